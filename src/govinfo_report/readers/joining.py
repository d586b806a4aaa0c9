"""Several documents as one: the page and its attachments."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from govinfo_report.diagnostics import Diagnostic
from govinfo_report.document import Block, Document, Source, Span, Table

__all__ = ["join", "moved", "moved_finding"]


def join(source: Source, documents: Iterable[Document], diagnostics: Iterable[Diagnostic] = ()) -> Document:
    """The documents one after the other, all spans moved to where their text now stands."""
    parts, blocks, found, length = list[str](), list[Block](), list(diagnostics), 0
    for document in documents:
        blocks += [moved(block, length) for block in document.blocks]
        found += [moved_finding(one, length) for one in document.diagnostics]
        text = document.text if document.text.endswith("\n") or not document.text else document.text + "\n"
        parts.append(text)
        length += len(text)
    return Document(source, "".join(parts), tuple(blocks), tuple(found))


def moved(block: Block, by: int) -> Block:
    """A block of a text that now stands so much further on."""
    if by and isinstance(block, Table):
        cells = tuple(evolve(cell, span=_shifted(cell.span, by)) for cell in block.cells)
        return evolve(block, cells=cells, span=_shifted(block.span, by))
    return evolve(block, span=_shifted(block.span, by)) if by else block


def moved_finding(one: Diagnostic, by: int) -> Diagnostic:
    """What was said of a text that now stands so much further on."""
    return evolve(one, span=_shifted(one.span, by)) if one.span else one


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
