"""Packages that only a part of the library needs: what is said where one is not installed."""

from __future__ import annotations

__all__ = ["MissingExtraError"]


class MissingExtraError(ImportError):
    """Something needs an optional package that is not installed; the message names the extra to install."""

    def __init__(self, extra: str, purpose: str) -> None:
        super().__init__(f'{purpose} needs an extra: pip install "govinfo-report[{extra}]"')
        self.extra = extra
        self.purpose = purpose

    def __reduce__(self) -> tuple[type[MissingExtraError], tuple[str, str]]:
        """Pickle by the two arguments, not by the message."""
        return type(self), (self.extra, self.purpose)
