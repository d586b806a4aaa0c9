"""The text of the cells of a ruled table: which line breaks their narrowness made, and which the author."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from govinfo_report.readers.pdf.marks import Glyph
from govinfo_report.readers.pdf.ruling import Box
from govinfo_report.readers.pdf.text import DASHES, TextLine, lines_of, turned

__all__ = ["cell_texts", "seam"]

_MOST_PADDING = 5.5
"""Points between a border and the text, as Word sets it; other programs set less."""
_WORD = re.compile(r"[0-9A-Za-z.,%+−-]+")
_NUMBER = re.compile(r"[+−-]?[0-9][0-9.,]*")
_CLOSING = "，。、；：！？）】》”’"


def cell_texts(boxes: Sequence[Box], contents: Sequence[Sequence[Glyph]]) -> tuple[list[str], list[str]]:
    """The text of each cell of a table, and the numbers that were broken over lines.

    A line that fills its cell goes on in the next line; where one ends earlier, the line break is kept. Text of other
    directions follows, turned to be read.
    """
    lines = [lines_of(glyph for glyph in members if glyph.quarter == 0) for members in contents]
    gaps = [
        min(line.left - box[0], box[2] - line.right)
        for box, members in zip(boxes, lines, strict=True)
        for line in members
    ]
    padding = min(max(min(gaps, default=0.0), 0.0), _MOST_PADDING)
    texts, broken = list[str](), list[str]()
    for box, members, glyphs in zip(boxes, lines, contents, strict=True):
        parts = [_joined(members, box[2] - box[0] - 2 * padding, broken)] if members else []
        texts.append("\n".join(parts + _turned_lines(glyphs)))
    return texts, broken


def _turned_lines(glyphs: Sequence[Glyph]) -> list[str]:
    return [
        line.text
        for quarter in (1, 2, 3)
        for line in lines_of(turned(glyph, quarter) for glyph in glyphs if glyph.quarter == quarter)
    ]


def _joined(lines: Sequence[TextLine], width: float, broken: list[str]) -> str:
    text, number = lines[0].text, bool(_NUMBER.fullmatch(lines[0].text))
    for last, line in pairwise(lines):
        free, close = width - (last.right - last.left), line.top - last.bottom <= 1.2 * line.size
        goes_on = number and _NUMBER.fullmatch(line.text) is not None
        if goes_on and close and free < 0.5 * line.size:  # only a number that no line can hold is broken
            text += line.text
            broken.append(text)
        elif not goes_on and close and free < _first_word(line):
            text += seam(text, line.text) + line.text
            number = False
        else:
            text += "\n" + line.text
            number = _NUMBER.fullmatch(line.text) is not None
    return text


def _first_word(line: TextLine) -> float:
    """The width that the beginning of a line would have needed on the line before: a word, or an ideograph."""
    word = _WORD.match(line.text)
    if word:
        return 0.5 * line.size * len(word[0])
    return line.size * (2 if line.text[1:2] and line.text[1] in _CLOSING else 1)


def seam(before: str, after: str) -> str:
    """What stood at a line break: a space between words and figures, nothing beside ideographs or within a dash."""
    dash = before[-1:] in DASHES and after[:1] in DASHES
    return " " if before[-1:] < "\u2e80" and after[:1] < "\u2e80" and before[-1:] not in "-/" and not dash else ""
