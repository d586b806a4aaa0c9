"""Bind the cells of a table to their paths: fit its rows to its columns, and say what does not fit."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import count, pairwise

from attrs import define, evolve, field

from govinfo_report.building.bands import place_by_bands
from govinfo_report.building.columns import WHOLE_REVIEW, Column, total_in_place
from govinfo_report.building.drift import place_by_sums
from govinfo_report.building.findings import (
    ColumnOrder,
    ColumnsReordered,
    EmptyRow,
    ExtraCell,
    GuessedLabel,
    MissingCell,
    StrayText,
    TextCell,
    UnknownRow,
    UnplacedRow,
    UnreadFigure,
)
from govinfo_report.building.layout import LaidRow, blank_row, is_set, stand_beside
from govinfo_report.building.leftover import row_of_label
from govinfo_report.building.lengths import shorter_than_alike
from govinfo_report.building.marks import place_by_marks
from govinfo_report.building.parsed import ParsedRow, ParsedTable, in_common
from govinfo_report.building.room import Habits, Ways, ways_of
from govinfo_report.building.rows import Fit, fit_rows
from govinfo_report.building.sums import RowSums
from govinfo_report.diagnostics import Diagnostic, Span
from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.labels import EXACT, FUZZY, MatchKind, canonical_label
from govinfo_report.lexing.numbers import BLANK, TEXT, figures, money_unit
from govinfo_report.lexing.tokens import Label, Unknown
from govinfo_report.models.by_form import model_of
from govinfo_report.models.printed import Binding, Cell, Indicator, Placing
from govinfo_report.models.report import Format
from govinfo_report.models.schema import types_of
from govinfo_report.parsing.grammars import TableForm, column_name, row_path

# National and indicator tables are kept row by row as well; all other forms are those of Article 20.
_ROWS_KEPT = {"statistics_2014": Format.STATISTICS_2014, "indicators": Format.INDICATORS_FUJIAN}

__all__ = ["TableReading", "bind_table"]


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
    """

    table: ParsedTable
    columns: tuple[Column, ...]
    cells: list[Cell] = field(factory=list)
    indicators: list[Indicator] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)
    bound: list[tuple[Span, str | None]] = field(factory=list)


_Line = tuple[int, int]
"""Table and row of what stands beside each other."""


def _line_of(row: ParsedRow) -> _Line | None:
    """The line on which a row's cells and the end of its label stand; None where there are none, or several lines."""
    if not row.cells:
        return None
    first = row.cells[0]
    line = first.table, first.row
    beside = (*row.cells[1:], row.label.atoms[-1]) if row.label and row.label.atoms else row.cells[1:]
    return line if all((atom.table, atom.row) == line for atom in beside) else None


def _heads_of(columns: Sequence[Column]) -> tuple[Atom, ...]:
    """Where the headers begin; none where a column has lost its own."""
    heads = tuple(column.atoms[0] for column in columns if column.atoms)
    return heads if len(heads) == len(columns) else ()


def _one_line(heads: Sequence[Atom]) -> _Line | None:
    """The line on which all headers stand."""
    lines = {(atom.table, atom.row) for atom in heads}
    return lines.pop() if len(lines) == 1 else None


def _is_irregular(table: ParsedTable, line: _Line, head: _Line | None, *, ruled: bool) -> bool:
    """Whether a row's line is shorter than the others, or longer than its grid or its header: a cell lost or torn."""
    if line[0] < 0:
        return False
    length, usual = table.lines[line], table.usual_length
    if head is not None and head[0] == line[0] and length > table.lines[head]:
        return True
    return usual is not None and (length < usual or (ruled and length > usual))


def _is_regular(table: ParsedTable, line: _Line, *, ruled: bool) -> bool:
    """Whether a row of bars or tabs is as long as most lines of its table."""
    return not ruled and line[0] >= 0 and table.lines[line] == table.usual_length


