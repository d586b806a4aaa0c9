"""A table of statistics in two halves side by side is read half by half."""

import pytest
from tests.building.printing import bars, page, tabs

import govinfo_report as gir
from govinfo_report.testing.properties import sound

HEADER = ("统计指标", "单位", "统计数")
LEFT = (
    ("（一）收到申请数", "件", "5"),
    ("四、行政复议数量", "件", "3"),
    ("（一）维持具体行政行为数", "件", "2"),
    ("（二）被依法纠错数", "件", ""),
)
RIGHT = (
    ("五、行政诉讼数量", "件", "9"),
    ("（一）维持具体行政行为或者驳回原告诉讼请求数", "件", "4"),
    ("（二）被依法纠错数", "件", "5"),
    ("六、举报投诉数量", "件", "7"),
)
VALUES = {
    "requests.received.total": 5,
    "reconsideration.total": 3,
    "reconsideration.upheld": 2,
    "reconsideration.corrected": None,
    "litigation.total": 9,
    "litigation.upheld": 4,
    "litigation.corrected": 5,
    "complaints.total": 7,
}
ROWS = [(*HEADER, *HEADER), *((*left, *right) for left, right in zip(LEFT, RIGHT, strict=True))]


@pytest.mark.parametrize("printed", [page, bars, tabs])
def test_the_right_half_goes_on_where_the_left_one_ends(printed):
    """Protects a table that an office folded to save a page: read line by line, no row had its own figure."""
    report = gir.parse(printed(ROWS))
    assert dict(report.values()) == VALUES
    assert not sound(report)


@pytest.mark.parametrize("printed", [bars, tabs])
def test_where_a_row_has_another_number_of_cells_nothing_is_moved(printed):
    """Protects the figures of a line on which a cell was lost: nobody can tell which half lacks it."""
    rows = [*ROWS[:2], (*ROWS[2][:2], *ROWS[2][3:]), *ROWS[3:]]
    assert not [path for path, value in gir.parse(printed(rows)).values().items() if value != VALUES[path]]
