"""Pages saved with all they need in one file (MHTML, MHT)."""

from __future__ import annotations

import re
from email.message import Message
from email.parser import BytesParser
from itertools import islice

from attrs import evolve

from govinfo_report.document import Document, Source
from govinfo_report.limits import Limits
from govinfo_report.readers.assembly import Assembly, digest
from govinfo_report.readers.binary import bytes_within
from govinfo_report.readers.faults import UnreadableDocument
from govinfo_report.readers.foreign import foreign
from govinfo_report.readers.guard import Excess, within
from govinfo_report.readers.joining import join
from govinfo_report.readers.reasons import UnreadReason
from govinfo_report.readers.registry import READERS, Given, reader

__all__ = ["read_mhtml"]

_MEDIA_TYPE = "multipart/related"
_MOST_PARTS = 50
"""Parts that are pages; a page with frames has a few."""


_MOST_LINES = 5
"""Lines for each element that a page may have."""
_MOST_BOUNDARIES = 10
"""Lines that begin as the boundary of a part does, for each member that an archive may have."""
_LINE_END, _BOUNDARY = re.compile(rb"\n"), re.compile(rb"^--[^\n]*\n", re.MULTILINE)
_LONGEST_FIELD, _MOST_FIELDS = 10_000, 1_000
"""Characters of a field of a part's header, which the library looks through again for each parameter; and fields."""


class BrokenMessageError(Exception):
    """The message cannot be taken apart; the message of the error says why."""


class _Part(Message):
    """A part of the message, whose header is read as far as one goes."""

    def set_raw(self, name: str, value: str) -> None:
        """Keep a field."""
        if len(self) < _MOST_FIELDS:
            super().set_raw(name, value[:_LONGEST_FIELD])


@reader("mhtml", _MEDIA_TYPE)
def read_mhtml(given: Given, limits: Limits) -> Document:
    """A page saved by a browser or an office program as MHTML (``.mht``, ``.mhtml``).

    The first part that is HTML is the page; it is decoded and read by the HTML reader. Of the other HTML parts, which
    are frames in the page, those with tables follow.

    Args:
        given: The bytes, or the text.
        limits: As for HTML; ``elements`` bounds the lines of the file, ``members`` its parts, and ``seconds`` taking
            it apart.
    """
    assembly = Assembly(limits)
    source = Source(given.name, digest(given.data), _MEDIA_TYPE, None)
    data = _bounded(bytes_within(given, limits, assembly), limits, assembly)
    parts = list[Given]()
    try:
        parts = within(limits.seconds, lambda: _pages(data, given.name)) if data else []
        if data and not parts:
            assembly.diagnostics.append(UnreadableDocument.at(medium="MHTML", reason=UnreadReason.NO_PAGE.en))
    except Excess as excess:
        assembly.exceed(excess.limit)
    except BrokenMessageError as fault:
        assembly.diagnostics.append(UnreadableDocument.at(medium="MHTML", reason=str(fault)[:200]))
    if not parts:
        return assembly.finish(source)
    first, *frames = (_read_html(part, limits) for part in parts)
    encoding = first.source.encoding
    return join(evolve(source, encoding=encoding), [first, *(f for f in frames if f.tables)], assembly.diagnostics)


def _read_html(part: Given, limits: Limits) -> Document:
    from govinfo_report.readers.html import reader  # noqa: F401, PLC0415 - registers itself

    return READERS["html"].read(part, limits)


def _bounded(data: bytes, limits: Limits, assembly: Assembly) -> bytes:
    """The file up to the line at which it has too many lines, or too many parts."""
    for name, pattern, most in (
        ("elements", _LINE_END, limits.elements * _MOST_LINES),
        ("members", _BOUNDARY, limits.members * _MOST_BOUNDARIES),
    ):
        last = next(islice(pattern.finditer(data), most - 1, None), None)
        if last is not None and last.end() < len(data):
            assembly.exceed(name)
            data = data[: last.end()]
    return data


def _pages(data: bytes, name: str | None) -> list[Given]:
    """The HTML parts, each with the type and character set that it declares."""
    pages = list[Given]()
    with foreign(BrokenMessageError):
        for part in BytesParser(_Part).parsebytes(data).walk():
            if part.get_content_type() in {"text/html", "application/xhtml+xml"} and len(pages) < _MOST_PARTS:
                payload = part.get_payload(decode=True)
                if isinstance(payload, bytes) and payload.strip():
                    pages.append(Given(payload, name, _declared(part)))
    return pages


def _declared(part: Message) -> str:
    charset = part.get_content_charset()
    return part.get_content_type() + (f"; charset={charset}" if charset else "")
