"""Figures that were joined without anything between them: where there are several ways, the printed sums tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import comb

from govinfo_report.building.sums import RowSums
from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.numbers import read_cell

__all__ = ["divide_digits", "part_figures"]

# More ways than this are not tried; a row of seven figures has as many with fifteen digits.
_MOST_WAYS = 3003
# 8306, or 8 beside 306.
_GROUPED = re.compile(r"\d{1,3} \d{3}")


def divide_digits(cells: Sequence[Atom], count: int, sums: RowSums | None) -> tuple[Atom, ...] | None:
    """The figures that the digits of a row's only cell are, if there is one way in which every sum holds.

    Args:
        cells: The cells of a row.
        count: How many figures it has.
        sums: What they add up to; None where nothing tells.
    """
    if sums is None or len(cells) != 1 or not cells[0].text.isdecimal():
        return None
    (joined,) = cells
    if len(joined.text) <= count or comb(len(joined.text) - 1, count - 1) > _MOST_WAYS:
        return None
    found = [figures for figures in _ways(joined, count) if sums.prove(figures)]
    return found[0] if len(found) == 1 else None


def part_figures(cells: Sequence[Atom], count: int, sums: RowSums | None) -> tuple[Atom, ...] | None:
    """The cells of a row that has one too few, a figure in groups of three as two figures if every sum holds then.

    Args:
        cells: The cells of a row.
        count: How many figures it has.
        sums: What they add up to; None where nothing tells.
    """
    grouped = [number for number, cell in enumerate(cells) if _GROUPED.fullmatch(cell.text)]
    if sums is None or len(cells) != count - 1 or len(grouped) != 1 or any(not cell.text for cell in cells):
        return None
    at = grouped[0]
    parts = (cells[at].part(*found.span(), read_cell(found[0])) for found in re.finditer(r"\d+", cells[at].text))
    figures = (*cells[:at], *parts, *cells[at + 1 :])
    return figures if sums.prove(figures) else None


def _ways(joined: Atom, count: int) -> Iterator[tuple[Atom, ...]]:
    """Every way to read digits as so many figures; none begins with a zero but zero itself."""
    text = joined.text
    for cuts in combinations(range(1, len(text)), count - 1):
        ranges = list(pairwise((0, *cuts, len(text))))
        if all(text[start] != "0" or end - start == 1 for start, end in ranges):
            yield tuple(joined.part(start, end, read_cell(text[start:end])) for start, end in ranges)
