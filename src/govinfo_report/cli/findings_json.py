"""Findings as JSON, for programs: everything, whatever the level."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from attrs import asdict

from govinfo_report.cli.decisions import Decision
from govinfo_report.cli.findings import Checked, Finding
from govinfo_report.cli.language import Language
from govinfo_report.cli.pages import command_for, page_of
from govinfo_report.cli.spots import Spot
from govinfo_report.explanations import explanation

__all__ = ["json_of_findings"]


def json_of_findings(reports: Sequence[Checked], gone: Sequence[Decision], elsewhere: Sequence[Decision]) -> str:
    """One object: reports with their findings, what the codes of these mean, and decisions that match nothing."""
    codes = sorted({one.diagnostic.code for report in reports for one in report.findings})
    record = {
        "reports": [_report(one) for one in reports],
        "codes": {code: {one.value: explanation(code, one).text() for one in Language} for code in codes},
        "stale_decisions": [asdict(one) for one in gone],
        "decisions_about_other_reports": len(elsewhere),
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def _report(one: Checked) -> dict[str, Any]:
    return {
        "source": {"name": one.name, "sha256": one.source.sha256, "media_type": one.source.media_type},
        "agency": one.agency,
        "year": one.year,
        "format": one.format,
        "sums": {verdict.value: count for verdict, count in one.sums.items()},
        "findings": [_finding(finding) for finding in one.findings],
    }


def _finding(one: Finding) -> dict[str, Any]:
    found = one.diagnostic
    return {
        "code": found.code,
        "severity": found.severity,
        "path": found.path,
        "text": one.text,
        "span": [found.span.start, found.span.end] if found.span else None,
        "spot": _spot(one.spot) if one.spot else None,
        "message": {"en": found.message_in("en"), "zh": found.message_in("zh")},
        "help": {"en": found.help_in("en"), "zh": found.help_in("zh")},
        "related": [{"path": path or None, "text": spot.text, "spot": _spot(spot)} for path, spot in one.related],
        "page": {one.value: page_of(found.code, one) for one in Language},
        "explain": command_for(found.code),
        "decision": {"decision": one.decision.decision, "note": one.decision.note} if one.decision else None,
    }


def _spot(spot: Spot) -> dict[str, Any]:
    """Line and column of a text, from 1; table, row and column of a page, from 0, as in :class:`Place`."""
    seen = spot.excerpt
    at = spot.place
    return {
        "line": seen.number if spot.is_line_of_file else None,
        "column": seen.column if spot.is_line_of_file else None,
        "place": {"table": at.table, "row": at.row, "column": at.column, "page": at.page} if at else None,
    }
