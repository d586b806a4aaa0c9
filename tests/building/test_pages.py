"""Pages in columns of spaces, each set anew: rows are placed by what else stands on their page, or not at all."""

from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

import govinfo_report as gir
from govinfo_report.lexing.labels import canonical_label
from govinfo_report.models.printed import Placing
from govinfo_report.parsing.grammars import row_path, table_forms
from govinfo_report.testing.reports import COLUMNS, report

ALL = (*COLUMNS, "total")
HEADERS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
FORM = table_forms()["requests"]
ROWS = [rule for rule, terminal in FORM.labels.items() if terminal.startswith("R_")]


def line(label, axes, texts):
    """A label and figures, each on its axis or, where another one is in the way, one space behind that."""
    for at, text in zip(axes, texts, strict=True):
        if text:
            label = label.ljust(max(at - len(text) // 2, len(label) + 1)) + text
    return label


def matrix(numbers, full, cut, axes=((60, 70, 78, 88, 98, 108, 118),) * 2):
    """The request matrix on two pages, each with axes of its own; blank for zero but in full rows."""
    lines = ["政府信息公开工作年度报告", "三、收到和处理政府信息公开申请情况", "申请人情况", line("", axes[0], HEADERS)]
    for number, rule in enumerate(ROWS):
        figures = [numbers[f"{row_path(rule)}.{column}"] for column in ALL]
        texts = [str(n) if n or number in full else "" for n in figures]
        page = "\f" if number == cut else ""
        lines.append(page + line(canonical_label(FORM.labels[rule]), axes[number >= cut], texts))
    return "\n".join([*lines, "四、存在的主要问题及改进情况", "没有需要说明的问题。"])


def read(*given, **how):
    """The cells that were read of the matrix."""
    cells = gir.parse(matrix(*given, **how)).cells
    return {path: cell for path, cell in cells.items() if path.startswith("requests.")}


NARROW = ((60, 62, 64, 67, 70, 72, 75),) * 2
SHIFTED = ((60, 70, 78, 88, 98, 108, 118), (64, 73, 79, 86, 94, 103, 112))


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    full=st.sets(st.integers(0, len(ROWS) - 1)),
    cut=st.integers(1, len(ROWS)),
    axes=st.sampled_from([NARROW, SHIFTED]),
)
@example(seed=1591, full={0, 1, 2, 22}, cut=22, axes=NARROW)
def test_what_is_read_is_right(seed, full, cut, axes):
    """However narrow the columns, and wherever the page is cut, no figure is read under another column."""
    numbers = report("article20_2021", str(seed)).numbers
    got = read(numbers, full, cut, axes=axes)
    assert {path: cell.value or 0 for path, cell in got.items()} == {path: numbers[path] for path in got}


def test_columns_that_overlap_are_known_by_what_stood_there_before():
    """Wide figures push the next ones aside, so that no spaces run down the page; most rows stand at known places."""
    numbers = report("article20_2021", "7").numbers
    full = set(Random(1).sample(range(len(ROWS)), 12))
    got = read(numbers, full, len(ROWS), axes=NARROW)
    assert len({path.rpartition(".")[0] for path in got}) >= 20
    assert Placing.SPACES in {cell.binding.placing for cell in got.values()}


def small(rows):
    """A matrix of few requests: natural persons and total of some rows, the sums over all."""
    numbers = {f"{row_path(rule)}.{column}": 0 for rule in ROWS for column in ALL}
    sums = {"received": 1, "outcomes.total": 1}
    for name, column, count in rows:
        for row in (name, *sums):
            numbers[f"requests.{row}.{column}"] += count
            numbers[f"requests.{row}.total"] += count
    return numbers


def test_a_page_without_a_header_is_told_by_the_sums_over_the_pages():
    """The second page shows three columns of seven; only as 自然人, 科研机构 and 总计 do they add up with the first."""
    numbers = small(
        [("outcomes.granted", "natural_person", 3), ("outcomes.denied.state_secret", "research_institution", 2)]
    )
    got = read(numbers, {0}, 2, axes=SHIFTED)
    assert got["requests.outcomes.denied.state_secret.research_institution"].value == 2
    assert got["requests.outcomes.granted.natural_person"].binding.placing is Placing.SUMS


def test_columns_that_no_sum_tells_apart_are_absent():
    """Without a header or a full row on any page, two columns of seven may be any two."""
    numbers = small([("outcomes.granted", "natural_person", 3)])
    text = matrix(numbers, set(), 0).replace(line("", SHIFTED[0], HEADERS), " ".join(HEADERS))
    values = gir.parse(text).values()
    assert "requests.outcomes.granted.natural_person" not in values
