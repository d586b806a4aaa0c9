"""Surfaces that programs outside Python make of the page."""

from __future__ import annotations

import functools
import os
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from tests.matrix.spaced import columns_shown, unbroken

from govinfo_report.testing import gold, html
from govinfo_report.testing.gold import Gold
from govinfo_report.testing.pages import Page
from govinfo_report.testing.surfaces import Converter, surface

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
PDF = "application/pdf"
SECONDS = 300
"""More than any of the programs takes for a batch."""


def run(*command: str, given: bytes = b"") -> bytes:
    """The output of a program in a neutral locale, its clock standing still where it can."""
    environment = os.environ | {"LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "0"}
    done = subprocess.run(command, input=given, env=environment, capture_output=True, timeout=SECONDS, check=True)
    return done.stdout


def piped(*command: str) -> Converter:
    """A converter that feeds the HTML of each page to a program."""
    return lambda pages: (run(*command, given=html.render(page).encode()) for page in pages)


def set_out(page: Page, text: str) -> Gold:
    """Tables whose cells hold paragraphs are left out by name (``[TABLE]``); all cells of the others are there."""
    squeezed = re.sub(r"\s", "", text)
    found: Gold = {}
    for grid in gold.grids(page):
        labels = {re.sub(r"\s", "", cell.text) for row in grid.rows for cell in row if not cell.path and cell.text}
        if sum(label in squeezed for label in labels) * 2 > len(labels):
            found |= gold.of(page, (cell for row in grid.rows for cell in row))
    return found


def is_flat(page: Page) -> bool:
    """Whether no table stands in a cell of another: plain text by pandoc and sheets by Calc tear such pages apart."""
    return not page.style.layout


def _office(infilter: str, target: str, suffix: str) -> Converter:
    """A converter by LibreOffice, all pages in one run."""

    def convert(pages: Sequence[Page]) -> Iterator[bytes]:
        with tempfile.TemporaryDirectory() as name:
            directory = Path(name)
            sources = [directory / f"{page.name}.html" for page in pages]
            for page, source in zip(pages, sources, strict=True):
                source.write_text(html.render(page), encoding="utf-8")
            profile = f"-env:UserInstallation={(directory / 'profile').as_uri()}"
            into = ("--convert-to", f"{suffix}:{target}", "--outdir", name)
            run("soffice", profile, "--headless", f"--infilter={infilter}", *into, *map(str, sources))
            for source in sources:
                yield _timeless(source.with_suffix(f".{suffix}").read_bytes())

    return convert


def _timeless(data: bytes) -> bytes:
    """An office file without the time at which it was made."""
    if not data.startswith(b"PK"):
        return data
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename.startswith("docProps/"):
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+Z?", b"2020-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(item.filename), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


@functools.lru_cache(maxsize=256)
def _printed(markup: str) -> bytes:
    """A page as Chromium prints it, without the time of printing."""
    with tempfile.TemporaryDirectory() as name:
        source, target = Path(name, "page.html"), Path(name, "page.pdf")
        source.write_text(markup, encoding="utf-8")
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
        run("chromium", *options, f"--user-data-dir={name}/profile", f"--print-to-pdf={target}", source.as_uri())
        return re.sub(rb"(Date \(D:)\d{14}", rb"\g<1>20200101000000", target.read_bytes())


# As pages whose tables have no lines are printed.
_UNRULED = "<style>table, td, th { border: 0 !important }</style></head>"


def _pdf(*command: str, ruled: bool = True) -> Converter:
    """The PDF of each page, or what a program makes of it."""

    def convert(pages: Sequence[Page]) -> Iterator[bytes]:
        for page in pages:
            markup = html.render(page)
            data = _printed(markup if ruled else markup.replace("</head>", _UNRULED))
            yield run(*command, given=data) if command else data

    return convert


def _register() -> None:
    lynx = ("lynx", "-dump", "-stdin", "-nolist", "-assume_charset=utf-8", "-display_charset=utf-8")
    w3m = ("w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8")
    surface("lynx", "lynx", certain=columns_shown)(piped(*lynx, "-width=160"))
    surface("w3m", "w3m", certain=unbroken(gold.everything))(piped(*w3m, "-cols", "160"))
    surface("w3m-narrow", "w3m", certain=unbroken(gold.everything))(piped(*w3m, "-cols", "80"))
    surface("pandoc-plain", "pandoc", certain=set_out, takes=is_flat)(piped("pandoc", "-f", "html", "-t", "plain"))
    surface("pandoc-gfm", "pandoc")(piped("pandoc", "-f", "html", "-t", "gfm"))
    surface("pandoc-docx", "pandoc", media_type=DOCX, suffix="docx")(
        piped("pandoc", "-f", "html", "-t", "docx", "-o", "-")
    )
    writer, calc = "HTML (StarWriter)", "HTML (StarCalc)"
    office: dict[str, tuple[str, str, str]] = {
        "docx": (writer, "MS Word 2007 XML", DOCX),
        "xlsx": (calc, "Calc MS Excel 2007 XML", XLSX),
        "xls": (calc, "MS Excel 97", XLS),
    }
    for suffix, (infilter, target, media_type) in office.items():
        takes = (lambda _: True) if infilter == writer else is_flat
        surface(f"libreoffice-{suffix}", "soffice", media_type=media_type, suffix=suffix, takes=takes)(
            _office(infilter, target, suffix)
        )
    surface("chromium-pdf", "chromium", media_type=PDF, suffix="pdf")(_pdf())
    unruled = surface("chromium-pdf-unruled", "chromium", media_type=PDF, suffix="pdf", certain=gold.bare_rows_lost)
    unruled(_pdf(ruled=False))
    layout = _pdf("pdftotext", "-layout", "-", "-")
    surface("pdftotext-layout", "chromium", "pdftotext", certain=columns_shown)(layout)
    raw = surface("pdftotext-raw", "chromium", "pdftotext", certain=unbroken(gold.blanks_lost))
    raw(_pdf("pdftotext", "-raw", "-", "-"))
    surface("pdftotext", "chromium", "pdftotext", certain=gold.reordered)(_pdf("pdftotext", "-", "-"))


_register()
