"""A label with nothing beside it is a row of blank cells where figures are set beside labels, and nowhere else."""

import pytest

import govinfo_report as gir
from govinfo_report.models.printed import CellKind, Placing

HEADER = """青溪县档案局2022年政府信息公开工作年度报告
第二十条第（一）项
信息内容          本年制发件数  本年废止件数  现行有效件数
规章              {rules}
行政规范性文件      3             1             7
第二十条第（六）项
信息内容          本年处理决定数量
"""
END = "三、收到和处理政府信息公开申请情况\n"
PENALTIES, MEASURES = "proactive_disclosure.penalties.decisions", "proactive_disclosure.coercive_measures.decisions"


def read(rows, rules="0             0             12"):
    """The report with some rows in its last table."""
    return gir.parse(HEADER.format(rules=rules) + rows + END)


@pytest.mark.parametrize("rows", ["行政处罚\n行政强制          5\n", "行政处罚\n行政强制\n"])
def test_a_label_with_nothing_beside_it_is_blank(rows):
    """An office without a single case leaves whole tables blank: that is what it printed, not a gap of the reader."""
    cell = read(rows).cell(PENALTIES)
    assert (cell.kind, cell.value, cell.binding.placing) == (CellKind.BLANK, None, Placing.SPACES)


@pytest.mark.parametrize(
    "rows",
    [
        "行政处罚\n        检查局          5\n行政强制          2\n",  # a row of its own, or the figure of 行政处罚
        "行政处罚\n                  5\n行政强制\n",  # above or below its label?
        "行政处罚\n5\n行政强制\n2\n",  # a cell a line
    ],
)
def test_a_figure_that_may_be_its_own_keeps_a_label_from_being_blank(rows):
    """Where a figure stands on a line of its own, the label above it or below it may be its row."""
    values = read(rows).values()
    assert not {path for path in (PENALTIES, MEASURES) if path in values and values[path] is None}


def test_lost_blanks_leave_nothing_to_see():
    """Cells that follow each other with one space show no columns, so a label alone may have lost its figure."""
    text = HEADER.format(rules="0 0 12").replace("规章              ", "规章 ")
    text = text.replace("      3             1             7", " 3 1 7")
    assert PENALTIES not in gir.parse(text + "行政处罚\n行政强制 5\n" + END).values()


def test_headers_below_each_other_show_no_columns():
    """A header that stands above its labels, not right of them, is that of a list; its figures may be anywhere."""
    text = HEADER.format(rules="0             0             12").replace(
        "信息内容          本年处理", "信息内容\n本年处理"
    )
    assert PENALTIES not in gir.parse(text + "行政处罚\n行政强制\n" + END).values()


def test_a_unit_that_stands_apart_is_no_column():
    """16   件 made the third column of a table whose second one was blank, and 16 was read under the second."""
    head = "第二十条第（五）项\n信息内容              上一年项目数量         本年增/减          处理决定数量\n"
    rows = "行政许可              201                                      16   件\n"
    rows += "其他对外管理服务事项  407                                      138\n"
    values = gir.parse("青溪县档案局2020年政府信息公开工作年度报告\n" + head + rows + END).values()
    assert values.get("proactive_disclosure.licensing.change") is None
    assert values.get("proactive_disclosure.other_services.change") is None


def test_a_figure_below_two_labels_keeps_the_item_from_being_blank():
    """Seen in a PDF's text: the figures of an item stood below it and the label of its group, and went to the group."""
    table = """三、收到和处理政府信息公开申请情况
                                     自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计
（一）予以公开                       9       1         0         0             0             5     15
            1.本机关不掌握相关政府信息   29      3         0         1             4             0     37
            2.没有现成信息需要另行制作
（四）无法提供
                                     8       0         0         0             1             0     9
（七）总计                           46      4         0         1             5             5     61
四、政府信息公开行政复议、行政诉讼情况
"""
    report = gir.parse(table)
    assert report.cell("requests.outcomes.unavailable.not_held.total").value == 37
    assert report.cell("requests.outcomes.unavailable.needs_creation.total") is None
    assert "group-heading" in {one.code for one in report.diagnostics}


def test_a_unit_alone_on_a_page_without_figures_has_a_blank_behind_it():
    """Protects a page of zeros left blank: its rows have their units, and no figure shows where the column is."""
    first = ["统计指标                          单位      统计数", "其中：主动公开规范性文件数          条        22"]
    rows = [
        "制发规范性文件总数                  件        25",
        "\f四、行政复议数量                    件",
        "五、行政诉讼数量                    件",
    ]
    values = gir.parse("\n".join(("青溪县档案局2016年政府信息公开工作年度报告", *first, *rows, END))).values()
    assert (values["reconsideration.total"], values["litigation.total"]) == (None, None)


def test_empty_lines_below_a_figure_beside_the_end_of_its_label_are_room():
    """Protects a row whose unit stands a line above its figure: three lines of room were three cells too many."""
    lines = ["统计指标                          单位      统计数", "（一）主动公开政府信息数（不同渠道和方式      条"]
    lines += [
        "公开相同信息计1条）                           403",
        "",
        "",
        "",
        "其中：主动公开规范性文件数          条        22",
    ]
    values = gir.parse("\n".join(("青溪县档案局2016年政府信息公开工作年度报告", *lines, END))).values()
    assert list(values.values()) == [403, 22]
