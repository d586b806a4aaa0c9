"""Which cell of each row stands under which column of its table: all evidence that there is, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from govinfo_report.building.columns import SUBTOTAL, PrintedColumn
from govinfo_report.building.digits import divide_digits, part_figures
from govinfo_report.building.lengths import lacks_end, lengths_of
from govinfo_report.building.parsed import ParsedRow, ParsedTable
from govinfo_report.building.paths import path_of, paths_of_row
from govinfo_report.building.room import Habits
from govinfo_report.building.rows import Fit, fit_rows
from govinfo_report.building.spaces.bands import place_by_bands
from govinfo_report.building.spaces.drift import place_by_sums
from govinfo_report.building.spaces.layout import LaidRow, blank_row, is_set, stand_beside
from govinfo_report.building.spaces.marks import place_by_marks
from govinfo_report.building.sums import RowSums
from govinfo_report.building.ways import Ways, is_blank
from govinfo_report.lexing.atoms import Atom
from govinfo_report.models.printed import Placing
from govinfo_report.parsing.grammars import TableForm, block_width, review_paths
from govinfo_report.parsing.terminals import names_column

__all__ = ["fit_table"]

# So many rows of one length show how many columns there are.
_FEWEST_ALIKE = 3


def fit_table(
    table: ParsedTable,
    rows: Sequence[ParsedRow],
    columns: Sequence[PrintedColumn],
    ways: Ways,
    habits: Habits,
    *,
    blank: Collection[str],
) -> list[Fit]:
    """Fit the rows of a table to its columns.

    Args:
        table: The parsed table.
        rows: Its rows, without what the end of the document cuts off.
        columns: Its columns.
        ways: The ways in which its rows fit them.
        habits: How tables of its kind are set in the document.
        blank: Rules of the rows whose label, with nothing beside it, is a row of blank cells.
    """
    cut, lengths = table.cut_at is not None, lengths_of(table, rows, columns)
    fits = fit_rows(
        ways,
        columns,
        habits,
        behind=table.blanks_behind,
        sums=_sums_of(table.form, columns),
        labels=[row.label.atoms if row.label else () for row in rows],
        lengths=lengths,
    )
    fits = [
        Fit(None) if short or headless or (table.form.name == "review" and _is_chance(fit)) else fit
        for fit, short, headless in zip(fits, lengths.cut, _without_header(table, rows, columns), strict=True)
    ]
    if _are_of_another_length(rows, fits):
        fits = [Fit(None)] * len(fits)
    elif _are_exceptions(rows, fits):
        fits = [fit if _is_beyond_doubt(row, fit) else Fit(None) for row, fit in zip(rows, fits, strict=True)]
    if any(fit.cells is None for fit in fits) and table.form.name in {"requests", "review"}:
        fits = _confirmed(table.form, rows, _divided(table.form, rows, fits, columns), columns, wide=habits.wide)
    if cut and rows and lacks_end(table, rows[-1]):
        fits[-1] = Fit(None)  # its blanks in front are room, and what stood at its end is lost
    if cut and fits and fits[-1].cells is None and _ends(table, rows[-1]):
        fits[-1] = _short_fit(rows[-1].cells, columns)
    if not cut and not any(atom.is_number for atom in table.passed):
        fits = _with_units_alone(rows, fits, columns)
    if blank and not cut and _has_blank_rows(table, columns):
        count = sum(not column.leads for column in columns)
        filled = {row.rule for row in rows if _is_filled(row)}
        fits = [
            Fit(blank_row(LaidRow.of(row), count), placing=Placing.SPACES)
            if fit.cells is None and _is_blank(row) and row.rule in blank and row.rule not in filled
            else fit
            for row, fit in zip(rows, fits, strict=True)
        ]
    return fits


def _without_header(table: ParsedTable, rows: Sequence[ParsedRow], columns: Sequence[PrintedColumn]) -> list[bool]:
    """Of each row whether the header of one of its cells is lost or torn, so that it fits under fewer by chance."""
    named = sum(column.role == "value" for column in columns)
    if table.form.name == "review":
        printed = sum(names_column(token.type) for token in table.headers)
        return [
            named < len(row.cells) and (named < len(review_paths()) <= max(len(row.cells), printed)) for row in rows
        ]
    torn = table.has_torn_header and named < sum(name != SUBTOTAL for name in table.form.columns)
    heads = {(atom.table, atom.column) for column in columns for atom in column.atoms[:1]}
    return [torn and not _is_below(row, heads) for row in rows]


def _is_below(row: ParsedRow, heads: Collection[tuple[int, int]]) -> bool:
    """Whether each cell of a row stands in its grid below one of the headers."""
    return bool(row.cells) and all(cell.ruled and (cell.table, cell.column) in heads for cell in row.cells)


def _sums_of(form: TableForm, columns: Sequence[PrintedColumn]) -> RowSums | None:
    """What a row adds up to; None for a table whose form does not say."""
    names = tuple(column.name for column in columns if not column.leads)
    base = {"requests": "requests.received", "review": ""}.get(form.name)
    paths = [path or "" for path, _ in paths_of_row(form.name, base, names)] if base is not None else []
    return RowSums.of(tuple(paths)) if paths and all(paths) else None


def _divided(
    form: TableForm, rows: Sequence[ParsedRow], fits: Sequence[Fit], columns: Sequence[PrintedColumn]
) -> list[Fit]:
    """The fits, and for rows without one whose figures were joined the only way to part them that adds up.

    Where one has fewer digits than there are columns, blank cells left no trace, and nobody knows how many figures
    another one has.
    """
    sums, count = _sums_of(form, columns), sum(not column.leads for column in columns)
    joined = [row.cells[0].text for row, fit in zip(rows, fits, strict=True) if len(row.cells) == 1 and not fit.cells]
    unknown = any(text.isdecimal() and len(text) < count for text in joined)
    divided = (
        None
        if fit.cells is not None
        else part_figures(row.cells, count, sums) or (None if unknown else divide_digits(row.cells, count, sums))
        for row, fit in zip(rows, fits, strict=True)
    )
    return [Fit(cells, placing=Placing.SUMS) if cells else fit for fit, cells in zip(fits, divided, strict=True)]


def _confirmed(
    form: TableForm, rows: Sequence[ParsedRow], fits: Sequence[Fit], columns: Sequence[PrintedColumn], *, wide: bool
) -> list[Fit]:
    """The fits, and for rows without one the nearest that the printed sums confirm."""
    values = [column for column in columns if not column.leads]
    laid = [LaidRow.of(row) for row in rows]
    if not is_set([row.label for row in laid], [row.cells for row in laid]):
        return list(fits)
    names = tuple(column.name for column in values)
    bases = (path_of(form, row) if row.cells or row.is_item else None for row in rows)
    paths = [[path for path, _ in paths_of_row(form.name, base, names)] for base in bases]
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


def _with_units_alone(rows: Sequence[ParsedRow], fits: Sequence[Fit], columns: Sequence[PrintedColumn]) -> list[Fit]:
    """The fits, and blank cells for rows that have nothing but their unit, where other rows have figures behind theirs.

    All stand in columns of spaces, units beside their labels; a page may have no figure at all.
    """
    values = [column for column in columns if not column.leads]
    behind = any(len(row.cells) > 1 and row.cells[1].is_number and _has_unit_beside(row) for row in rows)
    if len(values) != 1 or len(columns) != len(values) + 1 or not behind:
        return list(fits)
    return [
        Fit(blank_row(LaidRow.of(row), 1), row.cells[0], Placing.SPACES)
        if not fit.cells and len(row.cells) == 1 and _has_unit_beside(row)
        else fit
        for row, fit in zip(rows, fits, strict=True)
    ]


def _has_unit_beside(row: ParsedRow) -> bool:
    """Whether a unit stands beside the label of a row on a bare line, and what follows beside the unit."""
    if not row.cells or row.label is None or not row.cells[0].is_unit or row.cells[0].table >= 0:
        return False
    lines = {atom.row for atom in row.label.atoms}
    return all(cell.row in lines for cell in row.cells[:2])


def _has_blank_rows(table: ParsedTable, columns: Sequence[PrintedColumn]) -> bool:
    """Whether a label of a table in columns of spaces that has nothing beside it is a row of blank cells.

    No figure may be without the label of an item, or nearer to another label than its own: it could be that row's. And
    columns must show: by rows with figures beside their labels or, where all is blank, by headers right of the labels.
    """
    if table.has_cells or any(column.leads for column in columns) or any(a.is_number for a in table.passed):
        return False
    filled = [row for row in table.rows if _is_filled(row)]
    if filled:
        items = [row for row in table.rows if row.is_item]
        return all(row.is_item for row in filled) and stand_beside([LaidRow.of(row) for row in items])
    ends = [atom.column + len(atom.text) for row in table.rows if row.label for atom in row.label.atoms]
    starts = [atom.column for token in table.headers for atom in token.value.atoms]
    return bool(ends and starts) and max(starts) >= max(ends)


def _is_filled(row: ParsedRow) -> bool:
    """Whether something is printed in a row; lines of white space are no cells in columns of spaces."""
    return any(atom.text for atom in row.cells)


def _is_blank(row: ParsedRow) -> bool:
    """Whether nothing is printed in a row, be it in the middle of its label."""
    return row.label is not None and not _is_filled(row) and not row.has_figures_in_label


def _is_chance(fit: Fit) -> bool:
    """Whether empty lines make up a row by chance: on bare lines, blanks are cells only if every block sums up."""
    cells = [cell for cell in fit.cells or () if cell is not None]
    if len(cells) < len(fit.cells or ()) or any(cell.table >= 0 for cell in cells) or all(cell.text for cell in cells):
        return False
    values, width = [cell.reading.value or 0 for cell in cells], block_width()
    blocks = (values[at : at + width] for at in range(0, len(values) - width + 1, width))
    return any(sum(parts) != total for *parts, total in blocks)


def _are_exceptions(rows: Sequence[ParsedRow], fits: Sequence[Fit]) -> bool:
    """Whether most rows of bars do not fit: the columns may be others than the header names."""
    fitting = [
        fit.cells is not None for row, fit in zip(rows, fits, strict=True) if row.cells and row.cells[0].table >= 0
    ]
    return 2 * sum(fitting) < len(fitting)


def _are_of_another_length(rows: Sequence[ParsedRow], fits: Sequence[Fit]) -> bool:
    """Whether all rows outside grids, one or a sixth aside, have one length and do not fit: the header is misread."""
    loose = [(len(row.cells), fit) for row, fit in zip(rows, fits, strict=True) if row.cells and not row.cells[0].ruled]
    others = Counter(length for length, fit in loose if fit.cells is None)
    few = max(1, len(loose) // 6)
    return any(number >= max(_FEWEST_ALIKE, len(loose) - few) for number in others.values())


def _is_beyond_doubt(row: ParsedRow, fit: Fit) -> bool:
    """Whether a row has a cell for every column and nothing else, and no blank at its ends, which may be no cell."""
    cells = fit.cells or ()
    if row.cells and row.cells[0].table < 0:
        return True  # white space in columns of spaces is no cell
    whole = len(row.cells) == len(cells) + (fit.unit is not None)
    return whole and not any(edge is not None and is_blank(edge) for edge in (*cells[:1], *cells[-1:]))


def _ends(table: ParsedTable, row: ParsedRow) -> bool:
    """Whether nothing is printed behind the cells of a row, so that the end of the text may have cut it."""
    return not any(atom.text and cell.span < atom.span for cell in row.cells[-1:] for atom in table.passed)


def _short_fit(cells: tuple[Atom, ...], columns: Sequence[PrintedColumn]) -> Fit:
    """The first cells of a row that the end of the text cut off.

    Blanks are too unsure for that on bare lines, and in front, where a merged label may have left them.
    """
    count = sum(not column.leads for column in columns)
    unsure = any((cell.table < 0 or cell is cells[0]) and is_blank(cell) for cell in cells)
    if not cells or len(cells) >= count or unsure:
        return Fit(None)
    return Fit((*cells, *[None] * (count - len(cells))))
