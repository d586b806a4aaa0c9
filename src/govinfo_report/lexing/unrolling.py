"""Pages whose text stands on a single line, without anything between the cells of their tables: where rows begin.

Such a line is cut in front of each label, with its ordinal, where labels follow each other with nothing but units,
figures and marks between them: a sentence has other words.
"""

from __future__ import annotations

import re
from functools import cache

from govinfo_report.lexing.labels import dictionary
from govinfo_report.lexing.numbers import unit_words
from govinfo_report.parsing.terminals import labels_item
from govinfo_report.parsing.variants import simplified_characters

__all__ = ["parts_of_line"]

# Words that stand in the header of every table, simplified or not.
_SIGNS = ("统计指标", "統計指標", "指标名称", "指標名稱", "信息内容", "信息內容", "申请人情况", "申請人情況")
# Fewer labels than that may follow each other in a list.
_FEWEST_ROWS, _FEWEST_LABELS = 3, 8
_KEPT = re.compile(r"[^\s（）()《》“”‘’、，,：:；;]")
_ORDINAL = re.compile(r"[（(]?(?:其中[:：]?)?(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.]|[1-9][.、])?\Z")
_LONGEST_ORDINAL = 8


def parts_of_line(text: str) -> list[int]:
    """Where a line is cut: in front of each label of its tables, and behind the last of each; nothing in any other."""
    if not any(sign in text for sign in _SIGNS):
        return []
    simple = text.translate(_characters())
    cuts, run, rows, end = list[int](), list[int](), 0, 0
    for start, stop, is_item in (*_labels(simple), (len(simple), len(simple), False)):
        if run and (start == len(simple) or _between().fullmatch(simple, end, start) is None):
            if rows >= _FEWEST_ROWS and len(run) >= _FEWEST_LABELS:
                behind = _between().match(simple, end)
                cuts += [*run, behind.end() if behind else end]
            run, rows = [], 0
        run += [start] if is_item or not simple[stop : stop + 1].isdecimal() else [start, stop]
        rows += is_item
        end = stop
    return sorted(set(cuts))


def _labels(text: str) -> list[tuple[int, int, bool]]:
    """From where to where each label reaches, its ordinal included, and whether it is one of figures."""
    kept = [found.start() for found in _KEPT.finditer(text)]
    found = list[tuple[int, int, bool]]()
    for label in _label().finditer("".join(map(text.__getitem__, kept))):
        start, stop = kept[label.start()], kept[label.end() - 1] + 1
        ordinal = _ORDINAL.search(text, max(start - _LONGEST_ORDINAL, found[-1][1] if found else 0), start)
        item = any(map(labels_item, dictionary()[label[0]]))
        found.append((ordinal.start() if ordinal else start, stop, item))
    return found


@cache
def _label() -> re.Pattern[str]:
    """Any label, the longest first; what one character more would be is no label."""
    return re.compile(
        "|".join(map(re.escape, sorted((key for key in dictionary() if len(key) > 1), key=len, reverse=True)))
    )


@cache
def _between() -> re.Pattern[str]:
    """What stands between two labels of a table: an explanation, a unit, figures and marks."""
    units = "|".join(sorted(map(re.escape, unit_words()), key=len, reverse=True))
    return re.compile(rf"[）)”’》]*(?:[（(][^（）()]{{1,30}}[)）])?(?:{units})?[\d.,+\-－—―−/／无\s]*")


@cache
def _characters() -> dict[int, str]:
    """Simplified for traditional characters, one for one."""
    return {ord(form): simple for form, simple in simplified_characters().items() if len(simple) == 1}
