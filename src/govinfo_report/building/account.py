"""The account of figures: every run of digits of the source in exactly one class."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from govinfo_report.diagnostics import Span
from govinfo_report.document import Document, Paragraph
from govinfo_report.lexing.numbers import figures
from govinfo_report.models.printed import Account, Figure, FigureClass
from govinfo_report.narrative.stated import Narrative

__all__ = ["Claimed", "account_of"]


# A note in a cell begins with one of these.
_NOTE_MARKS = ("(", "（", "其中")
_CLAIM = FigureClass.CLAIM
_WITH_NOTES = (FigureClass.BOUND, FigureClass.INDICATOR)


class Claimed(NamedTuple):
    """A stretch of the text whose figures are of one class."""

    span: Span
    kind: FigureClass
    path: str | None = None


def account_of(document: Document, claimed: Iterable[Claimed], narrative: Narrative) -> Account:
    """Class every figure: by the stretch that it begins in, else as furniture of the page, else as a claim.

    Of a cell, a figure behind a bracket or 其中 explains its value.
    """
    areas = [Claimed(span, FigureClass.FURNITURE) for span in narrative.furniture]
    areas += [Claimed(span, FigureClass.LABEL) for span in narrative.ordinals]
    areas += [
        Claimed(block.span, FigureClass.FURNITURE)
        for block in document.blocks
        if isinstance(block, Paragraph) and block.furniture
    ]
    exact = sorted(claimed, key=_place)
    areas.sort(key=_place)
    text = document.text
    found, at, near = list[Figure](), 0, 0
    for start, end in figures(text):
        while at < len(exact) and exact[at].span.end <= start:
            at += 1
        while near < len(areas) and areas[near].span.end <= start:
            near += 1
        kind, path, span = _CLAIM, None, None
        if at < len(exact) and exact[at].span.start <= start:
            span, kind, path = exact[at]
            if kind in _WITH_NOTES and span.start < start:
                before = text[span.start : start]
                if any(mark in before for mark in _NOTE_MARKS):
                    kind = FigureClass.NOTE
        elif near < len(areas) and areas[near].span.start <= start:
            kind = areas[near].kind
        if span is None or span.start != start or span.end != end:
            span = Span(start, end)
        found.append(Figure(text[start:end], span, kind, path))
    return Account(tuple(found))


def _place(one: Claimed) -> tuple[int, int]:
    return one.span.start, one.span.end
