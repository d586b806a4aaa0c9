"""How long the lines and the rows of a table are, beside its header and beside rows that are printed like them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import chain

from attrs import frozen

from govinfo_report.building.columns import PrintedColumn
from govinfo_report.building.parsed import ParsedRow, ParsedTable
from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.numbers import BLANK

__all__ = ["Lengths", "lacks_end", "lengths_of"]

# So many rows of one length show a rule.
_FEWEST_ALIKE = 3


@frozen
class Lengths:
    """What the length of each row of a table says.

    Attributes:
        irregular: Whether its line is shorter than the others, or longer than its grid or its header; of all
            rows where the document begins inside their table.
        regular: Whether its line of bars or tabs is as long as most.
        cut: Whether it ends with a blank and is shorter than its header or than other rows, or goes on in a line of
            blanks, or ends with an empty line where another row lacks a cell: a cell was lost or torn off.
    """

    irregular: tuple[bool, ...]
    regular: tuple[bool, ...]
    cut: tuple[bool, ...]


def lengths_of(table: ParsedTable, rows: Sequence[ParsedRow], columns: Sequence[PrintedColumn]) -> Lengths:
    """Compare the rows of a table."""
    heads = _heads_of(columns)
    head = _head_of(table, heads)
    if head is not None and _is_broken(rows, columns, head[1]):
        head = None
    lined = [(_line_of(row), bool(row.cells) and row.cells[0].ruled) for row in rows]
    lacking = _shorter_than_alike(rows)
    taken = _lines_with_texts(table)
    most = sum(not column.leads for column in columns)
    lacking_one = any(len(row.cells) == most - 1 > 0 and not _ends_with_line(row.cells) for row in rows)
    return Lengths(
        tuple(
            table.begun or (line is not None and _is_irregular(table, line, head, ruled=ruled)) for line, ruled in lined
        ),
        tuple(line is not None and _is_regular(table, line, ruled=ruled) for line, ruled in lined),
        tuple(
            short
            or _is_filled_by_covers(row.cells, len(columns))
            or (lacking_one and _ends_with_line(row.cells))
            or _is_cut(table, row, line, heads)
            or _is_torn(table, line, heads, taken)
            for row, (line, _), short in zip(rows, lined, lacking, strict=True)
        ),
    )


def lacks_end(table: ParsedTable, row: ParsedRow) -> bool:
    """Whether a row begins with a blank and its line of bars or tabs is shorter than most."""
    line = _line_of(row)
    return line is not None and row.cells[0].reading.kind is BLANK and _is_short(table, line)


_Line = tuple[int, int]
"""Table and row of what stands beside each other."""
_Head = tuple[int, int]
"""Table of the headers, and how long each of their lines is."""


def _line_of(row: ParsedRow) -> _Line | None:
    """The line on which a row's cells and the end of its label stand; None where there are none, or several lines."""
    if not row.cells:
        return None
    first = row.cells[0]
    line = first.table, first.row
    beside = (*row.cells[1:], row.label.atoms[-1]) if row.label and row.label.atoms else row.cells[1:]
    return line if all((atom.table, atom.row) == line for atom in beside) else None


def _heads_of(columns: Sequence[PrintedColumn]) -> tuple[Atom, ...]:
    """Where the headers begin; none where a column has lost its own."""
    heads = tuple(column.atoms[0] for column in columns if column.atoms)
    return heads if len(heads) == len(columns) else ()


def _one_line(heads: Sequence[Atom]) -> _Line | None:
    """The line on which all headers stand."""
    lines = {(atom.table, atom.row) for atom in heads}
    return lines.pop() if len(lines) == 1 else None


def _head_of(table: ParsedTable, heads: Sequence[Atom]) -> _Head | None:
    """The table in which all headers stand, and how long their lines are; None where these differ."""
    found = {(atom.table, table.lines[atom.table, atom.row]) for atom in heads if (atom.table, atom.row) in table.lines}
    return found.pop() if len(found) == 1 else None


def _is_broken(rows: Sequence[ParsedRow], columns: Sequence[PrintedColumn], length: int) -> bool:
    """Whether a line end broke the header: in one of its words, or between them, so that no line has room for all."""
    lines = [{atom.line for atom in column.atoms} for column in columns]
    labelled = len(set[_Line]().union(*lines)) > 1 and any(row.label for row in rows)
    return length < len(columns) + labelled or any(len(own) > 1 for own in lines)