def _is_cut(table: ParsedTable, row: ParsedRow, line: _Line | None, heads: Sequence[Atom]) -> bool:
    """Whether a row of bars or tabs that ends with a blank is shorter than its header, which is filled up."""
    if not table.blanks_behind or not heads or heads[0].ruled or heads[0].table < 0:
        return False
    if not row.cells or row.cells[-1].reading.kind is not BLANK:
        return False  # it has all of its values
    head = _one_line(heads)
    if line is not None and head is not None:
        return line[0] == head[0] and table.lines[line] < table.lines[head]
    # A cell a line: what fills up the header fills up its rows.
    return line is None and len(row.cells) == len(heads)


def bind_table(
    table: ParsedTable,
    columns: tuple[Column, ...],
    ways: Ways,
    habits: Habits,
    *,
    wide: bool,
    blank: Collection[str],
    cut_at: int | None = None,
    begun: bool = False,
) -> TableReading:
    """Give the cells of a table their paths.

    Args:
        table: The parsed table.
        columns: Its columns.
        ways: The ways in which its rows fit them.
        habits: How tables of its kind are set in the document.
        wide: Whether a Chinese character takes two places in columns of spaces.
        blank: Rules of the rows whose label, with nothing beside it, is a row of blank cells.
        cut_at: Offset at which the document ends inside this table; its last row may then be short.
        begun: Whether the document may begin inside its header; a blank then fills up no row, for it may be a value
            of a column whose header is lost.
    """
    reading = TableReading(table, columns, diagnostics=list(table.diagnostics))
    rows = list(table.rows)
    if cut_at is not None and rows:
        whole = tuple(cell for cell in rows[-1].cells if cell.span.end < cut_at)
        rows[-1] = evolve(rows[-1], cells=whole)
        ways = ways_of([row.cells for row in rows], columns)
    heads = _heads_of(columns)
    head = _one_line(heads)
    lined = [(_line_of(row), bool(row.cells) and row.cells[0].ruled) for row in rows]
    lacking = shorter_than_alike(rows)
    cut = [_is_cut(table, row, line, heads) or one for row, (line, _), one in zip(rows, lined, lacking, strict=True)]
    fits = fit_rows(
        ways,
        columns,
        habits,
        wide=wide,
        behind=table.blanks_behind,
        sums=_sums_of(table.form, columns),
        labels=[row.label.atoms if row.label else () for row in rows],
        irregular=[
            begun or (line is not None and _is_irregular(table, line, head, ruled=ruled)) for line, ruled in lined
        ],
        regular=[line is not None and _is_regular(table, line, ruled=ruled) for line, ruled in lined],
    )
    if table.form.name == "review":
        named = sum(column.role == "value" for column in columns)
        headed = [len(row.cells) < WHOLE_REVIEW or named == WHOLE_REVIEW for row in rows]  # else a block's are lost
        fits = [
            Fit(None) if fit.cells and (_is_chance(fit.cells) or not under_headers) else fit
            for fit, under_headers in zip(fits, headed, strict=True)
        ]
    fits = [Fit(None) if short else fit for fit, short in zip(fits, cut, strict=True)]
    if table.has_torn_header and sum(column.role == "value" for column in columns) < len(table.form.columns):
        # A row as long as the headers that are left has lost a cell.
        fits = [fit if row.cells and row.cells[0].ruled else Fit(None) for row, fit in zip(rows, fits, strict=True)]
    if any(fit.cells is None for fit in fits) and table.form.name in {"requests", "review"}:
        fits = _confirmed(table.form, rows, fits, columns, wide=wide)
    if table.form.name == "requests":
        columns = reading.columns = total_in_place(columns, [fit.cells for fit in fits if fit.cells])
    _judge_order(reading, [fit.cells for fit in fits if fit.cells])
    if cut_at is not None and rows and _lacks_end(table, rows[-1]):
        fits[-1] = Fit(None)  # its blanks in front are room, and what stood at its end is lost
    if cut_at is not None and fits and fits[-1].cells is None:
        fits[-1] = _short_fit(rows[-1].cells, columns)
    values = [column for column in reading.columns if not column.leads]
    if blank and cut_at is None and _has_blank_rows(table, columns):
        filled = {row.rule for row in rows if _is_filled(row)}
        fits = [
            Fit(blank_row(LaidRow.of(row), len(values)), placing=Placing.SPACES)
            if fit.cells is None and not _is_filled(row) and row.label and row.rule in blank and row.rule not in filled
            else fit
            for row, fit in zip(rows, fits, strict=True)
        ]
    for row, fit in zip(rows, fits, strict=True):
        if row.cells or fit.cells:
            _bind_row(reading, values, row, fit)
    _judge_empty(reading, rows, fits)
    _judge_passed(reading, rows)
    return reading


