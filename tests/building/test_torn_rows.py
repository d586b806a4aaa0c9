"""A row that a page or a tool tore in two is one row; two rows are two."""

import pytest
from tests.readers.pdf_writer import Page, write

import govinfo_report as gir

LEFT, WIDTH, HEIGHT = 50, 120, 24


def page_of(rows, title=None):
    """A page with a ruled table; a cell is a text, or a text and how many columns and rows it takes."""
    page = Page()
    if title:
        page.text(LEFT, 40, title)
    taken = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            text, columns, high = cell if isinstance(cell, tuple) else (cell, 1, 1)
            while (number, column) in taken:
                column += 1
            x, y = LEFT + column * WIDTH, 60 + number * HEIGHT
            page.frame(x, y, x + columns * WIDTH, y + high * HEIGHT)
            page.text(x + 4, y + 15, text, size=8)
            taken |= {(number + down, column + right) for down in range(high) for right in range(columns)}
            column += columns
    return page


def read(above, below):
    title = "示例市水务局2022年政府信息公开工作年度报告"
    return gir.parse(write([page_of(above, title), page_of(below)]))


HEADER = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ([("信息内容", "本年制发", "本年废止", "现行有效")], [("", "件数", "件数", "件数"), ("规章", "1", "2", "3")]),
        ([HEADER, ("规", "1", "2", "3")], [("章", "", "", "")]),
        ([HEADER, ("规", "", "", "")], [("章", "1", "2", "3")]),
        ([HEADER], [("规章", "1", "2", "3")]),
        ([HEADER, ("规章", "1", "2", "3")], [HEADER]),
    ],
)
def test_pieces_of_a_row(above, below):
    """Protects a row from being lost, and headers from being read as two, where a page ends inside it."""
    first = "proactive_disclosure.regulations"
    report = read(above, [*below, ("行政规范性文件", "4", "5", "6")])
    expected = {f"{first}.issued": 1, f"{first}.repealed": 2, f"{first}.in_force": 3}
    expected |= dict(
        zip((path.replace("regulations", "normative_documents") for path in expected), (4, 5, 6), strict=True)
    )
    assert dict(report.values()) == expected
    assert not [one for one in report.diagnostics if one.code in {"missing-cell", "column-order", "unknown-row"}]


def in_one_table(above, below):
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in [*above, *below])
    return gir.parse(f"<h1>示例市水务局2022年政府信息公开工作年度报告</h1><table>{rows}</table>")


@pytest.mark.parametrize("printed", [read, in_one_table])
@pytest.mark.parametrize(
    ("above", "below"),
    [
        ([HEADER, ("规章", "1", "2", "3"), ("行政规范性", "4", "5", "6")], [("文件", "", "", "")]),
        ([HEADER, ("规章", "1", "2", "3"), ("行政规范性", "", "", "")], [("文件", "4", "5", "6")]),
        (
            [("信息", "本年制发", "本年废止", "现行有效")],
            [("内容", "件数", "件数", "件数"), ("规章", "1", "2", "3"), ("行政规范性文件", "4", "5", "6")],
        ),
    ],
)
def test_rows_of_lines(printed, above, below):
    """Protects figures from staying behind as a row of the label's end, and the row above from being read as blank."""
    assert list(printed(above, below).values().values()) == [1, 2, 3, 4, 5, 6]


def test_figures_on_both_pages_are_not_one_row():
    """Protects from putting figures of two rows into one: 规 and 章 are pieces, but both have figures beside them."""
    report = read([HEADER, ("规", "1", "2", "3")], [("章", "4", "", ""), ("行政规范性文件", "4", "5", "6")])
    assert not [path for path in report.values() if "regulations" in path]
    assert [row.label for row in report.indicators] == ["规", "章"]
    assert report.values()["proactive_disclosure.normative_documents.issued"] == 4


def test_an_explanation_with_figures_is_a_row():
    """Protects a row of the office's own (其中区政府) from losing its label to the row above, which it explains."""
    report = in_one_table([HEADER, ("行政规范性文件", "4", "5", "6")], [("（其中区政府）", "2", "3", "4")])
    assert [(row.label, *row.values.values()) for row in report.indicators] == [("（其中区政府）", 2, 3, 4)]


def test_the_label_of_a_group_goes_on():
    """Protects the label of a group, cut in its middle, from being taken for a label by itself (三、本年度)."""
    above = [
        [("申请人情况", 2, 1), "自然人", "总计"],
        [("一、本年新收政府信息公开申请数量", 2, 1), "5", "5"],
        ["三、本年度办", "（一）予以公开", "5", "5"],
    ]
    below = [[("理结果", 1, 2), "（二）部分公开", "0", "0"], ["（七）总计", "5", "5"]]
    report = read(above, below)
    values = report.values()
    assert values["requests.outcomes.granted.total"] == values["requests.outcomes.total.total"] == 5
    assert values["requests.outcomes.partially_granted.total"] == 0
    assert {one.code for one in report.diagnostics if one.severity is not gir.Severity.INFO} <= {"missing-row"}


