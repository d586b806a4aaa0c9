"""What rules over many reports need of each, so that a hundred thousand of them fit into memory."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from govinfo_report.models.printed import Number
from govinfo_report.models.report import Format, Report

__all__ = ["Summary", "summary_of"]


@frozen
class Summary:
    """One report of a set."""

    index: int
    """Place in the set, from 0."""
    agency: str | None
    """In simplified characters with common abbreviations written out, where the document names it."""
    year: int | None
    """The reporting year; None where the document does not tell."""
    format: Format | None
    """Form of its tables; None: no table that tells a form."""
    name: str | None
    """Name of the source."""
    sha256: str
    """Hex digest of its bytes."""
    values: Mapping[str, Number | None] = field(repr=False, hash=False)
    """Every printed value by path; None for a blank, a mark or a text."""


def summary_of(report: Report, index: int) -> Summary:
    """What rules over many reports see of this one."""
    return Summary(
        index=index,
        agency=report.narrative.agency_canonical or report.agency,
        year=report.year,
        format=report.format,
        name=report.source.name,
        sha256=report.source.sha256,
        values=report.values(),
    )
