"""Columns that offices add or move: numbers in front of the labels, remarks, the total in front, a row a block."""

import pytest

import govinfo_report as gir

STATISTICS = [
    ("一、主动公开情况", "——", "——"),
    ("（一）主动公开政府信息数", "条", "7"),
    ("其中：主动公开规范性文件数", "条", "3"),
    ("制发规范性文件总数", "件", "5"),
]
VALUES = {
    "proactive_disclosure.total": 7,
    "proactive_disclosure.normative_documents.disclosed": 3,
    "proactive_disclosure.normative_documents.issued": 5,
}


def pipes(*rows):
    """Rows of cells ended by bars."""
    return "".join(f"{' | '.join(row)} |\n" for row in rows)


def lines(*rows):
    """A cell a line."""
    return "".join(f"{cell}\n" for row in rows for cell in row)


@pytest.mark.parametrize("write", [pipes, lines])
@pytest.mark.parametrize("first", [1, 4])
def test_numbers_in_front_of_the_labels_are_no_values(write, first):
    """Protects the row above from getting the next row's number, which happens to be one more than a value here."""
    numbered = [(str(number), *row) for number, row in enumerate(STATISTICS, first)]
    report = gir.parse(write(("序号", "统计指标", "单位", "统计数"), *numbered))
    assert report.values() == VALUES
    assert not [one for one in report.diagnostics if one.severity == "error"]


@pytest.mark.parametrize("write", [pipes, lines])
def test_a_column_of_codes_behind_the_units_holds_no_values(write):
    """The codes of some provinces stand between unit and value."""
    coded = [(label, unit, f"{number:02}", value) for number, (label, unit, value) in enumerate(STATISTICS[1:], 1)]
    assert gir.parse(write(("统计指标", "单位", "代码", "统计数"), *coded)).values() == VALUES


def test_words_in_a_column_of_remarks_are_no_values():
    """Neither a remark nor a blank in its place makes the row too long or is reported as a text for a figure."""
    remarks = ["", "含3个街道", "", "增长12%"]
    rows = [(*row, remark) for row, remark in zip(STATISTICS, remarks, strict=True)]
    report = gir.parse(pipes(("统计指标", "单位", "统计数", "备注"), *rows))
    assert report.values() == VALUES
    assert {one.code for one in report.diagnostics} <= {"cut-off"}


def test_a_column_of_remarks_does_not_end_an_article_20_table():
    """备注 is no header of another table."""
    report = gir.parse(
        pipes(
            ("第二十条第（一）项",),
            ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "备注"),
            ("规章", "0", "0", "1", ""),
            ("行政规范性文件", "4", "2", "9", "含修订"),
        )
    )
    assert list(report.values().values()) == [0, 0, 1, 4, 2, 9]


@pytest.mark.parametrize("unit", ["条", ""])
def test_a_blank_unit_before_a_figure_on_its_own_line(unit):
    """Seen where units of one character were lost and bars stand on the next line: the blank was taken for the value.

    A cleaner drops cells of one Chinese character.
    """
    rows = [("统计指标", "单位", "统计数"), *((label, unit, value) for label, _, value in STATISTICS[1:])]
    text = "".join(f"{cell}\n|\n" if cell else "|\n" for row in rows for cell in row)
    assert gir.parse(text).values() == VALUES


MATRIX = [
    ("一、本年新收政府信息公开申请数量", "5", "3", "1", "0", "0", "0", "1"),
    ("二、上年结转政府信息公开申请数量", "2", "2", "0", "0", "0", "0", "0"),
]
OTHERS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")


@pytest.mark.parametrize("moved", [True, False])
def test_a_total_in_front_is_the_total_where_the_sums_say_so(moved):
    """Tools print 总计 before 自然人 though the values are in the form's order: the sums tell one from the other."""
    rows = MATRIX if moved else [(label, *cells, total) for label, total, *cells in MATRIX]
    report = gir.parse(pipes(("申请人情况",), ("总计", "自然人", "法人或其他组织"), OTHERS, *rows))
    values = report.values()
    names = ("total", "natural_person", "other_organization")
    assert [values[f"requests.received.{name}"] for name in names] == [5, 3, 1]
    assert [values[f"requests.carried_over.{name}"] for name in names] == [2, 2, 0]


OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


@pytest.mark.parametrize("write", [pipes, lines])
@pytest.mark.parametrize("inside", [(), ("行政诉讼",)])
def test_section_four_with_a_row_for_each_block(write, inside):
    """Some offices print three rows of five instead of one of fifteen."""
    report = gir.parse(
        write(
            ("类别", *OUTCOMES),
            ("行政复议", "1", "0", "2", "0", "3"),
            (*inside, "未经复议直接起诉", "0", "1", "0", "4", "5"),
            ("复议后起诉", "0", "0", "0", "6", "6"),
        )
    )
    blocks = ("reconsideration", "litigation.direct", "litigation.after_reconsideration")
    expected = [1, 0, 2, 0, 3, 0, 1, 0, 4, 5, 0, 0, 0, 6, 6]
    names = ("upheld", "corrected", "other", "pending", "total")
    assert report.values() == dict(zip((f"{b}.{n}" for b in blocks for n in names), expected, strict=True))


def test_units_below_one_another_are_no_word():
    """个 and 人 of two rows would be 个人, which some offices print for 自然人: they stay units."""
    rows = [("（二）设置政府信息公开查阅点数", "个", "85"), ("（三）从事政府信息公开工作人员数", "人", "98")]
    report = gir.parse(lines(("统计指标", "单位", "统计数"), *rows, ("八、机构建设和保障经费情况", "——", "——")))
    assert report.values() == {"capacity.reading_points": 85, "capacity.staff.total": 98}


def test_a_piece_of_a_header_in_front_of_it_tears_it():
    """Protects the second column from the first one's figures, where a tool lost the place of a header's lines."""
    text = """
上一年
            信息内容                                   本年增/减            处理决定数量
项目数量
            行政处罚                 417
            行政强制                 470                                   15
四、政府信息公开行政复议、行政诉讼情况
"""
    report = gir.parse(text)
    assert report.values() == {}
    assert {one.code for one in report.diagnostics} & {"missing-cell", "unplaced-row", "empty-reading"}


@pytest.mark.parametrize("parted", [" | ", " ", "\t", "\n"])
def test_organisations_in_front_of_natural_persons_are_read_so(parted):
    """Protects from every figure of a matrix under another applicant, where one line of the header says the order."""
    organisations = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    lines = [["法人或其他组织", "自然人", "总计"], organisations, ["一、本年新收政府信息公开申请数量", *"1234560"]]
    lines[2][-1] = "21"
    text = "\n".join(parted.join(line) for line in lines)
    values = gir.parse(f"三、收到和处理政府信息公开申请情况\n{text}\n四、政府信息公开行政复议、行政诉讼情况\n").values()
    assert [values[f"requests.received.{name}"] for name in ("commercial_enterprise", "natural_person", "total")] == [
        1,
        6,
        21,
    ]
