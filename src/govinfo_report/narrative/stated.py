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
    """Postal address."""
    postcode: Stated[str] | None = None
    """Six digits."""
    telephone: Stated[str] | None = None
    """As printed, with the area code where there is one."""
    fax: Stated[str] | None = None
    """As printed."""
    email: Stated[str] | None = None
    """As printed."""


@frozen
class Attachment:
    """A table or file that the report names as attached."""

    name: str
    """As printed, without the ordinal."""
    present: bool
    """Whether the document holds it: a table follows, or its name stands again as a caption."""
    span: Span
    """Where it is named."""


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
    """The headings below it, in reading order."""


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
    """The figure, in its printed unit; 0 for a zero in words."""
    unit: str | None
    """As printed (``条``, ``万元``, ``%``); None for a zero in words."""
    qualifier: str | None
    """What makes the figure inexact, as printed: ``余``, ``近``, ``以上`` …"""
    scope: FactScope
    """Which time the figure speaks of."""
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
    """The reporting organ, as printed."""
    agency_canonical: str | None = None
    """The agency in simplified characters with common abbreviations written out."""
    year: Stated[int] | None = None
    """The reporting year."""
    title: Stated[str] | None = None
    """As printed."""
    period: Stated[tuple[str, str] | str] | None = None
    """Two ISO dates, or the damaged text as printed."""
    published: Stated[str] | None = None
    """ISO date on which the page was published."""
    signed: Stated[str] | None = None
    """ISO date below the report."""
    index_number: Stated[str] | None = None
    """索引号, as printed."""
    document_number: Stated[str] | None = None
    """文号, as printed."""
    contact: Contact = field(factory=Contact)
    """Whom to ask about the report."""
    scope: Stated[str] | None = None
    """``own office`` or ``area``: whether the figures are the office's own or those of all offices of its area."""
    attachments: tuple[Attachment, ...] = ()
    """Tables and files that the report names as attached, in reading order."""
    sections: tuple[Section, ...] = ()
    """The headings of the first level, each with those below it."""
    facts: tuple[Fact, ...] = ()
    """What the sentences state, in reading order."""
    ordinals: tuple[Span, ...] = ()
    """The digits of ordinals of headings and lists: figures that count nothing."""
    furniture: tuple[Span, ...] = ()
    """What belongs to the page and not to the report."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is doubtful about the prose."""
