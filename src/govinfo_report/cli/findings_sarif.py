"""Findings as SARIF 2.1.0, the format of static analysis that editors and code hosts read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

import govinfo_report
from govinfo_report.cli.decisions import Decided, Decision
from govinfo_report.cli.excerpt import harmless
from govinfo_report.cli.findings import Checked, Finding, key_of
from govinfo_report.cli.language import Language
from govinfo_report.cli.pages import page_of, project_url
from govinfo_report.cli.spots import Spot
from govinfo_report.diagnostics import CATALOGUE, Severity
from govinfo_report.explanations import explanation

__all__ = ["sarif_of_findings"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# In a message, braces are placeholders and brackets links; those of a document are neither.
_LITERALLY = str.maketrans({"{": "{{", "}": "}}", "[": "\\[", "]": "\\]", "\\": "\\\\"})
_LEVELS = {Severity.INFO: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}


def sarif_of_findings(reports: Sequence[Checked], gone: Sequence[Decision], language: Language) -> str:
    """One run with every finding; those that people decided about are suppressed, with their note."""
    codes = sorted({one.diagnostic.code for report in reports for one in report.findings})
    driver: dict[str, Any] = {
        "name": "govinfo-report",
        "version": govinfo_report.__version__,
        "rules": [_rule(code, language) for code in codes],
    }
    if home := project_url("homepage"):
        driver["informationUri"] = home
    results = [
        _result(one, number, report, codes.index(one.diagnostic.code), language)
        for number, report in enumerate(reports)
        for one in report.findings
    ]
    notifications = [
        {"level": "warning", "descriptor": {"id": "stale-decision"}, "message": _message(str(one))} for one in gone
    ]
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN" if language is Language.ZH else "en",
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(one) for one in reports],
        "results": results,
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notifications}],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str, language: Language) -> dict[str, Any]:
    page = explanation(code, language)
    found: dict[str, Any] = {
        "id": code,
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": page.parts["what"]},
        "help": {"text": page.text(), "markdown": page.markdown()},
        "defaultConfiguration": {"level": _LEVELS[CATALOGUE[code].severity]},
    }
    if address := page_of(code, language):
        found["helpUri"] = address
    return found


def _message(text: str) -> dict[str, str]:
    return {"text": harmless(text).translate(_LITERALLY)}


def _uri(name: str) -> str:
    """A name as a URI: of a whole path the file's, else relative to where the command was run."""
    path = Path(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _artifact(one: Checked) -> dict[str, Any]:
    found: dict[str, Any] = {"location": {"uri": _uri(one.name)}, "hashes": {"sha-256": one.source.sha256}}
    if one.source.media_type:
        found["mimeType"] = one.source.media_type
    return found


def _result(one: Finding, number: int, report: Checked, rule: int, language: Language) -> dict[str, Any]:
    diagnostic = one.diagnostic
    location = _location(report.name, number, one.spot)
    if diagnostic.path:
        location["logicalLocations"] = [{"fullyQualifiedName": diagnostic.path, "kind": "member"}]
    text = " ".join(filter(None, (diagnostic.message_in(language), diagnostic.help_in(language))))
    key = "\0".join(part or "" for part in key_of(report, one))
    found: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": _message(text),
        "locations": [location],
        "partialFingerprints": {"finding/v1": sha256(key.encode()).hexdigest()},
        "suppressions": [],
    }
    if one.related:
        found["relatedLocations"] = [
            {"id": index, **_location(report.name, number, spot), "message": _message(path or spot.text)}
            for index, (path, spot) in enumerate(one.related)
        ]
    if one.decision:
        found["suppressions"] = [_suppression(one.decision)]
    return found


def _suppression(decision: Decision) -> dict[str, Any]:
    """A decision; SARIF has one kind of them, so the note says which it was."""
    said = {Decided.ACCEPTED: "accepted: right, known, and stays", Decided.DISMISSED: "dismissed: no mistake"}
    note = f"{said[decision.decision]}; {decision.note}" if decision.note else said[decision.decision]
    return {"kind": "external", "status": "accepted", "justification": note}


def _location(name: str, number: int, spot: Spot | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(name), "index": number}}
    found: dict[str, Any] = {"physicalLocation": physical}
    if spot and spot.is_line_of_file:
        seen = spot.excerpt
        region: dict[str, Any] = {"startLine": seen.number, "startColumn": seen.column}
        if seen.lines == 1:
            region |= {"endColumn": seen.column + seen.length}
        physical["region"] = region
    if spot and (at := spot.place):
        found["properties"] = {"table": at.table, "row": at.row, "column": at.column, "page": at.page}
    return found
