"""An HTML page is read as a browser shows it."""

from __future__ import annotations

import html
import re
import time

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from tests.readers.grids import LABELS, TEXTS, assert_sound, grids, read_back, size

import govinfo_report as gir
from govinfo_report.document import Table
from govinfo_report.limits import LimitExceededError, Limits
from govinfo_report.readers.encoding import decode
from govinfo_report.readers.html import bounds
from govinfo_report.readers.html.reader import read_html
from govinfo_report.readers.registry import Given

PROSE = "2021年，本机关主动公开政府信息12条，收到申请3件，均已答复。"
CHAPTER = PROSE * 20
SENTENCES = f"<p>{PROSE}</p>" * 3
DATA = "<table><tr><td>规章</td><td>1</td></tr><tr><td>行政许可</td><td>2</td></tr></table>"
DATA_CELLS = [["规章", "1", "行政许可", "2"]]
WORD = (
    "<p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:10.5pt'>"
    "<font face=宋体>{}</font></span></b><span lang=EN-US><o:p></o:p></span></p>"
)


def read(source, **limits):
    document = read_html(Given(source), Limits(**limits))
    assert_sound(document)
    return document


def page(body):
    return f"<!DOCTYPE html><html><head></head><body>{body}</body></html>"


def cells(document):
    return [[cell.text for cell in table.cells] for table in document.tables]


def lines(document):
    return [p.text for p in document.paragraphs if not p.furniture]


def furniture(document):
    return [p.text for p in document.paragraphs if p.furniture]


def codes(document):
    return [one.code for one in document.diagnostics]


def marked_up(rows_of, content=html.escape, tag="td"):
    """A table of cells as markup, row by row."""
    rows = {}
    for cell in rows_of:
        spans = f" rowspan={cell.rowspan} colspan={cell.colspan}"
        rows.setdefault(cell.row, []).append(f"<{tag}{spans}>{content(cell.text)}</{tag}>")
    return "<table>" + "".join(f"<tr>{''.join(rows.get(r, []))}</tr>" for r in range(size(rows_of)[0])) + "</table>"


# --- tables


@given(
    grids(least=2),
    st.sampled_from([html.escape, WORD.format, " \n{}\t".format, "<!-- 1 -->{}<script>2</script>".format]),
)
def test_tables_come_back_cell_by_cell(made, content):
    """Every cell with its text and place, blank ones too, plain or pasted from Word."""
    printed = [cell for cell in made if cell.text]
    assume(len(printed) > 1 and any(sum(c.row == r for c in made) > 1 for r in range(6)))
    document = read(page("前" + marked_up(made, content) + "后"))
    (table,) = document.tables
    assert read_back(table) == made
    assert table.ruled
    assert lines(document) == ["前", "后"]
    assert document.diagnostics == ()


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<span>1</span><span>2</span>", "12"),
        ("<span>1</span> <span>2</span>", "1 2"),
        ("<b>行政</b><i>许可</i><o:p></o:p>", "行政许可"),
        ("<p>（三）不</p><p>予公开</p>", "（三）不\n予公开"),
        ("22<br>(其中修订<br/>16件)", "22\n(其中修订\n16件)"),
        ("<div>甲<div>乙</div>丙</div>丁", "甲\n乙\n丙\n丁"),
        ("<span>甲<div>乙</div></span>丙", "甲\n乙\n丙"),
        ("&nbsp;", ""),
        ("　", ""),
        ("\n  1\n\t2 ", "1 2"),
        ("1&nbsp;362", "1\xa0362"),
        ("a\u200bb\ufeffc\xadd", "a\u200bb\ufeffc\xadd"),
        ("第<sup>2</sup>项<del>3</del>", "第2项"),
        ("&lt;&amp;&#51;&yen;", "<&3¥"),
        ("<<规定>>第<规定>条", "<<规定>>第<规定>条"),
        ("1<style>.a{}</style><noscript>2</noscript><template>3</template><!--4--><script>5</script>", "1"),
        ("1<span style='color:red; Display : NONE'>2</span><input type=hidden value=3><b hidden>4</b>", "1"),
        ("1<img alt=2><![if !supportLists]>3<![endif]><?xml:namespace prefix=o />", "13"),
        ("<pre>1\n2</pre>", "1\n2"),
    ],
)
def test_the_text_of_a_cell_is_what_a_reader_sees(markup, text):
    """Blocks part lines, inline markup parts nothing, white space is one space, and what is hidden is not there."""
    document = read(page(f"<table><tr><td>甲<td>{markup}<td>乙<tr><td>丙<td>7<td>8</table>"))
    assert cells(document) == [["甲", text, "乙", "丙", "7", "8"]]


