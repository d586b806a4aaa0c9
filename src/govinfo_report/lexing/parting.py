"""Labels beside each other on one line: cut it into one atom a label."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.joining import joined_label
from govinfo_report.lexing.labels import MatchKind, find_label, is_fragment, is_row, is_year
from govinfo_report.parsing.terminals import stands_in_header

__all__ = ["part_labels"]

_WORD = re.compile(r"\S+")
# A line with more characters is prose.
_LONGEST = 400
_MOST_WORDS = 6
# So many headers in a row may be an office's own, and no longer than this; there are more of the form's.
_MOST_OWN = 2
_LONGEST_OWN = 8


def part_labels(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms, those that are several labels parted by blanks (``结果维持 结果纠正``) cut into one atom a label.

    An atom is cut only if every piece is a label, word for word, a year, or beside a label a piece of one, and no two
    are labels of rows: whose figures would stand behind them? Of labels that are broken over lines, a line may have
    the beginning or the end; among headers, one or two may be on no form.
    """
    parted, at = list(atoms), 0
    while at < len(parted):
        atom = parted[at]
        whole = joined_label(parted, at)[0] if _may_be_several(atom) else None
        if whole is not None and whole.kind is MatchKind.HEAD:
            pieces = _pieces(atom)  # what stands behind a label is an explanation, or other labels
            if all(find_label(piece.text) for piece in pieces):
                parted[at : at + 1] = pieces or [atom]
        elif whole is None and _may_be_several(atom):
            taken = at
            while taken < len(parted) and (pieces := _pieces(parted[taken])):
                parted[taken : taken + 1] = pieces
                taken += len(pieces)
                if _is_label(pieces[-1].text):
                    break  # else the end of the last label is the beginning of the next line
        at += 1
    return parted


def _may_be_several(atom: Atom) -> bool:
    if atom.ruled or atom.is_value or atom.furniture or len(atom.text) > _LONGEST or not _is_spaced(atom.text):
        return False
    return not atom.text.isascii() or not any(map(str.isalpha, atom.text))  # no label has Western letters alone


def _pieces(atom: Atom) -> list[Atom]:
    """One atom a label; nothing if an atom is not several."""
    if not _may_be_several(atom):
        return []
    words = [found.span() for found in _WORD.finditer(atom.text)]
    ranges = (
        _labels_of(atom.text, words, _is_label)
        or _labels_of(atom.text, words, _is_label_or_part)
        or (words if _is_header([atom.text[slice(*word)] for word in words]) else None)
    )
    texts = [atom.text[left:right] for left, right in ranges or ()]
    if ranges is None or len(ranges) < 2 or not any(map(_is_label, texts)) or sum(map(is_row, texts)) > 1:
        return []
    return [atom.part(left, right) for left, right in ranges]


def _is_header(words: Sequence[str]) -> bool:
    """Whether words are headers of columns, but for one or two of the office's own (``同比增减``)."""
    matches = [(word, find_label(word)) for word in words]
    known = [match for _, match in matches if match is not None and all(map(stands_in_header, match.terminals))]
    own = [word for word, match in matches if match is None]
    return len(known) + len(own) == len(words) and 0 < len(own) <= _MOST_OWN < len(known) and all(map(_is_word, own))


def _is_word(text: str) -> bool:
    return 1 < len(text) <= _LONGEST_OWN and text.isalpha()


def _is_label(text: str) -> bool:
    return find_label(text) is not None or is_year(text)


def _is_label_or_part(text: str) -> bool:
    return _is_label(text) or (not _is_spaced(text) and is_fragment(text))


def _labels_of(
    text: str, words: Sequence[tuple[int, int]], fits: Callable[[str], bool]
) -> list[tuple[int, int]] | None:
    """Words put together to texts that fit, as many as possible; None if some belong to none."""
    behind: list[list[tuple[int, int]] | None] = [*([None] * len(words)), []]
    for first in reversed(range(len(words))):
        for last in range(first, min(first + _MOST_WORDS, len(words))):
            left, right, rest = words[first][0], words[last][1], behind[last + 1]
            if rest is None or not fits(text[left:right]):
                continue
            best = behind[first]
            if best is None or len(rest) >= len(best):
                behind[first] = [(left, right), *rest]
    return behind[0]


def _is_spaced(text: str) -> bool:
    return " " in text or "\u3000" in text
