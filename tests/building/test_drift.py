"""Rows whose figures drift or whose labels are torn are read where the sums and the form say so, and nowhere else."""

from itertools import product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo_report as gir
from govinfo_report.building.spaces.settling import Way, settle
from govinfo_report.building.sums import TableSums
from govinfo_report.lexing.labels import MatchKind, canonical_label
from govinfo_report.models.printed import Placing
from govinfo_report.parsing.grammars import row_path, table_forms
from govinfo_report.testing.reports import COLUMNS, report

ALL = (*COLUMNS, "total")
HEADERS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
AXES = (60, 70, 78, 88, 98, 108, 118)
FORM = table_forms()["requests"]
ROWS = [rule for rule, terminal in FORM.labels.items() if terminal.startswith("R_")]


def line(label, cells):
    """A label and texts centred on places of their line."""
    text = label
    for at, cell in cells:
        text = text.ljust(at - len(cell) // 2) + cell
    return text


def matrix(numbers, seed, slip=0, torn=(), moved=0):
    """The request matrix in columns of spaces that slip from line to line; blank for zero but in rows without figures.

    Of torn labels, the beginning stands above the figures, the end below. A row may be moved aside as a whole.
    """
    rng = Random(seed)
    lines = [
        "政府信息公开工作年度报告",
        "三、收到和处理政府信息公开申请情况",
        "申请人情况",
        line("", zip(AXES, HEADERS, strict=True)),
    ]
    for rule in ROWS:
        label = canonical_label(FORM.labels[rule])
        figures = [numbers[f"{row_path(rule)}.{column}"] for column in ALL]
        aside = rng.randint(0, moved) if moved else 0
        shown = [
            (at + aside + rng.randint(-slip, slip), str(n))
            for at, n in zip(AXES, figures, strict=True)
            if n or rule == ROWS[0]
        ]
        if rule in torn:
            lines += [f"   {label[:2]}", line("  ", shown), f"   {label[2:]}"]
        else:
            lines.append(line(label, shown))
    return "\n".join([*lines, "四、存在的主要问题及改进情况", "没有需要说明的问题。"])


def values_of(report):
    """What was read of the matrix."""
    return {path: value for path, value in report.values().items() if path.startswith("requests.")}


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), slip=st.integers(0, 4))
def test_drifting_figures_are_right_or_absent(seed, slip):
    """However far the columns slip, no figure is read under another column."""
    numbers = report("article20_2021", str(seed)).numbers
    got = values_of(gir.parse(matrix(numbers, seed, slip)))
    assert {path: value or 0 for path, value in got.items()} == {path: numbers[path] for path in got}


def test_the_sums_settle_what_the_places_leave_open():
    """With every column nearly two places off, most rows are still read, and say that the sums placed them."""
    numbers = report("article20_2021", "7").numbers
    read = gir.parse(matrix(numbers, 7, slip=2))
    placings = {cell.binding.placing for path, cell in read.cells.items() if path.startswith("requests.")}
    assert Placing.SUMS in placings
    assert len(values_of(read)) >= 100


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), moved=st.integers(5, 30), slip=st.integers(0, 2))
def test_a_row_that_is_moved_aside_as_a_whole_is_right_or_absent(seed, moved, slip):
    """A long label moves its row by more than a column is wide: the other columns stand where they do off the total."""
    numbers = report("article20_2021", str(seed)).numbers
    got = values_of(gir.parse(matrix(numbers, seed, slip, moved=moved)))
    assert {path: value or 0 for path, value in got.items()} == {path: numbers[path] for path in got}


def test_the_total_tells_where_a_moved_row_begins():
    """No two rows stand below one another, and still every figure above zero is read."""
    numbers = report("article20_2021", "1").numbers
    got = values_of(gir.parse(matrix(numbers, 1, slip=1, moved=20)))
    filled = {path for path, number in numbers.items() if path.startswith("requests.") and number}
    assert filled <= got.keys()


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_rows_are_settled_as_if_all_ways_had_been_tried(data):
    """Whatever is left out of the search must not be among the nearest ways that add up."""
    paths = [f"requests.{row}.{column}" for row in ("received", "carried_over") for column in ALL]
    ends = [f"requests.{row}.{column}" for row in ("outcomes.total", "carried_forward") for column in ALL]
    figures = {path: data.draw(st.integers(0, 3)) for path in ends} | dict.fromkeys(paths, 0)
    rows = (paths[:7], paths[7:])
    one = st.dictionaries(st.integers(0, 6), st.integers(1, 3), min_size=1, max_size=3)
    choices = {
        number: [
            Way(
                data.draw(st.sampled_from((0.0, 1.0, 2.5, 5.0, 8.5))),
                {path: way.get(at, 0) for at, path in enumerate(row)},
            )
            for way in data.draw(st.lists(one, min_size=1, max_size=4))
        ]
        for number, row in enumerate(rows)
    }
    sums = TableSums.over(figures)
    holding = [
        (first.off + second.off, at)
        for at in product(*(range(len(found)) for found in choices.values()))
        for first, second in [[choices[row][way] for row, way in enumerate(at)]]
        if sums.hold({**first.figures, **second.figures})
    ]
    near = [at for off, at in holding if off <= min(holding)[0] + 8]
    agreed = {row: near[0][row] for row in choices if len({at[row] for at in near}) == 1} if near else {}
    assert settle(sums, choices) == agreed


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_a_false_sum_confirms_nothing(seed):
    """A figure that breaks a sum must not be placed by the sums."""
    numbers = dict(report("article20_2021", str(seed)).numbers)
    numbers["requests.outcomes.total.natural_person"] += 1
    read = gir.parse(matrix(numbers, seed, slip=2))
    assert not [path for path, cell in read.cells.items() if cell.binding.placing is Placing.SUMS]


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), torn=st.sets(st.sampled_from(ROWS[2:-1]), max_size=5))
def test_torn_rows_get_the_label_of_their_place(seed, torn):
    """A label above and below its figures is that row's or none; its cells say that the place told."""
    numbers = {
        path: 1 if path.startswith("requests.") else value
        for path, value in report("article20_2021", str(seed)).numbers.items()
    }
    for number, rule in enumerate(ROWS):
        numbers[f"{row_path(rule)}.natural_person"] = number + 10
    read = gir.parse(matrix(numbers, seed, torn=torn))
    got = values_of(read)
    assert got == {path: numbers[path] for path in got}
    placed = {path for path, cell in read.cells.items() if cell.binding.row_match is MatchKind.PLACE}
    assert {path.rpartition(".")[0] for path in placed} <= {row_path(rule) for rule in torn}
