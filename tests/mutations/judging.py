"""Plant mistakes in a report, read it, and say of every value where it stands."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import combinations
from random import Random

from attrs import frozen
from tests.mutations.draft import Draft, Value, broken
from tests.mutations.mistakes import MISTAKES

import govinfo_report as gir
from govinfo_report.testing import html, texts
from govinfo_report.testing.forms import Grid
from govinfo_report.testing.pages import Page, page
from govinfo_report.testing.reports import FORMATS
from govinfo_report.testing.styles import available

MOST_MISTAKES = 3
SURFACES: dict[str, tuple[str, Callable[[Page], str]]] = {
    "html": ("text/html", html.render),
    "pipe rows": ("text/plain", lambda one: texts.lay_out(one, texts.pipe_rows_merged)),
    "padded rows": ("text/plain", lambda one: texts.lay_out(one, texts.pipe_rows_padded)),
    "pipe cells": ("text/plain", lambda one: texts.lay_out(one, texts.pipe_cells)),
    "cell lines": ("text/plain", lambda one: texts.lay_out(one, texts.cell_lines(""))),
    "cell lines, blanks lost": ("text/plain", lambda one: texts.lay_out(one, texts.cell_lines_lost)),
    "tabs": ("text/plain", lambda one: texts.lay_out(one, texts.tabs)),
}


class Standing(enum.StrEnum):
    """Where one value stands after reading."""

    RIGHT = "right"
    """It is what the office meant."""
    ABSENT = "absent"
    """There is no value."""
    FLAGGED = "flagged"
    """It is not what the office meant, and a warning or error points at it, its row, block or table, or covers it."""
    NAMED = "named"
    """The same, and it is named among the terms of a sum that fails."""
    UNDETECTABLE = "undetectable"
    """No identity that was read speaks against it, and it stands so on the page, or the same bytes say so of it."""
    SILENT = "silent"
    """None of these."""


@frozen
class Case:
    """A report with mistakes."""

    form: str
    surface: str
    mistakes: tuple[str, ...]
    document: str
    media_type: str
    draft: Draft


def make(seed: str, names: Iterable[str] | None = None, surface: str | None = None) -> Case:
    """A case; the same arguments make the same one.

    Args:
        seed: Of everything that is drawn.
        names: Mistakes to plant, as far as they find a place; None: one to three at random.
        surface: None: one at random.
    """
    rng = Random(seed)
    form = rng.choice(FORMATS)
    styles = available()
    draft = Draft.of(page(form, rng.randrange(10**6), rng.randrange(10**6), rng.choice(styles)))
    wanted = list(names) if names else rng.sample(list(MISTAKES), len(MISTAKES))
    most = len(wanted) if names else rng.choice((1, 1, 2, MOST_MISTAKES))
    planted: list[str] = []
    for name in wanted:
        if len(planted) < most and MISTAKES[name](draft, rng):
            planted.append(name)
    surface = surface or rng.choice(("html", *SURFACES))
    if surface == "padded rows" and not all(_is_rectangular(grid) for _, grid in draft.grids()):
        surface = "pipe rows"  # to pad a short row makes another document of it
    media_type, write = SURFACES[surface]
    return Case(form, surface, tuple(planted), write(draft.finished()), media_type, draft)


def _is_rectangular(grid: Grid) -> bool:
    """Whether the spans of a table leave no hole and overlap nowhere."""
    taken: Counter[tuple[int, int]] = Counter()
    for y, row in enumerate(grid.rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            taken.update((y + dy, x + dx) for dy in range(cell.rowspan) for dx in range(cell.colspan))
            x += cell.colspan
    return set(taken) == {(y, x) for y in range(len(grid.rows)) for x in range(grid.width)} and max(taken.values()) == 1


def judge(case: Case, parse: Callable[..., gir.Report] = gir.parse) -> dict[str, Standing]:
    """Where every value of a case stands; values that should not be there at all are among them."""
    report = parse(case.document.encode(), media_type=case.media_type)
    loud = [one for one in report.diagnostics if one.severity is not gir.Severity.INFO]
    got = report.values()
    against = broken(case.form, got)
    raw = {path: cell.raw for path, cell in report.cells.items()}
    homes = {path: spot.grid for spot in case.draft.spots() for path in spot.paths}
    is_twin = cache(lambda grid: _is_twin(case, raw, grid))
    found = {}
    for path in {**case.draft.meant, **got}:
        if path not in got:
            found[path] = Standing.ABSENT
        elif path not in case.draft.disputed and _same(got[path], case.draft.meant.get(path)):
            found[path] = Standing.RIGHT
        elif any(_points_at(one, path, report) for one in loud):
            found[path] = Standing.FLAGGED
        elif any(path in dict(one.data.get("terms", ())) for one in loud):
            found[path] = Standing.NAMED
        elif path not in against and (_stands_so(case, path, got[path]) or (path in homes and is_twin(homes[path]))):
            found[path] = Standing.UNDETECTABLE
        else:
            found[path] = Standing.SILENT
    return found


def _stands_so(case: Case, path: str, value: Value) -> bool:
    """Whether a value is what a reader finds who follows the labels to the letter."""
    draft = case.draft
    return path in draft.printed and path not in draft.unclear and _same(value, draft.printed[path])


def _is_twin(case: Case, raw: dict[str, str], grid: int) -> bool:
    """Whether with a table without its mistakes, that says what was read, it is the same document."""
    _, write = SURFACES[case.surface]
    strays = case.draft.strays
    gone = (some for count in range(len(strays) + 1) for some in combinations(strays, count))
    pages = (case.draft.twin(raw, grid, some) for some in gone)
    read = case.draft.disputed & raw.keys()
    disputed = any(spot.grid == grid and read & set(spot.paths) for spot in case.draft.spots())
    return not disputed and any(write(one) == case.document for one in pages)


def _same(one: object, other: object) -> bool:
    return one == other and (one is None) is (other is None)


def _points_at(one: gir.Diagnostic, path: str, report: gir.Report) -> bool:
    if one.path is not None and (path == one.path or path.startswith(f"{one.path}.")):
        return True
    cell = report.cell(path)
    if one.span is None or cell is None:
        return False
    return one.span.start <= cell.span.start and cell.span.end <= one.span.end


Counts = dict[str, Counter[str]]
"""By the one mistake of a case, or by how many it has: cases, and values by where they stand."""


def tally(seeds: Iterable[str], workers: int = 1) -> tuple[Counts, list[str]]:
    """Make and judge cases; gives the counts, and of every case with silent values a line.

    Args:
        seeds: Of the cases.
        workers: Processes to use; the result is the same.
    """
    if workers == 1:
        judged: Iterable[tuple[str, Counter[str], str]] = map(_judged, seeds)
    else:
        with ProcessPoolExecutor(workers) as pool:
            judged = list(pool.map(_judged, seeds, chunksize=50))
    counted: Counts = {}
    silent = []
    for name, counts, line in judged:
        counted.setdefault(name, Counter()).update(counts)
        silent += [line] * bool(line)
    return counted, silent


def _judged(seed: str) -> tuple[str, Counter[str], str]:
    """The name of a case's mistakes, its counts, and a line where a value is silent."""
    case = make(seed)
    standings = judge(case)
    name = case.mistakes[0] if len(case.mistakes) == 1 else f"{len(case.mistakes)} of them"
    counts = Counter({"cases": 1}) + Counter(one.value for one in standings.values())
    wrong = [path for path, one in standings.items() if one is Standing.SILENT]
    where = f"{seed}: {case.form}, {case.surface}, {case.draft.page.style.name}, {', '.join(case.mistakes)}"
    return name, counts, f"{where}: {wrong[:6]}" if wrong else ""
