"""A figure that no value, row or label explains is said to be unread."""

import pytest

import govinfo_report as gir

PAGE = """第二十条第（五）项
信息内容
本年处理决定数量
行政许可
{cell}
第二十条第（六）项
信息内容
本年处理决定数量
行政处罚
6
行政强制
0
二、收到和处理政府信息公开申请情况
"""


HEAD = """某县水务局2022年政府信息公开工作年度报告
第二十条第（八）项
信息内容 本年收费金额（单位：万元）
"""


@pytest.mark.parametrize("cell", ["约300", "1.36万余", "12+3", "22[1]", "许可12 备案3"])
def test_a_text_with_figures_in_the_place_of_a_value(cell):
    """Protects from losing what stands in a cell on a line of its own because it is no number: somebody must look."""
    report = gir.parse(PAGE.format(cell=cell))
    assert "proactive_disclosure.licensing.decisions" not in report.values()
    (found,) = (one for one in report.diagnostics if one.code == "unread-figure")
    assert found.data["text"] == cell
    assert report.cell("proactive_disclosure.penalties.decisions").value == 6


def flagged(report, path):
    """Whether a warning or an error is about the row of a value."""
    return any(
        one.severity is not gir.Severity.INFO and one.path and path.startswith(one.path) for one in report.diagnostics
    )


@pytest.mark.parametrize("cell", ["#REF!", "待核实", "见附件"])
def test_a_short_text_behind_a_full_row(cell):
    """Protects from 12 that was split in 1 and 2, in front of a cell that holds no figure: there are three for two."""
    rows = ["行政处罚", "68", "5", "62", cell, "行政强制", "37", "24", "4"]
    report = gir.parse("\n".join(["信息内容", "上一年项目数量", "本年增/减", "处理决定数量", *rows, "三、其他"]))
    assert flagged(report, "proactive_disclosure.penalties.decisions")
    assert not flagged(report, "proactive_disclosure.coercive_measures.decisions")


def test_a_bar_that_ends_a_row_is_no_blank_cell():
    """Protects from a cell that was lost, and the end of its row read as a blank one."""
    head = "第二十条第（八）项\n|\n信息内容\n| 上一年项目数量\n| 本年增/减\n|\n"
    short, whole = ("行政事业性收费\n| ——\n|\n", "行政事业性收费\n| 5\n|\n|\n")
    assert gir.parse(f"{head}{short}三、其他\n").values() == {}
    assert list(gir.parse(f"{head}{whole}三、其他\n").values().values()) == [5, None]


def test_a_figure_too_many_in_a_row_of_lines_between_bars():
    """Protects from a fifth cell taken for a page number, and the blank in front of it for the value."""
    head = "指标名称\n|\n计量单位\n|\n2017年度\n|\n历年累计\n|\n"
    rows = "不予公开答复数\n|\n条\n|\n|\n|\n5\n|\n其他类型答复数\n|\n条\n|\n|\n2\n|\n"
    report = gir.parse(head + rows + "行政诉讼数\n|\n件\n|\n1\n|\n1\n|\n")
    assert "requests.answered.denied.cumulative" not in report.values()
    assert flagged(report, "requests.answered.denied.cumulative")
    assert report.cell("requests.answered.other.cumulative").value == 2


def test_rows_of_a_form_in_a_table_that_was_not_read():
    """Protects from a second table without a header that says something else, taken for prose."""
    table = "<table>{}</table>"
    rows = "".join(
        f"<tr><td>{label}<td>件<td>{1}<td>{total}" for label, total in (("行政复议数", 10), ("行政诉讼数", 3))
    )
    head = "<tr><td>指标名称<td>计量单位<td>2016年度<td>历年累计"
    other = "<tr><td>行政复议数<td>件<td>1<td>4"
    report = gir.parse(table.format(head + rows) + "<p>1525</p>" + table.format(other))
    assert report.cell("reconsideration.total.cumulative").value == 10
    assert flagged(report, "reconsideration.total.cumulative")
    assert not flagged(report, "litigation.total.cumulative")