def test_the_head_comes_first_and_the_foot_last():
    """Row groups are shown in their order, whatever their order in the source, and a rowspan stays in its group."""
    rows = {g: f"<{g}><tr><td rowspan=9>{g}<td>1</{g}>" for g in ("tfoot", "tbody", "thead")}
    document = read(page(f"<table><caption>表一</caption>{''.join(rows.values())}</table>"))
    assert cells(document) == [["thead", "1", "tbody", "1", "tfoot", "1"]]
    assert [(c.row, c.column, c.rowspan) for c in document.tables[0].cells[::2]] == [(0, 0, 1), (1, 0, 1), (2, 0, 1)]
    assert lines(document) == ["表一"]


def test_hidden_rows_with_figures_are_reported():
    """What the page hides is no part of it, but a figure is never left out without a word."""
    hidden = "<tr style='display:none'><td>规章<td>9</tr>"
    document = read(page(DATA.replace("<tr>", hidden + "<tr>", 1) + "<div hidden>12</div>"))
    assert cells(document) == DATA_CELLS
    assert codes(document) == ["hidden-cells"]
    assert codes(read(page(DATA.replace("<tr>", hidden.replace("9", "") + "<tr>")))) == []
    assert codes(read(page(f"<div style='display:none'>{DATA}</div>"))) == ["hidden-cells"]


def test_controls_in_a_cell_are_furniture():
    """The options of a form are no figures of its cell, and are kept all the same."""
    document = read(page("<table><tr><td>年<select><option>2008<option>2009</select><td>条<tr><td>规章<td>1</table>"))
    assert cells(document) == [["年", "条", "规章", "1"]]
    assert furniture(document) == ["2008", "2009"]


# --- tables that only arrange the page


@given(st.integers(1, 6), st.booleans(), st.booleans())
def test_layout_tables_dissolve(depth, menu, words):
    """However many tables stand around it, a data table is that table, the prose around it paragraphs."""
    body, before, after = f"<p>一、概述</p>{DATA}{PROSE}", [], []
    for level in range(depth):
        side = f"<td>栏目{level}</td>" if menu else "<td>&nbsp;</td>"
        foot = f"<tr><td colspan=2>版权{level}</td></tr>" if words else ""
        body = f"<table width=980><tr>{side}<td>{body}</td></tr>{foot}</table>"
        before = [f"栏目{level}", *before] if menu else before
        after = [*after, f"版权{level}"] if words else after
    document = read(page(body))
    assert cells(document) == DATA_CELLS
    assert lines(document) == [*before, "一、概述", PROSE, *after]


@pytest.mark.parametrize(
    "body",
    [
        f"<table><tr><td>{PROSE}</td></tr></table>",
        f"<table><tr><td><p>{PROSE}</p></td></tr><tr><td>第二段12</td></tr></table>",
        f"<table><tr><td>&nbsp;</td><td>{PROSE * 15}</td><td>首页</td></tr></table>",
        f"<table><tr><td>来源：本局</td><td>浏览：12</td></tr><tr><td colspan=2>{SENTENCES}</table>",
        f"<table><tr><td>一、概述</td><td>{CHAPTER}</td></tr><tr><td>二、公开</td><td>{CHAPTER}</td></tr></table>",
    ],
)
def test_a_report_inside_cells_is_prose(body):
    """The report inside one cell, or a column of chapters, is no data: its text comes out as paragraphs."""
    document = read(page(body))
    assert document.tables == ()
    assert any(PROSE in line for line in lines(document))


@given(grids(least=3, texts=LABELS), st.data())
def test_a_stray_nested_table_is_a_cell(made, data):
    """A figure pasted from Word brings a one-cell table along; its cell is a cell of the table around it."""
    chosen = data.draw(st.sampled_from(made))
    inner = "<table border=0><tr><td>{}</td></tr></table>"
    wrapped = [(inner.format if c is chosen else str)(c.text) for c in made]
    texts = iter(wrapped)
    assume(any(sum(c.row == r for c in made) > 1 for r in range(6)) and len(made) > 1)
    (table,) = read(page(marked_up(made, lambda _: next(texts)))).tables
    assert read_back(table) == made


