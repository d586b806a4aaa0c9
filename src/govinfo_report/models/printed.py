"""What one printed value is and why it stands under its path; rows that have no path; the figures' account."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from attrs import field, frozen

from govinfo_report.document import Place, Span
from govinfo_report.frozen_mapping import FrozenMapping
from govinfo_report.lexing.labels import MatchKind
from govinfo_report.lexing.numbers import CellKind
from govinfo_report.numerous import numerous

__all__ = ["Account", "Binding", "Cell", "Figure", "FigureClass", "Indicator", "Number", "Placing"]

Number = int | Decimal
"""Counts are int, amounts of money Decimal."""


class Placing(enum.StrEnum):
    """On what a cell was put under its column."""

    ORDER = "order"
    """Its place among the cells of its row, of which there are as many as columns."""
    GRID = "grid"
    """The grid of its table: it stands in its header's column."""
    SPACES = "spaces"
    """The columns of spaces in which all rows stand."""
    SUMS = "sums"
    """The nearest column of spaces, or the only way to part joined figures: every printed sum it enters confirms it."""


@numerous
@frozen
class Binding:
    """The evidence that a value belongs under its path."""

    row_label: str | None
    """The row's label as printed; None where the table has no row labels."""
    row_match: MatchKind
    """How it was recognised."""
    row_score: float
    """Similarity to the form's label, 0 to 100."""
    column_header: str | None
    """The column's header as printed; None where it is lost and the form's order was taken."""
    runner_up: str | None = None
    """The label that came next in similarity."""
    runner_up_score: float = 0.0
    """Its similarity, 0 to 100; 0 where there is none."""
    place: Place | None = None
    """Table, row, column, page and box of the printed cell; None on text without cells."""
    placing: Placing = Placing.ORDER
    """How its column was found."""


@numerous
@frozen
class Cell:
    """A printed value."""

    path: str
    """Public name of the value."""
    value: Number | None
    """None for a blank, a not-applicable mark or a text."""
    raw: str
    """The cell as printed."""
    kind: CellKind
    """What is printed: a number, a blank, a mark or a text."""
    unit: str | None
    """Unit printed in the cell or its row, of an amount else in its label, header or caption; None: the form's."""
    note: str | None
    """Explanation printed in the cell."""
    span: Span
    """Where it is printed: ``document.text[span.start:span.end] == raw``."""
    binding: Binding
    """Why it stands under its path."""


@frozen
class Indicator:
    """A row as printed: of an indicator table or the national table, or one that an office added to a form."""

    label: str
    """As printed."""
    unit: str | None
    """As printed; None where the row has none."""
    values: Mapping[str, Number | None] = field(converter=FrozenMapping[str, Number | None], hash=False)
    """Value by the column's header as printed; a header that repeats is numbered: ``数量 (2)``."""
    path: str | None
    """Path of the row, where the data dictionary has it."""
    span: Span
    """Where its cells are printed, from the first to the last."""


class FigureClass(enum.StrEnum):
    """Where a figure of the source ended."""

    BOUND = "bound"
    """Value of a path."""
    INDICATOR = "indicator"
    """Value of a row without a path."""
    NOTE = "note"
    """Explanation inside a cell."""
    LABEL = "label"
    """Part of a label or header: an ordinal, a year."""
    CLAIM = "claim"
    """Stated in prose."""
    FURNITURE = "furniture"
    """Of the page, not of the report: a page number, a breadcrumb."""
    UNPARSED = "unparsed"
    """In a table, and not understood; a diagnostic says so."""


@numerous
@frozen
class Figure:
    """One run of digits in the source."""

    text: str
    """The digits as printed, with the marks of grouping and the decimal point inside them."""
    span: Span
    """Where they are printed."""
    kind: FigureClass
    """The one class that it ended in."""
    path: str | None = None
    """Path of the value that it is part of; None: of none."""


@frozen(repr=False)
class Account:
    """Every figure of the source, each in exactly one class."""

    figures: tuple[Figure, ...]
    """In reading order."""

    @property
    def totals(self) -> Mapping[FigureClass, int]:
        """How many figures ended in each class; the sum is the number of figures in the source."""
        counted = Counter(figure.kind for figure in self.figures)
        return FrozenMapping({kind: counted[kind] for kind in FigureClass})

    def __repr__(self) -> str:
        counts = (f"{kind.value}={count}" for kind, count in self.totals.items())
        return f"Account(figures={len(self)}, {', '.join(counts)})"

    def __len__(self) -> int:
        """The number of figures in the source."""
        return len(self.figures)

    def of(self, kind: FigureClass) -> Iterator[Figure]:
        """The figures of one class, in reading order."""
        return (figure for figure in self.figures if figure.kind is kind)
