"""What is drawn on the pages of a PDF: glyphs, ruling lines, pictures, in the coordinates a person sees."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from attrs import define, field, frozen
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFStackT, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, PathSegment

from govinfo_report.limits import Limits
from govinfo_report.readers.guard import Excess
from govinfo_report.readers.pdf.content import Interpreter, Words
from govinfo_report.readers.pdf.file import Fonts

__all__ = ["Glyph", "Marks", "draw"]

THIN = 3.0
"""Points: a filled area no thicker than this is a ruling line."""
_STRAIGHT = 0.02
"""Slope up to which a line counts as level or upright."""
_WORDS = 12
"""Operands and operators of all pages, for each glyph or line that they may have; a page of a report has up to 6500."""
UNKNOWN = "\N{REPLACEMENT CHARACTER}"


@frozen
class Glyph:
    """A character on the page."""

    text: str
    x: float
    """Where it starts on its baseline, in points from the left."""
    y: float
    """Its baseline, in points from the top."""
    width: float
    """How far it moves on, along its own direction."""
    size: float
    quarter: int = 0
    """Quarter turns of its direction, clockwise; -1 for an oblique one."""
    hidden: bool = False
    """Invisible: the layer of a text recognition."""
    furniture: bool = False
    """Tagged by the medium as belonging to the page, not to the text."""


@define
class Marks:
    """Everything drawn on one page."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(factory=list)
    level: list[tuple[float, float, float]] = field(factory=list)
    """Level ruling lines: top, left, right."""
    upright: list[tuple[float, float, float]] = field(factory=list)
    """Upright ruling lines: left, top, bottom."""
    pictures: float = 0.0
    """Part of the page that pictures take, from 0; those above one another count twice."""
    outlines: int = 0
    """Filled shapes that are no rectangles: letters drawn as outlines, charts."""
    fault: str | None = None
    """Why the rest of the page could not be read."""


# PDF writers name the glyph of an ideograph after the radical or the compatibility form that shares it. These are
# the radicals that Unicode gives no decomposition; the simplified ones are what Chinese fonts share.
_RADICALS = str.maketrans(
    "⺜⺝⺟⺠⺩⺬⺶⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻱⻳",
    "日月母民王示羊月虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龜龟",
) | {0x2E3A: "——", 0x2E3B: "———"}  # fonts join dashes, as they join f and i, in one glyph
_SHARED = re.compile("[\u2e3a\u2e3b\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")


def _character(text: str) -> str:
    """The character a reader sees in the glyph that a font names so."""
    if _SHARED.search(text):
        text = unicodedata.normalize("NFKC", text.translate(_RADICALS))
    if text in {"\xa0", "\t", "\n", "\r", "\x03"}:
        return " "
    if text == "\xad":  # a soft hyphen that is drawn is a hyphen
        return "-"
    return UNKNOWN if not text or text < " " else text


def _quarter(a: float, b: float) -> int:
    """Quarter turns of the direction (a, b), y pointing down."""
    if abs(b) <= 0.2 * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= 0.2 * abs(b):
        return 1 if b > 0 else 3
    return -1


