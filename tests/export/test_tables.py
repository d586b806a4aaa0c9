"""Reports as rows and frames."""

from __future__ import annotations

import hashlib
import sys
from decimal import Decimal

import pandas as pd
import pyarrow as pa
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from tests.export.reports import PATH, REPORTS, reports, with_cell

import govinfo_report as gir
from govinfo_report.export.arrow import record_batches
from govinfo_report.export.tables import SCHEMA_VERSION, TABLES

ALL = list(REPORTS.values())

# The columns of every table by version. A change of them is a new line here, and a new SCHEMA_VERSION.
KNOWN = {1: "8fe899ec6ef9fbc5"}


def fingerprint() -> str:
    """A digest of the names, types and order of all columns."""
    said = [(name, one.name, one.type.value) for name in sorted(TABLES) for one in TABLES[name].columns]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def test_columns_change_with_the_version_alone():
    """Protects programs that read a stored table: what they find under a version never changes."""
    assert KNOWN[SCHEMA_VERSION] == fingerprint()


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_explained_in_both_languages(name):
    """Protects readers of a Parquet file without this library: labels and meanings travel with it."""
    schema = gir.arrow_schema(name)
    assert schema.metadata[b"schema_version"] == str(SCHEMA_VERSION).encode()
    for field in schema:
        assert any(char >= "\u4e00" for char in field.metadata[b"label"].decode()), field.name
        assert field.metadata[b"description"]
    assert TABLES[name].documentation


def test_the_wide_columns_carry_the_official_labels():
    """Protects the dictionary in the file: each path with its label, unit and forms."""
    schema = gir.arrow_schema("wide")
    for one in gir.fields():
        metadata = schema.field(one.path).metadata
        assert one.format.value in metadata[b"forms"].decode().split()
    newest = {one.path: one for one in gir.fields("article20_2021")}
    for path, one in newest.items():
        assert schema.field(path).metadata[b"label"].decode() == one.label
        assert schema.field(path).metadata[b"unit"].decode() == one.unit


@pytest.mark.parametrize("name", TABLES)
def test_no_printed_number_is_a_float(name):
    """Protects amounts from binary fractions: floats are scores and coordinates alone."""
    floats = {field.name for field in gir.arrow_schema(name) if pa.types.is_floating(field.type)}
    assert floats <= {"row_score", "runner_up_score", "x0", "top", "x1", "bottom"}


@given(reports())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_arrow_holds_what_the_records_hold(report):
    """Protects every value on its way into a frame; what no column can hold is null, never another number."""
    for name in TABLES:
        rows = list(gir.to_records(report, name))
        table = gir.to_arrow(report, name)
        assert table.schema.equals(gir.arrow_schema(name), check_metadata=True)
        for row, made in zip(rows, table.to_pylist(), strict=True):
            for key, value in row.items():
                if made[key] is None and isinstance(value, int | Decimal):
                    assert key == "count" or abs(value) >= 10**23 or Decimal(value).as_tuple().exponent < -15
                else:
                    assert made[key] == value


@pytest.mark.parametrize("name", REPORTS)
def test_the_long_table_is_every_printed_value_with_its_evidence(name):
    """Protects the panel: one row a value, found again in the source at its span."""
    report = REPORTS[name]
    rows = [row for row in gir.to_records(report) if row["path"] is not None]
    assert [row["path"] for row in rows] == list(report.cells)
    assert [row["position"] for row in gir.to_records(report)] == list(range(len(list(gir.to_records(report)))))
    for row in rows:
        cell = report.cell(row["path"])
        assert (row["value"], row["raw"], row["kind"]) == (cell.value, cell.raw, cell.kind.value)
        assert report.document.text[row["span_start"] : row["span_end"]] == row["raw"]
        assert (row["column_header"], row["row_label"]) == (cell.binding.column_header, cell.binding.row_label)
        assert row["label"]
        assert row["unit"]


def test_the_wide_table_has_every_value_in_its_column():
    """Protects regressions run over the wide table: one row a report, each value under its path."""
    rows = list(gir.to_records(ALL, "wide"))
    for report, row in zip(ALL, rows, strict=True):
        for path, value in report.values().items():
            assert row[path] == value
        printed = {key for key, value in row.items() if value is not None and "." in key}
        assert printed <= report.values().keys()


def test_a_count_with_a_decimal_part_is_kept_beside_the_columns():
    """Protects a misprint: 3.5 requests fit no column of counts, are not rounded, and not lost."""
    odd = with_cell("3.5", Decimal("3.5"))
    (row,) = gir.to_records(odd, "wide")
    assert (row[PATH], row["misfits"]) == (None, f"{PATH}=3.5")
    (long,) = gir.to_records(odd)
    assert (long["value"], long["count"]) == (Decimal("3.5"), None)