def _judge_empty(reading: TableReading, rows: Sequence[ParsedRow], fits: Sequence[Fit]) -> None:
    """Report rows without cells in front of rows with cells, where blank cells are printed."""
    if not any(cell.reading.kind is BLANK for row in rows for cell in row.cells):
        return
    for (row, fit), below in pairwise(zip(rows, fits, strict=True)):
        if row.is_item and not row.cells and fit.cells is None and below[0].is_item and below[0].cells and row.label:
            path = in_common(row_path(one.rule) for one in (row, below[0]))
            shown = {"label": _label_text(row.label), "below": _label_text(below[0].label)}
            reading.diagnostics.append(EmptyRow.at(row.label.atoms[0].span, path, **shown))


def _judge_passed(reading: TableReading, rows: Sequence[ParsedRow]) -> None:
    """Report what the parse passed over: figures without a label, and short texts that may be cells of a row."""
    table = reading.table
    ends = {row.cells[-1].span: row for row in rows if row.cells}
    for before, atom in table.strays:
        if home := ends.get(before.span):
            path = _path_of(table.form, home) or table.common_path
            reading.diagnostics.append(StrayText.at(atom.span, path, text=atom.text, label=_label_text(home.label)))
    label: Atom | None = None
    for atom in table.passed:
        if figures(atom.text) and not atom.furniture:
            beside = label is not None and (label.table, label.row) == (atom.table, atom.row)
            named = row_of_label(label.text) if label is not None and beside else None
            # Without a label it may be a cell of the row above.
            above = (row for row in reversed(rows) if row.cells and row.cells[-1].span < atom.span)
            home = next(above, None) if named is None else None
            path = _path_of(table.form, home) or table.common_path if home else named
            reading.diagnostics.append(UnreadFigure.at(atom.span, path, text=atom.text))
        elif not atom.is_value:
            label = atom


def _sums_of(form: TableForm, columns: Sequence[Column]) -> RowSums | None:
    """What a row adds up to; None for a table whose form does not say."""
    names = tuple(column.name for column in columns if not column.leads)
    base = {"requests": "requests.received", "review": ""}.get(form.name)
    paths = [path or "" for path, _ in _paths_of_row(form.name, base, names)] if base is not None else []
    return RowSums.of(tuple(paths)) if paths and all(paths) else None


def _confirmed(
    form: TableForm, rows: Sequence[ParsedRow], fits: Sequence[Fit], columns: Sequence[Column], *, wide: bool
) -> list[Fit]:
    """The fits, and for rows without one the nearest that the printed sums confirm."""
    values = [column for column in columns if not column.leads]
    laid = [LaidRow.of(row) for row in rows]
    if not is_set([row.label for row in laid], [row.cells for row in laid]):
        return list(fits)
    names = tuple(column.name for column in values)
    bases = (_path_of(form, row) if row.cells or row.is_item else None for row in rows)
    paths = [[path for path, _ in _paths_of_row(form.name, base, names)] for base in bases]
    placed = [
        None if fit.cells is None or None in fit.cells else tuple(cell for cell in fit.cells if cell) for fit in fits
    ]
    sums, headers = _sums_of(form, columns), [column.atoms for column in values]

    def by_marks(placed: Sequence[tuple[Atom, ...] | None]) -> list[tuple[Atom, ...] | None]:
        return place_by_marks(laid, placed, sums, len(values), wide=wide)

    def by_bands(placed: Sequence[tuple[Atom, ...] | None]) -> list[tuple[Atom, ...] | None]:
        return place_by_bands(laid, placed, paths, wide=wide)

    def by_sums(placed: Sequence[tuple[Atom, ...] | None]) -> list[tuple[Atom, ...] | None]:
        return place_by_sums(laid, placed, paths, headers, wide=wide)

    found = list(fits)
    steps = ((by_marks, Placing.SPACES), (by_bands, Placing.SUMS), (by_marks, Placing.SPACES), (by_sums, Placing.SUMS))
    for step, placing in steps:
        placed = step(placed)
        found = [
            Fit(cells, placing=placing) if fit.cells is None and cells else fit
            for fit, cells in zip(found, placed, strict=True)
        ]
    return found


