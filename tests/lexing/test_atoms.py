"""Lines as pieces: what is one cell stays whole, what is several is cut, and no figure takes a mark as its sign."""

import pytest

import govinfo_report as gir
from govinfo_report.lexing.atoms import atoms_of, resegment
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
    ],
)
def test_a_line_of_headers_is_cut_into_as_many_labels_as_it_holds(line, cut):
    """A unit and the year behind it are two headers; a line that is not all labels stays whole."""
    atoms = atoms_of(gir.read(line))
    assert resegment(atoms, 0) is (cut is not None)
    assert [atom.text for atom in atoms] == (cut or [line])


def test_the_pieces_of_a_cut_line_keep_their_places():
    """Columns are found by places; a Chinese character counts as two where the tool counted so."""
    atoms = atoms_of(gir.read("计量单位 2014年度 历年累计"))
    resegment(atoms, 0)
    assert [(atom.column, atom.wide_before) for atom in atoms] == [(0, 0), (5, 4), (12, 6)]


def test_a_mark_is_no_sign_of_the_cell_behind_it():
    """``-  0`` on a line of cells is a mark and a figure; minus nothing or minus two would be a made-up figure."""
    assert pieces("予以公开    0   - 2")[-2:] == ["-", "2"]
    assert pieces("- 2") == ["-", "2"]


def test_a_sign_word_belongs_to_the_figure_behind_it():
    """A tool that puts every run on a line of its own tears 减少 from its figure; without it the sign is lost."""
    assert pieces("行政处罚\n448\n减少\n23\n1") == ["行政处罚", "448", "减少\n23", "1"]
    assert pieces("减少\n见附件") == ["减少", "见附件"]


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
