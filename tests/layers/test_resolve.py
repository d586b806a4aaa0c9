"""Readings above the printed layer: each proven, none invented, nothing printed touched."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.checks.examples import CONSISTENT
from tests.checks.pages import parsed, row

import govinfo_report as gir
from govinfo_report.layers import Reason, resolve

PRINTED = {path: text for path, text in CONSISTENT.items() if text != "0"}


def test_blanks_that_a_sum_leaves_no_room_for_are_zero():
    """12 and blanks make 12: the blanks are zero. Nobody can say so of a row without a total."""
    report = parsed(values={path: text for path, text in PRINTED.items() if "carried_over" not in path}, zero="")
    readings = resolve(report).readings
    one = readings["requests.received.commercial_enterprise"]
    assert (one.value, one.reason) == (0, Reason.PROVEN_ZERO)
    assert set(one.basis) == {"requests.received.total", "requests.received.natural_person"}
    assert "requests.carried_over.research_institution" not in {
        path for path, reading in readings.items() if reading.reason is Reason.REMAINDER
    }
    assert "proactive_disclosure.licensing.decisions" not in readings


def test_the_printed_layer_is_untouched():
    """A reading is an opinion about the report, never a part of it."""
    report = parsed(values=PRINTED, zero="")
    before = report.values()
    values = resolve(report).values()
    assert report.values() == before == dict(resolve(report).printed)
    assert before["requests.received.commercial_enterprise"] is None
    assert values["requests.received.commercial_enterprise"] == 0
    assert {path: value for path, value in values.items() if before.get(path) is not None} == {
        path: value for path, value in before.items() if value is not None
    }


def test_a_total_that_was_left_out_is_the_sum_of_its_parts():
    """The parts are all printed, so the total is known."""
    report = parsed(
        values={"litigation.direct.upheld": "3", "litigation.direct.other": "4", "litigation.direct.total": ""}
    )
    one = resolve(report).readings["litigation.direct.total"]
    assert (one.value, one.reason, one.printed) == (7, Reason.TOTAL_OF_PARTS, "")
    assert "litigation.direct.other" in one.explain()
    assert "之和" in one.explain("zh")


def test_the_one_blank_part_is_what_its_total_leaves():
    """3 and a blank make 7."""
    report = parsed(
        values={"litigation.direct.upheld": "3", "litigation.direct.other": "", "litigation.direct.total": "7"}
    )
    one = resolve(report).readings["litigation.direct.other"]
    assert (one.value, one.reason) == (4, Reason.REMAINDER)


def test_two_blank_parts_are_not_guessed():
    """3 and two blanks make 7 in five ways."""
    values = {"litigation.direct.upheld": "3", "litigation.direct.other": "", "litigation.direct.pending": ""}
    readings = resolve(parsed(values=values | {"litigation.direct.total": "7"})).readings
    assert not {"litigation.direct.other", "litigation.direct.pending"} & readings.keys()


def test_totals_that_the_form_does_not_print_are_worked_out():
    """不予公开 altogether is what scholars count, and the form has no cell for it."""
    report = parsed(values=CONSISTENT)
    one = resolve(report).readings["requests.outcomes.denied.subtotal.total"]
    assert (one.value, one.reason, one.printed) == (2, Reason.TOTAL_OF_PARTS, None)
    assert resolve(report).readings["requests.carried_over.organizations_subtotal"].value == 1


def test_nothing_rests_on_a_figure_that_is_in_doubt():
    """The row does not sum up, so neither its figures nor what follows from them prove anything."""
    values = {
        "litigation.direct.upheld": "3",
        "litigation.direct.total": "2",
        "reconsideration.upheld": "1",
        "reconsideration.total": "1",
    }
    readings = resolve(parsed(values=values, zero="")).readings
    assert not any(path.startswith("litigation.direct") for path in readings)
    assert readings["reconsideration.pending"].value == 0
    wrong = CONSISTENT | {"requests.outcomes.granted.natural_person": "21"}
    doubtful = resolve(parsed(values=wrong)).readings
    assert "requests.outcomes.granted.organizations_subtotal" not in doubtful


@pytest.mark.parametrize(
    ("printed", "value"),
    [("68949.08元", Decimal("6.894908")), ("0.5亿元", Decimal(5000)), ("12.5万元", None), ("12.5", None)],
)
def test_an_amount_in_another_unit_is_converted_in_the_open(printed, value):
    """The printed amount stays; the conversion is a reading with its reason."""
    path = "proactive_disclosure.fees.amount"
    report = parsed(values={path: printed})
    readings = resolve(report).readings
    assert (readings[path].value if path in readings else None) == value
    if value is not None:
        assert readings[path].reason is Reason.UNIT_CONVERTED
        assert printed in readings[path].explain()
        assert report.values()[path] == Decimal(printed.rstrip("亿元"))


def test_readings_follow_from_one_another():
    """The row proves its blanks, and they leave the column one unknown."""
    values = CONSISTENT | row("carried_forward", 0, 0, 0, 0, 0, 0, 0) | {"requests.received.natural_person": ""}
    assert resolve(parsed(values=values)).readings["requests.received.natural_person"].value == 12


@pytest.mark.parametrize("text", ["", "一个没有表格的页面", "<table><tr><td>1</td></tr></table>"])
def test_a_document_without_tables_has_no_readings(text):
    """Content never raises."""
    assert dict(resolve(gir.parse(text)).readings) == {}


def test_what_another_sum_contradicts_is_not_read():
    """Its row leaves 2 for a blank, its column leaves 0: nobody knows which, though no printed sum fails."""
    row, column = "requests.outcomes.granted", "commercial_enterprise"
    printed = {f"{row}.natural_person": "3", f"{row}.{column}": "", f"{row}.total": "5"}
    printed |= {f"requests.{part}.natural_person": "3" for part in ("received", "outcomes.total")}
    printed |= {f"requests.{part}.total": "" for part in ("received", "outcomes.total")}
    report = parsed(values=printed)
    assert not [one for one in report.diagnostics if one.code in {"row-total", "column-total"}]
    assert f"{row}.{column}" not in resolve(report).readings
    alone = parsed(
        values={path: text for path, text in printed.items() if path != f"{row}.total"} | {f"{row}.total": ""}
    )
    assert resolve(alone).readings[f"{row}.{column}"].value == 0
