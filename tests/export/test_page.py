"""The page of a report shows what was read, all of it, once, and leads from every figure to its place."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from itertools import permutations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from tests.export.pages import EVERY_STATE, REPORTS

import govinfo_report as gir
from govinfo_report.examples import EXAMPLES, example
from govinfo_report.export.page.bounds import kept
from govinfo_report.export.page.index import index_of
from govinfo_report.export.page.markup import visible
from govinfo_report.export.page.source import marks_of, pieces
from govinfo_report.export.page.states import BoxState, states_of
from govinfo_report.export.sheets import sheets_of
from govinfo_report.export.tables.common import fields_before
from govinfo_report.lexing.labels import MatchKind
from govinfo_report.models.printed import Placing

PAGES = [(name, language) for name in REPORTS for language in ("en", "zh")]


def page(name: str, language: str = "en") -> LexborHTMLParser:
    return LexborHTMLParser(REPORTS[name].to_html(language))


def source_of(tree: LexborHTMLParser) -> str:
    return "\n".join(line.text() for line in tree.css("#source .line"))


@pytest.mark.parametrize("name", REPORTS)
def test_every_printed_value_stands_in_the_tables_once_with_its_evidence(name):
    """Protects the reader who trusts the page to be the report: no value missing, doubled, or without its reasons."""
    tree = page(name)
    for path, cell in REPORTS[name].cells.items():
        (figure,) = tree.css(f"[id='{path}']")
        if cell.value is not None:
            assert figure.text(deep=False) == str(cell.value)
        (evidence,) = tree.css(f"#{figure.attributes['aria-describedby']}")
        said = evidence.text(separator="\n")
        assert path in said
        assert visible(cell.raw.strip())[:40] in said
        assert visible(cell.note or "") in said
        assert visible(cell.binding.row_label or "") in said
        assert f"characters {cell.span.start}–{cell.span.end}" in said


@pytest.mark.parametrize("name", REPORTS)
def test_every_figure_leads_to_its_text_in_the_source(name):
    """Protects the way from a value to the characters that it was read from."""
    tree = page(name)
    for path, cell in REPORTS[name].cells.items():
        (figure,) = tree.css(f"[id='{path}']")
        marked = tree.css(f"#source [data-mark~='{figure.attributes['data-pick']}']")
        assert "".join(part.text() for part in marked) == visible(cell.raw)
        assert figure.attributes["href"] == f"#{marked[0].attributes['id']}"
        assert marked[0].attributes["href"] == f"#{path}"


@pytest.mark.parametrize("name", REPORTS)
def test_the_source_is_whole(name):
    """Protects the evidence itself: what stands beside the tables is the document's text, character for character."""
    text = REPORTS[name].document.text
    assert source_of(page(name)) == visible(text).removesuffix("\n") or not text.strip()


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_every_finding_is_told_in_the_readers_language(name, language):
    """Protects against a doubt that the library has and the page keeps to itself."""
    said = page(name, language).css_first("#findings").text(separator=" ")
    for one in REPORTS[name].diagnostics:
        assert visible(one.message_in(language)) in said
        assert one.code in said


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_every_link_and_reference_has_an_end_and_every_id_is_one(name, language):
    """Protects against a figure that leads nowhere, or to another's place."""
    tree = page(name, language)
    ids = Counter(one.attributes["id"] for one in tree.css("[id]"))
    assert max(ids.values()) == 1
    for one in tree.css("[href]"):
        assert one.attributes["href"].removeprefix("#") in ids, one.html
    for one in tree.css("[aria-describedby]"):
        assert one.attributes["aria-describedby"] in ids
    names = {name for one in tree.css("[data-mark]") for name in one.attributes["data-mark"].split()}
    assert {one.attributes["data-pick"] for one in tree.css("[data-pick]")} <= names


def test_every_state_looks_like_itself():
    """Protects the states from each other: guessed is not exact, blank is not zero, left out is not blank."""
    tree = page("every state")
    states = {state.value for state in BoxState}

    def shown(path):
        (figure,) = tree.css(f"[id='{path}']")
        return sorted(states & set(figure.attributes["class"].split())), figure.text(deep=False)

    item = "proactive_disclosure"
    assert shown(f"{item}.regulations.issued") == (["exact"], "0")
    assert shown(f"{item}.regulations.repealed") == (["mark"], "/")
    assert shown(f"{item}.regulations.in_force") == (["blank"], "·")
    assert shown(f"{item}.normative_documents.issued") == (["guessed"], "5")
    assert shown(f"{item}.licensing.decisions") == (["conflicting"], "?")
    assert shown(f"{item}.penalties.decisions") == (["by-place", "text"], "若干")
    assert shown(f"{item}.coercive_measures.decisions") == (["by-place"], "7")
    rows = LexborHTMLParser(
        gir.to_html(gir.parse("指标名称 | 单位 | 本年度 |\n收到来电 | 次 | - |\n收到来信 | 件 | 4 |\n"))
    )
    assert [one.text() for one in rows.css(".sheet .no-figure")] == ["·"]
    added = next(one for one in tree.css(".sheet") if "行政检查" in one.text())
    assert [one.text() for one in added.css(".as-printed")] == ["12"]
    lost = gir.parse(EVERY_STATE.replace("规章 | 0 | / | |", "规章 | 0 | / |"))
    assert LexborHTMLParser(gir.to_html(lost)).css_first(f"[id='{item}.regulations.issued']").text() == "?"