def test_definitions_in_labels_leave_a_table():
    """Some forms print the definition of each row, some 200 characters, in its label."""
    label = "行政许可（" + "指依法审查、准予从事特定活动的行为，" * 12 + "）"
    rows = "".join(f"<tr><td>{label}</td><td>件</td><td>{n}</td></tr>" for n in range(8))
    (table,) = read(page(f"<table>{rows}</table>")).tables
    assert [c.text for c in table.cells if c.column == 2] == [str(n) for n in range(8)]


def test_notes_below_the_figures_leave_a_table():
    """A row of notes, long as they are, is a row of its table."""
    rows = "".join(f"<tr><td>项目{n}</td><td>件</td><td>{n}</td></tr>" for n in range(6))
    (table,) = read(page(f"<table>{rows}<tr><td colspan=3>{PROSE * 20}</td></tr></table>")).tables
    assert len(table.cells) == 19


def test_an_inset_leaves_the_table_around_it():
    """Two cells nested in one cell of a large table are text of that cell, not the end of the table."""
    rows = "".join(f"<tr><td>项目{n}</td><td>件</td><td>{n}</td></tr>" for n in range(8))
    inset = "<tr><td><table><tr><td>甲</td><td>3</td></tr></table></td><td>件</td><td>9</td></tr>"
    (table,) = read(page(f"<table>{rows}{inset}</table>")).tables
    assert [c.text for c in table.cells[-3:]] == ["甲\n3", "件", "9"]


# --- the page around the tables


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>甲<br>乙</p>丙<div>丁</div>", ["甲", "乙", "丙", "丁"]),
        ("<ul><li>甲<li>乙<ul><li>丙</ul></ul>", ["甲", "乙", "丙"]),
        ("<h1>标题</h1>甲<hr>乙", ["标题", "甲", "乙"]),
        ("甲<span>乙<div>丙</div>丁</span>戊", ["甲乙", "丙", "丁戊"]),
        ("<pre>规章    1\n  许可  2\n\n</pre>后", ["规章    1", "  许可  2", "后"]),
        ("<p> 甲\n  乙 　</p>", ["甲 乙"]),
        ("<article><header><h1>标题</h1></header>文</article>", ["标题", "文"]),
        ("<iframe>x</iframe><p>甲", ["甲"]),
    ],
)
def test_blocks_and_breaks_end_lines(body, expected):
    """A paragraph is a line as a reader sees it."""
    assert lines(read(page(body))) == expected


def test_furniture_is_told_from_the_document():
    """Menus, site banners and controls are marked, and kept in their place."""
    body = "<header>本站</header><nav><a>首页</a></nav><p>文</p><select><option>甲</select><footer>版权</footer>"
    document = read(page(body))
    assert lines(document) == ["文"]
    assert furniture(document) == ["本站", "首页", "甲", "版权"]


def test_title_and_properties_come_first_as_they_are():
    """Sites print title, date and source of an article for machines; they are worth as much as a line."""
    head = (
        "<meta charset=utf-8><meta name=viewport content='width=640'><meta name=PubDate content='2022-01-20 10:00'>"
        "<meta name=ContentSource content=市司法局><meta name=SiteIDCode content=3205000001><title> 年 报 </title>"
    )
    document = read(f"<html><head>{head}</head><body><p>文</p></body></html>")
    assert furniture(document) == ["年 报", "2022-01-20 10:00", "市司法局"]
    assert [b.text for b in document.blocks][-1] == "文"


def test_line_breaks_count_where_tables_are_all_the_markup():
    """Converters write text with HTML tables in it; the lines of the text are lines."""
    document = read(f"一、概述\n{PROSE}\n\n{DATA}\n二、其他\n无")
    assert cells(document) == DATA_CELLS
    assert lines(document) == ["一、概述", PROSE, "二、其他", "无"]


@pytest.mark.parametrize("written", ["utf-8", "gb18030", "utf-16"])
def test_bytes_and_text_are_one_page(written):
    """The encoding is part of the source and of nothing else."""
    source = page(PROSE + DATA)
    document, text = read(source.encode(written)), read(source)
    assert (document.text, document.blocks) == (text.text, text.blocks)
    assert text.source.encoding is None
    assert document.source.encoding in {"utf-8", "gb18030", "utf-16-le"}
    assert (document.source.media_type, document.source.name) == ("text/html", None)


# --- whatever comes