def test_a_row_of_the_offices_own_that_does_not_fit_is_kept():
    """Protects from losing the label of a row because its cells cannot be placed."""
    report = gir.parse("信息内容 | 本年处理决定数量\n行政处罚 | 6\n行政检查 | 7 | 8 | 9\n行政强制 | 1\n三、其他")
    assert [row.label for row in report.indicators] == ["行政检查"]
    assert [one.code for one in report.diagnostics if one.data.get("label") == "行政检查"] == ["extra-cell"]


HEAD = "信息内容 |\n上一年项目数量 |\n本年增/减 |\n处理决定数量 |\n"


def test_two_rows_in_the_lines_of_one_cell():
    """Protects from two labels in one cell, of which only the second has a bar, and the figures of both under it."""
    report = gir.parse(f"{HEAD}行政处罚\n行政强制 |\n|\n+52 |\n292 |\n三、其他")
    assert report.values() == {}
    assert flagged(report, "proactive_disclosure.coercive_measures.change")
    assert flagged(report, "proactive_disclosure.penalties.change")


@pytest.mark.parametrize("mark", ["\t", "\t\t", "|"])
def test_a_row_of_blanks_that_left_only_its_label(mark):
    """Protects the row below it, whose own cells stand beside its label: the two are no lines of one cell."""
    head = mark.join(("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"))
    row = mark.join(("行政规范性文件", "10", "5", "87"))
    values = gir.parse(f"{head}\n规章\n{row}\n第二十条第（五）项\n").values()
    assert list(values.values()) == [10, 5, 87]
    assert all(path.startswith("proactive_disclosure.normative_documents.") for path in values)


@pytest.mark.parametrize(("row", "value"), [("| 4 | |", 4), ("|  | 4 | |", 4)])
def test_cells_on_the_line_below_their_label(row, value):
    """Protects from the place of a cell whose label stands on another line: it is one too early, if none is blank."""
    head = "第二十条第（八）项 | |||\n信息内容 | 上一年项目数量 | 本年增/减 | |\n"
    values = gir.parse(f"{head}行政事业性收费 |\n{row}\n第二十条第（九）项 | |||").values()
    assert values == {"proactive_disclosure.fees.previous_year_items": None, "proactive_disclosure.fees.change": value}


def test_the_blanks_beside_a_page_number_are_no_cells():
    """Protects from a row that a page cut, filled up by the row of the page number."""
    head = HEAD.replace("\n", " ").strip()
    report = gir.parse(
        f"{head}\n行政许可 | 262 |\n- 2 - | | |\n{head}\n增12 | 129 |\n其他对外管理服务事项 | 1 | 2 | 3 |\n三、"
    )
    assert "proactive_disclosure.licensing.change" not in report.values()
    assert report.cell("proactive_disclosure.other_services.decisions").value == 3


def test_a_row_without_cells_puts_the_next_in_doubt():
    """Protects from two rows that were merged on lines: both labels, then the figures of both run together."""
    head = "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
    report = gir.parse(f"{head}规章\n行政规范性文件\n9\n\n23\n第二十条第（五）项\n")
    assert flagged(report, "proactive_disclosure.normative_documents.issued")
    whole = gir.parse(f"{head}规章\n\n\n\n行政规范性文件\n9\n\n23\n第二十条第（五）项\n")
    assert not flagged(whole, "proactive_disclosure.normative_documents.issued")


def test_a_header_that_may_be_one_of_two_heads_no_column():
    """Protects from a row that lost a cell and fits the headers that are left."""
    head = "信息内容 |\n本年新制作数量 |\n本年新公 |\n对外公开总数量 |\n"
    report = gir.parse(f"{head}规章 |\n0 |\n0 |\n112 |\n规范性文件 |\n18 |\n248 |\n第二十条第（五）项")
    assert report.values() == {}
    assert flagged(report, "proactive_disclosure.normative_documents.newly_made")


