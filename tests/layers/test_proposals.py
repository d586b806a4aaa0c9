"""Proposals are given where exactly one smallest change repairs the sums, and never applied."""

from __future__ import annotations

import pytest
from tests.checks.examples import CONSISTENT
from tests.checks.pages import page, parsed, row

import govinfo_report as gir
from govinfo_report.layers import Mechanism, proposals

BUSY = (
    row("received", 312, 14, 0, 0, 3, 1, 330)
    | row("carried_over", 20, 1, 0, 0, 0, 0, 21)
    | row("outcomes.granted", 218, 11, 0, 0, 3, 0, 232)
    | row("outcomes.denied.internal_affairs", 95, 2, 0, 0, 0, 1, 98)
    | row("outcomes.total", 313, 13, 0, 0, 3, 1, 330)
    | row("carried_forward", 19, 2, 0, 0, 0, 0, 21)
)
GRANTED = "requests.outcomes.granted"


def _only(report):
    found = proposals(report)
    assert found.suspects == ()
    assert len(found.proposals) == 1
    return found.proposals[0]


@pytest.mark.parametrize(
    ("wrong", "mechanism", "right"),
    [
        ({f"{GRANTED}.natural_person": "213"}, Mechanism.DIGIT, {f"{GRANTED}.natural_person": 218}),
        ({f"{GRANTED}.natural_person": "2218"}, Mechanism.DIGIT, {f"{GRANTED}.natural_person": 218}),
        ({f"{GRANTED}.total": "322"}, Mechanism.TRANSPOSED, {f"{GRANTED}.total": 232}),
        ({f"{GRANTED}.natural_person": ""}, Mechanism.REPLACED, {f"{GRANTED}.natural_person": 218}),
        (
            {f"{GRANTED}.natural_person": "11", f"{GRANTED}.commercial_enterprise": "218"},
            Mechanism.SWAPPED,
            {f"{GRANTED}.natural_person": 218, f"{GRANTED}.commercial_enterprise": 11},
        ),
        (
            {f"{GRANTED}.commercial_enterprise": "0", f"{GRANTED}.other_organization": "11"},
            Mechanism.WRONG_CELL,
            {f"{GRANTED}.commercial_enterprise": 11, f"{GRANTED}.other_organization": 0},
        ),
        (
            row("outcomes.granted", 218, 0, 11, 0, 0, 3, 232),
            Mechanism.SHIFTED,
            dict.fromkeys((f"{GRANTED}.research_institution", f"{GRANTED}.other_organization"), 0)
            | {f"{GRANTED}.commercial_enterprise": 11, f"{GRANTED}.legal_service_organization": 3},
        ),
    ],
)
def test_a_mistake_in_the_figures_is_undone(wrong, mechanism, right):
    """Two or three sums agree on what was there."""
    report = parsed(values=BUSY | wrong)
    one = _only(report)
    assert (one.mechanism, one.values()) == (mechanism, right)
    for change in one.changes:
        assert change.printed == report.values()[change.path]
        assert change.path in one.explain("zh")


@pytest.mark.parametrize(
    ("old", "new", "mechanism"),
    [
        ("<td>218</td><td>11</td>", "<td>2</td><td>18</td><td>11</td>", Mechanism.SPLIT_FIGURE),
        ("<td>218</td><td>11</td>", "<td>21811</td>", Mechanism.MERGED_CELLS),
        ("<td>218</td><td>11</td>", "<td>218</td>", Mechanism.LOST_CELL),
        ("<td>218</td><td>11</td>", "<td>218</td><td>218</td><td>11</td>", Mechanism.EXTRA_CELL),
    ],
)
def test_a_row_that_was_left_out_is_put_together(old, new, mechanism):
    """A digit split in two cells leaves a row with one cell too many; the sums tell which two belong together."""
    html = page(values=BUSY)
    assert old in html
    report = gir.parse(html.replace(old, new).encode(), media_type="text/html")
    assert f"{GRANTED}.total" not in report.values()
    one = _only(report)
    assert one.mechanism is mechanism
    expected = {path: int(text) for path, text in BUSY.items() if path.startswith(f"{GRANTED}.")}
    assert {path: value or 0 for path, value in one.values().items()} == expected
    assert f"{GRANTED}.total" not in report.values()


def test_two_equally_small_changes_are_no_proposal():
    """1 + 0 + 0 + 0 against 0: the case or the total may be wrong, so both are named."""
    report = parsed(values={"litigation.direct.upheld": "1"})
    found = proposals(report)
    assert found.proposals == ()
    assert [(one.sums, one.candidates > 1) for one in found.suspects] == [(("litigation.direct",), True)]
    assert {"litigation.direct.upheld", "litigation.direct.total"} <= set(found.suspects[0].paths)


def test_a_figure_that_one_sum_alone_doubts_is_not_replaced():
    """50 against 1234: something is wrong, and one sum cannot tell what."""
    report = parsed(values={"litigation.direct.upheld": "50", "litigation.direct.total": "1234"})
    found = proposals(report)
    assert found.proposals == ()
    assert set(found.suspects[0].paths) == {"litigation.direct.upheld", "litigation.direct.total"}
    assert found.suspects[0].candidates == 0


def test_independent_mistakes_are_repaired_each():
    """A wrong digit in the matrix is not hidden by a block of cases that nobody can repair."""
    wrong = {f"{GRANTED}.natural_person": "213", "litigation.direct.upheld": "1"}
    found = proposals(parsed(values=BUSY | wrong))
    assert [one.values() for one in found.proposals] == [{f"{GRANTED}.natural_person": 218}]
    assert [one.sums for one in found.suspects] == [("litigation.direct",)]


def test_totals_that_are_printed_without_parts_ask_for_nothing():
    """Some offices fill in totals only; there is nothing to repair."""
    values = {path: text for path, text in CONSISTENT.items() if path.endswith(".total")}
    found = proposals(parsed(values=values, zero=""))
    assert (found.proposals, found.suspects) == ((), ())


def test_proposals_do_not_depend_on_chance():
    """Same bytes, same result."""
    wrong = BUSY | {f"{GRANTED}.natural_person": "213", "litigation.direct.upheld": "1"}
    assert proposals(parsed(values=wrong)) == proposals(parsed(values=wrong))


@pytest.mark.parametrize("text", ["", "一个没有表格的页面", "<table><tr><td>1</td></tr></table>"])
def test_a_document_without_tables_has_no_proposals(text):
    """Content never raises."""
    assert proposals(gir.parse(text)) == proposals(gir.parse(""))
