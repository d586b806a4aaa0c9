"""What ``check`` writes for machines is what they expect, whatever a document holds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import govinfo_report as gir
from govinfo_report.cli.app import app
from govinfo_report.cli.findings import checked
from govinfo_report.cli.findings_github import github_lines
from govinfo_report.cli.findings_sarif import sarif_of_findings
from govinfo_report.cli.language import Language
from govinfo_report.diagnostics import CATALOGUE
from govinfo_report.examples import EXAMPLES, example

COMMAND = re.compile(r"::(notice|warning|error) ([^:\n]*)::([^\n]*)")
HOSTILE = """样例县\x1b[31m局2023年政府信息公开工作年度报告
第二十条第（五）项
信息内容 | 本年处理决定数量 |
行政许可 | ::error::%0A<b>-9, |
行政许可,100%: | 7 |
"""


def _sarif(*files: Path, options: tuple[str, ...] = ()):
    arguments = ["check", *map(str, files), "--output-format", "sarif", "--lang", "en", *options]
    return json.loads(CliRunner().invoke(app, arguments).stdout)


@pytest.fixture
def examples(tmp_path) -> Path:
    folder = tmp_path / "年报 报告"
    folder.mkdir()
    for name in EXAMPLES:
        (folder / name).write_bytes(example(name))
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    return folder


def _texts(thing):
    """Every ``text`` of messages, wherever it stands."""
    if isinstance(thing, dict):
        for key, value in thing.items():
            if key == "text":
                yield value
            yield from _texts(value)
    elif isinstance(thing, list):
        for one in thing:
            yield from _texts(one)


def test_sarif_has_the_members_that_the_standard_requires(examples):
    """Editors and code hosts refuse a log without them; the section of SARIF 2.1.0 is named at each."""
    log = _sarif(examples)
    assert log["version"] == "2.1.0"  # 3.13.2
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")  # 3.13.3
    [run] = log["runs"]  # 3.13.4
    driver = run["tool"]["driver"]  # 3.14.6, 3.18.2
    assert driver["name"]  # 3.19.8
    rules = [one["id"] for one in driver["rules"]]  # 3.49.3
    assert len(set(rules)) == len(rules) > 3
    assert set(rules) <= CATALOGUE.keys()
    assert run["columnKind"] == "unicodeCodePoints"  # 3.14.17
    assert all(re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", one) for one in [run["language"]])  # 3.14.7
    for one in run["artifacts"]:  # 3.24
        assert re.fullmatch(r"[0-9a-f]{64}", one["hashes"]["sha-256"])  # 3.24.11
        assert re.fullmatch(r"[\w.~!$&'()*+,;=:@%/-]+", one["location"]["uri"], re.ASCII)  # RFC 3986
    for result in run["results"]:  # 3.27
        assert result["message"]["text"]  # 3.11.8
        assert rules[result["ruleIndex"]] == result["ruleId"]  # 3.27.5, 3.27.6
        assert result["level"] in {"note", "warning", "error"}  # 3.27.10
        for location in (*result["locations"], *result.get("relatedLocations", ())):  # 3.28
            artifact = location["physicalLocation"]["artifactLocation"]  # 3.29.3
            assert run["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"]  # 3.4.5
            region = location["physicalLocation"].get("region")  # 3.30
            if region:
                assert region["startLine"] >= 1
                assert region["startColumn"] >= 1
                assert region.get("endColumn", region["startColumn"]) >= region["startColumn"]
    assert run["invocations"][0]["executionSuccessful"] is True  # 3.20.14
    assert all(isinstance(one, str) and one for one in _texts(log))


def test_sarif_regions_cover_what_was_found(examples):
    """A squiggle under the wrong figure is worse than none."""
    path = examples / "article20_2019.txt"
    [run] = _sarif(path)["runs"]
    lines = path.read_text(encoding="utf-8").split("\n")
    shown = []
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"].get("region")
        if region and "endColumn" in region:
            shown.append(lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1])
    report = gir.parse(path)
    text = report.document.text
    assert shown == [text[one.span.start : one.span.end] for one in report.diagnostics if one.span]


def test_sarif_says_what_was_decided(examples, tmp_path):
    """A code host closes what is suppressed and keeps the note; fingerprints stay the same from run to run."""
    path, file = examples / "article20_2019.txt", tmp_path / "decisions.jsonl"
    before = _sarif(path)["runs"][0]["results"]
    options = ("--decisions", str(file), "--dismiss", "review-total", "--note", "口径不同")
    after = _sarif(path, options=options)["runs"][0]["results"]
    suppressed = [one for one in after if one["suppressions"]]
    assert [one["ruleId"] for one in suppressed] == ["review-total"]
    assert suppressed[0]["suppressions"][0]["kind"] == "external"
    assert "口径不同" in suppressed[0]["suppressions"][0]["justification"]
    assert [one["partialFingerprints"] for one in before] == [one["partialFingerprints"] for one in after]


def _unescaped(text: str) -> str:
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, character)
    return text


@settings(max_examples=50, deadline=None)
@given(name=st.text(min_size=1), cell=st.text(max_size=30))
def test_nothing_breaks_out_of_a_github_command(name, cell):
    """A file name or a cell with ``::`` or a line break must not end a command or begin another one."""
    report = gir.parse(f"第二十条第（五）项\n信息内容 | 本年处理决定数量 |\n行政许可 | 7a{cell} |\n行政许可 | -3 |\n")
    done = checked(report, name, report.diagnostics, 100)
    level = gir.Severity.INFO
    lines = list(github_lines([done], [], Language.EN, level))
    assert len(lines) == len(report.diagnostics)
    for line, one in zip(lines, report.diagnostics, strict=True):
        command, given_, _ = COMMAND.fullmatch(line).groups()
        properties = dict(part.split("=", 1) for part in given_.split(","))
        assert command == {"info": "notice"}.get(one.severity, one.severity)
        assert _unescaped(properties["file"]) == name
        assert properties["title"] == one.code


def test_no_document_puts_a_link_or_a_placeholder_into_a_log():
    """In SARIF, [text](address) in a message is a link and {0} a placeholder: a page must not write either."""
    report = gir.parse("第二十条第（五）项\n信息内容 | 本年处理决定数量 |\n行政许可 | 7[见](http://x.example){0} |\n")
    done = checked(report, "x.txt", report.diagnostics, 100)
    results = json.loads(sarif_of_findings([done], [], Language.ZH))["runs"][0]["results"]
    [text] = [one["message"]["text"] for one in results if one["ruleId"] == "text-cell"]
    assert r"\[见\](http://x.example){{0}}" in text


@settings(max_examples=50, deadline=None)
@given(name=st.text(min_size=1), cell=st.text(max_size=30))
def test_any_content_gives_a_log(name, cell):
    """Content never raises, in any output."""
    report = gir.parse(f"第二十条第（五）项\n信息内容 | 本年处理决定数量 |\n行政许可 | 7a{cell} |\n")
    done = checked(report, name, report.diagnostics, 100)
    log = json.loads(sarif_of_findings([done], [], Language.ZH))
    assert len(log["runs"][0]["results"]) == len(report.diagnostics)
