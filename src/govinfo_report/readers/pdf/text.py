"""Glyphs to lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from govinfo_report.readers.pdf.marks import Glyph
from govinfo_report.readers.raised import raised

__all__ = ["DASHES", "TextLine", "TextRaster", "figures_whole", "lines_of", "middle", "turned", "without_doubles"]

_DOUBLE = 0.3
"""Part of its width by which a glyph drawn twice to look bold is moved, at most; a neighbour is a whole width away."""
_SAME_LINE = 0.45
"""Part of the size by which baselines of one line differ at most (superscripts, other fonts)."""
_SMALL = 0.78
"""Part of the size of a line up to which a glyph is small enough to be raised or lowered in it."""
_WORD = 0.2
"""Gap, in ems, that parts words and figures."""
_MIXED_WORD = 0.35
"""The same between an ideograph and a figure: editors leave a quarter there that is no space."""
_WIDE_WORD = 0.45
"""The same between ideographs, which justified lines spread apart."""
_COLUMN = 1.5
"""Gap, in ems, that parts columns in a line."""
_FIGURE_COLUMN = 0.45
"""The same between figures: no number is spaced so wide."""
_FIGURE = re.compile(r"[0-9.,０-９．，%％+−-]")
DASHES = frozenset("—―─–")
"""Two of them beside or below each other are one mark."""
_INDENTED = 2.5
"""What a line begins to the right of all others, in ems, if that is more than a paragraph's first line does."""
_NEAR = 2.0
"""Room, in ems, up to which one line stands below another of the same table."""
_TOUCHING = 0.12
"""Gap, in ems, up to which figures belong to one number."""


