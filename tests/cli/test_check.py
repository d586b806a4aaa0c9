"""The verb ``check`` as a person and a script meet it: what it says, what it ends with, what it remembers."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.checks.examples import BUSY, CONSISTENT
from tests.checks.pages import page
from typer.testing import CliRunner

import govinfo_report as gir
from govinfo_report.cli.app import app
from govinfo_report.cli.decisions import Decided, Decision, DecisionsError, load
from govinfo_report.examples import example

HEAD = "样例县水务局2023年政府信息公开工作年度报告\n第二十条第（五）项\n信息内容 | 本年处理决定数量 |\n"
NEGATIVE = HEAD + "行政许可 | -3 |\n"
SOUND = HEAD + "行政许可 | 3 |\n"


def run(*arguments: object, stdin: bytes = b"", exit_code: int | None = None):
    result = CliRunner().invoke(app, ["check", *map(str, arguments)], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    if exit_code is not None:
        assert result.exit_code == exit_code, result.output
    return result


def findings(*arguments: object):
    record = json.loads(run(*arguments, "--output-format", "json").stdout)
    return [one for report in record["reports"] for one in report["findings"]]


@pytest.fixture
def negative(tmp_path) -> Path:
    """A report with one warning and the information that other tables are missing or not."""
    path = tmp_path / "negative.txt"
    path.write_text(NEGATIVE, encoding="utf-8")
    return path


@pytest.fixture
def two_sums(tmp_path) -> Path:
    """A report of which one sum fails."""
    path = tmp_path / "two.txt"
    path.write_bytes(example("article20_2019.txt"))
    return path


def test_exit_codes_are_what_scripts_rely_on(negative, two_sums, tmp_path):
    """0: nothing at the level. 1: findings. 2: the command was misused."""
    sound = tmp_path / "sound.html"
    sound.write_text(page(values=CONSISTENT), encoding="utf-8")
    assert gir.parse(sound).diagnostics == ()
    run(sound, "--severity", "info", exit_code=0)
    run(two_sums, exit_code=1)
    run(two_sums, "--severity", "error", exit_code=0)
    run(two_sums, "--without", "review-total", exit_code=0)
    for misuse in (
        [tmp_path / "nowhere.txt"],
        [negative, "--without", "no-such-rule"],
        [negative, "--severity", "fatal"],
        [negative, "--output-format", "xml"],
        [negative, "--accept", "negative-count"],
        [negative, "--decisions", tmp_path / "misspelt"],
        [negative, "--decisions", tmp_path / "d", "--accept", "row-total"],
        [negative, "--decisions", tmp_path / "no folder" / "d", "--accept", "negative-count"],
    ):
        run(*misuse, exit_code=2)
    assert not (tmp_path / "d").exists()


def test_a_finding_prints_like_a_compilers(negative):
    """Code, severity, message, the place, the line with the figure marked under wide characters, help, the page."""
    lines = run(negative, "--lang", "en", exit_code=1).stdout.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("warning[negative-count]: "))
    assert f"{negative}:4:8" in "".join(lines[at + 1 : at + 3])
    shown = next(i for i, line in enumerate(lines) if "行政许可 | -3 |" in line)
    assert lines[shown].startswith("    4 | ")
    before = lines[shown][: lines[shown].index("-3")]
    mark = lines[shown + 1]
    assert mark.strip("| ") == "^~"
    assert cell_len(mark[: mark.index("^")]) == cell_len(before)
    assert any("govinfo-report explain negative-count" in line for line in lines[shown:])


def test_messages_are_in_the_language_asked_for(two_sums):
    """People read the findings in their language; codes and paths are the same in both."""
    english, chinese = (run(two_sums, "--lang", one, exit_code=1).stdout for one in ("en", "zh"))
    assert "warning[review-total]" in english
    assert "警告[review-total]" in chinese
    assert "各种结果之和与总计不符" in chinese
    assert all("litigation.direct" in one for one in (english, chinese))


def test_a_sentence_is_quoted_with_the_cell_that_it_was_held_against(tmp_path):
    """Both sides of a disagreement are shown, or the reader has to look for one of them."""
    path = tmp_path / "prose.txt"
    text = example("article20_2019.txt").decode()
    report = gir.parse(text)
    stated = next(one for one in report.facts if one.path and report.cell(one.path) and one.figure)
    start, end = stated.figure.start, stated.figure.end
    path.write_text(text[:start] + "8" + text[start:end] + text[end:], encoding="utf-8")
    [one] = [one for one in findings(path) if one["code"] == "prose-differs"]
    cell = report.cell(stated.path)
    assert [(there["path"], there["text"]) for there in one["related"]] == [(stated.path, cell.raw)]
    assert "the table says" in run(path, "--lang", "en").stdout


def test_json_has_everything_whatever_the_level(two_sums):
    """A program filters by itself; what it is not given it cannot know."""
    report = gir.parse(two_sums)
    found = findings(two_sums, "--severity", "error")
    assert [one["code"] for one in found] == [one.code for one in report.diagnostics]
    assert [one["message"]["zh"] for one in found] == [one.message_in("zh") for one in report.diagnostics]
    lines = report.document.text.split("\n")
    for one in found:
        if one["spot"]:
            assert lines[one["spot"]["line"] - 1][one["spot"]["column"] - 1 :].startswith(one["text"][:1])


def test_reports_of_a_run_are_held_against_each_other(tmp_path):
    """A table that is that of the year before shows only beside it."""
    for year in (2021, 2022):
        (tmp_path / f"{year}.html").write_text(page(values=CONSISTENT | BUSY, year=year), encoding="utf-8")
    record = json.loads(run(tmp_path, "--output-format", "json", "--without", "carried-differs").stdout)
    codes = [[one["code"] for one in report["findings"]] for report in record["reports"]]
    assert "copied-table" in codes[1]
    assert "copied-table" not in codes[0]
    assert "copied-table" in run(tmp_path, "--lang", "en", exit_code=1).stdout


def test_switching_a_rule_off_leaves_what_others_find(tmp_path):
    """A wrong cell breaks its row and its column; without the rows, the column still fails."""
    path = tmp_path / "wrong.html"
    path.write_text(page(values=CONSISTENT | {"requests.outcomes.granted.total": "22"}), encoding="utf-8")
    assert [one["code"] for one in findings(path)] == ["cell-disagrees"]
    assert [one["code"] for one in findings(path, "--without", "row-total")] == ["column-total"]


# Decisions


def test_what_was_accepted_no_longer_fails_and_is_still_told(two_sums, tmp_path):
    """An office was told, or disagrees: the next run must not stop on it, nor hide it."""
    file = tmp_path / "decisions.jsonl"
    run(two_sums, "--decisions", file, "--accept", "review-total:litigation.direct", "--note", "已告知", exit_code=0)
    again = run(two_sums, "--decisions", file, "--lang", "en", exit_code=0).stdout
    assert "1 accepted" in again
    assert "warning[review-total]" not in again
    [one] = [one for one in findings(two_sums, "--decisions", file) if one["code"] == "review-total"]
    assert one["decision"] == {"decision": "accepted", "note": "已告知"}
    run(two_sums, exit_code=1)


def test_a_decision_is_about_one_finding_of_one_report(two_sums, tmp_path):
    """Another finding of the same rule, or the same one in another report, was not decided."""
    file, other = tmp_path / "decisions.jsonl", tmp_path / "other.txt"
    run(two_sums, "--decisions", file, "--dismiss", "review-total", exit_code=0)
    other.write_bytes(two_sums.read_bytes() + "\n附注\n".encode())
    result = run(other, "--decisions", file, "--lang", "en", exit_code=1)
    assert "decisions about reports that were not checked this time: 1" in result.stdout


@pytest.mark.parametrize("fault", ["no permission", "no reader"])
def test_a_decision_about_a_file_that_could_not_be_read_is_about_no_other(tmp_path, monkeypatch, fault):
    """Who accepts that one file cannot be read has not heard of the next one: the run must fail on it."""

    def forbidden(self, *_):
        raise PermissionError(13, "Permission denied", str(self))

    file, one, other = (tmp_path / name for name in ("decisions.jsonl", "a.pdf", "b.pdf"))
    for path in (one, other):
        path.write_bytes(b"%PDF-1.4 " + path.name.encode())
    monkeypatch.setitem(sys.modules, "pdfminer", None)
    if fault == "no permission":
        monkeypatch.setattr("govinfo_report.api.Path", type("Closed", (type(one),), {"open": forbidden}))
    run(one, "--decisions", file, "--accept", "read-failure", exit_code=0)
    assert "read-failure" in run(other, "--decisions", file, exit_code=1).stdout


def test_a_decision_that_matches_nothing_is_told_never_dropped(two_sums, tmp_path):
    """The report was corrected, or the library finds less or otherwise: somebody must look at the decision again."""
    file = tmp_path / "decisions.jsonl"
    run(two_sums, "--decisions", file, "--accept", "review-total", exit_code=0)
    before = file.read_bytes()
    two_sums.write_bytes(two_sums.read_bytes() + "\n附注\n".encode())
    result = run(two_sums, "--decisions", file, "--lang", "en", exit_code=1)
    assert "matches no finding any more" in result.stdout
    gone = run(two_sums, "--decisions", file, "--without", "review-total", "--output-format", "json")
    [stale] = json.loads(gone.stdout)["stale_decisions"]
    assert (stale["code"], stale["path"]) == ("review-total", "litigation.direct")
    github = run(two_sums, "--decisions", file, "--output-format", "github").stdout
    assert "::notice title=stale decision::" in github
    assert file.read_bytes() == before


def test_decisions_are_written_behind_what_stands_there(two_sums, negative, tmp_path):
    """The file is edited by people too: no line of theirs is touched, the later decision counts, none is doubled."""
    file = tmp_path / "decisions.jsonl"
    run(two_sums, "--decisions", file, "--accept", "review-total", exit_code=0)
    first = file.read_bytes()
    run(two_sums, "--decisions", file, "--accept", "review-total", exit_code=0)
    assert file.read_bytes() == first
    run(two_sums, negative, "--decisions", file, "--dismiss", "review-total", "--accept", "negative-count")
    assert file.read_bytes().startswith(first)
    assert [one.decision for one in load(file).values()] == [Decided.DISMISSED, Decided.ACCEPTED]


@pytest.mark.parametrize("line", ["{", "[]", '{"report": "x"}', '{"code": 1}', "\udcff"])
def test_a_damaged_file_of_decisions_is_misuse_not_silence(negative, tmp_path, line):
    """A decision that cannot be read must not count as none."""
    file = tmp_path / "decisions.jsonl"
    file.write_bytes(f"\n{line}\n".encode(errors="surrogateescape"))
    with pytest.raises(DecisionsError):
        load(file)
    run(negative, "--decisions", file, exit_code=2)


def test_unread_figures_of_one_code_are_told_apart_by_what_is_printed(tmp_path):
    """Two figures without a path have one code; a decision about 17 is none about 19."""
    path, file = tmp_path / "x.txt", tmp_path / "d.jsonl"
    path.write_text(SOUND + "| 行政许可 | -4 |\n", encoding="utf-8")
    found = [one for one in findings(path) if one["severity"] != "info"]
    assert found
    decision = Decision(gir.parse(path).source.sha256, found[0]["code"], found[0]["path"], "other", Decided.ACCEPTED)
    file.write_text(json.dumps({**{k: getattr(decision, k) for k in ("report", "code", "path", "text", "decision")}}))
    run(path, "--decisions", file, exit_code=1)
