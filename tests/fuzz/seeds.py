"""Small documents of every kind to begin from: ``python -m tests.fuzz.seeds`` writes them to tests/fuzz/corpus."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.fuzz.specimen import draw
from tests.readers.pdf_writer import Page, write
from tests.readers.test_docx import of_body, paragraph, table
from tests.readers.test_xlsx import of_values

CORPUS = Path(__file__).parent / "corpus"
MOST = 4_096
"""Bytes of a seed: a fuzzer changes small documents more thoroughly."""


def documents() -> Iterator[bytes]:
    """Damaged tables on every surface, and one document of every other medium."""
    rng = Random(1)
    surfaces = dict[str, int]()
    while sum(surfaces.values()) < 40:
        specimen = draw(rng)
        data = specimen.case().data
        if len(data) <= MOST and surfaces.get(specimen.surface, 0) < 3:
            surfaces[specimen.surface] = surfaces.get(specimen.surface, 0) + 1
            yield data
    word = of_body(paragraph("附表") + table([paragraph("规章"), paragraph("2")]))
    yield word
    yield of_values("规章", 3, 1234.5)
    page = Page()
    page.text(50, 50, "规章 1 2 3")
    page.frame(40, 30, 200, 60)
    page.line(100, 30, 100, 60)
    yield write([page], compress=False)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("年报.html", "<table><tr><td>规章<td>1")
        archive.writestr("a.docx", word)
    yield file.getvalue()
    lines = ("MIME-Version: 1.0", 'Content-Type: multipart/related; boundary="b"', "", "--b", "Content-Type: text/html")
    yield "\r\n".join((*lines, "", "<p>规章 1")).encode()
    yield "某某局2023年年度报告\n规章 | 1 |\n".encode("utf-16")
    yield "某某局2023年年度报告\n规章 | 1 |\n".encode("gb18030")


if __name__ == "__main__":
    CORPUS.mkdir(exist_ok=True)
    for one in documents():
        (CORPUS / hashlib.sha256(one).hexdigest()[:16]).write_bytes(one)