@frozen
class TextLine:
    """Glyphs on one baseline."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    gapped: bool
    """Gaps part it into columns."""
    furniture: bool


@frozen
class TextRaster:
    """Places in a line of text for places on the page, so that columns of text stay below one another."""

    left: float
    unit: float

    @classmethod
    def of(cls, glyphs: Sequence[Glyph]) -> TextRaster:
        """The raster of a page: half an em of its usual size."""
        sizes = sorted(glyph.size for glyph in glyphs)
        left = min((glyph.x for glyph in glyphs), default=0.0)
        return cls(left, max(sizes[len(sizes) // 2] / 2 if sizes else 0.0, 1.0))

    def write(self, columns: Sequence[tuple[float, str]]) -> str:
        """One line; two spaces at least stand between its columns."""
        line = ""
        for x, text in columns:
            line += " " * max(2 if line else 0, round((x - self.left) / self.unit) - len(line)) + text
        return line


def middle(glyph: Glyph) -> tuple[float, float]:
    """The middle of what is seen of a glyph; figures and ideographs both reach up some 0.7 to 0.85 of the size."""
    along, up = glyph.width / 2, 0.36 * glyph.size
    across = {0: (along, -up), 1: (up, along), 2: (-along, up), 3: (-up, -along)}
    wide, high = across.get(glyph.quarter, (0.0, 0.0))
    return glyph.x + wide, glyph.y + high


def turned(glyph: Glyph, quarters: int) -> Glyph:
    """The glyph on a page turned counter-clockwise so many times, about the origin."""
    x, y = [(glyph.x, glyph.y), (glyph.y, -glyph.x), (-glyph.x, -glyph.y), (-glyph.y, glyph.x)][quarters % 4]
    return evolve(glyph, x=x, y=y, quarter=(glyph.quarter - quarters) % 4 if glyph.quarter >= 0 else -1)


def without_doubles(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The glyphs without those drawn again in their place: to look bold, or for a recognition layer below them."""
    kept, seen = list[Glyph](), dict[tuple[str, int, int], list[Glyph]]()
    for glyph in sorted(glyphs, key=lambda glyph: glyph.hidden):
        reach = glyph.size / 2 if glyph.hidden else max(_DOUBLE * min(glyph.width, glyph.size), 0.1)
        text = "" if glyph.hidden else glyph.text
        column, row = int(glyph.x // 4), int(glyph.y // 4)
        near = (
            other
            for i in (-1, 0, 1)
            for j in (-1, 0, 1)
            for other in seen.get((text, column + i, row + j), ())
            if other.quarter == glyph.quarter
        )
        if any(abs(other.x - glyph.x) <= reach and abs(other.y - glyph.y) <= reach for other in near):
            continue
        kept.append(glyph)
        cell = seen.setdefault((glyph.text, column, row), [])
        if len(cell) < 16:  # a pile of glyphs in one place is hostile, and not worth telling apart
            cell.append(glyph)
        if not glyph.hidden:
            seen.setdefault(("", column, row), []).append(glyph)
    return kept


def figures_whole(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The glyphs as drawn, one by one, but the figures of one number together.

    A number too wide for its cell runs over the lines: it must not be cut by them.
    """
    run = list[Glyph]()
    for glyph in glyphs:
        last = run[-1] if run else None
        if (
            last
            and _FIGURE.match(glyph.text)
            and _FIGURE.match(last.text)
            and glyph.quarter == last.quarter == 0
            and abs(glyph.y - last.y) < 0.01 * glyph.size
            and abs(glyph.x - last.x - last.width) <= _TOUCHING * glyph.size
        ):
            run.append(glyph)
            continue
        if run:
            yield run
        run = [glyph]
    if run:
        yield run


def _between(last: Glyph, glyph: Glyph, drawn: str) -> str:
    """What stands between two glyphs of a line, where ``drawn`` spaces lie."""
    gap = _gap(last, glyph)
    if drawn:  # not those that only lie below the glyphs
        return drawn if gap > _TOUCHING else ""
    wide = _is_wide(last) + _is_wide(glyph)
    return " " if gap > (_WORD, _MIXED_WORD, _WIDE_WORD)[wide] else ""


def _is_wide(glyph: Glyph) -> bool:
    """Whether a glyph is as wide as an ideograph, or a dash: two of them are one mark."""
    return glyph.text >= "\u2e80" or glyph.text in DASHES


def _levelled(glyph: Glyph, base: float, size: float) -> str:
    """The text of a glyph; a small one off the baseline of its line is raised or lowered."""
    if glyph.size > _SMALL * size:
        return glyph.text
    return raised(
        glyph.text,
        "superscript" if base - glyph.y > 0.15 * size else "subscript" if glyph.y - base > 0.08 * size else "",
    )


def _gap(last: Glyph, glyph: Glyph) -> float:
    return (glyph.x - last.x - last.width) / max(last.size, glyph.size)


def _parts_columns(last: Glyph, glyph: Glyph) -> bool:
    figures = last.text.isdecimal() and glyph.text.isdecimal()
    return _gap(last, glyph) > (_FIGURE_COLUMN if figures else _COLUMN)


def _line(glyphs: list[Glyph], raster: TextRaster | None) -> TextLine | None:
    seen = sorted((glyph for glyph in glyphs if not glyph.text.isspace()), key=lambda glyph: glyph.x)
    spaces = sorted((glyph for glyph in glyphs if glyph.text.isspace()), key=lambda glyph: glyph.x, reverse=True)
    if not seen:
        return None
    size = max(glyph.size for glyph in seen)
    bases = sorted(glyph.y for glyph in seen if glyph.size > _SMALL * size)
    base = bases[len(bases) // 2]
    columns, last = list[tuple[float, str]](), None
    for glyph in seen:
        drawn = ""
        while spaces and spaces[-1].x < glyph.x:
            drawn += spaces.pop().text
        if last is None or (raster and _parts_columns(last, glyph)):
            columns.append((glyph.x, glyph.text))
        else:
            x, text = columns[-1]
            columns[-1] = x, text + _between(last, glyph, drawn) + _levelled(glyph, base, size)
        last = glyph
    furniture = all(glyph.furniture for glyph in seen)
    top, bottom = base - 0.88 * size, base + 0.12 * size
    right = max(glyph.x + glyph.width for glyph in seen)
    text = raster.write(columns) if raster and len(columns) > 1 else columns[0][1]
    return TextLine(text, seen[0].x, right, top, bottom, size, len(columns) > 1, furniture)


def lines_of(glyphs: Iterable[Glyph], raster: TextRaster | None = None) -> list[TextLine]:
    """The lines that glyphs of one direction make, from the top.

    With a raster, gaps are as wide as it says; without, a gap is one space at most.
    """
    lines = list[list[Glyph]]()
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.y, glyph.x)):
        if lines and glyph.y - lines[-1][0].y <= _SAME_LINE * max(glyph.size, lines[-1][0].size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    found = [line for members in lines if (line := _line(members, raster))]
    return list(_set_apart(found, raster)) if raster else found


def _set_apart(lines: Sequence[TextLine], raster: TextRaster) -> Iterator[TextLine]:
    """The lines; one piece alone beside lines of columns, a part of a header or a figure, stands in its column too."""
    for number, line in enumerate(lines):
        near = (one for one in (*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2]) if one.gapped)
        beside = any(_is_near(line, one) for one in near)
        apart = not line.gapped and beside and line.left - raster.left > _INDENTED * line.size
        yield evolve(line, text=raster.write([(line.left, line.text)])) if apart else line


def _is_near(line: TextLine, other: TextLine) -> bool:
    return max(line.top, other.top) - min(line.bottom, other.bottom) <= _NEAR * line.size
