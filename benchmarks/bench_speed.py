"""What is measured, a function a line of the table; run by ``python -m benchmarks``."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import pytest
from selectolax.lexbor import LexborHTMLParser

import govinfo_report as gir
from benchmarks import documents

_FIRST = """
import json, sys, time
page = open(sys.argv[1], "rb").read()
start = time.process_time()
import govinfo_report as gir
loaded = time.process_time()
gir.parse(page)
print(json.dumps([loaded - start, time.process_time() - loaded]))
"""


def _in_turn(benchmark, work, sources) -> None:
    """Measure ``work`` on one document after the other: no cache of whole documents can help."""
    turn = iter(sources * 100_000)
    benchmark.pedantic(work, setup=lambda: ((next(turn),), {}), rounds=100, warmup_rounds=10)


@pytest.mark.benchmark(group="HTML page")
def test_page_to_report_with_checks(benchmark):
    """The page to a report: tables, prose, evidence, account, checks."""
    _in_turn(benchmark, gir.parse, documents.html(50))


@pytest.mark.benchmark(group="HTML page")
def test_page_to_tree_selectolax(benchmark):
    """The page to the bare tree that the library begins from: the floor."""
    _in_turn(benchmark, LexborHTMLParser, documents.html(50))


@pytest.mark.benchmark(group="HTML page")
@pytest.mark.parametrize("flavour", ["lxml", "bs4"])
def test_page_to_grids_pandas(benchmark, flavour):
    """The page to bare grids by ``pandas.read_html``."""
    pandas = pytest.importorskip("pandas")
    _in_turn(benchmark, lambda page: pandas.read_html(io.BytesIO(page), flavor=flavour), documents.html(50))


@pytest.mark.benchmark(group="text, DOCX, PDF")
def test_text_to_report_with_checks(benchmark):
    """Text with pipes between the cells to a report."""
    _in_turn(benchmark, gir.parse, documents.text(50))


@pytest.mark.benchmark(group="text, DOCX, PDF")
def test_docx_to_report_with_checks(benchmark):
    """A Word document to a report."""
    pytest.importorskip("docx")
    benchmark.pedantic(gir.parse, (documents.docx(),), rounds=50, warmup_rounds=3)


@pytest.mark.benchmark(group="text, DOCX, PDF")
def test_pdf_to_report_with_checks(benchmark):
    """A PDF with ruled tables to a report."""
    pytest.importorskip("pdfminer")
    benchmark.pedantic(gir.parse, (documents.pdf(),), rounds=10, warmup_rounds=1)


@pytest.mark.benchmark(group="start")
@pytest.mark.parametrize("what", ["import", "first parse"])
def test_start(benchmark, what, tmp_path):
    """Of a fresh interpreter: ``import govinfo_report``, then the first parse.

    The round of warming up leaves bytecode behind, as an installer does, so that no round compiles the source.
    """
    path = tmp_path / "page.html"
    path.write_bytes(documents.html(1)[0])
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    settings["PYTHONPYCACHEPREFIX"] = str(tmp_path / "bytecode")
    seen = []

    def start() -> None:
        command = [sys.executable, "-c", _FIRST, str(path)]
        done = subprocess.run(command, capture_output=True, check=True, env=settings)
        seen.append(json.loads(done.stdout)[what == "first parse"])

    benchmark.pedantic(start, rounds=9, warmup_rounds=1)
    benchmark.extra_info["seconds"] = seen[1:]
