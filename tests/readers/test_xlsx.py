"""Workbooks: what openpyxl and xlwt write is read back as it is printed."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from tests.readers.grids import TEXTS, assert_sound, grids, read_back

from govinfo_report.extras import MissingExtraError
from govinfo_report.limits import Limits
from govinfo_report.readers.office.number_format import NumberFormat, plain
from govinfo_report.readers.office.xlsx import read_xls, read_xlsx
from govinfo_report.readers.registry import READERS, Given

SHEETS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def read(data, limits=None):
    reader = read_xlsx if data.startswith(b"PK") else read_xls
    document = reader(Given(data, "tables.xlsx"), limits or Limits())
    assert_sound(document)
    return document


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def of_values(*values, formats=()):
    """A workbook with one row of values."""
    book = openpyxl.Workbook()
    for column, value in enumerate(values, 1):
        cell = book.active.cell(1, column, value)
        if formats:
            cell.number_format = formats[column - 1]
    return saved(book)


def texts(data, limits=None):
    return [c.text for t in read(data, limits).tables for c in t.cells]


def of_sheet(content, **parts):
    """A package with one sheet of this content."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        relation = '<Relationship Id="{}" Type="http://x/{}" Target="{}"/>'
        kinds = [("s1", "worksheet", "sheet1.xml"), *((kind, kind, f"{kind}.xml") for kind in parts)]
        package.writestr(
            "xl/workbook.xml",
            f'<workbook {SHEETS} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<sheets><sheet name="表" r:id="s1"/></sheets></workbook>',
        )
        package.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{''.join(relation.format(*kind) for kind in kinds)}</Relationships>",
        )
        package.writestr("xl/sheet1.xml", f"<worksheet {SHEETS}>{content}</worksheet>")
        for kind, part in parts.items():
            package.writestr(f"xl/{kind}.xml", part)
    return file.getvalue()


@settings(deadline=None, max_examples=60)
@given(grids(texts=TEXTS.map(lambda text: text or "　x")), st.integers(0, 3), st.integers(0, 3), st.booleans())
def test_sheets_come_back_cell_by_cell(cells, down, right, binary):
    """Merged ranges come once with their spans, in XLSX and in XLS, wherever on the sheet the table stands."""
    if binary:
        book = xlwt.Workbook()
        sheet = book.add_sheet("统计表")
        for c in cells:
            rows = c.row + down, c.row + down + c.rowspan - 1
            columns = c.column + right, c.column + right + c.colspan - 1
            sheet.write_merge(*rows, *columns, c.text)
    else:
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "统计表"
        for c in cells:
            sheet.cell(c.row + down + 1, c.column + right + 1, c.text)
            if (c.rowspan, c.colspan) != (1, 1):
                last = f"{get_column_letter(c.column + right + c.colspan)}{c.row + down + c.rowspan}"
                sheet.merge_cells(f"{get_column_letter(c.column + right + 1)}{c.row + down + 1}:{last}")
    document = read(saved(book))
    assert [read_back(table) for table in document.tables] == [cells]
    assert [(p.text, p.furniture) for p in document.paragraphs] == [("统计表", False)]


def test_merges_keep_their_full_span_inside_the_used_range():
    """A head merged over columns and rows that hold figures spans all of them."""
    book = openpyxl.Workbook()
    for row in (("行政复议", None, "诉讼"), ("维持", "纠正", None), (1, 2, 3)):
        book.active.append(row)
    book.active.merge_cells("A1:B1")
    book.active.merge_cells("C1:C2")
    cells = {c.text: c for c in read(saved(book)).tables[0].cells}
    assert (cells["行政复议"].colspan, cells["诉讼"].rowspan) == (2, 2)
    assert (cells["3"].row, cells["3"].column) == (2, 2)


