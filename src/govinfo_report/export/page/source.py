"""The source as text, with every figure that was read at its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import field, frozen

from govinfo_report.diagnostics import Span
from govinfo_report.export.page.bounds import MOST_MARKS, kept
from govinfo_report.export.page.index import Index
from govinfo_report.export.page.markup import Child, Element, element
from govinfo_report.export.page.words import Words
from govinfo_report.models.printed import FigureClass

__all__ = ["Mark", "marks_of", "pieces", "source_pane"]


@frozen
class Mark:
    """A place in the source that something on the page refers to."""

    span: Span
    name: str | None
    """What it belongs to; None: a figure that only the account knows."""
    kind: str
    link: str | None = None
    """Id of the element that it leads to."""

    @property
    def rank(self) -> tuple[int, int]:
        """Of several marks at one place, which of them a click means: the lowest."""
        return _RANKS.index(self.kind) if self.kind in _RANKS else len(_RANKS), self.span.end - self.span.start


_RANKS = ("figure", "statement", "row")
_SHOWN_CLASSES = frozenset({FigureClass.NOTE, FigureClass.CLAIM, FigureClass.FURNITURE, FigureClass.UNPARSED})


def marks_of(index: Index) -> tuple[list[Mark], int]:
    """Every place to be marked, in the order of the text; and how many figures of the account are not."""
    cells = index.report.cells
    marks = [Mark(cells[path].span, name, "figure", path) for path, name in index.figures.items() if path in cells]
    marks += [Mark(span, name, "row", name) for span, name in index.rows.items()]
    marks += [Mark(fact.figure or fact.span, name, "statement", name) for name, fact in index.facts]
    for one in index.findings:
        kind = f"finding {one.diagnostic.severity.value}"
        marks += [Mark(span, one.name, kind, one.name) for span in one.places]
    others = [
        Mark(one.span, None, one.kind.value) for one in index.report.account.figures if one.kind in _SHOWN_CLASSES
    ]
    left_out = max(len(others) - MOST_MARKS, 0)
    return sorted([*marks, *others[:MOST_MARKS]], key=lambda one: (one.span, one.rank)), left_out


@frozen
class MarkedPiece:
    """A stretch of the text under the same marks throughout."""

    span: Span
    marks: tuple[Mark, ...] = field(repr=False)
    """The marks over it, the one that a click means first."""
    begun: tuple[Mark, ...] = field(repr=False)
    """The marks that begin with it."""


def pieces(within: Span, marks: Sequence[Mark]) -> Iterator[MarkedPiece]:
    """Cut a part of the text where marks begin and end; a mark of no length is a piece of no length."""
    here = [one for one in marks if one.span.start < within.end or one.span.start == within.end == one.span.end]
    here = [one for one in here if one.span.end > within.start or one.span.start == one.span.end >= within.start]
    edges = {within.start, within.end}
    edges |= {edge for one in here for edge in (one.span.start, one.span.end) if within.start < edge < within.end}
    starting: dict[int, list[Mark]] = {}
    for one in here:
        starting.setdefault(max(one.span.start, within.start), []).append(one)
    active: list[Mark] = []
    ordered = sorted(edges)
    for start, end in zip(ordered, [*ordered[1:], within.end], strict=True):
        for one in starting.get(start, []):
            if one.span.start == one.span.end:
                yield MarkedPiece(one.span, (one,), (one,))
        begun = [one for one in starting.get(start, []) if one.span.end > one.span.start]
        active = sorted([*(one for one in active if one.span.end > start), *begun], key=lambda one: one.rank)
        if start < end:
            yield MarkedPiece(Span(start, end), tuple(active), tuple(one for one in begun if one.span.start == start))


def source_pane(index: Index, words: Words) -> Element:
    """The source, or as much of it as has room: what stands around its figures."""
    text = index.report.document.text
    if not text.strip():
        return element("p", words("no-text"), class_="cut")
    marks, left_out = marks_of(index)
    lines = _Lines()
    end = 0
    for part in kept(len(text), (one.span for one in marks)):
        if part.start > end:
            lines.gap(element("p", words("cut-text", count=part.start - end), class_="cut"))
        lines.start(text.count("\n", 0, part.start) + 1)
        for piece in pieces(part, marks):
            lines.add(text[piece.span.start : piece.span.end], piece)
        end = part.end
    lines.flush()
    rest = element("p", words("cut-text-end", count=len(text) - end), class_="cut") if end < len(text) else None
    more = element("p", words("cut-marks", count=left_out), class_="cut") if left_out else None
    return element("div", *lines.done, rest, more, class_="lines", lang="zh-CN")


class _Lines:
    """Collects pieces into lines."""

    def __init__(self) -> None:
        self.done: list[Element] = []
        self._reachable: set[str] = set()
        self._line: list[Child] = []
        self._number = 1

    def start(self, number: int) -> None:
        self._number = number

    def gap(self, note: Element) -> None:
        self.flush()
        self.done.append(note)

    def flush(self) -> None:
        if self._line:
            self.done.append(element("div", *self._line, class_="line", data_n=str(self._number)))
        self._line = []

    def add(self, text: str, piece: MarkedPiece) -> None:
        ids = [one.name for one in piece.begun if one.name and one.name not in self._reachable]
        self._reachable.update(ids)
        for number, part in enumerate(text.split("\n")):
            if number:
                self._line = self._line or [""]
                self.flush()
                self._number += 1
            if part or not text:
                self._line.extend(_marked(part, piece.marks, ids))
                ids = []


def _marked(text: str, marks: Sequence[Mark], ids: Sequence[str]) -> Iterator[Child]:
    """A text under its marks: a link where one of them leads somewhere.

    Args:
        text: Within one line.
        marks: The marks over it.
        ids: Names that are to be found here; all but the link's own are places without extent before it.
    """
    main = next((one for one in marks if one.link), None)
    own = main.name if main and main.name in ids else None
    yield from (element("span", id=f"t-{name}") for name in ids if name != own)
    if not marks:
        yield text
        return
    classes = " ".join(dict.fromkeys(one.kind for one in marks)) + (" blank" if not text.strip() else "")
    yield element(
        "a" if main else "span",
        text,
        id=f"t-{own}" if own else None,
        href=f"#{main.link}" if main else None,
        class_=classes,
        data_mark=" ".join(dict.fromkeys(one.name for one in marks if one.name)) or None,
        data_pick=main.name if main else None,
    )
