"""What must hold whatever the document: each property is a function whose docstring says what it guards.

A property looks at a case and the report that was read from it, and yields a sentence for every fault.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from attrs import evolve, frozen

from govinfo_report.api import parse
from govinfo_report.diagnostics import Diagnostic, Severity, Span
from govinfo_report.lexing.normalize import fold
from govinfo_report.models.printed import Placing
from govinfo_report.models.report import Report
from govinfo_report.testing.cases import BLANKS_LOST, DEDUPLICATED, LOSSLESS, Case, print_page
from govinfo_report.testing.forms import Cell, Grid, Row
from govinfo_report.testing.malformations.rows import ADDED
from govinfo_report.testing.pages import Page, Text

__all__ = ["PROPERTIES", "Property", "faults", "is_flagged", "misreadings", "sound"]

Holds = Callable[[Case, Report], Iterator[str]]


@frozen
class Property:
    """A registered property."""

    name: str
    holds: Holds

    @property
    def documentation(self) -> str:
        """What it guards."""
        return self.holds.__doc__ or ""


PROPERTIES: dict[str, Property] = {}
"""Every property by name."""


def guards(holds: Holds) -> Holds:
    """Register a function as a property of its name."""
    name = holds.__name__.strip("_").replace("_", "-")
    PROPERTIES[name] = Property(name, holds)
    return holds


def faults(case: Case, names: tuple[str, ...] = ()) -> list[str]:
    """What is wrong with the reading of a case: nothing, if all is well.

    Args:
        case: The document and its truth.
        names: The properties to look at; none: all.
    """
    report = parse(case.data, media_type=case.surface.media_type)
    chosen = [PROPERTIES[name] for name in names or PROPERTIES]
    return [f"{one.name}: {fault}" for one in chosen for fault in one.holds(case, report)]


def is_flagged(report: Report, path: str) -> bool:
    """Whether a warning or an error tells the reader to look at a value, its row or its table, or points at it."""
    cell = report.cell(path)
    return any(concerns(one, path) or (cell is not None and _covers(one, cell.span)) for one in report.diagnostics)


def _covers(diagnostic: Diagnostic, span: Span) -> bool:
    """Whether a warning or an error points at a stretch of the text."""
    if diagnostic.severity is Severity.INFO or diagnostic.span is None:
        return False
    return diagnostic.span.start <= span.start and span.end <= diagnostic.span.end


def concerns(diagnostic: Diagnostic, path: str) -> bool:
    """Whether a warning or an error is about a value: names it, its row, or a beginning of its path.

    An error without a path is about the whole document.
    """
    named = diagnostic.path
    if diagnostic.severity is Severity.INFO or not named:
        return diagnostic.severity is Severity.ERROR
    return path.startswith(named) or named.startswith(path.rpartition(".")[0])


def misreadings(case: Case, report: Report) -> Iterator[tuple[str, object, object]]:
    """Each value that nobody printed there or meant to, and nothing is said: path, what is printed, what is read.

    Where a sound table with the values that were read makes the same document, nobody could read it otherwise; nor
    where its rows are torn in the same places. What stood there between two steps of damage was meant, too. And values
    that changed places may add up where they were not printed: a cell says if the sums have placed it. A mark that a
    wrong span lays over two columns is printed in both.
    """
    truth, meant = case.truth, (case.meant, *case.stages)
    for path, value in report.values().items():
        printed = truth.get(path)
        allowed = (printed, *(one.get(path) for one in meant if path in one))
        if value in allowed or is_flagged(report, path) or _prints_so(case, report, path):
            continue
        cell = report.cells[path]
        if cell.binding.placing is Placing.SUMS and any(step.name == "swap-values" for step in case.steps):
            continue
        if value is None and any(
            one.span == cell.span for own, one in report.cells.items() if cell.raw and own != path
        ):
            continue
        yield path, printed if path in truth else "nothing for certain", value


def _prints_so(case: Case, report: Report, path: str) -> bool:
    """Whether the rows of a table of which something was read, undamaged and with what was read, print the same."""
    before = [block for block in case.page.body if isinstance(block, Grid)]
    after = [block for block in case.damaged.body if isinstance(block, Grid)]
    home = next((number for number, grid in enumerate(before) if path in _paths(grid)), None)
    if home is None or len(before) != len(after):
        return False
    whole = {cell.path: row for row in before[home].rows for cell in row if cell.path}
    by_rows = Grid(tuple(_undamaged(row, whole, report) for row in after[home].rows))
    torn = _torn_in_order(after[home], whole, report, path)
    sound = (by_rows, _read_into(before[home], report), *torn)
    printed = {_print_with(case, after[home], _with_plain_blanks(one)) for one in _ends_of(after[home], case)}
    return any(_print_with(case, after[home], _with_plain_blanks(one)) in printed for one in sound)


def _ends_of(grid: Grid, case: Case) -> Iterator[Grid]:
    """A damaged table as it is, and without the blanks that end it where they are but white space below a table."""
    yield grid
    *rows, last = grid.rows
    kept = len(last)
    while kept and not last[kept - 1].text.strip():
        kept -= 1
    shorter = Grid((*rows, last[:kept]))
    if _print_with(case, grid, shorter).split() == _print_with(case, grid, grid).split():
        yield shorter


def _print_with(case: Case, damaged: Grid, sound: Grid) -> bytes:
    """The document with a sound table in place of a damaged one."""
    body = tuple(sound if block is damaged else block for block in case.damaged.body)
    return print_page(evolve(case.damaged, body=body), case.surface)


def _with_plain_blanks(grid: Grid) -> Grid:
    """A table whose blank cells hold no white space: which kind of it fills one is nothing that a reading tells."""
    return Grid(tuple(tuple(cell if cell.text.strip() else evolve(cell, text="") for cell in row) for row in grid.rows))


def _read_into(grid: Grid, report: Report) -> Grid:
    """A table with the values that were read in it."""
    texts = {path: cell.raw for path, cell in report.cells.items()}
    return Grid(
        tuple(tuple(evolve(cell, text=texts.get(cell.path or "", cell.text)) for cell in row) for row in grid.rows)
    )


def _torn_in_order(grid: Grid, whole: Mapping[str, Row], report: Report, path: str) -> Iterator[Grid]:
    """A table whose torn rows have as many cells as before: these with what was read, torn as they are.

    None where the row of a path is not among them.
    """
    homes = [next((whole[cell.path] for cell in row if cell.path), None) for row in grid.rows]
    held = Counter[Row | None]()
    for home, row in zip(homes, grid.rows, strict=True):
        held[home] += len(row)
    cells = {home: iter(home) for home, count in held.items() if home is not None and len(home) == count}
    rows = (
        tuple(islice(cells[home], len(row))) if home is not None and home in cells else row
        for home, row in zip(homes, grid.rows, strict=True)
    )
    if whole[path] in cells:
        yield _read_into(Grid(tuple(rows)), report)


def _undamaged(row: Row, whole: Mapping[str, Row], report: Report) -> Row:
    """A row with the cells that it had and what was read in them; one of which nothing was read stays as it is."""
    read = next((cell.path for cell in row if cell.path and cell.path in report.cells), None)
    if read is None or read not in whole:
        return row
    original = whole[read]
    labels = next(number for number, cell in enumerate(original) if cell.path)
    names = [evolve(cell, colspan=one.colspan) for cell, one in zip(row, original[:labels], strict=False)]
    texts = {cell.path: cell.text for cell in row if cell.path}
    texts |= {path: cell.raw for path, cell in report.cells.items()}
    values = tuple(
        evolve(cell, text=texts.get(cell.path, cell.text)) if cell.path else cell for cell in original[labels:]
    )
    return (*names, *values)


def _paths(grid: Grid) -> set[str | None]:
    return {cell.path for row in grid.rows for cell in row}


@guards
def _right_absent_or_flagged(case: Case, report: Report) -> Iterator[str]:
    """A value is what is printed under its label and header (or was, before the damage), or absent, or flagged.

    Guards against the worst mistake: a figure shifted into another row or column in silence, after which a panel of
    thousands of reports is wrong and nobody knows where. (Where a surface loses blank cells, a row that lost or gained
    one cannot be told from a whole one; such cases are not asked.)
    """
    if not _can_tell(case):
        return
    for path, printed, read in misreadings(case, report):
        yield f"{path} is {read!r}, printed is {printed!r}"


_ROW_STAYS_WHOLE = frozenset(
    ("misspell", "explain", "translate", "spell-downwards", "mark", "unit", "note", "thousands", "full-width", "words")
)


def _can_tell(case: Case) -> bool:
    """Whether the surface still shows what happened."""
    if case.surface.name in BLANKS_LOST:
        return all(step.name in _ROW_STAYS_WHOLE for step in case.steps)
    return case.surface.name != DEDUPLICATED or not case.steps


@guards
def _lossless_surfaces_come_back(case: Case, report: Report) -> Iterator[str]:
    """An undamaged report on a surface that loses nothing comes back whole: its form, its year, and every value.

    Guards against caution that reads nothing: absent is safe, and useless. (A table that several forms share tells
    no form where it stands alone; it is not asked.)
    """
    shared = all(path.startswith(("reconsideration", "litigation")) for path in case.truth)
    if case.steps or case.surface.name not in LOSSLESS or shared:
        return
    read = report.values()
    for path, value in case.truth.items():
        if path not in read:
            yield f"{path} is absent, printed is {value!r}"
        elif read[path] != value:
            yield f"{path} is {read[path]!r}, printed is {value!r}"
    if case.page.printed.report.year != report.year:
        yield f"the year is {report.year}, printed is {case.page.printed.report.year}"


@guards
def _account_closes(case: Case, report: Report) -> Iterator[str]:
    """Every digit of the text is in exactly one figure of the account, and the totals add up to their number.

    Guards against figures that get lost between the page and the values.
    """
    del case
    yield from _account_faults(report)


@guards
def _spans_point_at_what_they_claim(case: Case, report: Report) -> Iterator[str]:
    """The text at a span is the text that is claimed: of cells, blocks, facts and all that the prose states.

    Guards the promise that every value can be looked up where it was printed.
    """
    del case
    yield from _span_faults(report)


def sound(report: Report) -> list[str]:
    """What does not hold together in a report, whatever it was read from: its account, its spans."""
    return [*_account_faults(report), *_span_faults(report)]


_DIGIT = re.compile("[0-9０-９]")


def _account_faults(report: Report) -> Iterator[str]:
    text, end, covered = report.document.text, 0, 0
    for figure in report.account.figures:
        if figure.span.start < end:
            yield f"figures overlap at {figure.span.start}"
        if text[figure.span.start : figure.span.end] != figure.text:
            yield f"no figure {figure.text!r} stands at {figure.span.start}"
        end = figure.span.end
        covered += len(_DIGIT.findall(figure.text))
    if covered != len(_DIGIT.findall(text)):
        yield f"{covered} of {len(_DIGIT.findall(text))} digits are accounted for"
    if sum(report.account.totals.values()) != len(report.account):
        yield "the totals do not add up"


def _span_faults(report: Report) -> Iterator[str]:
    text = report.document.text
    claims: list[tuple[str, Span, str]] = [(path, cell.span, cell.raw) for path, cell in report.cells.items()]
    claims += [("paragraph", one.span, one.text) for one in report.document.paragraphs]
    claims += [("cell", cell.span, cell.text) for table in report.document.tables for cell in table.cells]
    for name in ("agency", "year", "title", "period", "published"):
        if stated := getattr(report.narrative, name):
            claims.append((name, stated.span, stated.raw))
    for name, span, raw in claims:
        if text[span.start : span.end] != raw:
            yield f"{name} claims {raw!r}, there stands {text[span.start : span.end]!r}"
    for one in report.diagnostics:
        if one.span and not 0 <= one.span.start <= one.span.end <= len(text):
            yield f"{one.code} points outside the text: {one.span}"


@guards
def _added_emptiness_moves_nothing(case: Case, report: Report) -> Iterator[str]:
    """Blank rows and columns, more chrome, and the prose of another document beside the tables move no value.

    Guards against readings by bare position. (Blanks are added where they are seen as cells,
    and not to a damaged row, which they could make whole.)
    """
    for name, page in _embellished(case.damaged, blanks=not case.steps and case.surface.name in LOSSLESS):
        other = parse(print_page(page, case.surface), media_type=case.surface.media_type)
        before, after = report.values(), other.values()
        for path in dict.fromkeys((*before, *after)):
            allowed = (before.get(path), case.truth.get(path), case.meant.get(path))
            if path in after and after[path] not in allowed and not is_flagged(other, path):
                yield f"{name} makes {path} {after[path]!r}, not {before.get(path)!r}"
            elif path not in after and not case.steps and not is_flagged(other, path):
                yield f"{name} takes {path} away, and nothing is said"


def _embellished(page: Page, *, blanks: bool) -> Iterator[tuple[str, Page]]:
    if blanks:
        aired = (_aired(block) if isinstance(block, Grid) else block for block in page.body)
        yield "blank rows and columns", evolve(page, body=tuple(aired))
    chrome = tuple(Text(line, "menu") for line in ("当前位置：首页 > 公开年报", "字号：大 中 小", "浏览 137 次"))
    prose = tuple(
        Text(line, "prose")
        for line in ("另据某某市统计，全市新收申请4021件，办结3990件。", "历年公开文件共61802件，其中规章75件。")
    )
    yield (
        "chrome and prose",
        evolve(page, before=(*chrome, *page.before), body=(*chrome, *page.body, *prose), after=(*page.after, *chrome)),
    )


def _aired(grid: Grid) -> Grid:
    """The table with a blank column at its right and a blank row at its end."""
    rows: list[Row] = [(*row, Cell("")) for row in grid.rows]
    return Grid((*rows, tuple(Cell("") for _ in range(grid.width + 1))))


@guards
def _the_same_again(case: Case, report: Report) -> Iterator[str]:
    """Reading the same bytes again gives an equal report.

    Guards against hidden state: caches that answer by what was read before.
    """
    if parse(case.data, media_type=case.surface.media_type) != report:
        yield "the second reading differs"


@guards
def _folding_twice_changes_nothing(case: Case, report: Report) -> Iterator[str]:
    """The key of a label's key is that key.

    Guards the dictionary of labels: a key that changes when it is made again finds nothing.
    """
    del case
    for table in report.document.tables:
        for cell in table.cells:
            key = fold(cell.text)
            if fold(key) != key:
                yield f"{cell.text!r} gives {key!r}, then {fold(key)!r}"


@guards
def _unknown_labels_are_kept(case: Case, report: Report) -> Iterator[str]:
    """A row that the form does not have is kept with its label, or a diagnostic points at it.

    Guards what offices add: it must neither vanish nor pass for a row of the form. (On surfaces that lose nothing.)
    """
    if case.surface.name not in LOSSLESS:
        return
    kept = {fold(row.label) for row in report.indicators}
    text = report.document.text
    said = [text[one.span.start : one.span.end] for one in report.diagnostics if one.span]
    grids = [block for block in case.damaged.body if isinstance(block, Grid)]
    for label in dict.fromkeys(cell.text for grid in grids for cell in _added(grid)):
        if fold(label) not in kept and not any(label in words or words in label for words in said if words):
            yield f"{label!r} is not kept"


def _added(grid: Grid) -> Iterator[Cell]:
    for row in grid.rows:
        yield from (cell for cell in row if cell.text in ADDED and len(row) > 1)
