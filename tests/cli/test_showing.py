"""What stands on the screen is what was read: no figure cut, none mistaken, nothing in a document moves the cursor."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

import govinfo_report as gir
from govinfo_report.cli.excerpt import excerpt, harmless
from govinfo_report.cli.language import Language
from govinfo_report.cli.show import Screen
from govinfo_report.examples import EXAMPLES, example
from govinfo_report.export.sheets import folded, sheets_of
from govinfo_report.lexing.numbers import CellKind

REPORTS = {name: gir.parse(example(name)) for name in EXAMPLES}
HEAD = "第二十条第（五）项\n信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n"


def shown(report: gir.Report, width: int = 120) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False)
    Screen(console, Language.EN).show(report, "report")
    return console.file.getvalue()


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_printed_value_stands_in_exactly_one_box(name):
    """Protects against a value that was read and is not shown, or shown twice."""
    boxes = Counter()
    for sheet in sheets_of(REPORTS[name]):
        for line in sheet.lines:
            assert len(line.boxes) in {0, len(sheet.columns)}
            for box in line.boxes:
                if box is not None and box.kind is not None:
                    boxes[box.kind, box.value] += line.folded[0] if line.folded else 1
    assert boxes == Counter((cell.kind, cell.value) for cell in REPORTS[name].cells.values())


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(EXAMPLES), st.integers(min_value=20, max_value=200))
def test_no_width_cuts_a_figure(name, width):
    """Protects against the worst thing a screen can do: 12408 shown as 124."""
    figures = Counter(re.findall(r"\d+(?:\.\d+)?", shown(REPORTS[name], 200)))
    table_figures = {str(v) for v in REPORTS[name].values().values() if v is not None}
    narrow = Counter(re.findall(r"\d+(?:\.\d+)?", shown(REPORTS[name], width)))
    for figure in table_figures:
        assert narrow[figure] >= figures[figure] or len(figure) == 1


def test_blank_zero_mark_text_and_absent_look_different():
    """Protects the five things that are not the same."""
    report = gir.parse(f"{HEAD}行政许可 | 0 | | — |\n其他对外管理服务事项 | 7 | +(2) -(1) | 3 |\n")
    (sheet,) = sheets_of(report)
    first, second = sheet.lines
    assert [box.kind for box in first.boxes] == [CellKind.NUMBER, CellKind.BLANK, CellKind.MARK]
    assert [box.kind for box in second.boxes] == [CellKind.NUMBER, CellKind.TEXT, CellKind.NUMBER]
    text = shown(report)
    assert re.search(r"行政许可\s+0\s+·\s+—", text)
    assert re.search(r"其他对外管理服务事项\s+7\s+\+\(2\) -\(1\)\s+3", text)


def test_what_was_left_out_is_not_shown_as_blank_or_zero():
    """Protects against a doubtful row that looks like an empty one."""
    report = gir.parse(f"{HEAD}其他对外管理服务事项 | 7 | 3 |\n行政许可 | 5 | 1 | 2 |\n")
    assert "missing-cell" in {one.code for one in report.diagnostics}
    assert re.search(r"其他对外管理服务事项\s+\?\s+\?\s+\?", shown(report))


def test_a_group_of_zeros_is_one_line_and_a_group_with_a_figure_is_not():
    """Protects the readability of an office that had no request, without hiding a single figure."""
    page = example("article20_2019.txt").decode()
    lines = [line.label for sheet in sheets_of(REPORTS["article20_2019.txt"]) for line in sheet.lines]
    assert "    1.信访举报投诉类申请".strip() in lines
    quiet = page.replace(
        "1.信访举报投诉类申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |", "1.信访举报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
    )
    assert quiet != page
    lines = [line for sheet in sheets_of(gir.parse(quiet)) for line in folded(sheet).lines if line.folded]
    assert [(line.label, line.folded) for line in lines] == [("(五)不予处理", (5, "zero"))]


def test_a_row_that_a_diagnostic_concerns_is_coloured():
    """Protects the eye's way from the message to the row."""
    boxes = {line.label: line.boxes for sheet in sheets_of(REPORTS["article20_2019.txt"]) for line in sheet.lines}
    assert {box.severity for box in boxes["行政诉讼 / 未经复议直接起诉"]} == {gir.Severity.WARNING}
    assert {box.severity for box in boxes["行政复议"]} == {None}


def test_many_diagnostics_of_one_cause_are_counted_not_listed():
    """Protects the screen from a thousand lines of one code."""
    rows = "".join(f"行政许可 | 1 | 2 |\n其他对外管理服务事项 | {number} | 2 |\n" for number in range(30))
    report = gir.parse(HEAD + rows)
    counted = Counter(one.code for one in report.diagnostics)
    code, count = counted.most_common(1)[0]
    assert count > 20
    text = shown(report)
    assert text.count(f"[{code}]") < count
    assert re.search(rf"and \d+ more of {code}", text)


@given(st.text())
def test_nothing_in_a_document_moves_the_cursor(text):
    """Protects the terminal: escape sequences and direction marks of a page are not obeyed."""
    safe = harmless(text)
    assert len(safe) == len(text)
    assert not {unicodedata.category(character) for character in safe} & {"Cc", "Cf", "Cs"}


def test_escape_sequences_and_markup_of_a_page_are_shown_as_text():
    """Protects the terminal from a page that wants to colour, hide or clear it."""
    page = f"样例县\x1b[2J[red]局[/red]2023年政府信息公开工作年度报告\n{HEAD}行政\x1b[31m检查 | 1 | 2 | 3 |\n"
    text = shown(gir.parse(page))
    assert "\x1b" not in text


TEXTS = st.text(alphabet=st.sampled_from("a1项 （|\n\t\x1b、　…"), min_size=1, max_size=200)


@given(TEXTS, st.data(), st.integers(min_value=20, max_value=100))
def test_marks_stand_under_what_they_mark(text, data, width):
    """Protects the caret's place under wide characters, in long lines, at line ends."""
    start = data.draw(st.integers(min_value=0, max_value=len(text)))
    end = data.draw(st.integers(min_value=start, max_value=len(text)))
    seen = excerpt(text, gir.Span(start, end), width)
    assert cell_len(seen.line) <= width
    assert seen.number == text[:start].count("\n") + 1
    lead = len(seen.marks) - len(seen.marks.lstrip())
    before = next(n for n in range(len(seen.line) + 1) if cell_len(seen.line[:n]) >= lead)
    assert cell_len(seen.line[:before]) == lead
    marked = text[start:end].partition("\n")[0]
    if marked and cell_len(harmless(marked)) <= width // 2:
        assert seen.line[before : before + len(marked)] == harmless(marked)
