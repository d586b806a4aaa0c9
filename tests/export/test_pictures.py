"""The documentation of the page shows the page: today's, and real reports say what it says."""

from __future__ import annotations

import doctest
import re

import pytest
from docs.pictures import FOLDER, PICTURES, ROOT
from docs.terminal import TERMINALS, digest_of
from selectolax.lexbor import LexborHTMLParser

PAGE = ROOT / "docs" / "how-to" / "trace-a-figure.md"
SHARED = ROOT.parent / "shared"
USED = re.compile(r"_static/pictures/([\w.-]+\.(?:png|svg))")


@pytest.mark.parametrize("one", PICTURES, ids=lambda one: one.name)
def test_a_picture_shows_the_page_of_today(one):
    """Protects readers from a picture of how things once looked; ``python -m docs.pictures`` takes it again."""
    image = pytest.importorskip("PIL.Image", reason="the pictures are looked into with Pillow")
    if not one.is_there():
        pytest.skip("the report that it shows is not beside the checkout")
    with image.open(one.file) as picture:
        assert picture.text["shows"] == one.digest()


@pytest.mark.parametrize("one", TERMINALS, ids=lambda one: one.file.stem)
def test_a_picture_shows_the_terminal_of_today(one):
    """Protects readers from a run that comes out otherwise by now; ``python -m docs.pictures`` makes it again."""
    picture = one.file.read_text(encoding="utf-8")
    printed = one.printed()
    assert f"shows {digest_of(printed)}" in picture
    shown = re.sub(r"\x1b\[[\d;]*m|\s", "", printed)
    assert re.sub(r"\s", "", LexborHTMLParser(picture).css_first("svg").text()).endswith(shown)
    assert "http" not in picture.replace('xmlns="http://www.w3.org/2000/svg"', "")


def test_the_pictures_are_few_small_and_used():
    """Protects the size of a checkout."""
    kept = {path.name: path.stat().st_size for path in FOLDER.iterdir()}
    assert max(kept.values()) < 150_000
    pages = [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("README*.md")]
    used = {name for page in pages for name in USED.findall(page.read_text(encoding="utf-8"))}
    assert used == set(kept) == {one.file.name for one in (*PICTURES, *TERMINALS)}


def test_what_is_said_of_real_reports_is_so(monkeypatch):
    """Protects the two real reports of the page: their failing sums and their clean bill come out as shown."""
    if not SHARED.is_dir():
        pytest.skip("the reports are not beside the checkout")
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    test = doctest.DocTestParser().get_doctest("".join(blocks), {}, PAGE.name, str(PAGE), 0)
    said: list[str] = []
    result = doctest.DocTestRunner().run(test, out=said.append)
    assert result.failed == 0, "".join(said)
    assert result.attempted >= 7
