"""Findings as the workflow commands that GitHub shows beside the lines of a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govinfo_report.cli.decisions import Decision
from govinfo_report.cli.excerpt import harmless
from govinfo_report.cli.findings import Checked, Finding
from govinfo_report.cli.language import Language
from govinfo_report.cli.pages import command_for, page_of
from govinfo_report.diagnostics import Severity

__all__ = ["github_lines"]

_COMMANDS = {Severity.INFO: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}
_OF_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_OF_PROPERTY = _OF_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def github_lines(
    reports: Sequence[Checked], gone: Sequence[Decision], language: Language, level: Severity
) -> Iterator[str]:
    """A command a finding that counts, and a notice a decision that matches nothing any more."""
    for report in reports:
        for one in report.findings:
            if one.counts(level):
                yield _command(one, report.name, language)
    for decision in gone:
        yield f"::notice title=stale decision::{harmless(str(decision)).translate(_OF_MESSAGE)}"


def _command(one: Finding, name: str, language: Language) -> str:
    found = one.diagnostic
    properties = {"file": name}
    if one.spot and one.spot.is_line_of_file:
        seen = one.spot.excerpt
        properties |= {"line": str(seen.number), "col": str(seen.column)}
        if seen.lines == 1:
            properties["endColumn"] = str(seen.column + seen.length)
    properties["title"] = found.code
    given = ",".join(f"{key}={value.translate(_OF_PROPERTY)}" for key, value in properties.items())
    text = harmless(" ".join(filter(None, (found.message_in(language), found.help_in(language)))))
    text += f"\n{page_of(found.code, language) or command_for(found.code)}"
    return f"::{_COMMANDS[found.severity]} {given}::{text.translate(_OF_MESSAGE)}"
