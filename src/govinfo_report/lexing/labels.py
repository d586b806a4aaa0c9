"""Recognise labels: exactly where their key is known, else by RapidFuzz against the whole dictionary.

A text may be the label of several terminals (其他 is a column and a row); which one it is, its place decides.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice

from attrs import evolve, frozen

from govinfo_report.lexing.normalize import LONGEST_LABEL, LONGEST_ORDINAL, fold, heads, simplify, split_ordinal
from govinfo_report.parsing.compiled import compiled
from govinfo_report.parsing.resources import grammar_data
from govinfo_report.parsing.terminals import labels_group, labels_item

__all__ = [
    "EXACT",
    "FUZZY",
    "HEADING",
    "LabelMatch",
    "MatchKind",
    "canonical_label",
    "find_label",
    "guess_label",
    "holds_quantity",
    "is_fragment",
    "is_row",
    "is_year",
    "reporting_year_of",
    "rows_named",
    "year_of",
]

HEADING = "HEADING"
"""Stands for a section heading among the terminals; it ends a table."""

_YEAR = re.compile(r"((?:19|20)\d\d)\s?年?\s?度?(?:统计)?(?:数据|数量|数)?")
_DATED = re.compile(r"((?:19|20)\d\d)\s?年度?|[(\[]\s?((?:19|20)\d\d)\s?年?度?\s?[)\]]")
_BEHIND = re.compile(r"(?:(?:19|20)\d\d)?[年度末底万元项件个]*\Z")
# Scores are RapidFuzz ratios, 0 to 100. Of a label of four characters one may differ, of a longer one a quarter.
CUTOFF = 72.0
# A worse label is preferred to the best only if it is this near and the best cannot stand here.
MARGIN = 5.0
_QUANTITY = re.compile(r"[-+]?\d(?:[\d,.]*\d)?[^\d\W]{0,3}")
# Longer than the longest label; a longer text is not guessed at.
LONGEST_GUESS = 60
_SHORTEST_ROW = 2
_DASH = re.compile("[—–－-]+(?P<item>)")
_INNER_ORDINAL = re.compile(r"(?<=.)(?P<item>[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[.．、])")
_BETWEEN = "、及和与或/0123456789"  # of an ordinal its figure is left


class MatchKind(enum.StrEnum):
    """On what a label was recognised."""

    EXACT = "exact"
    """The label or one of its aliases, word for word."""
    HEAD = "head"
    """The label, followed by an explanation; or with a year printed for what the form calls it."""
    FUZZY = "fuzzy"
    """The most similar label of the dictionary."""
    PLACE = "place"
    """Its place between rows that were recognised; the label itself is torn."""


EXACT, FUZZY = MatchKind.EXACT, MatchKind.FUZZY  # for speed, as the kinds of cells


@frozen
class LabelMatch:
    """What a text may be the label of."""

    kind: MatchKind
    terminals: tuple[str, ...]
    """Candidates; which of them it is, the place decides."""
    ordinal: str = ""
    """Ordinal printed in front."""
    score: float = 100.0
    """Similarity of the best candidate, 0 to 100."""
    runner_up: str | None = None
    """The best terminal that was not taken."""
    runner_up_score: float = 0.0


def canonical_label(terminal: str) -> str:
    """The label that the form prints, without its ordinal.

    Raises:
        KeyError: no terminal of that name has a label.
    """
    return compiled().labels[terminal]


def is_year(text: str) -> bool:
    """Whether a text is a bare year, which heads a column of some forms: ``2014年度``, ``2014``.

    >>> is_year("2014年度"), is_year("2014"), is_year("2014年报")
    (True, True, False)
    """
    return _YEAR.fullmatch(simplify(text).strip()) is not None


def year_of(text: str) -> int | None:
    """The year that the header of a column is (:func:`is_year`); None if it is none.

    >>> year_of("２０１４年度"), year_of("本年度")
    (2014, None)
    """
    found = _YEAR.fullmatch(simplify(text).strip())
    return int(found[1]) if found else None


@cache
def dictionary() -> Mapping[str, tuple[str, ...]]:
    """Terminals by the keys of their labels and aliases."""
    data = grammar_data("labels.toml")
    entries = [(terminal, label) for terminal, label in compiled().labels.items()]
    entries += [(terminal, alias) for terminal, aliases in data["aliases"].items() for alias in aliases]
    entries += [(HEADING, title) for title in data["headings"]["titles"]]
    found: dict[str, dict[str, None]] = {}
    for terminal, label in entries:
        ordinal, key = split_ordinal(label)
        # An alias that is written with an ordinal stands for that ordinal alone.
        keys = {fold(label)} if ordinal else {key, fold(label), *heads(label)[:1]}
        for key in keys:
            found.setdefault(key, {})[terminal] = None
    return {key: tuple(terminals) for key, terminals in found.items()}


@cache
def _all_keys() -> str:
    return "\n".join(dictionary())


def is_fragment(text: str) -> bool:
    """Whether every word of a text is a piece of some label.

    >>> is_fragment("再处理其政"), is_fragment("结果维 结果纠 总计"), is_fragment("打印本页")
    (True, True, False)
    """
    return all(split_ordinal(word)[1] in _all_keys() for word in text.split())


@lru_cache(maxsize=16_384)
def find_label(text: str) -> LabelMatch | None:
    """The label that a text is word for word, perhaps with an explanation behind it; None if it is none."""
    if len(text) > LONGEST_LABEL * 2:
        return None
    known = dictionary()
    ordinal, key = split_ordinal(text)
    # With its ordinal first: 3.其他处理 is not （六）其他处理.
    if terminals := known.get(fold(text)) or known.get(key):
        return LabelMatch(MatchKind.EXACT, terminals, ordinal)
    if (item := _of_group(text)) is not None:
        return item
    if (dated := _of_a_year(text)) is not None:
        return dated
    for head in heads(text):
        if (terminals := known.get(head)) and not rows_named(key):
            return LabelMatch(MatchKind.HEAD, terminals, ordinal)
    # A year or a unit written behind the label without a bracket; any other figure there is one to be read.
    stem = _BEHIND.sub("", key)
    if stem != key and len(stem) >= 4 and (terminals := known.get(stem)):
        return LabelMatch(MatchKind.HEAD, terminals, ordinal)
    return None


def _of_a_year(text: str) -> LabelMatch | None:
    """The label in which a year is printed instead of what it is to the report; None where it may be more than one.

    >>> _of_a_year("2020年新制作数量").terminals, _of_a_year("2019年项目数量").terminals
    (('C_NEWLY_MADE',), ('C_PREVIOUS_YEAR_ITEMS',))
    """
    found = {(terminals, ordinal) for terminals, ordinal, _ in _dated_labels(text)}
    return LabelMatch(MatchKind.HEAD, *found.pop()) if len(found) == 1 else None


@lru_cache(maxsize=4096)
def reporting_year_of(text: str) -> int | None:
    """The year whose report has a header or label that names one; None where it names none.

    >>> reporting_year_of("2020年度"), reporting_year_of("2019年项目数量"), reporting_year_of("结转2021年度继续办理")
    (2020, 2020, 2020)
    """
    return year_of(text) or next((year for _, _, year in _dated_labels(text)), None)


def _dated_labels(text: str) -> Iterator[tuple[tuple[str, ...], str, int]]:
    """Each label that a text with a year may be: its terminals, the ordinal in front, and whose report has it.

    The number stands for a word, or in brackets behind it: 2023年制发件数, 本年(2023)制发件数.
    """
    simple = simplify(text)
    dated = _DATED.search(simple)
    if dated is None or is_year(text):
        return
    before, behind = simple[: dated.start()], simple[dated.end() :]
    words: Mapping[str, int] = grammar_data("labels.toml")["years"]["words"]
    said = max((word for word in words if before.endswith(word)), key=len) if dated[2] else ""
    for word in [said] if said else words:
        ordinal, key = split_ordinal(before.removesuffix(said) + word + behind)
        if terminals := dictionary().get(key):
            yield terminals, ordinal, int(dated[1] or dated[2]) - words[word]


def _of_group(text: str) -> LabelMatch | None:
    """The item of a group where one cell names both.

    >>> _of_group("(三)不予公开—1.属于国家秘密").terminals, _of_group("三、本年度办理结果（一）予以公开").terminals
    (('R_STATE_SECRET',), ('R_GRANTED',))
    """
    for cut in (*islice(_DASH.finditer(text), 1), *list(_INNER_ORDINAL.finditer(text))[-1:]):
        item = find_label(text[cut.start("item") :])
        group = find_label(text[: cut.start()]) if item is not None else None
        if item is not None and group is not None and any(map(labels_group, group.terminals)):
            return evolve(item, kind=MatchKind.HEAD)
    return None


@cache
def beginnings() -> frozenset[str]:
    """Every proper beginning of the key of a label."""
    return frozenset(key[:length] for key in dictionary() for length in range(1, len(key)))


@lru_cache(maxsize=16_384)
def may_begin_label(text: str) -> bool:
    """Whether a text may become a label, word for word, if more is added to it."""
    key = fold(text)
    if len(key) <= LONGEST_ORDINAL or key in beginnings():
        return True
    _, rest = split_ordinal(text)
    # Its last character may be half of a word that is only rewritten as a whole (檔案 is 文件).
    return len(rest) < 2 or any(one in beginnings() for one in (rest, key[:-1], rest[:-1]))


def rows_named(key: str) -> tuple[str, ...]:
    """The two rows whose labels a text is, one behind the other, as where somebody merged their cells.

    >>> rows_named("行政许可其他对外管理服务事项")
    ('R_LICENSING', 'R_OTHER_SERVICES')
    """
    for cut in range(_SHORTEST_ROW, len(key) - _SHORTEST_ROW + 1):
        one = _row_of(key[:cut])
        other = _row_of(split_ordinal(key[cut:].lstrip(_BETWEEN))[1]) if one else None
        if one and other and one != other:
            return one, other
    return ()


def is_row(text: str) -> bool:
    """Whether a text is the label of a row and nothing else, word for word."""
    return _row_of(split_ordinal(text)[1]) is not None


def _row_of(key: str) -> str | None:
    """The row that a key is the label of and nothing else."""
    match dictionary().get(key, ()):
        case [terminal] if labels_item(terminal):
            return terminal
        case _:
            return None


def holds_quantity(text: str) -> bool:
    """Whether a figure stands behind a word on its line, so that it is more than a label.

    >>> holds_quantity("行政事业性收费 12.5万"), holds_quantity("其中： 1.当面申请数")
    (True, False)
    """
    return any(map(_QUANTITY.fullmatch, text.split()[1:]))


@cache
def _turns() -> tuple[str, ...]:
    return tuple(grammar_data("labels.toml")["guesses"]["turns"])


@lru_cache(maxsize=4096)
def guess_label(text: str, allowed: frozenset[str], *, misprint: bool = False) -> LabelMatch | None:
    """The most similar label, in the light of what is allowed here; as a misprint, but for one character the same.

    The whole dictionary is scored. An allowed label is a candidate only if it is within a margin of the best of all, or
    no more characters away; so the expectation breaks ties and never overrules the evidence. Of near twins (同意公开
    and 不同意公开) both are candidates: similarity alone never decides between them. So are the two of a text that is
    the labels of two rows, one behind the other. What is left of something is not that thing, nor is what is not: a
    text with 其他, 不 or 上年 is no label without it. Nor is a row with its figure a label, nor two on one line.
    """
    ordinal, key = split_ordinal(text)
    if not 2 < len(key) <= LONGEST_GUESS or key.isascii() or key[-1].isdecimal() or holds_quantity(text):
        return None
    if rows := rows_named(key):
        return LabelMatch(MatchKind.FUZZY, rows, ordinal) if allowed.issuperset(rows) else None
    from rapidfuzz import fuzz, process  # noqa: PLC0415  most reports need no guess
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    known = dictionary()
    scored = process.extract(key, known.keys(), scorer=fuzz.ratio, score_cutoff=CUTOFF - MARGIN, limit=6)
    if not scored or scored[0][1] < CUTOFF:
        return None
    best = scored[0][1]
    least = min(Levenshtein.distance(key, label) for label, _, _ in scored)
    if misprint and least > 1:
        return None
    close = [
        (label, score)
        for label, score, _ in scored
        if score >= best - MARGIN or Levenshtein.distance(key, label) == least
    ]
    near = [(terminal, score) for label, score in close for terminal in known[label]]
    ranked = {terminal: max(score for name, score in near if name == terminal) for terminal, _ in near}
    chosen = [terminal for terminal in ranked if terminal in allowed]
    turns = [word for word in _turns() if word in key]
    with_them = {terminal for label, _ in close if all(word in label for word in turns) for terminal in known[label]}
    if with_them.isdisjoint(chosen or ranked):
        return None
    if not chosen:
        return LabelMatch(MatchKind.FUZZY, tuple(t for t, s in ranked.items() if s == best), ordinal, best)
    rival, rival_score = next(((t, s) for t, s in ranked.items() if t not in chosen), (None, 0.0))
    return LabelMatch(MatchKind.FUZZY, tuple(chosen), ordinal, ranked[chosen[0]], rival, rival_score)
