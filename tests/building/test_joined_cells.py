"""Pages whose cells were joined without anything between them: right, or left out and told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo_report as gir

TITLE, NEXT, END = (
    "某镇2025年政府信息公开工作年度报告",
    "三、收到和处理政府信息公开申请情况",
    "五、存在的主要问题及改进情况",
)
DOCUMENTS = "第二十条第(一)项\n信息内容本年制发件数本年废止件数现行有效件数"
DECISION = "信息内容本年处理决定数量"
DECISIONS = f"第二十条第(五)项\n{DECISION}\n行政许可{{}}\n第二十条第(六)项\n{DECISION}\n行政处罚{{}}\n行政强制{{}}"
APPLICANTS = "申请人情况\n自然人法人或其他组织总计\n商业企业科研机构社会公益组织法律服务机构其他"
ROWS = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "三、本年度办理结果(一)予以公开"]
OUTCOMES = "结果维持结果纠正其他结果尚未审结总计"
REVIEW = (
    f"四、政府信息公开行政复议、行政诉讼情况\n行政复议行政诉讼\n{OUTCOMES}未经复议直接起诉复议后起诉\n{OUTCOMES * 2}"
)
KEYS = ("natural_person", "commercial_enterprise", "research_institution", "social_welfare_organization")
KEYS += ("legal_service_organization", "other_organization", "total")


def page(documents, decisions, requests, review):
    """A report as a tool prints it that joins the cells of each row."""
    rows = [row + "".join(map(str, cells)) for row, cells in zip(ROWS, requests, strict=True)]
    first = ["规章" + "".join(map(str, documents)), "行政规范性文件000"]
    last = "".join(map(str, review))
    return "\n".join(
        [TITLE, DOCUMENTS, *first, DECISIONS.format(*decisions), NEXT, APPLICANTS, *rows, REVIEW, last, END]
    )


def test_a_digit_a_column():
    """Protects the figures of such pages, which were lost without a word: there is one way to part them."""
    requests = [[1, 0, 2, 0, 0, 0, 3], [0] * 7, [1, 0, 1, 0, 0, 0, 2]]
    report = gir.parse(page([3, 0, 5], [12, 0, 3], requests, [1, 0, 0, 0, 1, 0, 2, 0, 0, 2, 0, 0, 0, 4, 4]))
    values = report.values()
    assert [values[f"proactive_disclosure.{row}.decisions"] for row in ("licensing", "penalties")] == [12, 0]
    assert [values[f"proactive_disclosure.regulations.{key}"] for key in ("issued", "in_force")] == [3, 5]
    assert [values[f"requests.received.{key}"] for key in KEYS] == requests[0]
    assert (values["reconsideration.upheld"], values["litigation.after_reconsideration.pending"]) == (1, 4)
    cell = report.cell("requests.received.research_institution")
    assert report.document.text[cell.span.start : cell.span.end] == "2"


counts = st.integers(0, 300)


@given(
    st.lists(counts, min_size=3, max_size=3), st.lists(st.lists(counts, min_size=6, max_size=6), min_size=3, max_size=3)
)
def test_figures_of_more_digits_are_right_or_left_out(documents, kinds):
    """Protects from digits parted in the wrong place: where sums leave one way, it is taken, and else none."""
    requests = [[*row, sum(row)] for row in kinds]
    report = gir.parse(page(documents, [40, 0, 3], requests, [0] * 15))
    values, told = report.values(), {one.path for one in report.diagnostics if one.severity != "info"}
    for base, row in zip(("received", "carried_over", "outcomes.granted"), requests, strict=True):
        found = [values.get(f"requests.{base}.{key}") for key in KEYS]
        assert found == row or (set(found) == {None} and f"requests.{base}" in told)
    found = [values.get(f"proactive_disclosure.regulations.{key}") for key in ("issued", "repealed", "in_force")]
    assert found == documents or (set(found) == {None} and "proactive_disclosure.regulations" in told)


@pytest.mark.parametrize("line", ["行政事业性收费0", "行政许可12"])
def test_a_figure_behind_a_label_is_not_lost_as_a_misspelling(line):
    """Protects from a figure that was taken for a misspelt end of its label: the row was read as blank."""
    report = gir.parse(f"{TITLE}\n第二十条第(八)项\n信息内容\n本年收费金额(单位:万元)\n{line}\n{NEXT}\n")
    assert not report.values()


def test_joined_digits_where_blanks_left_no_trace():
    """Protects from seven figures made of five: another row has fewer digits than there are columns."""
    rows = [f"{ROWS[0]}138141752", f"{ROWS[1]}77", f"{ROWS[2]}28919"]
    report = gir.parse("\n".join([TITLE, NEXT, APPLICANTS, *rows, END]))
    assert not report.values()
    assert "requests.received" in {one.path for one in report.diagnostics}


def test_a_page_on_a_single_line_is_cut_in_front_of_its_labels():
    """Protects pages whose text has no line ends; an ordinal is the digit in front of its mark, no part of a figure."""
    rows = "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）条4992"
    rows += "其中：主动公开规范性文件数条51制发规范性文件总数件541.政府公报公开政府信息数条\xa0"
    rows += "2.政府网站公开政府信息数条123.政务微博公开政府信息数条2534.政务微信公开政府信息数条7"
    text = (
        f"{TITLE}{'认真贯彻落实条例，全年公开信息8条。' * 30}统计指标单位统计数一、主动公开情况————{rows}二、主要问题"
    )
    report = gir.parse(text)
    stem = "proactive_disclosure"
    wanted = {"total": 4992, "normative_documents.disclosed": 51, "normative_documents.issued": 54}
    wanted |= {"channels.website": 12, "channels.weibo": 253, "channels.wechat": 7}
    read = {path: value for path, value in report.values().items() if value is not None}
    assert read == {f"{stem}.{name}": value for name, value in wanted.items()}
    cell = report.cell(f"{stem}.channels.weibo")
    assert text[cell.span.start : cell.span.end] == "253"


def test_a_long_line_of_prose_with_words_of_labels_is_no_table():
    """Sentences name what tables count, with other words between."""
    text = (
        f"{TITLE}信息内容包括"
        + "收到申请数5件，其中当面申请数3件、传真申请数2件，网络申请数1件；行政复议数量2件。" * 12
    )
    assert not gir.parse(text).values()
