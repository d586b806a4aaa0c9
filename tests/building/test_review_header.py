"""The header of the table of reconsideration and litigation, where a name is lost or another one stands first."""

import govinfo_report as gir

COLUMNS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
FIGURES = {"own": [1, 0, 0, 0, 1], "one": [2, 0, 0, 1, 3], "other": [0, 4, 0, 0, 4]}
TITLE = "某县水务局2022年政府信息公开工作年度报告"
END = "五、存在的主要问题及改进情况"


def cell_a_line(*blocks, row=True):
    figures = [str(figure) for own in FIGURES.values() for figure in own] if row else []
    return "\n".join([TITLE, "行政复议", "行政诉讼", *COLUMNS, *blocks, *COLUMNS, *COLUMNS, *figures, END])


def test_blocks_in_the_forms_order_are_read():
    """What the next test changes is sound without the change."""
    values = gir.parse(cell_a_line("未经复议直接起诉", "复议后起诉")).values()
    assert [values[f"litigation.{block}.total"] for block in ("direct", "after_reconsideration")] == [3, 4]


def test_blocks_named_in_the_other_order_line_by_line():
    """Protects the two blocks of litigation from each other's figures: no line says in which order these stand."""
    report = gir.parse(cell_a_line("复议后起诉", "未经复议直接起诉"))
    assert not [path for path in report.values() if path.startswith("litigation")]
    assert report.values()["reconsideration.total"] == 1
    assert "unread-figure" in {one.code for one in report.diagnostics}


def test_a_block_of_a_grid_that_has_lost_its_name():
    """Protects one block from the figures of the other, in whose place its name has moved."""
    names = "".join(f"<td rowspan=2>{name}</td>" for name in COLUMNS)
    cells = "".join(f"<td>{name}</td>" for name in COLUMNS * 2)
    figures = "".join(f"<td>{figure}</td>" for own in FIGURES.values() for figure in own)
    page = (
        f"<h1>{TITLE}</h1><table><tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr>"
        f"<tr>{names}<td colspan=5>复议后起诉</td></tr><tr>{cells}</tr><tr>{figures}</tr></table><p>{END}</p>"
    )
    report = gir.parse(page)
    assert not [path for path in report.values() if path.startswith("litigation")]
    assert "unread-figure" in {one.code for one in report.diagnostics}


def test_a_header_without_its_row():
    """Protects from taking a table whose only row was dropped for a report that has none."""
    report = gir.parse(cell_a_line("未经复议直接起诉", "复议后起诉", row=False))
    told = [one.path for one in report.diagnostics if one.code == "missing-row"]
    assert told == ["reconsideration", "litigation"]
