"""A PDF file opened with its appetite bounded: how far streams inflate, how far a font's table of characters goes."""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.lzw import lzwdecode
from pdfminer.pdfdocument import PDFDocument, PDFNoValidXRef, PDFPasswordIncorrect, PDFXRefFallback
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_LZW_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFObjectNotFound,
    PDFObjRef,
    PDFStream,
    int_value,
    resolve1,
)
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import PSKeyword
from pdfminer.runlength import rldecode
from pdfminer.utils import apply_png_predictor, apply_tiff_predictor

from govinfo_report.limits import Limits
from govinfo_report.readers.guard import Excess
from govinfo_report.readers.inflating import Budget

__all__ = ["Fonts", "open_pdf"]

logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # what matters of its remarks becomes a diagnostic

_LZW_GROWTH = 2731  # a code of 12 bits stands for up to 4096 bytes
_RUN_GROWTH = 64  # two bytes stand for up to 128
_CODES = 1 << 20
"""Characters that one font's table may name. The largest CJK fonts name some 65,000."""
_REFERENCES = 8
"""References to references that are followed; writers use none."""
_RANGES = re.compile(rb"begin(?:bf|cid)range(.*?)end(?:bf|cid)range", re.DOTALL)
_LINES = 10
"""Lines that are looked at in search of objects, for each that a file may have."""
_LINE_END = re.compile(rb"\r\n?|\n")
_ROOT = re.compile(rb"/Root\s{1,8}(\d{1,9})\s{1,8}(\d{1,5})\s{1,8}R")
_CATALOGUE = re.compile(rb"(\d{1,9})\s{1,8}(\d{1,5})\s{1,8}obj\s{0,8}<<\s{0,8}/Type\s{0,8}/Catalog")
_ENCRYPTED = b"/Encrypt"
_LIST = re.compile(rb"\[[^\]]*\]?")
_CODE = re.compile(rb"[0-9A-Fa-f]+")


def _inflated(data: bytes, budget: Budget) -> bytes:
    """A stream inflated; of a damaged one, what stands before the fault."""
    parts = list[bytes]()
    with suppress(zlib.error):
        for part in budget.inflate(data):
            parts.append(part)
    return b"".join(parts)


class _Stream(PDFStream):
    """A stream that asks the budget before it inflates. Pictures stay empty: nobody looks at them here."""

    budget: Budget

    def decode(self) -> None:
        data = self.rawdata or b""
        if self.decipher and self.objid is not None and self.genno is not None:
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        for kind, parameters in self.get_filters():
            data = self._predicted(self._unpacked(kind, data), parameters)
        self.data = data

    def _unpacked(self, kind: object, data: bytes) -> bytes:
        if kind in LITERALS_FLATE_DECODE:
            return _inflated(data, self.budget)
        if kind in LITERALS_LZW_DECODE:
            self.budget.spend(len(data) * _LZW_GROWTH)
            return lzwdecode(data)
        if kind in LITERALS_RUNLENGTH_DECODE:
            self.budget.spend(len(data) * _RUN_GROWTH)
            return rldecode(data)
        if kind in LITERALS_ASCII85_DECODE:
            return ascii85decode(data)
        if kind in LITERALS_ASCIIHEX_DECODE:
            return asciihexdecode(data)
        return b""

    @staticmethod
    def _predicted(data: bytes, parameters: object) -> bytes:
        if not isinstance(parameters, dict):
            return data
        predictor = int_value(parameters.get("Predictor", 1))
        colors, columns = int_value(parameters.get("Colors", 1)), int_value(parameters.get("Columns", 1))
        bits = int_value(parameters.get("BitsPerComponent", 8))
        if predictor == 2:
            return apply_tiff_predictor(colors, columns, bits, data)
        return apply_png_predictor(predictor, colors, columns, bits, data) if predictor >= 10 else data


