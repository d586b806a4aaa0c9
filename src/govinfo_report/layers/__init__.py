"""Opt-in layers above what is printed: readings that are proven, and repairs that are proposed. Nothing is altered."""

from __future__ import annotations

from govinfo_report.layers.changes import Change, Mechanism, Proposal, Repairs, Suspects
from govinfo_report.layers.repairing import proposals
from govinfo_report.layers.resolution import Reading, Reason, Resolution, resolve

__all__ = [
    "Change",
    "Mechanism",
    "Proposal",
    "Reading",
    "Reason",
    "Repairs",
    "Resolution",
    "Suspects",
    "proposals",
    "resolve",
]
