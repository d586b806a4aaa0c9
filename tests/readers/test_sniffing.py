"""The bytes say what a document is; names and declarations are only claims."""

from __future__ import annotations

import io
import random
import time
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govinfo_report.readers.sniffing import mismatch, sniff

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABLE = "<table><tr><td>规章</td><td>1</td></tr><tr><td>许可</td><td>2</td></tr></table>"
PAGE = f"<!DOCTYPE html><html><head><title>年报</title></head><body><p>总体情况</p>{TABLE}</body></html>"
PROSE = "本年度收到政府信息公开申请12件，其中予以公开3件。\n"


def archive(*names, stored=()):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as file:
        for name in names:
            file.writestr(name, "x" * 100)
        for name, data in stored:
            file.writestr(name, data)
    return buffer.getvalue()


def compound(*streams):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + b"".join(s.encode("utf-16-le") for s in streams)


WORD = archive("[Content_Types].xml", "word/document.xml")
KINDS = {
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "application/pdf"),
    "pdf after noise": (b"\r\n\0 %PDF-1.4", "application/pdf"),
    "docx": (WORD, DOCX),
    "xlsx": (archive("[Content_Types].xml", "xl/workbook.xml"), XLSX),
    "torn docx": (WORD[: len(WORD) // 2] + b"", DOCX),
    "archive": (archive("附件.txt"), "application/zip"),
    "archive of a docx": (archive("a.txt", stored=[("附件.docx", WORD)]), "application/zip"),
    "empty archive": (archive("a")[:30], "application/zip"),
    "doc": (compound("Root Entry", "WordDocument"), "application/msword"),
    "xls": (compound("Root Entry", "Workbook"), "application/vnd.ms-excel"),
    "xls of 1995": (compound("Root Entry", "Book"), "application/vnd.ms-excel"),
    "other ole": (compound("Root Entry"), "application/x-ole-storage"),
    "rtf": (b"{\\rtf1\\ansi\\ansicpg936 x}", "application/rtf"),
    "gzip": (b"\x1f\x8b\x08\0rest", "application/gzip"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0", "image/png"),
    "jpeg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
    "mhtml": (
        b"From: <Saved by Word>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; a=x\r\n\r\n--x\r\n<html>",
        "multipart/related",
    ),
    "noise": (random.Random(7).randbytes(5000), "application/octet-stream"),
    "page": (PAGE.encode(), "text/html"),
    "page with a preamble": (f"\ufeff\n<!-- 模板 -->\n<?xml version='1.0'?>\n{PAGE}".encode(), "text/html"),
    "page in GBK": (PAGE.encode("gbk"), "text/html"),
    "page in UTF-16": (PAGE.encode("utf-16"), "text/html"),
    "page in UTF-16 without a mark": (PAGE.encode("utf-16-le"), "text/html"),
    "fragment": (TABLE.encode(), "text/html"),
    "paragraphs": (b"<p>" + PROSE.encode() + b"</p>", "text/html"),
    "text with an HTML table": ((PROSE * 30 + TABLE).encode(), "text/html"),
    "text": (PROSE.encode(), "text/plain"),
    "text in GBK": (PROSE.encode("gbk"), "text/plain"),
    "nothing": (b"", "text/plain"),
    "other markup": (b"<stat month='1'>\n<sqzs>1</sqzs>\n</stat>\n", "text/plain"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "claim", [(None, None), ("报告.pdf", "text/html"), ("a.html", "application/msword"), ("a", "image/png")]
)
def test_the_bytes_decide(kind, claim):
    """Whatever the name and the server say, the bytes are read as what they are."""
    data, media_type = KINDS[kind]
    assert sniff(data, *claim) == media_type


@given(
    st.sampled_from([PROSE, "| 规章 | 1 |\n"]),
    st.integers(3, 40),
    st.sampled_from(["<p>", "<br>", "<td>", "a<b", "</div>"]),
)
def test_prose_that_names_a_tag_is_text(line, count, tag):
    """A few tags in prose, or in the cells of a Markdown table, make no page."""
    lines = [line] * count
    lines[1] = lines[1].replace("1", f"1{tag}2")
    assert sniff("".join(lines)) == sniff("".join(lines).encode()) == "text/plain"


def test_breaks_in_markdown_cells_make_no_page():
    """Markdown parts the lines of a cell with ``<br>``, in every row if need be."""
    assert sniff("| 规章<br>件数 | 1<br>2 |\n" * 30) == "text/plain"
    assert sniff("规章 1<br>许可 2<br>" * 30) == "text/html"


def test_text_that_is_a_page_is_read_as_one():
    """The caller gave text; if it plainly is HTML, it is not shown with its tags."""
    assert [sniff(text) for text in (PAGE, TABLE, PROSE + TABLE, PROSE)] == ["text/html"] * 3 + ["text/plain"]


@pytest.mark.parametrize(
    ("found", "name", "declared", "claimed"),
    [
        ("text/html", "年报.doc", None, "application/msword"),
        ("text/html", None, "application/pdf", "application/pdf"),
        (DOCX, "年报.doc", "application/msword", "application/msword"),
        ("application/pdf", "a.pdf", "text/html; charset=utf-8", "text/html"),
        ("text/html", "a.PDF", "text/html", "application/pdf"),
    ],
)
def test_a_wrong_claim_is_reported(found, name, declared, claimed):
    """A wrong name is survived, and worth knowing."""
    said = mismatch(found, name, declared)
    assert said is not None
    assert (said.code, said.severity, said.data["claimed"]) == ("media-type-mismatch", "info", claimed)
    assert claimed in said.message


@pytest.mark.parametrize(
    ("found", "name", "declared"),
    [
        ("text/html", "index.shtml", "text/html; charset=gb2312"),
        ("text/html", "art_1.jsp", "application/xhtml+xml"),
        ("text/html", None, None),
        ("text/plain", "年报.md", "text/markdown"),
        ("application/pdf", "下载", "application/octet-stream"),
        (DOCX, "v1.0", "utf-8"),
    ],
)
def test_no_claim_is_no_contradiction(found, name, declared):
    """Unknown suffixes, synonyms and servers that only say "a download" claim nothing."""
    assert mismatch(found, name, declared) is None


def test_a_document_in_a_document_is_what_it_claims_to_be():
    """A Word file may hold a workbook and the reverse; then the name settles it."""
    both = compound("Root Entry", "WordDocument", "Workbook")
    assert sniff(both, "a.xls") == "application/vnd.ms-excel"
    assert sniff(both, "a.doc") == sniff(both) == "application/msword"
    assert sniff(compound("EncryptedPackage"), "a.xlsx") == XLSX


@given(
    st.one_of(st.binary(max_size=300), st.text(max_size=300)),
    st.none() | st.text(max_size=8),
    st.none() | st.text(max_size=8),
)
@example(b"PK\x03\x04PK\x05\x06", None, None)
@example(b"PK\x03\x04" + b"PK\x05\x06" + b"\xff" * 18, "a.docx", "/")
def test_anything_is_something(data, name, declared):
    """Content never raises, and every answer is a media type."""
    found = sniff(data, name, declared)
    assert found.count("/") == 1
    assert mismatch(found, None, None) is None


@pytest.mark.parametrize(
    "unit", ["<", "<!--", "<!-- -->", "<table ", "<table><", "<p>", "<?", "content-type: ", "a:", " ", "<td"]
)
def test_hostile_repetition_costs_linear_time(unit):
    """A quarter of a megabyte of anything is judged in a fraction of a second."""
    data = (unit * (2**20 // len(unit))).encode()
    start = time.process_time()
    sniff(data)
    assert time.process_time() - start < 1
