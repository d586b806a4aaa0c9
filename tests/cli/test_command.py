"""The command as a person runs it: what it prints, what it writes, how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from tests.store.documents import rows, text
from typer.testing import CliRunner

import govinfo_report as gir
from govinfo_report import cli
from govinfo_report.cli.app import app
from govinfo_report.examples import EXAMPLES, example

DOUBTFUL = """样例县水务局2023年政府信息公开工作年度报告
第二十条第（五）项
信息内容 | 本年处理决定数量 |
行政许可 | 12 |
第二十条第（五）项
信息内容 | 本年处理决定数量 |
行政许可 | 21 |
"""


def run(*arguments: object, stdin: bytes = b""):
    return CliRunner().invoke(app, [str(one) for one in arguments], input=stdin)


@pytest.fixture
def examples(tmp_path) -> Path:
    for name in EXAMPLES:
        (tmp_path / name).write_bytes(example(name))
    return tmp_path


def test_demo_shows_a_report_of_each_form_and_what_is_doubtful():
    """Protects the first thing a new user sees."""
    result = run("demo", "--lang", "en")
    assert result.exit_code == 0
    for name in EXAMPLES:
        report = gir.parse(example(name))
        assert f"{report.agency} · {report.year}" in result.stdout
        assert (report.format or "no table of a known form") in result.stdout
    assert "warning[review-total]" in result.stdout
    assert "info[no-table]" in result.stdout  # the report of prose alone
    assert result.stdout.count("No diagnostics.") == len(EXAMPLES) - 2


def test_two_verbs_say_a_finding_in_the_same_words(examples):
    """Protects who looks for the output of one verb in that of the other: message, place and excerpt are alike."""
    said = [
        run(verb, examples / "article20_2019.txt", "--lang", "en").stdout.partition("warning[review-total]: ")[2]
        for verb in ("parse", "check")
    ]
    message, *place = said[0].splitlines()[:5]
    assert message.endswith("1 + 0 + 1 + 0 = 2 ≠ 3.")
    assert [line.split()[0] for line in place] == ["-->", "|", "56", "|"]
    assert said[1].splitlines()[:5] == [message, *place]


def test_demo_saves_the_examples_byte_for_byte(tmp_path):
    """Protects the files that the tutorial works on."""
    assert run("demo", "--save", tmp_path / "new").exit_code == 0
    assert {one.name: one.read_bytes() for one in (tmp_path / "new").iterdir()} == {n: example(n) for n in EXAMPLES}


def test_language_decides_messages_and_never_labels():
    """Protects readers of either language: official labels stay Chinese, messages are theirs."""
    english, chinese = run("demo", "--lang", "en").stdout, run("demo", "--lang", "zh").stdout
    for label in ("一、本年新收政府信息公开申请数量", "行政事业性收费", "专职人员数"):
        assert label in english
        assert label in chinese
    assert "各种结果之和与总计不符" in chinese
    assert "各种结果之和与总计不符" not in english
    assert "do not sum" in english
    assert "do not sum" not in chinese


@pytest.mark.parametrize(("environment", "word"), [("zh_CN.UTF-8", "没有诊断信息"), ("de_DE.UTF-8", "No diagnostics")])
def test_language_follows_the_locale(monkeypatch, environment, word):
    """Protects an office whose machine is Chinese from having to ask for Chinese."""
    monkeypatch.setenv("LC_ALL", environment)
    assert word in run("demo").stdout


def test_the_source_line_is_marked_under_the_figure(examples):
    """Protects the way from a message to the figure: the caret stands under it, whatever the width before it."""
    lines = run("parse", examples / "article20_2019.txt", "--lang", "en").stdout.splitlines()
    marks = next(line for line in lines if set(line.strip(" |")) == {"^"} and "^" in line)
    above = lines[lines.index(marks) - 1]
    assert above[marks.index("^")] == "3"
    assert len(marks.strip(" |")) == 1


def test_json_is_the_report(examples):
    """Protects users of the JSON: the same values as the API, and evidence that points into the same text."""
    for name in EXAMPLES:
        result = run("parse", examples / name, "--format", "json")
        record, report = json.loads(result.stdout), gir.parse(examples / name)
        assert record["values"] == {p: None if v is None else float(v) for p, v in report.values().items()}
        assert [record["agency"], record["year"], record["format"]] == [report.agency, report.year, report.format]
        assert record["source"]["sha256"] == report.source.sha256
        for cell in record["cells"]:
            start, end = cell["span"]
            assert report.document.text[start:end] == cell["raw"] == report.cell(cell["path"]).raw
        assert [one["code"] for one in record["diagnostics"]] == [one.code for one in report.diagnostics]
        account = record["account"]
        assert account.pop("total") == sum(account.values()) == len(report.account)
        assert len(record["facts"]) == len(report.facts)


def test_many_sources_give_an_array_in_their_order(examples):
    """Protects scripts that read a folder: one array, sorted by name, one object a file."""
    records = json.loads(run("parse", examples, "--format", "json").stdout)
    assert [Path(one["source"]["name"]).name for one in records] == sorted(EXAMPLES)
    assert isinstance(json.loads(run("parse", examples / EXAMPLES[0], "-f", "json").stdout), dict)


def test_csv_has_one_row_a_printed_value(examples):
    """Protects the spreadsheet: every printed value once, blanks and marks told apart by kind."""
    rows = list(csv.DictReader(io.StringIO(run("parse", examples, "--format", "csv").stdout)))
    for name in EXAMPLES:
        report = gir.parse(examples / name)
        own = [row for row in rows if Path(row["source"]).name == name]
        assert [row["path"] for row in own] == list(report.cells)
        for row in own:
            cell = report.cell(row["path"])
            assert row["value"] == ("" if cell.value is None else str(cell.value))
            assert row["kind"] == cell.kind
            assert row["raw"].removeprefix("'") == cell.raw
            assert row["label"]
            assert row["unit"]


def test_rows_without_a_path_are_in_the_csv():
    """Protects the figures of an office's own table: they have no path, and are not lost for it."""
    page = "指标名称 | 单位 | 本年度 |\n受理热线来电数 | 次 | 318 |\n编发公开简报数 | 期 | 12 |\n"
    rows = list(csv.DictReader(io.StringIO(run("parse", "-", "-f", "csv", stdin=page.encode()).stdout)))
    assert [(row["path"], row["label"], row["value"], row["unit"]) for row in rows] == [
        ("", "受理热线来电数 / 本年度", "318", "次"),
        ("", "编发公开简报数 / 本年度", "12", "期"),
    ]


