"""Text of documents made fit for a terminal, and the words of the interface in both languages."""

from __future__ import annotations

import enum
import os
import unicodedata
from collections.abc import Mapping

from rich.cells import cell_len

__all__ = ["Language", "clip", "language_of", "one_line", "visible", "word"]


class Language(enum.StrEnum):
    """Language of messages; official labels are Chinese in either."""

    ENGLISH = "en"
    CHINESE = "zh"


_WORDS: Mapping[str, tuple[str, str]] = {
    "agency": ("agency", "机关"),
    "year": ("year", "年度"),
    "title": ("title", "标题"),
    "format": ("format", "格式"),
    "source": ("source", "来源"),
    "no form": ("no table of a known form", "没有已知格式的表格"),
    "other form": ("another indicator table", "其他指标表"),
    "mixed": ("some tables are of another form", "部分表格为其他格式"),
    "not printed": ("not printed", "未见"),
    "other rows": ("other rows", "其他行"),
    "label": ("label", "指标"),
    "unit": ("unit", "单位"),
    "value": ("value", "数值"),
    "stated": ("stated in the text", "正文数据"),
    "attachments": ("attachments", "附件"),
    "attached": ("in this document", "在本文中"),
    "missing": ("not in this document", "不在本文中"),
    "signs": (
        "· blank   ? not printed   / - 无 … marks as printed   ▸ note",
        "· 空白   ? 未印出   / - 无 … 照原样   ▸ 附注",
    ),
    "no findings": ("no findings", "没有发现问题"),
    "help": ("help", "建议"),
    "info": ("info", "提示"),
    "warning": ("warning", "警告"),
    "error": ("error", "错误"),
    "figures": ("figures", "个数字"),
    "bound": ("bound", "入表"),
    "indicator": ("in other rows", "其他行"),
    "note": ("in notes", "附注"),
    "label figure": ("in labels", "标签"),
    "claim": ("stated in the text", "正文"),
    "furniture": ("of the page", "页面"),
    "unparsed": ("not understood", "未能识别"),
}


def word(name: str, language: Language) -> str:
    """A word of the interface."""
    english, chinese = _WORDS[name]
    return chinese if language is Language.CHINESE else english


def language_of(environment: Mapping[str, str] = os.environ) -> Language:
    """The language that the locale asks for; English unless it is Chinese."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return Language.CHINESE if environment[name].lower().startswith("zh") else Language.ENGLISH
    return Language.ENGLISH


def visible(text: str) -> str:
    """Text without characters that steer a terminal: controls become spaces, invisible formatting is dropped."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    return "" if category in {"Cf", "Cs"} else character


def one_line(text: str) -> str:
    """Text on one line, each run of white space one space."""
    return " ".join(visible(text).split())


def clip(text: str, cells: int) -> str:
    """Text cut to a number of terminal cells, an ellipsis at its end where it was cut."""
    if cell_len(text) <= cells:
        return text
    used, kept = 1, []
    for character in text:
        used += cell_len(character)
        if used > cells:
            break
        kept.append(character)
    return f"{''.join(kept)}…"
