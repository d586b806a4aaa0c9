"""Word documents: what python-docx writes, and what Word itself does with it, is read back."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.grids import LABELS, Cell, assert_sound, grids, read_back, size

from govinfo_report.document import Table
from govinfo_report.limits import LimitExceededError, Limits
from govinfo_report.readers import READERS
from govinfo_report.readers.office.docx import read_docx
from govinfo_report.readers.office.docx_numbering import counted
from govinfo_report.readers.registry import Given

FORM = Path(__file__).parents[3] / "shared" / "reports" / "official_form_2021.docx"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def read(data, limits=None):
    document = read_docx(Given(data, "report.docx"), limits or Limits())
    assert_sound(document)
    return document


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def of_body(body, **parts):
    """A package whose main part has this body; further parts by their kind."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        relations = "".join(f'<Relationship Id="{kind}" Type="http://x/{kind}" Target="{kind}.xml"/>' for kind in parts)
        package.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>",
        )
        for kind, content in parts.items():
            package.writestr(f"word/{kind}.xml", content)
    return file.getvalue()


def paragraph(text, properties=""):
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows):
    """Rows of cells, each the XML of its content or of the whole cell."""
    cells = [[c if c.startswith("<w:tc") else f"<w:tc>{c}</w:tc>" for c in row] for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells) + "</w:tbl>"


def lines(document):
    return [p.text for p in document.paragraphs if not p.furniture]


@settings(deadline=None, max_examples=40)
@given(grids(least=2), st.lists(LABELS, max_size=2))
def test_tables_come_back_cell_by_cell(cells, before):
    """Merged cells come once, at their top left, with their spans; paragraphs stay in front of their table."""
    document = docx.Document()
    for text in before:
        document.add_paragraph(text)
    high, wide = size(cells)
    grid = document.add_table(high, wide)
    for cell in cells:
        first = grid.cell(cell.row, cell.column)
        last = grid.cell(cell.row + cell.rowspan - 1, cell.column + cell.colspan - 1)
        first.merge(last).paragraphs[0].text = cell.text
    found = read(saved(document))
    if len(cells) == 1:  # a frame around text
        assert lines(found) == [*before, *filter(None, [cells[0].text])]
    else:
        assert lines(found) == before
        assert [read_back(one) for one in found.tables] == [cells]


def test_lines_of_a_cell_are_kept_apart():
    """Line breaks and paragraphs in a cell are line breaks, so that two figures never run into one."""
    document = docx.Document()
    grid = document.add_table(1, 2)
    grid.cell(0, 0).text = "12\n34"
    grid.cell(0, 0).add_paragraph("56")
    grid.cell(0, 1).text = "7\t8"
    assert [c.text for c in read(saved(document)).tables[0].cells] == ["12\n34\n56", "7\t8"]


def test_rows_keep_their_place_in_the_grid():
    """gridBefore, gridAfter and the old hMerge put the cells of a row into the columns where they are seen."""
    span = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    merged = '<w:tcPr><w:hMerge w:val="{}"/></w:tcPr>'
    rows = (
        f"<w:tr><w:tc>{span}{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr>"
        f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr><w:tc>{paragraph("1")}</w:tc></w:tr>'
        f"<w:tr><w:tc>{merged.format('restart')}{paragraph('c')}</w:tc>"
        f"<w:tc>{merged.format('continue')}{paragraph('')}</w:tc><w:tc>{paragraph('2')}</w:tc></w:tr>"
    )
    found = read(of_body(f"<w:tbl>{rows}</w:tbl>"))
    assert read_back(found.tables[0]) == [
        Cell(0, 0, 1, 2, "a"),
        Cell(0, 2, 1, 1, "b"),
        Cell(1, 2, 1, 1, "1"),
        Cell(2, 0, 1, 2, "c"),
        Cell(2, 2, 1, 1, "2"),
    ]


def test_a_merge_that_goes_on_from_nothing_is_a_cell():
    """A vMerge without a start, or of another width, keeps its text instead of losing it to a cell above."""
    going = f'<w:tc><w:tcPr><w:vMerge/><w:gridSpan w:val="{{}}"/></w:tcPr>{paragraph("{}")}</w:tc>'
    found = read(of_body(table([going.format(1, "5"), paragraph("6")], [going.format(2, "7")])))
    assert [c.text for c in found.tables[0].cells] == ["5", "6", "7"]


