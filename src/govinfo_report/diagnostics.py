"""What the library has to say about a document: one :class:`Diagnostic` a finding, one :class:`Kind` a permanent code.

A kind is a registered class: its docstring is its documentation page, its templates are its messages in both
languages. Codes are permanent: a code that is no longer used is never given to something else.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import field, frozen

from govinfo_report.frozen_mapping import FrozenMapping
from govinfo_report.language import Language
from govinfo_report.numerous import numerous

__all__ = ["CATALOGUE", "Diagnostic", "Kind", "Severity", "Span"]


@numerous
@frozen(order=True)
class Span:
    """Half-open range of character offsets into :attr:`Document.text`."""

    start: int
    """Offset of the first character, from 0."""
    end: int
    """Offset behind the last character."""


class Severity(enum.StrEnum):
    """How much a finding matters to somebody who wants to use the figures."""

    INFO = "info"
    """Worth knowing; nothing is in doubt."""
    WARNING = "warning"
    """A figure may be wrong, missing or misplaced: look before you use it."""
    ERROR = "error"
    """Something is wrong: with the document, or with how it was read."""

    @property
    def rank(self) -> int:
        """How bad it is, from 0; by this severities are sorted."""
        return tuple(Severity).index(self)


CATALOGUE: dict[str, type[Kind]] = {}
"""Every kind by its code."""


class Kind:
    """Base of all kinds of diagnostic; a subclass with a ``code`` registers itself.

    Defining the same class anew, as who runs a cell of a notebook again does, replaces it.
    """

    code: ClassVar[str]
    severity: ClassVar[Severity]
    en: ClassVar[str]
    """Message template in English; names in braces are keys of :attr:`Diagnostic.data`."""
    zh: ClassVar[str]
    """Message template in Chinese."""
    help_en: ClassVar[str] = ""
    help_zh: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        known = CATALOGUE.get(cls.code, cls)
        if (known.__module__, known.__qualname__) != (cls.__module__, cls.__qualname__):
            raise TypeError(f"the diagnostic code {cls.code!r} is taken")
        CATALOGUE[cls.code] = cls

    @classmethod
    def at(cls, span: Span | None = None, path: str | None = None, **data: Any) -> Diagnostic:
        """Make a diagnostic of this kind."""
        return Diagnostic(cls.code, cls.severity, path, span, data)


@frozen
class Diagnostic:
    """One finding.

    Attributes:
        code: Permanent name of the kind, e.g. ``missing-cell``; a key of :data:`CATALOGUE`.
        severity: ``info``, ``warning`` or ``error``.
        path: The value that it concerns, or the row, block or table (a prefix of paths); None: the document.
        span: Where in the document's text; None where it has no place there.
        data: What the message is made of, by name.
    """

    code: str
    severity: Severity
    path: str | None
    span: Span | None
    data: Mapping[str, Any] = field(factory=dict, converter=FrozenMapping[str, Any], hash=False)

    @property
    def message(self) -> str:
        """The finding in one English sentence."""
        return self.message_in(Language.EN)

    @property
    def help(self) -> str:
        """What to do about it, in English; may be empty."""
        return self.help_in(Language.EN)

    def message_in(self, language: str) -> str:
        """The finding in one sentence; of a kind that nobody has declared in this process, its code and its data.

        Raises:
            ValueError: ``language`` is neither ``en`` nor ``zh``.
        """
        is_chinese, kind = Language(language) is Language.ZH, CATALOGUE.get(self.code)
        if kind is None:
            return f"{self.code} ({', '.join(f'{name}={value}' for name, value in self.data.items())})"
        return (kind.zh if is_chinese else kind.en).format_map(self.data)

    def help_in(self, language: str) -> str:
        """What to do about it; may be empty.

        Raises:
            ValueError: ``language`` is neither ``en`` nor ``zh``.
        """
        is_chinese, kind = Language(language) is Language.ZH, CATALOGUE.get(self.code)
        if kind is None:
            return ""
        return (kind.help_zh if is_chinese else kind.help_en).format_map(self.data)

    def __str__(self) -> str:
        """As a compiler prints it: ``warning[missing-cell]: …``."""
        return f"{self.severity}[{self.code}]: {self.message}"
