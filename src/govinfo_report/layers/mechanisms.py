"""Changes that one mistake would explain, over figures that were read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from govinfo_report.layers.changes import Mechanism
from govinfo_report.layers.system import System
from govinfo_report.models.printed import Cell, Number
from govinfo_report.models.report import Report, TableUse
from govinfo_report.parsing.grammars import table_forms

__all__ = ["Candidate", "Lines", "candidates", "lines_of", "printed_digits"]


@frozen
class Candidate:
    """A change to try."""

    mechanism: Mechanism
    changes: Mapping[str, Number]


Lines = list[list[str]]
"""Paths of one table, line by line as printed."""


def lines_of(report: Report) -> Iterator[Lines]:
    """The paths of every table, line by line in reading order."""
    order = sorted(report.cells, key=lambda path: report.cells[path].span)
    for name in dict.fromkeys(use.name for use in report.table_uses):
        uses = [use for use in report.table_uses if use.name == name]
        lines: dict[str, list[str]] = {}
        for path in order:
            if any(_covers(use, report.cells[path]) for use in uses):
                lines.setdefault(_line(name, path), []).append(path)
        if lines:
            yield list(lines.values())


def _covers(use: TableUse, cell: Cell) -> bool:
    return use.span.start <= cell.span.start and cell.span.end <= use.span.end


def _line(table: str, path: str) -> str:
    """What the paths of one printed line have in common."""
    if table == "review":
        return ""
    return path if table_forms()[table].is_list else path.rpartition(".")[0]


def candidates(system: System, cells: Mapping[str, Cell], tables: Sequence[Lines]) -> Iterator[Candidate]:
    """Every change that one mistake explains, that repairs something and breaks nothing is among these."""
    yield from _digits(system, cells)
    for lines in tables:
        yield from _within_lines(lines, system.figures)
        for line in lines:
            yield from _split_in_line(line, cells)
        yield from _between_lines(lines, system.figures)


def _digits(system: System, cells: Mapping[str, Cell]) -> Iterator[Candidate]:
    """One figure with one mistake in its digits: a failing sum tells what it would have to be."""
    for number in sorted(system.failing):
        one, gap = system.fitted[number], system.gaps[number]
        for path in dict.fromkeys(one.left + one.right):
            target = system.figures[path] + (gap if path in one.left else -gap)
            mechanism = (
                _mistake(printed_digits(cells[path].raw, cells[path].value), str(target)) if target >= 0 else None
            )
            if mechanism is not None:
                yield Candidate(mechanism, {path: target})


def printed_digits(text: str, value: Number | None) -> str:
    """The digits of a cell as printed, with zeros in front; empty for a cell without a figure."""
    if value is None:
        return ""
    digits = "".join(str(int(one)) for one in text if one.isdecimal())
    return digits if digits and int(digits) == value else str(value)


def _mistake(one: str, other: str) -> Mechanism | None:
    """How one mistake makes one string of digits out of the other; None: none does."""
    if one == other or abs(len(one) - len(other)) > 1:
        return None
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        if one[start + 1 :] == other[start + 1 :]:
            return Mechanism.DIGIT
        swapped = one[:start] + one[start + 1 : start + 2] + one[start : start + 1] + one[start + 2 :]
        return Mechanism.TRANSPOSED if swapped == other else None
    short, long = sorted((one, other), key=len)
    return Mechanism.DIGIT if short[start:] == long[start + 1 :] else None


def _moved(paths: Sequence[str], figures: Mapping[str, Number], start: int, end: int) -> dict[str, Number]:
    """The figures if the one at ``start`` belonged at ``end``, and those between one place nearer to ``start``."""
    values = [figures[path] for path in paths]
    values.insert(end, values.pop(start))
    return dict(zip(paths, values, strict=True))


def _exchanged(one: Sequence[str], other: Sequence[str], figures: Mapping[str, Number]) -> dict[str, Number]:
    pairs = list(zip(one, other, strict=True))
    return {a: figures[b] for a, b in pairs} | {b: figures[a] for a, b in pairs}


def _within_lines(lines: Lines, figures: Mapping[str, Number]) -> Iterator[Candidate]:
    """Cells of one line that changed places."""
    for line in lines:
        for i, path in enumerate(line):
            for j in range(len(line)):
                if j == i + 1:
                    yield Candidate(Mechanism.SWAPPED, _exchanged([path], [line[j]], figures))
                elif abs(i - j) > 1:
                    yield Candidate(Mechanism.SHIFTED, _moved(line, figures, i, j))
                if i != j and figures[path] and not figures[line[j]]:
                    yield Candidate(Mechanism.WRONG_CELL, {path: 0, line[j]: figures[path]})


def _split_in_line(line: Sequence[str], cells: Mapping[str, Cell]) -> Iterator[Candidate]:
    """A figure in two cells, in a row that was read for all that because it began or ended with an empty cell."""
    values = [cells[path].value or 0 for path in line]
    digits = [printed_digits(cells[path].raw, cells[path].value) for path in line]
    for i, (one, following) in enumerate(pairwise(digits)):
        if one.isdigit() and following.isdigit() and values[i]:
            merged = [*values[:i], int(one + following), *values[i + 2 :]]
            yield Candidate(Mechanism.SPLIT_FIGURE, dict(zip(line, [0, *merged], strict=True)))
            yield Candidate(Mechanism.SPLIT_FIGURE, dict(zip(line, [*merged, 0], strict=True)))


def _between_lines(lines: Lines, figures: Mapping[str, Number]) -> Iterator[Candidate]:
    """Cells of one column, rows and columns that changed places."""
    width = max(map(len, lines))
    whole = [line for line in lines if len(line) == width]
    columns = list(zip(*whole, strict=True))
    for left, right in pairwise(columns):
        if len(whole) > 1:
            yield Candidate(Mechanism.COLUMNS_SWAPPED, _exchanged(left, right, figures))
    for column in columns:
        for i, path in enumerate(column):
            if i + 1 < len(column):
                yield Candidate(Mechanism.SWAPPED, _exchanged([path], [column[i + 1]], figures))
            for other in column if figures[path] else ():
                if not figures[other]:
                    yield Candidate(Mechanism.WRONG_CELL, {path: 0, other: figures[path]})
    for i in range(len(whole)):
        for j in range(len(whole)):
            if i < j:
                yield Candidate(Mechanism.ROW_MOVED, _exchanged(whole[i], whole[j], figures))
            if abs(i - j) > 1:
                moves = [_moved(column, figures, i, j) for column in columns]
                yield Candidate(Mechanism.ROW_MOVED, {path: value for move in moves for path, value in move.items()})