def test_content_controls_and_insertions_are_transparent():
    """Rows, cells and text inside controls and tracked insertions stand where they stand."""
    control = "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    cell = f"<w:tc>{control.format(paragraph('1'))}</w:tc>"
    row = f"<w:tr>{control.format(cell)}<w:tc>{paragraph('2')}</w:tc></w:tr>"
    found = read(of_body(f"<w:tbl>{control.format(row)}{row}</w:tbl>{control.format(paragraph('完'))}"))
    assert [c.text for c in found.tables[0].cells] == ["1", "2", "1", "2"]
    assert lines(found) == ["完"]


def test_revisions_are_read_as_accepted():
    """Inserted figures are kept, deleted ones are not, nor are deleted rows; a deleted paragraph end joins two."""
    run = "<w:r><w:t>{}</w:t></w:r>"
    deleted = "<w:del><w:r><w:delText>99</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run.format('88')}</w:moveFrom><w:moveTo>{run.format('3')}</w:moveTo>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('77')}</w:tc><w:tc>{paragraph('78')}</w:tc></w:tr>"
    cell = f"<w:p>{run.format('1')}<w:ins>{run.format('2')}</w:ins>{deleted}{moved}</w:p>"
    body = table([cell, paragraph("4")]).replace("</w:tbl>", gone + "</w:tbl>")
    end = "<w:rPr><w:del/></w:rPr>"
    found = read(of_body(body + paragraph("全年受理", end) + paragraph("12件")))
    assert [c.text for c in found.tables[0].cells] == ["123", "4"]
    assert lines(found) == ["全年受理12件"]


def test_only_what_is_shown_is_read():
    """Hidden or struck-out runs and codes of fields are not text; the result of a field is, nested fields included."""
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText>PAGE 9</w:instrText></w:r>"
    inner = field.format("begin") + code + field.format("separate") + "<w:r><w:t>7</w:t></w:r>" + field.format("end")
    outer = field.format("begin") + code + inner + field.format("separate") + "<w:r><w:t>15</w:t></w:r>"
    hidden = "".join(f"<w:r><w:rPr><w:{name}/></w:rPr><w:t>66</w:t></w:r>" for name in ("vanish", "strike", "dstrike"))
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>件</w:t></w:r>'
    broken = field.format("begin") + code  # a field whose code never ends must not hide what follows
    found = read(of_body(f"<w:p>{outer}{field.format('end')}{hidden}{shown}</w:p><w:p>{broken}</w:p>{paragraph('末')}"))
    assert lines(found) == ["15件", "末"]


def test_raised_figures_stay_apart():
    """The mark of a note, and a raised figure, never become digits of the number before them."""
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    footnotes = (
        f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="0">{paragraph("---")}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph("含上年结转")}</w:footnote></w:footnotes>'
    )
    found = read(of_body(f"<w:p><w:r><w:t>12</w:t></w:r>{raised}{note}</w:p>", footnotes=footnotes))
    assert lines(found) == ["12²", "含上年结转"]


def test_a_text_box_is_read_once():
    """A box comes with a fallback for old programs: its figures must not be counted twice."""
    box = f"<w:txbxContent>{paragraph('受理 5 件')}{table([paragraph('x'), paragraph('6')])}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    body = f"<w:p><w:r><w:t>见图</w:t><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r></w:p>"
    found = read(of_body(body))
    assert lines(found) == ["见图", "受理 5 件"]
    assert [[c.text for c in one.cells] for one in found.tables] == [["x", "6"]]
    only_old = body.replace(choice, "")
    assert lines(read(of_body(only_old))) == ["见图", "受理 5 件"]


def test_symbols_are_characters():
    """Ticks of symbol fonts are ticks; figures in the Symbol font are figures."""
    symbols = '<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F035"/><w:noBreakHyphen/>'
    found = read(of_body(f"<w:p><w:r>{symbols}<w:t>3</w:t></w:r></w:p>"))
    assert lines(found) == ["☑5-3"]


def test_layout_tables_dissolve():
    """A table around tables is no data; a one-cell table in a data cell is its text; a frame is its content."""
    data = table([paragraph("规章"), paragraph("12")])
    framed = table([paragraph("34") + paragraph("")])
    outer = table([paragraph("二、主动公开") + data], [paragraph("三、收到和处理") + data])
    found = read(of_body(outer + table([paragraph("许可"), framed]) + table([paragraph("一、总体情况")])))
    kinds = [[c.text for c in b.cells] if isinstance(b, Table) else b.text for b in found.blocks]
    assert kinds == ["二、主动公开", ["规章", "12"], "三、收到和处理", ["规章", "12"], ["许可", "34"], "一、总体情况"]


