"""A text is read the same wherever it was pasted: into a page, a Word document, a mail, a literal."""

import html
import io
import json

import docx
import pytest

import govinfo_report as gir
from govinfo_report import testing
from govinfo_report.testing.cases import print_page

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS = pytest.mark.parametrize("form", testing.FORMATS)
WRITTEN = pytest.mark.parametrize("surface", ["pipe-rows-bare", "pipe-rows-padded", "pipe-cells", "pipe-before"])


def text_of(form, surface):
    style = next(one for one in testing.STYLES if one.name == "plain")
    return print_page(testing.page(form, 3, seed=5, style=style), testing.SURFACES[surface]).decode()


def values_of(text):
    """What the text itself says: it must say something."""
    values = dict(gir.parse(text).values())
    assert len(values) > 20
    return values


def in_paragraphs(lines):
    return "".join(f"<p>{html.escape(line)}</p>" for line in lines)


def in_one_paragraph(lines):
    return f"<div>{'<br>'.join(map(html.escape, lines))}</div>"


def preformatted(lines):
    return f"<pre>{html.escape(chr(10).join(lines))}</pre>"


@FORMS
@WRITTEN
@pytest.mark.parametrize("write", [in_paragraphs, in_one_paragraph, preformatted])
def test_text_in_a_page(form, surface, write):
    """Protects tables of bars in a page's paragraphs: without their cells, labels and bars become one text."""
    text = text_of(form, surface)
    page = f"<html><body>{write(text.splitlines())}</body></html>"
    assert dict(gir.parse(page, media_type="text/html").values()) == values_of(text)


@FORMS
@WRITTEN
def test_text_in_a_word_document(form, surface):
    """Protects tables of bars in a Word document's paragraphs."""
    text = text_of(form, surface)
    document, data = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(data)
    assert dict(gir.parse(data.getvalue(), media_type=WORD).values()) == values_of(text)


def quoted(text):
    return "\n".join(f"> {line}" for line in text.splitlines())


def quoted_twice_without_room(text):
    return "\n".join(f">>{line}" for line in text.splitlines())


def quoted_from_the_table_on(text):
    lines = text.splitlines()
    at = next(number for number, line in enumerate(lines) if "|" in line)
    return "\n".join((*lines[:at], *(f"> {line}" for line in lines[at:])))


def indented(text):
    return "\n".join(f"    {line}" for line in text.splitlines())


def with_space_behind(text):
    return "\n".join(f"{line}\u3000" for line in text.splitlines())


@FORMS
@WRITTEN
@pytest.mark.parametrize("margin", [quoted, quoted_twice_without_room, quoted_from_the_table_on, indented])
def test_margins(form, surface, margin):
    """Protects figures from becoming texts behind a mark, and gaps between lines from becoming blank cells."""
    text = text_of(form, surface)
    assert dict(gir.parse(margin(text)).values()) == values_of(text)


@FORMS
def test_space_behind_every_line(form):
    """Protects gaps between lines from becoming blank cells where every line ends in space."""
    text = text_of(form, "pipe-cells")
    assert dict(gir.parse(with_space_behind(text)).values()) == values_of(text)


@FORMS
@WRITTEN
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_escaped_line_ends(form, surface, end):
    """Protects a text from a dump that wrote its line ends as a literal does; a cell still points at its figure."""
    text = text_of(form, surface)
    dumped = json.dumps({"text": text.replace("\n", end)}, ensure_ascii=False)
    report = gir.parse(dumped)
    assert dict(report.values()) == values_of(text)
    assert all(dumped[cell.span.start : cell.span.end] == cell.raw for cell in report.cells.values())


@FORMS
def test_the_indent_of_a_source(form):
    """Protects figures where a tool kept the tabs that a page's source is indented with: they part no cells."""
    text = text_of(form, "pipe-cells")
    lines = text.splitlines()
    figures = [number for number, line in enumerate(lines) if line.rstrip(" |").isdecimal()]
    for number in figures:
        lines[number] = "\t\t\t" + lines[number]
    assert figures
    assert dict(gir.parse("\n".join(lines)).values()) == values_of(text)
