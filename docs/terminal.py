"""A run of the command in a terminal, as a picture: what is in it was printed, colours and all.

The picture is an SVG that loads nothing, on the dark ground of a terminal, so that it is read on a light page and on a
dark one. Every run of characters stands at its column: Chinese characters take two, whatever font shows them.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen
from rich.cells import cell_len
from rich.color import blend_rgb
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from govinfo_report.examples import EXAMPLES, example

FOLDER = Path(__file__).parent / "_static" / "pictures"
LOCALES: Mapping[str, str] = {"": "en_US.UTF-8", ".zh_CN": "zh_CN.UTF-8"}
"""What stands behind a picture's name in the pages of a language, and the locale of the run in it."""

# Pixels.
_SIZE, _CELL, _LINE, _MARGIN, _BAR = 14, 8.4, 20, 16, 34
_SIZE_OF_WIDE = 16  # as wide as two cells
_THEME = TerminalTheme(
    (27, 31, 39),
    (221, 225, 232),
    [
        (27, 31, 39),
        (240, 113, 120),
        (152, 195, 121),
        (240, 190, 90),
        (110, 170, 240),
        (200, 140, 230),
        (90, 200, 210),
        (221, 225, 232),
    ],
)


@frozen
class Terminal:
    """Commands that are typed one after the other, in a folder with the examples of the package."""

    name: str
    suffix: str
    """A key of :data:`LOCALES`."""
    commands: tuple[str, ...]
    columns: int = 96

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return FOLDER / f"{self.name}{self.suffix}.svg"

    def printed(self) -> str:
        """The whole screen: each command behind its prompt, and what it printed."""
        with TemporaryDirectory() as folder:
            (Path(folder) / "examples").mkdir()
            for name in EXAMPLES:
                (Path(folder) / "examples" / name).write_bytes(example(name))
            runs = (_typed(command, folder, self.columns, LOCALES[self.suffix]) for command in self.commands)
            return "\n".join(f"\x1b[1;34m$\x1b[0m \x1b[1m{command}\x1b[0m\n{text}" for command, text in runs).rstrip()

    def svg(self) -> str:
        """The picture, with the digest of what it shows."""
        printed = self.printed()
        return _svg(Text.from_ansi(printed), self.columns, digest_of(printed))


_COMMANDS = ("govinfo-report check examples", "govinfo-report explain review-total")
TERMINALS = tuple(Terminal("terminal", suffix, _COMMANDS) for suffix in LOCALES)


def digest_of(printed: str) -> str:
    """What tells whether a picture is still true."""
    return hashlib.sha256(printed.encode()).hexdigest()


def _typed(command: str, folder: str, columns: int, locale: str) -> tuple[str, str]:
    """A command, and what stands on a terminal so many columns wide when it has ended."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 100, columns, 0, 0))
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "PYTHONPATH", "HOME"}}
    process = subprocess.Popen(
        [sys.executable, "-m", "govinfo_report.cli", *command.split()[1:]],
        cwd=folder,
        env={**kept, "TERM": "xterm", "LC_ALL": locale, "PYTHONUTF8": "1"},
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,  # a bar that is gone when the run has ended
    )
    os.close(theirs)
    printed = b"".join(_until_closed(ours))
    os.close(ours)
    process.wait()
    return command, printed.decode().replace("\r\n", "\n").rstrip() + "\n"


def _until_closed(terminal: int) -> Iterator[bytes]:
    try:
        while data := os.read(terminal, 65536):
            yield data
    except OSError:  # how Linux says that the other side of a terminal was closed
        return


def _svg(screen: Text, columns: int, digest: str) -> str:
    lines = screen.split("\n", allow_blank=True)
    width, height = columns * _CELL + 2 * _MARGIN, len(lines) * _LINE + _BAR + _MARGIN
    runs = "\n".join(_runs(lines))
    dots = "".join(
        f'<circle cx="{_MARGIN + 6 + 18 * n}" cy="17" r="5" fill="{colour}"/>'
        for n, colour in enumerate(("#f07178", "#f0be5a", "#98c379"))
    )
    fonts = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans CJK SC', 'PingFang SC', monospace"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}"'
        f' font-family="{fonts}" font-size="{_SIZE}">\n<desc>shows {digest}</desc>\n'
        f'<rect width="100%" height="100%" rx="8" fill="{_THEME.background_color.hex}"/>\n{dots}\n{runs}\n</svg>\n'
    )


def _runs(lines: list[Text]) -> Iterator[str]:
    """A text element a run of characters of one style and one width."""
    for number, line in enumerate(lines):
        y = _BAR + number * _LINE + _SIZE
        styles = [Style.null()] * len(line.plain)
        for span in line.spans:
            given = span.style if isinstance(span.style, Style) else Style.parse(span.style)
            styles[span.start : span.end] = [one + given for one in styles[span.start : span.end]]
        column = 0
        for (style, wide), group in groupby(
            zip(line.plain, styles, strict=True), key=lambda one: (one[1], cell_len(one[0]) == 2)
        ):
            text = "".join(character for character, _ in group)
            if shown := text.strip():
                x = _MARGIN + (column + len(text) - len(text.lstrip())) * _CELL
                size = f' font-size="{_SIZE_OF_WIDE}"' if wide else ""
                words = escape(shown, quote=False).replace(" ", "\N{NO-BREAK SPACE}")
                length = cell_len(shown) * _CELL
                yield f'<text x="{x:g}" y="{y}" textLength="{length:g}"{size}{_look(style)}>{words}</text>'
            column += cell_len(text)


def _look(style: Style) -> str:
    given = style.color if style.color and not style.color.is_default else None
    colour = given.get_truecolor(_THEME) if given else _THEME.foreground_color
    if style.dim:
        colour = blend_rgb(colour, _THEME.background_color, 0.35)
    return f' fill="{colour.hex}"' + (' font-weight="bold"' if style.bold else "")


def make() -> Iterator[Path]:
    """Make every picture of a terminal."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for one in TERMINALS:
        one.file.write_text(one.svg(), encoding="utf-8")
        yield one.file