@pytest.mark.parametrize("kind", ["table", "json", "csv"])
def test_output_goes_to_the_file_in_utf8(examples, kind):
    """Protects Chinese text from the encoding of the machine, and OUT from being read as a report."""
    out = examples / "out.data"
    for _ in range(2):
        result = run("parse", examples, "-f", kind, "-o", out)
        assert (result.exit_code, result.stdout) == (0, "")
    text = out.read_text(encoding="utf-8")
    assert "样例县教育局" in text
    assert "out.data" not in text


def test_what_stood_in_the_output_stays_until_the_new_is_complete(examples, monkeypatch):
    """Protects the last good output from a run that is misused or stopped, its readers, and a link to it."""
    (examples / "kept").mkdir()
    kept, out = examples / "kept" / "out.txt", examples / "out.txt"
    kept.write_text("before", encoding="utf-8")
    kept.chmod(0o600)
    out.symlink_to(kept)
    wrong = ("--decisions", examples / "decisions.jsonl", "--accept", "row-total")
    assert run("check", examples / EXAMPLES[0], "-o", out, *wrong).exit_code == 2
    with monkeypatch.context() as patched:
        patched.setattr("govinfo_report.cli.app.json_text", lambda _: 1 / 0)
        assert isinstance(run("parse", examples / EXAMPLES[0], "-f", "json", "-o", out).exception, ZeroDivisionError)
    assert kept.read_text(encoding="utf-8") == "before"
    assert run("parse", examples / EXAMPLES[0], "-o", out).exit_code == 0
    assert "before" not in kept.read_text(encoding="utf-8")
    assert (out.is_symlink(), kept.stat().st_mode & 0o777) == (True, 0o600)
    assert [one.name for one in kept.parent.iterdir()] == ["out.txt"]


