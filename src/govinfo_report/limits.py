"""Bounds on what one document may cost. Defaults are far above any real report."""

from __future__ import annotations

from typing import Any

from attrs import Attribute, field, frozen

__all__ = ["DEFAULT_LIMITS", "LimitExceededError", "Limits"]


def _positive(_: Any, attribute: Attribute[Any], value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{attribute.name} must be a number, not {type(value).__name__}")
    if not value > 0:
        raise ValueError(f"{attribute.name} must be above 0, not {value}")


def _whole(instance: Any, attribute: Attribute[Any], value: Any) -> None:
    if not isinstance(value, int):
        raise TypeError(f"{attribute.name} must be a whole number (int), not {type(value).__name__}")
    _positive(instance, attribute, value)


class LimitExceededError(ValueError):
    """Raised instead of a diagnostic where ``Limits(raise_on_excess=True)``."""

    def __init__(self, name: str, allowed: float) -> None:
        super().__init__(f"the document exceeds the limit {name}={allowed:g}")
        self.name = name
        self.allowed = allowed

    def __reduce__(self) -> tuple[type[LimitExceededError], tuple[str, float]]:
        """Pickle by the two arguments, not by the message."""
        return type(self), (self.name, self.allowed)


@frozen(kw_only=True)
class Limits:
    """How much of a document is read. Over a limit: a ``limit-exceeded`` diagnostic, and what was read so far.

    Raises:
        TypeError, ValueError: for a limit that is not a positive number; all but ``seconds`` are whole ones.
    """

    bytes: int = field(default=64 * 2**20, validator=_whole)
    """Size of the document; the rest is cut off. The largest known report with scans is below 40 MB."""
    cells: int = field(default=20_000, validator=_whole)
    """Cells of all tables; a report has about 300, a yearbook of the country some 2000."""
    tables: int = field(default=1_000, validator=_whole)
    """Tables of a document; a report has about five, and a page lays itself out with some dozens."""
    characters: int = field(default=500_000, validator=_whole)
    """Characters of text, the breaks between its lines and cells apart; the longest known report has some 60,000 in its
    prose."""
    paragraphs: int = field(default=10_000, validator=_whole)
    """Lines and paragraphs outside tables; a report has some hundreds."""
    columns: int = field(default=512, validator=_whole)
    """Columns of one table; the widest known form has 55."""
    rows: int = field(default=50_000, validator=_whole)
    """Rows of one table."""
    span: int = field(default=1_000, validator=_whole)
    """Largest rowspan or colspan taken at its word."""
    depth: int = field(default=64, validator=_whole)
    """Nesting of tables."""
    elements: int = field(default=100_000, validator=_whole)
    """Elements of an HTML page or of a part of a DOCX or XLSX (a report has about 3000, from Word up to 30,000); glyphs
    and lines of a PDF (a page of a report has about 500). So many times more as any report needs, it bounds what is not
    seen: ends of tags and comments, operators of a PDF, lines of an MHTML file."""
    pages: int = field(default=150, validator=_whole)
    """Pages of a PDF; a report has up to some fifty."""
    members: int = field(default=1_000, validator=_whole)
    """Files of an archive, members of a gzip; the largest known archive of reports holds some hundred."""
    unpacked_bytes: int = field(default=128 * 2**20, validator=_whole)
    """Unpacked size of an archive (DOCX, XLSX, ZIP, gzip) and of the streams of a PDF."""
    recoveries: int = field(default=2_000, validator=_whole)
    """Steps of error recovery of one table."""
    seconds: float = field(default=20.0, validator=_positive)
    """Time for one document, where its reader cannot be bounded otherwise (PDF)."""
    raise_on_excess: bool = False
    """Raise :class:`LimitExceededError` instead of reporting."""


DEFAULT_LIMITS = Limits()
"""What holds where nobody says otherwise."""
