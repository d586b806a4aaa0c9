"""Tables whose cells were joined without anything between them: ``规章000`` below ``本年制发件数本年废止件数``.

Some sites and tools print the text of a page so. The labels are cut where each piece is one of the dictionary; the
figures only where there is one way: a lone column takes all digits, and as many digits as columns are one each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.labels import find_label
from govinfo_report.lexing.numbers import TEXT, CellReading, is_unit, read_cell
from govinfo_report.parsing.terminals import labels_item, names_column, stands_in_header

__all__ = ["unglue"]

# So many rows of that kind show that a page is printed so.
_FEWEST_ROWS = 3
_LONGEST = 120
_LONGEST_UNIT = 2
_MOST_LABELS = 16
_ROW = re.compile(r"(?P<label>.*[^\d\s.,+-])(?P<figures>[\d.,+-]*\d)")
_FIGURES = re.compile(r"\d{5,}")


def unglue(atoms: list[Atom]) -> list[Atom]:
    """The atoms, labels and figures of joined cells as one atom each; other documents as they are."""
    if sum(bool(_row_in(atom)) for atom in atoms) < _FEWEST_ROWS:
        return atoms
    return list(_cut(atoms))


def _cut(atoms: Sequence[Atom]) -> Iterator[Atom]:
    columns, row_seen = 0, False
    for atom in atoms:
        headers = _headers(atom.text) if _may_be_glued(atom) else ()
        if headers:
            columns = sum(map(_is_column, headers)) + (0 if row_seen else columns)
            row_seen = False
            yield from _pieces(atom, headers)
        elif columns and (row := _row_in(atom)):
            row_seen = True
            *labels, figures = row
            yield from _pieces(atom, (*labels, *_cells(figures, columns)), columns)
        elif _may_be_glued(atom, figures=True) and len(atom.text) == columns:
            yield from _pieces(atom, tuple(atom.text))
        else:
            yield atom


def _may_be_glued(atom: Atom, *, figures: bool = False) -> bool:
    """Whether an atom is a bare line that may be joined labels, or figures."""
    if atom.table >= 0 or atom.furniture or len(atom.text) > _LONGEST:
        return False
    return _FIGURES.fullmatch(atom.text) is not None if figures else not atom.is_value


def _row_in(atom: Atom) -> tuple[str, ...]:
    """The label of a row, its unit if it has one, and the figures right behind; nothing where there is no such row."""
    found = _ROW.fullmatch(atom.text) if _may_be_glued(atom) else None
    if found is None:
        return ()
    text = found["label"]
    for end in range(len(text), len(text) - _LONGEST_UNIT - 1, -1):
        match, unit = find_label(text[:end]), text[end:]
        if match is not None and any(map(labels_item, match.terminals)) and (not unit or is_unit(unit)):
            return tuple(filter(None, (text[:end], unit, found["figures"])))
    return ()


def _cells(figures: str, columns: int) -> tuple[str, ...]:
    """The figures, each in a column; as they stand where there are several ways."""
    return tuple(figures) if figures.isdecimal() and len(figures) == columns else (figures,)


def _reading(text: str, columns: int) -> CellReading:
    """What a piece is; the figures of several columns are none."""
    return CellReading(TEXT) if columns > 1 < len(text) and text[-1].isdecimal() else read_cell(text)


def _is_column(text: str) -> bool:
    match = find_label(text)
    return match is not None and any(map(names_column, match.terminals))


@lru_cache(maxsize=1024)
def _headers(text: str) -> tuple[str, ...]:
    """The fewest headers that make up a text; nothing where a part of it is none."""
    ways: dict[int, tuple[str, ...]] = {0: ()}
    for start in range(len(text)):
        if start not in ways or len(ways[start]) >= _MOST_LABELS:
            continue
        for end in range(start + 2, len(text) + 1):
            piece = text[start:end]
            match = find_label(piece)
            if match is None or not any(map(stands_in_header, match.terminals)):
                continue
            if end not in ways or len(ways[end]) > len(ways[start]) + 1:
                ways[end] = (*ways[start], piece)
    return ways.get(len(text), ())


def _pieces(atom: Atom, texts: Sequence[str], columns: int = 1) -> Iterator[Atom]:
    """An atom for each of the texts that make up one, in a table of so many columns."""
    at = 0
    for text in texts:
        yield atom.part(at, at + len(text), _reading(text, columns))
        at += len(text)
