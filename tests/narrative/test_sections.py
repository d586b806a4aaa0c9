"""Headings, attachments and page chrome."""

from __future__ import annotations

import pytest
from tests.narrative.reading import narrative

from govinfo_report.diagnostics import Span
from govinfo_report.narrative import Section

REPORT = """一、概述
(一)完善工作机制。县政府印发了要点。
㈡ 优化平台
1.网站建设。开设栏目3个。
2. 新媒体。共12篇。
二、主动公开政府信息的情况
2017年,主动公开政府信息12条。
四、依申请公开政府信息情况
未收到申请。
五、因政府信息公开申请行政复议、提起行政诉讼的情况
没有发生。
六、存在的主要问题及改进措施"""


def _outline(sections: tuple[Section, ...]) -> list[object]:
    return [(each.ordinal, each.heading, each.kind, _outline(each.children)) for each in sections]


def test_the_tree_of_headings() -> None:
    """Ordinals of every style nest as printed, a missing number is no matter, run-in headings end at their sentence."""
    assert _outline(narrative(REPORT).sections) == [
        (
            "一、",
            "概述",
            "overview",
            [
                ("(一)", "完善工作机制", None, []),
                ("㈡", "优化平台", None, [("1.", "网站建设", "platforms", []), ("2.", "新媒体", None, [])]),
            ],
        ),
        ("二、", "主动公开政府信息的情况", "proactive_disclosure", []),
        ("四、", "依申请公开政府信息情况", "requests", []),
        ("五、", "因政府信息公开申请行政复议、提起行政诉讼的情况", "review_and_litigation", []),
        ("六、", "存在的主要问题及改进措施", "problems_and_improvements", []),
    ]


def test_a_report_on_one_line_has_the_same_main_sections() -> None:
    """A cleaner that lost the line breaks loses no section."""
    for join in (" ", ""):
        read = narrative(join.join(REPORT.split("\n")))
        kinds = [each.kind for each in read.sections]
        assert kinds == [each.kind for each in narrative(REPORT).sections], join


def test_sections_cover_their_text() -> None:
    """A section reaches to the next one of its level; a child lies in its parent."""
    sections = narrative(REPORT).sections
    assert [first.span.end for first in sections[:-1]] == [second.span.start for second in sections[1:]]
    for section in sections:
        for child in section.children:
            assert section.span.start < child.span.start
            assert child.span.end <= section.span.end


def test_an_ordinal_on_a_line_of_its_own() -> None:
    """A page that breaks behind the ordinal still has its heading on the next line."""
    (section,) = narrative("(一)\n切实加强组织领导。一是明确责任。").sections
    assert (section.ordinal, section.heading) == ("(一)", "切实加强组织领导")


def test_digits_of_ordinals_are_no_figures() -> None:
    """1. and 第20条 count nothing; 12篇 does."""
    read = narrative(REPORT + "\n依照第20条,公开12条。")
    text = REPORT + "\n依照第20条,公开12条。"
    assert [text[span.start : span.end] for span in read.ordinals] == ["1", "2", "20"]


def test_attachments_named_and_present() -> None:
    """An attachment is present if its table or its caption follows."""
    absent = narrative("四、其他\n附件:2017年度政府信息公开情况统计表").attachments
    assert [(each.name, each.present) for each in absent] == [("2017年度政府信息公开情况统计表", False)]
    text = "附件:政府信息公开情况统计表(2018年度)\n附件\n政府信息公开情况统计表\n(2018年度)"
    again = narrative(text).attachments
    assert [(each.name, each.present) for each in again] == [("政府信息公开情况统计表(2018年度)", True)]
    followed = narrative("附:统计情况表\n……", (Span(9, 11),)).attachments
    assert [(each.name, each.present) for each in followed] == [("统计情况表", True)]
    assert narrative("附件下载:").attachments == ()


def test_page_chrome() -> None:
    """What a site prints around a report is furniture; the report's own lines are not."""
    chrome = [
        "您现在的位置:首页>年报>2018",
        "发布日期: 2019- 02- 11 10: 41 浏览次数: 12",
        "- 4 -",
        "【返回顶部】【打印本稿】【关闭本页】",
        "扫一扫在手机打开当前页",
        "主办单位:清河县人民政府 备案号 鲁ICP备05000000号",
    ]
    own = [
        "清河县2018年政府信息公开工作年度报告",
        "一、概述",
        "2018年,访问量达7689人次。",
        "来源渠道包括网站、微博等,共12条。",
    ]
    text = "\n".join([chrome[0], own[0], chrome[1], *own[1:3], chrome[2], own[3], *chrome[3:]])
    read = narrative(text)
    assert sorted(text[span.start : span.end] for span in read.furniture) == sorted(chrome)


@pytest.mark.parametrize("leader", ["", "……………3", " 3"])
def test_a_table_of_contents_is_no_section(leader):
    """Protects from sections that come twice, the first time with a page number for a text."""
    headings = ["一、概述", "二、主动公开政府信息情况", "三、依申请公开政府信息情况"]
    contents = "\n".join(f"{heading}{leader}" for heading in headings)
    body = "\n".join(f"{heading}\n我局按照要求开展工作。" for heading in headings)
    read = narrative(f"云岭市茶业发展局2016年政府信息公开工作年度报告\n目　录\n{contents}\n{body}\n")
    assert [one.ordinal + one.heading for one in read.sections] == headings


@pytest.mark.parametrize("ordinals", [("一", "二", "三"), ("1", "2", "3")])
def test_a_blank_behind_the_ordinal(ordinals):
    """Protects headings that print no mark behind their ordinal; a list item of other words is none."""
    words = ("概述", "主动公开政府信息情况", "依申请公开政府信息情况")
    heads = [f"{ordinal} {word}" for ordinal, word in zip(ordinals, words, strict=True)]
    lines = ("青溪县财政局2016年政府信息公开工作年度报告", *(f"{head}\n略。" for head in heads), "5 件申请由专人办理")
    assert [section.heading for section in narrative("\n".join(lines)).sections] == list(words)
