"""Rules of one's own, written and passed as a user would, from public names alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.checks.examples import CONSISTENT
from tests.checks.pages import parsed

import govinfo_report as gir
from govinfo_report import RULES, Identity, Kind, Verdict, rule, set_rule, sums

FORM_2021 = (gir.Format.ARTICLE20_2021,)
FEES = "proactive_disclosure.fees.amount"


class FeesOfDecisions(Kind):
    """Every licence costs 0.01 万元 in our district."""

    code = "test-fees-of-decisions"
    severity = gir.Severity.WARNING
    en = "{label}: {formula}."
    zh = "{label}：{formula}。"


class QuietOffice(Kind):
    """An office of ours without a single request."""

    code = "test-quiet-office"
    severity = gir.Severity.INFO
    en = "{agency} had no request."
    zh = "{agency}全年没有申请。"


@sums(FeesOfDecisions, forms=FORM_2021, basis="ours", tolerance=2)
def fees_of_decisions(_printed) -> Iterator[Identity]:
    """Fees are what the decisions cost, give or take 2."""
    yield Identity(FEES, FEES, ("proactive_disclosure.licensing.decisions",), (FEES,))


@rule("test-quiet-office", severity=gir.Severity.INFO, basis="ours", years=(2022, None))
def quiet_office(report) -> Iterator[gir.Diagnostic]:
    """An office without a request is asked about, from 2022 on."""
    if report.values().get("requests.received.total") == 0:
        yield QuietOffice.at(None, "requests.received.total", agency=report.agency)


def _codes(report, *rules):
    return [one.code for one in gir.check(report, rules=rules)]


@pytest.mark.parametrize(("amount", "codes"), [("10", []), ("12", []), ("8", []), ("12.5", ["test-fees-of-decisions"])])
def test_a_tolerance_is_kept(amount, codes):
    """Rounded amounts differ by a little; more than that is a finding."""
    values = {"proactive_disclosure.licensing.decisions": "10", FEES: amount}
    assert _codes(parsed(values=values), fees_of_decisions) == codes


@pytest.mark.parametrize(
    ("form", "year", "codes"),
    [
        ("article20_2021", 2021, []),
        ("article20_2021", 2022, ["test-quiet-office"]),
        ("article20_2019", 2022, ["test-quiet-office"]),
    ],
)
def test_a_rule_keeps_to_its_years(form, year, codes):
    """A rule that came into force in 2022 says nothing about 2021."""
    assert _codes(parsed(form, year=year), quiet_office) == codes


@pytest.mark.parametrize("form", ["article20_2019", "statistics_2014"])
def test_a_rule_keeps_to_its_forms(form):
    """Paths of one form mean nothing in another."""
    assert _codes(parsed(form, {FEES: "9"}, year=2019), fees_of_decisions) == []


@pytest.mark.parametrize(("forms", "asked"), [(FORM_2021, 0), ((*FORM_2021, gir.Format.ARTICLE20_2019), 1)])
def test_a_sum_is_asked_where_every_form_that_a_report_may_have_states_it(forms, asked):
    """Section four alone may be of either form: a sum that one of them does not state refutes none of its figures."""

    @sums(FeesOfDecisions, forms=forms, basis="ours")
    def nothing_pending(_printed) -> Iterator[Identity]:
        """What was upheld is all there was."""
        yield Identity("reconsideration", "reconsideration", ("reconsideration.upheld",), ("reconsideration.total",))

    report = parsed(sections=[("四、行政复议、行政诉讼情况", "review")])
    assert report.format is None
    assert len(gir.verdicts(report, [nothing_pending])) == asked


def test_a_rule_that_looks_for_itself_is_asked_where_one_form_is_its_own():
    """Protects such a rule from silence on a report of which only the form is not told."""

    @rule("test-quiet-office", severity=gir.Severity.INFO, basis="ours", forms=FORM_2021)
    def no_case(report) -> Iterator[gir.Diagnostic]:
        """Nobody asked for reconsideration."""
        yield QuietOffice.at(None, "reconsideration.total", agency=report.agency)

    assert _codes(parsed(sections=[("四、行政复议、行政诉讼情况", "review")]), no_case) == ["test-quiet-office"]


def test_a_rule_of_ones_own_stands_beside_those_of_the_library():
    """A user adds one and switches another off in the same call."""
    report = parsed(values={"litigation.direct.upheld": "1"})
    found = report.check((*RULES, quiet_office), without=["review-total"])
    assert [one.code for one in found] == ["test-quiet-office"]
    assert found[0].message_in("zh") == "云溪县水利局全年没有申请。"
    assert report.check() == gir.check(report) == report.diagnostics


def test_a_rule_over_a_set_is_added_too():
    """Rules over many reports are written the same way."""

    @set_rule("test-quiet-office", severity=gir.Severity.INFO, basis="ours", forms=FORM_2021)
    def all_quiet(reports) -> Iterator[gir.Diagnostic]:
        """No office of the set had a request."""
        yield QuietOffice.at(None, None, agency="、".join(one.agency for one in reports))

    found = gir.check_set([parsed(year=2021), parsed(agency="青石镇人民政府")], [all_quiet])
    assert [one.message_in("zh") for one in found] == ["云溪县水利局、青石镇人民政府全年没有申请。"]


def test_what_holds_is_told_too():
    """Nothing found may mean that all is well, or that nothing could be checked."""
    verdicts = {one.verdict for one in gir.verdicts(parsed(values=CONSISTENT))}
    assert verdicts == {Verdict.HOLDS}
    assert {one.verdict for one in gir.verdicts(parsed(zero=""))} == {Verdict.UNKNOWN}
    report = parsed(values={"litigation.direct.upheld": "1", "litigation.direct.pending": ""})
    [direct] = [one for one in gir.verdicts(report) if one.path == "litigation.direct"]
    assert (direct.rule, direct.verdict, direct.formula) == ("review-total", Verdict.REFUTED, "1 + 0 + 0 + □ = 1 ≠ 0")
    assert "review-total" not in {one.rule for one in gir.verdicts(report, without=["review-total"])}


def test_every_rule_says_what_it_excepts():
    """A reader who disagrees with a finding looks there first."""
    assert all(one.exceptions for one in RULES)
    balance = next(one for one in RULES if one.code == "balance")
    assert balance.exceptions.startswith("none.")
