"""Word documents (DOCX): paragraphs and tables in the order of the body."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from attrs import evolve, frozen

from govinfo_report.document import Document, Paragraph, Source
from govinfo_report.limits import Limits
from govinfo_report.readers.assembly import Assembly, GridCell, digest
from govinfo_report.readers.binary import bytes_within
from govinfo_report.readers.faults import EncryptedDocument, ImageOnly, UnreadableDocument, UnreadablePart, UnreadMember
from govinfo_report.readers.guard import Excess
from govinfo_report.readers.office.docx_numbering import Numbering
from govinfo_report.readers.office.docx_text import StoryWriter, flattened
from govinfo_report.readers.office.relations import Parts
from govinfo_report.readers.office.xmltree import BrokenXMLError, child
from govinfo_report.readers.package import BrokenPackageError, EncryptedPackageError, open_package
from govinfo_report.readers.reasons import UnreadReason
from govinfo_report.readers.registry import Given, reader
from govinfo_report.readers.text.pasted import write_flow

__all__ = ["read_docx"]

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LONG = 150
"""Characters from which the text of a one-column table is prose that the table only frames."""


@frozen
class _Grid:
    cells: tuple[GridCell, ...]


_Block = str | _Grid


@reader("docx", _MEDIA_TYPE)
def read_docx(given: Given, limits: Limits) -> Document:
    """A Word document (DOCX, DOCM, DOTX).

    The body is read in order. Rows and columns of a table are those of its grid: merged cells come once, with
    their spans, and rows that start or end inside the grid keep their place. A table that holds other tables, or
    frames prose in one column, only lays the page out: its cells are read one after the other. A nested table of
    one cell is text of the cell around it. The paragraphs of a cell are parted by line breaks.

    Automatic numbers (一、 （一） 1.) are written out where the numbering says how. Inserted text is kept, deleted and
    hidden text is not; of a field, its result is kept. Raised figures become ² and the like. Text boxes follow the
    paragraph they are anchored in. Headers and footers are furniture; notes follow the body, without their marks.

    Paragraphs that bars or tabs cut into cells are read as those of a text. A page that a program put in for Word to
    import (``altChunk``) is read as a page.

    Known gaps: pictures and charts are not read; embedded objects are named, not read; the binary format of Word 97
    (``.doc``) is another format.

    Args:
        given: The bytes.
        limits: ``unpacked_bytes`` bounds what is unpacked, ``cells`` the cells, ``elements`` those of a part, ``span``
            the spans taken at their word, ``depth`` the nesting of tables.
    """
    assembly = Assembly(limits)
    source = Source(given.name, digest(given.data), _MEDIA_TYPE, None)
    data = bytes_within(given, limits, assembly)
    if data:
        try:
            package = open_package(data, limits.unpacked_bytes)
            _read(Parts.of(package, "word/document.xml", limits), assembly)
        except EncryptedPackageError:
            assembly.diagnostics.append(EncryptedDocument.at(medium="DOCX"))
        except (BrokenPackageError, BrokenXMLError) as fault:
            assembly.diagnostics.append(UnreadableDocument.at(medium="DOCX", reason=str(fault)[:200]))
        except Excess as excess:
            assembly.exceed(excess.limit)
    return assembly.finish(source)


def _read(parts: Parts, assembly: Assembly) -> None:
    root = parts.parse(parts.main)
    body = child(root, "w:body")
    if root is None or body is None:
        raise BrokenXMLError(UnreadReason.NO_BODY.en)
    story = _Story(
        parts,
        Numbering.of(_optional(parts, "numbering", assembly), _optional(parts, "styles", assembly)),
        StoryWriter(),
        assembly,
    )
    _furniture(root, "w:headerReference", parts, assembly)
    wrote = story.write(body)
    for kind, note in (("footnotes", "w:footnote"), ("endnotes", "w:endnote")):
        notes = _optional(parts, kind, assembly)
        for one in notes.iter(note) if notes is not None else ():
            if one.get("w:type", "normal") == "normal":
                wrote |= evolve(story, writer=StoryWriter()).write(one)
    _furniture(root, "w:footerReference", parts, assembly)
    if next(root.iter("w:object"), None) is not None:
        for name in parts.package.members:
            if "/embeddings/" in name:
                assembly.diagnostics.append(UnreadMember.at(name=name, reason=UnreadReason.EMBEDDED_OBJECT.en))
    if not wrote and any("/media/" in name for name in parts.package.members):
        assembly.diagnostics.append(ImageOnly.at())


def _optional(parts: Parts, kind: str, assembly: Assembly) -> Element | None:
    """A part that the document can do without; if it is damaged, that is said."""
    try:
        return parts.parse(parts.targets.get(kind))
    except (BrokenPackageError, BrokenXMLError) as fault:
        assembly.diagnostics.append(UnreadablePart.at(part=kind, reason=str(fault)[:200]))
        return None


def _furniture(root: Element, reference: str, parts: Parts, assembly: Assembly) -> None:
    seen = set[str]()
    for one in root.iter(reference):
        identifier = one.get("r:id", "")
        part = _optional(parts, identifier, assembly) if identifier not in seen else None
        seen.add(identifier)
        if part is None:
            continue
        for block in _Story(parts, Numbering.of(None, None), StoryWriter(), assembly).blocks(part, 0):
            texts = [block] if isinstance(block, str) else [cell.text for cell in block.cells]
            for text in texts:
                if text.strip() and text not in seen:
                    seen.add(text)
                    assembly.paragraph(text, furniture=True)


def _has_text(block: _Block) -> bool:
    return isinstance(block, str) or any(cell.text.strip() for cell in block.cells)


@frozen
class _Story:
    """A flow of paragraphs and tables: the body, a note, a header."""

    parts: Parts
    numbering: Numbering
    writer: StoryWriter
    assembly: Assembly

    def write(self, container: Element) -> bool:
        """Add the story to the document; whether there was any text."""
        blocks = list(self.blocks(container, 0))
        write_flow(blocks, self.assembly, self._write_one)
        return any(map(_has_text, blocks))

    def _write_one(self, block: _Block) -> None:
        if isinstance(block, str):
            self.assembly.paragraph(block)
        else:
            self.assembly.table(block.cells)

    def blocks(self, container: Element, depth: int) -> Iterator[_Block]:
        """Lines of text, and tables, in reading order; tables that only lay the page out are dissolved."""
        if depth > self.assembly.limits.depth:
            self.assembly.exceed("depth")
            return
        kept = ""
        for element in flattened(container):
            if element.tag == "w:tbl":
                yield from self._table(element, depth)
            elif element.tag == "w:altChunk":
                yield from self._imported(element.get("r:id", ""))
            elif element.tag == "w:p":
                properties = element.find("w:pPr")
                text, boxes = self.writer.paragraph(element)
                if not kept:
                    text = self.numbering.of_paragraph(properties) + text
                text, kept = kept + text, ""
                if child(properties, "w:rPr", "w:del") is not None:
                    kept = text  # its end was deleted: it goes on in the next paragraph
                else:
                    yield from filter(str.strip, text.split("\n"))
                for box in boxes:
                    yield from self.blocks(box, depth + 1)
        yield from filter(str.strip, kept.split("\n"))

    def _imported(self, identifier: str) -> Iterator[_Block]:
        """A page that a program put into the package as it was, for Word to import when it opens it."""
        from govinfo_report.readers import read_given  # noqa: PLC0415 - it knows this reader
        from govinfo_report.readers.sniffing import HTML, MHTML, TEXT, sniff  # noqa: PLC0415

        part = self.parts.targets.get(identifier, "")
        try:
            content = self.parts.package.read(part)
        except BrokenPackageError as fault:
            self.assembly.diagnostics.append(UnreadablePart.at(part=part, reason=str(fault)[:200]))
            return
        if not content or sniff(content, part) not in {HTML, MHTML, TEXT}:
            self.assembly.diagnostics.append(
                UnreadMember.at(name=part or identifier, reason=UnreadReason.NOT_A_PAGE.en)
            )
            return
        document = read_given(Given(content, part), self.assembly.limits)
        self.assembly.diagnostics.extend(evolve(one, span=None) for one in document.diagnostics)
        for block in document.blocks:
            if isinstance(block, Paragraph):
                if block.furniture:
                    continue
                yield from filter(str.strip, block.text.split("\n"))
            else:
                yield _Grid(tuple(GridCell(c.text, c.row, c.column, c.rowspan, c.colspan) for c in block.cells))

    def _table(self, table: Element, depth: int) -> Iterator[_Block]:
        cells = list[tuple[GridCell, list[_Block]]]()
        above = dict[int, int]()  # the cells of the row above that go on below, by the column they start in
        number = 0
        for row in flattened(table):
            if row.tag != "w:tr" or _is_gone(row):
                continue
            properties = row.find("w:trPr")
            column, going = self._count(properties, "w:gridBefore", 0), dict[int, int]()
            for cell in flattened(row):
                if cell.tag != "w:tc":
                    continue
                manner = cell.find("w:tcPr")
                if child(manner, "w:cellDel") is not None:
                    continue
                span = max(1, self._count(manner, "w:gridSpan", 1))
                upright, level = _merge(manner, "w:vMerge"), _merge(manner, "w:hMerge")
                if level == "continue" and cells and cells[-1][0].row == number:
                    last, blocks = cells[-1]
                    cells[-1] = last._replace(colspan=last.colspan + span), blocks
                elif upright == "continue" and column in above and cells[above[column]][0].colspan == span:
                    place = going[column] = above[column]
                    last, blocks = cells[place]
                    cells[place] = last._replace(rowspan=last.rowspan + 1), blocks
                else:
                    if upright:
                        going[column] = len(cells)
                    blocks = list(self.blocks(cell, depth + 1))
                    cells.append((GridCell("", number, column, 1, span), blocks))
                column += span
            above = going
            number += 1
        if _lays_out(cells):
            for _, blocks in cells:
                yield from blocks
        elif cells:
            yield _Grid(tuple(cell._replace(text=_cell_text(blocks)) for cell, blocks in cells))

    def _count(self, properties: Element | None, name: str, default: int) -> int:
        found = child(properties, name)
        text = found.get("w:val", "") if found is not None else ""
        if not text.isdecimal():
            return default
        if len(text) > 6 or int(text) > self.assembly.limits.span:
            self.assembly.exceed("span")
            return default
        return int(text)


def _is_gone(row: Element) -> bool:
    """Whether a row was deleted with its marks kept, or is hidden."""
    return any(child(row, "w:trPr", name) is not None for name in ("w:del", "w:hidden"))


def _merge(properties: Element | None, name: str) -> str:
    """``restart`` where a merged cell starts, ``continue`` where it goes on, else nothing."""
    found = child(properties, name)
    return "" if found is None else found.get("w:val", "continue")


def _lays_out(cells: list[tuple[GridCell, list[_Block]]]) -> bool:
    """Whether a table only arranges other tables, or frames prose."""
    if any(isinstance(block, _Grid) and len(block.cells) > 1 for _, blocks in cells for block in blocks):
        return True
    one_column = len({cell.column for cell, _ in cells}) == 1
    return one_column and (len(cells) == 1 or any(len(_cell_text(blocks)) > _LONG for _, blocks in cells))


def _cell_text(blocks: list[_Block]) -> str:
    return "\n".join(block if isinstance(block, str) else block.cells[0].text for block in blocks)
