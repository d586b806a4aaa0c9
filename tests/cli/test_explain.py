"""A code that the command prints leads to its page: on the terminal always, on the site where that has an address."""

from __future__ import annotations

import io
import json
import re

import pytest
from rich.console import Console
from typer.testing import CliRunner

import govinfo_report as gir
from govinfo_report.cli.app import app
from govinfo_report.cli.findings import checked
from govinfo_report.cli.findings_text import FindingsText
from govinfo_report.cli.language import Language
from govinfo_report.cli.pages import ADDRESS, page_of
from govinfo_report.cli.show import Screen
from govinfo_report.examples import example
from govinfo_report.explanations import explanation

SITE = "https://docs.example.org/ogi/"
LINK = re.compile(r"\x1b]8;[^;]*;([^\x1b]+)\x1b\\")


def run(*arguments: str, exit_code: int = 0):
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == exit_code, result.output
    return result


def words(text: str) -> str:
    """A text without the breaks of its lines."""
    return re.sub(r"\s+", "", text)


@pytest.fixture(autouse=True)
def no_address(monkeypatch):
    monkeypatch.delenv(ADDRESS, raising=False)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("code", sorted(gir.CATALOGUE))
def test_every_code_is_explained(code, language):
    """Protects whoever meets a code: whatever is printed in brackets can be asked about, in full."""
    shown = words(run("explain", code, "--lang", language).stdout)
    page = explanation(code, language)
    assert all(words(text) in shown for text in page.parts.values())


def test_all_codes_can_be_looked_over():
    """Protects who does not know a code yet."""
    lines = run("explain", "--list", "--lang", "zh").stdout.splitlines()
    assert [line.split()[0] for line in lines] == sorted(gir.CATALOGUE)


def test_a_misspelt_code_is_misuse_and_a_near_one_is_named():
    """Protects against silence about a code that does not exist."""
    assert "row-total" in run("explain", "row-totl", exit_code=2).stderr
    run("explain", exit_code=2)


@pytest.mark.parametrize(("given", "begins"), [(SITE, "https://docs.example.org/ogi/"), ("folder", "file:///")])
def test_pages_of_a_site_have_the_address_of_the_site(given, begins, monkeypatch, tmp_path):
    """Protects against links that lead nowhere: none without an address, else whole ones, in the reader's language."""
    assert page_of("row-total", Language.EN) is None
    monkeypatch.setenv(ADDRESS, given if "://" in given else str(tmp_path / given))
    english, chinese = (page_of("row-total", one) for one in Language)
    assert english.startswith(begins)
    assert english.endswith("/reference/_generated/diagnostics.html#row-total")
    assert chinese == english.replace("/reference", "/zh/reference")


@pytest.mark.parametrize("verb", ["parse", "check"])
def test_codes_on_a_terminal_are_links_where_the_site_has_an_address(verb, monkeypatch):
    """Protects the way from a finding to its page: a click, or the command that prints it."""
    report = gir.parse(example("article20_2019.txt"))

    def shown() -> str:
        console = Console(file=io.StringIO(), force_terminal=True, width=120, highlight=False, legacy_windows=False)
        if verb == "parse":
            Screen(console, Language.ZH).show(report, "x.txt")
        else:
            done = checked(report, "x.txt", report.diagnostics, 100)
            FindingsText(console, Language.ZH, gir.Severity.INFO).write([done], [], [])
        return console.file.getvalue()

    assert "govinfo-report explain" in shown()
    assert LINK.findall(shown()) == []
    monkeypatch.setenv(ADDRESS, SITE)
    assert set(LINK.findall(shown())) == {page_of(one.code, Language.ZH) for one in report.diagnostics}


def test_machines_are_told_what_the_codes_mean(monkeypatch, tmp_path):
    """Protects readers of a log, who have nothing else: the text of the page, its address if it has one."""
    path = tmp_path / "x.txt"
    path.write_bytes(example("article20_2019.txt"))

    def written(output_format: str) -> str:
        return run("check", str(path), "--output-format", output_format, "--lang", "zh", exit_code=1).stdout

    page = explanation("review-total", "zh")
    found = json.loads(written("json"))
    [one] = [one for one in found["reports"][0]["findings"] if one["code"] == "review-total"]
    assert one["page"] == {"en": None, "zh": None}
    assert one["explain"] == "govinfo-report explain review-total"
    assert found["codes"]["review-total"]["zh"] == page.text()
    rules = json.loads(written("sarif"))["runs"][0]["tool"]["driver"]["rules"]
    [rule] = [one for one in rules if one["id"] == "review-total"]
    assert rule["help"] == {"text": page.text(), "markdown": page.markdown()}
    assert "helpUri" not in rule
    assert "govinfo-report explain review-total" in written("github")

    monkeypatch.setenv(ADDRESS, SITE)
    address = page_of("review-total", Language.ZH)
    assert address in written("github")
    rules = json.loads(written("sarif"))["runs"][0]["tool"]["driver"]["rules"]
    assert [one["helpUri"] for one in rules if one["id"] == "review-total"] == [address]
    one = json.loads(written("json"))["reports"][0]["findings"]
    assert address in [each["page"]["zh"] for each in one]
