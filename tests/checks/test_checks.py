"""What the checks promise as a whole: sound reports pass, blanks are no failures, one cause gives one message."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.checks.examples import BUSY, CONSISTENT
from tests.checks.pages import SIX, page, parsed, row
from tests.layers.corruption import BLOCKS, clean, sums

import govinfo_report as gir
from govinfo_report.checks import RULES, check_set, rule
from govinfo_report.checks.readings import readings_of
from govinfo_report.parsing.resources import grammar_data
from govinfo_report.testing.reports import COLUMNS, FORMATS, OUTCOMES

SHARED = Path(__file__).resolve().parents[3] / "shared"
SUMS = {"balance", "row-total", "column-total", "cell-disagrees", "sums-disagree", "blank-hides-figure", "review-total"}


def _loud(report):
    return [one for one in report.diagnostics if one.severity is not gir.Severity.INFO]


def _with_text(text, values=CONSISTENT):
    """A report with this sentence in its first section."""
    sections = [(heading, text if heading[0] == "一" else own) for heading, own in SIX]
    return parsed(values=values, sections=sections)


@settings(max_examples=60, deadline=None)
@given(
    form=st.sampled_from(FORMATS),
    seed=st.integers(0, 10**6),
    zeros=st.sampled_from(["printed", "blank", "mark", "mixed"]),
)
def test_sound_reports_pass(form, seed, zeros):
    """A warning on a sound report, however it prints its zeros, would make people switch the checks off."""
    html, _ = clean(form, seed, zeros)
    report = gir.parse(html.encode(), media_type="text/html")
    assert [one for one in gir.check(report) if one.severity is not gir.Severity.INFO] == []


def test_the_known_failures_of_a_real_report():
    """Two blocks of this report do not sum up; each is found, quoted and pointed at. An amount is in 元 for 万元."""
    paths = sorted((SHARED / "seeds").glob("002_*.txt"))
    if not paths:
        pytest.skip("the real document is not beside the checkout")
    report = gir.parse(paths[0].read_text(encoding="utf-8"))
    found = {one.path: one for one in report.diagnostics if one.code == "review-total"}
    assert list(found) == ["litigation.direct", "litigation.after_reconsideration"]
    assert "1 + 0 + 0 + 0 = 1 ≠ 0" in found["litigation.direct"].message
    assert "1 + 0 + 1 + 0 = 2 ≠ 3" in found["litigation.after_reconsideration"].message
    text = report.document.text
    assert [text[one.span.start : one.span.end] for one in found.values()] == ["0", "3"]
    assert [one.span for one in found.values()] == [report.cell(f"{path}.total").span for path in found]
    assert [one for one in _loud(report) if one.code != "other-scale"] == list(found.values())
    assert [report.cell(one.path).raw for one in _loud(report) if one.code == "other-scale"] == ["68949.08元"]


def test_a_real_report_with_a_clean_bill():
    """Every sum of this report holds, in tables and text: nothing is to be said about it."""
    path = SHARED / "reports" / "szfgs2024.json"
    if not path.exists():
        pytest.skip("the real document is not beside the checkout")
    values = {key: str(value) for key, value in json.loads(path.read_text(encoding="utf-8"))["values"].items()}
    report = parsed(values=values, year=2024)
    assert report.values().keys() == values.keys()
    assert report.diagnostics == ()


def _cells(form):
    """Paths of the request matrix and the table of cases."""
    rows = [
        "received",
        "carried_over",
        *(f"outcomes.{row}" for row in OUTCOMES[form]),
        "outcomes.total",
        "carried_forward",
    ]
    yield from (f"requests.{row}.{column}" for row in rows for column in (*COLUMNS, "total"))
    yield from (f"{block}.{name}" for block in BLOCKS for name in ("upheld", "corrected", "other", "pending", "total"))


@settings(max_examples=80, deadline=None)
@given(path=st.sampled_from(sorted(_cells("article20_2021"))), more=st.integers(1, 500))
def test_one_wrong_figure_gives_one_message(path, more):
    """A wrong cell breaks up to three sums; three warnings would send the reader to three places."""
    values = {key: CONSISTENT.get(key, "0") for key in _cells("article20_2021")}
    wrong = int(values[path]) + more
    found = [one for one in _loud(parsed(values=values | {path: str(wrong)})) if one.code in SUMS]
    assert len(found) == 1
    broken = sum(path in left + right for left, right in sums("article20_2021"))
    if broken > 1:
        assert (found[0].code, found[0].path) == ("cell-disagrees", path)
        assert found[0].data["expected"] == int(values[path])
        assert found[0].data["count"] == broken
        assert found[0].severity is (
            gir.Severity.ERROR if "outcomes.total" in path or ".outcomes." not in path else gir.Severity.WARNING
        )
    else:
        assert (found[0].code, found[0].path) == ("review-total", path.rpartition(".")[0])
    assert path in dict(found[0].data["terms"])


def test_two_figures_that_changed_places_give_one_message():
    """Two columns fail by the same amount: one mistake, and no single figure explains it."""
    values = CONSISTENT | {"requests.received.natural_person": "0", "requests.received.commercial_enterprise": "12"}
    found = _loud(parsed(values=values))
    assert [(one.code, one.path, one.data["count"]) for one in found] == [("balance", "requests", 2)]


def test_a_row_that_was_filled_in_one_row_too_low_gives_one_message():
    """Every column fails twice; it is still one mistake."""
    values = CONSISTENT | row("carried_over", 0, 0, 0, 0, 0, 0, 0) | row("outcomes.granted", 10, 0, 0, 0, 0, 1, 11)
    assert len(_loud(parsed(values=values))) == 1


def test_shifted_cells_give_one_message():
    """One lost cell breaks two blocks of section four; the reader has to look at the row, not at two sums."""
    paths = [f"{block}.{name}" for block in BLOCKS for name in ("upheld", "corrected", "other", "pending", "total")]
    printed = ["1", "0", "0", "1", "2", "0", "0", "2", "0", "4", "0", "1", "5", "0", ""]
    found = gir.check(parsed(values=dict(zip(paths, printed, strict=True))))
    assert [(one.code, one.data["count"]) for one in found] == [("shifted-cells", 2)]
    complete = [*printed[:-1], "6"]
    codes = {one.code for one in gir.check(parsed(values=dict(zip(paths, complete, strict=True))))}
    assert codes == {"review-total"}


def test_independent_mistakes_give_a_message_each():
    """Two blocks that fail for reasons of their own must not hide each other."""
    values = {"reconsideration.upheld": "1", "litigation.direct.total": "1"}
    found = _loud(parsed(values=values))
    assert [one.path for one in found] == ["reconsideration", "litigation.direct"]


@pytest.mark.parametrize("blank", ["", "-", "/", "——"])
def test_blanks_that_may_be_zero_are_no_failure(blank):
    """Most offices leave zeros out; a warning for each would drown the others."""
    values = {path: text for path, text in CONSISTENT.items() if text != "0"}
    report = parsed(values=values, zero=blank)
    assert report.cell("requests.received.commercial_enterprise").value is None
    assert _loud(report) == []


@pytest.mark.parametrize(
    ("values", "code", "severity"),
    [
        # 12 = 12 + blanks holds; 12 + blanks = 13 holds only if a blank hides one
        ({"litigation.direct.upheld": "12", "litigation.direct.total": "13"}, "blank-hides-figure", "warning"),
        # the parts alone exceed the total: blanks cannot help
        ({"litigation.direct.upheld": "12", "litigation.direct.total": "11"}, "review-total", "warning"),
        # a total alone is what some offices print; nothing is wrong with it
        ({"litigation.direct.total": "11"}, "blank-hides-figure", "info"),
        # parts without their total: the total was lost
        ({"litigation.direct.upheld": "11"}, "blank-hides-figure", "warning"),
    ],
)
def test_blank_cells_are_unknown_and_bounded(values, code, severity):
    """A blank is unknown, never below zero: it fails nothing by itself, and repairs nothing that it cannot."""
    found = gir.check(parsed(values=values, zero=""))
    assert [(one.code, one.severity, one.path) for one in found] == [(code, severity, "litigation.direct")]


def test_a_total_alone_is_odd_where_other_totals_have_parts():
    """An office that prints totals only does so throughout; one total without parts among others was misplaced."""
    alone = {"litigation.direct.total": "11", "reconsideration.total": "2"}
    assert {one.severity for one in gir.check(parsed(values=alone, zero=""))} == {gir.Severity.INFO}
    [one] = gir.check(parsed(values=alone | {"reconsideration.upheld": "2"}, zero=""))
    assert (one.code, one.path, one.severity) == ("blank-hides-figure", "litigation.direct", gir.Severity.WARNING)


def test_a_row_that_was_left_out_fails_no_sum():
    """The row has its diagnostic; sums that need it are unknown, not failed."""
    html = page(values=CONSISTENT)
    cut = html.replace("<td>20</td><td>0</td>", "<td>20</td>", 1)
    assert cut != html
    report = gir.parse(cut.encode(), media_type="text/html")
    assert "requests.outcomes.granted.total" not in report.values()
    assert {one.code for one in report.diagnostics} == {"missing-cell"}


def test_figures_that_exceed_their_total_fail_even_with_a_row_left_out():
    """What is missing can only add: a sum that is too large already is refuted."""
    values = CONSISTENT | row("outcomes.partially_granted", 5, 0, 0, 0, 0, 0, 5)
    html = page(values=values).replace("<td>20</td><td>0</td>", "<td>20</td>", 1)
    report = gir.parse(html.encode(), media_type="text/html")
    assert [one.code for one in report.diagnostics] == ["missing-cell"]
    values |= row("outcomes.partially_granted", 50, 0, 0, 0, 0, 0, 50)
    html = page(values=values).replace("<td>20</td><td>0</td>", "<td>20</td>", 1)
    found = gir.check(gir.parse(html.encode(), media_type="text/html"))
    assert {path for one in found for path, _ in one.data["sums"]} == {
        "requests.outcomes.total.natural_person",
        "requests.outcomes.total.total",
    }


def _without_row(values, row_before):
    """The report of a page on which the row with these figures lost a cell, so that it was left out."""
    html = page(values=values)
    cut = html.replace(row_before, row_before.partition("</td>")[2], 1)
    assert cut != html
    return gir.parse(cut.encode(), media_type="text/html")


def test_the_balance_needs_no_total_of_the_outcomes():
    """Where （七）总计 was not read, its parts refute a balance that cannot hold."""
    total = "<td>22</td><td>0</td><td>0</td><td>0</td><td>0</td><td>1</td><td>23</td>"
    sound = _without_row(CONSISTENT, total)
    assert "requests.outcomes.total.total" not in sound.values()
    assert gir.check(sound) == ()
    wrong = CONSISTENT | row("outcomes.granted", 30, 0, 0, 0, 0, 1, 31)
    assert [one.code for one in gir.check(_without_row(wrong, total))] == ["balance"]


def test_a_subtotal_is_held_against_the_total_even_where_its_parts_are_blank():
    """12 natural persons and 3 organisations are not 16, whatever the five blank cells hold."""
    cells = {"natural_person": "12", "organizations_subtotal": "3", "total": "16"}
    values = {f"requests.received.{column}": text for column, text in cells.items()}
    found = gir.check(parsed(values=values, zero="", subtotal=True), without=["balance"])
    assert [one.code for one in found] == ["row-total"]
    assert "12 + 3 = 15 ≠ 16" in found[0].data["formula"]


def test_a_sentence_that_confirms_a_wrong_cell_is_evidence_not_a_second_message():
    """The cell is wrong, so the sentence differs from it: one cause, one message."""
    sections = [(heading, "2022年，我局收到申请12件。" if heading[0] == "一" else own) for heading, own in SIX]
    wrong = parsed(values=CONSISTENT | {"requests.received.total": "13"}, sections=sections)
    assert [(one.code, one.path) for one in gir.check(wrong)] == [("cell-disagrees", "requests.received.total")]
    assert "12件" in gir.check(wrong)[0].data["prose"]
    sound = parsed(values=CONSISTENT, sections=sections)
    assert gir.check(sound) == ()


def test_a_sentence_that_confirms_neither_is_a_second_message():
    """The sums expect 12, the cell holds 13, the sentence says 14: folding it away would hide the third figure."""
    sections = [(heading, "2022年，我局收到申请14件。" if heading[0] == "一" else own) for heading, own in SIX]
    found = gir.check(parsed(values=CONSISTENT | {"requests.received.total": "13"}, sections=sections))
    assert {one.code for one in found} == {"cell-disagrees", "prose-differs"}
    assert "prose" not in next(one for one in found if one.code == "cell-disagrees").data


def test_a_section_that_is_missing_is_said_once():
    """Without section five the ordinals jump from 四 to 六; without section four its table is gone too."""
    no_five = parsed(values=CONSISTENT, sections=[one for one in SIX if one[0][0] != "五"])
    assert [one.code for one in gir.check(no_five)] == ["missing-section"]
    no_four = parsed(values=CONSISTENT, sections=[one for one in SIX if one[0][0] != "四"])
    assert [one.code for one in gir.check(no_four)] == ["missing-table"]


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("本年度未收取信息处理费。", True),
        ("2022年收取信息处理费120元。", True),
        ("信息处理费收取情况：发出收费通知0件，总金额0元。", True),
        ("信息处理费的收取按有关规定执行。", False),
        ("没有其他事项。", False),
    ],
)
def test_naming_the_fee_is_not_saying_what_was_charged(text, is_said):
    """Section six must give a figure or a no; a sentence about the rules on the fee gives neither."""
    sections = [(heading, text if heading[0] == "六" else own) for heading, own in SIX]
    found = [one.code for one in gir.check(parsed(values=CONSISTENT, sections=sections))]
    assert found == ([] if is_said else ["information-fee-unsaid"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2022年，我局共收到政府信息公开申请12件。", None),
        ("2022年，我局共收到政府信息公开申请23件。", "prose-other-reading"),
        ("2022年，我局共收到政府信息公开申请15件。", "prose-differs"),
        ("2021年，我局共收到政府信息公开申请15件。", None),
        ("2022年，我局共收到政府信息公开申请15余件。", None),
        ("2022年，因政府信息公开引起的行政诉讼2件。", "prose-differs"),
        ("2022年，我局未收到政府信息公开申请。", "prose-differs"),
    ],
)
def test_sentences_are_held_against_the_table(text, code):
    """收到 may mean the new ones or all on the desk; a sentence is doubted only if no reading fits."""
    found = [one for one in gir.check(_with_text(text)) if one.code.startswith("prose")]
    assert [one.code for one in found] == ([code] if code else [])


def test_a_sentence_that_matches_another_sum_says_which():
    """A reader must be told what 23 is: received and carried over."""
    report = _with_text("2022年，我局共收到政府信息公开申请23件。")
    found = next(one for one in report.diagnostics if one.code == "prose-other-reading")
    assert found.severity is gir.Severity.INFO
    assert {"本年新收＋上年结转", 23, 12} <= set(found.data.values())
    assert found.data["quote"] in found.message_in("zh")


def test_sentences_that_state_no_figure_of_the_table_are_left_alone():
    """信息处理费 in section six and 行政事业性收费 in Article 20(8) are different fees, often in different units."""
    sections = [(heading, "本年度收取信息处理费300元。" if heading[0] == "六" else text) for heading, text in SIX]
    assert parsed(values=CONSISTENT | {"proactive_disclosure.fees.amount": "12"}, sections=sections).diagnostics == ()


@pytest.mark.parametrize("form", gir.Format)
def test_the_readings_speak_of_metrics_and_paths_that_there_are(form):
    """A label that the narrative never gives, or a path that no table has, would be a rule that never speaks."""
    metrics = {one["label"] for one in grammar_data("facts.toml")["metrics"].values()}
    known = readings_of(form)
    assert set(known) <= metrics
    paths = set() if form is gir.Format.INDICATORS_OTHER else {one.path for one in gir.fields(form)}
    for readings in known.values():
        assert {path for one in readings for path in one.plus + one.minus} <= paths


def test_rules_are_switched_off_and_added_for_one_call_only():
    """A rule of one caller must never reach another one."""

    @rule("review-total-of-mine", severity=gir.Severity.INFO, basis="ours")
    def mine(_report):
        yield gir.Diagnostic("review-total", gir.Severity.INFO, "litigation.direct", None, {"label": "", "formula": ""})

    report, before = parsed(values={"litigation.direct.upheld": "1"}), RULES
    assert [one.code for one in gir.check(report)] == ["review-total"]
    assert gir.check(report, without=["review-total"]) == ()
    assert len(gir.check(report, rules=(*RULES, mine))) == 2
    assert [one.code for one in gir.check(report)] == ["review-total"]
    assert RULES is before
    assert mine not in RULES


def test_a_kind_of_finding_can_be_switched_off():
    """Findings that several rules share have codes of their own."""
    report = parsed(values=CONSISTENT | {"requests.received.natural_person": "13"})
    assert [one.code for one in gir.check(report)] == ["cell-disagrees"]
    assert gir.check(report, without=["cell-disagrees"]) == ()


def test_mistakes_of_the_caller_are_told():
    """A misspelt code would silently leave a rule on."""
    report = parsed()
    with pytest.raises(ValueError, match="no-such-rule"):
        gir.check(report, without=["no-such-rule"])
    with pytest.raises(ValueError, match="row-total"):
        gir.check(report, rules=(*RULES, *RULES))


def test_findings_of_a_set_say_which_reports_they_are_about():
    """Of a thousand reports, the reader needs to know which two."""
    reports = [
        parsed(year=2019),
        parsed(values=CONSISTENT | BUSY, year=2021),
        parsed(values=CONSISTENT | BUSY, agency="青石镇人民政府"),
    ]
    found = [one for one in check_set(iter(reports)) if one.code == "copied-table"]
    assert [(one.data["report"], one.data["other"]) for one in found] == [(2, 1)]
    assert "青石镇人民政府" in found[0].message


def test_one_report_twice_is_no_copy():
    """Crawlers fetch a page twice; that is no office's mistake."""
    report = parsed(values=CONSISTENT | BUSY)
    again = evolve(report, document=evolve(report.document, source=evolve(report.source, sha256="0" * 64)))
    assert check_set([report, report, again]) == ()