def test_a_page_inside_a_document_is_read():
    """Programs wrap a page in a package for Word to import; what is no page, or is missing, is named."""
    page = "<html><body><p>一、总体情况</p><table><tr><td>规章</td><td>12</td></tr></table></body></html>"
    chunk = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{}"/>'
    body = paragraph("前") + chunk.format("chunk") + paragraph("后")
    found = read(of_body(body, chunk=page))
    assert lines(found) == ["前", "一、总体情况", "后"]
    assert [[c.text for c in t.cells] for t in found.tables] == [["规章", "12"]]
    for identifier, content in (("chunk", "PK\x03\x04 no page"), ("lost", page)):
        odd = read(of_body(body.replace('"chunk"', f'"{identifier}"'), chunk=content))
        assert lines(odd) == ["前", "后"]
        assert [d.code for d in odd.diagnostics] == ["unread-member"]


def test_embedded_objects_are_named():
    """A table embedded as a spreadsheet object is shown as a picture: that it was not read is said."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        body = f"{paragraph('一、')}<w:p><w:r><w:object/></w:r></w:p>"
        package.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        package.writestr("word/embeddings/oleObject1.xlsx", b"PK")
    assert [d.data["name"] for d in read(file.getvalue()).diagnostics] == ["word/embeddings/oleObject1.xlsx"]


def test_nesting_is_bounded():
    """Tables nested beyond the limit are reported, and what is around them is read."""
    body = paragraph("深") + paragraph("处")
    for _ in range(8):
        body = table([paragraph("层"), body])
    found = read(of_body(body), Limits(depth=4))
    assert [d.data["limit"] for d in found.diagnostics] == ["depth"]
    assert "层" in found.text
    assert "深" not in found.text
    with pytest.raises(LimitExceededError):
        read(of_body(body), Limits(depth=4, raise_on_excess=True))


def test_headers_and_footers_are_furniture():
    """Running heads are not the report's text, each is read once, and its body keeps its own lines."""
    document = docx.Document()
    document.add_paragraph("一、总体情况")
    document.sections[0].header.paragraphs[0].text = "某某市人民政府"
    document.sections[0].footer.paragraphs[0].text = "- 3 -"
    document.add_section()
    found = read(saved(document))
    assert [(p.text, p.furniture) for p in found.paragraphs] == [
        ("某某市人民政府", True),
        ("一、总体情况", False),
        ("- 3 -", True),
    ]


def numbering(*levels):
    parts = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{parts}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num></w:numbering>"
    )


def numbered(text, level=0, number=1):
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_written_out():
    """The numbers of headings and rows are not in the text, but they tell the rows apart."""
    part = numbering(("chineseCounting", "%1、"), ("japaneseCounting", "（%2）"), ("decimal", "%3."), ("bullet", "•"))
    body = [
        numbered("总体情况"),
        numbered("主动公开", 1),
        numbered("依申请", 1),
        numbered("属于国家秘密", 2),
        numbered("5件", 2),
        numbered("要点", 3),
        numbered("收到和处理"),
        numbered("予以公开", 1),
        numbered("另起", 0, 2),
        numbered("再起", 0, 2),
        numbered("无号", 0, 0),
    ]
    assert lines(read(of_body("".join(body), numbering=part))) == [
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请",
        "1. 属于国家秘密",
        "2. 5件",  # never 2.5件
        "要点",
        "二、收到和处理",
        "（一）予以公开",
        "五、另起",
        "六、再起",
        "无号",
    ]


def test_numbers_come_by_style_and_by_several_levels():
    """A heading style carries the number; a number may show those above it."""
    styles = (
        f"<w:styles {NAMESPACES}>"
        '<w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="R1"><w:basedOn w:val="R2"/></w:style>'
        '<w:style w:styleId="R2"><w:basedOn w:val="R1"/></w:style>'
        "</w:styles>"
    )
    body = "".join(paragraph(s, f'<w:pStyle w:val="{s}"/>') for s in ("H1", "H2", "H2", "H1", "R1"))
    part = numbering(("upperRoman", "%1."), ("decimal", "%1.%2"))
    found = lines(read(of_body(body, numbering=part, styles=styles)))
    assert found == ["I. H1", "I.1 H2", "I.2 H2", "II. H1", "R1"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("chineseCounting", ["一", "十", "十一", "二十", "一百零一", "一百一十"]),
        ("ideographDigital", ["一", "一〇", "一一", "二〇", "一〇一", "一一〇"]),
        ("chineseLegalSimplified", ["壹", "壹拾", "壹拾壹", "贰拾", "壹佰零壹", "壹佰壹拾"]),
        ("lowerRoman", ["i", "x", "xi", "xx", "ci", "cx"]),
        ("decimalEnclosedCircle", ["①", "⑩", "⑪", "⑳", "101", "110"]),
        ("decimalZero", ["01", "10", "11", "20", "101", "110"]),
        ("no such form", ["1", "10", "11", "20", "101", "110"]),
    ],
)
def test_forms_of_numbers(form, expected):
    """Numbers in words are those that Word prints."""
    assert [counted(number, form) for number in (1, 10, 11, 20, 101, 110)] == expected