def test_blank_cells_are_cells_and_blank_rows_are_gaps():
    """A blank cell between figures keeps its column; rows on which nothing stands keep only their number."""
    book = openpyxl.Workbook()
    book.active["B2"], book.active["D2"], book.active["B9"] = "规章", 3, "合计"
    cells = read(saved(book)).tables[0].cells
    assert [(c.row, c.column, c.text) for c in cells] == [
        (0, 0, "规章"),
        (0, 1, ""),
        (0, 2, "3"),
        (7, 0, "合计"),
        (7, 1, ""),
        (7, 2, ""),
    ]


def test_a_cell_far_away_costs_nothing():
    """The last cell of an Excel sheet is within reach of one stray entry; the rows between are not made up."""
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B40000"] = "1", "2"
    assert texts(saved(book)) == ["1", "", "", "2"]
    book.active["XFD1"] = "3"
    found = read(saved(book))
    assert [d.data["limit"] for d in found.diagnostics] == ["columns"]
    assert "2" in [c.text for c in found.tables[0].cells]


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_are_printed_whole(number):
    """A count is 12, never 12.0 nor 1.2E+01."""
    assert plain(float(number)) == str(number)
    assert NumberFormat.of("General").show(float(number)) == str(number)


@given(st.decimals(-(10**9), 10**9, places=4))
def test_decimals_lose_what_only_the_machine_adds(number):
    """68949.08 is stored as 68949.080000000002 and printed as 68949.08."""
    assert Decimal(plain(float(number))) == number
    assert "E" not in plain(float(number))


@pytest.mark.parametrize(
    ("code", "value", "printed"),
    [
        ("General", 68949.080000000002, "68949.08"),
        ("0", 12.5, "13"),
        ("0.00", 96171.6, "96171.60"),
        ("#,##0", 3985758.0, "3,985,758"),
        ("#,##0.00", -1234.5, "-1,234.50"),
        ("0%", 0.5, "50%"),
        ("0.0#%", 0.12345, "12.35%"),
        ("0.##", 7.0, "7"),
        ('0"件"', 14.0, "14件"),
        ('#,##0.00"万元"', 1234.5, "1,234.50万元"),
        ("0_);[Red](0)", -3.0, "-3"),
        ('_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', 0.0, "0"),
        ('"第"0"号"', 7.0, "第7号"),
        ("@", 12.0, "12"),
        ("0.00E+00", 1200.0, "1200"),
        ("# ?/?", 0.5, "0.5"),
        ("0,", 12000.0, "12000"),
        ("yyyy-mm-dd", 45658.0, "2025-01-01"),
        ('yyyy"年"m"月"d"日"', 45658.0, "2025-01-01"),
        ("[$-804]yyyy/m/d h:mm", 45658.5, "2025-01-01 12:00:00"),
        ("h:mm", 0.75, "18:00:00"),
        ("yyyy-mm-dd", -1.0, "-1"),
        ("yyyy-mm-dd", 1e300, None),
        ('"年度"0', 2024.0, "年度2024"),
        ("[>100]0.0;0", 5.0, "5.0"),
        ("", 5.0, "5"),
        ("0.0.0;;;;", -0.04, None),
    ],
)
def test_numbers_are_printed_as_their_format_says(code, value, printed):
    """Per cent, units and decimals are part of what the cell shows; a zero shown as a dash is still 0."""
    shown = NumberFormat.of(code).show(value)
    assert shown == printed if printed is not None else shown


@given(st.text('0#?,.;"%_*\\[]@yMdhs/E+-件$红! ', max_size=20), st.floats(allow_nan=False, allow_infinity=False))
def test_no_format_is_a_fault(code, value):
    """Whatever a file says of its numbers, something is printed."""
    assert isinstance(NumberFormat.of(code).show(value), str)