def _path_of(form: TableForm, row: ParsedRow) -> str | None:
    """The path that the cells of a row have in common; None for a row that the form has not."""
    if form.name == "review" and row.rule not in form.labels:
        return ""
    return row_path(row.rule) if row.label is None or isinstance(row.label, Label) else None


def _has_blank_rows(table: ParsedTable, columns: Sequence[Column]) -> bool:
    """Whether a label of a table in columns of spaces that has nothing beside it is a row of blank cells.

    No figure may be without a label of the form, or nearer to another label than its own: it could be that row's. And
    columns must show: by rows with figures beside their labels or, where all is blank, by headers right of the labels.
    """
    if table.has_cells or any(column.leads for column in columns) or any(a.is_number for a in table.passed):
        return False
    filled = [row for row in table.rows if _is_filled(row)]
    if filled:
        known = all(isinstance(row.label, Label) for row in filled)
        return known and stand_beside([LaidRow.of(row) for row in table.rows if row.is_item])
    ends = [atom.column + len(atom.text) for row in table.rows if row.label for atom in row.label.atoms]
    starts = [atom.column for token in table.headers for atom in token.value.atoms]
    return bool(ends and starts) and max(starts) >= max(ends)


def _is_filled(row: ParsedRow) -> bool:
    """Whether something is printed in a row; lines of white space are no cells in columns of spaces."""
    return any(atom.text for atom in row.cells)


def _is_chance(cells: tuple[Atom | None, ...]) -> bool:
    """Whether empty lines make up a row by chance: on bare lines, blanks are cells only if every block sums up."""
    if any(cell is None or cell.table >= 0 for cell in cells) or all(cell and cell.text for cell in cells):
        return False
    values = [cell.reading.value or 0 if cell else 0 for cell in cells]
    return any(sum(values[at : at + 4]) != values[at + 4] for at in range(0, len(values) - 4, 5))


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


def _lacks_end(table: ParsedTable, row: ParsedRow) -> bool:
    """Whether a row begins with a blank and its line of bars or tabs is shorter than most."""
    line = _line_of(row)
    if line is None or not row.cells or row.cells[0].reading.kind is not BLANK or table.usual_length is None:
        return False
    return line[0] >= 0 and table.lines[line] < table.usual_length


def _short_fit(cells: tuple[Atom, ...], columns: Sequence[Column]) -> Fit:
    """The first cells of a row that the end of the text cut off.

    Blanks are too unsure for that on bare lines, and in front, where a merged label may have left them.
    """
    count = sum(not column.leads for column in columns)
    unsure = any((cell.table < 0 or cell is cells[0]) and not cell.is_number for cell in cells)
    if not cells or len(cells) >= count or unsure:
        return Fit(None)
    return Fit((*cells, *[None] * (count - len(cells))))


def _label_text(label: Label | Unknown | None) -> str:
    return label.text.strip() if label is not None else ""


