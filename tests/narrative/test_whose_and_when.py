"""Whose figures a sentence states and of which time, where an earlier clause or sentence says so."""

from __future__ import annotations

import pytest
from tests.narrative.reading import bound, facts

from govinfo_report.narrative import FactScope

PARTS_OF_ALL_YEARS = (
    "历年累计收到政府信息公开申请30件,其中,当面申请10件;网上申请20件。",
    "历年累计受理申请30件。其中,当面申请10件,网上申请20件。",
    "近五年来,全县共受理申请30件。其中,当面申请10件,网上申请20件。",
    "历年累计收到政府信息公开申请30件;行政复议2件;行政诉讼1件。",
    "自2008年以来,我局共受理申请30件,办结29件;收到行政复议2件。",
    "截至2016年12月底,累计收到政府信息公开申请30件;答复28件;收取费用200元。",
    "历年累计主动公开政府信息782条,其中,规范性文件4条;政府网站公开信息6条。",
    "历年累计主动公开政府信息3320条。在公开的3320条信息中,政策法规类31条。",
    "上半年收到申请3件,其中当面申请2件,网上申请1件。",
)


@pytest.mark.parametrize("sentence", PARTS_OF_ALL_YEARS)
def test_parts_are_of_the_time_of_their_whole(sentence: str) -> None:
    """Protects the year's values from parts of what all years, or half of one, add up to."""
    assert len(facts(sentence, 2016)) > 1
    assert bound(facts(sentence, 2016)) == set()


def test_a_time_that_only_the_last_figure_has_does_not_go_on() -> None:
    """What is named behind a figure of the year says nothing of the next part of the sentence."""
    found = facts("2016年主动公开政府信息30条,历年累计782条;收到政府信息公开申请5件。", 2016)
    assert bound(found) == {("proactive_disclosure.total", 30), ("requests.received.total", 5)}


def test_a_time_ends_with_its_sentence() -> None:
    """A full stop parts what 其中 does not join."""
    found = facts("历年累计主动公开政府信息782条。收到政府信息公开申请5件,其中当面申请2件。", 2016)
    assert bound(found) == {("requests.received.total", 5), ("requests.received.in_person", 2)}


@pytest.mark.parametrize(
    "others", ["各乡镇", "全县各乡镇", "2016年,各县区", "下属各单位", "市、县政府及其部门", "各分局"]
)
@pytest.mark.parametrize("mark", [",", ";"])
def test_what_other_offices_did_is_not_the_reports(others: str, mark: str) -> None:
    """The subject holds for the clauses behind it, which do not repeat it."""
    sentence = f"{others}主动公开政府信息1200条{mark}收到申请5件{mark}举办培训班3次{mark}未发生行政复议。"
    assert bound(facts(sentence, 2016)) == set()


@pytest.mark.parametrize("own", ["我局", "全县", "本机关"])
def test_its_own_name_begins_the_reports_figures(own: str) -> None:
    """What stands behind the office's own name is its own again."""
    sentence = f"各乡镇主动公开政府信息1200条,{own}收到申请5件,举办培训班3次。"
    assert bound(facts(sentence, 2016)) == {("requests.received.total", 5), ("training.courses", 3)}


def test_whom_something_is_done_for_is_no_subject() -> None:
    """Other offices that are trained or written to do not take the next figures with them."""
    found = facts("对各乡镇举办培训班3次,收到申请5件。", 2016)
    assert ("requests.received.total", 5) in bound(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "县政府门户网站发布各类信息8632条,其中,发布政府信息公开信息共399条。",
        "我局微博发布信息300条,其中发布政府信息120条。",
    ],
)
def test_what_one_channel_published_is_not_all(sentence: str) -> None:
    """A part of what stood on one channel is no total of what was made public."""
    assert bound(facts(sentence, 2016)) == set()


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("1年来,共主动公开政府信息48条。", ("proactive_disclosure.total", 48)),
        ("自2016年1月1日起2016年12月31日止,主动公开政府信息74条。", ("proactive_disclosure.total", 74)),
        ("2016年我局未收到申请公开政府信息的要求。", ("requests.received.total", 0)),
        ("没有收到公民、法人要求公开政府信息的要求。", ("requests.received.total", 0)),
        ("本局自2008年5月起开展政府信息公开工作,现有专职人员2名。", ("capacity.staff.full_time", 2)),
        ("未收到行政复议的申请。", ("reconsideration.total", 0)),
        ("未收到行政复议、行政诉讼申请。", ("litigation.total", 0)),
        ("未收到也未发生涉及政府信息公开的投诉和行政诉讼案件。", ("complaints.total", 0)),
        ("因此未产生依申请信息检索、复印、邮递等成本费用。", ("fees.amount", 0)),
        ("全局各科室共收到政府信息公开申请49件。", ("requests.received.total", 49)),
        ("答复的申请中,“同意公开”7件,“不予公开”的1件。", ("requests.answered.granted", 7)),
    ],
)
def test_the_year_in_other_words(sentence: str, wanted: tuple[str, int]) -> None:
    """Words of real reports that name the year, a request, a zero or an answer."""
    assert wanted in bound(facts(sentence, 2016))


def test_what_is_in_place_is_of_now() -> None:
    """目前 ends a time that began long ago."""
    sentence = "本区自2004年5月起开展政府信息公开工作,目前已配备了6名全职工作人员、59名兼职工作人员。"
    found = facts(sentence, 2016)
    assert bound(found) == {("capacity.staff.full_time", 6), ("capacity.staff.part_time", 59)}
    assert {fact.scope for fact in found} == {FactScope.YEAR}


@pytest.mark.parametrize("heading", ["四、收费及减免情况", "四、因政府信息公开申请行政复议、提起行政诉讼的情况"])
def test_no_application_in_a_section_of_other_cases(heading: str) -> None:
    """无申请 under the heading of fees or of reviews is no zero of requests."""
    text = f"三、依申请公开情况\n收到政府信息公开申请3件。\n{heading}\n本年度无申请。"
    assert {one for one in bound(facts(text, 2016)) if one[0].startswith("requests")} == {
        ("requests.received.total", 3)
    }
