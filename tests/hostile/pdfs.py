"""Hostile PDFs."""

from __future__ import annotations

import zlib
from random import Random

from tests.hostile.registry import hostile
from tests.readers.pdf_writer import Page, file_of, stream, write

_CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
_ONE_PAGE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def _drawing(content: bytes, resources: str = "", *more: bytes, entries: str = "") -> bytes:
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> /Contents 4 0 R >>"
    return file_of([_CATALOGUE, _ONE_PAGE, page.encode(), stream(content, entries), *more])


@hostile()
def pdf_page_loop() -> bytes:
    """A tree of pages that holds itself."""
    return file_of([_CATALOGUE, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>"])


@hostile()
def pdf_page_tree() -> bytes:
    """A tree of pages ten thousand deep."""
    kids = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 3) for n in range(10_000)]
    return file_of([_CATALOGUE, *kids])


@hostile()
def pdf_form_loop() -> bytes:
    """A drawing that draws itself twice, and so on."""
    form = stream(
        b"/F Do /F Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>"
    )
    return _drawing(b"/F Do", "/XObject << /F 5 0 R >>", form)


@hostile()
def pdf_reference_loop() -> bytes:
    """An object that is a reference to another, which is a reference to it."""
    return file_of([_CATALOGUE, b"<< /Type /Pages /Kids 3 0 R /Count 4 0 R >>", b"4 0 R", b"3 0 R"])


@hostile()
def pdf_objects() -> bytes:
    """A million objects."""
    return file_of([_CATALOGUE, b"<< /Type /Pages /Kids [] /Count 0 >>", *([b"null"] * 1_000_000)])


@hostile()
def pdf_objects_without_table() -> bytes:
    """A million objects whose table is broken, so that they are looked for."""
    return pdf_objects().replace(b"startxref", b"startxxxx")


@hostile()
def pdf_bomb() -> bytes:
    """A page whose drawing unpacks to a gigabyte."""
    content = zlib.compress(b"0 0 m " * 170_000_000, 9)
    return _drawing(content, entries="/Filter /FlateDecode")


@hostile()
def pdf_bomb_in_bomb() -> bytes:
    """A drawing compressed twice over."""
    content = zlib.compress(zlib.compress(b" " * 500_000_000, 9), 9)
    return _drawing(content, entries="/Filter [/FlateDecode /FlateDecode]")


@hostile()
def pdf_lines() -> bytes:
    """A page of half a million lines."""
    return _drawing(b"".join(b"%d 0 m %d 800 l S\n" % (n % 600, n % 600) for n in range(500_000)))


@hostile()
def pdf_glyphs() -> bytes:
    """A page of a million glyphs."""
    page = Page()
    for n in range(10_000):
        page.text(10, 10 + n % 800, "1" * 100)
    return write([page])


@hostile()
def pdf_pages() -> bytes:
    """Two thousand pages."""
    pages = [Page() for _ in range(2_000)]
    for page in pages:
        for n in range(20):
            page.text(50, 50 + 12 * n, "规章 1 2 3 某某局政府信息公开工作年度报告")
    return write(pages)


@hostile()
def pdf_nested_arrays() -> bytes:
    """A hundred thousand arrays, each in the one before."""
    return file_of([_CATALOGUE, b"<< /Type /Pages /Kids " + b"[" * 100_000 + b"]" * 100_000 + b" /Count 1 >>"])


@hostile()
def pdf_table() -> bytes:
    """A ruled table of forty thousand cells on one page."""
    page = Page()
    for n in range(201):
        page.line(20, 20 + 4 * n, 570, 20 + 4 * n)
        page.line(20 + 2.75 * n, 20, 20 + 2.75 * n, 820)
    return write([page])


@hostile()
def pdf_scattered() -> bytes:
    """A page of thirty thousand glyphs, each in a place of its own."""
    page, rng = Page(), Random(1)
    for _ in range(30_000):
        page.text(rng.uniform(0, 590), rng.uniform(0, 840), rng.choice("规章1"))
    return write([page])


@hostile()
def pdf_ruled_pages() -> bytes:
    """Forty pages, each a ruled table of four hundred cells."""
    pages = [Page() for _ in range(40)]
    for page in pages:
        for n in range(40):
            page.line(20, 20 + 20 * n, 570, 20 + 20 * n)
        for n in range(12):
            page.line(20 + 50 * n, 20, 20 + 50 * n, 800)
        for n in range(39 * 11):
            page.text(22 + 50 * (n % 11), 34 + 20 * (n // 11), "12")
    return write(pages)


@hostile()
def pdf_operators() -> bytes:
    """A page of twenty million operators that draw nothing."""
    return _drawing(zlib.compress(b"q Q " * 10_000_000, 9), entries="/Filter /FlateDecode")


@hostile()
def pdf_without_table() -> bytes:
    """Thirty million lines in which objects are looked for, and none is."""
    return b"%PDF-1.4\n" + b"a\n" * 30_000_000


@hostile()
def pdf_streams_without_table() -> bytes:
    """Fifty thousand streams that are looked for, and whose length is not the one they tell."""
    return b"%PDF-1.4\n" + b"1 0 obj<</Length 9999>>\nstream\nabc endstream\n" * 49_000
