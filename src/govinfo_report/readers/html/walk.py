"""One walk over the tree of a page: lines and tables in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

from selectolax.lexbor import LexborNode

from govinfo_report.limits import Limits
from govinfo_report.readers.html.grid import number_of
from govinfo_report.readers.html.layout import Chrome, HtmlCell, HtmlTable, Item, settle
from govinfo_report.readers.html.shown import STRUCK, filled_in, lifted

__all__ = ["Walk"]


# Plain numbers, for an enumeration costs a third of the walk.
_TEXT, _INLINE, _VOID, _UNSEEN, _BREAK, _BLOCK, _VERBATIM, _CHROME = range(8)
_BANNER, _ARTICLE, _TABLE, _GROUP, _ROW, _CELL, _CAPTION, _TITLE, _META, _STRUCK, _LIFTED, _FIELD = range(8, 20)
_TAGS = {
    _TEXT: "-text",
    _VOID: "-comment link base col area param embed source track wbr",
    _UNSEEN: "script style noscript template iframe frameset noframes noembed datalist audio video canvas",
    _BREAK: "br hr",
    _BLOCK: "html head body address blockquote center dd details dialog dir div dl dt fieldset figcaption figure "
    "form h1 h2 h3 h4 h5 h6 hgroup legend li menu ol optgroup option p section summary ul",
    _VERBATIM: "pre listing xmp plaintext",
    _CHROME: "nav aside button",
    _BANNER: "header footer",
    _ARTICLE: "article main",
    _TABLE: "table",
    _GROUP: "thead tbody tfoot",
    _ROW: "tr",
    _CELL: "td th",
    _CAPTION: "caption",
    _TITLE: "title",
    _META: "meta",
    _STRUCK: STRUCK,
    _LIFTED: "sup sub",
    _FIELD: "img input select textarea",
}
_CONTROLS = {"select", "textarea"}
_PARTS = {_GROUP, _ROW, _CELL, _CAPTION}
_KINDS = {tag: kind for kind, tags in _TAGS.items() for tag in tags.split()}

_SPACES = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_DIGIT = re.compile(r"[0-9０-９]")
_WORTH_KEEPING = re.compile(r"[\u4e00-\u9fff]|(?:19|20)[0-9]{2}[-/.][0-9]")
_NOWHERE = 0


class _EnoughError(Exception):
    """What follows is not read."""


class Walk:
    """What a page shows, collected while walking over its tree.

    Attributes:
        titles: The text of ``<title>``.
        properties: Contents of the ``<meta name=...>`` that say something in Chinese or a date.
        items: Lines and tables in reading order.
        hidden_cells: Parts of tables, or tables, with figures that the page hides.
    """

    def __init__(self, limits: Limits, exceed: Callable[[str], None], hidden: set[int], *, lines_count: bool) -> None:
        """Start with an empty page.

        Args:
            limits: ``depth`` of nested tables, what a grid is bounded by, and ``cells`` for preformatted lines.
            exceed: Told the name of each limit that is met.
            hidden: ``mem_id`` of the elements that are not shown.
            lines_count: A line break in the source, outside a table, ends a line.
        """
        self.titles = list[str]()
        self.properties = list[str]()
        self.items = list[Item]()
        self.hidden_cells = 0
        self._limits = limits
        self._exceed = exceed
        self._hidden = hidden
        self._lines_count = lines_count
        self._pieces = list[str]()  # of the line that is being read
        self._ends = set[int]()  # nodes before which a block ends
        self._opened = list[tuple[int, int, int, list[Item]]]()  # node, node after it, kind, items outside it
        self._tables = list[HtmlTable]()
        self._chrome = self._verbatim = self._article = 0
        self._cells_left = 2 * limits.cells  # those of tables that only arrange the page among them
        self._lines_left = limits.cells  # each line of a preformatted text may be a row of cells

    def over(self, root: LexborNode) -> None:
        """Walk over an element and all that is in it, up to a cell more than a page may have."""
        with suppress(_EnoughError):
            self._walk(root)
        self._end_line()
        while self._opened:
            self._close()

    def _walk(self, root: LexborNode) -> None:
        """Walk in one flat loop, however deep the tree is."""
        hidden, ends, pieces, kinds = self._hidden, self._ends, self._pieces, dict[int, int]()
        awaited: int | None = None
        for node in root.traverse(include_text=True):
            here = node.mem_id
            if awaited is not None:
                if here != awaited:
                    continue
                awaited = None
            if here in ends:
                self._end_line()
                while self._opened and self._opened[-1][1] == here:
                    self._close()
            tag = node.tag_id
            kind = kinds.get(tag)
            if kind is None:  # the ids of unknown elements are good for this page only
                kind = kinds[tag] = _KINDS.get(node.tag or "-comment", _INLINE)
            if kind == _FIELD and (here in hidden or not self._fill_in(node)):
                kind = _CHROME if node.tag in _CONTROLS else _VOID
            if kind == _TEXT:
                if self._verbatim or (self._lines_count and not self._tables):
                    self._write_lines(node.text_content or "")
                else:
                    pieces.append(node.text_content or "")
            elif hidden and here in hidden:
                self._report_hidden(node)
                awaited = self._after(node)
            elif kind >= _STRUCK:
                if kind == _STRUCK:
                    self._report_hidden(node)
                elif kind == _LIFTED:
                    pieces.append(lifted(node, "".join(pieces[-2:])))
                awaited = self._after(node)
            elif kind > _VOID:
                if pieces:
                    self._end_line()
                if kind == _BLOCK:
                    following = node.next
                    while following is None:  # the end of a block around it serves as well
                        around = node.parent
                        if around is None or kinds.get(around.tag_id) != _INLINE:
                            break
                        node, following = around, around.next  # noqa: PLW2901 - on the way up
                    else:
                        ends.add(following.mem_id)
                elif kind in _PARTS:
                    self._open_part_of_table(node, kind)
                elif kind != _BREAK and not self._open(node, here, kind):
                    awaited = self._after(node)

    def _fill_in(self, node: LexborNode) -> bool:
        """Take the figure of a field or a picture that stands alone in its cell for the cell's text; False if none."""
        figure = filled_in(node) if self._tables and not self.items and not "".join(self._pieces).strip() else ""
        if figure:
            self._pieces.append(figure)
        return bool(figure)

    def _after(self, node: LexborNode) -> int:
        """The node that comes next in the page after an element and all that is in it."""
        around = self._opened[-1][0] if self._opened else _NOWHERE
        following = node.next
        while following is None:
            parent = node.parent
            if parent is None:
                return _NOWHERE
            if parent.mem_id == around:
                return self._opened[-1][1]
            node, following = parent, parent.next
        return following.mem_id

    def _open(self, node: LexborNode, here: int, kind: int) -> bool:
        """Begin an element; False if there is nothing to walk over in it."""
        if kind == _UNSEEN:
            return False
        if kind in {_TITLE, _META}:
            self._describe(node, kind)
            return False
        if kind == _BANNER and self._article:
            kind = _BLOCK
        if kind == _TABLE and len(self._tables) >= self._limits.depth:
            self._exceed("depth")
            return False
        after = self._after(node)
        self._ends.add(after)
        self._opened.append((here, after, kind, self.items))
        if kind == _TABLE:
            table = HtmlTable([], [])
            self._tables.append(table)
            self.items = table.before
        elif kind == _VERBATIM:
            self._verbatim += 1
        elif kind == _ARTICLE:
            self._article += 1
        elif kind != _BLOCK:
            self._chrome += 1
        return True

    def _open_part_of_table(self, node: LexborNode, kind: int) -> None:
        """Begin a cell, a row or a group of rows, which ends the cell before it."""
        self._cells_left -= kind == _CELL
        if self._cells_left < 0:
            self._exceed("cells")
            raise _EnoughError
        if not self._opened or self._opened[-1][2] != _TABLE:
            self._ends.add(self._after(node))  # a stray one, in a drawing or in furniture
            return
        table = self._tables[-1]
        self.items = table.before
        if kind == _GROUP:
            table.groups.append((node.tag or "", []))
        elif kind == _ROW:
            if not table.groups:
                table.groups.append(("tbody", []))
            table.groups[-1][1].append([])
        elif kind == _CELL and table.groups and table.groups[-1][1]:
            attributes = node.attributes
            cell = HtmlCell([], number_of(attributes.get("rowspan")), number_of(attributes.get("colspan")) or 1)
            table.groups[-1][1][-1].append(cell)
            self.items = cell.items

    def _close(self) -> None:
        """End the innermost element that was begun."""
        _, _, kind, outside = self._opened.pop()
        if kind == _TABLE:
            self.items = outside
            outside.extend(settle(self._tables.pop(), self._limits, self._exceed))
        elif kind == _VERBATIM:
            self._verbatim -= 1
        elif kind == _ARTICLE:
            self._article -= 1
        elif kind != _BLOCK:
            self._chrome -= 1

    def _describe(self, node: LexborNode, kind: int) -> None:
        """Keep what the head of the page says about it."""
        if kind == _TITLE:
            said, kept = node.text(), self.titles
        else:
            attributes = node.attributes
            said, kept = attributes.get("content") or "", self.properties
            if not (attributes.get("name") or attributes.get("property")) or not _WORTH_KEEPING.search(said):
                return
        line = _SPACES.sub(" ", said).strip()
        if line:
            kept.append(line)

    def _report_hidden(self, node: LexborNode) -> None:
        if (self._tables or node.css_first("table") is not None) and _DIGIT.search(node.text()):
            self.hidden_cells += 1

    def _write_lines(self, text: str) -> None:
        *complete, last = text.split("\n")
        self._lines_left -= len(complete)
        if self._lines_left < 0:
            self._exceed("cells")
            del complete[self._lines_left :]
            self._lines_left, last = 0, ""
        for line in complete:
            self._pieces.append(line)
            self._end_line()
        self._pieces.append(last)

    def _end_line(self) -> None:
        pieces = self._pieces
        if not pieces:
            return
        line = pieces[0] if len(pieces) == 1 else "".join(pieces)
        pieces.clear()
        line = line.rstrip() if self._verbatim else line.strip()
        if line:
            if not self._verbatim and not line.isalnum():
                line = _SPACES.sub(" ", line)
            self.items.append(Chrome(line) if self._chrome else line)
