"""The commands for many reports."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import govinfo_report as gir
from govinfo_report.cli.app import app
from govinfo_report.examples import EXAMPLES, example

SOURCES = Path(__file__).parents[2] / "src"


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def panel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("panel")
    (folder / "in").mkdir()
    for name in EXAMPLES:
        (folder / "in" / name).write_bytes(example(name))
    result = run(
        "ingest", folder / "in", "-s", folder / "panel.duckdb", "-w", 1, "--parquet", folder / "out", "--lang", "en"
    )
    assert result.exit_code == 0, result.output
    return folder, result.output


def test_ingest_says_what_it_did(panel):
    """Protects who waits for hours: counts, rate, and the files that were asked for."""
    folder, said = panel
    assert f"{len(EXAMPLES)} documents: {len(EXAMPLES)} parsed" in said
    assert sorted(one.stem for one in (folder / "out").iterdir()) == [
        "cells",
        "diagnostics",
        "facts",
        "indicators",
        "reports",
    ]
    again = run("ingest", folder / "in", "-s", folder / "panel.duckdb", "-w", 1, "--lang", "zh")
    assert again.exit_code == 0
    assert f"已有{len(EXAMPLES)}份" in again.output


def test_a_question_is_answered_in_every_format(panel):
    """Protects the way out on the command line: the same rows as a table, as CSV and as JSON Lines."""
    folder, _ = panel
    ask = "SELECT year, received, province FROM requests ORDER BY year"
    wanted = [(2011, 9), (2016, 23), (2019, 17), (2023, 72)]
    rows = list(csv.DictReader(io.StringIO(run("query", folder / "panel.duckdb", ask, "-f", "csv").stdout)))
    assert [(int(row["year"]), int(row["received"])) for row in rows] == wanted
    lines = run("query", folder / "panel.duckdb", ask, "-f", "jsonl").stdout.splitlines()
    assert [(row["year"], row["received"], row["province"]) for row in map(json.loads, lines)] == [
        (*pair, None) for pair in wanted
    ]
    table = run("query", folder / "panel.duckdb", ask).stdout
    assert all(f" {year} " in table and f" {received} " in table for year, received in wanted)


def test_without_a_question_the_views_are_listed(panel):
    """Protects a first look: what can be asked is told by the store itself."""
    folder, _ = panel
    said = run("query", folder / "panel.duckdb").stdout
    for view in ("cells", "reports", "requests", "changes", "findings"):
        assert f" {view} " in said


def test_what_an_office_printed_never_runs(panel):
    """Protects whoever opens the answer in a spreadsheet."""
    folder, _ = panel
    result = run("query", folder / "panel.duckdb", "SELECT '=1+1' AS a, -1.50::DECIMAL(9, 4) AS b", "-f", "csv")
    assert result.stdout.splitlines() == ["a,b", "'=1+1,-1.5"]


@pytest.mark.parametrize(
    "words", [("query", "-f", "table"), ("query", "-f", "csv"), ("query", "-f", "jsonl"), ("demo",)]
)
def test_chinese_goes_through_any_pipe(panel, words):
    """Protects Chinese text from the encoding of the machine, whatever the verb: it leaves in UTF-8."""
    folder, _ = panel
    question = (folder / "panel.duckdb", "SELECT agency FROM reports") if words[0] == "query" else ()
    environment = os.environ | {"PYTHONPATH": str(SOURCES), "PYTHONIOENCODING": "latin-1"}
    command = [sys.executable, "-m", "govinfo_report.cli", *words, *question]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "样例县教育局" in done.stdout.decode("utf-8")


def test_where_parquet_goes_is_looked_at_before_the_run(panel, tmp_path):
    """Protects hours of reading from a folder that cannot be made: one line says so before anything is read."""
    folder, _ = panel
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", tmp_path / "file" / "out"):
        result = run("ingest", folder / "in", "-s", tmp_path / "panel.duckdb", "--parquet", place)
        assert result.exit_code == 2
        assert "cannot be written" in result.output
    assert not (tmp_path / "panel.duckdb").exists()


def test_faults_are_one_line(panel, tmp_path):
    """Protects from a traceback: no such store, no such place, a typo in a question, an unwritable place."""
    folder, _ = panel
    for words in (
        ("query", tmp_path / "nothing.duckdb"),
        ("query", folder / "panel.duckdb", "SELEC"),
        ("query", folder / "panel.duckdb", "DELETE FROM all_cells"),
        ("ingest", tmp_path / "nothing", "-s", tmp_path / "panel.duckdb"),
        ("ingest", folder / "in", "-s", tmp_path / "nothing" / "panel.duckdb"),
    ):
        result = run(*words)
        assert result.exit_code == 2, words
        assert "Traceback" not in result.output
        assert not isinstance(result.exception, Exception) or isinstance(result.exception, SystemExit)
    assert not (tmp_path / "panel.duckdb").exists()


def test_a_document_that_gave_no_report_is_in_the_exit_code(tmp_path):
    """Protects scripts: 1 says that something is in quarantine."""
    (tmp_path / "in.jsonl").write_text('{"text": "一"}\n{\n', encoding="utf-8")
    result = run("ingest", tmp_path / "in.jsonl", "-s", tmp_path / "panel.duckdb", "-w", 1, "--lang", "en")
    assert result.exit_code == 1
    assert "1 failed" in result.output


def test_ctrl_c_keeps_what_was_read(tmp_path):
    """Protects who stops a run: one line says so, the code is that of an interrupt, and the next run goes on."""
    lines = [json.dumps({"text": f"某县教育局2023年政府信息公开工作年度报告\n第{number}号"}) for number in range(3000)]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    store = tmp_path / "panel.duckdb"
    program = (
        "import signal, sys, time\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has those in the background ignore it\n"
        "from govinfo_report.cli.app import app\n"
        "from govinfo_report.store.writing import Writer\n"
        "store = Writer.store\n"
        "def said(self, *parts):\n"
        "    done = store(self, *parts)\n"
        "    print('stored', flush=True)\n"
        "    time.sleep(60)\n"
        "    return done\n"
        "Writer.store = said\n"
        "app(sys.argv[1:])\n"
    )
    command = [sys.executable, "-c", program, "ingest", source, "-s", store, "-w", "1", "--lang", "en"]
    environment = os.environ | {"PYTHONPATH": str(SOURCES)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "stored\n"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert (process.returncode, said.strip()) == (
        130,
        "Stopped; what was read is stored. Run the same again to go on.",
    )
    done = gir.ingest(gir.sources(source), store, workers=1)
    assert done.known > 0
    assert done.known + done.parsed == 3000
