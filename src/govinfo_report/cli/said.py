"""A finding on the terminal: its message, and the place that it is about, as a good compiler prints its errors."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from govinfo_report.cli.colours import COLOURS
from govinfo_report.cli.excerpt import harmless
from govinfo_report.cli.language import SEVERITIES, Language, words
from govinfo_report.cli.pages import page_of
from govinfo_report.cli.spots import Spot
from govinfo_report.diagnostics import Diagnostic
from govinfo_report.document import Place

__all__ = ["MARGIN", "message", "note", "place_of"]

MARGIN = 8
"""Columns that a line number takes in front of an excerpt."""


def message(one: Diagnostic, language: Language) -> Text:
    """Severity, code and message; the code is a link where it has a page."""
    severity = SEVERITIES[one.severity][language is Language.ZH]
    head = Text(f"{severity}[{one.code}]", style=f"bold {COLOURS[one.severity]}")
    if page := page_of(one.code, language):
        head.stylize(f"link {page}")
    return head.append(f": {harmless(one.message_in(language))}", style="default")


def note(name: str, text: str) -> Text:
    """A line below a message."""
    return Text(f"   = {name}: {text}", style="dim")


def place_of(spot: Spot | None, name: str, colour: str, language: Language) -> Iterator[Text]:
    """Where something stands, with the line that it stands in; without a spot, the source alone.

    Args:
        spot: The place.
        name: What the source is called.
        colour: Of the marks.
        language: Of the words.
    """
    if spot is None:
        yield Text(f"  --> {harmless(name)}", style="dim")
        return
    seen, place = spot.excerpt, harmless(name)
    if spot.is_line_of_file:
        place += f":{seen.number}:{seen.column}"
    if spot.place:
        place += f", {_in_words(spot.place, language)}"
    more = f" {words('lines', language, count=seen.lines)}" if seen.lines > 1 else ""
    number = str(seen.number) if spot.is_line_of_file else ""
    yield Text(f"  --> {place}{more}", style="dim")
    yield Text("      |", style="dim")
    yield Text(f"{number:>5} | ", style="dim").append(seen.line, style="not dim")
    yield Text("      | ", style="dim").append(seen.marks, style=f"not dim bold {colour}")


def _in_words(at: Place, language: Language) -> str:
    page = f"{words('page', language, page=at.page)}, " if at.page else ""
    return page + words("place", language, table=at.table + 1, row=at.row + 1, column=at.column + 1)
