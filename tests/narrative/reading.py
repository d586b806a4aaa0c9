"""Read a made-up text as the library reads the prose of a page, and score facts."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from attrs import define, field

from govinfo_report.diagnostics import Span
from govinfo_report.document import Document, Paragraph, Source
from govinfo_report.narrative import Fact, Narrative, read_narrative

Value = int | Decimal


def document(text: str) -> Document:
    """A document whose lines are paragraphs."""
    blocks = []
    start = 0
    for line in text.split("\n"):
        blocks.append(Paragraph(line, Span(start, start + len(line))))
        start += len(line) + 1
    return Document(Source(None, "", "text/plain", None), text, tuple(blocks))


def narrative(text: str, tables: tuple[Span, ...] = ()) -> Narrative:
    """What the prose of a text says."""
    made = document(text)
    return read_narrative(made, tuple(made.paragraphs), tables)


def facts(sentence: str, year: int) -> tuple[Fact, ...]:
    """The facts of a sentence in a report of that year."""
    return narrative(f"清河县水务局{year}年政府信息公开工作年度报告\n{sentence}").facts


def bound(found: Iterable[Fact]) -> set[tuple[str, Value]]:
    """The facts that have a path, as path and value."""
    return {(fact.path, fact.value) for fact in found if fact.path is not None}


@define
class Score:
    """How many facts were found, invented and missed."""

    right: int = 0
    invented: list[str] = field(factory=list)
    missed: list[str] = field(factory=list)

    def count(self, sentence: str, got: set[tuple[str, Value]], wanted: set[tuple[str, Value]]) -> None:
        """Add one sentence."""
        self.right += len(got & wanted)
        self.invented += [f"{sentence} {fact}" for fact in got - wanted]
        self.missed += [f"{sentence} {fact}" for fact in wanted - got]

    @property
    def precision(self) -> float:
        """Share of the facts found that are right; 1 where none is found."""
        return self.right / (self.right + len(self.invented)) if self.right + len(self.invented) else 1.0

    @property
    def recall(self) -> float:
        """Share of the facts there that were found; 1 where there is none."""
        return self.right / (self.right + len(self.missed)) if self.right + len(self.missed) else 1.0
