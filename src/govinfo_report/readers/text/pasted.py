"""Text pasted into a page or a Word document: tables whose cells bars, tabs or spaces part on lines of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, islice
from typing import TypeVar

from govinfo_report.document import Document
from govinfo_report.limits import Limits
from govinfo_report.readers.assembly import Assembly
from govinfo_report.readers.registry import Given
from govinfo_report.readers.text.reader import read_text

__all__ = ["write_flow"]

_Block = TypeVar("_Block")

_FEWEST = 3
_SET_LINE = re.compile(r"\s*[|│┃║｜]|.*(?:[|│┃║｜]\s*\Z|\t| {3})")


def write_flow(
    blocks: Sequence[_Block], assembly: Assembly, write: Callable[[_Block], None], *, is_text: bool = False
) -> None:
    """Add blocks to a document, where some lines of text among them are cut into cells as :func:`read_text` reads them.

    Args:
        blocks: Lines of text and anything else, in reading order.
        assembly: The document.
        write: Adds one block.
        is_text: Whether all lines are those of a text, however they look.
    """
    embeds = is_text or _holds_set_lines(blocks)
    for are_lines, run in groupby(blocks, key=lambda block: embeds and isinstance(block, str)):
        if are_lines:
            assembly.embed("\n".join(map(str, run)), _read)
        else:
            for block in run:
                write(block)


def _read(text: str, limits: Limits) -> Document:
    return read_text(Given(text), limits)


def _holds_set_lines(blocks: Iterable[object]) -> bool:
    found = (block for block in blocks if isinstance(block, str) and _SET_LINE.match(block))
    return sum(1 for _ in islice(found, _FEWEST)) == _FEWEST
