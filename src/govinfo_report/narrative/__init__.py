"""What the prose of a report says: whose it is, of which year, its sections, and the figures in its sentences."""

from __future__ import annotations

from govinfo_report.narrative.reading import read_narrative
from govinfo_report.narrative.stated import Attachment, Contact, Fact, FactScope, Narrative, Section, Stated

__all__ = ["Attachment", "Contact", "Fact", "FactScope", "Narrative", "Section", "Stated", "read_narrative"]