@pytest.mark.parametrize(
    ("evidence", "state"),
    [
        ({}, BoxState.EXACT),
        ({"row_match": MatchKind.HEAD}, BoxState.EXACT),
        ({"row_match": MatchKind.FUZZY}, BoxState.GUESSED),
        ({"row_match": MatchKind.PLACE}, BoxState.BY_PLACE),
        ({"row_label": None}, BoxState.BY_PLACE),
        ({"column_header": None}, BoxState.BY_PLACE),
        ({"placing": Placing.SPACES}, BoxState.EXACT),
        ({"placing": Placing.SUMS}, BoxState.BY_PLACE),
    ],
)
def test_what_is_less_than_sure_shows_at_first_sight(evidence, state):
    """Protects against a figure that was placed, not read, and looks like any other."""
    index = index_of(REPORTS["article20_2021.html"])
    path = "requests.received.total"
    cell = index.report.cells[path]
    bound = evolve(cell, binding=evolve(cell.binding, **evidence))
    box = next(b for s in index.sheets for line in s.sheet.lines for b in line.boxes if b and b.path == path)
    assert states_of(box, bound, index.fields[path], conflicting=False) == (state,)
    blank = evolve(bound, kind=gir.CellKind.BLANK, value=None)
    assert states_of(box, blank, index.fields[path], conflicting=False)[0] is BoxState.BLANK


def test_a_failing_sum_is_marked_on_its_terms_and_told_below_its_table():
    """Protects the office that looks for the wrong figure: every term, the total first, the message beside them."""
    tree = page("two failing sums")
    failing = [one for one in REPORTS["two failing sums"].diagnostics if one.code == "review-total"]
    assert len(failing) == 2
    marked = {one.attributes["id"] for one in tree.css(".sheet .in-sum")}
    assert marked == {path for one in failing for path, _ in one.data["terms"]}
    totals = {one.attributes["id"] for one in tree.css(".sheet .total")}
    assert totals == {"litigation.direct.total", "litigation.after_reconsideration.total"}
    (table,) = [one for one in tree.css(".sheet") if one.css(".total")]
    assert [one.message in table.text() for one in failing] == [True, True]


def test_the_matrix_has_the_headers_of_the_form():
    """Protects the official layout: applicants above all columns, organisations above theirs, a total beside them."""
    (table,) = [one for one in page("article20_2021.html").css("table") if "申请人情况" in one.text()]
    rows = [[(th.text(), th.attributes) for th in tr.css("th")] for tr in table.css("thead tr")]
    spans = [[(text, a.get("colspan"), a.get("rowspan")) for text, a in row] for row in rows]
    assert spans[0][1:] == [("申请人情况", "7", None)]
    assert spans[1] == [("自然人", None, "2"), ("法人或其他组织", "5", None), ("总计", None, "2")]
    assert [text for text, *_ in spans[2]] == ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]


@pytest.mark.parametrize(("first", "second"), list(permutations(EXAMPLES, 2)))
def test_no_value_of_a_mixed_report_is_left_out(first, second):
    """Protects values of tables that are not of the report's own form."""
    report = gir.parse(f"{gir.read(example(first)).text}\n{gir.read(example(second)).text}")
    shown = Counter(box.path for one in sheets_of(report) for line in one.lines for box in line.boxes if box)
    assert [path for path in report.cells if shown[path] != 1] == []


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_the_policy_allows_the_pages_own_style_and_script_and_nothing_else(name, language):
    """Protects the reader from a document that smuggles in a script, a style or an address."""
    tree = page(name, language)
    (policy,) = [m.attributes["content"] for m in tree.css("meta") if "http-equiv" in m.attributes]
    allowed = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    for tag in ("style", "script"):
        (own,) = tree.css(tag)
        digest = base64.b64encode(hashlib.sha256(own.text().encode()).digest()).decode()
        assert allowed.pop(f"{tag}-src") == f"'sha256-{digest}'"
    assert set(allowed.values()) == {"'none'"}
    assert "default-src" in allowed
    assert "://" not in "".join(tree.css_first(tag).text() for tag in ("style", "script"))


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_same_report_same_page(name, language):
    """Protects pages that are kept and compared."""
    report = REPORTS[name]
    assert report.to_html(language) == gir.to_html(report, language)