def test_a_device_can_be_the_output(examples):
    """Protects /dev/null, and pipes that have a name: they are written to, not replaced."""
    pipe = examples / "pipe"
    os.mkfifo(pipe)
    said = list[str]()
    reader = threading.Thread(target=lambda: said.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    assert run("parse", examples / EXAMPLES[0], "-f", "csv", "-o", pipe).exit_code == 0
    reader.join()
    assert said[0].startswith("report,")
    assert pipe.is_fifo()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_view_writes_the_page_of_a_report(examples, lang):
    """Protects the way to the page: what the command writes is what the library makes."""
    out = examples / "page.html"
    for name in EXAMPLES:
        result = run("view", examples / name, "-o", out, "--lang", lang)
        assert (result.exit_code, result.stdout) == (0, "")
        assert out.read_bytes() == gir.to_html(gir.parse(examples / name), lang).encode()
        assert run("view", examples / name, "--lang", lang).stdout_bytes == out.read_bytes()


@pytest.mark.parametrize("verb", ["parse", "check", "view"])
def test_no_verb_overwrites_a_report_that_was_named(examples, verb):
    """Protects the document that somebody wants to look at, under every name of it."""
    page, link = examples / "article20_2021.html", examples / "link.html"
    link.symlink_to(page)
    for file, out in ((page, page), (page, link), (link, page), (examples / "article20_2021*", page)):
        result = run(verb, file, "-o", out)
        assert (result.exit_code, "is to be read" in result.output) == (2, True)
    assert page.read_bytes() == example("article20_2021.html")


def test_view_tells_errors_from_misuse(examples):
    """Protects scripts, and a person from the page of one report out of many."""
    rows(3, examples / "crawl.jsonl")
    for misused in (examples, examples / "*.html", examples / "crawl.jsonl", examples / "not there"):
        assert run("view", misused).exit_code == 2
    result = run("view", "-", "--lang", "en", stdin=DOUBTFUL.encode())
    assert result.exit_code == 1
    assert "neither is given" in result.stdout


def test_view_shows_a_page_with_its_attachments(tmp_path):
    """Protects a page that was saved with its table beside it: in a ZIP, both are one report."""
    with zipfile.ZipFile(tmp_path / "saved.zip", "w") as box:
        box.writestr("page.html", "<p>样例县教育局2019年政府信息公开工作年度报告</p>")
        box.writestr("table.txt", example("article20_2019.txt"))
    result = run("view", tmp_path / "saved.zip", "--lang", "en")
    assert result.stdout == gir.to_html(gir.parse(tmp_path / "saved.zip"), "en")


@pytest.mark.parametrize("place", ["crawl.jsonl", "in", "in/*.txt", "box.zip"])
def test_every_verb_finds_the_same_documents(tmp_path, place):
    """Protects from rows that are read as one page: parse and check take the places that ingest takes."""
    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / "in" / f"{number}.txt").write_text(text(number), encoding="utf-8")
    rows(3, tmp_path / "crawl.jsonl")
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as box:
        for number in range(3):
            box.writestr(f"{number}.txt", text(number))
    read = [gir.parse(text(number)).source.sha256 for number in range(3)]
    parsed = json.loads(run("parse", tmp_path / place, "-f", "json").stdout)
    checked = json.loads(run("check", tmp_path / place, "-f", "json").stdout)["reports"]
    assert [one["source"]["sha256"] for one in parsed] == read
    assert [one["source"]["sha256"] for one in checked] == read
    assert len({one["source"]["name"] for one in checked}) == 3


def test_rows_are_an_array_however_many_they_are(tmp_path):
    """Protects scripts: what may hold any number of documents gives an array, also where it holds one."""
    for count in (1, 2):
        assert len(json.loads(run("parse", rows(count, tmp_path / "in.jsonl"), "-f", "json").stdout)) == count
    assert run("parse", rows(0, tmp_path / "in.jsonl")).exit_code == 2


def test_a_table_that_cannot_be_opened_is_one_line(tmp_path, monkeypatch):
    """Protects a user of the plain installation from a traceback: the message says what to install."""
    (tmp_path / "in.parquet").touch()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("parse", tmp_path / "in.parquet")
    assert result.exit_code == 2
    assert "frames" in result.output


def test_dash_reads_standard_input():
    """Protects pipelines: a page from another program is read like a file."""
    result = run("parse", "-", "--format", "json", stdin=example("article20_2021.html"))
    record = json.loads(result.stdout)
    assert record["source"]["name"] == "-"
    assert record["format"] == gir.Format.ARTICLE20_2021


def test_exit_code_tells_reading_from_errors_and_misuse(examples, tmp_path):
    """Protects scripts that look at nothing else."""
    doubtful = tmp_path / "doubtful"
    doubtful.mkdir()
    (doubtful / "twice.txt").write_text(DOUBTFUL, encoding="utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    assert any(one.severity is gir.Severity.ERROR for one in gir.parse(DOUBTFUL).diagnostics)
    assert run("parse", examples / "article20_2019.txt").exit_code == 0  # a warning is no error
    assert run("parse", doubtful).exit_code == 1
    assert run("parse", tmp_path / "not there").exit_code == 2
    assert run("parse", empty).exit_code == 2
    assert run("parse", doubtful, "--format", "yaml").exit_code == 2
    assert run("parse", doubtful, "-o", tmp_path / "not there" / "out").exit_code == 2


def test_a_damaged_file_does_not_stop_the_others(examples):
    """Protects a folder of a thousand reports from its worst file."""
    (examples / "0.noise").write_bytes(bytes(range(256)) * 40)
    result = run("parse", examples, "--lang", "en")
    assert all(gir.parse(example(name)).agency in result.stdout for name in EXAMPLES)
    assert f"{len(EXAMPLES) + 1} reports" in result.stdout


def test_hidden_files_of_a_folder_are_left_alone(examples):
    """Protects against reports named .DS_Store."""
    (examples / ".hidden").write_text("x", encoding="utf-8")
    assert len(json.loads(run("parse", examples, "-f", "json").stdout)) == len(EXAMPLES)


def test_without_the_extra_one_line_says_what_to_install(monkeypatch, capsys):
    """Protects a user of the plain installation from a traceback."""
    monkeypatch.setitem(sys.modules, "typer", None)
    monkeypatch.delitem(sys.modules, "govinfo_report.cli.app")
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "govinfo-report[cli]" in said


def test_version():
    """Protects bug reports."""
    assert gir.__version__ in run("--version").stdout