def _is_irregular(table: ParsedTable, line: _Line, head: _Head | None, *, ruled: bool) -> bool:
    """Whether a row's line is shorter than the others, or longer than its grid or its header: a cell lost or torn."""
    if line[0] < 0:
        return False
    length, usual = table.lines[line], table.usual_length
    if head is not None and head[0] == line[0] and length > head[1]:
        return True
    return _is_short(table, line) or (ruled and usual is not None and length > usual)


def _is_short(table: ParsedTable, line: _Line) -> bool:
    """Whether a line is shorter than most lines of its table."""
    return line[0] >= 0 and table.usual_length is not None and table.lines[line] < table.usual_length


def _is_regular(table: ParsedTable, line: _Line, *, ruled: bool) -> bool:
    """Whether a row of bars or tabs is as long as most lines of its table."""
    return not ruled and line[0] >= 0 and table.lines[line] == table.usual_length


def _is_cut(table: ParsedTable, row: ParsedRow, line: _Line | None, heads: Sequence[Atom]) -> bool:
    """Whether a row that ends with a blank is shorter than most others, or than its header, which is filled up."""
    if not row.cells or row.cells[-1].reading.kind is not BLANK:
        return False  # it has all of its values
    if line is not None and _is_short(table, line):
        return True
    if not table.blanks_behind or not heads or heads[0].ruled or heads[-1].table < 0:
        return False  # of a header that a line end broke, the last line alone stands between bars
    head = _one_line(heads)
    if line is not None and head is not None:
        return line[0] == head[0] and table.lines[line] < table.lines[head]
    # A cell a line: what fills up the header fills up its rows.
    return line is None and len(row.cells) == len(heads)


def _lines_with_texts(table: ParsedTable) -> set[_Line]:
    """The lines of a table on which anything is printed."""
    labels = (token.value.atoms for token in table.headers)
    rows = ((*(row.label.atoms if row.label else ()), *row.cells) for row in table.rows)
    return {(atom.table, atom.row) for atom in chain(*labels, *rows, table.passed) if atom.text}


def _is_torn(table: ParsedTable, line: _Line | None, heads: Sequence[Atom], taken: Collection[_Line]) -> bool:
    """Whether a row of bars lacks the room that fills up its header, and a line of blanks follows: its rest."""
    head = _one_line(heads) if heads else None
    if line is None or head is None or not table.blanks_behind or heads[0].ruled or line[0] != head[0] or line[0] < 0:
        return False
    below = line[0], line[1] + 1
    return table.lines[line] < table.lines[head] and below in table.lines and below not in taken


def _shorter_than_alike(rows: Sequence[ParsedRow]) -> list[bool]:
    """Of each row of bars with a cell a line, whether it ends with a blank and has fewer cells than its like.

    Rows beside the label of a group are filled up by fewer blanks than those below them.
    """
    beside = [False, *(not row.is_item and not row.cells for row in rows)]
    counted = {False: Counter[int](), True: Counter[int]()}
    for row, kind in zip(rows, beside, strict=False):
        if row.cells:
            counted[kind][len(row.cells)] += 1
    return [
        _is_spread(row) and len(row.cells) < _usual(counted[kind]) and row.cells[-1].reading.kind is BLANK
        for row, kind in zip(rows, beside, strict=False)
    ]


def _is_spread(row: ParsedRow) -> bool:
    """Whether the cells of a row stand between bars on several lines."""
    return len({(cell.table, cell.row) for cell in row.cells}) > 1 and row.cells[0].table >= 0


def _is_filled_by_covers(cells: Sequence[Atom], columns: int) -> bool:
    """Whether a row between bars, a line a cell, lacks cells but for blanks on the line of its last: merged ones."""
    end = len(cells)
    while end > 1 and cells[end - 1].reading.kind is BLANK and cells[end - 2].line == cells[-1].line:
        end -= 1
    alone = 1 < len({cell.line for cell in cells[:end]}) == end
    return alone and end < min(columns, len(cells)) and cells[-1].table >= 0


def _ends_with_line(cells: Sequence[Atom]) -> bool:
    """Whether the last cell of a row, a line a cell, is an empty line: it may part two rows, where others lack one."""
    return bool(cells) and cells[-1].table < 0 and not cells[-1].text and all(cell.text for cell in cells[:-1])


def _usual(lengths: Counter[int]) -> int:
    """The length of most rows; 0 where most rows have no length in common."""
    (length, most), *_ = [*lengths.most_common(1), (0, 0)]
    return length if most >= _FEWEST_ALIKE and 2 * most > lengths.total() else 0
