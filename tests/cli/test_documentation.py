"""The page about the command line shows what the command prints, and names every option."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from govinfo_report.cli.app import app
from govinfo_report.examples import EXAMPLES, example

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "cli.md"
PAGES = [PAGE, ROOT / "docs" / "how-to" / "check-reports.md"]
# Real documents by the names that the pages give them; sessions about them need them beside the checkout.
SHARED = {
    "seed002.txt": next((ROOT.parent / "shared" / "seeds").glob("002_*.txt"), None),
    "szfgs2024.pdf": next((ROOT.parent / "shared" / "reports").glob("szfgs2024.pdf"), None),
}
_SESSION = re.compile(r"^```console\n\$ govinfo-report (.*)\n((?:.*\n)*?)```", re.MULTILINE)
SESSIONS = [found for page in PAGES for found in _SESSION.findall(page.read_text("utf-8"))]


@pytest.mark.parametrize(("command", "shown"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_what_a_page_shows_is_what_is_printed(command, shown, tmp_path, monkeypatch):
    """Protects the reader of the page: every line of it is printed, in this order; … stands for what lies between."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").mkdir()
    for name in EXAMPLES:
        (tmp_path / "examples" / name).write_bytes(example(name))
    for name, path in SHARED.items():
        if name in command and path is None:
            pytest.skip(f"{name} is not beside the checkout")
        if name in command:
            (tmp_path / name).write_bytes(path.read_bytes())
    printed = [line.rstrip() for line in CliRunner().invoke(app, shlex.split(command)).stdout.splitlines()]
    at, gap = 0, False
    for line in shown.splitlines():
        if line == "…":
            gap = True
            continue
        where = printed.index(line, at)
        assert gap or where == at
        at, gap = where + 1, False
    assert gap or at == len(printed)


def test_the_pages_have_sessions():
    """Protects the test above against finding nothing to run."""
    assert {shlex.split(command)[0] for command, _ in SESSIONS} == {"demo", "parse", "view", "check", "explain"}


def test_every_command_and_option_is_on_the_page():
    """Protects against an option that only its author knows."""
    group = typer.main.get_command(app)
    text = PAGE.read_text("utf-8")
    for name, command in group.commands.items():
        assert f"## {name}\n" in text
        for parameter in command.params:
            for option in [one for one in parameter.opts if one.startswith("-")]:
                assert re.search(rf"(?<![\w-]){option}(?![\w-])", text), option
