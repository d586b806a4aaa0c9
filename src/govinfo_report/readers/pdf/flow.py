"""The pages of a PDF to one flow: page numbers and running heads told apart, lines joined to paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from govinfo_report.readers.pdf.cells import seam
from govinfo_report.readers.pdf.layout import PageLayout, RuledTable
from govinfo_report.readers.pdf.text import TextLine

__all__ = ["Piece", "flow"]

_MARGIN = 0.12
"""Part of the page's height in which running heads and page numbers stand, at either end."""
_SAME_WIDTH = 4.0
"""Points by which the sides of two pieces of a table that pages cut differ at most."""
_SAME_LINE = 3.0
"""Points by which a line that goes on on the next page moves at most."""
_PAGE_NUMBER = re.compile(
    r"[-—–−－―‐·~\s]{0,8}(?:第\s?)?(\d{1,4})(?:\s?页)?(?:\s?[/／,，]?\s?(?:共\s?)?\d{1,4}(?:\s?页)?)?[-—–−－―‐·~\s]{0,8}"
)
_NUMBER = re.compile(r"\d{1,9}")
_HEADING = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?\d{1,2}[）)、．]|\d{1,2}\.(?!\d)|第[一二三四五六七八九十]{1,3}[章节条]"
)


@frozen
class Piece:
    """A paragraph, or a ruled table, in the order of reading."""

    content: str | RuledTable
    page: int
    furniture: bool = False


def flow(pages: Sequence[PageLayout]) -> Iterator[Piece]:
    """The pieces of a document in reading order; a paragraph that pages cut is one piece, of the page it starts on."""
    resolved = [_resolve(pages, number) for number in range(len(pages))]
    furniture = _furniture(pages, resolved)
    body = [item for items in resolved for item in items if isinstance(item, TextLine) and id(item) not in furniture]
    left, right = _column(body)
    _align(resolved, furniture)
    paragraph, start, last = "", 0, None
    waiting = list[Piece]()  # furniture met while a paragraph may go on
    for page, items in zip(pages, resolved, strict=True):
        for item in items:
            if isinstance(item, TextLine) and id(item) in furniture:
                piece = Piece(item.text, page.number, furniture=True)
                if last is None:
                    yield piece
                else:
                    waiting.append(piece)
                continue
            if isinstance(item, TextLine) and last and _goes_on(last, item, left, right):
                paragraph += seam(paragraph, item.text) + item.text
                last = item
                continue
            if last:
                yield Piece(paragraph, start)
            yield from waiting
            waiting, last = [], None
            if isinstance(item, RuledTable):
                yield Piece(item, page.number)
            else:
                paragraph, start, last = item.text, page.number, item
        waiting += [Piece(text, page.number, furniture) for text, furniture in page.aside]
    if last:
        yield Piece(paragraph, start)
    yield from waiting


def _resolve(pages: Sequence[PageLayout], number: int) -> list[TextLine | RuledTable]:
    """The items of a page; a ruled box of one column is part of a table only if it is as wide as one near it."""
    near = [
        item.box
        for page in pages[max(0, number - 1) : number + 2]
        for item in page.items
        if isinstance(item, RuledTable) and item.columns > 1
    ]
    items = list[TextLine | RuledTable]()
    for item in pages[number].items:
        if isinstance(item, TextLine) or item.columns > 1 or any(_as_wide(item.box, box) for box in near):
            items.append(item)
        else:
            items.extend(item.lines)
    return items


def _align(resolved: Sequence[list[TextLine | RuledTable]], furniture: set[int]) -> None:
    """Give the pieces of a table that pages cut the same columns: each piece shows only some of the lines."""
    bodies = [
        [at for at, item in enumerate(items) if isinstance(item, RuledTable) or id(item) not in furniture]
        for items in resolved
    ]
    chain = list[tuple[list[TextLine | RuledTable], int]]()
    for items, body in zip(resolved, bodies, strict=True):
        first = items[body[0]] if body else None
        if isinstance(first, RuledTable):
            before = chain[-1][0][chain[-1][1]] if chain else None
            if isinstance(before, RuledTable) and _as_wide(before.box, first.box):
                chain.append((items, body[0]))
            else:
                _share_columns(chain)
                chain = [(items, body[0])]
        if len(body) != 1 or not isinstance(first, RuledTable):
            _share_columns(chain)
            last = items[body[-1]] if body else None
            chain = [(items, body[-1])] if isinstance(last, RuledTable) else []
    _share_columns(chain)


