"""Rules over the tables of a report: whether all are there, each once, and none read as empty."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from govinfo_report.checks.findings_of_structure import (
    MissingTable,
    RepeatedTable,
    VacuousReading,
)
from govinfo_report.checks.registry import rule
from govinfo_report.diagnostics import Diagnostic, Severity, Span
from govinfo_report.lexing.numbers import CellKind
from govinfo_report.models.printed import Figure, FigureClass
from govinfo_report.models.report import ARTICLE20, Format, Report
from govinfo_report.parsing.grammars import forms, row_path, table_forms
from govinfo_report.parsing.titles import table_titles
from govinfo_report.spans import inside_each

__all__ = ["RULES", "missing_table", "missing_tables", "repeated_table", "vacuous_reading"]

_FEWEST_LOST = 3
"""Lost figures that make a table of zeros doubtful; one or two may be page numbers."""


@rule("repeated-table", severity=Severity.INFO, basis="一份报告每种表格只有一张")
def repeated_table(report: Report) -> Iterator[Diagnostic]:
    """The page holds each table of the form once.

    Why: a draft may have been left beside the final report; which of the two counts, nobody can tell from the page.

    Example: two request matrices on one page.

    Exceptions: a table that is cut by a page and goes on with its header repeated is one table.
    """
    conflicting = [one.data["second_span"] for one in report.diagnostics if one.code == "conflicting-values"]
    conflicts = inside_each(_regions(report), conflicting, lambda span: span)
    seen: set[str] = set()
    for use, lost, second in zip(report.table_uses, _lost(report), conflicts, strict=True):
        again = use.name in seen
        seen.add(use.name)
        # What a table gives for a path that has a value already stays unparsed, under that path.
        if again and (second or any(_is_elsewhere(report, figure) for figure in lost)):
            yield RepeatedTable.at(use.span, None, table=table_titles().get(use.name, use.name), conflicts=len(second))


def _is_elsewhere(report: Report, figure: Figure) -> bool:
    """Whether the value of an unparsed figure's path is printed at another place."""
    cell = report.cells.get(figure.path or "")
    return cell is not None and not cell.span.start <= figure.span.start < cell.span.end


def _regions(report: Report) -> list[Span]:
    return [use.span for use in report.table_uses]


def _lost(report: Report) -> list[list[Figure]]:
    """Figures of each table that are in no value."""
    return inside_each(_regions(report), report.account.of(FigureClass.UNPARSED), lambda figure: figure.span)


@rule(
    "missing-table",
    severity=Severity.WARNING,
    forms=ARTICLE20,
    basis="国办公开办函〔2021〕30号：年度报告应包含全部表格",
)
def missing_table(report: Report) -> Iterator[Diagnostic]:
    """All tables of the form are on the page.

    Why: a table that is an image, an attachment, or beyond the end of a cut text would be taken for one that was
    never filled in.

    Example: the Article 20 items and the request matrix, and no table of reconsideration and litigation.

    Exceptions: not said where the text ends inside a table, nor of a table of which a part was found.
    """
    missing = missing_tables(report)
    if missing:
        titles = "、".join(table_titles()[name] for name in missing)
        yield MissingTable.at(None, None, count=len(missing), tables=titles)


def missing_tables(report: Report) -> tuple[str, ...]:
    """The tables of the form that are not on the page."""
    if len(report.cells) < 2 or any(one.code == "cut-off" for one in report.diagnostics):
        return ()
    return _without_row(report.format, tuple(report.cells), frozenset(use.name for use in report.table_uses))


# Reports that print the same paths share this; most follow their form to the letter.
@lru_cache(maxsize=64)
def _without_row(form: Format | None, paths: tuple[str, ...], seen: frozenset[str]) -> tuple[str, ...]:
    own = forms()[form.value] if form else None
    if own is None:
        return ()
    tables = (*own.tables, *own.shared)
    # A row that two tables take is that of the last: since 2021, 行政事业性收费 has a table of its own.
    table_of = {row_path(rule): name for name in tables for rule in table_forms()[name].rows if rule not in own.added}
    there = seen.union(table_of.get(path.rpartition(".")[0], "") for path in paths)
    return tuple(name for name in tables if name not in there)


@rule("vacuous-reading", severity=Severity.ERROR, basis="空表满足一切勾稽关系")
def vacuous_reading(report: Report) -> Iterator[Diagnostic]:
    """A table that was read as empty holds no figures that were not understood.

    Why: an empty table satisfies every sum, so sums cannot tell that it was not read.

    Example: a matrix of which all cells were read as blank, while its figures stand beside them.

    Exceptions: with zeros printed, up to two figures may be page numbers inside the table. A table with a text in one
    of its cells is reported as that (``text-cell``).
    """
    if not any(one.kind is FigureClass.UNPARSED for one in report.account.figures):
        return
    bound = inside_each(_regions(report), report.cells.values(), lambda cell: cell.span)
    for use, cells, figures in zip(report.table_uses, bound, _lost(report), strict=True):
        if not cells or any(cell.value or cell.kind is CellKind.TEXT for cell in cells):
            continue
        lost = [one.text for one in figures if one.text.strip("0０")]
        if len(lost) >= (1 if all(cell.value is None for cell in cells) else _FEWEST_LOST):
            title, shown = table_titles().get(use.name, use.name), "、".join(lost[:8])
            yield VacuousReading.at(use.span, None, table=title, count=len(lost), figures=shown)


RULES = (missing_table, repeated_table, vacuous_reading)