TAGS = [
    *(
        "p",
        "div",
        "span",
        "b",
        "font",
        "i",
        "a",
        "ul",
        "li",
        "h1",
        "pre",
        "nav",
        "header",
        "article",
        "select",
        "option",
    ),
    *("table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption"),
]
ATTRIBUTES = [
    "",
    " class='a>b'",
    ' title="<td>"',
    " rowspan=2",
    " colspan=3",
    " style=display:none",
    " hidden",
    " x=1 y",
]
SOUP = st.lists(
    st.one_of(
        st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
        st.builds("</{}>".format, st.sampled_from(TAGS)),
        TEXTS,
        st.sampled_from(
            ["<br>", "<!-- <b -->", "<script>if(a<b){'</b>'}</script>", "<", "&nbsp;", "&amp;lt;", "\n", "<p", "<?x>"]
        ),
    ),
    max_size=40,
).map("".join)


@given(SOUP, st.booleans())
def test_any_markup_is_read(soup, framed):
    """Broken markup never raises, and spans always point at the text they claim."""
    document = read_html(Given(page(soup) if framed else soup), Limits())
    end = 0
    for block in document.blocks:
        assert block.span.start >= end
        end = block.span.end
        for part in block.cells if isinstance(block, Table) else (block,):
            assert document.text[part.span.start : part.span.end] == part.text
    assert document == read_html(Given(page(soup) if framed else soup), Limits())


@given(SOUP)
def test_nothing_is_lost_and_nothing_invented(soup):
    """Every character that is not hidden is in the document, once, wherever broken markup put it."""
    source = page(soup.replace("hidden", "x").replace("none", "block"))
    tree = LexborHTMLParser(source)
    tree.strip_tags(["script"])
    expected = "".join(tree.root.text().split())
    assert sorted("".join(read_html(Given(source), Limits()).text.split())) == sorted(expected)


@given(st.one_of(st.binary(max_size=300), st.text(st.characters(), max_size=300)))
@example(rb"\n")  # a line end that was escaped, and nothing else
def test_anything_is_read(data):
    """Content never raises: neither do lone surrogates, NULs nor noise; and what the page shows comes back."""
    document = read_html(Given(data), Limits())
    for block in document.blocks:
        for part in block.cells if isinstance(block, Table) else (block,):
            assert document.text[part.span.start : part.span.end] == part.text
    assert document.blocks or not any(map(str.isalnum, re.sub(r"\\[rn]", "", document.text)))
    text = data if isinstance(data, str) else decode(data, None, Limits()).text
    if not MARKUP & set(text):
        assert shown(document.text) == shown(text)


MARKUP = set("<&\0\ufeff")


def shown(text):
    """What a page shows of a text without markup, but white space; a lone surrogate is no character."""
    return "".join(text.encode("utf-8", "ignore").decode().split())


HIDING_FORMAT = re.compile("<(b|font|i|a) (style|hidden)")


@settings(max_examples=300)
@given(SOUP)
def test_a_tamed_page_shows_the_same(soup):
    """Large pages are rewritten before they are parsed; that changes neither their figures nor their tables.

    Only text that stands in a table but in none of its cells may be cut into other lines.
    """
    source = page(HIDING_FORMAT.sub("<span \\2", soup))
    tamed = bounds._rewrite(source, Limits(), pytest.fail)
    assert show(tamed) == show(source)


