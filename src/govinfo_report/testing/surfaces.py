"""The surfaces: each takes pages and returns, for each, a document and what a right reading of it yields."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from govinfo_report.testing import gold, html, texts
from govinfo_report.testing.gold import Gold
from govinfo_report.testing.pages import Page

TEXT, HTML = "text/plain", "text/html"
Converter = Callable[[Sequence[Page]], Iterator[bytes]]


@frozen
class Surface:
    """One way in which a page reaches a reader."""

    name: str
    media_type: str
    suffix: str
    convert: Converter
    """Documents of pages, in their order."""
    gold: Callable[[Page, str], Gold]
    """What is certain, from the page and, for a text surface, its text."""
    needs: tuple[str, ...]
    """Python modules and programs."""
    takes: Callable[[Page], bool] = lambda _: True
    """Pages that the tool renders at all, instead of tearing their tables apart."""

    @property
    def missing(self) -> str | None:
        """What has to be installed before this surface can be made; None: nothing."""
        for need in self.needs:
            if not (shutil.which(need) or importlib.util.find_spec(need)):
                return need
        return None


SURFACES: dict[str, Surface] = {}


def surface(
    name: str,
    *needs: str,
    media_type: str = TEXT,
    suffix: str = "txt",
    certain: Callable[[Page, str], Gold] = gold.everything,
    takes: Callable[[Page], bool] = lambda _: True,
) -> Callable[[Converter], Converter]:
    """Register a function from pages to documents as a surface."""

    def register(convert: Converter) -> Converter:
        if name in SURFACES:
            raise ValueError(f"a surface named {name!r} exists")
        SURFACES[name] = Surface(name, media_type, suffix, convert, certain, needs, takes)
        return convert

    return register


def each(make: Callable[[Page], str], encoding: str = "utf-8") -> Converter:
    """A converter that works page by page."""
    return lambda pages: (make(page).encode(encoding) for page in pages)


def written(write: texts.Writer, between: str = "\n") -> Converter:
    """A converter that writes the tables of each page by hand."""
    return each(lambda page: texts.lay_out(page, write, between=between))


def _register_written() -> None:
    """The page itself, and the texts written from it by hand."""
    surface("html-utf8", media_type=HTML, suffix="html")(each(html.render))
    surface("html-gb18030", media_type=HTML, suffix="html")(each(lambda page: html.render(page, "gb2312"), "gb18030"))
    writers: dict[str, texts.Writer] = {
        "pipe-rows-merged": texts.pipe_rows_merged,
        "pipe-rows-bare": texts.pipe_rows_bare,
        "pipe-rows-padded": texts.pipe_rows_padded,
        "pipe-cells": texts.pipe_cells,
        "pipe-cells-joined": texts.pipe_cells_joined,
        "pipe-next-line": texts.pipe_next_line,
        "pipe-before": texts.pipe_before,
        "cell-lines": texts.cell_lines(""),
        "tabs": texts.tabs,
        "tabs-padded": texts.tabs_padded,
        "commas": texts.commas,
    }
    for name, write in writers.items():
        surface(name)(written(write))
    surface("pipes-mixed")(each(texts.pipes_mixed))
    surface("cell-lines-spaced")(written(texts.cell_lines("    "), between="\n\n"))
    surface("cell-lines-lost", certain=gold.blanks_lost)(written(texts.cell_lines_lost))
    surface("cell-lines-spaced-lost", certain=gold.blanks_lost)(written(texts.cell_lines_lost, between="\n\n"))
    surface("cell-lines-dropped", certain=gold.runs_dropped)(each(texts.cell_lines_dropped))
    surface("deduplicated", certain=gold.deduplicated)(each(texts.deduplicated))


_register_written()