def test_a_figure_on_the_row_below_puts_the_row_in_doubt():
    """Protects from 44 that was split in 4 and 4, so that the next figure went to a row of its own."""
    rows = "<tr><td>行政事业性收费<td>4<td>4<tr><td colspan=3>+6"
    report = gir.parse(f"<table><tr><td>信息内容<td>上一年项目数量<td>本年增/减{rows}</table>")
    assert flagged(report, "proactive_disclosure.fees.change")


def test_rows_of_a_form_on_lines_that_were_not_read():
    """Protects from the rest of another printing, without a header, in which the same rows say something else."""
    table = "指标名称\n计量单位\n2016年度\n历年累计\n行政复议数\n件\n1\n10\n行政诉讼数\n件\n1\n3\n"
    more = "总计 698 件\n接受行政申诉、举报数\n件\n1\n1\n行政复议数\n件\n1\n4\n行政诉讼数\n件\n1\n3\n"
    report = gir.parse(f"{table}{more}打印本页\n")
    assert flagged(report, "reconsideration.total.cumulative")
    like = gir.parse(f"{table}总计 698 件\n接受行政申诉和举报数\n件\n1\n1\n行政复议数\n件\n1\n4\n打印本页\n")
    assert flagged(like, "reconsideration.total.cumulative")
    alone = gir.parse(f"{table}六、其他需要报告的事项\n行政复议数 4\n打印本页\n")
    assert not flagged(alone, "reconsideration.total.cumulative")


def test_a_row_that_lost_its_end_does_not_lend_its_unit_a_value():
    """Protects from the blank of the unit's column taken for the value of the first, and that for the second's."""
    rows = [
        "指标名称\t计量单位\t2016年度\t历年累计",
        "主动公开文件数\t\t231\t233",
        "其中：1.政府网站公开数\t\t189\t191",
    ]
    more = ["2.政府公报公开数\t\t42\t42", "行政复议数\t\t0", "行政诉讼数\t\t1\t4", "六、其他"]
    report = gir.parse("\n".join([*rows, *more]))
    assert "reconsideration.total.cumulative" not in report.values()
    assert report.values()["litigation.total.cumulative"] == 4


def test_a_figure_below_a_row_on_one_line_is_none_of_its_cells():
    """Protects from a row of fourteen cells made whole by the number of a page, as a total without parts."""
    heads = "行政复议 | 行政诉讼 |\n未经复议直接起诉 | 复议后起诉 |\n"
    results = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | " * 3
    row = "1 | 6 | 2 | 2 | 11 | | | | | | | | | |"
    report = gir.parse(f"{heads}{results.strip()}\n{row}\n3273\n五、存在的主要问题及改进情况\n")
    assert 3273 not in report.values().values()


INDICATORS = "指标名称\t计量单位\t2017年度\t历年累计\n"


def test_a_row_like_one_that_was_read_puts_that_in_doubt():
    """Protects from a table printed again without its header, under a label that differs a little from the form's."""
    rows = "政府信息公开收费减免的金额\t元\t0\t{}\n行政复议数\t件\t1\t1\n行政诉讼数\t件\t3\t3\n"
    report = gir.parse(INDICATORS + rows.format(422) + "（定稿）\n" + rows.format(430))
    assert flagged(report, "fees.reduced.cumulative")
    assert not flagged(report, "litigation.total.cumulative")


def test_a_table_printed_twice_does_not_vouch_for_itself():
    """Protects from 18 split in 1 and 8 behind a blank: its second printing is no second row filled up alike."""
    rows = ["主动公开文件数", "条", "", "1", "8", "行政复议数", "件", "2", "3", "行政诉讼数", "件", "", "11"]
    report = gir.parse("".join(f"{cell} |\n" for cell in [*INDICATORS.split(), *rows] * 2))
    assert "proactive_disclosure.documents.year" not in report.values()
    assert report.cell("litigation.total.cumulative").value == 11