def test_years_of_which_one_is_reported_twice_are_not_compared():
    """Own office and whole area, or draft and final: nobody knows which of the two continues."""
    first = parsed(values={"requests.carried_forward.total": "3"}, year=2021)
    second, third = parsed(values=CONSISTENT), parsed(values=CONSISTENT | {"reconsideration.total": "1"})
    assert [one.code for one in check_set([second, first])] == ["carried-differs"]
    assert check_set([first, second, third]) == ()


def test_documents_are_not_asked_about_across_the_change_of_forms():
    """对外公开总数量 of 2020 is another fact than 现行有效件数 of 2021."""
    old = parsed("article20_2019", {"proactive_disclosure.normative_documents.total_disclosed": "5"}, year=2020)
    assert check_set([old, parsed(year=2021)]) == ()


@pytest.mark.parametrize("signed", ["+51", "增加51", "减2"])
def test_a_sign_outside_its_column_puts_the_whole_row_in_doubt(signed):
    """Only 本年增/减 is signed: where another figure of its row is, the two have changed places."""
    page = f"信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量\n行政强制 | 27 | 1 | {signed}\n三、其他"
    (found,) = (one for one in gir.parse(page).diagnostics if one.code == "negative-count")
    assert found.path == "proactive_disclosure.coercive_measures"


