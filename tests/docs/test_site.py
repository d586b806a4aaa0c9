"""The site builds without a warning, and no link within it leads nowhere."""

from __future__ import annotations

import importlib

import pytest

pytest.importorskip("sphinx", reason="the documentation needs Sphinx")
site = importlib.import_module("docs.build")


def test_the_site_builds_and_its_links_lead_somewhere(tmp_path):
    """Protects the reader from a page that is missing, and from a link to one, without a network."""
    for needed in ("furo", "myst_parser", "sphinx_design"):
        pytest.importorskip(needed, reason="the documentation needs its theme and its extensions")
    assert site.build(tmp_path, "en", alone=True)
    assert list(site.broken_links(tmp_path)) == []
    assert (tmp_path / "reference" / "_generated" / "diagnostics.html").is_file()


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
