"""Several documents as one: the page and its attachments."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from govinfo_report.diagnostics import Diagnostic
from govinfo_report.document import Block, Document, Source, Span, Table

__all__ = ["join"]


def join(source: Source, documents: Iterable[Document], diagnostics: Iterable[Diagnostic] = ()) -> Document:
    """The documents one after the other, all spans moved to where their text now stands."""
    parts, blocks, found, length = list[str](), list[Block](), list(diagnostics), 0
    for document in documents:
        blocks += [_moved(block, length) for block in document.blocks]
        found += [evolve(one, span=_shifted(one.span, length)) if one.span else one for one in document.diagnostics]
        text = document.text if document.text.endswith("\n") or not document.text else document.text + "\n"
        parts.append(text)
        length += len(text)
    return Document(source, "".join(parts), tuple(blocks), tuple(found))


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _moved(block: Block, by: int) -> Block:
    if by and isinstance(block, Table):
        cells = tuple(evolve(cell, span=_shifted(cell.span, by)) for cell in block.cells)
        return evolve(block, cells=cells, span=_shifted(block.span, by))
    return evolve(block, span=_shifted(block.span, by)) if by else block
