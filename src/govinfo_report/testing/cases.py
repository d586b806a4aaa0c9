"""A case: one document made from a page, perhaps damaged, and what may be read in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import evolve, field, frozen

from govinfo_report.testing.forms import Cell, Grid
from govinfo_report.testing.malformations import Step, malform
from govinfo_report.testing.pages import Page, Text
from govinfo_report.testing.reports import Number
from govinfo_report.testing.surfaces import Surface

__all__ = [
    "BLANKS_LOST",
    "DEDUPLICATED",
    "LOSSLESS",
    "PLAIN_SURFACES",
    "Case",
    "cells_of",
    "only",
    "print_page",
    "truth_of",
]

LOSSLESS = ("html-utf8", "html-gb18030", "pipe-rows-merged", "pipe-rows-padded", "pipe-cells", "tabs-padded")
"""Surfaces from which every value can be read back."""
BLANKS_LOST = ("cell-lines-lost", "cell-lines-spaced-lost")
"""Surfaces on which blank cells leave no trace."""
DEDUPLICATED = "deduplicated"
"""The surface on which each distinct line survives once."""
PLAIN_SURFACES = (
    *LOSSLESS,
    *("pipe-rows-bare", "pipe-cells-joined", "pipe-next-line", "pipe-before", "pipes-mixed", "tabs"),
    *("cell-lines", "cell-lines-spaced", *BLANKS_LOST, DEDUPLICATED),
)
"""Surfaces that print every sign of a value that they print at all, and need nothing installed."""


@frozen
class Case:
    """A document and what may be read in it."""

    page: Page = field(repr=lambda page: f"{page.name}/{page.style.name}")
    """As it was before anything happened."""
    surface: Surface = field(repr=lambda surface: surface.name)
    steps: tuple[Step, ...] = ()
    """What happened to its tables, in order; none: nothing."""

    damaged: Page = field(init=False, repr=False)
    """The page after all that happened."""
    data: bytes = field(init=False, repr=False)
    """The document."""
    truth: dict[str, Number | None] = field(init=False, repr=False)
    """By path, what is printed under label and header."""

    @damaged.default
    def _damage(self) -> Page:
        return malform(self.page, self.steps)

    @data.default
    def _print(self) -> bytes:
        return print_page(self.damaged, self.surface)

    @truth.default
    def _look(self) -> dict[str, Number | None]:
        return truth_of(self.damaged)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002, FBT001 - the protocol of printers
        printer.text(repr(self))

    @property
    def meant(self) -> dict[str, Number | None]:
        """By path, what was printed before anything happened: a reader may see through the damage."""
        return self.page.printed.values

    @property
    def stages(self) -> list[dict[str, Number | None]]:
        """By path, what was printed under label and header after each step but the last."""
        return [truth_of(malform(self.page, self.steps[:number])) for number in range(1, len(self.steps))]


def print_page(page: Page, surface: Surface) -> bytes:
    """One page on a surface."""
    return next(iter(surface.convert([page])))


def only(page: Page, tables: Sequence[int]) -> Page:
    """The page with some of its tables alone, by their number from 0, and without its prose."""
    grids = [block for block in page.body if isinstance(block, Grid)]
    title = [block for block in page.body if isinstance(block, Text) and block.kind == "title"]
    return evolve(page, body=(*title, *(grids[number] for number in tables)))


def cells_of(page: Page) -> Iterator[Cell]:
    """The cells of the report's tables."""
    for block in page.body:
        if isinstance(block, Grid):
            for row in block.rows:
                yield from row


def truth_of(page: Page) -> dict[str, Number | None]:
    """Every value that stands under its label and header; none that is printed twice, differently."""
    truth, disputed = dict[str, Number | None](), set[str]()
    for cell in cells_of(page):
        if cell.path:
            if cell.path in truth and truth[cell.path] != cell.value:
                disputed.add(cell.path)
            truth[cell.path] = cell.value
    return {path: value for path, value in truth.items() if path not in disputed}
