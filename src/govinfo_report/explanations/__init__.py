"""What a code means, in English and Chinese: the page of a finding, and of the rule that reports it.

The English is that of the docstrings; the Chinese, and what the example pages of the rules hold, stand in the data
files beside this module.

>>> one = explanation("row-total", "zh")
>>> one.severity.value, one.is_rule
('warning', True)
>>> print(one.parts["speaks"])
一行各类申请人之和为 20 而总计为 21，另一行之和为 3 而总计为 2
"""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from govinfo_report.checks import RULES, Rule
from govinfo_report.diagnostics import CATALOGUE, Severity
from govinfo_report.export.language import SEVERITIES
from govinfo_report.frozen_mapping import FrozenMapping
from govinfo_report.language import Language

__all__ = ["TITLES", "Explanation", "explanation", "plain"]

TITLES: Mapping[str, tuple[str, str]] = {
    "what": ("What it says", "含义"),
    "must": ("What must hold", "规则"),
    "why": ("Why", "理由"),
    "example": ("Example", "示例"),
    "speaks": ("Speaks on", "会报告"),
    "silent": ("Is silent on", "不报告"),
    "exceptions": ("Exceptions", "例外"),
    "help": ("What to do", "处理建议"),
    "message": ("Message", "提示语"),
    "basis": ("Basis", "依据"),
    "forms": ("Forms", "适用格式"),
}
"""The parts of a page in their order, each with its title in English and Chinese."""

_PART = re.compile(r"^(Why|Example|Exceptions): ", re.MULTILINE)
_ROLE = re.compile(r":\w+:`(?:~[\w.]*\.)?([\w.]+)`")


@frozen
class Explanation:
    """The page of one code in one language, without markup but backticks around what is typed or printed."""

    code: str
    """Permanent name of the kind of finding."""
    severity: Severity
    """How bad a finding is; of a rule, the worst that it reports."""
    language: Language
    """Of the text."""
    is_rule: bool
    """Whether a rule has the code: then it can be switched off, and has an example."""
    parts: FrozenMapping[str, str]
    """Text by part, in the order of :data:`TITLES`; what there is nothing to say about is not there."""

    @property
    def summary(self) -> str:
        """The first sentence."""
        return re.split(r"(?<=。)|(?<=\.) |\n", self.parts["what"], maxsplit=1)[0]

    def title(self, part: str) -> str:
        """The title of a part in the language of the page."""
        return TITLES[part][self.language is Language.ZH]

    @property
    def kind(self) -> str:
        """How bad it is in words, and whether a rule says it."""
        severity = SEVERITIES[self.severity][self.language is Language.ZH]
        if not self.is_rule:
            return severity
        return f"{severity}，规则" if self.language is Language.ZH else f"{severity}, rule"

    def text(self) -> str:
        """The page as plain text."""
        return "\n\n".join(f"{self.title(part)}: {text}" for part, text in self.parts.items())

    def markdown(self) -> str:
        """The page as Markdown."""
        return "\n\n".join(f"**{self.title(part)}:** {text}" for part, text in self.parts.items())


def explanation(code: str, language: str = "en") -> Explanation:
    """The page of a code.

    Args:
        code: A key of :data:`~govinfo_report.CATALOGUE`.
        language: ``en`` or ``zh``. A code of somebody's own has the text of its docstring in both.

    Raises:
        KeyError: there is no such code.
        ValueError: there is no such language.
    """
    language = Language(language)
    is_chinese = language is Language.ZH
    kind = CATALOGUE[code]
    rule = _rules().get(code)
    chinese: Mapping[str, str] = _data("chinese.toml").get(code, {}) if is_chinese else {}
    found: dict[str, str] = dict(chinese) or _of_docstrings(inspect.getdoc(kind) or code, rule)
    for part, texts in _data("examples.toml").get(code, {}).items():
        found[part] = _sentence(texts[language])
    found["help"], found["message"] = (kind.help_zh, kind.zh) if is_chinese else (kind.help_en, kind.en)
    if rule is not None:
        found["basis"] = rule.basis
        found["forms"] = ", ".join(sorted(rule.forms))
    parts = {part: plain(found[part]) for part in TITLES if found.get(part)}
    return Explanation(code, (rule or kind).severity, language, rule is not None, FrozenMapping(parts))


def plain(text: str) -> str:
    """A text without the markup of docstrings: names in backticks, paragraphs in one line each."""
    named = _ROLE.sub(r"`\1`", text).replace("``", "`")
    return "\n".join(" ".join(paragraph.split()) for paragraph in named.split("\n\n"))


def _sentence(text: str) -> str:
    """What begins in small letters after a word with a colon, without that word."""
    return text[:1].upper() + text[1:]


def _of_docstrings(kind: str, rule: Rule | None) -> dict[str, str]:
    found = {"what": kind}
    if rule is not None:
        # What must hold, then a part after each of the three words.
        found["must"], *rest = _PART.split(rule.documentation)
        found |= {name.lower(): text for name, text in zip(rest[::2], rest[1::2], strict=True)}
    return {part: _sentence(text.strip()) for part, text in found.items()}


@cache
def _rules() -> Mapping[str, Rule]:
    return {one.code: one for one in RULES}


@cache
def _data(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))
