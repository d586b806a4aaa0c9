"""Keep the Chinese catalogues in step with the pages: ``python -m docs.translations``, from the top of the checkout.

A page is translated when it is in :data:`TRANSLATED`; all its sentences then have to be. Of every other page, the title
is, so that the Chinese site has one table of contents. What is new or has changed is left empty for a translator, never
filled with a guess.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Collection, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po
from docs.build import sphinx

DOCS = Path(__file__).parent
LANGUAGE = "zh_CN"
HEADER = """\
# Chinese translation of the documentation of govinfo_report; kept in step by docs/translations.py.
msgid ""
msgstr ""
"Language: zh_CN\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
CATALOGUES = DOCS / "locale" / LANGUAGE / "LC_MESSAGES"

TRANSLATED = (
    "index",
    "install",
    "tutorial",
    "how-to/index",
    "how-to/add-to-the-library",
    "how-to/check-reports",
    "how-to/data-frame",
    "how-to/read-a-crawl",
    "how-to/store",
    "how-to/test-your-pipeline",
    "how-to/trace-a-figure",
    "how-to/use-a-cluster",
    "explanation/index",
    "explanation/architecture",
    "explanation/blank",
    "explanation/columns",
    "explanation/forms",
    "explanation/guarantees",
    "explanation/labels",
    "reference/index",
    "reference/cli",
    "reference/dictionary",
    "reference/glossary",
)
"""Pages that are there in Chinese, whole."""


def catalogue(page: str) -> Path:
    """Where the translation of a page is kept."""
    return CATALOGUES / f"{page}.po"


def sentences(pages: Collection[str] = ()) -> dict[str, list[str]]:
    """The messages of pages (none named: of all) in their order, by the page's name; the first is its title."""
    only = ["-D", f"include_patterns={','.join(f'{page}.md' for page in pages)}"] if pages else []
    with TemporaryDirectory() as folder:
        if not sphinx("-b", "gettext", "-Q", *only, "-d", f"{folder}/doctrees", str(DOCS), f"{folder}/pot"):
            raise RuntimeError("the messages of the pages could not be collected; build the site to see why")
        made = Path(folder) / "pot"
        return {
            path.relative_to(made).with_suffix("").as_posix(): [one.id for one in read(path) if one.id]
            for path in sorted(made.rglob("*.pot"))
        }


def read(path: Path) -> Catalog:
    """A catalogue as it is kept."""
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE if path.suffix == ".po" else None)


def wanted(page: str, messages: list[str]) -> list[str]:
    """What of a page is to be translated: all, or its title."""
    return messages if page in TRANSLATED else messages[:1]


def untranslated(page: str, messages: list[str]) -> Iterator[str]:
    """The sentences of a page that have no translation, or a doubtful one."""
    path = catalogue(page)
    known = {one.id: one for one in read(path)} if path.exists() else {}
    for message in wanted(page, messages):
        one = known.get(message)
        if one is None or not one.string or one.fuzzy:
            yield message


def update() -> Iterator[str]:
    """Write every catalogue anew, what is translated as it is; tells what is left to do."""
    pages = sentences()
    for page, messages in pages.items():
        path = catalogue(page)
        old = {one.id: one.string for one in read(path)} if path.exists() else {}
        new = Catalog(locale=LANGUAGE)
        for message in wanted(page, messages):
            new.add(message, old.get(message, ""))
        written = io.BytesIO()
        write_po(written, new, width=110, omit_header=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(HEADER.encode() + written.getvalue())
        yield from (f"{page}: {message}" for message in untranslated(page, messages))
    kept = {catalogue(page) for page in (*pages, "sphinx")}  # "sphinx": the words of the theme
    for path in set(CATALOGUES.rglob("*.po")) - kept:
        path.unlink()


if __name__ == "__main__":
    argparse.ArgumentParser(prog="python -m docs.translations", description=__doc__).parse_args()
    for left in update():
        print(left)  # noqa: T201  a script says what is left to do
