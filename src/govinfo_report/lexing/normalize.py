"""Keys under which labels are compared: the printed text without what printers change and readers overlook.

A key is for recognising a label and nothing else; the printed text is never replaced by it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from govinfo_report.parsing.pinyin import GLOSS
from govinfo_report.parsing.variants import simplified_characters, simplified_words

__all__ = ["fold", "heads", "is_gloss", "is_ordinal", "simplify", "split_ordinal"]

# Longer than any label with its explanation; a longer text is prose and no label.
LONGEST_LABEL = 600
# The longest key of an ordinal in front of a label: 其中：（二十三）.
LONGEST_ORDINAL = 5

# What a page's markup leaves in its text: Markdown's emphasis and headings, line breaks, named entities, characters
# of no width.
_MARKUP = re.compile(
    r"\*\*([^*]+)\*\*|^\s*#{1,6}(?=\s)|<br\s?/?>|&(?:nbsp|ensp|emsp|quot|ldquo|rdquo);"
    r"|[\u200b-\u200d\u2060\ufeff\xad]",
    re.IGNORECASE,
)
_MAY_BE_MARKUP = re.compile(r"[*#<&\u200b-\u200d\u2060\ufeff\xad]")
_GLOSS, _GLOSSES = re.compile(GLOSS), re.compile(rf"(?:{GLOSS}\s*)+")
_DROPPED = re.compile(r"[^0-9A-Za-z\u3400-\u9fff%]+")
_ORDINAL = re.compile(
    r"""\s*(?:其\s?中\s?[:,]?\s?)?
    (?P<ordinal>
        \(\s?(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s?\)[、.]?
      | (?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:\\?[、.,)﹑](?!\d)|是(?=收到|主动|总体|存在|其他|政府))
      | \d{1,2}\s?(?=[\u3400-\u9fff])
    )?\s*(?:其\s?中\s?[:,]?\s?)?""",
    re.VERBOSE,
)

_NUMBERED = re.compile(r"\(\s?(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s?\)")


@cache
def _variants() -> tuple[Mapping[int, str], re.Pattern[str], Mapping[str, str]]:
    """The character table, and the words that are rewritten before it applies, with room between their characters."""
    characters = {ord(form): simple for form, simple in simplified_characters().items()}
    words = simplified_words()
    return characters, re.compile("|".join(r"\s*".join(word) for word in words)), words


def _without_markup(found: re.Match[str]) -> str:
    return found[1] or (" " if found[0][0] in "<&" else "")


@lru_cache(maxsize=16_384)
def simplify(text: str) -> str:
    """Half width, simplified characters, no pinyin, no markup; punctuation kept."""
    characters, pattern, words = _variants()
    text = unicodedata.normalize("NFKC", text[:LONGEST_LABEL])
    if _MAY_BE_MARKUP.search(text):
        text = _MARKUP.sub(_without_markup, text)
    text = _GLOSS.sub("", text)
    if not text.isascii():
        text = pattern.sub(lambda found: words["".join(found[0].split())], text).translate(characters)
    return text


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """The key of a text: half width, simplified, without pinyin, white space and punctuation.

    Folding twice changes nothing: ``fold(fold(t)) == fold(t)``.

    >>> fold("（三） 不予公開")
    '三不予公开'
    """
    return _DROPPED.sub("", simplify(text))


@lru_cache(maxsize=16_384)
def split_ordinal(text: str) -> tuple[str, str]:
    """The ordinal in front of a label (``三``, ``1`` or empty) and the key of the rest.

    >>> split_ordinal("（三） 不予公开")
    ('三', '不予公开')
    >>> split_ordinal("其中:1.当面申请数"), split_ordinal("①当面申请数")
    (('1', '当面申请数'), ('1', '当面申请数'))
    """
    simple = simplify(text)
    found = _ORDINAL.match(simple)
    assert found is not None  # every part of the pattern is optional  # noqa: S101
    rest = _DROPPED.sub("", simple[found.end() :])
    if not rest:
        return "", _DROPPED.sub("", simple)
    return _DROPPED.sub("", found["ordinal"] or "").removesuffix("是"), rest


def is_gloss(text: str) -> bool:
    """Whether a text is nothing but how characters are read.

    >>> is_gloss("(jì)"), is_gloss("計(jì)"), is_gloss("")
    (True, False, False)
    """
    return text[-1:] in {")", "）"} and _GLOSSES.fullmatch(text) is not None


def is_ordinal(text: str) -> bool:
    """Whether a text is nothing but an ordinal.

    >>> is_ordinal("3."), is_ordinal("（三）"), is_ordinal("3"), is_ordinal("3.其他")
    (True, True, False, False)
    """
    simple = simplify(text).strip()
    found = _ORDINAL.fullmatch(simple)
    return bool(simple) and found is not None and found["ordinal"] is not None


@lru_cache(maxsize=4096)
def heads(text: str) -> tuple[str, ...]:
    """Keys of a label without its explanation: before the last bracket that closes it, before the first colon.

    >>> heads("现行有效件数 (历史累计)")
    ('现行有效件数',)
    >>> heads("规章:地方行政规章指…规范性文件")
    ('规章',)
    """
    simple = simplify(text)
    found = _ORDINAL.match(simple)
    rest = simple[found.end() :] if found else simple
    behind = rest.partition(")")[2].rpartition(")")[2]
    if _NUMBERED.search(rest, 1) or any(character.isdecimal() for character in behind):
        return ()  # what follows is the next label or a value, no explanation
    cuts = [rest.find(mark, 1) for mark in "(:;<["]
    keys = dict.fromkeys(_DROPPED.sub("", rest[:cut]) for cut in sorted(cut for cut in cuts if cut > 0))
    keys.pop("", None)
    return tuple(keys)