@pytest.mark.parametrize("form", list(gir.Format))
def test_a_path_of_several_forms_is_explained_by_the_reports_own(form):
    """Protects labels and units: requests.received.total is not the same row in 2014 and in 2021, whatever the run."""
    entries = fields_before(form)
    own = {} if form is gir.Format.INDICATORS_OTHER else {one.path: one for one in gir.fields(form)}
    assert {path: entries[path] for path in own} == own
    assert entries["requests.received.natural_person"].column == "自然人"


def test_the_language_is_that_of_the_page_and_never_of_the_labels():
    """Protects readers of either language, and the words of the form."""
    english, chinese = (page("article20_2021.html", language) for language in ("en", "zh"))
    assert english.css_first("html").attributes["lang"] == "en"
    assert chinese.css_first("html").attributes["lang"] == "zh-CN"
    assert english.css_first("h2").text() == "Findings"
    assert chinese.css_first("h2").text() == "诊断"
    heads = [[th.text() for th in tree.css("tbody th")] for tree in (english, chinese)]
    assert heads[0] == heads[1]
    with pytest.raises(ValueError, match="fr"):
        gir.to_html(REPORTS["empty"], "fr")


def test_a_notebook_shows_the_page_in_a_frame_of_its_own():
    """Protects a notebook from the page, and the page from the notebook."""
    report = REPORTS["hostile"]
    (frame,) = LexborHTMLParser(report._repr_html_()).css("iframe")
    assert frame.attributes["srcdoc"] in {report.to_html("en"), report.to_html("zh")}
    assert frame.attributes["sandbox"] == "allow-scripts"


def test_a_huge_document_gives_a_page_of_bounded_size_that_says_what_it_leaves_out():
    """Protects the browser, without hiding that something is not shown, or a figure that was read."""
    filler = "公开工作持续推进，群众满意度提高。\n" * 20_000
    report = gir.parse(f"{filler}{EVERY_STATE}{filler}")
    html = gir.to_html(report, "en")
    tree = LexborHTMLParser(html)
    assert len(html) < 300_000
    text = report.document.text
    shown = sum(len(line.text()) + 1 for line in tree.css("#source .line"))
    told = sum(int(found) for one in tree.css("#source .cut") for found in re.findall(r"\d+", one.text()))
    assert abs(shown + told - len(text)) < 20  # a part that ends within a line has no line end of its own
    for path in report.cells:
        assert tree.css(f"#source [href='#{path}']")


def test_many_rows_and_findings_are_counted_where_they_are_not_shown():
    """Protects against a table or a list that ends as if there were no more."""
    rows = "".join(f"编发第{number}号简报数 | 期 | {number} |\n" for number in range(1500))
    report = gir.parse(f"指标名称 | 单位 | 本年度 |\n{rows}")
    tree = LexborHTMLParser(gir.to_html(report, "en"))
    left_out = int(re.search(r"(\d+) more rows", tree.css_first(".sheet .cut").text())[1])
    assert len(tree.css(".sheet tbody tr")) + left_out == len(report.indicators) > 1200
    page_of_doubts = (
        "第二十条第（五）项\n信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n" + "行政检查 | 1 | 2 |\n" * 400
    )
    doubtful = gir.parse(page_of_doubts)
    tree = LexborHTMLParser(gir.to_html(doubtful, "en"))
    left_out = int(re.search(r"(\d+) more findings", tree.css_first("#findings .cut").text())[1])
    assert len(tree.css(".findings > li")) + left_out == len(doubtful.diagnostics)


SPANS = st.builds(lambda start, length: gir.Span(start, start + length), st.integers(0, 5000), st.integers(0, 300))


@settings(deadline=None)
@given(st.integers(0, 6000), st.lists(SPANS, max_size=30), st.integers(500, 6000))
def test_what_is_kept_of_a_long_text_is_in_order_and_within_bounds(length, marks, most):
    """Protects the source pane: no character twice, none out of order, never more than there is room for."""
    marks = sorted(one for one in marks if one.end <= length)
    parts = kept(length, marks, most)
    edges = [edge for part in parts for edge in (part.start, part.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= length for edge in edges)
    assert sum(part.end - part.start for part in parts) <= max(most, 400)
    if length <= most:
        assert parts == ([gir.Span(0, length)] if length else [])


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(REPORTS)), st.data())
def test_pieces_are_the_text_and_nothing_is_marked_elsewhere(name, data):
    """Protects highlights: the pieces of any part of a text are that part, each under exactly the marks over it."""
    report = REPORTS[name]
    length = len(report.document.text)
    start = data.draw(st.integers(0, length))
    part = gir.Span(start, data.draw(st.integers(start, length)))
    marks, _ = marks_of(index_of(report))
    at = part.start
    for piece in pieces(part, marks):
        assert piece.span.start == at
        at = piece.span.end
        if piece.span.start < piece.span.end:
            over = [m for m in marks if m.span.start <= piece.span.start and piece.span.end <= m.span.end]
            assert Counter(piece.marks) == Counter(over)
    assert at == part.end
