"""No mistake of the list shifts a value in silence, alone or with others; and the proof itself can fail."""

from __future__ import annotations

from random import Random

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.mutations.draft import Draft
from tests.mutations.judging import SURFACES, Case, Standing, judge, make, tally
from tests.mutations.mistakes import MISTAKES

import govinfo_report as gir
from govinfo_report.testing.forms import Cell
from govinfo_report.testing.pages import page
from govinfo_report.testing.reports import FORMATS
from govinfo_report.testing.styles import STYLES

OLDER = ("statistics_2014", "indicators_fujian")
NOT_IN = {
    "3,001": ("indicators_fujian",),
    "1 362": ("indicators_fujian",),
    "an extra 小计 column": OLDER,
    "14 cells in section four": OLDER,
    "16 cells in section four": OLDER,
    "a label cell before section four": OLDER,
    "the form of another year": ("indicators_fujian",),
    "two columns swapped, not their headers": ("statistics_2014",),
    "two columns swapped with their headers": OLDER,
}
"""Forms that have no place for a mistake: no such table, no count outside the sums, no second column."""


@settings(max_examples=60, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**6))
def test_nothing_is_shifted_in_silence(seed):
    """Each value of a page with one to three mistakes is right, absent, flagged, or as printed where no sum knows."""
    case = make(str(seed), surface="html")
    silent = [path for path, one in judge(case).items() if one is Standing.SILENT]
    assert silent == [], (case.form, case.mistakes)


@pytest.mark.matrix
def test_nothing_is_shifted_in_silence_on_any_surface():
    """Ten thousand pages and texts of every form: ``python -m tests.mutations`` prints the table."""
    _, silent = tally(f"1/{number}" for number in range(10_000))
    assert silent == []


@pytest.mark.parametrize("name", MISTAKES)
def test_every_mistake_finds_a_place_and_changes_the_document(name):
    """A mistake that is never planted proves nothing; some need tables that only some forms have."""
    _, write = SURFACES["html"]
    for form in FORMATS:
        changed = False
        for number in range(40):
            made = page(form, number, 1, STYLES[0])
            draft = Draft.of(made)
            planted = MISTAKES[name](draft, Random(number))
            assert not (planted and form in NOT_IN.get(name, ()))
            changed |= planted and write(draft.finished()) != write(made)
            if changed:
                break
        assert changed is (form not in NOT_IN.get(name, ())), form


def test_the_twin_of_a_report_has_its_columns_in_their_order():
    """Two columns were swapped, then a row got a cell too many: the report of the same bytes is swapped too."""
    draft = Draft.of(page("article20_2019", 7, 1, STYLES[0]))
    plain = draft.spots()
    assert MISTAKES["two columns swapped with their headers"](draft, Random(1))
    swapped = draft.spots()
    row = next(now for was, now in zip(plain, swapped, strict=True) if was.paths != now.paths)
    draft.set_row(row, [*row.cells, Cell("1", path="")])
    draft.unaligned |= set(row.paths)
    raw = {cell.path or "": cell.text for cell in row.cells}
    assert Draft.of(draft.twin(raw, row.grid)).spots() == swapped


def _sound(number):
    """A case without mistakes."""
    form = FORMATS[number % len(FORMATS)]
    made = page(form, number, 5, STYLES[number % 2])
    media_type, write = SURFACES["html"]
    return Case(form, "html", (), write(made), media_type, Draft.of(made))


def test_a_page_without_mistakes_is_read_right():
    """Absent and flagged are for mistakes: a sound page has neither."""
    for number in range(12):
        assert set(judge(_sound(number)).values()) == {Standing.RIGHT}


def _misread(path, raw):
    """A reader that finds another figure in one cell, and says nothing of it."""

    def parse(data, *, media_type):
        report = gir.parse(data, media_type=media_type)
        cell = evolve(report.cells[path], raw=raw, value=int(raw))
        return evolve(report, cells={**report.cells, path: cell})

    return parse


def test_a_value_that_is_misread_without_a_word_is_silent():
    """The proof must be able to fail: on a figure outside every sum, and on one whose sum nobody checked."""
    case = _sound(1)
    for path in ("proactive_disclosure.licensing.decisions", "requests.received.natural_person"):
        assert judge(case, _misread(path, "81286"))[path] is Standing.SILENT