def _bind_row(reading: TableReading, values: Sequence[Column], row: ParsedRow, fit: Fit) -> None:
    form, label, cells = reading.table.form, row.label, row.cells
    known = label is None or isinstance(label, Label)
    path = _path_of(form, row)
    stretch = cells or tuple(cell for cell in fit.cells or () if cell is not None)
    where = Span(stretch[0].span.start, stretch[-1].span.end)
    if fit.cells is None:
        found = sum(not cell.is_unit for cell in cells)
        kind = MissingCell if found < len(values) else ExtraCell if found > len(values) else UnplacedRow
        review = form.name == "review"
        shown = _label_text(label) or ("行政复议、行政诉讼" if review else form.name)
        for one in ["reconsideration", "litigation"] if review else [path or reading.table.common_path]:
            reading.diagnostics.append(kind.at(where, one, label=shown, found=found, expected=len(values)))
        if label is not None and not known:
            reading.indicators.append(Indicator(_label_text(label), None, {}, None, where))
        return
    if isinstance(label, Label) and label.match.kind is FUZZY:
        reading.diagnostics.append(
            GuessedLabel.at(
                label.atoms[0].span,
                path,
                found=label.text,
                label=canonical_label(label.terminal),
                score=label.match.score,
            )
        )
    whole = not known or form.name in _ROWS_KEPT
    printed: dict[str, int | Decimal | None] = {}
    paths = _paths_of_row(form.name, path, tuple(column.name for column in values))
    row_unit = fit.unit.text if fit.unit else None
    evidence = _row_evidence(label)
    for column, (full, is_amount), cell in zip(values, paths, fit.cells, strict=True):
        if cell is None:
            continue
        reading_ = cell.reading
        value = reading_.value
        if is_amount and value is not None:
            value = Decimal(value)
        if whole:
            printed[_unused(column.header or column.name or "", printed)] = value
        if full is not None or whole:
            reading.bound.append((cell.span, full))
        elif cell.is_number and column.name is not None:
            reading.diagnostics.append(UnreadFigure.at(cell.span, path, text=cell.text))
        if reading_.kind is TEXT and column.role != "remark":
            reading.diagnostics.append(TextCell.at(cell.span, full or path, text=cell.text))
        if full is not None:
            text, match, score, runner_up, runner_up_score = evidence
            binding = Binding(text, match, score, column.header, runner_up, runner_up_score, cell.place, fit.placing)
            unit = reading_.unit or row_unit
            if is_amount and unit is None:
                unit = money_unit(text or "") or money_unit(column.header or "") or reading.table.money
            reading.cells.append(Cell(full, value, cell.text, reading_.kind, unit, reading_.note, cell.span, binding))
    if any(cell is None for cell in fit.cells):
        reading.diagnostics.append(
            MissingCell.at(where, path, label=_label_text(label), found=len(cells), expected=len(values))
        )
    if whole:
        reading.indicators.append(Indicator(_label_text(label), row_unit, printed, path, where))
    if not known and form.name != "indicators" and label is not None:
        reading.diagnostics.append(
            UnknownRow.at(label.atoms[0].span, reading.table.common_path, label=_label_text(label))
        )


@lru_cache(maxsize=1024)  # rows of all forms, and those of columns in another order
def _paths_of_row(form: str, path: str | None, columns: tuple[str | None, ...]) -> tuple[tuple[str | None, bool], ...]:
    """The path of each column's value in a row, None where there is none; and whether it is an amount of money."""
    types = types_of(model_of(_ROWS_KEPT.get(form, Format.ARTICLE20_2021)))
    found = list[tuple[str | None, bool]]()
    for column in columns:
        full = None if path is None or column is None else f"{path}.{column}".lstrip(".")
        if form == "statistics_2014" and column is not None:
            full = path
        found.append((full, types[full] is Decimal) if full is not None and full in types else (None, False))
    return tuple(found)


def _unused(header: str, printed: Mapping[str, object]) -> str:
    """A header, numbered where the table repeats it."""
    numbered = (f"{header} ({number})" for number in count(2))
    return header if header not in printed else next(name for name in numbered if name not in printed)


def _row_evidence(label: Label | Unknown | None) -> tuple[str | None, MatchKind, float, str | None, float]:
    """What a :class:`Binding` says about the row: label, match, score, the label that came next and its score."""
    if not isinstance(label, Label):
        return _label_text(label) or None, EXACT, 100.0, None, 0.0
    match = label.match
    runner_up = canonical_label(match.runner_up) if match.runner_up and match.runner_up[1] == "_" else None
    return label.text.strip(), match.kind, match.score, runner_up, match.runner_up_score
