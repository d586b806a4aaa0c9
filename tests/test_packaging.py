"""What is built is whole: the wheel made from the sdist holds every file and reads a report with the core alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Makes up a table, reads it, and says from where the library came and what it loaded.
PROGRAM = """
import sys
before = set(sys.modules)
import govinfo_report
loaded = sorted({name.partition(".")[0] for name in set(sys.modules) - before})
header = "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
row = "<tr><td>行政规范性文件</td><td>7</td><td>2</td><td>31</td></tr>"
report = govinfo_report.parse(f"<table>{header}{row}</table>".encode())
import json
print(json.dumps({"file": govinfo_report.__file__, "loaded": loaded, "values": report.values()}))
"""
VALUES = {
    "proactive_disclosure.normative_documents.issued": 7,
    "proactive_disclosure.normative_documents.repealed": 2,
    "proactive_disclosure.normative_documents.in_force": 31,
}
# Top-level modules of what pyproject.toml names as the core's dependencies.
CORE = {"attr", "attrs", "cattr", "cattrs", "govinfo_report", "lark", "rapidfuzz", "selectolax", "typing_extensions"}
# What these bring along by themselves: Lark takes regex where it happens to be installed, RapidFuzz is made with
# Cython, and the standard library's process pools register an alias of the main module.
ALONG = ("regex", "cython_runtime", "_cython_", "__mp_main__")


def run(*command: object, cwd: Path) -> str:
    """The output of a program that has to succeed; where it does not, its words are in the failure."""
    # Without what would lead a program back to the checkout or to the environment of this test run.
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def tracked(*under: str) -> list[str]:
    """Files under version control that are also there."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: there is no list of files to hold the wheel against")
    names = run("git", "-c", "core.quotepath=off", "ls-files", "-z", *under, cwd=ROOT).split("\0")
    return [name for name in names if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist as ``python -m build`` does it."""
    place = tmp_path_factory.mktemp("dist")
    download = ["pip", "download", "--quiet", "--no-deps", "--dest", str(place / "probe"), "hatchling"]
    probe = [sys.executable, "-m", *download]
    try:
        reached = subprocess.run(probe, capture_output=True, check=False, timeout=60).returncode == 0
    except subprocess.TimeoutExpired:
        reached = False
    if not reached:
        pytest.skip("the package registry cannot be reached (or there is no pip): nothing can be built or installed")
    run(sys.executable, "-m", "build", "--outdir", place, ROOT, cwd=place)
    (wheel,) = place.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment that holds the wheel and its core dependencies alone."""
    place = tmp_path_factory.mktemp("venv")
    venv.create(place, with_pip=True)
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", built, cwd=place)
    return python


def test_the_wheel_holds_every_file(built: Path) -> None:
    """A grammar, data file, example or type marker that is left behind breaks installations, never a checkout."""
    grammars = {f"govinfo_report/{name}" for name in tracked("grammars")}
    package = {name.removeprefix("src/") for name in tracked("src/govinfo_report")}
    assert "govinfo_report/py.typed" in package
    assert any(name.endswith(".lark") for name in grammars)
    held = set(zipfile.ZipFile(built).namelist())
    assert (grammars | package) - held == set()


def test_the_wheel_holds_nothing_else(built: Path) -> None:
    """Tests, caches and documents of a checkout are no part of the library."""
    tops = {name.split("/")[0] for name in zipfile.ZipFile(built).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"govinfo_report"}


def test_the_installed_wheel_reads_a_report(installed: Path, tmp_path: Path) -> None:
    """Away from the checkout, with the core dependencies alone, a table is read in full."""
    said = json.loads(run(installed, "-I", "-c", PROGRAM, cwd=tmp_path))
    assert ROOT not in Path(said["file"]).parents
    assert said["values"] == VALUES


def test_importing_loads_the_core_alone(tmp_path: Path) -> None:
    """Here every extra is installed, and still none is loaded: an import stays fast, and an extra stays optional."""
    said = json.loads(run(sys.executable, "-c", PROGRAM, cwd=tmp_path))
    foreign = set(said["loaded"]) - CORE - sys.stdlib_module_names
    assert {name for name in foreign if not name.startswith(ALONG)} == set()
    assert said["values"] == VALUES