@given(
    st.integers(-5, 10**9), st.sampled_from(["upperLetter", "ideographTraditional", "chineseCounting", "upperRoman"])
)
def test_numbers_out_of_range_are_no_fault(number, form):
    """A hostile start value makes some text, short enough."""
    assert len(counted(number, form)) < 500


def test_the_official_form():
    """The blank form of 2021 has its three tables with every cell in place."""
    if not FORM.exists():
        pytest.skip("the official form is not beside the checkout")
    found = read(FORM.read_bytes())
    shapes = [size(read_back(one)) for one in found.tables]
    assert shapes == [(14, 4), (28, 10), (4, 15)]
    matrix = {(c.row, c.column): c for c in found.tables[1].cells}
    assert (matrix[5, 0].rowspan, matrix[5, 0].text) == (22, "三、本年度办理结果")
    assert [(matrix[row, 2].text) for row in (7, 14, 25)] == ["1.属于国家秘密", "8.属于行政查询事项", "3.其他"]
    assert all((row, column) in matrix for row in range(3, 28) for column in range(3, 10))
    assert found.diagnostics == ()


PACKAGE = of_body(table([paragraph("1"), paragraph("2")]))


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_damage_never_raises(data):
    """A package cut short, or with any bytes changed, gives a document and, where nothing was read, an error."""
    whole = bytearray(PACKAGE)
    if data.draw(st.booleans()):
        whole = whole[: data.draw(st.integers(0, len(whole)))]
    for _ in range(data.draw(st.integers(0, 4))):
        if whole:
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    found = read(bytes(whole))
    assert found.blocks or found.diagnostics or not whole


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("<document/>", "body"),
        ('<!DOCTYPE x [<!ENTITY e "99">]><x>&e;</x>', "document type"),
        ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', "document type"),
        ("<x>" * 5000, "nested"),
        ("no xml", "syntax"),
        ('<?xml version="1.0" encoding="utf-99"?><x/>', "encoding"),
    ],
)
def test_foreign_parts_are_reported(part, reason):
    """Parts that are no Word text, and entities of any kind, give an error that says what is wrong."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", part)
    (diagnostic,) = read(file.getvalue()).diagnostics
    assert diagnostic.code == "unreadable-document"
    assert reason in diagnostic.message


def test_bombs_are_refused_before_they_unpack():
    """A part of 100 MB in 100 kB is reported by its size; so is one with too many elements."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<x>" + b" " * 100_000_000)
    (diagnostic,) = read(file.getvalue(), Limits(unpacked_bytes=10_000_000)).diagnostics
    assert diagnostic.data["limit"] == "unpacked_bytes"
    (diagnostic,) = read(of_body(paragraph("1") * 100), Limits(elements=10)).diagnostics
    assert diagnostic.data["limit"] == "elements"


def test_a_password_is_named_as_the_cause():
    """An encrypted document is not called damaged."""
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert [d.code for d in read(data).diagnostics] == ["encrypted-document"]
    assert [d.code for d in read(data[:600]).diagnostics] == ["unreadable-document"]


def test_a_scan_in_a_document_is_named():
    """A document that is only a picture is an error, not an empty report."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body><w:p/></w:body></w:document>")
        package.writestr("word/media/image1.png", b"\x89PNG")
    assert [d.code for d in read(file.getvalue()).diagnostics] == ["image-only"]


def test_limits_of_size():
    """A file over the limit is reported, and not read by half; a hostile span counts as one."""
    data = of_body(table([paragraph("1"), paragraph("2")]))
    assert [d.data["limit"] for d in read(data, Limits(bytes=100)).diagnostics] == ["bytes"]
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{paragraph("1")}</w:tc>'
    found = read(of_body(table([wide, paragraph("2")])))
    assert [d.data["limit"] for d in found.diagnostics] == ["span"]
    assert [c.column for c in found.tables[0].cells] == [0, 1]


def test_the_reader_is_registered():
    """The registry has it under the media type, and its docstring is a page."""
    reader = READERS["docx"]
    assert "wordprocessingml.document" in reader.media_types[0]
    assert "Known gaps" in reader.documentation