class _Pen(PDFTextDevice):
    """Takes the marks of one page after another."""

    def __init__(self, fonts: Fonts, most: int) -> None:
        super().__init__(fonts)
        self.most = most
        self.marks = Marks(0, 0.0, 0.0)
        self.count = 0
        self.hidden = False
        self.tags: list[bool] = []

    def turn(self, marks: Marks) -> None:
        """Start a page."""
        self.marks, self.hidden, self.tags = marks, False, []

    def _spend(self) -> None:
        self.count += 1
        if self.count > self.most:
            raise Excess("elements")

    def begin_tag(self, tag: PSLiteral, props: PDFStackT | None = None) -> None:
        kind = props.get("Type") if isinstance(props, dict) else None
        self.tags.append(tag.name == "Artifact" and isinstance(kind, PSLiteral) and kind.name == "Pagination")

    def end_tag(self) -> None:
        if self.tags:
            self.tags.pop()

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        self.hidden = textstate.render in {3, 7}
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,  # noqa: ARG002 - the signature is the library's
        graphicstate: PDFGraphicState,  # noqa: ARG002 - the signature is the library's
    ) -> float:
        self._spend()
        try:
            text = _character(font.to_unichr(cid))
        except PDFUnicodeNotDefined:
            text = UNKNOWN
        advance = font.char_width(cid) * fontsize * scaling
        a, b, c, d, e, f = matrix
        x, y = c * rise + e, d * rise + f
        size = abs(fontsize) * math.hypot(c, d)
        if not (math.isfinite(x) and math.isfinite(y) and math.isfinite(size)):
            return advance
        along = math.hypot(a, b)
        if font.is_vertical():  # one below the other, each upright and hung at the middle of its top
            glyph = Glyph(text, x - size / 2, y + 0.88 * size, size, size, 0, self.hidden, any(self.tags))
        else:
            quarter = _quarter(a, b) if advance >= 0 else _quarter(-a, -b)
            # A font that does not tell its widths: half an em, or a full one for ideographs, is how they are drawn.
            width = abs(advance) * along or (0.5 if text < "\u2e80" else 1.0) * size
            glyph = Glyph(text, x, y, width, size, quarter, self.hidden, any(self.tags))
        self.marks.glyphs.append(glyph)
        return advance

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002 - the signature is the library's
        a, b, c, d, _, _ = self.ctm or (0, 0, 0, 0, 0, 0)
        self.marks.pictures += abs(a * d - b * c) / (self.marks.width * self.marks.height or 1)

    def paint_path(
        self,
        graphicstate: PDFGraphicState,  # noqa: ARG002 - the signature is the library's
        stroke: bool,  # noqa: FBT001 - the signature is the library's
        fill: bool,  # noqa: FBT001 - the signature is the library's
        evenodd: bool,  # noqa: ARG002, FBT001 - the signature is the library's
        path: Sequence[PathSegment],
    ) -> None:
        self._spend()
        a, b, c, d, e, f = self.ctm or (1, 0, 0, 1, 0, 0)
        lines, curved = list[list[tuple[float, float]]](), False
        for step in path:
            self._spend()
            if step[0] == "h":
                if lines:
                    lines[-1].append(lines[-1][0])
                continue
            if step[0] == "m":
                lines.append([])
            elif step[0] != "l":
                curved = True
            x, y = (float(place) for place in step[-2:] if not isinstance(place, str))
            if lines:
                lines[-1].append((a * x + c * y + e, b * x + d * y + f))
        if curved:
            self.marks.outlines += fill
            return
        frame = _frame(lines) if fill else []
        for line in frame or lines:
            if stroke or frame:
                for start, end in pairwise(line):
                    self._rule(*start, *end)
            elif fill:
                self._area(line)

    def _area(self, line: list[tuple[float, float]]) -> None:
        """A filled area is a ruling line if it is thin; a dot may be part of one in either direction."""
        xs, ys = [x for x, _ in line], [y for _, y in line]
        left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
        wide, high = right - left, bottom - top
        if high <= THIN and high <= 1.5 * wide:
            self.marks.level.append(((top + bottom) / 2, left, right))
        if wide <= THIN and wide <= 1.5 * high:
            self.marks.upright.append(((left + right) / 2, top, bottom))
        if wide > THIN < high and len(set(line)) > 4:
            self.marks.outlines += 1

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        wide, high = abs(x1 - x0), abs(y1 - y0)
        if high <= max(_STRAIGHT * wide, 0.01):
            if wide:
                self.marks.level.append(((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif wide <= _STRAIGHT * high:
            self.marks.upright.append(((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _frame(lines: list[list[tuple[float, float]]]) -> list[list[tuple[float, float]]]:
    """The outer line of two that lie so close inside one another that what is filled between them is a frame."""
    if len(lines) != 2 or not all(lines):
        return []
    boxes = [
        (min(x for x, _ in line), min(y for _, y in line), max(x for x, _ in line), max(y for _, y in line))
        for line in lines
    ]
    near = all(abs(one - other) <= THIN for one, other in zip(*boxes, strict=True))
    inside = (boxes[0][0] - boxes[1][0]) * (boxes[0][2] - boxes[1][2]) < 0
    return [lines[0]] if near and inside else []


def _upright(page: PDFPage) -> tuple[Matrix, float, float]:
    """From the file's coordinates to those of the page as shown, y pointing down; and its width and height."""
    left, bottom, right, top = page.mediabox
    crop = page.cropbox
    if crop[0] < right and crop[2] > left and crop[1] < top and crop[3] > bottom:
        left, bottom = max(left, crop[0]), max(bottom, crop[1])
        right, top = min(right, crop[2]), min(top, crop[3])
    wide, high = right - left, top - bottom
    matrix: dict[int, Matrix] = {
        0: (1, 0, 0, -1, -left, top),
        90: (0, 1, 1, 0, -bottom, -left),
        180: (-1, 0, 0, 1, right, -bottom),
        270: (0, -1, -1, 0, top, right),
    }
    turned = page.rotate % 180 == 90
    return matrix.get(page.rotate, matrix[0]), high if turned else wide, wide if turned else high


def draw(document: PDFDocument, limits: Limits) -> Iterator[Marks]:
    """The marks of each page in turn; glyphs that lie outside the page as shown are left out.

    Raises:
        Excess: a limit was met.
        Exception: the document is damaged beyond reading.
    """
    fonts = Fonts()
    pen, words = _Pen(fonts, limits.elements), Words(limits.elements * _WORDS)
    pages: Iterable[Any] = PDFPage.create_pages(document)
    for number, page in enumerate(pages, 1):
        if number > limits.pages:
            raise Excess("pages")
        matrix, wide, high = _upright(page)
        marks = Marks(number, wide, high)
        pen.turn(marks)
        try:
            Interpreter(fonts, pen, words).render_contents(page.resources, page.contents, ctm=matrix)
        except Exception as fault:  # noqa: BLE001 - a damaged page does not take the others with it
            marks.fault = type(fault).__name__
        marks.glyphs = [
            glyph for glyph in marks.glyphs if -glyph.size <= glyph.x <= wide and 0 <= glyph.y <= high + glyph.size
        ]
        yield marks
