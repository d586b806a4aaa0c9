"""Lines as pieces: what is one cell stays whole, what is several is cut, and no figure takes a mark as its sign."""

import pytest

import govinfo_report as gir
from govinfo_report.lexing.atoms import atoms_of
from govinfo_report.lexing.parting import part_labels
from govinfo_report.lexing.stacking import gather_labels


def pieces(text):
    """The texts of all pieces of a document."""
    return [atom.text for atom in atoms_of(gir.read(text))]


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("指标名称 计量单位 2014年度 历年累计", ["指标名称", "计量单位", "2014年度", "历年累计"]),
        ("结果维持 结果纠正 总计", ["结果维持", "结果纠正", "总计"]),
        ("其他 对外管理服务事项", None),
        ("总计 见附件", None),
        ("## 三、本年度办理结果", None),
    ],
)
def test_a_line_of_headers_is_cut_into_as_many_labels_as_it_holds(line, cut):
    """A unit and the year behind it are two headers; a line that is not all labels stays whole."""
    assert [atom.text for atom in part_labels(atoms_of(gir.read(line)))] == (cut or [line])


def test_the_pieces_of_a_cut_line_keep_their_places():
    """Columns are found by places; a Chinese character counts as two where the tool counted so."""
    atoms = part_labels(atoms_of(gir.read("计量单位 2014年度 历年累计")))
    assert [(atom.column, atom.wide_before) for atom in atoms] == [(0, 0), (5, 4), (12, 6)]


def test_a_mark_is_no_sign_of_the_cell_behind_it():
    """``-  0`` on a line of cells is a mark and a figure; minus nothing or minus two would be a made-up figure."""
    assert pieces("予以公开    0   - 2")[-2:] == ["-", "2"]
    assert pieces("- 2") == ["-", "2"]


def test_a_sign_word_belongs_to_the_figure_behind_it():
    """A tool that puts every run on a line of its own tears 减少 from its figure; without it the sign is lost."""
    assert pieces("行政处罚\n448\n减少\n23\n1") == ["行政处罚", "448", "减少\n23", "1"]
    assert pieces("减少\n见附件") == ["减少", "见附件"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("464\n−\n43\n行政处罚", ["464", "−\n43", "行政处罚"]),
        ("464\n−\n43\n−\n行政处罚", ["464", "−", "43", "−", "行政处罚"]),
        ("464\n—\n43\n行政处罚", ["464", "—", "43", "行政处罚"]),
    ],
    ids=["sign", "mark for nothing", "dash"],
)
def test_a_minus_sign_on_its_own_line_belongs_to_the_figure_below_it(text, parts):
    """Protects a decrease by 43 in a row of three from being read as nothing and 43: but where it is a mark, too."""
    assert pieces(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("收取的费用   万   0.128\n             元\n机构数   49", ["收取的费用", "万元", "0.128", "机构数", "49"]),
        ("收取的费用\n万\n元\n0.128", ["收取的费用", "万元", "0.128"]),
        ("收取的费用   万   0.128\n机构数   49\n元", ["收取的费用", "万", "0.128", "机构数", "49", "元"]),
    ],
    ids=["beside", "below", "another row"],
)
def test_a_unit_torn_over_two_lines_is_one(text, parts):
    """Protects an amount beside ``万`` from being lost for a unit that nobody knows: a narrow column had torn it."""
    assert pieces(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("行政处罚\n14\n件\n行政强制\n4", ["行政处罚", "14\n件", "行政强制", "4"]),
        ("14\n件\n4", ["14", "件", "4"]),
        ("14 |\n件 |\n行政强制 |", ["14", "件", "行政强制"]),
    ],
    ids=["behind", "in front", "cells"],
)
def test_a_unit_on_its_own_line_belongs_to_the_figure_above_it(text, parts):
    """Protects rows of which some print a unit; one in front of a figure is its own, in a cell it has a column."""
    assert pieces(text) == parts


def test_figures_one_space_apart_are_several_where_their_line_shows_it():
    """Protects 8 beside a total of 306 from being 8306: a narrow column leaves one space, as 247 and 31 show."""
    cells = ["247", "31", "1", "5", "14", "8", "306"]
    assert pieces("予以公开   247 31   1   5   14   8 306") == ["予以公开", *cells]
    assert pieces("予以公开   247   31   8 306") == ["予以公开", "247", "31", "8 306"]


def test_a_mark_right_behind_a_figure_is_a_cell_of_its_own():
    """Protects a row of seven cells from being read as six: a tool left no room between the first two."""
    assert pieces("过程性信息      1—— —— 0    —— 0   1") == ["过程性信息", "1", "——", "——", "0", "——", "0", "1"]


def test_a_label_with_an_explanation_and_another_label_behind_it_are_two():
    """Protects three columns from being read as two: what stands behind a label explains it only if it is no label."""
    line = "上一年项目数量(指上年事项数) 本年增\\减"
    assert [atom.text for atom in part_labels(atoms_of(gir.read(line)))] == line.split()
    assert len(part_labels(atoms_of(gir.read("上一年项目数量(指上年事项数) 见说明")))) == 1


