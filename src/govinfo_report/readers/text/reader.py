"""Plain text as extraction tools leave it: lines, and lines whose cells are parted by pipes, box characters or tabs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from attrs import evolve

from govinfo_report.diagnostics import Diagnostic, Span
from govinfo_report.document import Block, Document, Paragraph, Source, Table, TextCell
from govinfo_report.limits import LimitExceededError, Limits
from govinfo_report.readers.assembly import LimitExceeded, digest
from govinfo_report.readers.figures import FIGURE
from govinfo_report.readers.registry import Given, reader
from govinfo_report.readers.text.covers import COVERED, are_told
from govinfo_report.readers.text.dashed import DASH_GROUPS, find_dashed
from govinfo_report.readers.text.delimited import COMMAS, find_delimited
from govinfo_report.readers.text.drawn import FRAME_CORNERS, find_drawn, unframed
from govinfo_report.readers.text.grids import Find, Finder, PrintedLine, TextGrid
from govinfo_report.readers.text.margins import within_margins
from govinfo_report.readers.text.packed import WIDE_GAP, find_packed

__all__ = ["read_text"]

_UPRIGHT = frozenset("|│┃║｜")
# What a bar is comes before what it must not be: a search for one of some characters is the fastest there is.
_BAR = re.compile(r"[|│┃║｜\t](?<!\\[|│┃║｜])")
# Some tools part cells by two tabs; there is no line then with an odd number of them.
_DOUBLE_BAR = re.compile(r"(?<!\\)[|│┃║｜]|\t\t")
_ODD_TABS = re.compile(r"(?<!\t)\t(?:\t\t)*(?!\t)")
_LAST_TAB = re.compile(r"\t[^\S\n]*(?:\n|\Z)")
# A line of a table of one cell a line is shorter than this.
_LONGEST_CELL_LINE = 40
# Tools part cells by up to so many empty lines.
_WIDEST_GAP = 3
_LINES_FOR_STYLE = 20_000
# A rule under a Markdown header, a border of a grid table, a line drawn with box characters. A cell that holds only
# dashes stands by itself or beside other cells; a rule crosses columns or is long.
_RULE = re.compile(
    r"[ \t\xa0\u3000]*[|+│┃║┌└├┏┗┣╔╚╠-]?[-=─━═:┬┴┼┳┻╋╦╩╬╪╫ \t]*[|+│┃║┬┴┼┳┻╋╦╩╬╪╫]"
    r"[-=─━═+:| \t┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬│┃║╪╫]*"
    r"|[ \t\xa0\u3000]*[-=─━═ \t]{5,}"
)
_DASHES = re.compile(r"[-=─━═]{3}|[┌└├┏┗┣╔╚╠┬┴┼]")
# Bars without room between them, behind a cell that has room, stand for what a merged cell covers. One of them may be a
# blank cell, but not where each cell has its line and blank ones have a bar alone: it then ends a row.
_COVERED = re.compile(r"[|│┃║｜][ \t]([|│┃║｜]{2,})\s*$")
_COVERED_OR_END = re.compile(r"[|│┃║｜][ \t]([|│┃║｜]+)\s*$")
# Several bars with room between them part blank cells of one row.
_BLANKS = re.compile(r"[|│┃║｜][ \t][|│┃║｜][ \t][|│┃║｜]\s*$")
_FIGURE_CELL = re.compile(rf"[|│┃║｜]?\s*{FIGURE}\s*")
# What stands for a space where a crawler escaped a page twice.
_SPACE_ENTITY = "&nbsp;"
# Line ends as a string literal writes them, where a dump left them so.
_ESCAPED_END = re.compile(r"(?:\\r)?\\n\Z")
_ESCAPED_LINE = re.compile(r".*?(?:(?:\\r)?\\n|\Z)", re.DOTALL)
_FEWEST_ESCAPED = 3
_LINE_ENDS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_FINDERS = (
    Finder(FRAME_CORNERS, find_drawn),
    Finder(DASH_GROUPS, find_dashed),
    Finder((WIDE_GAP,), find_packed),
    Finder(COMMAS, find_delimited),
)


class _Line(NamedTuple):
    """A line with what stands on it."""

    text: str
    start: int
    bars: tuple[int, ...]
    grid: TextGrid | None = None
    """The grid that begins here and takes the place of its lines."""
    page: int | None = None
    """Its page, in a text with form feeds."""

    @property
    def starts_with_bar(self) -> bool:
        return bool(self.bars) and not self.text[: self.bars[0]].strip()

    @property
    def ends_with_bar(self) -> bool:
        return bool(self.bars) and not self.text[self.bars[-1] + 1 :].strip()

    @property
    def is_boxed(self) -> bool:
        """Whether it begins with a bar and holds one text."""
        return self.starts_with_bar and len(self.bars) <= 1 + self.ends_with_bar

    @property
    def is_lone_bar(self) -> bool:
        return self.only_bars and len(self.bars) == 1

    @property
    def has_several(self) -> bool:
        """Whether a bar stands in front of a text on it."""
        return bool(self.bars) and bool(self.text[self.bars[0] + 1 :].strip("|│┃║｜ \t"))

    @property
    def only_bars(self) -> bool:
        return not self.text.strip("|│┃║｜ \t\xa0\u3000")


@reader("text", "text/plain", "text/markdown")
def read_text(given: Given, limits: Limits) -> Document:
    r"""Plain text, whatever tool wrote it.

    A table drawn with characters, set in columns of spaces that leave no doubt or with commas between its cells
    (CSV) is a grid. Of the rest, each line is a paragraph; a line with pipes (``|``, ``│``, ``｜``) or tabs is cut
    into cells, and neighbouring lines of that kind form one table that is not ruled: where a merged cell stood, the
    columns of such a table are not those of the form. Whether a pipe at the edge of a line is a frame or ends a
    blank cell, the neighbouring lines decide. Markdown's ``|---|`` lines and drawn borders are left out. A line of
    white space stays, for it may be a blank cell; an empty line is only a gap. The marks of a quotation (``>``) and
    space in front of or behind all lines are left out; in a text on a single line, line ends may be escaped
    (``\n``). Every span points into the text as it was given.

    Args:
        given: The text; bytes must have been decoded before.
        limits: ``cells`` bounds the number of lines and cells (whole lines, or rows of a grid, are read), ``columns``
            the cells of a line.
    """
    text = given.data if isinstance(given.data, str) else given.data.decode("utf-8", "replace")
    diagnostics = list[Diagnostic]()
    lines, end = _lines(text, limits.cells)
    blocks, unread = _blocks(lines, limits, ends_cut=_has_double_tabs(text) and _LAST_TAB.search(text) is None)
    end = end if unread is None else unread
    if end < len(text):
        if limits.raise_on_excess:
            raise LimitExceededError("cells", limits.cells)
        diagnostics.append(LimitExceeded.at(Span(end, len(text)), limit="cells", allowed=limits.cells))
    source = Source(given.name, digest(given.data), "text/plain", None)
    return Document(source, text, tuple(blocks), tuple(diagnostics))


def _is_rule(body: str) -> bool:
    """Whether a line is drawn, not written: at least two cells of three dashes, or a long line of dashes."""
    if _RULE.fullmatch(body) is None or _DASHES.search(body) is None:
        return False
    inner = [part for part in re.split(r"[|+│┃║]", body) if part.strip()]
    return len(inner) != 1 or len(inner[0].strip()) >= 5 or body.strip()[0] in "+┌└├┏┗┣╔╚╠"


def _bars_lead(lines: list[_Line]) -> bool:
    """Whether a bar stands in front of each cell instead of behind it: figures follow their bars on the line."""
    in_front = behind = 0
    for line, following in zip_longest(lines, lines[1:]):
        if _FIGURE_CELL.fullmatch(line.text) is None:
            continue
        if line.bars:
            in_front += not line.ends_with_bar
        else:
            behind += following is not None and following.only_bars
    return in_front > behind and in_front >= 3


def _bars_end_rows(lines: list[_Line]) -> bool:
    """Whether a bar alone behind the last cell ends each row, whose first cell stands on a bare line."""
    runs = [list(group) for barred, group in groupby(lines, key=lambda line: bool(line.bars)) if barred]
    # A run of words alone that another word follows is part of a header, or a menu of the page.
    rows = [run[-1].is_lone_bar for run in runs if run[-1].is_lone_bar or any(map(_has_figure_cell, run))]
    return sum(rows) >= len(rows) - len(rows) // 10  # a cell of several lines parts a row in two runs


def _is_dense(lines: Sequence[PrintedLine]) -> bool:
    """Whether short lines follow each other without gaps, so that an empty line may be a blank cell."""
    close = apart = 0
    last, gap = "", 0
    for line, _ in lines[:_LINES_FOR_STYLE]:
        body = line.strip()
        if not body:
            gap += 1
            continue
        # Between two words, an empty line is a gap; between figures it may be a blank cell.
        if 0 < len(last) <= _LONGEST_CELL_LINE >= len(body) and not (last.isdecimal() or body.isdecimal()):
            close += gap == 0
            apart += 1 <= gap <= _WIDEST_GAP
        last, gap = body, 0
    return close > apart


def _bars_close(lines: list[_Line]) -> bool:
    """Whether a bar at the end of a line closes its last cell, instead of standing in front of a blank one.

    A line with bars among lines without any is a menu of the page, and what the text ends with may be cut off. A line
    that goes on in the next one has no end.
    """
    open_ = closed = 0
    broken = _broken(lines)
    for number, (before, line, after) in enumerate(zip([None, *lines], lines, lines[1:], strict=False)):
        if line.only_bars or number in broken:
            continue
        if line.ends_with_bar or after.is_lone_bar:
            closed += 1
        elif line.bars:
            open_ += bool(after.bars or (before is not None and before.bars) or _has_figure_cell(line))
    return open_ <= max(1, (open_ + closed) // 20)


def _broken(lines: list[_Line]) -> set[int]:
    """Which lines go on in the next one: words alone, with as many bars up to the end as the line behind that has."""
    found, begun = set[int](), list[int]()
    for number, (line, behind) in enumerate(pairwise(lines)):
        if not line.bars or line.starts_with_bar or _has_figure_cell(line):
            begun = []
        elif not line.ends_with_bar:
            begun.append(number)
        else:
            together = sum(len(lines[one].bars) for one in (*begun, number))
            found.update(begun if together == len(behind.bars) else ())
            begun = []
    return found


def _has_figure_cell(line: _Line) -> bool:
    edges = [-1, *line.bars, len(line.text)]
    return any(_FIGURE_CELL.fullmatch(line.text[left + 1 : right]) for left, right in pairwise(edges))


def _are_framed_left(lines: list[_Line]) -> bool:
    """Whether a bar at the start of a line is a frame, and no end of a blank cell: most lines begin with one."""
    return 2 * sum(line.starts_with_bar for line in lines) > len(lines) or not lines


def _has_cell_a_line(lines: list[_Line]) -> bool:
    """Whether each cell stands on a line that a bar ends, a blank one as a bar alone."""
    barred = [line for line in lines if line.bars]
    several = sum(line.has_several for line in barred)
    return several <= len(barred) // 20 and any(line.is_lone_bar for line in barred)


def _ended(text: str) -> list[str]:
    """The lines of a text with what ends them; of one on a single line, what its escaped line ends part."""
    lines = text.splitlines(keepends=True)
    if len(lines) == 1 and text.count("\\n") >= _FEWEST_ESCAPED:
        return [line for line in _ESCAPED_LINE.findall(text) if line]
    return lines


def _lines(text: str, most: int) -> tuple[list[_Line], int]:
    """The lines that are not empty nor drawn rules, and the offset up to which the text was read."""
    printed, end = list[PrintedLine](), 0
    for line in _ended(text)[:most]:
        printed.append((_ESCAPED_END.sub("", line.rstrip(_LINE_ENDS)), end))
        end += len(line)
    printed = within_margins(printed)
    # What a whole text has no sign of, its lines need not be asked for one by one.
    finders = [finder.find for finder in _FINDERS if any(sign in text for sign in finder.signs)]
    printed = unframed(printed) if find_drawn in finders else printed
    dense = any(not body for body, _ in printed) and _is_dense(printed)
    ruled = _DASHES.search(text) is not None
    bar = _DOUBLE_BAR if _has_double_tabs(text) else _BAR
    feeds = [found.start() for found in re.finditer("\f", text)]
    lines, at = list[_Line](), 0
    while at < len(printed):
        body, start = printed[at]
        grid = _grid_at(finders, printed, at) if finders else None
        if grid is not None:
            lines.append(_Line(body, start, (), grid))
            at += grid.lines
            continue
        if (body or dense) and not (ruled and _is_rule(body)):
            page = bisect_right(feeds, start) + 1 if feeds else None
            lines.append(_Line(body, start, tuple([found.end() - 1 for found in bar.finditer(body)]), page=page))
        at += 1
    return lines, end


def _grid_at(finders: Iterable[Find], lines: Sequence[PrintedLine], at: int) -> TextGrid | None:
    """The grid that begins at a line, by the first that finds one."""
    return next((grid for find in finders if (grid := find(lines, at)) is not None), None)


def _has_double_tabs(text: str) -> bool:
    return "\t\t" in text and _ODD_TABS.search(text) is None


def _blocks(lines: list[_Line], limits: Limits, *, ends_cut: bool) -> tuple[list[Block], int | None]:
    """Paragraphs, and grids and runs of lines with cells as tables; and where the first row of too many cells stands.

    What stands in front of it is kept, rows of its own table too.
    """
    blocks, row, left, end = list[Block](), 0, limits.cells, None
    leading = _bars_lead(lines)
    framed_right = _bars_close(lines) and not leading
    row_ends = leading and _bars_end_rows(lines)
    told = are_told(line.text for line in lines if line.bars and line.grid is None)
    covering = _COVERED_OR_END if framed_right and _has_cell_a_line(lines) else _COVERED
    pending = blank = False  # a text without a bar, or a blank: a bar at the start of the next line ends it
    for (grid, barred), group in groupby(lines, key=lambda line: (line.grid, bool(line.bars))):
        run = list(group)
        if grid is not None:
            row += grid.lines
            cells = _fitting(grid.cells, left)
            left -= len(cells)
            if cells:
                blocks.append(Table(cells, Span(run[0].start, cells[-1].span.end), grid.ruled))
            if len(cells) < len(grid.cells):
                return blocks, grid.cells[len(cells)].span.start
            continue
        if not barred:
            row += len(run)
            blocks.extend(map(_paragraph, run))
            pending, blank = True, not run[-1].text.strip()
            continue
        # Of a line of white space, only a bar that stands alone is the end; another one frames what follows.
        pending = pending and not (blank and (not run[0].only_bars or len(run[0].bars) > 1))
        texts = [line for line in run if not line.only_bars]
        # Rows tell of rows: texts of the page, each in a frame of its own, may follow them without a gap.
        framed = _are_framed_left(texts)
        rows_framed = _are_framed_left([line for line in texts if not line.is_boxed])
        # Where no bar frames a line, one by itself ends a blank cell, and several part blank cells.
        found = list[TextCell]()
        for line in run:
            row += 1
            # Alone behind a blank line it ends no row that was begun, but one of a blank cell.
            if row_ends and line is run[-1] and line.is_lone_bar and not (blank and len(run) == 1):
                continue
            framed_left = framed if line.is_boxed or line.only_bars else rows_framed
            swallow = leading or pending or (framed_left and not line.is_lone_bar)
            closed = framed_right or (line.is_lone_bar and not swallow)
            # On a line of several cells a bar more may be a blank one, whatever other tables look like.
            ends = _COVERED if line.has_several or _BLANKS.search(line.text) else covering
            cut = _cut(
                line, row, limits.columns, covering=ends, swallow_left=swallow, framed_right=closed, covers_told=told
            )
            if len(cut) > left:
                end = line.start
                break
            left -= len(cut)
            found.extend(cut)
            pending = not line.ends_with_bar and not framed_left and framed_right
        if found:
            blocks.append(Table(tuple(found), Span(found[0].span.start, found[-1].span.end), False, ends_cut))  # noqa: FBT003
        if end is not None:
            break
    return blocks, end


def _fitting(cells: tuple[TextCell, ...], most: int) -> tuple[TextCell, ...]:
    """The cells of as many rows of a grid as have no more cells than these."""
    if len(cells) <= most:
        return cells
    return tuple(cell for cell in cells[:most] if cell.row < cells[most].row)


def _paragraph(line: _Line) -> Paragraph:
    """A line as it is; of one with entities for spaces, what stands between them."""
    text, front = _stripped(line.text) if _SPACE_ENTITY in line.text else (line.text, 0)
    start = line.start + front
    return Paragraph(text, Span(start, start + len(text)), page=line.page)


def _stripped(text: str) -> tuple[str, int]:
    """A text without the space around it, and how much stands in front; no text begins where the space does."""
    spaced = text.replace(_SPACE_ENTITY, " " * len(_SPACE_ENTITY))
    inner = spaced.strip()
    front = spaced.find(inner) if len(inner) < len(text) else 0
    return text[front : front + len(inner)], front


def _cut(
    line: _Line,
    row: int,
    most: int,
    *,
    covering: re.Pattern[str],
    swallow_left: bool,
    framed_right: bool,
    covers_told: bool,
) -> list[TextCell]:
    """The cells of one line; a bar that frames the line parts nothing."""
    body, bars = line.text, line.bars
    if len(bars) > 1 and body.strip() and set(body.strip()) <= _UPRIGHT:
        return []  # bars without room between them only fill up a row
    covered = covering.search(body) if len(bars) > 1 else None
    if covered is not None:
        body, bars = body[: covered.start(1)], bars[: -len(covered[1])]
    edges = [-1, *bars, len(body)]
    if swallow_left and line.starts_with_bar and body[bars[0]] != "\t":
        edges = edges[1:]
    if covered is not None or (line.ends_with_bar and body[bars[-1]] != "\t" and framed_right):
        edges = edges[:-1]
    cells, behind = list[TextCell](), line.start + 1
    for column, (left, right) in enumerate(pairwise(edges[: most + 1])):
        if covers_told and body[left + 1 : right] == COVERED:
            continue
        text, front = _stripped(body[left + 1 : right])
        at = behind + left + front
        cells.append(TextCell(text, Span(at, at + len(text)), row, column))
    if covered is not None and cells:
        cells[-1] = evolve(cells[-1], colspan=1 + len(covered[1]))
    return cells
