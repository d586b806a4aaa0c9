"""Fold what differs only in script or typing, and remember where every character came from.

Mirrors print traditional characters, some with pinyin in parentheses behind each; editors print full-width digits
and blanks inside words. :func:`fold` makes one spelling of them. No character is invented: every character of the
folded text stands for exactly one of the source, and :meth:`Folded.span` leads back.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from functools import cache

from attrs import frozen

from govinfo_report.diagnostics import Span
from govinfo_report.narrative.vocabulary import vocabulary
from govinfo_report.parsing.resources import grammar_text

__all__ = ["Folded", "fold", "simplified"]

_TYPED = "，,：:；;！!？?（(）)％%．.－-—-–-−-～~〜~＋+／/＼\\＜<＞>［[］]｜|　 \u00a0 \u2002 \u2003 \u2009 "
_WIDTHS = (
    {_TYPED[i]: _TYPED[i + 1] for i in range(0, len(_TYPED), 2)}
    | {chr(0xFF10 + i): str(i) for i in range(10)}
    | {chr(0xFF21 + i): chr(0x41 + i) for i in range(26)}
    | {chr(0xFF41 + i): chr(0x61 + i) for i in range(26)}
)
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
# Blanks, invisible characters, and a pinyin gloss: letters in parentheses, at least one of them with a tone mark.
_DROPPED = re.compile(rf"\([a-z]{{0,6}}[{_TONED}][a-z]{{0,6}}\)|[\s\u200b-\u200d\ufeff\u00ad]+")
_TAIWAN = re.compile("资讯")


@frozen
class Folded:
    """A folded text and the way back to the source.

    Attributes:
        text: The folded text.
        gaps: Offsets in ``text`` before which blanks were dropped, rising.
    """

    text: str
    gaps: tuple[int, ...]
    _folded_starts: tuple[int, ...]
    _source_starts: tuple[int, ...]

    def source(self, offset: int) -> int:
        """Offset in the source of the character at ``offset``."""
        piece = bisect_right(self._folded_starts, offset) - 1
        return self._source_starts[piece] + offset - self._folded_starts[piece]

    def offset(self, source: int) -> int:
        """Offset in the folded text of the first character at or behind an offset of the source."""
        piece = max(0, bisect_right(self._source_starts, source) - 1)
        length = self._folded_starts[piece + 1 : piece + 2] or (len(self.text),)
        return min(self._folded_starts[piece] + max(0, source - self._source_starts[piece]), length[0])

    def span(self, start: int, end: int) -> Span:
        """Span in the source of a non-empty range of the folded text."""
        return Span(self.source(start), self.source(end - 1) + 1)


def simplified(text: str) -> str:
    """The text in simplified characters and half-width punctuation, of the same length."""
    return _TAIWAN.sub("信息", text.translate(_characters()))


@cache
def _characters() -> dict[int, str]:
    """What each character is folded to: always one for one, so that offsets stay."""
    forms = tomllib.loads(grammar_text("variants.toml"))["characters"]
    pairs = vocabulary()["characters"]
    table = _WIDTHS | {form: simple for simple, traditional in forms.items() for form in traditional}
    table |= {pairs[i]: pairs[i + 1] for i in range(0, len(pairs), 2)}
    return str.maketrans(table)


def fold(pieces: tuple[tuple[str, int], ...]) -> Folded:
    """Fold pieces of source text, each with its offset in the source, into one text without blanks.

    A blank between two digits or two Latin letters is kept as one blank: without it two figures would become one.
    """
    kept: list[str] = []
    gaps: list[int] = []
    folded_starts: list[int] = []
    source_starts: list[int] = []
    length = 0
    for raw, base in pieces:
        text = simplified(raw)
        done = 0
        for start, end in [found.span() for found in _DROPPED.finditer(text)]:
            if start > done:
                kept.append(text[done:start])
                folded_starts.append(length)
                source_starts.append(base + done)
                length += start - done
            done = end
            if text[start] == "(":
                continue
            gaps.append(length)
            before, after = text[start - 1 : start], text[end : end + 1]
            if before and after and before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
                kept.append(" ")
                folded_starts.append(length)
                source_starts.append(base + start)
                length += 1
        if len(text) > done:
            kept.append(text[done:])
            folded_starts.append(length)
            source_starts.append(base + done)
            length += len(text) - done
    if not folded_starts:
        folded_starts.append(0)
        source_starts.append(pieces[0][1] if pieces else 0)
    return Folded("".join(kept), tuple(gaps), tuple(folded_starts), tuple(source_starts))
