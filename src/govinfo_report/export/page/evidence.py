"""Why a figure stands where it stands, as a list of terms and their words."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo_report.export.page.bounds import MOST_WORDS
from govinfo_report.export.page.findings import message_of
from govinfo_report.export.page.index import Index, ShownFinding
from govinfo_report.export.page.markup import Child, Element, cut, element
from govinfo_report.export.page.words import Words
from govinfo_report.export.sheets import Box, SheetLine
from govinfo_report.lexing.labels import MatchKind
from govinfo_report.models.printed import Cell, Number

__all__ = ["evidence", "row_evidence", "shown_number"]

_Terms = Iterator[tuple[str, Child]]


def shown_number(value: Number | None) -> str:
    """Digits of a value."""
    return "" if value is None else f"{value:f}" if not isinstance(value, int) else str(value)


def evidence(box: Box, index: Index, words: Words) -> Element:
    """The evidence for a box that has a path."""
    return element("dl", *_list(_terms(box, index, words), words), id=f"e-{index.figures[box.path or '']}")


def row_evidence(line: SheetLine, index: Index, words: Words) -> Element:
    """The evidence for the figures of a row that has no path."""
    assert line.span is not None  # noqa: S101  the caller asks
    terms: list[tuple[str, Child]] = [
        ("why-state", words("state-as-printed")),
        ("why-label", _printed(line.label)),
        ("unit", cut(line.unit, MOST_WORDS)),
        ("why-place", words("place-text", start=line.span.start, end=line.span.end)),
    ]
    return element("dl", *_list(iter(terms), words), id=f"e-{index.rows[line.span]}")


def _list(terms: _Terms, words: Words) -> Iterator[Element]:
    for key, said in terms:
        if said is not None and said != "":
            yield element("dt", words(key))
            yield said if isinstance(said, Element) and said.tag == "dd" else element("dd", said)


def _terms(box: Box, index: Index, words: Words) -> _Terms:
    path = box.path or ""
    field, cell = index.fields[path], index.report.cells.get(path)
    states = index.states(box)
    yield "why-field", element("dd", field.label, lang="zh-CN", class_="label")
    yield "why-state", element("dd", words("comma").join(words(f"state-{one}") for one in states), class_=states[0])
    if cell is not None:
        unit = cell.unit or field.unit
        said = shown_number(cell.value)
        yield "why-value", element("dd", f"{said} {unit}" if said else words("why-none"), class_="value")
        yield "why-raw", _printed(cell.raw) if cell.raw.strip() else words("why-blank")
        yield "why-note", _printed(cell.note) if cell.note else None
        yield from _binding(cell, words, has_column=field.column is not None)
        yield "why-place", _place(cell, words)
    yield "why-path", element("code", path)
    for one in index.by_path.get(path, ()):
        yield "why-finding", _finding(one, words)


def _binding(cell: Cell, words: Words, *, has_column: bool) -> _Terms:
    binding = cell.binding
    if binding.row_label is None:
        yield "why-label", words("why-no-label")
    else:
        yield "why-label", _printed(binding.row_label)
        yield "why-match", words(f"match-{binding.row_match}", score=f"{binding.row_score:.0f}")
    if binding.runner_up and binding.row_match is MatchKind.FUZZY:
        score = words("match-fuzzy", score=f"{binding.runner_up_score:.0f}")
        yield "why-runner-up", f"{cut(binding.runner_up, MOST_WORDS)} ({score})"
    if binding.column_header is not None:
        yield "why-header", _printed(binding.column_header)
    elif has_column:
        yield "why-header", words("why-no-header")
    if has_column:
        yield "why-column", words(f"placing-{binding.placing}")


def _printed(text: str) -> Element:
    return element("q", cut(text, MOST_WORDS), lang="zh-CN", class_="printed")


def _place(cell: Cell, words: Words) -> str:
    place = cell.binding.place
    said = []
    if place is not None:
        if place.page is not None:
            said.append(words("place-page", page=place.page))
        said.append(words("place-cell", table=place.table + 1, row=place.row + 1, column=place.column + 1))
        if place.box is not None:
            said.append(words("place-box", box=" ".join(f"{edge:.0f}" for edge in place.box)))
    said.append(words("place-text", start=cell.span.start, end=cell.span.end))
    return words("comma").join(said)


def _finding(one: ShownFinding, words: Words) -> Element:
    return element("span", message_of(one, words), class_=one.diagnostic.severity.value)
