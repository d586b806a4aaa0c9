"""A report as a page for a terminal: what it is, its tables, its findings, the account of its figures."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from govinfo_report.cli.findings import finding_lines
from govinfo_report.cli.tables import official_tables, other_rows
from govinfo_report.cli.text import Language, one_line, word
from govinfo_report.models.printed import FigureClass
from govinfo_report.models.report import Format, Report
from govinfo_report.parsing.grammars import forms

__all__ = ["account_line", "print_report"]

_ABSENT = "?"


def print_report(report: Report, name: str | None, console: Console, language: Language) -> None:
    """Print one report. Nothing is cut where the console is too narrow for the figures.

    Args:
        report: The report.
        name: What to call its source.
        console: Where to.
        language: Of everything that is not the form's or the document's own.
    """
    for part in _parts(report, name, console.width, language):
        console.print(part, crop=False, highlight=False, markup=False, emoji=False)


def _parts(report: Report, name: str | None, width: int, language: Language) -> Iterator[RenderableType]:
    yield _header(report, name, language)
    yield ""
    if report.cells:
        yield Text(word("signs", language), "dim")
    yield from official_tables(report, language)
    others = other_rows(report.indicators, language)
    if others is not None:
        yield others
    if not report.cells and others is None and report.facts:
        yield _facts(report, language)
    for one in report.attachments:
        held = word("attached" if one.present else "missing", language)
        yield Text.assemble(
            ("attachments: " if language is Language.ENGLISH else "附件："), one_line(one.name), f" ({held})"
        )
    yield ""
    if not report.diagnostics:
        yield Text(word("no findings", language), "green")
    for finding in report.diagnostics:
        yield from finding_lines(finding, report.document.text, language, width)
        yield ""
    yield Text(account_line(report, language), "bold")


def _header(report: Report, name: str | None, language: Language) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    year = _ABSENT if report.year is None else str(report.year)
    rows = {
        "agency": one_line(report.agency or _ABSENT),
        "year": year,
        "title": one_line(report.title or _ABSENT),
        "format": _format(report, language),
        "source": ", ".join((one_line(name or _ABSENT), report.source.media_type)),
    }
    for label, value in rows.items():
        table.add_row(Text(word(label, language), "dim"), Text(value, "bold"))
    return table


def _format(report: Report, language: Language) -> str:
    if report.format is None:
        return word("no form", language)
    if report.format is Format.INDICATORS_OTHER:
        return f"{report.format} {word('other form', language)}"
    mixed = any(use.format not in {None, report.format} for use in report.table_uses)
    named = f"{report.format} {forms()[report.format].title}"
    return f"{named} ({word('mixed', language)})" if mixed else named


def _facts(report: Report, language: Language) -> Table:
    table = Table(title=Text(word("stated", language), "bold"), title_justify="left", box=None, pad_edge=False)
    table.add_column(overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for fact in report.facts:
        table.add_row(
            Text(one_line(fact.metric)),
            Text(one_line(f"{fact.value}{fact.unit or ''}{fact.qualifier or ''}")),
            Text(one_line(fact.quote), "dim"),
        )
    return table


def account_line(report: Report, language: Language) -> str:
    """Where the figures of the source ended, in one line."""
    total = len(report.account)
    parts = [
        f"{count} {word('label figure' if kind is FigureClass.LABEL else kind, language)}"
        for kind, count in report.account.totals.items()
        if count
    ]
    return (
        f"{total} {word('figures', language)}: {', '.join(parts)}" if parts else f"{total} {word('figures', language)}"
    )
