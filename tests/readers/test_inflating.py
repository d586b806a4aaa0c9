"""Compressed streams: within a budget, in time that grows with their length, and up to where they are damaged."""

import gzip
import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.pdf_writer import Page, write

from govinfo_report.limits import Limits
from govinfo_report.readers import Given, read_given
from govinfo_report.readers.guard import Excess
from govinfo_report.readers.inflating import Budget

NOISE = random.Random(1).randbytes(3_000_000).translate(bytes(48 + n % 64 for n in range(256)).replace(b">", b"x"))


class Counting:
    """A machine that counts the bytes which it is handed: each is copied."""

    handed = 0

    def __init__(self, *given, make=zlib.decompressobj, **named):
        self.machine = make(*given, **named)

    def __getattr__(self, name):
        return getattr(self.machine, name)

    def decompress(self, data, *most):
        Counting.handed += len(data)
        return self.machine.decompress(data, *most)


def a_pdf():
    page = Page()
    page.operators.append(f"% {NOISE.decode()}")
    page.text(60, 100, "97")
    return write([page])


def a_page():
    return gzip.compress(b"<p>97</p><!-- " + NOISE + b" -->", mtime=0)


@pytest.mark.parametrize("make", [a_page, a_pdf])
def test_no_step_hands_over_all_that_is_left(make, monkeypatch):
    """Protects against hours over one stream that cannot be compressed: each step copied the rest of it."""
    data = make()
    monkeypatch.setattr(Counting, "handed", 0)
    monkeypatch.setattr(zlib, "decompressobj", Counting)
    assert [one.text for one in read_given(Given(data), Limits()).paragraphs] == ["97"]
    assert 0 < Counting.handed < 1.5 * len(data)


@given(
    data=st.one_of(st.binary(max_size=99), st.sampled_from([bytes(2 << 20), NOISE[:200_000]])),
    cut=st.integers(1, 9),
    behind=st.binary(max_size=9),
)
def test_a_stream_comes_back_and_says_where_it_ends(data, cut, behind):
    """Protects what stands behind a stream, and what a stream that breaks off holds; one byte less does not do."""
    packed = zlib.compress(data)
    whole, end = drawn(Budget(len(data)), b"x" + packed + behind)
    same = whole == data  # no difference of megabytes is printed
    assert (same, end) == (True, 1 + len(packed))
    head, end = drawn(Budget(len(data)), b"x" + packed[:-cut])
    assert (data.startswith(head), end) == (True, None)
    if data:
        with pytest.raises(Excess, match="unpacked_bytes"):
            drawn(Budget(len(data) - 1), b"x" + packed)


def drawn(budget, data):
    """What a stream behind one character holds, and where it ends."""
    parts, steps = [], budget.inflate(data, start=1)
    while True:
        try:
            parts.append(next(steps))
        except StopIteration as end:
            return b"".join(parts), end.value


def test_what_stands_behind_a_stream_of_whole_steps_is_no_stream():
    """Protects against never ending: a page that is a whole number of steps long, and junk behind its gzip."""
    page = "<p>九七</p>".encode().ljust(1 << 21)
    document = read_given(Given(gzip.compress(page, mtime=0) + b"junk"), Limits())
    assert [one.text for one in document.paragraphs] == ["九七"]