def test_a_label_over_two_lines_of_cells_is_put_together():
    """The rest of a label stands in the cell below; the blanks beside it are room, not cells of a row."""
    table = "a | b | c |\n2.其他法律行政法规禁 | 3 | 4 |\n止公开 | | |\n3.危及 | 5 | 6 |"
    atoms = gather_labels(atoms_of(gir.read(table)))
    texts = [atom.text for atom in atoms]
    start = texts.index("2.其他法律行政法规禁")
    assert texts[start : start + 5] == ["2.其他法律行政法规禁", "止公开", "3", "4", "3.危及"]


def test_a_note_on_the_next_line_belongs_to_its_figure():
    """On a cell a line, ``19`` and ``（其中修订9件） |`` are one cell; as two they shift the rest of the row."""
    assert pieces("规章 |\n19\n（其中修订9件） |\n9 |")[:3] == ["规章", "19\n（其中修订9件）", "9"]
    assert pieces("19\n（一）予以公开") == ["19", "（一）予以公开"]
    head = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    assert pieces(f"19\n{head}") == ["19", head]


def gathered(text):
    """The texts of a document's atoms once the parts of labels are together."""
    return [atom.text for atom in gather_labels(atoms_of(gir.read(text)))]


def test_an_ordinal_between_the_lines_of_its_label_is_no_row():
    """pdftotext sets ``3.`` on a line between the lines of its label; it took the figures for a row of its own."""
    lines = ("          危及“三", "          3.", "          安全一稳       2     2", "           定”")
    assert gathered("\n".join(lines)) == ["3.", "危及“三", "安全一稳", "定”", "2", "2"]


def test_a_group_label_among_the_lines_of_a_row_stands_before_it():
    """（四）无法提供 is set beside the middle of 2.没有现成信息…, one space away; the figures are the row's."""
    lines = ("            2.没有现成", "     （四）无法 信息需要另   5    5", "       提供    行制作")
    assert gathered("\n".join(lines)) == ["（四）无法", "提供", "2.没有现成", "信息需要另", "行制作", "5", "5"]


def test_an_ordinal_tells_the_beginning_of_a_label_from_a_header():
    """三、本年度 is no column 本年度: read as one, it ended the table in front of all rows with results."""
    lines = ("三、本年度      （一）予以公开     6     6", " 办理结果")
    assert gathered("\n".join(lines))[:2] == ["三、本年度", "办理结果"]
    lines = ("3.其他 0 0 0 0 0 0 0", "（七）总计 8 3 1 0 0 1 13", "结果", "维持")
    assert gathered("\n".join(lines))[:2] == ["3.其他", "0"]


def test_headers_beside_each_other_are_no_pieces_of_labels():
    """项目数量 is the end of 上一年项目数量, and 本年增/减 beside it a header: parting them lost a column."""
    assert gathered("信息内容 上一年\n项目数量 本年增/减 处理决定数量")[-1] == "项目数量 本年增/减 处理决定数量"


def test_a_line_of_headers_may_end_in_the_middle_of_one():
    """Read as one header, 项目数量 本年增/减 处理决定数量 gave a row's only figure to the last of three columns."""
    rows = "第二十条第（六）项\n信息内容 上一年\n项目数量 本年增/减 处理决定数量\n行政处罚 417\n行政强制 3 -1 15"
    values = gir.parse(f"甲县民政局2020年政府信息公开工作年度报告\n{rows}\n三、收到和处理政府信息公开申请情况").values()
    assert {path.rpartition(".")[2]: value for path, value in values.items()} == {
        "previous_year_items": 3,
        "change": -1,
        "decisions": 15,
    }
    assert not any(path.startswith("proactive_disclosure.penalties") for path in values)


def test_two_figures_one_space_apart_are_two_where_thousands_have_no_space():
    """Of narrow columns, 981 and 114 stood one space apart, and were read as 981114; the row was absent."""
    rows = "一、本年新收  981 114   21   20  {}\n"
    assert pieces(rows.format("1250"))[1:] == ["981", "114", "21", "20", "1250"]
    assert pieces(rows.format("250"))[1:] == ["981 114", "21", "20", "250"]
    assert pieces(rows.format("1,250"))[1:3] == ["981", "114"]
    assert "1 362" in pieces("行政许可  1 362\n" + rows.format("1250"))  # a figure by itself may be in groups of three


def test_a_line_that_begins_with_the_end_of_a_header_is_cut():
    """Of 法律服务机构, one character stood in front of 其他 on the next line, and that header was lost."""
    text = "甲县民政局2021年政府信息公开工作年度报告\n申请人情况\n自然人\n法人或其他组织\n总计\n"
    text += "商业企业 科研机构 社会公益组\n织\n法律服务机\n构 其他\n本年新收政府信息公开申请数量 9 2 0 0 0 1 12\n"
    assert gir.parse(text).cell("requests.received.other_organization").binding.column_header == "其他"