def test_values_of_all_kinds():
    """Dates in ISO form, truth values and errors as Excel shows them, texts as they are."""
    book = openpyxl.Workbook()
    book.active.append([dt.date(2025, 1, 31), True, "#REF!", "001", "上\n下", 0.5, 1234567])
    book.active["F1"].number_format = "0%"
    assert texts(saved(book)) == ["2025-01-31", "TRUE", "#REF!", "001", "上\n下", "50%", "1234567"]
    binary = xlwt.Workbook()
    sheet = binary.add_sheet("a")
    style = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for column, value in enumerate([12.0, 0.5, "001", True]):
        sheet.write(0, column, value)
    sheet.write(0, 4, dt.date(2025, 1, 31), style)
    sheet.write(0, 5, 0.25, xlwt.easyxf(num_format_str="0%"))
    assert texts(saved(binary)) == ["12", "0.5", "001", "TRUE", "2025-01-31", "25%"]


def test_formulas_give_their_saved_result_or_an_error():
    """A sum that was never calculated is blank, and the report says so: blank is not zero."""
    saved_result = "<row r='1'><c r='A1'><f>1+2</f><v>3</v></c><c r='B1'><v>4</v></c></row>"
    assert texts(of_sheet(f"<sheetData>{saved_result}</sheetData>")) == ["3", "4"]
    found = read(of_values(1, "=A1+2"))
    assert [c.text for c in found.tables[0].cells] == ["1"]
    assert [d.code for d in found.diagnostics] == ["uncalculated-formulas"]
    nothing_else = read(of_values("=1+2"))
    assert [d.code for d in nothing_else.diagnostics] == ["uncalculated-formulas"]


def test_strings_are_what_is_printed():
    """Runs are joined, readings above the text are left out, raised figures stay apart, escapes are characters."""
    strings = (
        f"<sst {SHEETS}><si><r><t>行政</t></r><r><t>许可</t></r><rPh><t>9</t></rPh></si>"
        '<si><r><t>12</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></si>'
        "<si><t>a_x000D_b</t></si></sst>"
    )
    cells = "".join(f'<c t="s"><v>{n}</v></c>' for n in (0, 1, 2, 7)) + '<c t="inlineStr"><is><t>7</t></is></c>'
    data = of_sheet(f"<sheetData><row>{cells}</row></sheetData>", sharedStrings=strings)
    assert texts(data) == ["行政许可", "12²", "a\nb", "\ufffd", "7"]


def test_a_missing_sheet_is_an_error():
    """A package whose directory lost a sheet, or whose sheet is broken, is not an empty workbook."""
    whole = of_sheet("<sheetData><row><c><v>1</v></c></row></sheetData>")
    for data in (whole.replace(b"xl/sheet1.xml", b"xl/sheet2.xml"), of_sheet("<sheetData><row>")):
        assert [d.code for d in read(data).diagnostics] == ["unreadable-part"]


def test_what_is_hidden_is_left_out_and_said():
    """Hidden sheets, rows and columns are not in the print; figures in them are reported."""
    book = openpyxl.Workbook()
    for row in (("规章", 1, 2), ("旧", 3, 4), ("许可", 5, 6)):
        book.active.append(row)
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["B"].hidden = True
    secret = book.create_sheet("备份")
    secret["A1"], secret.sheet_state = 7, "hidden"
    found = read(saved(book))
    assert [[c.text for c in t.cells] for t in found.tables] == [["规章", "2", "许可", "6"]]
    assert [d.code for d in found.diagnostics] == ["hidden-parts"]
    assert "备份" in found.diagnostics[0].message
    secret["A1"] = None
    book.active.row_dimensions[2].hidden = book.active.column_dimensions["B"].hidden = False
    assert read(saved(book)).diagnostics == ()


def test_names_of_sheets():
    """A name that says something is text; Sheet1 is not, or its figure would be a figure of the report."""
    book = openpyxl.Workbook()
    book.active.title = "Sheet1"
    book.active["A1"] = 1
    book.create_sheet("依申请公开")["A1"] = 2
    book.create_sheet("空")
    found = read(saved(book))
    assert [(p.text, p.furniture) for p in found.paragraphs] == [("Sheet1", True), ("依申请公开", False)]
    assert len(found.tables) == 2


