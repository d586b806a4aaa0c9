"""The site builds without a warning, and no link within it leads nowhere."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

import govinfo_report as gir
from govinfo_report.cli.language import Language
from govinfo_report.cli.pages import page_of

pytest.importorskip("sphinx", reason="the documentation needs Sphinx")
site = importlib.import_module("docs.build")


@pytest.mark.parametrize(
    "module",
    [
        "docs.build",
        "docs.pictures",
        "docs.translations",
        "govinfo_report.narrative.compilation",
        "govinfo_report.parsing.compilation",
    ],
)
def test_who_asks_what_a_command_does_is_told(module):
    """Protects kept files from who only asks: a command that writes does not do so on --help."""
    command = [sys.executable, "-m", module, "--help"]
    done = subprocess.run(command, cwd=site.DOCS.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"usage: python -m {module} [-h]")


@pytest.fixture
def without_pytest(tmp_path, monkeypatch):
    """No program that is started finds pytest, as where the group ``docs`` alone is installed."""
    hiding = tmp_path / "hiding"
    hiding.mkdir()
    (hiding / "pytest.py").write_text("raise ModuleNotFoundError('pytest')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(hiding), os.environ.get("PYTHONPATH")))))


@pytest.mark.usefixtures("without_pytest")
def test_the_site_builds_and_its_links_lead_somewhere(tmp_path, monkeypatch):
    """Protects the reader from a page that is missing, from a link to one, and from a code that leads to none."""
    for needed in ("furo", "myst_parser", "sphinx_design"):
        pytest.importorskip(needed, reason="the documentation needs its theme and its extensions")
    folder = tmp_path / "site"
    assert site.build(folder, "en", alone=True)
    assert list(site.broken_links(folder)) == []
    monkeypatch.setenv("GOVINFO_REPORT_DOCS", str(folder))
    ours = [code for code, kind in gir.CATALOGUE.items() if kind.__module__.startswith("govinfo_report.")]
    assert [code for code in ours if not _is_there(page_of(code, Language.EN))] == []
    assert not _is_there(page_of("no-such-code", Language.EN))


def _is_there(address: str) -> bool:
    """Whether an address on this machine leads to a section of a page."""
    path, _, section = address.partition("#")
    page = Path(url2pathname(urlsplit(path).path))
    return page.is_file() and f'id="{section}"' in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("link", "is_broken"),
    [
        ("other.html", False),
        ("other.html#there", False),
        ("#here", False),
        ("https://example.org/nowhere", False),
        ("other.html#nowhere", True),
        ("#nowhere", True),
        ("missing.html", True),
    ],
)
def test_a_broken_link_is_seen(tmp_path, link, is_broken):
    """Protects the test above against passing because it follows nothing."""
    (tmp_path / "index.html").write_text(f"<p id='here'><a href='{link}'>link</a></p>", encoding="utf-8")
    (tmp_path / "other.html").write_text("<p id='there'></p>", encoding="utf-8")
    assert list(site.broken_links(tmp_path)) == ([f"index.html: {link}"] if is_broken else [])
