"""The verb ``check``: what is wrong with reports, for people and for scripts."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from govinfo_report.checks import RULES, check_set
from govinfo_report.checks.engine import selected
from govinfo_report.cli.decisions import Decided, Decision, DecisionsError, Key, append, load
from govinfo_report.cli.findings import Checked, checked, decide, found_in, key_of, stale, with_findings
from govinfo_report.cli.findings_github import github_lines
from govinfo_report.cli.findings_json import json_of_findings
from govinfo_report.cli.findings_sarif import sarif_of_findings
from govinfo_report.cli.findings_text import FindingsText
from govinfo_report.cli.inputs import console_on, documents_of, opened, reports_of
from govinfo_report.cli.language import language_of_locale
from govinfo_report.cli.options import Files, Lang, Output
from govinfo_report.cli.said import MARGIN
from govinfo_report.diagnostics import Severity
from govinfo_report.models.report import Report

__all__ = ["FindingsFormat", "check"]


class FindingsFormat(enum.StrEnum):
    """What ``check`` writes."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def check(
    files: Files,
    output_format: Annotated[
        FindingsFormat, typer.Option("--format", "-f", "--output-format", help="What to write. 输出格式。")
    ] = FindingsFormat.TEXT,
    out: Output = None,
    lang: Lang = None,
    severity: Annotated[
        Severity, typer.Option("--severity", help="Count findings from this level on. 从该级别起计。")
    ] = Severity.WARNING,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="CODE", help="Switch a rule or a finding off; repeatable. 关闭某项规则。"),
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option("--decisions", metavar="FILE", dir_okay=False, help="What was decided before. 已有的处理决定。"),
    ] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option("--accept", metavar="CODE[:PATH]", help="Decide: right, and stays. 接受：属实，不再提示。"),
    ] = None,
    dismiss: Annotated[
        list[str] | None,
        typer.Option("--dismiss", metavar="CODE[:PATH]", help="Decide: no mistake. 排除：并非错误。"),
    ] = None,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="Why it was decided so. 决定的理由。")] = "",
) -> None:
    """检查报告：勾稽关系、结构、正文与表格。 Check reports: sums, structure, prose against tables.

    退出码：0 无问题，1 有问题，2 用法错误。 Exit code: 0 nothing found at the level, 1 findings, 2 misuse.
    """
    language = lang or language_of_locale()
    off = frozenset(without or ())
    decided = [(Decided.ACCEPTED, one) for one in accept or ()] + [(Decided.DISMISSED, one) for one in dismiss or ()]
    if decided and decisions is None:
        raise typer.BadParameter("a decision needs --decisions FILE to be written to", param_hint="--accept")
    if not decided and decisions is not None and not decisions.exists():
        raise typer.BadParameter(f"{decisions} does not exist; a first --accept makes it", param_hint="--decisions")
    try:
        selected(RULES, off)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--without") from None
    known = _load(decisions)
    documents = documents_of(files, out)
    with opened(out) as output:
        console = console_on(output)
        reports = _check_all(reports_of(documents, language, to_terminal=False), off, console.width - MARGIN)
        if decisions is not None and decided:
            new = {one.key: one for one in _decisions(reports, decided, note)}
            _append(decisions, [one for one in new.values() if known.get(one.key) != one])
            known |= new
        reports = decide(reports, known)
        gone, elsewhere = stale(known.values(), reports)
        if output_format is FindingsFormat.JSON:
            output.write(json_of_findings(reports, gone, elsewhere) + "\n")
        elif output_format is FindingsFormat.SARIF:
            output.write(sarif_of_findings(reports, gone, language) + "\n")
        elif output_format is FindingsFormat.GITHUB:
            output.writelines(f"{line}\n" for line in github_lines(reports, gone, language, severity))
        else:
            FindingsText(console, language, severity).write(reports, gone, elsewhere)
    if any(one.counts(severity) for report in reports for one in report.findings):
        raise typer.Exit(1)


def _load(path: Path | None) -> dict[Key, Decision]:
    try:
        return load(path) if path else {}
    except DecisionsError as error:
        raise typer.BadParameter(str(error), param_hint="--decisions") from None


def _append(path: Path, decisions: Sequence[Decision]) -> None:
    try:
        append(path, decisions)
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be written: {error.strerror}", param_hint="--decisions") from None


def _check_all(reports: Iterable[tuple[str, Report]], off: frozenset[str], width: int) -> list[Checked]:
    """Check each report, and all of them against each other; of each, only what was found is kept."""
    done: list[Checked] = []

    def passing() -> Iterator[Report]:
        for name, report in reports:
            done.append(checked(report, name, found_in(report, off), width))
            yield report

    return with_findings(done, check_set(passing(), without=off))


def _decisions(reports: Sequence[Checked], decided: Sequence[tuple[Decided, str]], note: str) -> Iterator[Decision]:
    """The decisions that the options ask for, one a finding.

    Raises:
        typer.BadParameter: an option names no finding: it was misspelt, or decides about something that is not there.
    """
    for decision, wanted in decided:
        code, _, path = wanted.partition(":")
        chosen = [
            (report, one)
            for report in reports
            for one in report.findings
            if one.diagnostic.code == code and (not path or one.diagnostic.path == path)
        ]
        if not chosen:
            raise typer.BadParameter(f"no finding is {wanted}", param_hint=f"--{_OPTIONS[decision]}")
        for report, one in chosen:
            yield Decision(*key_of(report, one), decision, note, report.name)


_OPTIONS: Mapping[Decided, str] = {Decided.ACCEPTED: "accept", Decided.DISMISSED: "dismiss"}
