"""Bytes become the characters that were meant, whatever is declared."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from govinfo_report.limits import LimitExceededError, Limits
from govinfo_report.readers.encoding import decode

SIMPLIFIED = "二、主动公开政府信息情况\n规章\t0\t12\n行政规范性文件\t3\t4\n"
TRADITIONAL = "二、主動公開政府資訊情況\n規章\t0\t12\n行政規範性文件\t3\t4\n"
WORDS = [
    "行政许可",
    "行政复议",
    "规章",
    "总计",
    "自然人",
    "本年度报告",
    "政府信息公开",
    "12",
    "，",
    "\n",
    "（一）",
    "3.5",
    " ",
]
WRITINGS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8",
    "gb18030": "gb18030",
    "gbk": "gb18030",
    "utf-16": "utf-16-le",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "utf-32": "utf-32-le",
}
DECLARATIONS = [
    None,
    "text/html",
    "text/html; charset=gb2312",
    "utf-8",
    'text/html;charset="UTF-8"',
    "big5",
    "ISO-8859-1",
]


def codes(decoded):
    return [one.code for one in decoded.diagnostics]


@pytest.mark.parametrize("declared", DECLARATIONS)
@pytest.mark.parametrize("written", WRITINGS)
@given(words=st.lists(st.sampled_from(WORDS), max_size=30))
def test_a_declaration_never_changes_the_text(written, declared, words):
    """Servers and pages declare wrong encodings; the bytes decide, and the text comes back as it was."""
    text = SIMPLIFIED + "".join(words)
    decoded = decode(text.encode(written), declared, Limits())
    assert (decoded.text, decoded.encoding) == (text, WRITINGS[written])
    assert not set(codes(decoded)) - {"encoding-mismatch"}


@pytest.mark.parametrize("written", ["big5", "big5hkscs", "gb18030", "utf-8"])
@pytest.mark.parametrize("declared", DECLARATIONS)
def test_traditional_mirrors_are_read(written, declared):
    """Traditional pages come in Big5 as well as in GB18030, and each is valid bytes in the other."""
    assert decode(TRADITIONAL.encode(written), declared, Limits()).text == TRADITIONAL


@given(st.text(st.characters(codec="utf-8")))
@example("\ufeff规")
@example("a\x00b")
def test_utf_8_survives_every_text(text):
    """Valid UTF-8 is never taken for something else, whatever characters it holds, if it is more than ASCII."""
    assume("\0" not in text and not text.startswith("\ufeff") and not text.isascii())
    decoded = decode(text.encode(), None, Limits())
    assert (decoded.text, decoded.encoding, decoded.diagnostics) == (text, "utf-8", ())


def test_gb2312_declared_and_gb18030_meant():
    """Names of people and places need characters beyond GB2312; pages that declare it use them all the same."""
    text = SIMPLIFIED + "朱镕基、喆、㙍、𠮷、€"
    decoded = decode(text.encode("gb18030"), "text/html; charset=GB2312", Limits())
    assert (decoded.text, codes(decoded)) == (text, [])


@pytest.mark.parametrize(
    ("page", "wrong"),
    [
        (b'<meta charset="gb2312">' + SIMPLIFIED.encode(), "gb2312"),
        (b"<META http-equiv='Content-Type' content='text/html; charset=utf-8'>" + SIMPLIFIED.encode("gbk"), "utf-8"),
        (b'<?xml version="1.0" encoding="Big5"?>' + SIMPLIFIED.encode(), "Big5"),
        (b"<!--" + b"x" * 3000 + b"-->" + b"<meta charset=gbk>" + SIMPLIFIED.encode(), "gbk"),
    ],
)
def test_a_wrong_declaration_of_the_page_is_reported(page, wrong):
    """Whoever maintains the page wants to know; and nothing else is wrong with it."""
    decoded = decode(page, None, Limits())
    assert SIMPLIFIED in decoded.text
    assert codes(decoded) == ["encoding-mismatch"]
    assert decoded.diagnostics[0].data["declared"] == wrong
    assert wrong in decoded.diagnostics[0].message


@pytest.mark.parametrize("declared", ["gbk", "GB2312", "x-gbk", "gb18030", "cp936"])
def test_one_family_is_no_mismatch(declared):
    """GB2312, GBK and GB18030 are one family: declaring the one and writing the other is the custom."""
    assert codes(decode(SIMPLIFIED.encode("gbk"), declared, Limits())) == []


def test_ascii_is_what_it_was_declared():
    """A page without Chinese contradicts no declaration."""
    assert decode(b"<p>12</p>", "gb2312", Limits()).diagnostics == ()


@pytest.mark.parametrize("written", ["utf-8", "gb18030"])
@given(place=st.integers(0, len(SIMPLIFIED)))
@example(place=SIMPLIFIED.index("4"))
@example(place=SIMPLIFIED.index("12"))
def test_broken_bytes_are_counted_and_the_rest_is_read(written, place):
    """One broken place costs that place, neither the page nor the digit behind it, and is reported."""
    data = SIMPLIFIED[:place].encode(written) + b"\xff" + SIMPLIFIED[place:].encode(written)
    decoded = decode(data, None, Limits())
    assert decoded.text.replace("\ufffd", "") == SIMPLIFIED
    assert codes(decoded) == ["undecodable-bytes"]
    assert decoded.diagnostics[0].data["count"] == decoded.text.count("\ufffd") == 1


@pytest.mark.parametrize("written", ["gb18030", "big5"])
@given(figure=st.integers(0, 10**6), halves=st.integers(1, 3))
def test_half_a_character_eats_no_digit(written, figure, halves):
    """In GB18030 a digit may be the second of four bytes; behind half a character it is a digit all the same."""
    half = "規".encode(written)[:1] * halves
    decoded = decode(TRADITIONAL.encode(written) + half + f"{figure}\n".encode(), written, Limits())
    assert decoded.text.endswith(f"{figure}\n")


def test_what_the_document_prints_is_not_broken():
    """U+FFFD in the source is a character like any other, even next to broken bytes."""
    decoded = decode((SIMPLIFIED + "\ufffd").encode() + b"\xff\n", None, Limits())
    assert decoded.diagnostics[0].data["count"] == 1
    assert codes(decode((SIMPLIFIED + "\ufffd").encode(), None, Limits())) == []


@given(st.integers(1, 2))
def test_a_torn_last_character_is_not_invalid_utf_8(missing):
    """A download cut in the middle of a character is UTF-8 all the same, though GBK could read most of its bytes."""
    decoded = decode(SIMPLIFIED.strip().encode() + "规".encode()[:-missing], "gbk", Limits())
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith(SIMPLIFIED.strip())
    assert "undecodable-bytes" in codes(decoded)


@given(st.integers(12, len(SIMPLIFIED.encode())))
def test_bytes_beyond_the_limit_are_cut_off_without_damage(most):
    """The cut may go through a character, which is no fault of the document: what is read begins the document."""
    decoded = decode(SIMPLIFIED.encode(), "utf-8", Limits(bytes=most))
    assert SIMPLIFIED.startswith(decoded.text)
    assert len(decoded.text.encode()) > most - 3
    assert codes(decoded) == (["limit-exceeded"] if most < len(SIMPLIFIED.encode()) else [])


def test_the_limit_raises_where_the_caller_says_so():
    """The caller asked for an exception instead of a cut."""
    with pytest.raises(LimitExceededError, match="bytes=10"):
        decode(SIMPLIFIED.encode(), None, Limits(bytes=10, raise_on_excess=True))


@given(st.binary(max_size=400), st.sampled_from([*DECLARATIONS, "", ";", "charset=", "charset=\0", "hz", "idna"]))
def test_any_bytes_decode(data, declared):
    """Content never raises, and the same bytes give the same text."""
    decoded = decode(data, declared, Limits())
    assert decoded == decode(data, declared, Limits())
    assert "".encode(decoded.encoding) is not None


@pytest.mark.parametrize("written", ["utf-8", "gb18030"])
def test_large_documents_decode_in_time(written):
    """Scores are taken from a sample: 30 MB take no more than a second."""
    data = (SIMPLIFIED * 400_000).encode(written)
    start = time.process_time()
    decode(data, None, Limits())
    assert time.process_time() - start < 1