def test_values_without_a_path_have_rows():
    """Protects the figures of an office's own table."""
    report = gir.parse("指标名称 | 单位 | 本年度 |\n受理热线来电数 | 次 | 318 |\n编发公开简报数 | 期 | 12 |\n")
    rows = [(row["path"], row["label"], row["count"], row["unit"]) for row in gir.to_records(report)]
    assert rows == [(None, "受理热线来电数 / 本年度", 318, "次"), (None, "编发公开简报数 / 本年度", 12, "期")]
    printed = [(row["label"], row["header"], row["count"]) for row in gir.to_records(report, "indicators")]
    assert printed == [("受理热线来电数", "本年度", 318), ("编发公开简报数", "本年度", 12)]


def test_blanks_make_no_count_a_float():
    """Protects counts in pandas, which turns integers with gaps into floats unless told otherwise."""
    report = evolve(REPORTS["article20_2021.html"])
    blank = with_cell("", None)
    for name in ("long", "wide"):
        frame = gir.to_pandas([report, blank], name)
        assert not any(
            pd.api.types.is_float_dtype(frame[one.name])
            for one in gir.arrow_schema(name)
            if one.type in {pa.int64(), pa.int32()} or pa.types.is_decimal(one.type)
        )
    assert gir.to_polars([report, blank], "wide").height == 2


def status_of(report: gir.Report) -> dict[str, str]:
    return {row["path"]: row["status"] for row in gir.to_records(report) if row["path"]}


OUTCOMES = ("upheld", "corrected", "other", "pending", "total")


@pytest.mark.parametrize(
    ("reconsideration", "direct", "statuses"),
    [
        ((1, 2, 0, 0, 3), (0, 0, 0, 0, 4), ("holds", "fails")),
        ((1, None, 0, 0, 3), (1, 0, 0, 0, 1), ("short", "holds")),
        ((1, None, 0, 0, 1), (1, 0, 0, 0, 0), ("holds", "fails")),
    ],
)
def test_the_status_says_what_the_sums_say(reconsideration, direct, statuses):
    """Protects whoever drops doubtful values: a value in a sum that fails says so, and no other does."""
    base = REPORTS["article20_2021.html"]
    cells = dict(base.cells)
    for block, figures in (("reconsideration", reconsideration), ("litigation.direct", direct)):
        for name, value in zip(OUTCOMES, figures, strict=True):
            kind = gir.CellKind.BLANK if value is None else gir.CellKind.NUMBER
            path = f"{block}.{name}"
            cells[path] = evolve(cells[path], value=value, kind=kind, raw="" if value is None else str(value))
    found = status_of(evolve(base, cells=cells))
    for block, status in zip(("reconsideration", "litigation.direct"), statuses, strict=True):
        assert {found[f"{block}.{name}"] for name in OUTCOMES} == {status}, block
    assert found["litigation.after_reconsideration.total"] == "holds"


def test_a_value_without_a_sum_is_unchecked():
    """Protects from trust without a reason: no sum of the form has the number of normative documents."""
    assert status_of(REPORTS["article20_2021.html"])["proactive_disclosure.normative_documents.issued"] == "unchecked"


def test_a_stream_holds_no_more_than_a_batch():
    """Protects memory: reports are asked for one by one, as the batches are taken."""
    asked = []

    def endless():
        while True:
            asked.append(1)
            yield REPORTS["article20_2019.txt"]

    rows = 500
    reader = record_batches(endless(), rows=rows)
    for number in range(1, 4):
        assert reader.read_next_batch().num_rows == rows
        assert len(asked) <= number * rows // len(REPORTS["article20_2019.txt"].cells) + 2


def test_an_unknown_table_is_named():
    """Protects from a typo that gives an empty file."""
    for function in (gir.to_records, gir.to_arrow, gir.to_polars, gir.to_pandas, gir.record_batches):
        with pytest.raises(ValueError, match=r"'width'.*wide"):
            function([], "width")


@pytest.mark.parametrize(
    ("function", "missing"), [("to_arrow", "pyarrow"), ("to_polars", "polars"), ("to_pandas", "pandas")]
)
def test_a_missing_extra_is_named(monkeypatch, function, missing):
    """Protects a user of the plain installation: the message says what to install."""
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.delitem(sys.modules, "govinfo_report.export.arrow", raising=False)
    with pytest.raises(gir.MissingExtraError, match=r"govinfo-report\[frames\]"):
        getattr(gir, function)(ALL)


def test_what_is_no_report_is_named(tmp_path):
    """Protects who hands over the paths of the reports: the traceback says what was needed."""
    for make in (gir.to_pandas, gir.to_records, lambda given: gir.write(given, tmp_path / "made.csv")):
        with pytest.raises(TypeError, match=r"a Report is needed, not \w+Path"):
            list(make([tmp_path]))
    assert not (tmp_path / "made.csv").exists()
