"""Fold what differs only in script or typing, and remember where every character came from.

Mirrors print traditional characters, some with pinyin in parentheses behind each; editors print full-width digits
and blanks inside words. :func:`fold` makes one spelling of them. No character is invented: every character of the
folded text stands for exactly one of the source, and :meth:`Folded.span` leads back.

Most folded texts are only searched, so the way back is made when it is first asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache, cached_property
from itertools import accumulate, pairwise

from attrs import frozen

from govinfo_report.diagnostics import Span
from govinfo_report.parsing.pinyin import GLOSS
from govinfo_report.parsing.variants import simplified_characters

__all__ = ["Folded", "fold", "fold_simple", "simplified", "stopped", "unmarked"]

_TYPED = "，,：:；;！!？?（(）)％%．.－-—-–-−-～~〜~＋+／/＼\\＜<＞>［[］]｜|"
_BLANKS = "\u3000\u00a0\u2002\u2003\u2009\u200b\u200c\u200d\ufeff\u00ad"
_WIDTHS = (
    {_TYPED[i]: _TYPED[i + 1] for i in range(0, len(_TYPED), 2)}
    | dict.fromkeys(_BLANKS, " ")
    | {chr(0xFF10 + i): str(i) for i in range(10)}
    | {chr(0xFF21 + i): chr(0x41 + i) for i in range(26)}
    | {chr(0xFF41 + i): chr(0x61 + i) for i in range(26)}
)
_MARKUP = re.compile(r"^[ \t]*#{1,6}(?=\s)|\*\*+|(?<=\s)#+[ \t]*$|\\(?=[-.*_#()\[\]+!])", re.MULTILINE)
"""Marks of Markdown: a heading's, those of strong words, and the stroke in front of a mark that is none."""
_DOT = re.compile(r"(?<=[\u4e00-\u9fff)”])(?<![一二三四五六七八九十)])\.(?=[\s\u4e00-\u9fff]|$)")
"""A dot behind a word; that behind a numeral is a heading's."""
_GLOSS = re.compile(GLOSS)
_DROPPED = re.compile(rf"\s+|{GLOSS}")
_RUN = re.compile(r"\S+")
_STAYING = re.compile(r"[0-9A-Za-z](?=\s+[0-9A-Za-z])")
_WORD = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
"""A run of blanks between two of these stays as one blank: without it two figures would become one."""


@frozen
class _Places:
    """Where the pieces of a folded text begin, there and in the source, and before which offsets blanks were."""

    folded: tuple[int, ...]
    source: tuple[int, ...]
    gaps: tuple[int, ...]


@frozen
class Folded:
    """A folded text and the way back to the source."""

    text: str
    _pieces: tuple[tuple[str, int], ...]
    """The text with its blanks, each piece with its offset in the source."""
    _shift: int | None
    """How far on in the source every character stands; None where blanks or lines' ends lie between them."""

    @cached_property
    def _places(self) -> _Places:
        places = _places_of_words(*self._pieces[0]) if len(self._pieces) == 1 else None
        return places or _places(self._pieces)

    @property
    def gaps(self) -> tuple[int, ...]:
        """Offsets in the text before which blanks were dropped, rising."""
        if self._shift is not None:
            ((piece, start),) = self._pieces
            first = (0,) if self._shift > start else ()
            behind = self._shift - start + len(self.text) < len(piece)
            return (*first, len(self.text)) if behind else first
        return self._places.gaps

    def source(self, offset: int) -> int:
        """Offset in the source of the character at ``offset``."""
        if self._shift is not None:
            return self._shift + offset
        places = self._places
        piece = bisect_right(places.folded, offset) - 1
        return places.source[piece] + offset - places.folded[piece]

    def offset(self, source: int) -> int:
        """Offset in the folded text of the first character at or behind an offset of the source."""
        if self._shift is not None:
            return min(max(0, source - self._shift), len(self.text))
        places = self._places
        piece = max(0, bisect_right(places.source, source) - 1)
        length = places.folded[piece + 1 : piece + 2] or (len(self.text),)
        return min(places.folded[piece] + max(0, source - places.source[piece]), length[0])

    def span(self, start: int, end: int) -> Span:
        """Span in the source of a non-empty range of the folded text."""
        if self._shift is not None:
            return Span(self._shift + start, self._shift + end)
        places = self._places
        piece = bisect_right(places.folded, start) - 1
        first = places.source[piece] + start - places.folded[piece]
        if piece + 1 == len(places.folded) or end <= places.folded[piece + 1]:
            return Span(first, first + end - start)
        return Span(first, self.source(end - 1) + 1)


