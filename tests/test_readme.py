"""The front door: what the READMEs show is what happens."""

from __future__ import annotations

import doctest
import re
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import govinfo_report as gir
from govinfo_report.cli.app import app
from govinfo_report.examples import example

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh.md")
_PLACEHOLDERS = {
    **dict.fromkeys(("FILE", "FILE…", "SOURCE…", "文件", "文件…", "来源…"), "report.html"),
    **dict.fromkeys(("CODE", "代码"), "row-total"),
}


def fenced(name: str, language: str) -> list[str]:
    """The blocks of code of a page in one language."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", READMES)
def test_the_examples_run(name: str) -> None:
    """A reader who types what the page shows gets what the page shows."""
    globs: dict[str, object] = {}
    attempted = 0
    for block in fenced(name, "python"):
        test = doctest.DocTestParser().get_doctest(block, globs, name, name, 0)
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
        said: list[str] = []
        result = runner.run(test, out=said.append, clear_globs=False)
        globs = test.globs
        attempted += result.attempted
        assert result.failed == 0, "".join(said)
    assert attempted >= 5


@pytest.mark.parametrize("name", READMES)
def test_the_commands_run(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader who types a command of the page, with a file of their own, is not told that it is misused."""
    monkeypatch.chdir(tmp_path)
    Path("report.html").write_bytes(example("article20_2021.html"))
    text = (ROOT / name).read_text(encoding="utf-8")
    verbs = set()
    for command in re.findall(r"govinfo-report ([^`\n]+)", text):
        verb, *words = command.split()
        verbs.add(verb)
        result = CliRunner().invoke(app, [verb, *(_PLACEHOLDERS.get(word, word) for word in words)])
        assert result.exit_code == 0, result.output  # of check: the report has no mistake
    assert {"parse", "check", "view", "ingest", "explain", "demo"} <= verbs
    assert {"page.html", "panel.duckdb"} <= {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize("name", READMES)
def test_what_needs_an_extra_says_which(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader who installed what the page says first is told there what else the next thing needs."""
    for module in ("polars", "pandas", "pyarrow", "pyarrow.parquet", "duckdb", "xlsxwriter", "fastwarc.warc"):
        monkeypatch.setitem(sys.modules, module, None)
    report = gir.parse("")
    for file in ("in.parquet", "in.warc"):
        (tmp_path / file).touch()
    page = (ROOT / name).read_text(encoding="utf-8")
    text = page[page.index("`gir.to_polars`") :]
    for words, use in {
        "`gir.to_polars`": lambda: gir.to_polars(report),
        "`gir.to_pandas`": lambda: gir.to_pandas(report),
        "XLSX": lambda: gir.write(report, tmp_path / "out.xlsx"),
        "Parquet": lambda: next(gir.sources(tmp_path / "in.parquet")),
        "WARC": lambda: next(gir.sources(tmp_path / "in.warc")),
        "--store panel.duckdb`": lambda: gir.ingest([], tmp_path / "panel.duckdb"),
    }.items():
        with pytest.raises(gir.MissingExtraError) as missing:
            use()
        assert f"`{missing.value.extra}`" in text.split(words, 1)[1][:90], words


def test_both_languages_show_the_same() -> None:
    """Who reads one language is told no less than who reads the other."""
    for language in ("python", "sh"):
        first, second = (fenced(name, language) for name in READMES)
        assert first == second
        assert first


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_within_the_repository_lead_somewhere(name: str) -> None:
    """A link to a file that was moved or never written is a closed door."""
    links = re.findall(r"\]\(([^)#\s]+)\)", (ROOT / name).read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_the_test_command_is_the_one_that_is_run_here(name: str) -> None:
    """What the page tells a newcomer to run is what every change has passed."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = [line for block in fenced(name, "sh") for line in block.splitlines() if line.endswith("pytest -n 2")]
    assert len(commands) == 1
    assert "pytest -n 2" in script
    for part in ("'.[all]'", "--group"):
        assert part in commands[0]
        assert part in script
