"""Pages saved as MHTML are the pages they save."""

from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.grids import assert_sound

from govinfo_report.limits import Limits
from govinfo_report.readers import read_given
from govinfo_report.readers.mhtml import read_mhtml
from govinfo_report.readers.registry import READERS, Given

PAGE = "<html><head></head><body><p>一、总体情况</p><table><tr><td>规章</td><td>12</td></tr></table></body></html>"
FRAME = "<html><body><table><tr><td>许可</td><td>34</td></tr></table></body></html>"
HEAD = 'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'


def part(content, charset="utf-8", coding="base64", kind="text/html"):
    data = content.encode(charset)
    body = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring, "8bit": bytes}[coding](data)
    head = f"--b\r\nContent-Type: {kind}; charset={charset}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n"
    return head.encode() + body + b"\r\n"


def saved(*parts):
    return HEAD.encode() + b"".join(parts) + b"--b--\r\n"


def read(data):
    document = read_mhtml(Given(data, "page.mht"), Limits())
    assert_sound(document)
    return document


def cells(document):
    return [[c.text for c in t.cells] for t in document.tables]


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gb18030"])
@pytest.mark.parametrize("coding", ["base64", "quoted-printable", "8bit"])
def test_the_page_is_read_as_if_it_were_alone(charset, coding):
    """Whatever the codings, tables and text are those that the HTML reader finds in the page itself."""
    alone = READERS["html"].read(Given(PAGE), Limits()) if "html" in READERS else read_given(Given(PAGE), Limits())
    document = read(saved(part(PAGE, charset, coding), part("td {}", kind="text/css")))
    assert (document.text, document.blocks) == (alone.text, alone.blocks)
    assert (document.source.media_type, document.source.name) == ("multipart/related", "page.mht")
    assert document.source.encoding


def test_frames_with_tables_follow():
    """A site may show its tables in a frame, which is saved as a part of its own; other frames say nothing."""
    document = read(saved(part(PAGE), part("<html><body>广告</body></html>"), part(FRAME)))
    assert cells(document) == [["规章", "12"], ["许可", "34"]]
    assert "广告" not in document.text


def test_it_is_found_by_its_bytes():
    """The dispatcher knows it by its head."""
    assert cells(read_given(Given(saved(part(PAGE))), Limits())) == [["规章", "12"]]


def test_a_file_without_a_page_is_an_error():
    """Nothing to read is said, not passed over."""
    for data in (saved(part("x", kind="text/css")), HEAD.encode(), b"\0", b"Content-Type: text/html\r\n\r\n"):
        document = read(data)
        assert (document.blocks, [d.code for d in document.diagnostics]) == ((), ["unreadable-document"])


def test_nesting_is_survived():
    """Parts in parts without end are no fault of ours."""
    nested = b"".join(
        f'Content-Type: multipart/related; boundary="b{n}"\r\n\r\n--b{n}\r\n'.encode() for n in range(3000)
    )
    document = read(b"MIME-Version: 1.0\r\n" + nested + part(PAGE))
    assert [d.code for d in document.diagnostics] == ["unreadable-document"]


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=40), st.integers(0, 600), st.integers(0, 60))
def test_damage_never_raises(noise, place, gone):
    """Any bytes put in or taken out give a document."""
    data = saved(part(PAGE), part(FRAME, "gb2312", "quoted-printable"))
    document = read(data[:place] + noise + data[place + gone :])
    assert document.blocks or document.diagnostics


@pytest.mark.parametrize(
    ("limit", "behind"), [("elements", b"a\r\n" * 600), ("members", part("<p>1", coding="8bit") * 60)]
)
def test_lines_and_parts_are_bounded(limit, behind):
    """A file of millions of lines or parts took seconds and gigabytes; the page in front of them is read."""
    data = saved(part("<p>在前"), part("", kind="image/png", coding="8bit"), behind)
    document = read_mhtml(Given(data, "page.mht"), Limits(elements=100, members=5))
    assert [one.data["limit"] for one in document.diagnostics] == [limit]
    assert document.text.startswith("在前")


def test_a_header_is_read_as_far_as_one_goes():
    """Each parameter of a type looked through the rest of it: a megabyte of them took minutes."""
    head = HEAD.replace(' boundary="b"', ' boundary="b"' + "; a=b" * 200_000)
    data = head.encode() + part("<p>在前") + b"--b--\r\n"
    assert read(data).text.strip() == "在前"
