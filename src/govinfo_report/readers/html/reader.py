"""HTML pages as government sites publish them."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from govinfo_report.document import Document, Source
from govinfo_report.limits import Limits
from govinfo_report.readers.assembly import Assembly, digest
from govinfo_report.readers.encoding import decode
from govinfo_report.readers.faults import HiddenCells
from govinfo_report.readers.html.bounds import tame
from govinfo_report.readers.html.layout import Chrome, Item
from govinfo_report.readers.html.shown import hidden_nodes
from govinfo_report.readers.html.walk import Walk
from govinfo_report.readers.registry import Given, reader
from govinfo_report.readers.text.pasted import write_flow

__all__ = ["read_html"]


_PAGE_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|p|h[1-6]|section|article)[\s>]", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype|html|head|body)[\s>]", re.IGNORECASE)
_PIPE_ROW = re.compile(r"^[ \t]*\|[^\n]*\|[ \t]*$", re.MULTILINE)
_FEWEST_PIPE_ROWS = 3


@reader("html", "text/html", "application/xhtml+xml")
def read_html(given: Given, limits: Limits) -> Document:
    """An HTML page, or a fragment of one, read as a browser shows it.

    The tree is the one a browser builds, broken markup included. Tables keep the grid of the HTML standard
    (rowspan, colspan, head before bodies before foot); a table that only arranges the page dissolves into the
    paragraphs and tables in its cells. Outside tables, block elements and ``<br>`` end a line, and each line is a
    paragraph; in a text that has no markup but tables, the line breaks of the source do. Lines that bars, tabs or, in
    ``<pre>``, spaces cut into cells are read as those of a text. What the page hides,
    scripts, styles and comments are left out. Menus, buttons, headers and footers are furniture, and so are the
    title and the ``<meta>`` properties, which come first.

    White space is shown as a browser does: runs of it are one space, except in ``<pre>``; the no-break and the
    ideographic space inside a line stay, at the ends of a line they go.
    """
    assembly = Assembly(limits)
    text, encoding = _text_of(given, assembly)
    tree = LexborHTMLParser(tame(text, limits, assembly.exceed))
    plain = _PAGE_MARKUP.search(text) is None or _is_markdown(text)
    walk = Walk(limits, assembly.exceed, hidden_nodes(tree), lines_count=plain)
    if tree.root is not None:
        walk.over(tree.root)
    for line in (*walk.titles, *walk.properties):
        assembly.paragraph(line, furniture=True)
    # Markdown, or another text with HTML tables in it, is a text.
    write_flow(walk.items, assembly, lambda item: _add(item, assembly), is_text=plain)
    if walk.hidden_cells:
        assembly.diagnostics.append(HiddenCells.at(count=walk.hidden_cells))
    return assembly.finish(Source(given.name, digest(given.data), "text/html", encoding))


def _add(item: Item, assembly: Assembly) -> None:
    if isinstance(item, str):
        assembly.paragraph(item)
    elif isinstance(item, Chrome):
        assembly.paragraph(item.text, furniture=True)
    else:
        assembly.table(item.cells)


def _is_markdown(text: str) -> bool:
    """Whether a text with HTML in it is Markdown: no page, and table rows between pipes outside the markup."""
    return _PAGE.search(text) is None and len(_PIPE_ROW.findall(text)) >= _FEWEST_PIPE_ROWS


def _text_of(given: Given, assembly: Assembly) -> tuple[str, str | None]:
    if isinstance(given.data, str):
        if len(given.data) > assembly.limits.bytes:
            assembly.exceed("bytes")
        return given.data[: assembly.limits.bytes], None
    decoded = decode(given.data, given.media_type, assembly.limits)
    assembly.diagnostics.extend(decoded.diagnostics)
    return decoded.text, decoded.encoding
