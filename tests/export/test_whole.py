"""A whole report as JSON, and back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from tests.export.reports import REPORTS, reports

import govinfo_report as gir

VALIDATOR = jsonschema.Draft202012Validator(gir.json_schema())
SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "report.schema.json"


@given(reports())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_report_comes_back_as_it_was(report):
    """Protects whoever stores reports as JSON: nothing is lost, and a Decimal stays the digits that were printed."""
    back = gir.from_json(gir.to_json(report))
    assert back == report
    assert back.document == report.document
    assert [repr(cell.value) for cell in back.cells.values()] == [repr(one.value) for one in report.cells.values()]
    assert [repr(one.data) for one in back.diagnostics] == [repr(one.data) for one in report.diagnostics]


@pytest.mark.parametrize("name", REPORTS)
def test_what_was_read_comes_back(name):
    """Protects the same for what the parser makes, with all its parts filled, and its messages."""
    report = REPORTS[name]
    back = gir.from_json(report.to_json(indent=2))
    assert back == report
    assert back.values() == report.values()
    assert back.tables == report.tables
    assert [one.message for one in back.diagnostics] == [one.message for one in report.diagnostics]


@pytest.mark.parametrize("indent", [None, 2])
def test_what_no_file_holds_is_escaped(indent):
    """Protects who stores the JSON of a text with half a surrogate pair in it: it can be written, and comes back."""
    report = gir.parse("规章 | \ud800\\ | 3 |\n\udcff\n")
    made = gir.to_json(report, indent=indent)
    assert gir.from_json(made.encode()) == report
    assert "规章" in made


@given(reports())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_json_is_that_of_the_schema(report):
    """Protects programs in other languages, which know the JSON by its published schema alone."""
    assert [one.message for one in VALIDATOR.iter_errors(json.loads(gir.to_json(report)))] == []


def test_the_schema_says_no_to_something_else():
    """Protects the test above from a schema that allows anything."""
    VALIDATOR.check_schema(gir.json_schema())
    data = json.loads(gir.to_json(REPORTS["article20_2019.txt"]))
    path = next(iter(data["cells"]))
    assert VALIDATOR.is_valid(data)
    for name, wrong in (("value", 1.5), ("kind", "zero"), ("span", [1])):
        cells = data["cells"] | {path: data["cells"][path] | {name: wrong}}
        assert not VALIDATOR.is_valid(data | {"cells": cells})
    assert not VALIDATOR.is_valid({name: value for name, value in data.items() if name != "account"})


def test_the_published_schema_is_that_of_the_code():
    """Protects readers of the documentation: a change of the classes changes the file, and asks for a new version."""
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == gir.json_schema()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 1}', '{"version": 2, "document": {}}', '"report"'])
def test_what_is_no_report_is_refused(text):
    """Protects from half a report: JSON of something else, or of another version, is a ValueError."""
    with pytest.raises(ValueError, match=r"JSON|Expecting"):
        gir.from_json(text)


def test_messages_are_known_in_a_new_process(tmp_path):
    """Protects a program that only reads JSON: the kinds of all readers are known to it."""
    hidden = "<table><tr><td>规章</td><td hidden>7</td></tr></table>" + "<p>第</p>" * 9
    report = gir.parse(f"<html><body>{hidden}</body></html>")
    (tmp_path / "report.json").write_text(gir.to_json(report), encoding="utf-8")
    assert report.diagnostics
    program = (
        "import sys, govinfo_report as g; print([d.code for d in g.from_json(open(sys.argv[1], 'rb').read())"
        ".diagnostics if d.message_in('zh') and d.message])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "report.json"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str([one.code for one in report.diagnostics])