def test_overlapping_merges_are_no_fault():
    """Damaged merges: the first stands, no cell is covered twice, no figure is lost."""
    rows = "".join(f'<row r="{r}">' + "".join(f"<c><v>{r}{c}</v></c>" for c in (1, 2, 3)) + "</row>" for r in (1, 2, 3))
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in ("A1:B2", "B2:C3", "C3:A1", "X", "C1:C1048576"))
    found = read(of_sheet(f"<sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells>"))
    assert [c.text for c in found.tables[0].cells] == ["11", "13", "31", "32"]
    assert found.tables[0].cells[1].rowspan == 3


def _binary():
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    sheet.write(0, 0, "规章")
    sheet.write(0, 1, 12)
    return saved(book)


BINARY = _binary()
PACKAGE = of_values(1, "二", 3.5)


@settings(deadline=None, max_examples=60)
@given(st.data(), st.booleans())
def test_damage_never_raises(data, binary):
    """A workbook cut short, or with any bytes changed, gives a document."""
    whole = bytearray(BINARY if binary else PACKAGE)
    if data.draw(st.booleans()):
        whole = whole[: data.draw(st.integers(0, len(whole)))]
    for _ in range(data.draw(st.integers(0, 4))):
        if whole:
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    found = (read_xls if binary else read_xlsx)(Given(bytes(whole)), Limits(seconds=5))
    assert_sound(found)
    assert found.blocks or found.diagnostics or not whole


def test_bombs_are_refused():
    """A sheet of 100 MB in 100 kB is reported by its size, before it is unpacked."""
    data = of_sheet("<sheetData>" + " " * 100_000_000 + "</sheetData>")
    assert len(data) < 200_000
    (diagnostic,) = read(data, Limits(unpacked_bytes=10_000_000)).diagnostics
    assert diagnostic.data["limit"] == "unpacked_bytes"


def test_passwords_and_foreign_files():
    """What is encrypted is called so; what is no workbook is an error that says why."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    encrypted = head + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert [d.code for d in read(encrypted).diagnostics] == ["encrypted-document"]
    assert [d.code for d in read_xls(Given(head + b"\0" * 600), Limits()).diagnostics] == ["unreadable-document"]
    assert [d.code for d in read_xlsx(Given(b"PK no"), Limits()).diagnostics] == ["unreadable-document"]
    assert [d.code for d in read_xlsx(Given("text"), Limits()).diagnostics] == ["unreadable-document"]


def test_xls_without_its_library_names_the_extra(monkeypatch):
    """XLSX needs nothing; XLS says what to install."""
    monkeypatch.setattr("govinfo_report.readers.office.xlsx.find_spec", lambda _: None)
    assert texts(of_values(1)) == ["1"]
    with pytest.raises(MissingExtraError, match=r"govinfo-report\[xlsx\]"):
        read(BINARY)
    assert (READERS["xls"].extra, READERS["xlsx"].extra) == ("xlsx", None)


def test_merged_areas_that_overlap_are_bounded_together():
    """Each area was looked through before it was seen to overlap another: thousands of them took half a minute."""
    row = "<row>" + "<c><v>1</v></c>" * 10 + "</row>"
    merges = '<mergeCell ref="J10:K11"/>' + '<mergeCell ref="A1:J10"/>' * 10
    data = of_sheet(f"<sheetData>{row * 10}</sheetData><mergeCells>{merges}</mergeCells>")
    document = read(data, Limits(cells=500))
    assert [one.data["limit"] for one in document.diagnostics] == ["cells"]
    assert sum(cell.text == "1" for cell in document.tables[0].cells) == 100
    assert not read(data).diagnostics


def test_a_part_is_parsed_no_further_than_the_limit():
    """What stands behind the last element that is taken in was parsed all the same; it need not even be XML."""
    far = "<row>" + "<c><v>1</v></c>" * 20_000 + "</row>"
    data = of_sheet(f"<sheetData>{far}{far}{far}<broken</sheetData>")
    assert [one.data.get("limit") for one in read(data, Limits(elements=1_000)).diagnostics] == ["elements"]
