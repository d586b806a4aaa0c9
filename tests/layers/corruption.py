"""One mistake planted in a consistent report, and whether any sum breaks, worked out from the numbers alone.

Nothing here uses the library. The sums are written down once more, from the printed forms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random

from attrs import evolve, frozen

from govinfo_report.testing.forms import Cell, Grid, Row, sections
from govinfo_report.testing.html import html_table
from govinfo_report.testing.printing import ZEROS, habit, print_report
from govinfo_report.testing.reports import COLUMNS, OUTCOMES, Number, report

RESULTS = ("upheld", "corrected", "other", "pending")
BLOCKS = ("reconsideration", "litigation.direct", "litigation.after_reconsideration")
NATIONAL = {
    "requests.received": ("in_person", "fax", "online", "mail"),
    "requests.closed": ("on_time", "extended"),
    "requests.answered": (
        *("already_public", "granted", "partially_granted", "denied.total"),
        *("not_held", "nonexistent", "correction_requested", "other_channel"),
    ),
    "requests.answered.denied": (
        *("state_secret", "trade_secret", "personal_privacy", "security_and_stability"),
        *("not_government_information", "other_legal_grounds"),
    ),
    "reconsideration": ("upheld", "corrected", "other"),
    "litigation": ("upheld", "corrected", "other"),
    "capacity.staff": ("full_time", "part_time"),
}
FUJIAN = {
    "requests.received": ("in_person", "online", "mail_or_fax"),
    "requests.answered": ("granted", "partially_granted", "denied", "other"),
}


def sums(form: str) -> Iterator[tuple[list[str], list[str]]]:
    """The equations of a form: paths of the left side, paths of the right side."""
    if form == "statistics_2014":
        for stem, parts in NATIONAL.items():
            yield [f"{stem}.{part}" for part in parts], [f"{stem}.total"]
    elif form == "indicators_fujian":
        for stem, parts in FUJIAN.items():
            for period in ("year", "cumulative"):
                yield [f"{stem}.{part}.{period}" for part in parts], [f"{stem}.total.{period}"]
    else:
        outcomes = [f"outcomes.{row}" for row in OUTCOMES[form]]
        for row in ("received", "carried_over", *outcomes, "outcomes.total", "carried_forward"):
            yield [f"requests.{row}.{column}" for column in COLUMNS], [f"requests.{row}.total"]
        for column in (*COLUMNS, "total"):
            yield [f"requests.{row}.{column}" for row in outcomes], [f"requests.outcomes.total.{column}"]
            yield (
                [f"requests.received.{column}", f"requests.carried_over.{column}"],
                [f"requests.outcomes.total.{column}", f"requests.carried_forward.{column}"],
            )
        for block in BLOCKS:
            yield [f"{block}.{result}" for result in RESULTS], [f"{block}.total"]


def covered(form: str) -> frozenset[str]:
    """The paths that are in some equation."""
    return frozenset(path for left, right in sums(form) for path in left + right)


def breaks(form: str, values: Mapping[str, Number]) -> bool:
    """Whether some equation does not hold."""
    return any(sum(values[p] for p in left) != sum(values[p] for p in right) for left, right in sums(form))


Lines = list[list[str]]
"""The texts of the value cells of one table, row by row."""
Corrupt = Callable[[Lines, int, int, Random], bool]
"""Plants a mistake at a row and a cell; tells whether it could."""


def _digits(change: Callable[[str, int, Random], str]) -> Corrupt:
    def corrupt(lines: Lines, row: int, cell: int, rng: Random) -> bool:
        text = lines[row][cell]
        if not text.isascii() or not text.isdigit():
            return False
        lines[row][cell] = change(text, rng.randrange(len(text)), rng)
        return lines[row][cell] != text

    return corrupt


def _lost(text: str, place: int, rng: Random) -> str:
    del rng
    return text[:place] + text[place + 1 :]


def _doubled(text: str, place: int, rng: Random) -> str:
    del rng
    return text[: place + 1] + text[place:]


def _changed(text: str, place: int, rng: Random) -> str:
    return text[:place] + rng.choice("0123456789".replace(text[place], "")) + text[place + 1 :]


def _transposed(text: str, place: int, rng: Random) -> str:
    del rng
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def _swapped(lines: Lines, row: int, cell: int, rng: Random) -> bool:
    del rng
    line = lines[row]
    if cell + 1 >= len(line) or line[cell] == line[cell + 1]:
        return False
    line[cell], line[cell + 1] = line[cell + 1], line[cell]
    return True


def _merged(lines: Lines, row: int, cell: int, rng: Random) -> bool:
    del rng
    line = lines[row]
    if cell + 1 >= len(line) or not (line[cell].isdigit() and line[cell + 1].isdigit()):
        return False
    line[cell : cell + 2] = [line[cell] + line[cell + 1]]
    return True


def _split(lines: Lines, row: int, cell: int, rng: Random) -> bool:
    text = lines[row][cell]
    if len(text) < 2 or not text.isdigit():
        return False
    place = rng.randrange(1, len(text))
    lines[row][cell : cell + 1] = [text[:place], text[place:]]
    return True


def _row_moved(lines: Lines, row: int, cell: int, rng: Random) -> bool:
    del cell
    other = rng.randrange(len(lines))
    if len({len(line) for line in lines}) > 1 or lines[row] == lines[other]:
        return False
    lines.insert(other, lines.pop(row))
    return True


CORRUPTIONS: dict[str, Corrupt] = {
    "digit lost": _digits(_lost),
    "digit doubled": _digits(_doubled),
    "digit changed": _digits(_changed),
    "digits transposed": _digits(_transposed),
    "cells swapped": _swapped,
    "cells merged": _merged,
    "figure split": _split,
    "row moved": _row_moved,
}


@frozen
class Planted:
    """A report with one mistake."""

    form: str
    kind: str
    html: str
    original: dict[str, Number | None]
    """The values as they were printed before."""
    row: tuple[str, ...]
    """The paths of the row that the mistake was made in."""
    is_covered: bool
    """Whether a sum breaks, or a row has another number of cells."""


def _page(grids: Sequence[Grid]) -> str:
    return "<html><body>" + "".join(html_table(grid, "report", "\n", word=False) for grid in grids) + "</body></html>"


def _with_lines(grid: Grid, lines: Lines) -> Grid:
    """The table with other value cells."""
    texts, rows = iter(lines), list[Row]()
    for row in grid.rows:
        values = [cell for cell in row if cell.path]
        labels = tuple(cell for cell in row if not cell.path)
        filled = tuple(Cell(text) for text in next(texts)) if values else ()
        if len(filled) == len(values):
            filled = tuple(evolve(cell, text=text.text) for cell, text in zip(values, filled, strict=True))
        rows.append((*labels, *filled))
    return Grid(tuple(rows))


def clean(form: str, seed: int, zeros: str = "printed") -> tuple[str, dict[str, Number | None]]:
    """A consistent report as a page, and its values."""
    rng = Random(seed)
    printed = print_report(report(form, str(seed)), evolve(habit(zeros, rng), thousands=False, full_width=False), rng)
    return _page([grid for section in sections(printed) for grid in section.grids]), printed.values


def plant(form: str, seed: int, kind: str, zeros: str | None = None) -> Planted | None:
    """One mistake in a report; None where this one has no place for it."""
    rng = Random(f"{form}/{seed}/{kind}")
    style = zeros or ZEROS[seed % len(ZEROS)]
    printed = print_report(report(form, str(seed)), evolve(habit(style, rng), thousands=False, full_width=False), rng)
    grids = [grid for section in sections(printed) for grid in section.grids]
    inside = covered(form)
    places = [
        (number, row)
        for number, grid in enumerate(grids)
        for row, line in enumerate(_paths(grid))
        if inside.intersection(line)
    ]
    number, row = rng.choice(places)
    paths = _paths(grids[number])
    lines = [[printed.texts[path] for path in line] for line in paths]
    spots = [cell for cell, path in enumerate(paths[row]) if path in inside and lines[row][cell].strip("0")]
    if not spots or not CORRUPTIONS[kind](lines, row, rng.choice(spots), rng):
        return None
    values = {path: value or 0 for path, value in printed.values.items()}
    same = [len(one) for one in lines] == [len(one) for one in paths]
    if same:
        for line, texts in zip(paths, lines, strict=True):
            for path, text in zip(line, texts, strict=True):
                if text != printed.texts[path] or kind == "row moved":
                    values[path] = int(text) if text.isdigit() else 0
    html = _page([_with_lines(grid, lines) if i == number else grid for i, grid in enumerate(grids)])
    return Planted(form, kind, html, dict(printed.values), tuple(paths[row]), not same or breaks(form, values))


def _paths(grid: Grid) -> list[list[str]]:
    return [line for row in grid.rows if (line := [cell.path for cell in row if cell.path])]
