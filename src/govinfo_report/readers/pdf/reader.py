"""PDF: the text layer, and tables by their ruling lines."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from typing import TYPE_CHECKING

from govinfo_report.document import Document, Source
from govinfo_report.extras import MissingExtraError
from govinfo_report.limits import Limits
from govinfo_report.readers.assembly import Assembly, GridCell, digest
from govinfo_report.readers.binary import bytes_within
from govinfo_report.readers.faults import (
    BrokenNumber,
    EncryptedDocument,
    ImageOnly,
    ImagePages,
    RecognisedText,
    RepairedDocument,
    UnmappedGlyphs,
    UnreadableDocument,
    UnreadablePart,
)
from govinfo_report.readers.guard import Excess, within
from govinfo_report.readers.parts import UnreadPart
from govinfo_report.readers.reasons import UnreadReason
from govinfo_report.readers.registry import Given, reader

if TYPE_CHECKING:
    from govinfo_report.readers.pdf.layout import PageLayout

__all__ = ["read_pdf"]

_MEDIA_TYPE = "application/pdf"


@reader("pdf", _MEDIA_TYPE, extra="pdf")
def read_pdf(given: Given, limits: Limits) -> Document:
    """A PDF with a text layer.

    Tables are found by their ruling lines (drawn lines and thin filled areas); merged cells are the areas between
    them. Every cell knows its page and its box in points. A table that pages cut is one table a page, and so is a
    row that pages cut. Text goes to the cell in which the middle of the glyph stands, a number as a whole to the
    cell in which its middle stands. A line that fills its cell goes on in the next one, also in the middle of a
    number, which is then reported; other line breaks are kept. A table without ruling lines comes as
    lines of text, its columns kept apart by two spaces or more. Other lines are joined to paragraphs where they
    fill the column.

    Page numbers, and what the margins repeat from page to page, are furniture. Text drawn twice to look bold is read
    once. Pages that are turned, or whose text is, are read the way they are meant to be held. Radicals and
    compatibility forms that a font names instead of an ideograph become that ideograph.

    A scan is reported, never recognised; of an invisible recognition layer the text is read with a warning. Glyphs
    whose character the font does not tell stand as U+FFFD.

    Known gaps: borders that are only the edges of coloured areas are no ruling lines; text in form fields and
    annotations, in pictures, and letters drawn as outlines are not read; several columns of prose are read line by
    line across.

    Args:
        given: The bytes.
        limits: ``pages`` and ``seconds`` bound the whole, ``elements`` the objects of the file (and the lines that are
            searched for them), and the glyphs and lines (and the operators that draw them), ``cells`` the cells,
            ``unpacked_bytes`` what its streams inflate to.

    Raises:
        MissingExtraError: pdfminer.six is not installed.
    """
    if find_spec("pdfminer") is None:
        raise MissingExtraError("pdf", "reading a PDF")
    from govinfo_report.readers.pdf import flow  # noqa: F401, PLC0415 - loads all before the clock runs

    assembly = Assembly(limits)
    source = Source(given.name, digest(given.data), _MEDIA_TYPE, None)
    data = bytes_within(given, limits, assembly)
    pages = list["PageLayout"]()
    if data:
        try:
            within(limits.seconds, lambda: _read_pages(data, limits, pages, assembly))
        except Excess as excess:
            assembly.exceed(excess.limit)
        _write(pages, assembly)
    return assembly.finish(source)


def _read_pages(data: bytes, limits: Limits, pages: list[PageLayout], assembly: Assembly) -> None:
    """Add the pages one by one, so that those before a fault or a limit are kept."""
    from pdfminer.pdfdocument import PDFEncryptionError  # noqa: PLC0415 - an extra

    from govinfo_report.readers.pdf.file import open_pdf  # noqa: PLC0415 - needs an extra
    from govinfo_report.readers.pdf.layout import lay_out  # noqa: PLC0415 - needs an extra
    from govinfo_report.readers.pdf.marks import draw  # noqa: PLC0415 - needs an extra

    if data.count(b" obj") + data.count(b"endstream") > limits.elements:
        raise Excess("elements")
    try:
        document, repaired = open_pdf(data, limits)
        if repaired:
            assembly.diagnostics.append(RepairedDocument.at())
        for marks in draw(document, limits):
            if marks.fault:
                assembly.diagnostics.append(UnreadablePart.at(**UnreadPart.PAGE.at(marks.number), reason=marks.fault))
            pages.append(lay_out(marks, limits.cells))
    except PDFEncryptionError:
        assembly.diagnostics.append(EncryptedDocument.at(medium="PDF"))
    except Exception as fault:  # noqa: BLE001 - damaged files fail in every way
        kind = UnreadablePart if pages else UnreadableDocument
        reason = f"{type(fault).__name__}: {fault}"[:200]
        part = UnreadPart.BEHIND_PAGE.at(len(pages))
        assembly.diagnostics.append(kind.at(medium="PDF", **part, reason=reason))
    else:
        if not pages:
            assembly.diagnostics.append(UnreadableDocument.at(medium="PDF", reason=UnreadReason.NO_PAGES.en))


def _write(pages: list[PageLayout], assembly: Assembly) -> None:
    from govinfo_report.readers.pdf.flow import flow  # noqa: PLC0415 - needs an extra

    for piece in flow(pages):
        if isinstance(piece.content, str):
            assembly.paragraph(piece.content, furniture=piece.furniture, page=piece.page)
        else:
            for number in piece.content.broken:
                assembly.diagnostics.append(BrokenNumber.at(number=number, page=piece.page))
            assembly.table(
                GridCell(text, slot.row, slot.column, slot.rowspan, slot.colspan, piece.page, slot.box)
                for slot, text in piece.content.cells
            )
    blank = [page for page in pages if not page.items and not page.aside]
    if pages and len(blank) == len(pages):
        if any(page.pictured for page in pages):
            assembly.diagnostics.append(ImageOnly.at())
        elif not assembly.diagnostics:
            assembly.diagnostics.append(UnreadableDocument.at(medium="PDF", reason=UnreadReason.EMPTY_PAGES.en))
    elif pictured := _numbers(page for page in pages if page.pictured):
        assembly.diagnostics.append(ImagePages.at(pages=pictured))
    if hidden := _numbers(page for page in pages if page.hidden):
        assembly.diagnostics.append(RecognisedText.at(pages=hidden))
    if unknown := [page for page in pages if page.unknown]:
        count = sum(page.unknown for page in unknown)
        assembly.diagnostics.append(UnmappedGlyphs.at(count=count, pages=_numbers(unknown)))


def _numbers(pages: Iterable[PageLayout]) -> str:
    return ", ".join(str(page.number) for page in pages)
