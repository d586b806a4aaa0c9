"""The command: all verbs for single reports; for many, :mod:`govinfo_report.cli.panel`."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Annotated

import typer

import govinfo_report
from govinfo_report.api import parse_many
from govinfo_report.cli.check_command import check
from govinfo_report.cli.explain_command import explain
from govinfo_report.cli.inputs import console_on, documents_of, opened, reports_of, standard_output
from govinfo_report.cli.language import language_of_locale
from govinfo_report.cli.options import Files, Lang, Output
from govinfo_report.cli.panel import ingest, query
from govinfo_report.cli.show import Screen
from govinfo_report.diagnostics import Severity
from govinfo_report.examples import EXAMPLES, example
from govinfo_report.export.delimited import write_csv
from govinfo_report.export.page import to_html
from govinfo_report.export.summary import json_text, summary_record
from govinfo_report.models.report import Report

__all__ = ["app"]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class OutputFormat(enum.StrEnum):
    """What ``parse`` writes."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


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


@app.command(short_help="读取报告，显示表格。 Read reports: tables and doubts.")
def parse(
    files: Files,
    format_: Annotated[
        OutputFormat, typer.Option("--format", "-f", help="What to write. 输出格式。")
    ] = OutputFormat.TABLE,
    out: Output = None,
    lang: Lang = None,
) -> None:
    """读取报告，显示表格与诊断。 Read reports: their tables, and what is doubtful about them.

    退出码：0 已读取，1 读取有错误，2 用法错误。 Exit code: 0 read, 1 read with errors, 2 misuse.
    """
    language = lang or language_of_locale()
    documents = documents_of(files, out)
    with opened(out) as output:
        counted = Counter[Severity | None]()
        named = _counted(reports_of(documents, language, to_terminal=output.isatty()), counted)
        if format_ is OutputFormat.JSON:
            _write_json((report for _, report in named), output, several=documents.several)
        elif format_ is OutputFormat.CSV:
            write_csv((report for _, report in named), output)
        else:
            screen = Screen(console_on(output), language)
            for name, report in named:
                screen.show(report, name)
            if documents.several:
                screen.show_summary(counted)
    if counted[Severity.ERROR]:
        raise typer.Exit(1)


@app.command(short_help="生成网页，追溯数字。 Make a page of one report.")
def view(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A file, or - for standard input. 一个文件，或标准输入（-）。")
    ],
    out: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PAGE", dir_okay=False, help="Write to this file. 写入文件。"),
    ] = None,
    lang: Lang = None,
) -> None:
    """生成网页：每个数字的依据与原文出处。 Make a page of a report that shows where each figure stands.

    退出码：0 已读取，1 读取有错误，2 用法错误。 Exit code: 0 read, 1 read with errors, 2 misuse.
    """
    documents = documents_of([file], out)
    is_zip = file.lower().endswith(".zip") and Path(file).is_file()  # one document with its attachments
    if documents.several and not is_zip:
        raise typer.BadParameter("a page is made of one document", param_hint="FILE")
    (report,) = parse_many([Path(file) if is_zip else next(documents.items)])
    page = to_html(report, lang or language_of_locale())
    with opened(out) as output:
        output.write(page)
    if report.errors:
        raise typer.Exit(1)


@app.command(short_help="演示：读取虚构报告。 Read invented reports.")
def demo(
    lang: Lang = None,
    save: Annotated[
        Path | None,
        typer.Option(
            "--save", metavar="FOLDER", file_okay=False, help="Also write the examples there. 将示例文件存入文件夹。"
        ),
    ] = None,
) -> None:
    """演示：读取每种格式的虚构报告。 Show what is read from an invented report of each form."""
    screen = Screen(console_on(standard_output()), lang or language_of_locale())
    for name, report in zip(EXAMPLES, parse_many(example(name) for name in EXAMPLES), strict=True):
        screen.show(report, name)
    if save:
        save.mkdir(parents=True, exist_ok=True)
        for name in EXAMPLES:
            (save / name).write_bytes(example(name))


app.command(short_help="检查勾稽关系与结构。 Say what is wrong.")(check)
app.command(short_help="解释诊断代码。 Explain a code.")(explain)
app.command()(ingest)
app.command()(query)


def _counted(named: Iterable[tuple[str, Report]], counted: Counter[Severity | None]) -> Iterator[tuple[str, Report]]:
    """The same, while counting the worst severity of each report."""
    for name, report in named:
        counted[max((one.severity for one in report.diagnostics), key=lambda one: one.rank, default=None)] += 1
        yield name, report


def _write_json(reports: Iterable[Report], output: IO[str], *, several: bool) -> None:
    """One object, or an array of objects written one by one."""
    for number, report in enumerate(reports):
        output.write((",\n" if number else "[\n") if several else "")
        output.write(json_text(summary_record(report)))
    output.write("\n]\n" if several else "\n")
