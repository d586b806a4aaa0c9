"""What the prose states, each statement with the place that it stands at."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Generic, TypeVar

from attrs import field, frozen

from govinfo_report.diagnostics import Diagnostic, Span

__all__ = ["Attachment", "Contact", "Fact", "FactScope", "Narrative", "Section", "Stated"]

T = TypeVar("T")


@frozen
class Stated(Generic[T]):
    """A value with its evidence.

    Attributes:
        value: What is stated.
        raw: The words it was read from, as printed.
        span: Where these words stand.
        how: Kind of evidence, e.g. ``title``, ``signature``, ``period``.
        confidence: From 0 to 1; what the kind of evidence is worth, not a probability.
    """

    value: T
    raw: str
    span: Span
    how: str
    confidence: float


@frozen
class Contact:
    """Whom to ask about the report."""

    address: Stated[str] | None = None
    postcode: Stated[str] | None = None
    telephone: Stated[str] | None = None
    fax: Stated[str] | None = None
    email: Stated[str] | None = None


@frozen
class Attachment:
    """A table or file that the report names as attached."""

    name: str
    present: bool
    """Whether the document holds it: a table follows, or its name stands again as a caption."""
    span: Span


@frozen
class Section:
    """A heading and what stands under it."""

    heading: str
    """As printed, without its ordinal."""
    ordinal: str
    """As printed, e.g. ``（一）``; empty where none is."""
    level: int
    """Depth in the tree, from 1."""
    kind: str | None
    """Which standard section it is, e.g. ``requests``; None: none that is known."""
    span: Span
    """From the heading to the next one of its level or above."""
    children: tuple[Section, ...] = ()


class FactScope(enum.StrEnum):
    """Which time a figure speaks of."""

    YEAR = "year"
    """The reporting year."""
    CUMULATIVE = "cumulative"
    """Several years up to now."""
    PREVIOUS = "previous-year"
    """An earlier year, given for comparison."""
    CHANGE = "change"
    """A difference or growth, no level."""
    PLANNED = "planned"
    """Something intended or required."""
    PARTIAL = "partial"
    """A part of the year."""
    UNCLEAR = "unclear"
    """The words allow more than one of these."""


@frozen
class Fact:
    """A figure that a sentence states, or a zero that it states in words. Never a table value."""

    path: str | None
    """The metric's path, where it surely is that metric of the reporting year; else None."""
    metric: str
    """Chinese name: the official label of a known metric, else the sentence's own words."""
    value: int | Decimal
    unit: str | None
    """As printed (``条``, ``万元``, ``%``); None for a zero in words."""
    qualifier: str | None
    """What makes the figure inexact, as printed: ``余``, ``近``, ``以上`` …"""
    scope: FactScope
    quote: str
    """The clause as printed."""
    span: Span
    """Where the clause stands."""
    figure: Span | None
    """Where the figure stands; None for a zero in words."""
    of_which: bool = False
    """Whether it is given as a part (其中) of the figure before it."""
    readings: tuple[str, ...] = ()
    """Paths that it may mean where the words allow them but do not decide."""


@frozen
class Narrative:
    """Everything read from the prose. None: not printed, or printed so that nothing certain can be read."""

    agency: Stated[str] | None = None
    agency_canonical: str | None = None
    """The agency in simplified characters with common abbreviations written out."""
    year: Stated[int] | None = None
    """The reporting year."""
    title: Stated[str] | None = None
    period: Stated[tuple[str, str] | str] | None = None
    """Two ISO dates, or the damaged text as printed."""
    published: Stated[str] | None = None
    """ISO date on which the page was published."""
    signed: Stated[str] | None = None
    """ISO date below the report."""
    index_number: Stated[str] | None = None
    document_number: Stated[str] | None = None
    contact: Contact = field(factory=Contact)
    scope: Stated[str] | None = None
    """``own office`` or ``area``: whether the figures are the office's own or those of all offices of its area."""
    attachments: tuple[Attachment, ...] = ()
    sections: tuple[Section, ...] = ()
    facts: tuple[Fact, ...] = ()
    ordinals: tuple[Span, ...] = ()
    """The digits of ordinals of headings and lists: figures that count nothing."""
    furniture: tuple[Span, ...] = ()
    """What belongs to the page and not to the report."""
    diagnostics: tuple[Diagnostic, ...] = ()
