"""What pages of PDFs draw: tokens read in one look are those of the library, and their number is bounded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.pdf_writer import Page, write

from govinfo_report import Limits, parse

pytest.importorskip("pdfminer")

from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import PSKeyword, PSLiteral

from govinfo_report.readers.pdf.content import Words, _Content

_NUMBERS = [b"1", b"-2", b"+3.5", b".5", b"-.5", b"5.", b".", b"-", b"--4", b"1.2.3", b"1e5", b"12a", b"9" * 30]
_WORDS = [b"Tj", b"T*", b"'", b'"', b"true", b"false", b"trueish", b"x" * 150, b"!", b"\xa0", b"BT", b"EI", b"ID "]
_NAMES = [b"/A", b"/", b"/A#41", b"/\xff", b"/A/B", b"/" + b"y" * 150]
_STRINGS = [
    b"(a)",
    b"(a(b)c)",
    b"(\\))",
    b"(\\101x)",
    b"(\\\r\nx)",
    b"(\\q\\n)",
    b"(a\r\nb)",
    b"<41>",
    b"<4>",
    b"<4 1>",
]
_BRACKETS = [b"(", b")", b"<", b">", b"<<", b">>", b"[", b"]", b"{", b"}", b"<</a 1>>", b"[1 2]"]
_GAPS = [b"%c\n", b"%c", b"\n", b"\r", b"\x00", b"\x0b", b"BI /W 1 ID abcEI "]
_PARTS = [*_NUMBERS, *_WORDS, *_NAMES, *_STRINGS, *_BRACKETS, *_GAPS]


class _Plain(PDFStream):
    """A stream that is what it says."""

    def decode(self):
        self.data = self.rawdata


def _shown(found):
    if isinstance(found, PSKeyword | PSLiteral):
        return type(found), found.name
    if isinstance(found, PDFStream):
        return found.rawdata, _shown(found.attrs)
    if isinstance(found, list):
        return [_shown(one) for one in found]
    if isinstance(found, dict):
        return {key: _shown(value) for key, value in found.items()}
    return type(found), found


def _objects(parser):
    found = []
    try:
        while True:
            found.append(_shown(parser.nextobject()[1]))
    except PSEOF:
        return found
    except Exception as fault:  # noqa: BLE001 - where the library fails, so must we
        return [*found, type(fault)]


@given(
    st.lists(st.lists(st.tuples(st.sampled_from(_PARTS), st.sampled_from([b"", b" ", b"\n"]))), min_size=1, max_size=3)
)
def test_tokens_are_those_of_the_library(streams):
    """Whatever stands in the streams of a page, reading its plain tokens in one look changes nothing."""
    pages = [_Plain({}, b"".join(map(b"".join, stream)) or b" ") for stream in streams]
    assert _objects(_Content(pages, Words(10**6))) == _objects(PDFContentParser(pages))


def test_operators_are_bounded():
    """A page that draws one glyph and says a great deal more ends at the limit of elements, before time is up."""
    page = Page()
    page.text(50, 50, "1")
    page.operators.append("q Q " * 1_000)
    limited = [one.data.get("limit") for one in parse(write([page]), limits=Limits(elements=100)).diagnostics]
    assert "elements" in limited
    assert "seconds" not in limited
