"""How far an ingest has come."""

from __future__ import annotations

from attrs import astuple, frozen

__all__ = ["Progress"]


@frozen
class Progress:
    """Counts of one run."""

    documents: int = 0
    """Documents found."""
    parsed: int = 0
    """Reports read and stored."""
    known: int = 0
    """Documents that the store had, or that were found before in this run."""
    failed: int = 0
    """Documents put in quarantine."""
    errors: int = 0
    """Of the parsed reports, those with an error among their diagnostics."""

    def and_then(self, step: Progress) -> Progress:
        """The counts after one more step."""
        return Progress(*(before + more for before, more in zip(astuple(self), astuple(step), strict=True)))
