"""The documentation of the page shows the page: today's, and real reports say what it says."""

from __future__ import annotations

import doctest
import re

import pytest
from docs.pictures import FOLDER, PICTURES, ROOT

PAGE = ROOT / "docs" / "how-to" / "trace-a-figure.md"
SHARED = ROOT.parent / "shared"


@pytest.mark.parametrize("one", PICTURES, ids=lambda one: one.name)
def test_a_picture_shows_the_page_of_today(one):
    """Protects readers from a picture of how things once looked; ``python -m docs.pictures`` takes it again."""
    image = pytest.importorskip("PIL.Image", reason="the pictures are looked into with Pillow")
    if not one.is_there():
        pytest.skip("the report that it shows is not beside the checkout")
    with image.open(one.file) as picture:
        assert picture.text["shows"] == one.digest()


def test_the_pictures_are_few_small_and_used():
    """Protects the size of a checkout."""
    kept = {path.name: path.stat().st_size for path in FOLDER.iterdir()}
    assert max(kept.values()) < 150_000
    used = set(re.findall(r"_static/pictures/([\w-]+\.png)", PAGE.read_text(encoding="utf-8")))
    assert used == set(kept) == {one.file.name for one in PICTURES}


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
