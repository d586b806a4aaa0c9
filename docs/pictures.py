"""Make the pictures of the documentation: ``python -m docs.pictures``, from the top of the checkout.

Each picture is of a page that the library makes, taken in Chromium, or of a run in a terminal (``docs/terminal.py``).
It carries the digest of what it shows, so that a test can tell when it is no longer true. Two are of real reports in
``../shared``, which are no part of this project: their tables only, none of their sentences.
"""

from __future__ import annotations

import argparse
import hashlib
import io
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import frozen
from selectolax.lexbor import LexborHTMLParser
from tests.export.browser import find_chromium, load, picture, running

import govinfo_report as gir
from docs import terminal
from govinfo_report.examples import EXAMPLES, example

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "_static" / "pictures"
_MOST_COLOURS = 128  # enough for text on two grounds, and a third of the bytes


@frozen
class Picture:
    """What a picture shows."""

    name: str
    source: str
    """An example of the package, or a path below ``../shared``."""
    language: str
    parts: tuple[str, ...]
    """Selectors of what is in it, as far as it can be seen."""
    width: int = 1180
    height: int = 800
    click: str | None = None
    """Path of the figure that is selected."""
    tables_only: bool = False
    """Whether nothing but ``parts`` is shown, in one box."""
    dark: bool = False

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return FOLDER / f"{self.name}.png"

    def is_there(self) -> bool:
        """Whether its source is at hand."""
        return self.source in EXAMPLES or self._path.is_file()

    @property
    def _path(self) -> Path:
        return ROOT.parent / "shared" / self.source

    def page(self) -> str:
        """The page that it is of."""
        report = gir.parse(example(self.source) if self.source in EXAMPLES else self._path)
        return gir.to_html(report, self.language)

    def digest(self) -> str:
        """What tells whether it is still true: the style of the page, and the parts that are in it."""
        tree = LexborHTMLParser(self.page())
        shown = [one.html or "" for part in ("style", *self.parts) for one in tree.css(part)]
        return hashlib.sha256("".join(shown).encode()).hexdigest()


_REVIEW = ".sheet:last-child"
_TOTAL = "litigation.direct.total"
PICTURES = (
    Picture("page", "article20_2019.txt", "en", ("header", "main"), click=_TOTAL),
    Picture(
        "page-zh-dark", "article20_2021.html", "zh", ("header", "main"), click="requests.received.total", dark=True
    ),
    Picture("phone", "article20_2019.txt", "zh", ("header", "main"), 390, 844, click=_TOTAL),
    Picture("failing-sums", "seeds/002_6d9098e69707ff9c.txt", "en", ("#findings", _REVIEW), 900, tables_only=True),
    Picture("clean-bill", "reports/szfgs2024.pdf", "en", ("#findings", ".sheet"), 900, tables_only=True),
)

# Leaves nothing on the page but some of its parts, and what they stand in.
_ONLY = """
const kept = [...document.querySelectorAll(arguments[0])];
for (const one of document.querySelectorAll('body *'))
  if (!kept.some(part => part.contains(one) || one.contains(part))) one.style.display = 'none';
document.body.style.padding = '0 16px 16px';
"""


def taken(browser: Any, one: Picture, folder: Path) -> bytes:
    """The picture as PNG, as the browser gives it."""
    from selenium.webdriver.common.action_chains import ActionChains  # noqa: PLC0415  of another dependency group

    page = folder / f"{one.name}.html"
    page.write_text(one.page(), encoding="utf-8")
    load(browser, page, width=one.width, height=one.height, dark=one.dark)
    if one.tables_only:
        browser.execute_script(_ONLY, ", ".join(one.parts))
        return picture(browser, "body")
    if one.click:
        figure = browser.find_element("css selector", f"[id='{one.click}']")
        browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", figure)
        ActionChains(browser).move_to_element(figure).click().perform()
    return picture(browser)


def small(png: bytes, digest: str) -> bytes:
    """A picture in few colours, with the digest of what it shows."""
    from PIL import Image, PngImagePlugin  # noqa: PLC0415  of another dependency group

    image = Image.open(io.BytesIO(png)).convert("RGB").quantize(_MOST_COLOURS, dither=Image.Dither.NONE)
    words = PngImagePlugin.PngInfo()
    words.add_text("shows", digest)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True, pnginfo=words)
    return out.getvalue()


def make() -> Iterator[Path]:
    """Make every picture whose source is at hand.

    Raises:
        RuntimeError: Chromium or its driver is not installed.
    """
    found = find_chromium()
    if found is None:
        raise RuntimeError("the pictures need Chromium and its driver")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with running(*found) as browser, TemporaryDirectory() as folder:
        for one in filter(Picture.is_there, PICTURES):
            one.file.write_bytes(small(taken(browser, one, Path(folder)), one.digest()))
            yield one.file


if __name__ == "__main__":
    argparse.ArgumentParser(prog="python -m docs.pictures", description=__doc__).parse_args()
    for made in chain(terminal.make(), make()):
        print(f"{made.relative_to(ROOT)}: {made.stat().st_size // 1024} KB")  # noqa: T201  a script says what it did
