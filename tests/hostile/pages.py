"""Hostile HTML."""

from __future__ import annotations

from random import Random

from tests.hostile.registry import hostile

from govinfo_report.parsing.grammars import table_forms

_HEAD = "<!doctype html><meta charset=utf-8><title>某某局2023年政府信息公开工作年度报告</title>"
_ITEM = "<table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数"


@hostile()
def span_bomb() -> bytes:
    """A table of ten thousand cells that each claim a million rows and columns."""
    cell = "<td rowspan=1000000 colspan=1000000>1</td>"
    return (_HEAD + "<table>" + ("<tr>" + cell * 100 + "</tr>") * 100).encode()


@hostile()
def spans_at_the_limit() -> bytes:
    """A table whose cells claim exactly the spans that are taken at their word."""
    return (_HEAD + "<table>" + ("<tr>" + "<td rowspan=1000 colspan=500>1" * 3) * 3_000).encode()


@hostile()
def nested_tables() -> bytes:
    """Ten thousand tables, each in a cell of the one before."""
    return (_HEAD + "<table><tr><td>规章 1" * 10_000).encode()


@hostile()
def nested_tables_in_report() -> bytes:
    """A report's table in every one of a thousand nested layout tables."""
    return (_HEAD + f"<table><tr><td>{_ITEM}<tr><td>规章<td>1<td>2<td>3</table>" * 1_000).encode()


@hostile()
def million_cells() -> bytes:
    """A table of a million cells."""
    return (_HEAD + "<table>" + ("<tr>" + "<td>1" * 100) * 10_000).encode()


@hostile()
def million_cells_of_a_form() -> bytes:
    """A million cells beneath the headers of a form, with labels that no form has."""
    return (_HEAD + _ITEM + "".join(f"<tr><td>某某事项{n}<td>1<td>2<td>3" for n in range(250_000))).encode()


@hostile()
def unknown_rows() -> bytes:
    """A hundred thousand rows that no form has, in a table of a form."""
    return (_HEAD + _ITEM + "".join(f"<tr><td>某某事项{n}<td>1<td>2<td>3" for n in range(100_000))).encode()


@hostile()
def known_rows() -> bytes:
    """The same two rows of a form fifty thousand times over, each time with other figures."""
    rows = "".join(f"<tr><td>规章<td>{n}<td>2<td>3<tr><td>行政规范性文件<td>{n}<td>2<td>3" for n in range(25_000))
    return (_HEAD + _ITEM + rows).encode()


@hostile()
def tables_of_a_form() -> bytes:
    """Ten thousand tables of one form on a page."""
    return (_HEAD + f"{_ITEM}<tr><td>规章<td>1<td>2<td>3</table>" * 10_000).encode()


@hostile()
def near_labels() -> bytes:
    """Rows whose every cell is nearly the label of a row, each with another character wrong."""
    rng, labels = Random(1), [label for form in table_forms().values() for label in form.labels if len(label) > 15]

    def near() -> str:
        label = rng.choice(labels)
        place = rng.randrange(len(label))
        return label[:place] + rng.choice("的与之项信息政府") + label[place + 1 :]

    rows = "".join("<tr>" + "".join(f"<td>{near()}{n}" for _ in range(4)) for n in range(5_000))
    return (_HEAD + _ITEM + rows).encode()


@hostile()
def options() -> bytes:
    """A list of ninety thousand options to choose from, each of which a parser compares with all others."""
    return (_HEAD + "<select>" + "<option>2023年" * 90_000).encode()


@hostile()
def ends_of_tags() -> bytes:
    """Fifteen million ends of paragraphs, none of which was begun."""
    return (_HEAD + "</p>" * 15_000_000).encode()


@hostile()
def comments() -> bytes:
    """Six million comments."""
    return (_HEAD + "<!-- a -->" * 6_000_000).encode()


@hostile()
def nested_elements() -> bytes:
    """A million elements, each in the one before."""
    return (_HEAD + "<div>" * 1_000_000 + "规章").encode()


@hostile()
def unclosed_formatting() -> bytes:
    """A hundred thousand paragraphs that never close their fonts, which a parser opens again and again."""
    return (_HEAD + "".join(f"<p><font color={n}><b>规章" for n in range(100_000))).encode()


@hostile()
def attributes() -> bytes:
    """Tags with a hundred thousand attributes each."""
    many = " ".join(f"a{n}=1" for n in range(100_000))
    return (_HEAD + f"<table><tr><td {many}>规章<td {many}>1").encode()


@hostile()
def long_line() -> bytes:
    """A line of a hundred megabytes in one paragraph."""
    return (_HEAD + "<p>" + "规章12" * 12_500_000).encode()


@hostile(silent=True)
def unclosed_comment() -> bytes:
    """A megabyte of comments that are opened and never closed."""
    return (_HEAD + "<!--" * 250_000).encode()


@hostile()
def entities() -> bytes:
    """A million character references, some of characters that do not exist."""
    return (_HEAD + "<table><tr><td>" + "&#x31;&#0;&#xD800;&#x110000;&nbsp;&notthere;" * 170_000).encode()


@hostile()
def paragraphs() -> bytes:
    """A million paragraphs."""
    return (_HEAD + "<p>一、总体情况 2023年公开信息12条。" * 1_000_000).encode()


@hostile()
def headings() -> bytes:
    """Two hundred thousand headings, each a section."""
    return (_HEAD + "".join(f"<h2>{n}、总体情况</h2>" for n in range(200_000))).encode()


@hostile()
def links() -> bytes:
    """A hundred thousand links to attachments."""
    return (_HEAD + "".join(f"<a href={n}.doc>附件{n}：统计表.doc</a>" for n in range(100_000))).encode()
