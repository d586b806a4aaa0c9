"""Bytes into documents: what a source is, and the reader for it."""

from __future__ import annotations

import importlib
from functools import cache

from attrs import evolve

from govinfo_report.document import Document, Source
from govinfo_report.limits import Limits
from govinfo_report.readers.assembly import Assembly, digest
from govinfo_report.readers.encoding import decode
from govinfo_report.readers.faults import UnreadableDocument, unread
from govinfo_report.readers.reasons import UnreadReason
from govinfo_report.readers.registry import READERS, Given, Reader, reader
from govinfo_report.readers.sniffing import NOISE, TEXT, mismatch, sniff

__all__ = ["READERS", "Given", "Reader", "load_readers", "read_given", "reader"]

_BYTES = 4
"""Bytes of a character, at most."""

# Each module registers its readers when it is imported, the commonest first: those behind the one that a document
# needs are never loaded.
_MODULES = ("text.reader", "html.reader", "mhtml", "office.docx", "pdf.reader", "office.xlsx", "archive")


@cache
def _reader_of(media_type: str) -> Reader | None:
    for module in _MODULES:
        importlib.import_module(f"{__name__}.{module}")
        for one in READERS.values():
            if media_type in one.media_types:
                return one
    return None


def load_readers() -> None:
    """Import every reader, and so every kind of diagnostic: a report of another process may carry any of them."""
    for module in _MODULES:
        importlib.import_module(f"{__name__}.{module}")


def read_given(given: Given, limits: Limits) -> Document:
    """Read what was given with the reader for what it turns out to be.

    Raises:
        MissingExtraError: that reader needs a package that is not installed.
        LimitExceededError: a limit is met and ``limits.raise_on_excess`` is set.
    """
    media_type = sniff(given.data, given.name, given.media_type)
    known = _reader_of(media_type)
    if known is None:
        return _foreign(given, media_type)
    document = _read_text(given, limits, known) if media_type == TEXT else known.read(given, limits)
    odd = mismatch(media_type, given.name, given.media_type)
    return document if odd is None else evolve(document, diagnostics=(odd, *document.diagnostics))


def _read_text(given: Given, limits: Limits, known: Reader) -> Document:
    """Plain text, decoded where it comes as bytes, and cut to its limits; its digest is that of what was given."""
    assembly = Assembly(limits)
    encoding: str | None = None
    if isinstance(given.data, str):
        text = given.data
    else:
        data, most = given.data, min(limits.bytes, _BYTES * limits.characters)
        if len(data) > limits.bytes:
            assembly.exceed("bytes")
        cut = data[:most]
        if len(data) > most:  # behind a line, lest a torn character be called damage
            cut = cut[: cut.rfind(b"\n") + 1] or cut
        decoded = decode(cut, given.media_type, limits)
        text, encoding = decoded.text, decoded.encoding
        assembly.diagnostics.extend(decoded.diagnostics)
        if len(data) > _BYTES * limits.characters:
            assembly.exceed("characters")
    if len(text) > limits.characters:
        assembly.exceed("characters")
        text = text[: limits.characters]
    document = known.read(evolve(given, data=text), limits)
    source = evolve(document.source, sha256=digest(given.data), encoding=encoding)
    return evolve(document, source=source, diagnostics=(*assembly.diagnostics, *document.diagnostics))


def _foreign(given: Given, media_type: str) -> Document:
    """A file that no reader is for; noise that may still be text is not read as such."""
    source = Source(given.name, digest(given.data), media_type, None)
    reason = UnreadReason.NOISE if media_type == NOISE else UnreadReason.NO_READER
    return unread(source, UnreadableDocument.at(medium=media_type, reason=reason.en))
