"""Findings that follow from another one are folded into it: one cause, one message."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from govinfo_report.checks.findings import (
    BlankHidesFigure,
    CellDisagrees,
    ProseDiffers,
    ProseOtherReading,
    ReviewTotalFails,
    ShiftedCells,
)
from govinfo_report.diagnostics import Diagnostic
from govinfo_report.parsing.grammars import review_blocks

__all__ = ["folded"]

_OF_SUMS = frozenset({ReviewTotalFails.code, BlankHidesFigure.code})
_OF_PROSE = frozenset({ProseDiffers.code, ProseOtherReading.code})


def folded(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings without those that another one explains.

    Sums of section four that fail are no findings of their own where its cells are shifted. A sentence that differs
    from a cell is no second mistake where the sums say that the cell should hold what the sentence states: the
    sentence becomes evidence of that finding, as ``prose`` in its data.
    """
    if any(one.code == ShiftedCells.code for one in found):
        found = [one for one in found if not _is_sum_of_review(one)]
    wrong = {one.path: one for one in found if one.code == CellDisagrees.code}
    if not wrong:
        return tuple(found)
    confirmed: dict[str | None, str] = {}
    kept = []
    for one in found:
        cell = wrong.get(one.path)
        if cell is not None and _says_the_same(one, cell):
            confirmed.setdefault(one.path, one.data["quote"])
        else:
            kept.append(one)
    return tuple(
        evolve(one, data={**one.data, "prose": confirmed[one.path]})
        if wrong.get(one.path) is one and one.path in confirmed
        else one
        for one in kept
    )


def _says_the_same(prose: Diagnostic, cell: Diagnostic) -> bool:
    """Whether a sentence states for this one cell what the sums expect there."""
    if prose.code not in _OF_PROSE or prose.data["compared"] != (prose.path,):
        return False
    return bool(prose.data["stated"] == cell.data["expected"])


def _is_sum_of_review(one: Diagnostic) -> bool:
    return one.code in _OF_SUMS and one.path is not None and one.path.startswith(tuple(review_blocks()))