def test_a_line_between_two_tables_takes_no_cells():
    """Protects from 总计 between two printings of a table, read as a row with all cells of the second one."""
    rows = "<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数<tr><td>规章<td>{}<td>3<td>104"
    fees = "<tr><td>信息内容<td colspan=3>本年收费金额（单位：万元）<tr><td>行政事业性收费<td colspan=3>260.7005"
    first, second = (f"<table>{rows.format(number)}{fees}</table>" for number in (16, 23))
    report = gir.parse(f"{first}<p>总计 899 件</p>{second}")
    assert flagged(report, "proactive_disclosure.regulations.issued")
    assert report.cell("proactive_disclosure.regulations.in_force").value == 104


def test_a_row_behind_the_last_one_is_named_by_its_own_label():
    """Protects from another printing of a row, whose figures were taken for cells of the table's last row."""
    fees = "信息内容\t上一年项目数量\t本年增/减\n行政事业性收费\t0\t{}\n"
    bought = "信息内容\t采购项目数量\t采购总金额\n政府集中采购\t0\t0\n"
    again = "（初稿）\n行政事业性收费\t\n0\t\n61\t\n三、其他"
    report = gir.parse(fees.format("+55") + bought + again)
    assert flagged(report, "proactive_disclosure.fees.change")
    assert not flagged(report, "proactive_disclosure.procurement.amount")


def test_a_short_text_at_the_end_of_the_last_row():
    """Protects from 44 that was split in 4 and 7 in front of a cell without a figure: there are four for three."""
    head = "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n行政处罚 | — | 7 | 20 |\n"
    report = gir.parse(f"{head}行政强制 | — | 4 | 7 | 同上 |\n三、其他需要报告的事项\n")
    assert flagged(report, "proactive_disclosure.coercive_measures.decisions")
    assert not flagged(report, "proactive_disclosure.penalties.decisions")


def test_a_row_right_behind_a_table_is_told():
    """Protects from a second printing whose header is lost: its label was passed over, and its figures with it."""
    fees = ["第二十条第（八）项", "信息内容", "上一年项目数量", "本年增/减", "行政事业性收费", "351", "-59"]
    goods = ["第二十条第（九）项", "信息内容", "采购项目数量", "采购总金额", "政府集中采购", "36", "491.2686"]
    report = gir.parse(
        "\n".join([*fees, *goods, "行政事业性收费", "354", "-59", *goods, "三、收到和处理政府信息公开申请情况"])
    )
    assert report.values()["proactive_disclosure.fees.previous_year_items"] == 351
    assert ("unread-row", "proactive_disclosure.fees") in {(one.code, one.path) for one in report.diagnostics}


def test_a_row_without_figures_in_one_of_two_printings_is_told():
    """Protects from a figure of one printing where the other has none: nobody knows which one holds."""
    table = "第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n{}行政强制\n8\n"
    report = gir.parse(table.format("74\n") + table.format("") + "三、收到和处理政府信息公开申请情况\n")
    assert ("missing-cell", "proactive_disclosure.penalties") in {(one.code, one.path) for one in report.diagnostics}


@pytest.mark.parametrize(
    ("label", "header"),
    [
        ("不予行政许可", "本年处理决定数量"),
        ("非行政许可审批", "本年处理决定数量"),
        ("上年行政许可", "本年处理决定数量"),
        ("行政许可", "上年处理决定数量"),
    ],
)
def test_what_turns_a_label_into_something_else_is_no_misspelling_of_it(label, header):
    """Protects from 不予行政许可 read as 行政许可, and a header of last year's figures as the year's."""
    rows = (("第二十条第（五）项", ""), ("信息内容", header), (label, "7"))
    cells = "".join(f"<tr><td>{one}<td>{other}" for one, other in rows)
    assert "proactive_disclosure.licensing.decisions" not in gir.parse(f"<table>{cells}</table>").values()