def test_a_year_goes_on():
    """Protects the column of the year from a page that ends inside 2016年度."""
    above = [("指标名称", "计量单位", "2016年", "历年")]
    below = [("", "", "度", "累计"), ("主动公开文件数", "条", "7", "16")]
    stem = "proactive_disclosure.documents"
    assert dict(read(above, below).values()) == {f"{stem}.year": 7, f"{stem}.cumulative": 16}


def test_lines_that_do_not_quite_meet_over_the_break():
    """Protects from taking pieces for two rows because one page draws its lines a little elsewhere."""
    above = page_of([("信息内", "本年制发", "本年废止", "现行有效")], "示例市水务局2022年政府信息公开工作年度报告")
    below = Page()
    for number, row in enumerate([("容", "件数", "件数", "件数"), ("规章", "1", "2", "3")]):
        for column, text in enumerate(row):
            left, right = (LEFT + WIDTH * at + 9 * (0 < at < 4) for at in (column, column + 1))
            below.frame(left, 60 + number * HEIGHT, right, 60 + (number + 1) * HEIGHT)
            below.text(left + 4, 75 + number * HEIGHT, text, size=8)
    assert list(gir.parse(write([above, below])).values().values()) == [1, 2, 3]


@pytest.mark.parametrize("label", ["行政检查", "其中：部分", "部分公开后补正"])
def test_a_row_of_the_offices_own_below_blank_cells_is_no_end_of_the_label_above(label):
    """Protects from figures of a row that an office added, read as those of the blank row above it."""
    names = ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    blank = ["（二）部分公开（区分处理的，只计这一情形，不计其他情形）", *[""] * 7]
    rows = [names, ["一、本年新收政府信息公开申请数量", *"1111116"], blank, [label, *"1010103"]]
    cells = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    report = gir.parse(f"<table border=1>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
    assert not any(value for path, value in report.values().items() if path.startswith("requests.outcomes."))
    assert label in {row.label for row in report.indicators}


@pytest.mark.parametrize("pieces", [("（二）部分", "公开"), ("", "（二）部分公开")])
@pytest.mark.parametrize("upper", [False, True])
def test_a_row_torn_beside_the_label_of_a_group(pieces, upper):
    """Protects the figures of a row from being blank: the label that spans its group stands on either page."""
    group, figures = "三、本年度办理结果", ("7", "7")
    begun, rest = pieces
    filled = figures if upper and begun else ("", "")
    above = [
        [("申请人情况", 2, 1), "自然人", "总计"],
        [("一、本年新收政府信息公开申请数量", 2, 1), "9", "9"],
        [("", 1, 2), "（一）予以公开", "2", "2"],
        [begun, *filled],
    ]
    below = [
        [(group, 1, 2), rest, *(("", "") if any(filled) else figures)],
        ["（七）总计", "9", "9"],
    ]
    values = read(above, below).values()
    names = {"granted": 2, "partially_granted": 7, "total": 9}
    assert {name: values[f"requests.outcomes.{name}.total"] for name in names} == names


def test_an_explanation_of_a_header_goes_on():
    """Protects the header of a lone column from a page that ends in front of （单位：万元）."""
    above = [[("第二十条第（八）项", 2, 1)], ["", "本年收费金额"]]
    report = read(above, [["信息内容", "（单位：万元）"], ["行政事业性收费", "3.5"]])
    assert str(report.values()["proactive_disclosure.fees.amount"]) == "3.5"


def test_headers_torn_in_front_of_their_words():
    """Protects the row of review from the piece of its header's cells that a page left empty."""
    outcomes = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    above, below = Page(), Page()

    def draw(page, top, cells):
        left = 20
        for text, wide, high in cells:
            page.frame(left, top, left + wide * 37, top + high)
            page.text(left + 1, top + 13, text, size=8)
            left += wide * 37

    draw(above, 60, [("行政复议", 5, 20), ("行政诉讼", 10, 20)])
    draw(above, 80, [*[("", 1, 10)] * 5, ("", 5, 10), ("", 5, 10)])
    draw(below, 60, [*((one, 1, 40) for one in outcomes), ("未经复议直接起诉", 5, 20), ("复议后起诉", 5, 20)])
    for at, text in enumerate(outcomes * 2):
        below.frame(205 + at * 37, 80, 242 + at * 37, 100)
        below.text(206 + at * 37, 93, text, size=8)
    draw(below, 100, [(text, 1, 20) for text in "100012010300000"])
    report = gir.parse(write([above, below]))
    assert [int(value) for value in report.values().values()] == [int(text) for text in "100012010300000"]


def test_a_label_in_two_brackets_is_no_explanation():
    """Protects a row of blanks from the row below, whose label begins with its ordinal and ends with its pinyin."""
    names = ["", "自然人", "总计"]
    rows = [
        names,
        ["（六）其他处(chù)理", "", ""],
        ["（七）总(zǒng)计(jì)", "", ""],
        ["四、结转下年度继续办理", "", ""],
    ]
    cells = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    values = gir.parse(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>").values()
    assert len(values) == 6
