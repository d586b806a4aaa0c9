"""The front door: what the READMEs show is what happens."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh.md")


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