def _share_columns(chain: Sequence[tuple[list[TextLine | RuledTable], int]]) -> None:
    tables = [table for items, at in chain if isinstance(table := items[at], RuledTable)]
    if len(tables) < 2:
        return
    xs = list[float]()
    for x in sorted(x for table in tables for x in table.xs):
        if not xs or x - xs[-1] > _SAME_LINE:
            xs.append(x)
    for (items, at), table in zip(chain, tables, strict=True):
        new = [bisect_right(xs, x + 0.01) - 1 for x in table.xs]
        items[at] = evolve(
            table,
            xs=tuple(xs),
            cells=tuple(
                (
                    evolve(slot, column=new[slot.column], colspan=new[slot.column + slot.colspan] - new[slot.column]),
                    text,
                )
                for slot, text in table.cells
            ),
        )


def _as_wide(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return abs(one[0] - other[0]) <= _SAME_WIDTH and abs(one[2] - other[2]) <= _SAME_WIDTH


def _furniture(pages: Sequence[PageLayout], resolved: Sequence[list[TextLine | RuledTable]]) -> set[int]:
    """The lines, by identity, that the margins of the pages repeat or that number them."""
    found, alike = set[int](), dict[tuple[object, ...], list[TextLine]]()
    for page, items in zip(pages, resolved, strict=True):
        for item in items:
            if not isinstance(item, TextLine):
                continue
            if item.furniture:
                found.add(id(item))
            high = (item.top + item.bottom) / 2 / (page.height or 1)
            if _MARGIN < high < 1 - _MARGIN:
                continue
            number = _PAGE_NUMBER.fullmatch(item.text)
            if number and item in (items[0], items[-1]):
                bare = item.text.isdecimal()
                if not bare or int(number[1]) == page.number:
                    found.add(id(item))
                alike.setdefault(("number", int(number[1]) - page.number), []).append(item)
            elif not item.text.isdecimal() and re.search(r"[^\W\d_]", item.text):
                place = round(item.top / 6)
                for key in {item.text, _relative(item.text, page.number)}:
                    alike.setdefault((key, place), []).append(item)
    for lines in alike.values():
        if len(lines) >= max(2, len(pages) // 3):
            found.update(id(line) for line in lines)
    return found


def _relative(text: str, page: int) -> str:
    """The text with its numbers counted from that of the page: alike on all pages if it numbers them."""
    return _NUMBER.sub(lambda digits: f"#{int(digits[0]) - page}#", text)


def _column(lines: Sequence[TextLine]) -> tuple[float, float]:
    """The left and right edge of the text."""
    long = [line for line in lines if not line.gapped and len(line.text) >= 10]
    if not long:
        return 0.0, 0.0
    lefts, rights = Counter(round(line.left / 3) for line in long), Counter(round(line.right / 3) for line in long)
    left = min((place for place, count in lefts.items() if count >= 3), default=min(lefts))
    right = max((place for place, count in rights.items() if count >= 3), default=max(rights))
    return left * 3.0, right * 3.0


def _goes_on(last: TextLine, line: TextLine, left: float, right: float) -> bool:
    """Whether a line carries the one before it on."""
    size = line.size
    return (
        not (last.gapped or line.gapped)
        and abs(last.size - size) <= 1.5
        and last.right >= right - 2.2 * size
        and abs(line.left - left) <= 1.2 * size
        and (line.top <= last.top or line.top - last.bottom <= 2.0 * size)
        and not _HEADING.match(line.text)
    )
