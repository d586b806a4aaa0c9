"""Put a document together piece by piece, so that text and spans agree by construction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import NamedTuple

from attrs import evolve

from govinfo_report.diagnostics import Diagnostic, Kind, Severity, Span
from govinfo_report.document import Block, Document, Paragraph, Source, Table, TextCell
from govinfo_report.limits import LimitExceededError, Limits
from govinfo_report.readers.joining import moved, moved_finding

__all__ = ["Assembly", "GridCell", "LimitExceeded", "digest"]


class LimitExceeded(Kind):
    """The document is larger than a limit allows; what came before the limit was read.

    No real report meets the default limits, so the document is damaged, hostile, or no report. Raise the limit with
    ``gir.parse(source, limits=gir.Limits(...))`` if you know it to be good.
    """

    code = "limit-exceeded"
    severity = Severity.ERROR
    en = "The document exceeds the limit {limit} = {allowed:g}; the rest of it was not read."
    zh = "文档超出限额 {limit} = {allowed:g}，其余部分未读取。"
    help_en = "Raise it with Limits({limit}=...) if you know the document to be good."
    help_zh = "若确知文档可靠，可用 Limits({limit}=...) 提高限额。"


class GridCell(NamedTuple):
    """A cell as a reader found it, before it has a place in the text."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


def digest(data: bytes | str) -> str:
    """SHA-256 of the bytes, or of the text in UTF-8 (lone surrogates kept as they are)."""
    return hashlib.sha256(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data).hexdigest()


class Assembly:
    """Collects paragraphs and tables in reading order and ends as a :class:`Document`.

    Paragraphs are parted by line breaks, the cells of a row by tabs. Over a limit, the first excess is reported
    once and the piece is cut down.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.diagnostics: list[Diagnostic] = []
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._cells = 0
        self._tables = 0
        self._left = limits.characters
        self._exceeded: set[str] = set()

    def exceed(self, limit: str, span: Span | None = None) -> None:
        """Report that a limit was met (once each), or raise if the caller asked for that."""
        if limit in self._exceeded:
            return
        self._exceeded.add(limit)
        allowed = getattr(self.limits, limit)
        if self.limits.raise_on_excess:
            raise LimitExceededError(limit, allowed)
        self.diagnostics.append(LimitExceeded.at(span, limit=limit, allowed=allowed))

    def _within(self, text: str) -> str:
        """The text, cut where the document would hold too many characters."""
        if len(text) > self._left:
            self.exceed("characters")
            text = text[: max(self._left, 0)]
        self._left -= len(text)
        return text

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def paragraph(self, text: str, *, furniture: bool = False, page: int | None = None) -> None:
        """Add a paragraph; its text is kept as it is."""
        if len(self._blocks) >= self.limits.paragraphs:
            self.exceed("paragraphs")
            return
        text = self._within(text)
        span = Span(self._length, self._length + len(text))
        self._write(text)
        self._write("\n")
        self._blocks.append(Paragraph(text, span, furniture, page))

    def table(self, cells: Iterable[GridCell], *, ruled: bool = True) -> None:
        """Add a table from its cells in reading order."""
        limits, placed, start, last_row = self.limits, list[TextCell](), self._length, None
        self._tables += 1
        if self._tables > limits.tables:
            self.exceed("tables")
            return
        for cell in cells:
            if self._cells >= limits.cells:
                self.exceed("cells")
                break
            if cell.row >= limits.rows:
                self.exceed("rows")
                break
            if cell.column >= limits.columns:
                self.exceed("columns")
                continue
            text, row, column, rowspan, colspan, page, box = cell
            if last_row is not None:
                self._write("\t" if row == last_row else "\n")
            last_row = row
            self._cells += 1
            text = self._within(text)
            span = Span(self._length, self._length + len(text))
            self._write(text)
            placed.append(TextCell(text, span, row, column, rowspan, colspan, page, box))
        if placed:
            self._blocks.append(Table(tuple(placed), Span(start, self._length), ruled))
            self._write("\n")

    def left(self) -> Limits:
        """What the document may still cost; of what is used up, the least that limits can say, which is one."""
        limits = self.limits
        return evolve(
            limits,
            cells=max(limits.cells - self._cells, 1),
            tables=max(limits.tables - self._tables, 1),
            paragraphs=max(limits.paragraphs - len(self._blocks), 1),
            characters=max(self._left, 1),
            raise_on_excess=False,
        )

    def embed(self, text: str, read: Callable[[str, Limits], Document]) -> None:
        """Add a text and its blocks as they are, and what its reader had to say of it.

        Args:
            text: The text; it counts as a whole, its line breaks too.
            read: Makes a document with this very text of it, within what is left.
        """
        text = self._within(text)
        if not text:
            return
        document, shift = read(text, self.left()), self._length
        self._write(text)
        self._write("\n")
        for block in document.blocks:
            if self._has_room(block):
                self._blocks.append(moved(block, shift))
        for one in (moved_finding(one, shift) for one in document.diagnostics):
            if one.code == LimitExceeded.code:
                self.exceed(one.data["limit"], one.span)
            else:
                self.diagnostics.append(one)

    def _has_room(self, block: Block) -> bool:
        """Whether a block that comes with its text fits into the limits; it then counts."""
        if isinstance(block, Paragraph):
            limit = "paragraphs" if len(self._blocks) >= self.limits.paragraphs else None
        else:
            self._tables += 1
            cells = self._cells + len(block.cells)
            limit = "tables" if self._tables > self.limits.tables else "cells" if cells > self.limits.cells else None
            self._cells = self._cells if limit else cells
        if limit:
            self.exceed(limit)
        return limit is None

    def finish(self, source: Source) -> Document:
        """The document made of all that was added."""
        return Document(source, "".join(self._parts), tuple(self._blocks), tuple(self.diagnostics))