def test_figures_of_a_table_that_are_in_no_value_are_named():
    """Protects section four from being read in part in silence: its litigation may be printed in one block."""
    names = "".join(f"<td>{name}" for name in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") * 2)
    row = "".join(f"<td>{figure}" for figure in (1, 2, 3, 4, 10, 5, 0, 0, 0, 5))
    report = gir.parse(f"<table><tr><td colspan=5>行政复议<td colspan=5>行政诉讼<tr>{names}<tr>{row}</table>")
    assert report.values()["reconsideration.total"] == 10
    (said,) = (one for one in report.diagnostics if one.code == "unread-figure")
    assert said.data["text"] == "5、0、0、0、5"


def test_a_row_whose_figure_no_cell_holds_is_told():
    """Protects from a row that is taken for a label of the office's own, with its figure inside."""
    report = gir.parse(f"{HEAD}行政事业性收费 12.5万\n三、收到和处理政府信息公开申请情况\n")
    assert "proactive_disclosure.fees.amount" not in report.values()
    assert [one.data["text"] for one in report.diagnostics if one.code == "unread-figure"] == ["行政事业性收费 12.5万"]


@pytest.mark.parametrize("share", ["12%", "-7.5%", "+3％"])
def test_a_share_at_the_end_of_a_line_takes_no_figure_with_it(share):
    """Protects the figures of lines whose last column is a change in per cent: whole lines were taken for prose."""
    rows = ["统计指标 单位 统计数 同比增减", f"主动公开政府信息数 条 19 {share}", f"收到申请数 件 5 {share}"]
    report = gir.parse("\n".join(["示例市水务局2016年政府信息公开工作年度报告", *rows, "联系人：张三"]))
    assert report.values()["proactive_disclosure.total"] == 19


FOOT = [
    ["单位负责人：张某　审核人：李某　填报人：王某　联系电话：0595-2812345　填报日期：2017-02-13"],
    ["填报人：王某", "联系电话：", "0595-2812345"],
    ["主办单位：清河县人民政府　承办单位：信息中心　联系电话：0595-2812345"],
]


def statistics(*rows):
    """The first and the last row of the form of 2014, and rows behind them in the same grid."""
    form = [
        ["统计指标", "单位", "统计数"],
        ["（一）主动公开政府信息数", "条", "17"],
        ["（三）接受培训人员数", "人", "12"],
    ]
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in [*form, *rows])
    return gir.parse(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")


@pytest.mark.parametrize("foot", FOOT)
def test_who_signs_below_the_form_is_none_of_its_rows(foot):
    """Protects from a warning for telephone numbers and dates that stand in the last cells of a spreadsheet."""
    codes = {one.code for one in statistics(foot).diagnostics}
    assert codes.isdisjoint({"unread-figure", "text-cell", "unknown-row"})


def test_a_figure_with_its_label_in_the_last_cell_of_a_grid_is_told():
    """Protects from losing a row, all of which stands in one cell, as a line of the page."""
    report = statistics(["其中：举办政府信息公开专题培训班的次数 5 次"])
    assert "unread-figure" in {one.code for one in report.diagnostics}


def test_figures_in_the_middle_of_a_torn_label_are_no_blanks():
    """Protects a row of columns of spaces whose label goes on behind its figures: it is not one without any."""
    report = gir.parse(
        "某县商务局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
        "（本列数据的勾稽关系）  自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n"
        "一、本年新收政府信息公开申请数量       9  13  4  14  9  0  49\n"
        "三、本年      （一）予以公开        14   3          17\n"
        "度办理结 （二）部分公开（区分处理的，只计    3       14 3  1 21\n"
        " 果     这一情形，不计其他情形）\n"
        "四、政府信息公开行政复议、行政诉讼情况\n"
    )
    assert not [path for path in report.values() if "partially_granted" in path]
    told = {(one.code, one.path) for one in report.diagnostics}
    assert ("unread-figure", "requests.outcomes.partially_granted") in told
