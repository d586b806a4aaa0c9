"""Columns of spaces: find them from where the pieces of all rows stand on their lines.

A row is placed only where each of its pieces stands in one column and no two share one. Where no piece stands, the
cell is blank; a label with nothing beside it has blank cells only where all figures are set beside their labels.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from govinfo_report.building.columns import PrintedColumn
from govinfo_report.building.parsed import ParsedRow
from govinfo_report.diagnostics import Span
from govinfo_report.document import wide_characters
from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.numbers import read_cell

__all__ = [
    "LaidRow",
    "are_aligned",
    "are_parted",
    "blank_at",
    "blank_row",
    "blanks_between",
    "interval",
    "is_set",
    "is_spaced",
    "is_steady",
    "merged",
    "place_by_layout",
    "stand_beside",
    "steady",
    "takes_two_places",
]

_Interval = tuple[int, int]
# Pieces of one column that are centred stand at most so far from one axis (in half places).
_SLACK = 4
# Words of one cell are parted by one space; columns are, in some line at least, by more.
_GAP = 2
# Cells are parted by no more spaces than that.
_WIDEST_PARTING = 8
# Figures that are set lower or higher than their label stand at most so many lines off it.
_NEAR = 2


@frozen
class LaidRow:
    """A row as it stands on its lines."""

    label: tuple[Atom, ...]
    cells: tuple[Atom, ...]

    @classmethod
    def of(cls, row: ParsedRow) -> LaidRow:
        """A row after the parse."""
        return cls(row.label.atoms if row.label else (), row.cells)

    def lines_to(self, line: int) -> int:
        """How many lines off its label a line is; 0 among the lines of the label."""
        lines = [atom.row for atom in self.label]
        return max(min(lines) - line, line - max(lines), 0)

    @property
    def page(self) -> int | None:
        """The page that it stands on."""
        return next((atom.page for atom in (*self.cells, *self.label)), None)

    @property
    def pieces(self) -> list[Atom]:
        """Its cells that hold something."""
        return [atom for atom in self.cells if atom.text]


def steady(row: LaidRow, *, wide: bool, first: _Interval = (0, 0)) -> list[Atom]:
    """The pieces of a row that neither its label nor another piece may have moved aside.

    One space behind a label, or a figure of several digits, stands what belongs there, or what there was no room for.
    A line with one space between all that stands on it shows no columns at all. A unit is known by what it is;
    ``4 100`` may be two pieces.

    Args:
        row: The row.
        wide: Whether a Chinese character takes two places.
        first: Where the first column is known to be: what stands there was moved out of no column before it.
    """
    found, apart, end, line = list[Atom](), False, 0, None
    for piece in row.pieces:
        start, stop = interval(piece, wide=wide)
        if piece.row != line:
            ends = [
                one for atom in row.label if atom.row == piece.row if (one := interval(atom, wide=wide)[1]) <= start
            ]
            end, line, moved = max(ends, default=0), piece.row, bool(ends) and not first[0] <= start < first[1]
        apart = apart or start - end >= _GAP or piece.is_unit
        moved = moved and start - end < _GAP
        if (not moved and " " not in piece.text) or piece.is_unit:
            found.append(piece)
        moved, end = moved or stop - start > 1, stop
    return found if apart else []


def is_steady(row: LaidRow, *, wide: bool, first: _Interval = (0, 0)) -> bool:
    """Whether it has pieces, and neither its label nor one of them may have moved one aside; see :func:`steady`."""
    return bool(row.pieces) and len(steady(row, wide=wide, first=first)) == len(row.pieces)


def takes_two_places(tables: Iterable[Sequence[Atom]]) -> bool:
    """Whether the tool that set the columns counted a Chinese character as two places.

    With the right count, the values of a column begin or end at the same place, so there are fewer such places.

    Args:
        tables: The atoms of each table, which has columns of its own.
    """
    pieces = [[atom for atom in table if atom.table < 0 and atom.column and atom.is_value] for table in tables]

    def spread(*, wide: bool) -> int:
        each = [[interval(atom, wide=wide) for atom in own] for own in pieces]
        return sum(min(len({start for start, _ in own}), len({end for _, end in own})) for own in each)

    return spread(wide=True) <= spread(wide=False)


def is_set(labels: Iterable[tuple[Atom, ...]], rows: Iterable[tuple[Atom, ...]]) -> bool:
    """Whether rows are set in columns of spaces: on bare lines, cells stand beside their label or each other.

    Args:
        labels: The label of each row.
        rows: Its cells.
    """
    for label, cells in zip(labels, rows, strict=True):
        if cells and cells[0].table < 0:
            beside = (*label[-1:], *cells[:2])
            if len({atom.row for atom in beside}) < len(beside):
                return True
    return False


def is_spaced(rows: Iterable[LaidRow], *, wide: bool) -> bool:
    """Whether rows on bare lines have their figures beside their labels, and some of them more than one space apart."""
    apart = False
    for row in rows:
        pieces = row.pieces
        if not pieces or pieces[0].table >= 0 or not row.label:
            continue
        if any(row.lines_to(atom.row) > _NEAR for atom in pieces):
            return False
        ends = [interval(atom, wide=wide)[1] for atom in row.label if atom.row == pieces[0].row]
        apart = apart or (bool(ends) and interval(pieces[0], wide=wide)[0] - max(ends) >= _GAP)
    return apart


def stand_beside(rows: Sequence[LaidRow]) -> bool:
    """Whether every piece of every row stands nearer to its own label than to that of any other row."""
    for row in rows:
        for line in {atom.row for atom in row.pieces}:
            own = row.lines_to(line) if row.label else _NEAR + 1
            if own > _NEAR or any(one.lines_to(line) <= own for one in rows if one is not row and one.label):
                return False
    return True


def place_by_layout(
    rows: Sequence[LaidRow], columns: Sequence[PrintedColumn], adds_up: Callable[[Sequence[Atom]], bool], *, wide: bool
) -> list[tuple[Atom, ...] | None]:
    """Place the pieces of each row in the columns of the table.

    Args:
        rows: The rows of one table.
        columns: Its columns, those in front of the values included.
        adds_up: Whether no sum of a row fails. Where only the headers tell the columns, which a tool may set closer
            than the figures below them, a row on which one fails stays out.
        wide: Whether a Chinese character takes two places.

    Returns:
        For each row its cells, one a column; None where the rows show no columns, or the row's pieces do not fit.
    """
    found = dict[int, tuple[Atom, ...] | None]()
    numbered = [(number, row, row.page) for number, row in enumerate(rows)]
    for page in {page for _, _, page in numbered}:  # a tool sets each page anew
        own = [(number, row) for number, row, its in numbered if its == page]
        heads = [[atom for atom in column.atoms if atom.page == page] for column in columns]
        units = any(column.leads for column in columns)
        placed = _place_page([row for _, row in own], heads, adds_up, wide=wide, units=units)
        found.update(zip((number for number, _ in own), placed, strict=True))
    return [found[number] for number in range(len(rows))]


def _place_page(
    rows: Sequence[LaidRow],
    heads: Sequence[Sequence[Atom]],
    adds_up: Callable[[Sequence[Atom]], bool],
    *,
    wide: bool,
    units: bool,
) -> list[tuple[Atom, ...] | None]:
    nowhere: list[tuple[Atom, ...] | None] = [None] * len(rows)
    pieces = [atom for row in rows for atom in row.pieces]
    if not pieces or any(atom.table >= 0 for atom in pieces) or not any(_is_beside(row) for row in rows):
        return nowhere
    if _have_one_gap(rows, wide=wide):
        return nowhere
    if not units:  # a unit that stands apart from its figure is no column
        rows = [row if not any(atom.is_unit for atom in row.pieces) else LaidRow(row.label, ()) for row in rows]
    sure = [row for row in rows if is_steady(row, wide=wide)]
    own = [interval(atom, wide=wide) for row in sure for atom in row.pieces]
    bands = _bands_of(sure, wide=wide)
    among = _among(bands, wide=wide)

    def fits_in(row: LaidRow) -> bool:
        return _is_held(row, among, wide=wide) and _stand_below_one_another([*sure, row], among, wide=wide)

    if len(bands) == len(heads) and are_parted(bands) and _stand_below_one_another(sure, among, wide=wide):
        placed = [_place(row, among, len(heads)) if row in sure or fits_in(row) else None for row in rows]
        return placed if _add_up(placed, adds_up) else nowhere
    column_of = _columns_of_headers(own, heads, wide=wide)
    if column_of is None or not _stand_below_one_another(sure, column_of, wide=wide):
        return nowhere
    placed = [_place(row, column_of, len(heads)) if row in sure else None for row in rows]
    return [cells if cells and adds_up(cells) else None for cells in placed]


def _bands_of(rows: Sequence[LaidRow], *, wide: bool) -> list[_Interval]:
    """Where the pieces of rows stand; as one where there is hardly room between and no row has something in both."""
    lines = [[interval(atom, wide=wide) for atom in row.pieces] for row in rows]
    bands = list[_Interval]()
    for band in merged(piece for line in lines for piece in line):
        if bands and band[0] - bands[-1][1] < _GAP and not any(_are_both_in(line, bands[-1], band) for line in lines):
            band = bands.pop()[0], band[1]  # noqa: PLW2901
        bands.append(band)
    return bands


def _are_both_in(pieces: Sequence[_Interval], *bands: _Interval) -> bool:
    return all(any(left <= start < right for start, _ in pieces) for left, right in bands)


def _add_up(placed: Iterable[tuple[Atom, ...] | None], adds_up: Callable[[Sequence[Atom]], bool]) -> bool:
    """Whether more rows add up than do not: else there are as many bands as columns by chance."""
    told = [adds_up(cells) for cells in placed if cells]
    return 2 * sum(told) > len(told)


def _is_held(row: LaidRow, column_of: _ColumnOf, *, wide: bool) -> bool:
    """Whether each piece that may have been moved aside stands in the column behind that of the piece before it.

    Things are moved to the right alone, out of no column that is taken.
    """
    firm, before = {piece.span for piece in steady(row, wide=wide)}, -1
    for piece in row.pieces:
        column = column_of(piece)
        if column is None or (piece.span not in firm and (column != before + 1 or " " in piece.text)):
            return False
        before = column
    return bool(row.pieces)


def _have_one_gap(rows: Sequence[LaidRow], *, wide: bool) -> bool:
    """Whether labels of several lengths have the same room behind them: it parts cells, and sets no columns."""
    gaps, lengths = set[int](), set[int]()
    for row in rows:
        if row.pieces and row.label and row.label[-1].row == row.pieces[0].row:
            end = interval(row.label[-1], wide=wide)[1]
            gaps.add(interval(row.pieces[0], wide=wide)[0] - end)
            lengths.add(end)
    return len(gaps) == 1 and min(gaps) <= _WIDEST_PARTING and len(lengths) > 1


def _stand_below_one_another(rows: Sequence[LaidRow], column_of: _ColumnOf, *, wide: bool) -> bool:
    """Whether the pieces of each column are flush or centred: bands of pieces that stand anywhere may be no columns."""
    columns = defaultdict[int | None, list[_Interval]](list)
    for atom in (atom for row in rows for atom in row.pieces):
        columns[column_of(atom)].append(interval(atom, wide=wide))
    return all(len(own) < 2 or are_aligned(own) for own in columns.values())


def _is_beside(row: LaidRow) -> bool:
    """Whether a row stands on one line: its pieces beside its label or, without one, beside each other."""
    lines = {atom.row for atom in row.pieces}
    return not lines or (len(lines) == 1 and (lines <= {atom.row for atom in row.label} or len(row.pieces) > 1))


_ColumnOf = Callable[[Atom], int | None]
"""Which column a piece stands in."""


def _among(bands: Sequence[_Interval], *, wide: bool) -> _ColumnOf:
    return lambda atom: next(
        (number for number, (left, right) in enumerate(bands) if left <= interval(atom, wide=wide)[0] < right), None
    )


def _columns_of_headers(own: Sequence[_Interval], heads: Sequence[Sequence[Atom]], *, wide: bool) -> _ColumnOf | None:
    """By the bands of all pieces and their headers, or by the edges that they share; None where neither tells."""
    printed = [[interval(atom, wide=wide) for atom in words if atom.table < 0] for words in heads]
    bands = merged([*own, *(one for words in printed for one in words)])
    owned = all(
        words and all(left <= start < right for start, _ in words)
        for words, (left, right) in zip(printed, bands, strict=False)
    )
    if len(bands) == len(heads) and owned:
        return _among(bands, wide=wide)
    return _columns_of_edges(own, printed, wide=wide)


def _columns_of_edges(
    own: Sequence[_Interval], printed: Sequence[Sequence[_Interval]], *, wide: bool
) -> _ColumnOf | None:
    """By the edge at which the pieces of a column and its header are flush, all left or all right."""
    if not all(printed):
        return None
    for edge in (0, 1):
        edges = {words[0][edge]: number for number, words in enumerate(printed)}
        if len(edges) == len(printed) and all(interval[edge] in edges for interval in own):
            return lambda atom, edge=edge, edges=edges: edges.get(interval(atom, wide=wide)[edge])  # type: ignore[misc]
    return None


def are_aligned(intervals: Sequence[_Interval]) -> bool:
    """Whether pieces begin at one place, end at one place, or stand around one axis."""
    starts, ends = {start for start, _ in intervals}, {end for _, end in intervals}
    axes = [start + end for start, end in intervals]
    return len(intervals) > 1 and (len(starts) == 1 or len(ends) == 1 or max(axes) - min(axes) <= _SLACK)


def interval(atom: Atom, *, wide: bool) -> _Interval:
    """From which to which place of its line an atom reaches."""
    start = atom.column + (atom.wide_before if wide else 0)
    length = len(atom.text) + (wide_characters(atom.text) if wide else 0)
    return start, start + max(length, 1)


def merged(intervals: Iterable[_Interval]) -> list[_Interval]:
    """Intervals that overlap as one, from left to right."""
    bands = list[_Interval]()
    for start, end in sorted(intervals):
        if bands and start < bands[-1][1]:
            bands[-1] = bands[-1][0], max(end, bands[-1][1])
        else:
            bands.append((start, end))
    return bands


def are_parted(bands: Sequence[_Interval]) -> bool:
    """Whether there is room between all of them: what stands side by side is a column that drifts."""
    return all(left[1] < right[0] for left, right in pairwise(bands))


def _place(row: LaidRow, column_of: _ColumnOf, count: int) -> tuple[Atom, ...] | None:
    placed = dict[int, Atom]()
    for atom in row.pieces:
        number = column_of(atom)
        if number is None or number in placed:
            return None
        placed[number] = atom
    return blanks_between(row, placed, count)


def blanks_between(row: LaidRow, placed: Mapping[int, Atom], count: int) -> tuple[Atom, ...]:
    """The piece of a row in each column; where none stands, a blank of no width behind the piece before."""
    cells, before = list[Atom](), row.cells[0].span.start
    for number in range(count):
        cells.append(placed.get(number) or blank_at(row.cells[0], before))
        before = cells[-1].span.end
    return tuple(cells)


def blank_row(row: LaidRow, count: int) -> tuple[Atom, ...]:
    """Blank cells behind a label that has nothing beside it."""
    return (blank_at(row.label[-1], row.label[-1].span.end),) * count


def blank_at(beside: Atom, offset: int) -> Atom:
    """A blank cell of no width, in the row of an atom."""
    return beside._replace(text="", span=Span(offset, offset), reading=read_cell(""))
