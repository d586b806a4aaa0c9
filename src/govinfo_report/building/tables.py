"""Bind the cells of a table to their paths: fit its rows to its columns, and say what does not fit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import count, pairwise, takewhile
from typing import NamedTuple

from attrs import define, evolve, field

from govinfo_report.building.columns import PrintedColumn, total_in_place
from govinfo_report.building.findings import (
    ColumnOrder,
    ColumnsReordered,
    EmptyRow,
    ExtraCell,
    GuessedLabel,
    MissingCell,
    StrayText,
    TextInCell,
    UnknownRow,
    UnplacedRow,
    UnreadFigure,
)
from govinfo_report.building.fitting import fit_table
from govinfo_report.building.form import kept_by_row
from govinfo_report.building.leftover import row_of_label
from govinfo_report.building.parsed import ParsedRow, ParsedTable
from govinfo_report.building.paths import path_of, paths_of_row
from govinfo_report.building.room import Habits
from govinfo_report.building.rows import Fit
from govinfo_report.building.ways import Ways, is_code, ways_of
from govinfo_report.diagnostics import Diagnostic, Span
from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.labels import EXACT, FUZZY, MatchKind, canonical_label
from govinfo_report.lexing.numbers import BLANK, TEXT, figures, money_unit
from govinfo_report.lexing.tokens import Label, Unknown
from govinfo_report.models.paths import in_common
from govinfo_report.models.printed import Binding, Cell, Indicator, Number
from govinfo_report.parsing.grammars import column_name, open_tables, review_heads, row_path
from govinfo_report.parsing.terminals import is_of_form

__all__ = ["TableReading", "bind_table", "row_of_review", "subjects_of"]


@define
class TableReading:
    """What one table says.

    Attributes:
        table: The parsed table.
        columns: Its columns.
        cells: Bound cells, in reading order; a path may occur twice.
        indicators: Rows as printed, of indicator tables and rows without a path.
        diagnostics: What was found.
        bound: Where the values stand that ended in a path, with the path, or in an indicator row (None).
        codes: Where the codes of rows stand, in front of their values, and the numbers of columns.
    """

    table: ParsedTable
    columns: tuple[PrintedColumn, ...]
    cells: list[Cell] = field(factory=list)
    indicators: list[Indicator] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)
    bound: list[tuple[Span, str | None]] = field(factory=list)
    codes: list[Span] = field(factory=list)


def bind_table(
    table: ParsedTable,
    columns: tuple[PrintedColumn, ...],
    ways: Ways,
    habits: Habits,
    *,
    blank: Collection[str],
) -> TableReading:
    """Give the cells of a table their paths.

    Args:
        table: The parsed table.
        columns: Its columns.
        ways: The ways in which its rows fit them.
        habits: How tables of its kind are set in the document.
        blank: Rules of the rows whose label, with nothing beside it, is a row of blank cells.
    """
    numbers = [cell.span for cell in table.column_numbers]
    reading = TableReading(table, columns, diagnostics=list(table.diagnostics), codes=numbers)
    rows = list(table.rows)
    if table.cut_at is not None and rows:
        whole = tuple(cell for cell in rows[-1].cells if cell.span.end < table.cut_at)
        rows[-1] = evolve(rows[-1], cells=whole)
        ways = ways_of([row.cells for row in rows], columns, names=[row.rule for row in rows])
    fits = fit_table(table, rows, columns, ways, habits, blank=blank)
    if table.form.name == "requests":
        reading.columns = total_in_place(columns, [fit.cells for fit in fits if fit.cells])
    _judge_order(reading, [fit.cells for fit in fits if fit.cells])
    values = [column for column in reading.columns if not column.leads]
    for row, fit in zip(rows, fits, strict=True):
        if row.cells or fit.cells:
            _bind_row(reading, values, row, fit)
        elif row.label and row.has_figures_in_label:
            path, text = path_of(table.form, row), _label_text(row.label)
            reading.diagnostics.append(UnreadFigure.at(row.label.atoms[0].span, path, text=text))
    _judge_empty(reading, rows, fits)
    _judge_passed(reading, rows)
    return reading


def _judge_empty(reading: TableReading, rows: Sequence[ParsedRow], fits: Sequence[Fit]) -> None:
    """Report rows without cells: in a grid all, else those before rows with cells, where blank ones are printed."""
    if any(row.cells and row.cells[0].ruled for row in rows):
        expected = sum(not column.leads for column in reading.columns)
        for row, fit in zip(rows, fits, strict=True):
            if row.is_item and row.label and not row.cells and fit.cells is None:
                shown = {"label": _label_text(row.label), "found": 0, "expected": expected}
                path = path_of(reading.table.form, row)
                reading.diagnostics.append(MissingCell.at(row.label.atoms[0].span, path, **shown))
        return
    blanks = any(cell.reading.kind is BLANK for row in rows for cell in row.cells)
    for (row, fit), below in pairwise(zip(rows, fits, strict=True)):
        one_below = (below[0].is_item and blanks) or isinstance(below[0].label, Unknown)
        if row.is_item and not row.cells and fit.cells is None and one_below and below[0].cells and row.label:
            path = in_common(row_path(one.rule) for one in (row, below[0]) if one.is_item)
            shown = {"label": _label_text(row.label), "below": _label_text(below[0].label)}
            reading.diagnostics.append(EmptyRow.at(row.label.atoms[0].span, path, **shown))


def _judge_passed(reading: TableReading, rows: Sequence[ParsedRow]) -> None:
    """Report what the parse passed over: figures without a label, and short texts that may be cells of a row."""
    table = reading.table
    ends = {row.cells[-1].span: row for row in rows if row.cells}
    for before, atom in table.strays:
        if home := ends.get(before.span):
            path = path_of(table.form, home) or table.common_path
            reading.diagnostics.append(StrayText.at(atom.span, path, text=atom.text, label=_label_text(home.label)))
    # A row of the form whose cells were not found ends with its label.
    filled = [(row.cells[-1].span, row) for row in rows if row.cells]
    empty = [(row.label.atoms[-1].span, row) for row in rows if row.is_item and row.label and not row.cells]
    ended = sorted((*filled, *empty), key=lambda one: one[0])
    starts = [span.start for span, _ in ended]
    label: Atom | None = None
    for atom in table.passed:
        if figures(atom.text) and not atom.furniture:
            number = bisect_left(starts, atom.span.start) - 1
            end, above = ended[number] if number >= 0 else (None, None)
            behind = label is not None and (end is None or end < label.span)
            named = row_of_label(label.text) if label is not None and behind else None
            home = above if named is None else None  # without a label it may be a cell of the row above
            path = path_of(table.form, home) or table.common_path if home else named
            reading.diagnostics.append(UnreadFigure.at(atom.span, path, text=atom.text))
        elif not atom.is_value:
            label = atom


def _judge_order(reading: TableReading, rows: Sequence[tuple[Atom | None, ...]]) -> None:
    """Report headers in another order than the form's; leave their columns out where no values stand below them."""
    values = [column for column in reading.columns if not column.leads]
    printed = [column for column in values if column.name and column.atoms]
    form = [column_name(name) for name in reading.table.form.columns]
    known = sorted(
        (column for column in printed if column.name in form), key=lambda column: form.index(column.name or "")
    )
    moved = [column for column, expected in zip(printed, known, strict=False) if column is not expected]
    if not moved or reading.table.form.name == "review":
        return
    headers = "、".join(column.header or "" for column in moved)
    ruled = all(column.place is not None for column in moved)
    below = any(
        all(
            cell is not None and cell.column == column.place
            for column, cell in zip(values, row, strict=True)
            if column in moved
        )
        for row in rows
    )
    where, prefix = reading.table.span, reading.table.common_path
    if ruled and not below:
        reading.columns = tuple(evolve(column, name=None) if column in moved else column for column in reading.columns)
        reading.diagnostics.append(ColumnOrder.at(where, prefix, headers=headers))
    else:
        reading.diagnostics.append(ColumnsReordered.at(where, prefix, headers=headers))


