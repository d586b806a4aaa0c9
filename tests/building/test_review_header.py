"""The header of the table of reconsideration and litigation: lost, in part or whole, in another order or in pieces."""

import pytest

import govinfo_report as gir

COLUMNS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
FIGURES = {"own": [1, 0, 0, 0, 1], "one": [2, 0, 0, 1, 3], "other": [0, 4, 0, 0, 4]}
TITLE = "某县水务局2022年政府信息公开工作年度报告"
END = "五、存在的主要问题及改进情况"


def cell_a_line(*blocks, row=True):
    figures = [str(figure) for own in FIGURES.values() for figure in own] if row else []
    return "\n".join([TITLE, "行政复议", "行政诉讼", *COLUMNS, *blocks, *COLUMNS, *COLUMNS, *figures, END])


def page_of_grid(*blocks):
    """A page whose header names the columns of reconsideration beside the blocks of litigation, given as cells."""
    names = "".join(f"<td rowspan=2>{name}</td>" for name in COLUMNS)
    cells = "".join(f"<td>{name}</td>" for name in COLUMNS * 2)
    figures = "".join(f"<td>{figure}</td>" for own in FIGURES.values() for figure in own)
    return (
        f"<h1>{TITLE}</h1><table><tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr>"
        f"<tr>{names}{''.join(blocks)}</tr><tr>{cells}</tr><tr>{figures}</tr></table><p>{END}</p>"
    )


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


REVIEW, SUITS = "行政复议", "行政诉讼"
DIRECT, AFTER = "未经复议直接起诉", "复议后起诉"


@pytest.mark.parametrize(
    ("names", "read"), [((SUITS, REVIEW, DIRECT, AFTER), set()), ((REVIEW, SUITS, AFTER, DIRECT), {"reconsideration"})]
)
def test_names_between_bars_in_the_other_order(names, read):
    """Protects the blocks from each other's figures in bars, too, and where litigation is named first of all."""
    figures = [str(figure) for own in FIGURES.values() for figure in own]
    cells = [*names[:2], *COLUMNS, *names[2:], *COLUMNS, *COLUMNS, *figures]
    report = gir.parse("\n".join([TITLE, *(f"{cell} |" for cell in cells), END]))
    assert {path.partition(".")[0] for path in report.values()} == read
    assert not {one.code for one in report.diagnostics}.isdisjoint({"unread-figure", "empty-reading"})


def test_a_block_of_a_grid_that_has_lost_its_name():
    """Protects one block from the figures of the other, in whose place its name has moved."""
    report = gir.parse(page_of_grid("<td colspan=5>复议后起诉</td>"))
    assert not [path for path in report.values() if path.startswith("litigation")]
    assert "unread-figure" in {one.code for one in report.diagnostics}


def test_a_header_without_its_row():
    """Protects from taking a table whose only row was dropped for a report that has none."""
    report = gir.parse(cell_a_line("未经复议直接起诉", "复议后起诉", row=False))
    told = [one.path for one in report.diagnostics if one.code == "missing-row"]
    assert told == ["reconsideration", "litigation"]


TITLES = [
    "四、政府信息公开行政复议、行政诉讼情况",
    "行政复议行政诉讼",
    "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
]
ROW = [figure for own in FIGURES.values() for figure in own]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("printed", ["| {} |", "{}"])
def test_the_row_alone_below_the_title(title, printed):
    """Protects the figures of a text whose header was a picture or lost: all fifteen below what names both blocks."""
    line = printed.format((" | " if "|" in printed else " ").join(map(str, ROW)))
    values = gir.parse(f"{TITLE}\n{title}\n{line}\n{END}\n").values()
    assert list(values.values()) == ROW
    assert values["litigation.direct.upheld"] == 2


@pytest.mark.parametrize("row", [ROW[:-1], [*ROW, 4], [*ROW[:4], "-", *ROW[5:]]])
def test_another_row_below_the_title_is_none_of_it(row):
    """Protects from other figures under that title: one too few or too many, or a mark that may be merged."""
    text = " | ".join(map(str, row))
    assert not gir.parse(f"{TITLE}\n{TITLES[0]}\n| {text} |\n{END}\n").values()


