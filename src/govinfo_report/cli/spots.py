"""Where in a source something stands: the line of a text, the cell of a table."""

from __future__ import annotations

from attrs import frozen

from govinfo_report.cli.excerpt import Excerpt, excerpt
from govinfo_report.diagnostics import Span
from govinfo_report.document import Place
from govinfo_report.models.report import Report

__all__ = ["Spot", "spot_of"]


@frozen
class Spot:
    """A place that people and machines can find again."""

    excerpt: Excerpt
    is_line_of_file: bool
    """Whether line and column are those of the file itself; of a page, they are those of its text."""
    place: Place | None
    """Table, row, column and page of the cell, on sources that have cells."""
    text: str
    """What stands there, without line breaks."""


def spot_of(report: Report, span: Span, width: int) -> Spot:
    """The place of a span; ``width`` is how many columns of a terminal the excerpt may take."""
    is_line_of_file = report.source.media_type == "text/plain"
    cell = next((cell for cell in report.cells.values() if cell.span == span), None)
    place = cell.binding.place if cell and not is_line_of_file else None
    text = " ".join(report.document.text[span.start : span.end].split())
    return Spot(excerpt(report.document.text, span, width), is_line_of_file, place, text)