def _label_text(label: Label | Unknown | None) -> str:
    return label.text.strip() if label is not None else ""


class _Placed(NamedTuple):
    """A cell under its column."""

    column: PrintedColumn
    path: str | None
    """None where the form has no value."""
    is_amount: bool
    cell: Atom

    @property
    def value(self) -> Number | None:
        """What is printed; an amount of money is a decimal."""
        value = self.cell.reading.value
        return Decimal(value) if self.is_amount and value is not None else value


def _bind_row(reading: TableReading, values: Sequence[PrintedColumn], row: ParsedRow, fit: Fit) -> None:
    """Give the cells of a row their paths; keep a row as printed that has none, or whose table is kept so."""
    table, path = reading.table, path_of(reading.table.form, row)
    where = _stretch(row.cells or tuple(cell for cell in fit.cells or () if cell is not None))
    if fit.cells is None:
        _leave_out(reading, len(values), row, where)
        return
    paths = paths_of_row(table.form.name, path, tuple(column.name for column in values))
    placed = [
        _Placed(column, own, is_amount, cell)
        for column, (own, is_amount), cell in zip(values, paths, fit.cells, strict=True)
        if cell is not None
    ]
    reading.codes += [
        cell.span for cell in takewhile(lambda cell: cell not in (fit.cells or ()), row.cells) if is_code(cell)
    ]
    is_kept = isinstance(row.label, Unknown) or table.form.name in kept_by_row()
    reading.cells += _cells_of(table, row, fit, placed)
    reading.bound += [(one.cell.span, one.path) for one in placed if one.path is not None or is_kept]
    if is_kept:
        reading.indicators.append(_as_printed(path, row, fit, placed, where))
    reading.diagnostics += _doubts_of_label(path, row)
    reading.diagnostics += _doubts_of_cells(path, placed, is_kept=is_kept)
    if any(cell is None and column.role != "remark" for column, cell in zip(values, fit.cells, strict=True)):
        shown = {"label": _label_text(row.label), "found": len(row.cells), "expected": len(values)}
        reading.diagnostics.append(MissingCell.at(where, path, **shown))
    if isinstance(row.label, Unknown) and table.form.name not in open_tables():
        for subject in subjects_of(table):
            reading.diagnostics.append(UnknownRow.at(row.label.atoms[0].span, subject, label=_label_text(row.label)))


