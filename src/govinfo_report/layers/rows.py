"""Rows that were left out because they have a cell too many or too few: what they would hold after one mistake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from math import comb

from attrs import frozen

from govinfo_report.diagnostics import Diagnostic, Span
from govinfo_report.layers.changes import Mechanism
from govinfo_report.layers.mechanisms import printed_digits
from govinfo_report.lexing.atoms import Atom, atoms_of
from govinfo_report.lexing.numbers import unit_words
from govinfo_report.models.dictionary import fields_by_path
from govinfo_report.models.printed import Number
from govinfo_report.models.report import Format, Report
from govinfo_report.parsing.grammars import review_paths

__all__ = ["Guess", "LeftOut", "guesses", "left_out_rows"]

_MOST_GAPS = 2_000
"""Ways to place the blanks of a row; with more, nothing could decide between them."""
_UNREAD = frozenset({"missing-cell", "extra-cell"})


@frozen
class LeftOut:
    """A row that was not read, with its cells in the order of the text."""

    path: str
    span: Span
    cells: tuple[Atom, ...]
    paths: tuple[str, ...]
    """The paths that its cells would have."""


@frozen
class Guess:
    """What a row would hold; None: an empty cell."""

    mechanism: Mechanism
    values: tuple[Number | None, ...]
    open: int | None = None
    """Place of a figure that is lost with its cell: the sums tell it."""


def left_out_rows(report: Report) -> Iterator[LeftOut]:
    """The rows that were not read for their number of cells, each once."""
    if not any(one.code in _UNREAD for one in report.diagnostics):
        return
    atoms = atoms_of(report.document)
    seen: set[Span] = set()
    for one in report.diagnostics:
        if one.code not in _UNREAD or one.span is None or one.span in seen:
            continue
        seen.add(one.span)
        paths = _paths(report, one)
        inside = [atom for atom in atoms if one.span.start <= atom.span.start and atom.span.end <= one.span.end]
        inside = inside[1:] if inside and inside[0].text in unit_words() else inside
        if paths and inside and not any(path in report.cells for path in paths):
            yield LeftOut(one.path or "", one.span, tuple(inside), paths)


def _paths(report: Report, one: Diagnostic) -> tuple[str, ...]:
    """The paths of a row's cells: of the review table in the form's order, else as the other rows have them."""
    if report.format is None or report.format is Format.INDICATORS_OTHER:
        return ()
    known = fields_by_path(report.format)
    if one.path is None or one.span is None:
        return ()
    if one.path in {"reconsideration", "litigation"}:
        return review_paths() if one.data["expected"] == len(review_paths()) else ()
    if one.path in known:
        return (one.path,) if one.data["expected"] == 1 else ()
    use = next((use for use in report.table_uses if _within(use.span, one.span)), None)
    if use is None:
        return ()
    rows: dict[str, list[str]] = {}
    for path, cell in sorted(report.cells.items(), key=lambda item: item[1].span):
        if _within(use.span, cell.span):
            rows.setdefault(path.rpartition(".")[0], []).append(path.rpartition(".")[2])
    names = next((names for names in rows.values() if len(names) == one.data["expected"]), ())
    paths = tuple(f"{one.path}.{name}" for name in names)
    return paths if all(path in known for path in paths) else ()


def _within(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start < outer.end


def guesses(row: LeftOut) -> Iterator[Guess]:
    """What the row would hold if one mistake explains its number of cells."""
    values = [cell.reading.value for cell in row.cells]
    digits = [printed_digits(cell.text, cell.reading.value) for cell in row.cells]
    missing = len(row.paths) - len(values)
    if missing == -1:
        yield from _too_many(values, digits)
    elif missing == 1:
        yield from _one_too_few(values, digits)
    elif missing > 1 and comb(len(row.paths), missing) <= _MOST_GAPS:
        for places in combinations(range(len(row.paths)), missing):
            rest = iter(values)
            filled = tuple(None if place in places else next(rest) for place in range(len(row.paths)))
            yield Guess(Mechanism.LOST_CELL, filled)


def _too_many(values: Sequence[Number | None], digits: Sequence[str]) -> Iterator[Guess]:
    for i in range(len(values)):
        yield Guess(Mechanism.EXTRA_CELL, (*values[:i], *values[i + 1 :]))
    for i, (one, following) in enumerate(pairwise(digits)):
        if values[i] and one.isdigit() and following.isdigit():
            yield Guess(Mechanism.SPLIT_FIGURE, (*values[:i], int(one + following), *values[i + 2 :]))


def _one_too_few(values: Sequence[Number | None], digits: Sequence[str]) -> Iterator[Guess]:
    for i in range(len(values) + 1):
        yield Guess(Mechanism.LOST_CELL, (*values[:i], None, *values[i:]))
        yield Guess(Mechanism.LOST_CELL, (*values[:i], None, *values[i:]), open=i)
    for i, text in enumerate(digits):
        for cut in range(1, len(text) if text.isdigit() else 0):
            parts = int(text[:cut]), int(text[cut:])
            if str(parts[1]) == text[cut:]:  # no figure is printed with a zero in front
                yield Guess(Mechanism.MERGED_CELLS, (*values[:i], *parts, *values[i + 1 :]))


def supposed(row: LeftOut, guess: Guess) -> Mapping[str, Number]:
    """The figures of a guess by path, empty cells at zero."""
    return {path: value or 0 for path, value in zip(row.paths, guess.values, strict=True)}
