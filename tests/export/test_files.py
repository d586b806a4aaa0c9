"""Reports in files."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from decimal import Decimal

import openpyxl
import pyarrow.parquet as pq
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.export.reports import REPORTS, with_cell

import govinfo_report as gir
from govinfo_report.export import workbook
from govinfo_report.export.delimited import write_csv

ALL = list(REPORTS.values())


def csv_rows(report, **options):
    output = io.StringIO(newline="")
    write_csv(report, output, **options)
    return list(csv.DictReader(io.StringIO(output.getvalue(), newline="")))


@given(st.text())
@settings(deadline=None)
def test_no_text_becomes_a_formula_and_no_text_is_lost(text):
    """Protects whoever opens the CSV in a spreadsheet."""
    (row,) = csv_rows(with_cell(text))
    assert row["raw"].removeprefix("'") == text.removeprefix("'")
    if len(row["raw"]) > 1 and row["raw"][0] in "=+-@\t\r\n＝＋－＠":
        assert re.fullmatch(r"[+-]?\d+(\.\d+)?", row["raw"])


@pytest.mark.parametrize("printed", ["-45", "+19", "3.5", "—", "-"])
def test_figures_and_marks_stay_as_printed_in_csv(printed):
    """Protects signed figures from the guard against formulas."""
    assert csv_rows(with_cell(printed))[0]["raw"] == printed


def test_amounts_stay_as_printed_in_csv():
    """Protects amounts from another way to write them: no exponent, no digit more or less."""
    for digits in ("1200000", "0.50", "-3", "0.000001"):
        assert csv_rows(with_cell("x", Decimal(digits)))[0]["value"] == digits


@pytest.mark.parametrize("bom", [False, True])
def test_the_byte_order_mark_is_there_on_request(tmp_path, bom):
    """Protects Excel users, who see Chinese only with the mark, and programs, which see the mark as a character."""
    gir.write(ALL, tmp_path / "out.csv", bom=bom)
    data = (tmp_path / "out.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf" if bom else b"report,")
    assert "样例县教育局" in data.decode()


@pytest.mark.parametrize("table", ["long", "wide", "facts", "diagnostics"])
def test_every_kind_of_file_holds_the_same(tmp_path, table):
    """Protects the choice of a file: it never decides what the figures are."""
    rows = list(gir.to_records(ALL, table))
    for suffix in ("csv", "jsonl", "parquet", "xlsx"):
        gir.write(iter(ALL), tmp_path / f"out.{suffix}", table)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out.csv", "out.jsonl", "out.parquet", "out.xlsx"]
    lines = [json.loads(line, parse_float=Decimal) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert lines == [{k: v if not isinstance(v, float) else Decimal(str(v)) for k, v in row.items()} for row in rows]
    assert pq.read_table(tmp_path / "out.parquet").equals(gir.to_arrow(ALL, table), check_metadata=False)
    assert pq.read_schema(tmp_path / "out.parquet").field(0).metadata[b"label"] == "报告编号".encode()
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        for row, made in zip(rows, csv.DictReader(file), strict=True):
            assert [one.removeprefix("'") for one in made.values()] == [
                "" if value is None else str(value) for value in row.values()
            ]
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    names, labels, *printed = sheet.iter_rows(values_only=True)
    assert list(names) == [field.name for field in gir.arrow_schema(table)]
    assert labels[0] == "报告编号"
    assert sheet.freeze_panes == "A3"
    for row, made in zip(rows, printed, strict=True):
        for one, value in zip(made, row.values(), strict=True):
            assert (one or None) == (value or None) or Decimal(str(one)) == value


def test_no_cell_of_a_workbook_is_a_formula(tmp_path):
    """Protects whoever opens the workbook: what an office printed is a text, even =1+1 or a link."""
    for text in ("=1+1", "@SUM(A1)", "https://example.org/", "{=1}", "a\x07b", "_x0041_"):
        gir.write(with_cell(text), tmp_path / "out.xlsx")
        sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
        cell = sheet.cell(3, 1 + [field.name for field in gir.arrow_schema()].index("raw"))
        assert cell.data_type == "s"
        assert cell.hyperlink is None
        assert openpyxl.utils.escape.unescape(cell.value) == text


def test_what_a_workbook_cannot_hold_is_said(tmp_path, monkeypatch):
    """Protects figures from Excel: more digits than its floats hold are a text, rows beyond its last get a sheet."""
    value = Decimal("12345678901234567.89")
    gir.write(with_cell("x" * 40_000, value), tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    row = dict(zip([one.value for one in sheet[1]], [one.value for one in sheet[3]], strict=True))
    assert row["value"] == str(value)
    assert row["raw"].endswith("[40000 characters]")
    monkeypatch.setattr(workbook, "_MOST_ROWS", 100)
    gir.write(ALL, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    paths = [row[6] for sheet in book for row in sheet.iter_rows(min_row=3, values_only=True)]
    assert len(book.sheetnames) > 1
    assert paths == [row["path"] for row in gir.to_records(ALL)]


def test_a_file_is_whole_or_not_there(tmp_path):
    """Protects the file of yesterday from a run that fails today."""
    target = tmp_path / "out.csv"
    gir.write(ALL, target)
    before = target.read_bytes()

    def failing():
        yield ALL[0]
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError, match="no more"):
        gir.write(failing(), target)
    assert target.read_bytes() == before
    assert list(tmp_path.iterdir()) == [target]


def test_an_unknown_kind_of_file_is_refused(tmp_path):
    """Protects from a file that is not what its name says."""
    for name, options in (("out.xls", {}), ("out", {}), ("out.parquet", {"bom": True})):
        with pytest.raises(ValueError, match=r"out|CSV"):
            gir.write(ALL, tmp_path / name, **options)
    assert list(tmp_path.iterdir()) == []


def test_parquet_is_the_same_bytes_however_the_rows_come(tmp_path):
    """Protects comparing files by their digest: how reports were cut into batches leaves no trace."""
    many = ALL * 3
    gir.write(many, tmp_path / "a.parquet")
    gir.write((evolve(one) for one in many), tmp_path / "b.parquet")
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()


@pytest.mark.parametrize(
    ("suffix", "module", "extra"), [("xlsx", "xlsxwriter", "xlsx"), ("parquet", "pyarrow", "frames")]
)
def test_a_missing_extra_is_named(tmp_path, monkeypatch, suffix, module, extra):
    """Protects a user of the plain installation: the message says what to install, and CSV needs nothing."""
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.delitem(sys.modules, "govinfo_report.export.arrow", raising=False)
    with pytest.raises(gir.MissingExtraError, match=rf"\[{extra}\]"):
        gir.write(ALL, tmp_path / f"out.{suffix}")
    gir.write(ALL, tmp_path / "out.csv")
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]


def test_lone_halves_of_characters_are_written(tmp_path):
    """Protects a folder of reports from one text with half a character in it."""
    odd = with_cell("7\ud800", 7)
    for suffix in ("csv", "jsonl", "parquet", "xlsx"):
        gir.write(odd, tmp_path / f"out.{suffix}")
    assert pq.read_table(tmp_path / "out.parquet")["raw"].to_pylist() == ["7?"]
    assert r",7\ud800," in (tmp_path / "out.csv").read_text("utf-8")
