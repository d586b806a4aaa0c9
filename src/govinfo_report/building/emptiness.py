"""Say why a report has no values: nothing was there, no report was there, or only its tables are missing."""

from __future__ import annotations

from govinfo_report.building.assemble import Assembled
from govinfo_report.building.findings import EmptyDocument, EmptyReading, NoReport, NoTable
from govinfo_report.diagnostics import Diagnostic
from govinfo_report.document import Document
from govinfo_report.narrative.stated import Narrative

__all__ = ["why_empty"]


def why_empty(document: Document, assembled: Assembled, narrative: Narrative) -> tuple[Diagnostic, ...]:
    """One diagnostic for a report without values or indicator rows; none for any other."""
    if assembled.cells or assembled.indicators or any(one.severity == "error" for one in document.diagnostics):
        return ()
    if not document.text.strip():
        return (EmptyDocument.at(),)
    known = [one for one in narrative.sections if one.kind is not None]
    if narrative.agency is None and narrative.year is None and not known and not assembled.uses:
        return (NoReport.at(),)
    if any(one.code == EmptyReading.code for one in assembled.diagnostics):
        return ()  # there is a table; the error says what became of it
    named = "、".join(one.name for one in narrative.attachments)
    return (NoTable.at(attachments=named or "—"),)
