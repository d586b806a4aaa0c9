"""Archives: a page and its attachments are one document, in an order that does not depend on the archive."""

from __future__ import annotations

import gzip
import io
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.grids import assert_sound
from tests.readers.test_docx import of_body, paragraph, table
from tests.readers.test_xlsx import of_values

from govinfo_report.limits import LimitExceededError, Limits
from govinfo_report.readers import Given, read_given
from govinfo_report.readers.archive import read_archive, read_gzip

PAGE = "<html><body><p>一、总体情况</p><table><tr><td>规章</td><td>1</td></tr></table></body></html>".encode()
WORD = of_body(paragraph("附表") + table([paragraph("许可"), paragraph("2")]))
SHEET = of_values("处罚", 3)


def packed(**members):
    return packed_as(list(members.items()))


def packed_as(members, compression=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def read(data, limits=None):
    document = read_archive(Given(data, "report.zip"), limits or Limits())
    assert_sound(document)
    return document


def cells(document):
    return [[c.text for c in t.cells] for t in document.tables]


def test_the_page_comes_first_and_the_attachments_by_name():
    """Whatever the order in the archive: the page, then 附件2 before 附件10; every span moved with its text."""
    members = [("附件10.xlsx", SHEET), ("附件2.docx", WORD), ("z/index.html", PAGE), ("z/style.css", b"td {}")]
    for seed in range(4):
        document = read(packed_as(random.Random(seed).sample(members, len(members))))
        assert cells(document) == [["规章", "1"], ["许可", "2"], ["处罚", "3"]]
        names = [p.text for p in document.paragraphs if p.furniture]
        assert [n for n in names if "." in n] == ["index.html", "附件2.docx", "附件10.xlsx"]
        assert document.diagnostics == ()
        assert document.source.media_type == "application/zip"


def test_it_is_found_by_its_bytes():
    """The dispatcher gives a plain ZIP to this reader, and a DOCX to its own."""
    assert cells(read_given(Given(packed(a=PAGE)), Limits())) == [["规章", "1"]]
    assert read_given(Given(WORD), Limits()).source.media_type.endswith("wordprocessingml.document")


def test_chinese_names_of_old_systems():
    """Names in GBK without a mark are Chinese, not the letters of an old American code page."""
    data = packed_as([("xxxxxxxx.html", PAGE)]).replace(b"xxxxxxxx", "年度报告".encode("gbk"))
    assert next(iter(read(data).paragraphs)).text == "年度报告.html"


def test_what_is_not_read_is_named():
    """Files that no reader is for are named; the pictures of a page are not, a bundle of scans is an error."""
    picture = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
    inner = packed(a=PAGE)
    document = read(packed_as([("a.html", PAGE), ("b.png", picture), ("c.zip", inner), ("d.bin", bytes(range(32)))]))
    assert cells(document) == [["规章", "1"]]
    assert "unread-member" in [d.code for d in document.diagnostics]
    assert not any("b.png" in d.message for d in document.diagnostics)
    assert [d.code for d in read(packed_as([("1.png", picture), ("2.png", picture)])).diagnostics] == ["image-only"]
    scans = read(packed_as([("1.png", picture), ("2.docx", WORD)]))
    assert [d.data["name"] for d in scans.diagnostics] == ["1.png"]
    assert [d.code for d in read(packed_as([("a.css", b"x")])).diagnostics] == ["unreadable-document"]


def test_bombs_are_refused_before_they_unpack():
    """The sizes of all members together are bounded; what came before the bomb is kept."""
    data = packed_as([("a.html", PAGE), ("b.txt", b" " * 50_000_000)])
    document = read(data, Limits(unpacked_bytes=1_000_000))
    assert cells(document) == [["规章", "1"]]
    assert [d.data["limit"] for d in document.diagnostics] == ["unpacked_bytes"]
    with pytest.raises(LimitExceededError):
        read_archive(Given(data), Limits(unpacked_bytes=1_000_000, raise_on_excess=True))
    many = packed_as([(f"{n}.html", PAGE) for n in range(20)])
    document = read(many, Limits(cells=9))
    assert sum(len(t.cells) for t in document.tables) <= 10
    assert "cells" in [d.data["limit"] for d in document.diagnostics]


def test_files_beyond_the_most_are_said_to_be_unread():
    """An archive of more files than are read says so; what came first is kept."""
    many = packed_as([(f"{n}.html", PAGE) for n in range(5)])
    document = read(many, Limits(members=2))
    assert len(document.tables) == 2
    assert [d.data["limit"] for d in document.diagnostics] == ["members"]


def test_a_member_that_lies_about_its_size_is_not_read():
    """A member that unpacks to more than it claims is damage, and costs no more than it claims."""
    data = bytearray(packed_as([("a.html", PAGE), ("b.txt", b" " * 1_000_000)]))
    claim = (1_000_000).to_bytes(4, "little")
    data = data.replace(claim, (10).to_bytes(4, "little"))
    document = read(bytes(data))
    assert cells(document) == [["规章", "1"]]
    assert [d.code for d in document.diagnostics] == ["unread-member"]


def test_passwords():
    """An encrypted member is called so; the others are read."""
    data = bytearray(packed_as([("a.html", PAGE), ("b.docx", WORD)]))
    place = data.rindex(b"PK\x01\x02")
    data[place + 8] |= 1
    document = read(bytes(data))
    assert cells(document) == [["规章", "1"]]
    assert [d.code for d in document.diagnostics] == ["encrypted-document"]


def test_gzip_is_transparent():
    """A stored page under gzip is that page, its digest that of the file; torn, bombed or doubled it is an error."""
    data = gzip.compress(PAGE, mtime=0)
    document = read_given(Given(data, "a.html.gz"), Limits())
    assert cells(document) == [["规章", "1"]]
    assert (document.source.name, document.source.media_type) == ("a.html.gz", "text/html")
    codes = [
        [d.code for d in read_gzip(Given(bad), Limits(unpacked_bytes=1000)).diagnostics]
        for bad in (data[:-20], gzip.compress(b" " * 5000), gzip.compress(data), b"\x1f\x8b")
    ]
    assert codes == [["unreadable-document"], ["limit-exceeded"], ["unreadable-document"], ["unreadable-document"]]


@pytest.mark.parametrize("between", [b"", b"\0" * 700])
def test_gzip_of_several_members_is_one_document(between):
    """Protects what was appended to a file: all members but the first were lost without a word."""
    half = len(PAGE) // 2
    first, second = gzip.compress(PAGE[:half], mtime=0), gzip.compress(PAGE[half:], mtime=0)
    for behind in (b"", b"\0" * 9, b"junk"):
        document = read_gzip(Given(first + between + second + behind), Limits())
        assert (cells(document), document.diagnostics) == ([["规章", "1"]], ())
    for bad in (second[:-9], second[:12] + b"?" + second[13:]):
        document = read_gzip(Given(first + between + bad), Limits())
        assert [d.code for d in document.diagnostics] == ["unreadable-document"]
    many = first + between + gzip.compress(b"", mtime=0) * 50 + second
    assert cells(read_gzip(Given(many), Limits(members=52))) == [["规章", "1"]]
    for limit, allowed in (("members", 51), ("unpacked_bytes", len(PAGE) - 1)):
        found = read_gzip(Given(many), Limits(**{limit: allowed})).diagnostics
        assert [d.data["limit"] for d in found] == [limit]


def test_a_member_without_a_name_is_read():
    """A directory may hold an empty name, on which zipfile itself stumbles; what stands there is read."""
    data = bytearray(packed_as([("a", PAGE)]))
    entry = data.rindex(b"PK\x01\x02")
    data[26], data[28] = 0, 1  # of the member, the name is now a byte of what may follow it
    data[entry + 28], data[entry + 32] = 0, 1  # and a comment in the directory
    assert cells(read(bytes(data))) == [["规章", "1"]]


WHOLE = packed_as([("a.html", PAGE), ("b.docx", WORD)])


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_damage_never_raises(data):
    """An archive cut short, or with any bytes changed, gives a document and, where nothing was read, an error."""
    whole = bytearray(WHOLE)
    if data.draw(st.booleans()):
        whole = whole[: data.draw(st.integers(0, len(whole)))]
    for _ in range(data.draw(st.integers(0, 4))):
        if whole:
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    document = read(bytes(whole))
    assert document.blocks or document.diagnostics or not whole
