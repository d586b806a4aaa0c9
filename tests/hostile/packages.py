"""Hostile DOCX, XLSX, ZIP and gzip."""

from __future__ import annotations

import gzip
import io
import zipfile

from tests.hostile.registry import hostile
from tests.readers.test_docx import NAMESPACES, of_body, paragraph
from tests.readers.test_xlsx import of_sheet

_DOCTYPE = '<?xml version="1.0"?><!DOCTYPE d [{}]>'
_LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


def _zip(*members: tuple[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


@hostile()
def docx_bomb() -> bytes:
    """A DOCX of half a megabyte whose main part unpacks to half a gigabyte."""
    return _zip(("word/document.xml", f"<w:document {NAMESPACES}><w:body>" + " " * 500_000_000))


@hostile()
def docx_bomb_below_the_limit() -> bytes:
    """A DOCX whose main part unpacks to two hundred megabytes of text in one paragraph."""
    return of_body(paragraph("规" * 65_000_000))


@hostile()
def docx_cells() -> bytes:
    """A DOCX table of a million cells."""
    row = "<w:tr>" + f"<w:tc>{paragraph('1')}</w:tc>" * 50 + "</w:tr>"
    return of_body("<w:tbl>" + row * 20_000 + "</w:tbl>")


@hostile()
def docx_unknown_rows() -> bytes:
    """A table of a form in DOCX, with twenty thousand rows that no form has."""
    head = "".join(
        f"<w:tc>{paragraph(text)}</w:tc>" for text in ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    )
    row = "<w:tr><w:tc>{}</w:tc>" + f"<w:tc>{paragraph('1')}</w:tc>" * 3 + "</w:tr>"
    rows = "".join(row.format(paragraph(f"某某事项{n}")) for n in range(20_000))
    return of_body(f"<w:tbl><w:tr>{head}</w:tr>{rows}</w:tbl>")


@hostile()
def docx_nested() -> bytes:
    """A DOCX of ten thousand tables, each in a cell of the one before."""
    return of_body("<w:tbl><w:tr><w:tc>" * 10_000 + paragraph("1") + "</w:tc></w:tr></w:tbl>" * 10_000)


@hostile()
def docx_spans() -> bytes:
    """A DOCX table whose cells claim a million columns each."""
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr>{paragraph("1")}</w:tc>'
    return of_body("<w:tbl>" + f"<w:tr>{cell * 20}</w:tr>" * 1_000 + "</w:tbl>")


@hostile()
def docx_external_entity() -> bytes:
    """A DOCX whose main part includes a file of the machine that reads it."""
    entity = _DOCTYPE.format('<!ENTITY x SYSTEM "file:///etc/passwd">')
    return _zip(("word/document.xml", f"{entity}<w:document {NAMESPACES}><w:body>&x;</w:body></w:document>"))


@hostile()
def docx_laughs() -> bytes:
    """A DOCX with entities that each stand for ten of the one before."""
    entity = _DOCTYPE.format(_LAUGHS)
    return _zip(("word/document.xml", f"{entity}<w:document {NAMESPACES}><w:body>&a11;</w:body></w:document>"))


@hostile()
def xlsx_bomb() -> bytes:
    """An XLSX whose shared strings unpack to half a gigabyte."""
    return of_sheet("<sheetData/>", sharedStrings=" " * 500_000_000)


@hostile()
def xlsx_cells() -> bytes:
    """A sheet of a million cells."""
    row = "<row>" + "<c><v>1</v></c>" * 100 + "</row>"
    return of_sheet(f"<sheetData>{row * 10_000}</sheetData>")


@hostile()
def xlsx_far_corner() -> bytes:
    """A sheet of two cells at its far corners, so that the used range is all of it."""
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return of_sheet(f"<sheetData>{cells}</sheetData>")


@hostile()
def xlsx_merges() -> bytes:
    """A sheet whose merged areas each cover all of it."""
    merges = '<mergeCell ref="A1:XFD1048576"/>' * 50_000
    return of_sheet(f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>{merges}</mergeCells>')


@hostile()
def xlsx_merges_overlapping() -> bytes:
    """A sheet of ten thousand cells that forty thousand areas merge, all of which overlap one more."""
    row = "<row>" + "<c><v>1</v></c>" * 100 + "</row>"
    merges = '<mergeCell ref="CV99:CW101"/>' + '<mergeCell ref="A1:CV99"/>' * 40_000
    return of_sheet(f"<sheetData>{row * 99}</sheetData><mergeCells>{merges}</mergeCells>")


@hostile()
def zip_bomb() -> bytes:
    """An archive of a megabyte that unpacks to a gigabyte."""
    return _zip(*((f"{n}.txt", b"1" * 100_000_000) for n in range(10)))


@hostile()
def zip_of_zips() -> bytes:
    """Archives in an archive, ten deep."""
    data = _zip(("a.txt", "规章 1"))
    for _ in range(10):
        data = _zip(*((f"{n}.zip", data) for n in range(10)))
    return data


@hostile()
def zip_members() -> bytes:
    """An archive of sixty thousand pages."""
    return _zip(*((f"{n}.html", "<table><tr><td>规章<td>1</table>") for n in range(60_000)))


@hostile()
def zip_folders() -> bytes:
    """An archive of two hundred thousand folders with nothing in them."""
    return _zip(*((f"{n}/", b"") for n in range(200_000)))


@hostile()
def zip_of_pages() -> bytes:
    """An archive of a thousand pages of a thousand rows."""
    page = "<table>" + "<tr><td>规章<td>1<td>2<td>3" * 1_000
    return _zip(*((f"{n}.html", page) for n in range(1_000)))


@hostile()
def gzip_bomb() -> bytes:
    """A page under gzip that unpacks to half a gigabyte."""
    return gzip.compress(b"<p>1" * 125_000_000, 9, mtime=0)


@hostile()
def mhtml_parts() -> bytes:
    """A saved page of a hundred thousand parts, each in the one before."""
    part = b"Content-Type: multipart/related; boundary=b%d\r\n\r\n--b%d\r\n"
    return (
        b"MIME-Version: 1.0\r\n" + b"".join(part % (n, n) for n in range(100_000)) + b"Content-Type: text/html\r\n\r\n1"
    )


_MHTML = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n"
_MHTML_PAGE = b"--b\r\nContent-Type: text/html\r\n\r\n<p>1\r\n"


@hostile()
def mhtml_flat() -> bytes:
    """A saved page of a million parts, one behind the other."""
    return _MHTML + b"\r\n" + _MHTML_PAGE * 1_000_000


@hostile()
def mhtml_lines() -> bytes:
    """A saved page with a picture of twenty million lines."""
    return _MHTML + b"\r\n--b\r\nContent-Type: image/png\r\n\r\n" + b"a\r\n" * 20_000_000


@hostile()
def mhtml_fields() -> bytes:
    """A saved page whose header has six million fields."""
    return _MHTML + b"X-A: b\r\n" * 6_000_000 + b"\r\n" + _MHTML_PAGE


@hostile(silent=True)
def mhtml_parameters() -> bytes:
    """A saved page whose type has a million parameters, which a parser cuts off one by one."""
    return _MHTML.strip() + b"; a=b" * 1_000_000 + b"\r\n\r\n" + _MHTML_PAGE