@pytest.mark.parametrize("name", ["行政诉讼（{}）", "{}"])
@pytest.mark.parametrize("mark", ["### {}", "（一）{}"])
def test_a_table_for_each_block(name, mark):
    """Protects the blocks of litigation where each stands in a table of its own below its name."""
    names = ["行政复议", name.format("未经复议直接起诉"), name.format("复议后起诉")]
    lines = [TITLE, TITLES[0]]
    for block, figures in zip(names, FIGURES.values(), strict=True):
        lines += [mark.format(block), f"| {' | '.join(COLUMNS)} |", f"| {' | '.join(map(str, figures))} |", ""]
    values = gir.parse("\n".join([*lines, END])).values()
    assert (list(values.values()), values["litigation.direct.upheld"]) == (ROW, 2)


def test_names_that_a_narrow_block_leaves_over():
    """Protects the totals where a block's name spans a column too few: the names below it repeat, and they tell."""
    values = gir.parse(page_of_grid("<td colspan=4>未经复议直接起诉</td>", "<td colspan=5>复议后起诉</td>")).values()
    totals = [values.get(f"litigation.{block}.total") for block in ("direct", "after_reconsideration")]
    assert totals == [3, 4]


@pytest.mark.parametrize("behind", ["0 | 4 | 0 | 0 | 4 |", "| 4 | 0 | 0 | 4 |", "| 4 | 0 | 0 | 4 | |"])
def test_a_row_that_goes_on_with_a_blank_cell(behind):
    """Protects the last block from moving by a column: the bar in front of a torn row's rest ends a blank cell."""
    names = " | ".join(COLUMNS)
    front = " | ".join(str(figure) for own in list(FIGURES.values())[:2] for figure in own)
    report = gir.parse(
        f"{TITLE}\n行政复议 | 行政诉讼 | |||||||||||||\n{names} | 未经复议直接起诉 | 复议后起诉 | ||||||||\n"
        f"{names} | {names} | |||||\n{front} |\n{behind}\n{END}"
    )
    left_out = "litigation" in {one.path for one in report.diagnostics if one.severity is not gir.Severity.INFO}
    assert left_out or report.values()["litigation.after_reconsideration.corrected"] == 4


@pytest.mark.parametrize("lost", [0, 1])
def test_blanks_at_the_end_fill_up_no_row_of_a_block_without_a_name(lost):
    """Protects the two blocks that have a name from the figures of the first, where a cell is lost."""
    names = [*COLUMNS, "未经复议直接起诉", "复议后起诉", *COLUMNS, *COLUMNS]
    figures = [7, 1, 2, 1, 11, "", 1, "", "", 1, *[""] * (5 - lost)]
    cells = "\n".join(f"{one} |".lstrip() for one in ("行政", "行政诉讼", *names, *figures))
    report = gir.parse(f"{TITLE}\n{cells}\n{END}")
    assert not report.values()
    assert {"reconsideration", "litigation"} <= {one.path for one in report.diagnostics}


IN_ORDER = {
    f"{block}.{name}": number
    for block, own in zip(
        ("reconsideration", "litigation.direct", "litigation.after_reconsideration"), FIGURES.values(), strict=True
    )
    for name, number in zip(("upheld", "corrected", "other", "pending", "total"), own, strict=True)
}


def spaced(*behind, head=COLUMNS):
    """The figures side by side, with lines between them and the header."""
    figures = "   ".join(str(figure) for own in FIGURES.values() for figure in own)
    lines = [TITLE, f"{REVIEW}   {SUITS}", "   ".join(COLUMNS), f"{DIRECT}   {AFTER}", "   ".join((*COLUMNS, *head))]
    return "\n".join([*lines, *behind, figures, "", END])


@pytest.mark.parametrize(
    "behind", [[""], ["", ""], ["                    (jì)          (jì)"]], ids=["line", "lines", "gloss"]
)
def test_what_stands_between_the_header_and_its_row_is_no_cell(behind):
    """Protects fifteen figures side by side from one blank cell more: an empty line, or how a character is read."""
    assert gir.parse(spaced(*behind)).values() == IN_ORDER


@pytest.mark.parametrize("mark", ["——", "/"])
def test_marks_behind_a_whole_header_on_its_line_begin_the_row(mark):
    """Protects a row that begins with marks where a tool prints a page on one line: they were passed as room."""
    figures = [str(figure or mark) for own in FIGURES.values() for figure in own]
    cells = [REVIEW, SUITS, *COLUMNS, DIRECT, AFTER, *COLUMNS, *COLUMNS, mark, *figures[1:4], mark, *figures[5:]]
    values = gir.parse(f"{TITLE}\n| {' | '.join(cells)} |\n\n{END}").values()
    assert len(values) == len(IN_ORDER)
    assert {path: number for path, number in values.items() if number} == {
        path: number for path, number in IN_ORDER.items() if number and not path.startswith("reconsideration")
    }