def show(source):
    document = read_html(Given(source), Limits())
    grids_of = [[(c.text, c.row, c.column, c.rowspan, c.colspan) for c in table.cells] for table in document.tables]
    return "".join(document.text.split()), grids_of


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("<table><tr><td>" * 10_000 + "1", ["depth"]),
        ("<div>" * 100_000 + "1", []),
        ("<ul><li>" * 50_000 + "1", []),
        ("<span><div>" * 50_000 + "1", []),
        ("".join(f"<b id={n}><p>1" for n in range(20_000)), ["paragraphs"]),
        ("<p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">1", []),
        ("<table><tr>" + "<td rowspan=65534 colspan=1000>1" * 1000 + "</table>", ["columns"]),
        ("<table><tr>" + "<td rowspan=65534 colspan=99999>1" * 1000 + "</table>", ["span", "columns"]),
        (
            "<table>" + "<tr><td rowspan=1000><td colspan=300>1<td>1<td>2" * 40_000 + "</table>",
            ["elements", "cells", "columns"],
        ),
        ("<table>" + ("<tr>" + "<td>12</td>" * 10) * 100_000 + "</table>", ["elements", "cells"]),
        ("<p>政府信息公开1</p>" * 2_000_000, ["elements", "paragraphs"]),
        ("<pre>" + "规章 1\n" * 1_000_000, ["cells", "paragraphs"]),
        ("<" * 5_000_000, ["characters"]),
        ("<p a='" * 1_000_000, []),
        ("<!--" * 2_000_000, []),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_hostile_pages_are_cut_in_time(source, said):
    """Deep, wide and long pages: read up to the limits, in time that grows with their length only."""
    start = time.process_time()
    document = read_html(Given(source), Limits())
    assert time.process_time() - start < 8  # a second or two; the standard's own algorithms take minutes
    assert [one.data["limit"] for one in document.diagnostics] == said


@pytest.mark.parametrize(
    ("source", "limit", "kept"),
    [
        (page("<p>一</p>" * 9), "elements", {"elements": 6}),
        (page(DATA * 3), "cells", {"cells": 5}),
        (page(DATA), "rows", {"rows": 1}),
        (page(DATA), "columns", {"columns": 1}),
        (page("<table><tr><td><table><tr><td>" + DATA), "depth", {"depth": 2}),
        (page(PROSE), "bytes", {"bytes": 70}),
    ],
)
def test_a_limit_cuts_or_raises_as_the_caller_says(source, limit, kept):
    """Each limit holds for small pages too, names itself, and raises where it is asked to."""
    assert [one.data["limit"] for one in read_html(Given(source), Limits(**kept)).diagnostics] == [limit]
    with pytest.raises(LimitExceededError, match=limit):
        read_html(Given(source), Limits(**kept, raise_on_excess=True))
    assert read(source).diagnostics == ()


CELL = "<table><tr><td colspan=2>第二十条第（五）项<tr><td>信息内容<td>本年处理决定数量<tr><td>行政许可<td>{}</table>"
PERMITS = "proactive_disclosure.licensing.decisions"


@pytest.mark.parametrize(
    "cell",
    [
        "97<sup>1</sup>",
        "<s>15</s>97",
        "<del>15</del><ins>97</ins>",
        '<span style="text-decoration: line-through">15</span>97',
        '<span style="visibility:hidden">5</span>97',
        '97<span style="font-size:0">5</span>',
        '<style>.hd{display:none}</style><span class="hd">5</span>97',
        "<ruby>97<rt>5</rt></ruby>",
        '<input type="text" value="97" readonly>',
        "<textarea>97</textarea>",
        "<select><option>5<option selected>97</select>",
        '<img src="n.png" alt="97">',
        "<span>9</span><span>7</span>",
        '<span style="font-size:0.5em">97</span>',
    ],
)
def test_a_cell_holds_the_figure_that_it_shows(cell):
    """A note, an older figure or a hidden digit made another number of it, or a field none at all: without a word."""
    assert gir.parse(CELL.format(cell), media_type="text/html").values() == {PERMITS: 97}


@pytest.mark.parametrize("cell", ["97<sub>2</sub>", "97<sup>[1]</sup>", "<s>97</s>"])
def test_a_cell_that_shows_no_plain_figure_is_told(cell):
    """Neither 972 nor 971, and no blank without a word."""
    report = gir.parse(CELL.format(cell), media_type="text/html")
    assert report.cell(PERMITS).value is None
    assert {"text-cell", "hidden-cells"} & {one.code for one in report.diagnostics}


def test_of_thousands_of_options_a_cell_holds_the_one_that_is_chosen():
    """A list is made shorter for the parser's sake; the option that the page shows is none of those left out."""
    options = "".join(f"<option{' selected' if n in {7_000, 8_000} else ''}>{n}</option>" for n in range(12_000))
    assert gir.parse(CELL.format(f"<select>{options}</select>"), media_type="text/html").values() == {PERMITS: 7_000}


@pytest.mark.parametrize("mark", ["</p>", "<!-- -->"])
def test_what_is_no_element_is_bounded_too(mark):
    """Ends of tags and comments cost a parser as much as elements do, and nobody counted them."""
    document = read(page("<p>在前" + mark * 20_000 + "<p>在后"), elements=1_000)
    assert [one.data["limit"] for one in document.diagnostics] == ["elements"]
    assert "在前" in document.text
    assert "在后" not in document.text


def test_tables_are_walked_no_further_than_cells_may_go():
    """Cells far beyond the limit were walked, placed and thrown away; those within it are all read."""
    document = read(page("<table>" + "<tr><td>规章<td>1" * 100 + "</table><p>在后"), cells=40)
    assert [one.data["limit"] for one in document.diagnostics] == ["cells"]
    assert cells(document)[0][:4] == ["规章", "1", "规章", "1"]
    assert "在后" not in document.text
