"""Plain text over its limits: what fits is kept, and where the rest begins is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.grids import assert_sound

import govinfo_report as gir
from govinfo_report.limits import LimitExceededError, Limits
from govinfo_report.readers import Given
from govinfo_report.readers.text.reader import read_text

BARS = [f"甲{n} | {n} | 乙 | 3 | 4 | 丙" for n in range(5)]
RULE = "├──┼──┼──┼──┼──┼──┤"
DRAWN = [line for n in range(5) for line in (RULE, f"│甲│{n} │乙│3 │4 │丙│")] + [RULE]
DASHED = ["----  " * 6, *(f"a{n}    {n}     b     3     4     c" for n in range(5)), "----  " * 6]
REPORT = "二、主动公开政府信息情况\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 1 | 2 | 3\n"


@pytest.mark.parametrize("lines", [BARS, DRAWN, DASHED], ids=["bars", "drawn", "dashed"])
@given(most=st.integers(14, 35))
def test_a_table_over_the_limit_is_cut_and_told(lines, most):
    """Protects a table with too many cells, and what stands behind it, from vanishing without a word."""
    text = "\n".join(["标题", *lines, "后文 | 完"])
    whole = read_text(Given(text), Limits())
    cells = [cell for table in whole.tables for cell in table.cells]
    document = read_text(Given(text), Limits(cells=most))
    kept = [cell for table in document.tables for cell in table.cells]
    assert_sound(document)
    assert kept == cells[: len(kept)]
    if len(cells) <= most:
        assert document == whole
        return
    assert most - 6 < len(kept) <= most
    (told,) = document.diagnostics
    line = text.rindex("\n", 0, cells[len(kept)].span.start) + 1
    assert line <= told.span.start <= cells[len(kept)].span.start
    assert told.span.end == len(text)
    with pytest.raises(LimitExceededError, match=f"cells={most}"):
        read_text(Given(text), Limits(cells=most, raise_on_excess=True))


def test_lines_with_bars_in_front_of_a_report_do_not_hide_that_it_was_not_read():
    """Protects from calling a document no report whose first lines alone hold more cells than are read."""
    report = gir.parse("甲 | 乙 | 丙 | 丁\n" * 8_000 + REPORT)
    assert [d.data["limit"] for d in report.diagnostics if d.code == "limit-exceeded"] == ["cells"]
    assert sum(len(table.cells) for table in report.document.tables) == 20_000


def test_a_row_that_ends_early_has_blanks_behind_where_a_tool_leaves_them_out():
    """Protects the first figures of such a row; where one tab parts cells, one in the middle may be lost."""
    rows = ["信息内容,本年新制作数量,本年新公开数量,对外公开总数量", "规章,5", "规范性文件,,3,7"]
    two, one = ("\n".join(("第二十条第（一）项", *rows, "三、其他")).replace(",", tab) for tab in ("\t\t", "\t"))
    assert list(gir.parse(two).values().values()) == [5, None, None, None, 3, 7]
    assert list(gir.parse(one).values().values()) == [None, 3, 7]


def test_a_row_that_ends_early_has_its_first_cell_in_the_first_column():
    """Protects the year's figure from being read as the sum of all years: the unit is blank, the last cell left out."""
    rows = [
        "指标名称,计量单位,2015年度,历年累计",
        "主动公开文件数,,1,14",
        "其中：1.政府网站公开数,,1,14",
        "2.政府公报公开数,,6",
    ]
    values = gir.parse("\n".join((*rows, "三、其他")).replace(",", "\t\t")).values()
    stem = "proactive_disclosure.channels.gazette"
    assert (values[f"{stem}.year"], values[f"{stem}.cumulative"]) == (6, None)
