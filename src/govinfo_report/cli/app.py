"""The command: ``parse`` reads reports, ``demo`` shows what that gives; of many, :mod:`govinfo_report.cli.panel`."""

from __future__ import annotations

import enum
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Annotated

import typer
from attrs import frozen
from rich.console import Console
from rich.progress import track

import govinfo_report
from govinfo_report.api import parse_many
from govinfo_report.cli.language import Language, language_of_locale, words
from govinfo_report.cli.panel import ingest, query
from govinfo_report.cli.show import Screen
from govinfo_report.diagnostics import Severity
from govinfo_report.examples import EXAMPLES, example
from govinfo_report.export.delimited import write_csv
from govinfo_report.export.summary import json_text, summary_record
from govinfo_report.intake.item import Item
from govinfo_report.limits import Limits
from govinfo_report.models.report import Report
from govinfo_report.readers.registry import Given

__all__ = ["app"]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
# Without a terminal there is no width: wide enough for a matrix with its labels on one line.
_WIDTH_OF_A_FILE = 132


class OutputFormat(enum.StrEnum):
    """What ``parse`` writes."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


_Lang = Annotated[Language | None, typer.Option("--lang", help="Language of tables and messages. 界面语言。")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"govinfo-report {govinfo_report.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version. 显示版本。")
    ] = False,
) -> None:
    """读取政府信息公开工作年度报告。 Read Chinese annual reports on open government information."""


@app.command()
def parse(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Files, folders (every file in them), or - for standard input. 文件、文件夹或标准输入（-）。",
        ),
    ],
    format_: Annotated[
        OutputFormat, typer.Option("--format", "-f", help="What to write. 输出格式。")
    ] = OutputFormat.TABLE,
    out: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT", dir_okay=False, help="Write to this file. 写入文件。"),
    ] = None,
    lang: _Lang = None,
) -> None:
    """读取报告，显示表格与诊断。 Read reports: their tables, and what is doubtful about them.

    退出码：0 已读取，1 读取有错误，2 用法错误。 Exit code: 0 read, 1 read with errors, 2 misuse.
    """
    language = lang or language_of_locale()
    sources = list(_sources(files, out))
    if not sources:
        raise typer.BadParameter("no file in these folders", param_hint="FILE")
    several = len(sources) > 1 or any(Path(name).is_dir() for name in files)
    with _opened(out) as output:
        reports = _shown_progress(sources, language, to_terminal=output.isatty())
        counted = Counter[Severity | None]()
        named = _counted(zip((one.name for one in sources), reports, strict=True), counted)
        if format_ is OutputFormat.JSON:
            _write_json((report for _, report in named), output, several=several)
        elif format_ is OutputFormat.CSV:
            write_csv((report for _, report in named), output)
        else:
            screen = Screen(_console(output), language)
            for name, report in named:
                screen.show(report, name)
            if several:
                screen.show_summary(counted)
    if counted[Severity.ERROR]:
        raise typer.Exit(1)


@app.command()
def demo(
    lang: _Lang = None,
    save: Annotated[
        Path | None,
        typer.Option(
            "--save", metavar="FOLDER", file_okay=False, help="Also write the examples there. 将示例文件存入文件夹。"
        ),
    ] = None,
) -> None:
    """演示：读取每种格式的虚构报告。 Show what is read from an invented report of each form."""
    screen = Screen(_console(sys.stdout), lang or language_of_locale())
    for name, report in zip(EXAMPLES, parse_many(example(name) for name in EXAMPLES), strict=True):
        screen.show(report, name)
    if save:
        save.mkdir(parents=True, exist_ok=True)
        for name in EXAMPLES:
            (save / name).write_bytes(example(name))


app.command()(ingest)
app.command()(query)


@frozen
class _Source:
    name: str
    given: Path | Item


def _sources(files: Sequence[str], out: Path | None) -> Iterator[_Source]:
    """Everything to read: files as given, of folders every file that is not hidden, in the order of their names."""
    for name in files:
        path = Path(name)
        if name == "-":
            yield _Source(name, Item(Given(sys.stdin.buffer.read(Limits().bytes + 1), name)))
        elif path.is_dir():
            inside = (one for one in path.rglob("*") if one.is_file())
            visible = (one for one in inside if not any(part.startswith(".") for part in one.relative_to(path).parts))
            yield from (_Source(str(one), one) for one in sorted(visible) if out is None or not _is_same(one, out))
        elif path.exists():
            yield _Source(name, path)
        else:
            raise typer.BadParameter(f"there is no {name!r}", param_hint="FILE")


def _is_same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)


@contextmanager
def _opened(out: Path | None) -> Iterator[IO[str]]:
    """Where to write: a file, or standard output, in UTF-8 unless that is a terminal."""
    if out is None:
        if not sys.stdout.isatty() and isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        yield sys.stdout
        return
    try:
        file = out.open("w", encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        raise typer.BadParameter(f"{out} cannot be written: {error.strerror}", param_hint="--output") from None
    with file:
        yield file


def _console(output: IO[str]) -> Console:
    is_terminal = output.isatty()
    if is_terminal and isinstance(output, TextIOWrapper):
        output.reconfigure(errors="replace")
    return Console(
        file=output, width=None if is_terminal else _WIDTH_OF_A_FILE, highlight=False, markup=False, emoji=False
    )


def _shown_progress(sources: Sequence[_Source], language: Language, *, to_terminal: bool) -> Iterable[Report]:
    """The reports, lazily; a bar where it can be seen and is not in the way."""
    reports = parse_many(one.given for one in sources)
    if to_terminal or len(sources) == 1 or not sys.stderr.isatty():
        return reports
    return track(reports, words("reading", language), total=len(sources), console=Console(stderr=True))


def _counted(named: Iterable[tuple[str, Report]], counted: Counter[Severity | None]) -> Iterator[tuple[str, Report]]:
    """The same, while counting the worst severity of each report."""
    order = list(Severity)
    for name, report in named:
        counted[max((one.severity for one in report.diagnostics), key=order.index, default=None)] += 1
        yield name, report


def _write_json(reports: Iterable[Report], output: IO[str], *, several: bool) -> None:
    """One object, or an array of objects written one by one."""
    for number, report in enumerate(reports):
        output.write((",\n" if number else "[\n") if several else "")
        output.write(json_text(summary_record(report)))
    output.write("\n]\n" if several else "\n")
