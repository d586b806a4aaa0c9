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
    format: Format | None
    name: str | None
    """Name of the source."""
    sha256: str
    values: Mapping[str, Number | None] = field(repr=False, hash=False)


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
