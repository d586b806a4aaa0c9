"""Plain text as extraction tools leave it: lines, and lines whose cells are parted by pipes, box characters or tabs."""

from __future__ import annotations

import re
from itertools import groupby

from attrs import frozen

from govinfo_report.diagnostics import Diagnostic, Span
from govinfo_report.document import Block, Document, Paragraph, Source, Table, TextCell
from govinfo_report.limits import LimitExceededError, Limits
from govinfo_report.readers.assembly import LimitExceeded, digest
from govinfo_report.readers.registry import Given, reader

__all__ = ["read_text"]

_BAR = re.compile(r"(?<!\\)[|│┃║｜]|\t")
# A rule under a Markdown header, a border of a grid table, a line drawn with box characters.
_RULE = re.compile(r"(?=.*[-=─━═+])[-=─━═+:| \t┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬│┃║╪╫]+")
_SHORTEST_RULE = 3




@frozen
class _Line:
    """A line with what stands on it."""

    text: str
    start: int
    bars: tuple[int, ...]

    @property
    def starts_with_bar(self) -> bool:
        return bool(self.bars) and not self.text[: self.bars[0]].strip()

    @property
    def ends_with_bar(self) -> bool:
        return bool(self.bars) and not self.text[self.bars[-1] + 1 :].strip()

    @property
    def only_bars(self) -> bool:
        return not self.text.strip("|│┃║｜ \t\xa0\u3000")


@reader("text", "text/plain", "text/markdown")
def read_text(given: Given, limits: Limits) -> Document:
    """Plain text, whatever tool wrote it.

    Each line is a paragraph; a line with pipes (``|``, ``│``, ``｜``) or tabs is cut into cells, and neighbouring
    lines of that kind form one table that is not ruled: where a merged cell stood, the columns of such a table are
    not those of the form. Whether a pipe at the edge of a line is a frame or ends a blank cell, the neighbouring
    lines decide. Markdown's ``|---|`` lines and drawn borders are left out. A line of white space stays, for it may
    be a blank cell; an empty line is only a gap. Every span points into the text as it was given.

    Args:
        given: The text; bytes must have been decoded before.
        limits: ``cells`` bounds the number of lines and cells, ``columns`` the cells of a line.
    """
    text = given.data if isinstance(given.data, str) else given.data.decode("utf-8", "replace")
    diagnostics = list[Diagnostic]()
    lines, end = _lines(text, limits.cells)
    if end < len(text):
        if limits.raise_on_excess:
            raise LimitExceededError("cells", limits.cells)
        diagnostics.append(LimitExceeded.at(Span(end, len(text)), limit="cells", allowed=limits.cells))
    source = Source(given.name, digest(given.data), "text/plain", None)
    return Document(source, text, tuple(_blocks(lines, limits)), tuple(diagnostics))


def _lines(text: str, most: int) -> tuple[list[_Line], int]:
    """The lines that are not empty nor drawn rules, and the offset up to which the text was read."""
    lines, offset = list[_Line](), 0
    for line in text.splitlines(keepends=True):
        if len(lines) >= most:
            break
        body = line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        if body and not (len(body) >= _SHORTEST_RULE and _RULE.fullmatch(body)):
            lines.append(_Line(body, offset, tuple(found.start() for found in _BAR.finditer(body))))
        offset += len(line)
    return lines, offset


def _blocks(lines: list[_Line], limits: Limits) -> list[Block]:
    """Paragraphs, and runs of lines with cells as tables."""
    blocks, row, left = list[Block](), 0, limits.cells
    pending = False  # a text without a bar: a bar at the start of the next line ends it
    for barred, group in groupby(lines, key=lambda line: bool(line.bars)):
        run = list(group)
        if not barred:
            row += len(run)
            blocks.extend(Paragraph(line.text, Span(line.start, line.start + len(line.text))) for line in run)
            pending = bool(run[-1].text.strip())
            continue
        texts = [line for line in run if not line.only_bars]
        framed_left = 2 * sum(line.starts_with_bar for line in texts) > len(texts) or not texts
        framed_right = 2 * sum(line.ends_with_bar for line in texts) >= len(texts)
        cells = list[TextCell]()
        for line in run:
            row += 1
            swallow = pending or (framed_left and not line.only_bars)
            cells.extend(_cut(line, row, limits.columns, swallow_left=swallow, framed_right=framed_right))
            pending = not line.ends_with_bar and not framed_left and framed_right
        left -= len(cells)
        if left < 0:
            break
        if cells:
            blocks.append(Table(tuple(cells), Span(cells[0].span.start, cells[-1].span.end), ruled=False))
    return blocks


def _cut(line: _Line, row: int, most: int, *, swallow_left: bool, framed_right: bool) -> list[TextCell]:
    """The cells of one line; a bar that frames the line parts nothing."""
    body, bars = line.text, line.bars
    edges = [-1, *bars, len(body)]
    if swallow_left and line.starts_with_bar and body[bars[0]] != "\t":
        edges = edges[1:]
    if line.ends_with_bar and body[bars[-1]] != "\t" and (framed_right or line.only_bars):
        edges = edges[:-1]
    cells = list[TextCell]()
    for column, (left, right) in enumerate(zip(edges, edges[1:], strict=False)):
        if column >= most:
            break
        inner = body[left + 1 : right]
        text = inner.strip()
        at = line.start + left + 1 + (inner.find(text) if text else 0)
        cells.append(TextCell(text, Span(at, at + len(text)), row, column))
    return cells
