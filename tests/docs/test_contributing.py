"""What CONTRIBUTING tells to run can be run: files, markers and groups are those of the project."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
COMMAND = re.compile(r"`pytest ([^`]+)`")
PLACE = re.compile(r"`((?:src|tests|docs|grammars|benchmarks|\.ci)/[\w./-]*)`")
GROUP = re.compile(r"--group (\w+)|dependency groups? `(\w+)`")


def test_commands_name_what_exists():
    """Protects a contributor's first hour: every file of a pytest command is there."""
    named = [word for command in COMMAND.findall(TEXT) for word in command.split() if "/" in word]
    assert len(named) >= 5
    assert [word for word in named if not (ROOT / word).exists() and not (ROOT / word.rstrip("/")).exists()] == []


def test_places_exist():
    """Protects against a table of tests or rooms that names a folder which was moved."""
    assert [place for place in PLACE.findall(TEXT) if not (ROOT / place).exists()] == []


def test_every_marker_is_told_and_real():
    """Protects against a kind of test that nobody knows how to run, and against one that is no more."""
    declared = {one.partition(":")[0] for one in PROJECT["tool"]["pytest"]["ini_options"]["markers"]}
    told = {name for command in COMMAND.findall(TEXT) for name in re.findall(r"-m (\w+)", command)}
    assert told == declared


def test_dependency_groups_exist():
    """Protects against a command that ends with an unknown group."""
    told = {first or second for first, second in GROUP.findall(TEXT)}
    assert told - set(PROJECT["dependency-groups"]) == set()
    assert told


def test_every_kind_of_test_has_a_line():
    """Protects against a folder of tests that is a command of its own and stands in no table."""
    commands = {path.parent.name for path in (ROOT / "tests").glob("*/__main__.py")}
    assert {name for name in commands if f"`tests/{name}/`" not in TEXT} == set()
