"""What pages draw, operator by operator; the tokens as writers write them are told apart in one look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfinterp import PDFContentParser, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import PDFStream, stream_value
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import KWD, LIT, PSBaseParserToken, PSKeyword, PSStackEntry, PSStackType, keyword_name

from govinfo_report.readers.guard import Excess

__all__ = ["Interpreter", "Words"]

# A token and what ends it. What is rarer (escapes, arrays, pictures, comments, what the end of a piece cuts) is left to
# the library, and so are numbers longer than any page has. Of hexadecimal strings the library leaves the end behind.
# Only single characters are repeated possessively: of groups, Python 3.11.2 does it wrongly.
_TOKEN = re.compile(
    rb"(?:[\s\x00]|%[^\r\n]*+(?=[\r\n])|>(?=[^>]))*(?:"
    rb"([-+]?[0-9]{1,20}+)(?=[^0-9.])"
    rb"|([-+]?(?:[0-9]{1,20}+\.[0-9]{0,20}+|\.[0-9]{1,20}+))(?=[^0-9])"
    rb"|(?!(?:true|false|BI|ID)[#/%\[\]()<>{}\s])([A-Za-z][^#/%\[\]()<>{}\s]{0,99}+)(?=[#/%\[\]()<>{}\s])"
    rb"|\(((?:[^()\\]++|\\[bfnrt()\\])*)\)"
    rb"|<((?:[0-9A-Fa-f]{2})*)>(?=[^>])"
    rb"|/([^#/%\[\]()<>{}\s]{0,99}+)(?=[/%\[\]()<>{}\s])"
    rb"|(\[|\]|<<|>>|[{}])"
    rb")"
)
_INTEGER, _REAL, _KEYWORD, _STRING, _HEXADECIMAL, _NAME, _BRACKET = range(1, 8)
_ESCAPE = re.compile(rb"\\(.)")
_ESCAPED = {b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t"}
_PIECE = 1 << 16


_BRACKETS = frozenset(KWD(bracket) for bracket in (b"[", b"]", b"<<", b">>", b"{", b"}"))


def _unescaped(escape: re.Match[bytes]) -> bytes:
    return _ESCAPED.get(escape[1], escape[1])


class Words:
    """How many operands and operators the pages of a document may still have."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self) -> None:
        """Take one.

        Raises:
            Excess: there is none left.
        """
        self.left -= 1
        if self.left < 0:
            raise Excess("elements")


class _Content(PDFContentParser):
    """The library's parser of what a page draws, which reads what is common by itself."""

    BUFSIZ = _PIECE

    def __init__(self, streams: Sequence[object], words: Words) -> None:
        self.words = words
        super().__init__(streams)

    def objects(self) -> Iterator[PSStackType[PSKeyword | PDFStream]]:
        """The operands and operators in turn."""
        while True:
            try:
                _, found = self.nextobject()
            except PSEOF:
                return
            yield found

    def nexttoken(self) -> tuple[int, PSBaseParserToken]:
        """The next token and where it stands."""
        self.words.spend()
        return self._plain() or super().nexttoken()

    def nextobject(self) -> PSStackEntry[PSKeyword | PDFStream]:
        """The next operand or operator; where nothing is open of which it could be a part, a plain token is one."""
        if not (self.results or self.context or self.curstack):
            plain = self._plain()
            if plain is not None and plain[1] in _BRACKETS:
                self._tokens.append(plain)
            elif plain is not None:
                self.words.spend()
                return plain
        return super().nextobject()

    def _plain(self) -> tuple[int, PSBaseParserToken] | None:
        """The next token if it is a plain one, and the parser is not inside another."""
        if self._tokens or self.eof or self._parse1 != self._parse_main:
            return None
        found = _TOKEN.match(self.buf, self.charpos)
        if found is None:
            return None
        kind = found.lastindex or 0
        place, written = self.bufpos + found.start(kind), found[kind]
        self.charpos = found.end()
        if kind == _INTEGER:
            return place, int(written)
        if kind == _REAL:
            return place, float(written)
        if kind in {_KEYWORD, _BRACKET}:
            return place, KWD(written)
        if kind == _STRING:
            return place, _ESCAPE.sub(_unescaped, written) if b"\\" in written else written
        if kind == _HEXADECIMAL:
            return place, bytes.fromhex(written.decode("ascii"))
        try:
            return place, LIT(written.decode())
        except UnicodeDecodeError:
            return place, LIT(written)


class Interpreter(PDFPageInterpreter):
    """The library's interpreter, over that parser."""

    def __init__(self, fonts: PDFResourceManager, device: PDFDevice, words: Words) -> None:
        super().__init__(fonts, device)
        self.words = words

    def dup(self) -> Interpreter:
        """One for a drawing in the page."""
        return Interpreter(self.rsrcmgr, self.device, self.words)

    def execute(self, streams: Sequence[object]) -> None:
        """Draw what streams say; one that draws itself, through whatever others, is not drawn again."""
        self.stream_ids.clear()
        valid = list[PDFStream]()
        for one in streams:
            stream = stream_value(one)
            if stream.objid is not None and stream.objid not in self.parent_stream_ids:
                valid.append(stream)
                self.stream_ids.add(stream.objid)
        try:
            content = _Content(valid, self.words)
        except PSEOF:  # nothing is drawn
            return
        for found in content.objects():
            if not isinstance(found, PSKeyword):
                self.push(found)
                continue
            name, count = _method(found)
            if name:
                operands = self.pop(count) if count else []
                if len(operands) == count:
                    getattr(self, name)(*operands)


@lru_cache(maxsize=512)
def _method(operator: PSKeyword) -> tuple[str, int]:
    """The interpreter's method for an operator, and how many operands it takes; an empty name if there is none."""
    name = "do_" + keyword_name(operator).replace("*", "_a").replace('"', "_w").replace("'", "_q")
    method = getattr(Interpreter, name, None)
    return (name, method.__code__.co_argcount - 1) if method is not None else ("", 0)
