"""What a verb of the command reads and where it writes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import IO

import typer
from attrs import frozen
from rich.console import Console
from rich.progress import track

from govinfo_report.api import parse_many
from govinfo_report.cli.language import Language, words
from govinfo_report.export.replacing import replaced
from govinfo_report.extras import MissingExtraError
from govinfo_report.intake.finding import expanded, sources
from govinfo_report.intake.item import Item
from govinfo_report.limits import DEFAULT_LIMITS
from govinfo_report.models.report import Report
from govinfo_report.readers import registry

__all__ = ["Documents", "console_on", "documents_of", "opened", "reports_of", "standard_output"]

# Without a terminal there is no width: wide enough for a matrix with its labels on one line.
_WIDTH_OF_A_FILE = 132
_STANDARD_INPUT = "-"


@frozen
class Documents:
    """What a verb reads."""

    items: Iterator[Item]
    """The documents, each read when it is asked for."""
    several: bool
    """Whether there may be several: folders, patterns, rows and crawls have any number."""


def documents_of(files: Sequence[str], out: Path | None) -> Documents:
    """Everything to read, as :func:`govinfo_report.sources` finds it; ``-`` is standard input.

    Args:
        files: What was named.
        out: Where to write; the file of that name is no document of the folder that it lies in.

    Raises:
        typer.BadParameter: there is no such file, none at all, or ``out`` is one that was named.
    """
    try:
        places = [path for one in files if one != _STANDARD_INPUT for path in expanded(one)]
    except FileNotFoundError as error:
        raise typer.BadParameter(str(error), param_hint="FILE") from None
    if out is not None and any(_is_same(one, out) for one in places):
        raise typer.BadParameter(f"{out} is to be read", param_hint="--output")
    items = _items(files, out)
    first = next(items, None)
    if first is None:
        raise typer.BadParameter("no document is in there", param_hint="FILE")
    is_row = first.origin is not None and first.origin.member is not None
    named = {Path(one) for one in files}
    several = len(files) > 1 or is_row or any(one.is_dir() or one not in named for one in places)
    return Documents(chain([first], items), several)


def _items(files: Sequence[str], out: Path | None) -> Iterator[Item]:
    for name in files:
        if name == _STANDARD_INPUT:
            yield Item(registry.Given(sys.stdin.buffer.read(DEFAULT_LIMITS.bytes + 1), name))
            continue
        try:
            for item in sources(name):
                if out is None or item.origin is None or not _is_same(Path(item.origin.file), out):
                    yield item
        except MissingExtraError as missing:
            raise typer.BadParameter(str(missing), param_hint="FILE") from None


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths are those of one file."""
    return one.exists() and other.exists() and one.samefile(other)


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


def reports_of(documents: Documents, language: Language, *, to_terminal: bool) -> Iterable[tuple[str, Report]]:
    """The reports with the names of their sources, lazily; a bar where it can be seen and is not in the way."""
    reports = ((_name_of(item), report) for item in documents.items for report in parse_many([item]))
    if to_terminal or not documents.several or not sys.stderr.isatty():
        return reports
    return track(reports, words("reading", language), console=Console(stderr=True))


def _name_of(item: Item) -> str:
    """The file, and which of its rows or members, so that no two have one name."""
    if item.origin is None:
        return item.given.name or ""
    return item.origin.file if item.origin.member is None else f"{item.origin.file}#{item.origin.member}"
