"""A page that names a code, an option, a path of a value or a command names one that exists."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.hostile.__main__ import HOSTILE
from tests.matrix.corpus import SURFACES

import govinfo_report as gir
from govinfo_report.checks import RULES

ROOT = Path(__file__).parents[2]
PAGES = sorted(page for page in (ROOT / "docs").rglob("*.md") if "_build" not in page.parts)
PAGES += [ROOT / "README.md", ROOT / "README.zh.md", ROOT / "CONTRIBUTING.md"]

LITERAL = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
KEBAB = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
PRINTED = re.compile(r"(?:error|warning|info|错误|警告|提示)\[([a-z-]+)\]")
DOTTED = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")
FENCE = re.compile(r"^```(?:console|sh)\n(.*?)^```", re.MULTILINE | re.DOTALL)
MODULE = re.compile(r"python -m ([\w.]+)")
DECLARED = re.compile(r"""add_argument\(\s*["'](--[a-z][\w-]*)""")
OPTION = re.compile(r"--[a-z][\w-]*|-[a-z]")
# Modules that come with Python or with a tool of the development groups; packages of Debian.
TOOLS = {"venv", "pip", "pytest", "build"}
DEBIAN = {"chromium-driver"}
PIP = {"--group"}


def codes() -> set[str]:
    """Everything of the project whose name has a hyphen in it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = [*project["project"]["dependencies"], *project["dependency-groups"]["docs"]]
    packages = {re.split(r"[^\w.-]", one)[0] for one in needed if isinstance(one, str)}
    return {
        *gir.CATALOGUE,
        *(one.code for one in RULES),
        *SURFACES,
        *HOSTILE,
        *(scope.value for scope in gir.Severity),
        *packages,
        *DEBIAN,
        *project["project"]["scripts"],
        *project["project"]["optional-dependencies"],
    }


def options() -> dict[str, set[str]]:
    """The options of each command of ``govinfo-report``; under the empty name those of all, and of the scripts."""
    typer = pytest.importorskip("typer", reason="the command line needs the extra cli")
    from govinfo_report.cli.app import app  # noqa: PLC0415  needs the extra

    command = typer.main.get_command(app)
    found = {
        name: {option for one in sub.params for option in (*one.opts, *one.secondary_opts)} | {"--help"}
        for name, sub in command.commands.items()
    }
    top = {option for one in command.params for option in one.opts} | {"--help"}
    scripts = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]
    own = {option for script in scripts for option in DECLARED.findall(script.read_text(encoding="utf-8"))}
    return found | {"": top.union(*found.values(), own, PIP)}


def commands(text: str) -> Iterator[list[str]]:
    """The words of every call of ``govinfo-report`` in the blocks of a page."""
    for block in FENCE.findall(text):
        for line in block.splitlines():
            words = line.removeprefix("$ ").split()
            if words[:1] == ["govinfo-report"]:
                yield words[1:]


def unknown_names(text: str) -> Iterator[str]:
    """What a page names and nothing of the project has for a name: codes, paths of values, modules to be run."""
    known, paths = codes(), {field.path for field in gir.fields()}
    prefixes = {".".join(path.split(".")[:length]) for path in paths for length in range(1, 6)}
    tables = {path.partition(".")[0] for path in paths}
    yield from (code for code in PRINTED.findall(text) if code not in gir.CATALOGUE)
    for literal in LITERAL.findall(text):
        if KEBAB.fullmatch(literal) and literal not in known:
            yield literal
        if DOTTED.fullmatch(literal) and literal.partition(".")[0] in tables and literal not in prefixes:
            yield literal
    for module in MODULE.findall(text):
        if module.partition(".")[0] not in TOOLS and not _is_module(module):
            yield module


def _is_module(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def unknown_options(text: str) -> Iterator[str]:
    """Options that no command has: in a call those of its own command, in a sentence those of all."""
    known = options()
    for words in commands(text):
        name = next((word for word in words if word in known), "")
        yield from (word for word in words if OPTION.fullmatch(word) and word not in known[name])
    for literal in LITERAL.findall(text):
        first = literal.split()[0]
        if OPTION.fullmatch(first) and first not in known[""]:
            yield first


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_names_exist(page):
    """Protects the reader who searches for what a page speaks of: a code, a path, a module to be run."""
    assert list(unknown_names(page.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_options_exist(page):
    """Protects the reader who types a command as it is shown."""
    assert list(unknown_options(page.read_text(encoding="utf-8"))) == []


def test_what_does_not_exist_is_seen():
    """Protects the tests above against passing because they look at nothing."""
    page = (
        "`missing-cel`, warning[row-totl], `requests.recieved.total`, `python -m tests.nothing`, `--outptu FILE`\n"
        "```console\n$ govinfo-report parse --severity error x\n```\n"
    )
    assert set(unknown_names(page)) == {"missing-cel", "row-totl", "requests.recieved.total", "tests.nothing"}
    assert set(unknown_options(page)) == {"--outptu", "--severity"}
