"""Where a figure stands: how sure its place is, and what is printed there."""

from __future__ import annotations

import enum

from govinfo_report.export.sheets import Box
from govinfo_report.lexing.labels import MatchKind
from govinfo_report.lexing.numbers import CellKind
from govinfo_report.models.dictionary import Field
from govinfo_report.models.printed import Cell, Placing
from govinfo_report.parsing.titles import table_titles

__all__ = ["BoxState", "states_of"]


class BoxState(enum.StrEnum):
    """What a reader has to know about a box of a table at first sight."""

    EXACT = "exact"
    """Its label and header are those of the form."""
    GUESSED = "guessed"
    """Its label is the most similar one of the form."""
    BY_PLACE = "by-place"
    """Its place decided: its label or header is lost or torn, or its column has drifted and sums confirm it."""
    AS_PRINTED = "as-printed"
    """It stands in a row that has no path."""
    NO_FIGURE = "no-figure"
    """It stands in a row that has no path, and is blank, a mark or a text: such a row does not tell which."""
    BLANK = "blank"
    MARK = "mark"
    TEXT = "text"
    CONFLICTING = "conflicting"
    """It is printed twice and differently, so no value is given."""
    ABSENT = "absent"
    """It is not printed, or was left out as doubtful."""


_PRINTED = {CellKind.BLANK: BoxState.BLANK, CellKind.MARK: BoxState.MARK, CellKind.TEXT: BoxState.TEXT}


def states_of(box: Box, cell: Cell | None, field: Field | None, *, conflicting: bool) -> tuple[BoxState, ...]:
    """What is printed, where it is no number; then how it was bound, where that is worth a look.

    Args:
        box: The box of the table.
        cell: The printed cell; None where none was bound.
        field: Its entry in the data dictionary.
        conflicting: Whether two different values are printed.

    Returns:
        One state, or two: a blank cell under a guessed label is both.
    """
    if box.path is None:
        return (BoxState.NO_FIGURE if box.value is None else BoxState.AS_PRINTED,)
    if cell is None:
        return (BoxState.CONFLICTING if conflicting else BoxState.ABSENT,)
    printed = _PRINTED.get(cell.kind)
    bound = _bound(cell, field)
    if printed is None:
        return (bound,)
    return (printed,) if bound is BoxState.EXACT else (printed, bound)


def _bound(cell: Cell, field: Field | None) -> BoxState:
    binding = cell.binding
    if binding.row_match is MatchKind.FUZZY:
        return BoxState.GUESSED
    no_header = binding.column_header is None and field is not None and field.column is not None
    no_label = binding.row_label is None and (field is None or field.table != table_titles()["review"])
    placed = binding.row_match is MatchKind.PLACE or binding.placing is Placing.SUMS
    return BoxState.BY_PLACE if no_header or no_label or placed else BoxState.EXACT