def _places_of_words(text: str, base: int) -> _Places | None:
    """The places in a piece without glosses, quicker than :func:`_places`; None where there is one, or no word."""
    if _has_gloss(text):
        return None
    words = [found.span() for found in _RUN.finditer(text)]
    if not words:
        return None
    stay = {found.end() for found in _STAYING.finditer(text)}  # one blank counts as the end of the word before it
    ends = list(accumulate([end - start + (end in stay) for start, end in words]))
    gaps = [length - (end in stay) for length, (_, end) in zip(ends, words, strict=True)] if stay else ends
    first = (0,) if words[0][0] else ()
    last = (ends[-1],) if words[-1][1] < len(text) else ()
    return _Places((0, *ends[:-1]), tuple([base + start for start, _ in words]), (*first, *gaps[:-1], *last))


def _places(pieces: tuple[tuple[str, int], ...]) -> _Places:
    folded: list[int] = []
    source: list[int] = []
    gaps: list[int] = []
    length = 0
    for text, base in pieces:
        done = 0
        for start, end in [found.span() for found in _DROPPED.finditer(text)]:
            if start > done:
                folded.append(length)
                source.append(base + done)
                length += start - done
            done = end
            if text[start] != "(":
                gaps.append(length)
                length += _stays(text, start, end)  # the blank that stays is the first one behind the word
        if len(text) > done:
            folded.append(length)
            source.append(base + done)
            length += len(text) - done
    if not folded:
        return _Places((0,), (pieces[0][1] if pieces else 0,), tuple(gaps))
    return _Places(tuple(folded), tuple(source), tuple(gaps))


@cache
def _forms() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """What each character is folded to, one for one so that offsets stay, and a pattern for all of them."""
    table = {**_WIDTHS, **simplified_characters()}
    return table, re.compile("[" + re.escape("".join(table)) + "]")


def simplified(text: str) -> str:
    """The text in simplified characters and half-width punctuation, of the same length."""
    if text.isascii():
        return text
    table, pattern = _forms()
    for form in set(pattern.findall(text)):
        text = text.replace(form, table[form])
    return text.replace("资讯", "信息")


def unmarked(text: str) -> str:
    """The text with blanks for the marks of Markdown, of the same length."""
    if not any(sign in text for sign in "#*\\"):
        return text
    return _MARKUP.sub(lambda marks: " " * len(marks[0]), text)


def stopped(text: str) -> str:
    """The text with 。 for the dots that end its sentences, where it has none of these, of the same length."""
    return text if "。" in text or "." not in text else _DOT.sub("。", text)


def fold(pieces: tuple[tuple[str, int], ...]) -> Folded:
    """Fold pieces of source text, each with its offset in the source, into one text without blanks.

    A blank between two digits or two Latin letters is kept as one blank: without it two figures would become one.
    """
    return fold_simple(tuple((simplified(text), base) for text, base in pieces))


def fold_simple(simple: tuple[tuple[str, int], ...]) -> Folded:
    """Fold pieces that :func:`simplified` has made."""
    if len(simple) == 1:
        ((piece, start),) = simple
        text = _without_blanks(piece)
        at = -1 if _has_gloss(piece) else piece.find(text)
        return Folded(text, simple, start + at if at >= 0 else None)
    return Folded("".join(_without_blanks(text) for text, _ in simple), simple, None)


def _has_gloss(text: str) -> bool:
    return "(" in text and _GLOSS.search(text) is not None


def _stays(text: str, start: int, end: int) -> bool:
    """Whether a run of blanks does."""
    return text[start - 1 : start] in _WORD and text[end : end + 1] in _WORD


def _without_blanks(text: str) -> str:
    if _has_gloss(text):
        return _DROPPED.sub(lambda run: " " if run[0].isspace() and _stays(text, *run.span()) else "", text)
    words = text.split()
    if len(words) < 2:
        return words[0] if words else ""
    joined = [words[0]]
    for before, word in pairwise(words):
        joined.append(f" {word}" if before[-1] in _WORD and word[0] in _WORD else word)
    return "".join(joined)
