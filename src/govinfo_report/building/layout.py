"""Columns of spaces: find them from where the pieces of all rows stand on their lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govinfo_report.diagnostics import Span
from govinfo_report.document import wide_characters
from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.numbers import read_cell

__all__ = ["place_by_layout", "takes_two_places"]


def takes_two_places(atoms: Iterable[Atom]) -> bool:
    """Whether the tool that set the columns counted a Chinese character as two places.

    With the right count, the values of a column begin or end at the same place, so there are fewer such places.
    """
    pieces = [atom for atom in atoms if atom.table < 0 and atom.column and atom.is_value]

    def spread(*, wide: bool) -> int:
        intervals = [_interval(atom, wide=wide) for atom in pieces]
        return min(len({start for start, _ in intervals}), len({end for _, end in intervals}))

    return spread(wide=True) <= spread(wide=False)


def place_by_layout(
    rows: Sequence[tuple[Atom, ...]], headers: Sequence[Sequence[Atom]], *, wide: bool
) -> list[tuple[Atom, ...] | None]:
    """Place the pieces of each row under the columns that all rows and headers together stand in.

    Rows are placed only if there are as many columns as headers, each header over its own, and a row only if no two
    of its pieces share a column.

    Args:
        rows: Pieces of each row, on bare lines.
        headers: The header words of each column, on bare lines.
        wide: Whether a Chinese character takes two places.
    """
    pieces = [atom for row in rows for atom in row if atom.text]
    heads = [atom for words in headers for atom in words]
    beside = any(len({atom.row for atom in row}) < len(row) for row in rows)
    if not beside or not all(headers) or any(atom.table >= 0 for atom in (*pieces, *heads)):
        return [None] * len(rows)
    columns = _merge(_interval(atom, wide=wide) for atom in (*pieces, *heads))
    owned = len(columns) == len(headers) and all(
        left <= _interval(atom, wide=wide)[0] < right
        for words, (left, right) in zip(headers, columns, strict=True)
        for atom in words
    )
    return [_place(row, columns, wide=wide) if owned else None for row in rows]


def _interval(atom: Atom, *, wide: bool) -> tuple[int, int]:
    start = atom.column + (atom.wide_before if wide else 0)
    length = len(atom.text) + (wide_characters(atom.text) if wide else 0)
    return start, start + max(length, 1)


def _merge(intervals: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged = list[tuple[int, int]]()
    for start, end in sorted(intervals):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _place(row: Sequence[Atom], columns: Sequence[tuple[int, int]], *, wide: bool) -> tuple[Atom, ...] | None:
    """The piece of a row under each column; where none stands, a blank of no width behind the piece before."""
    if not row:
        return None
    placed: list[Atom | None] = [None] * len(columns)
    for atom in row:
        if not atom.text:
            continue
        start, end = _interval(atom, wide=wide)
        index = next(number for number, (left, right) in enumerate(columns) if left <= start and end <= right)
        if placed[index] is not None:
            return None
        placed[index] = atom
    blanks, before = list[Atom](), row[0].span.start
    for found in placed:
        blanks.append(found or row[0]._replace(text="", span=Span(before, before), reading=read_cell("")))
        before = blanks[-1].span.end
    return tuple(blanks)
