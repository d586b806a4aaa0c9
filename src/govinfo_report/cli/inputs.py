"""What a verb of the command reads and where it writes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO

import typer
from attrs import frozen
from rich.console import Console
from rich.progress import track

from govinfo_report.api import parse_many
from govinfo_report.cli.language import Language, words
from govinfo_report.export.replacing import replaced
from govinfo_report.intake.item import Item
from govinfo_report.limits import Limits
from govinfo_report.models.report import Report
from govinfo_report.readers import registry

__all__ = ["NamedSource", "console_on", "is_same", "opened", "reports_of", "sources_of", "standard_output"]

# Without a terminal there is no width: wide enough for a matrix with its labels on one line.
_WIDTH_OF_A_FILE = 132


@frozen
class NamedSource:
    """A source with its name."""

    name: str
    given: Path | Item


def sources_of(files: Sequence[str], out: Path | None) -> Sequence[NamedSource]:
    """Everything to read: files as given, of folders every file that is not hidden, in the order of their names.

    Raises:
        typer.BadParameter: there is no such file, or none at all.
    """
    sources = list(_sources(files, out))
    if not sources:
        raise typer.BadParameter("no file in these folders", param_hint="FILE")
    return sources


def _sources(files: Sequence[str], out: Path | None) -> Iterator[NamedSource]:
    for name in files:
        path = Path(name)
        if name == "-":
            yield NamedSource(name, Item(registry.Given(sys.stdin.buffer.read(Limits().bytes + 1), name)))
        elif path.is_dir():
            inside = (one for one in path.rglob("*") if one.is_file())
            visible = (one for one in inside if not any(part.startswith(".") for part in one.relative_to(path).parts))
            yield from (NamedSource(str(one), one) for one in sorted(visible) if out is None or not is_same(one, out))
        elif path.exists():
            yield NamedSource(name, path)
        else:
            raise typer.BadParameter(f"there is no {name!r}", param_hint="FILE")


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths are those of one file."""
    return other.exists() and one.samefile(other)


@contextmanager
def opened(out: Path | None) -> Iterator[IO[str]]:
    """Where to write: a file that is there when it is complete, or standard output."""
    if out is None:
        yield standard_output()
        return
    with replaced(out) as part:
        try:
            file = part.open("w", encoding="utf-8", errors="backslashreplace", newline="")
        except OSError as error:
            raise typer.BadParameter(f"{out} cannot be written: {error.strerror}", param_hint="--output") from None
        with file:
            yield file


def standard_output() -> IO[str]:
    """Standard output, in UTF-8 unless it is a terminal; what that cannot show stops nothing."""
    if isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    return sys.stdout


def console_on(output: IO[str]) -> Console:
    """A console that writes there, as wide as the terminal or as a file may be."""
    width = None if output.isatty() else _WIDTH_OF_A_FILE
    return Console(file=output, width=width, highlight=False, markup=False, emoji=False)


def reports_of(sources: Sequence[NamedSource], language: Language, *, to_terminal: bool) -> Iterable[Report]:
    """The reports, lazily; a bar where it can be seen and is not in the way."""
    reports = parse_many(one.given for one in sources)
    if to_terminal or len(sources) == 1 or not sys.stderr.isatty():
        return reports
    return track(reports, words("reading", language), total=len(sources), console=Console(stderr=True))