def test_sums_are_checked_though_the_form_is_unknown():
    """Section four alone is of both forms since 2019, which agree on its sums."""
    heads = "行政复议 行政诉讼 结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉"
    results = " 结果维持 结果纠正 其他结果 尚未审结 总计" * 2
    lines = [*(heads + results).split(), *["0"] * 5, "17", "10", *["5"] * 3, *["0"] * 5, "五、存在的主要问题及改进情况"]
    report = gir.parse("\n".join(lines))
    assert report.format is None
    assert [one.path for one in report.diagnostics if one.code == "review-total"] == ["litigation.direct"]


def test_one_code_is_switched_off_as_many_are():
    """Protects who names one code from being told that its letters are none."""
    report = parsed(values={"litigation.direct.upheld": "1"})
    assert [one.code for one in report.diagnostics] == ["review-total"]
    assert gir.check(report, without="review-total") == report.check(without="review-total") == ()
    assert gir.check_set([report], without="review-total") == ()
    assert "review-total" not in {one.rule for one in report.verdicts(without="review-total")}
    assert report.verdicts() == gir.verdicts(report)


def test_one_report_and_many_are_told_apart():
    """Protects the reader of a traceback from an attribute that a list does not have."""
    report = parsed(values=CONSISTENT)
    for asked, wrong in ((gir.check, [report]), (gir.verdicts, [report]), (gir.check_set, [None])):
        with pytest.raises(TypeError, match="a Report is needed, not"):
            asked(wrong)
    with pytest.raises(TypeError, match="give it a list"):
        gir.check_set(report)