def _stretch(cells: Sequence[Atom]) -> Span:
    return Span(cells[0].span.start, cells[-1].span.end)


def _leave_out(reading: TableReading, expected: int, row: ParsedRow, where: Span) -> None:
    """Report a row whose cells fit under no columns, or in several ways."""
    form, path = reading.table.form, path_of(reading.table.form, row)
    found = sum(not cell.is_unit for cell in row.cells)
    kind = MissingCell if found < expected else ExtraCell if found > expected else UnplacedRow
    label = _label_text(row.label) or (row_of_review() if form.name == "review" else form.name)
    for subject in [path] if path else subjects_of(reading.table):
        reading.diagnostics.append(kind.at(where, subject, label=label, found=found, expected=expected))
    if isinstance(row.label, Unknown):
        reading.indicators.append(Indicator(_label_text(row.label), None, {}, None, where))


def _doubts_of_label(path: str | None, row: ParsedRow) -> Iterator[Diagnostic]:
    """What to say of a label that is only similar to the form's."""
    label = row.label
    if isinstance(label, Label) and label.match.kind is FUZZY:
        shown = {"found": label.text, "label": canonical_label(label.terminal), "score": label.match.score}
        yield GuessedLabel.at(label.atoms[0].span, path, **shown)


def _doubts_of_cells(path: str | None, placed: Sequence[_Placed], *, is_kept: bool) -> Iterator[Diagnostic]:
    """What to say of figures that end nowhere, and of texts where figures should stand."""
    for column, own, _, cell in placed:
        if own is None and not is_kept and cell.is_number and column.name is not None:
            yield UnreadFigure.at(cell.span, path, text=cell.text)
        if cell.reading.kind is TEXT and column.role != "remark":
            yield TextInCell.at(cell.span, own or path, text=cell.text)


def _cells_of(table: ParsedTable, row: ParsedRow, fit: Fit, placed: Sequence[_Placed]) -> Iterator[Cell]:
    """The values of a row that have a path, each with its evidence."""
    text, match, score, runner_up, runner_up_score = _row_evidence(row.label)
    for one in placed:
        if one.path is None:
            continue
        column, cell = one.column, one.cell
        unit = cell.reading.unit or (fit.unit.text if fit.unit else None)
        if one.is_amount and unit is None:
            unit = money_unit(text or "") or money_unit(column.header or "") or table.money
        binding = Binding(text, match, score, column.header, runner_up, runner_up_score, cell.place, fit.placing)
        yield Cell(one.path, one.value, cell.text, cell.reading.kind, unit, cell.reading.note, cell.span, binding)


def _as_printed(path: str | None, row: ParsedRow, fit: Fit, placed: Sequence[_Placed], where: Span) -> Indicator:
    """A row by the headers of its columns."""
    printed: dict[str, Number | None] = {}
    for one in placed:
        printed[_unused(one.column.header or one.column.name or "", printed)] = one.value
    unit = fit.unit.text if fit.unit else None
    return Indicator(_label_text(row.label), unit, printed, path, where)


def row_of_review() -> str:
    """What the row of figures of the table of reconsideration and litigation is called, which has no label."""
    return "、".join(map(canonical_label, review_heads()))


def subjects_of(table: ParsedTable) -> Sequence[str | None]:
    """What the rows of a table are about."""
    return ["reconsideration", "litigation"] if table.form.name == "review" else [table.common_path]


def _unused(header: str, printed: Mapping[str, object]) -> str:
    """A header, numbered where the table repeats it."""
    numbered = (f"{header} ({number})" for number in count(2))
    return header if header not in printed else next(name for name in numbered if name not in printed)


def _row_evidence(label: Label | Unknown | None) -> tuple[str | None, MatchKind, float, str | None, float]:
    """What a :class:`Binding` says about the row: label, match, score, the label that came next and its score."""
    if not isinstance(label, Label):
        return _label_text(label) or None, EXACT, 100.0, None, 0.0
    match = label.match
    runner_up = canonical_label(match.runner_up) if match.runner_up and is_of_form(match.runner_up) else None
    return label.text.strip(), match.kind, match.score, runner_up, match.runner_up_score
