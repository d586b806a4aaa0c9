"""Figures of a part, of another time or of others are none of the whole; figures of the forms since 2019 are read."""

import pytest

import govinfo_report as gir

TITLE = "云岭市茶业发展局{}年政府信息公开工作年度报告\n"


def bound(sentence, year=2016):
    """What the sentence gives to paths, in a report of a year."""
    report = gir.parse(f"{TITLE.format(year)}{sentence}\n")
    return {(fact.path, fact.value) for fact in report.facts if fact.path}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("收到申请20件（含上年结转3件）。", set()),
        ("行政复议3件，其中去年2件，今年1件。", set()),
        ("收到企业申请3件、自然人申请20件。", set()),
        ("未收到企业申请。", set()),
        ("未收到公民、法人和其他组织申请。", {("requests.received.total", 0)}),
        ("除上述1件复议外，未发生行政复议。", set()),
        ("对低保户减免费用20元，其余未收费。", set()),
        ("未出现因答复不及时引发的行政复议和行政诉讼。", set()),
        ("没有因政府信息公开引发的行政复议。", {("reconsideration.total", 0)}),
        ("按时答复11件，超期答复1件。", {("requests.closed.extended", 1)}),
        ("收到申请5件，均按时答复5件。", {("requests.received.total", 5), ("requests.answered.total", 5)}),
        ("行政复议案件共45件，其中涉及政府信息公开的9件。", {("reconsideration.total", 9)}),
        ("收取检索费35元、复制费120元、邮寄费48元。", set()),
        ("全省共收到政府信息公开申请1024件，我厅收到136件。", set()),
        ("局机关、下属单位分别收到申请3件、5件。", set()),
        ("通过政务微博和政务微信公开政府信息890条。", set()),
        ("全年制发公文120件，其中主动公开65件。", set()),
        ("新增政府信息公开查阅点2个。", set()),
        ("目前，我局设有查阅点3个。", {("capacity.reading_points", 3)}),
        ("收到申请5件，未收到书面申请。", {("requests.received.total", 5)}),
        ("收到通过网络提交的申请5件。", {("requests.received.online", 5)}),
    ],
)
def test_a_part_is_not_the_whole(sentence, wanted):
    """A figure of some of them, taken for that of all, is a wrong number that nobody notices."""
    assert bound(sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "2015年，收到申请8件。答复8件。",
        "“十二五”期间，我局共主动公开政府信息8.6万条。",
        "连续三年，主动公开政府信息86条。",
        "机构改革前，主动公开政府信息86条。",
        "到目前为止，收到政府信息公开申请45件。",
        "累计至2016年收到政府信息公开申请12件。",
        "目前，网站已公开政府信息5230条。",
    ],
)
def test_another_time_is_not_the_year(sentence):
    """Several years, a year before, or all until now: the sentence does not say what this year was."""
    assert bound(sentence) == set()


def test_since_the_beginning_of_the_year_is_the_year():
    """2018年以来 in a report of 2018."""
    assert bound("2018年以来，收到政府信息公开申请12件。", 2018) == {("requests.received.total", 12)}


@pytest.mark.parametrize(("year", "wanted"), [(2016, 8), (2020, None), (2021, 8)])
def test_documents_issued_are_asked_for_by_some_forms(year, wanted):
    """The form of 2019 and 2020 asks for documents newly made and disclosed instead."""
    found = dict(bound("制发规范性文件8件。", year))
    assert found.get("proactive_disclosure.normative_documents.issued") == wanted


def test_the_rows_of_the_forms_since_2019_are_read():
    """The words of today's forms, as sentences repeat them."""
    text = (
        "收到申请25件，其中属于国家秘密1件，属于行政查询事项2件。行政许可本年处理决定数量120件。未经复议直接起诉4件。"
    )
    assert bound(text, 2021) == {
        ("requests.received.total", 25),
        ("requests.outcomes.denied.state_secret.total", 1),
        ("requests.outcomes.denied.administrative_query.total", 2),
        ("proactive_disclosure.licensing.decisions", 120),
        ("litigation.direct.total", 4),
    }
