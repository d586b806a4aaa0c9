"""Bounds on what one document may cost. Defaults are far above any real report."""

from __future__ import annotations

from typing import Any

from attrs import Attribute, field, frozen

__all__ = ["LimitExceededError", "Limits"]


def _positive(_: Any, attribute: Attribute[Any], value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{attribute.name} must be a number, not {type(value).__name__}")
    if not value > 0:
        raise ValueError(f"{attribute.name} must be above 0, not {value}")


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
        TypeError, ValueError: for a limit that is not a positive number.
    """

    bytes: int = field(default=64 * 2**20, validator=_positive)
    """Size of the document; the rest is cut off. The largest known report with scans is below 40 MB."""
    cells: int = field(default=20_000, validator=_positive)
    """Cells of all tables; a report has about 300, a yearbook of the country some 2000."""
    columns: int = field(default=512, validator=_positive)
    """Columns of one table; the widest known form has 55."""
    rows: int = field(default=5_000, validator=_positive)
    """Rows of one table."""
    span: int = field(default=1_000, validator=_positive)
    """Largest rowspan or colspan taken at its word."""
    depth: int = field(default=64, validator=_positive)
    """Nesting of tables."""
    elements: int = field(default=100_000, validator=_positive)
    """Elements of an HTML page; a report has about 3000."""
    pages: int = field(default=300, validator=_positive)
    """Pages of a PDF."""
    unpacked_bytes: int = field(default=128 * 2**20, validator=_positive)
    """Unpacked size of an archive (DOCX, XLSX, ZIP)."""
    recoveries: int = field(default=2_000, validator=_positive)
    """Steps of error recovery of one table."""
    seconds: float = field(default=20.0, validator=_positive)
    """Time for one document, where its reader cannot be bounded otherwise (PDF)."""
    raise_on_excess: bool = False
    """Raise :class:`LimitExceededError` instead of reporting."""