class _Parser(PDFParser):
    """Makes budgeted streams, and looks at no more lines than a file has in which something is to be found."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        super().__init__(io.BytesIO(data))
        self.whole = data
        self.lines = limits.elements * _LINES
        self.budget = Budget(limits.unpacked_bytes)

    def nextline(self) -> tuple[int, bytes]:
        """The next line and where it begins; cut out of the whole, for lines may be as long as the file."""
        self._spend_line()
        start = self.bufpos + self.charpos
        found = _LINE_END.search(self.whole, start)
        end = found.end() if found is not None else len(self.whole)
        self.fp.seek(end)
        self.bufpos, self.buf, self.charpos = end, b"", 0
        if found is None or (found[0] == b"\r" and end == len(self.whole)):
            raise PSEOF("Unexpected EOF")
        return start, self.whole[start:end]

    def revreadlines(self) -> Iterator[bytes]:
        """The lines from the last one on, each with the line break in front of it."""
        end, ends = len(self.whole), {mark: self.whole.rfind(mark) for mark in (b"\r", b"\n")}
        while (last := max(ends, key=lambda mark: ends[mark])) and ends[last] >= 0:
            self._spend_line()
            start = ends[last]
            yield self.whole[start:end]
            end, ends[last] = start, self.whole.rfind(last, 0, start)

    def _spend_line(self) -> None:
        self.lines -= 1
        if self.lines < 0:
            raise Excess("elements")

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        super().do_keyword(pos, token)
        place, plain = self.curstack[-1] if self.curstack else (0, None)
        if token is self.KEYWORD_STREAM and isinstance(plain, PDFStream):
            stream = _Stream(plain.attrs, plain.rawdata or b"", plain.decipher)
            stream.budget = self.budget
            self.curstack[-1] = place, stream


class _Document(PDFDocument):
    """A document in which references to references end, as no loop of them would."""

    def getobj(self, objid: int) -> object:
        found = super().getobj(objid)
        for _ in range(_REFERENCES):
            if not isinstance(found, PDFObjRef):
                return found
            found = super().getobj(found.objid)
        raise PDFObjectNotFound(objid)


class _Scanned(_Document):
    """A document whose table of objects is not believed: the objects are looked for in the file."""

    def find_xref(self, parser: PDFParser) -> int:  # noqa: ARG002 - the signature is the library's
        raise PDFNoValidXRef("not believed")


def open_pdf(data: bytes, limits: Limits) -> tuple[PDFDocument, bool]:
    """Open a PDF, by its table of objects or, where that is broken, by a scan for them; and which of both it was.

    Raises:
        Excess: a limit was met.
        PDFPasswordIncorrect: it asks for a password.
        Exception: it is damaged beyond that.
    """
    parser, document = _Parser(data, limits), None
    try:
        document = _Document(parser)
        resolve1(document.catalog["Pages"])["Kids"]
    except PDFPasswordIncorrect:
        raise
    except Exception:  # whatever is wrong with the table, the scan does without it
        trailed = _with_trailer(data)
        if trailed is not data or not parser.fallback:
            return _Scanned(_Parser(trailed, limits)), True
        if document is None:  # it was scanned, and would be once more with no more to go by
            raise
        return document, True
    return document, any(isinstance(table, PDFXRefFallback) for table in document.xrefs)


def _with_trailer(data: bytes) -> bytes:
    """The file with a trailer of its own making at its end, which names the root that the file names somewhere."""
    roots = _ROOT.findall(data) or _CATALOGUE.findall(data)
    if not roots or _ENCRYPTED in data:
        return data
    number, generation = roots[-1]
    trailer = b"\ntrailer\n<< /Root %s %s R >>\nstartxref\n0\n%%%%EOF\n" % (number, generation)
    return data.replace(b"trailer", b"trialer") + trailer


class _Blank(PDFFont):
    """Stands in for a font that cannot be read: its glyphs take place and say nothing."""

    def __init__(self) -> None:
        super().__init__({}, {}, 500)

    def to_unichr(self, cid: int) -> str:
        raise PDFUnicodeNotDefined(None, cid)


class Fonts(PDFResourceManager):
    """The fonts of a document; a damaged one does not take its page with it."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """The font, or a blank one."""
        try:
            return super().get_font(objid, self._bounded(spec)) if spec else _Blank()
        except Exception:  # noqa: BLE001 - a font's faults are many and none of them is ours
            font = _Blank()
            if objid:
                self._cached_fonts[objid] = font
            return font

    @staticmethod
    def _bounded(spec: Mapping[str, object]) -> Mapping[str, object]:
        for key in ("ToUnicode", "Encoding"):
            table = resolve1(spec.get(key))
            if isinstance(table, PDFStream) and _codes(table.get_data()) > _CODES:
                raise ValueError(f"the table {key} names too many characters")
        return spec


def _codes(table: bytes) -> int:
    """How many characters the ranges of a font's table name: each is a first code, a last one, and what they mean."""
    codes = 0
    for ranges in _RANGES.findall(table):
        numbers = _CODE.findall(_LIST.sub(b" 0 ", ranges))
        for first, last in zip(numbers[::3], numbers[1::3], strict=False):
            codes += max(0, int(last[:16], 16) - int(first[:16], 16))
    return codes
