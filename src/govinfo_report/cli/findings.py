"""Diagnostics shown as a good compiler shows them: the line of the source, the figure underlined, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen
from rich.cells import cell_len
from rich.text import Text

from govinfo_report.cli.text import Language, clip, visible, word
from govinfo_report.diagnostics import Diagnostic, Severity, Span

__all__ = ["Excerpt", "excerpt", "finding_lines"]

_COLOURS = {Severity.INFO: "cyan", Severity.WARNING: "yellow", Severity.ERROR: "bold red"}
# Cells to leave for the number of the line and the rule behind it.
_MARGIN = 10
# How far to look for the ends of a line: a page can be one line of megabytes.
_REACH = 2_000


@frozen
class Excerpt:
    """A line of the source with one place in it; all text is fit for a terminal.

    Attributes:
        number: Number of the line in the document's text, from 1.
        before: The line up to the place.
        marked: The place itself; empty where the span is empty.
        after: The rest of the line.
    """

    number: int
    before: str
    marked: str
    after: str

    @property
    def underline(self) -> str:
        """Spaces and carets to print below the line, counted in terminal cells."""
        return " " * cell_len(self.before) + "^" * max(1, cell_len(self.marked))


def excerpt(text: str, span: Span, cells: int) -> Excerpt:
    """Cut the line that a span begins on so that it fits.

    Args:
        text: The document's text.
        span: The place to show; what goes on to another line is not shown.
        cells: Width to fit in terminal cells.
    """
    start = min(max(span.start, 0), len(text))
    while start < min(span.end, len(text)) and text[start].isspace():
        start += 1
    left = text.rfind("\n", max(0, start - _REACH), start) + 1 or max(0, start - _REACH)
    right = text.find("\n", start, start + _REACH)
    right = min(len(text), start + _REACH) if right < 0 else right
    end = min(max(span.end, start), right)
    marked = clip(visible(text[start:end].rstrip()), max(1, cells - 2))
    room = cells - cell_len(marked)
    after = visible(text[end:right].rstrip())
    before = _tail(visible(text[left:start]).lstrip(), max(room - min(cell_len(after), room // 2), 1))
    return Excerpt(text.count("\n", 0, start) + 1, before, marked, clip(after, max(room - cell_len(before), 0)))


def _tail(text: str, cells: int) -> str:
    return clip(text[::-1], cells)[::-1]


def finding_lines(finding: Diagnostic, text: str, language: Language, width: int) -> Iterator[Text]:
    """One diagnostic, line by line.

    Args:
        finding: The diagnostic.
        text: The text of its document.
        language: Of message and help.
        width: Terminal cells to fit the excerpt in; the message is left to the terminal to wrap.
    """
    colour = _COLOURS[finding.severity]
    head = Text.assemble((f"{word(finding.severity, language)}[{finding.code}]", colour))
    if finding.path:
        head.append(f" {finding.path}", "bold")
    yield head.append(f": {visible(finding.message_in(language))}")
    margin = "  "
    if finding.span is not None and text:
        shown = excerpt(text, finding.span, max(20, width - _MARGIN))
        number = str(shown.number)
        margin = " " * (len(number) + 1)
        yield Text.assemble((f"{number} │ ", "blue"), shown.before, (shown.marked, "bold"), shown.after)
        yield Text.assemble((f"{margin}│ ", "blue"), (shown.underline, colour))
    if advice := visible(finding.help_in(language)):
        yield Text.assemble((f"{margin}= ", "blue"), (f"{word('help', language)}: ", "bold"), advice)
