"""Build the site, English with the Chinese below ``zh/``, and follow its links: ``python -m docs.build [FOLDER]``.

A warning of Sphinx is an error, and so is a link to a page or a section that is not there. Nothing is fetched.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

DOCS = Path(__file__).parent
LANGUAGES: Mapping[str, str] = {"en": ".", "zh_CN": "zh"}
"""Where below the site a language stands."""


def sphinx(*arguments: str) -> bool:
    """Run Sphinx on the pages in a process of its own; whether it ended well."""
    return subprocess.run([sys.executable, "-m", "sphinx", *arguments], check=False).returncode == 0


def build(folder: Path, language: str, *, alone: bool = False) -> bool:
    """Build the pages of one language; whether that went without a warning.

    Args:
        folder: The site; the pages stand in the language's place below it.
        language: A key of :data:`LANGUAGES`.
        alone: Without links to the pages in the other language.
    """
    target = folder / LANGUAGES[language]
    arguments = ["-n", "-W", "--keep-going", "-q", "-D", f"language={language}"]
    arguments += ["-d", str(folder / ".doctrees" / language)]
    arguments += [] if alone else ["-A", "both_languages=1"]
    return sphinx(*arguments, str(DOCS), str(target))


def broken_links(folder: Path) -> Iterator[str]:
    """Every link of a site to a file or a section that is not there; links to other sites are passed over."""
    pages = {path: LexborHTMLParser(path.read_bytes()) for path in sorted(folder.rglob("*.html"))}
    names = {path: {one.id for one in page.css("[id]")} for path, page in pages.items()}
    for path, page in pages.items():
        for one in page.css("a[href], link[href], img[src], script[src]"):
            address = one.attributes.get("href") or one.attributes.get("src") or ""
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path.resolve()
            section = unquote(parts.fragment)
            if not target.is_file() or (section and section not in names.get(_below(folder, target), {section})):
                yield f"{path.relative_to(folder)}: {address}"


def _below(folder: Path, target: Path) -> Path:
    root = folder.resolve()
    return folder / target.relative_to(root) if target.is_relative_to(root) else target


def main() -> int:
    """Build everything; 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m docs.build", description=__doc__)
    parser.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", default=DOCS / "_build" / "html")
    folder = parser.parse_args().folder
    good = all([build(folder, language) for language in LANGUAGES])  # noqa: C419  both are built, whatever comes
    broken = list(broken_links(folder))
    sys.stderr.writelines(f"broken link: {one}\n" for one in broken)
    sys.stdout.write(f"{folder / 'index.html'}\n")
    return 0 if good and not broken else 1


if __name__ == "__main__":
    sys.exit(main())
