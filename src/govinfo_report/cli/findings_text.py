"""Findings as a good compiler prints its errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen
from rich.console import Console
from rich.text import Text

from govinfo_report.checks import Verdict
from govinfo_report.cli.colours import COLOURS
from govinfo_report.cli.decisions import Decided, Decision
from govinfo_report.cli.excerpt import harmless
from govinfo_report.cli.findings import Checked, Finding
from govinfo_report.cli.language import SEVERITIES, Language, words
from govinfo_report.cli.pages import command_for, page_of
from govinfo_report.cli.said import message, note, place_of
from govinfo_report.diagnostics import Severity

__all__ = ["FindingsText"]

_WORDS: Mapping[str, tuple[str, str]] = {
    "docs": ("docs", "说明"),
    "says": ("the table says", "表中"),
    "again": ("printed again", "另一处"),
    "sums": (
        "sums: {holds} hold, {fails} fail, {unknown} cannot be known",
        "勾稽关系：{holds}项成立，{fails}项不成立，{unknown}项无法判断",
    ),
    "total": (
        "reports: {reports}; errors: {errors}, warnings: {warnings}, for information: {infos}",
        "共检查{reports}份报告：错误{errors}条，警告{warnings}条，提示{infos}条",
    ),
    "decided": ("{accepted} accepted, {dismissed} dismissed", "已接受{accepted}条，已排除{dismissed}条"),
    "hidden": (
        "less severe findings that are not shown (--severity info shows them): {count}",
        "另有{count}条级别较低的未显示（--severity info 可全部显示）",
    ),
    "stale": ("this decision matches no finding any more: {decision}", "该决定已无对应的诊断：{decision}"),
    "elsewhere": (
        "decisions about reports that were not checked this time: {count}",
        "另有{count}条决定所涉报告不在本次检查之列",
    ),
}


@frozen
class FindingsText:
    """Writes findings on a console in one language."""

    console: Console
    language: Language
    level: Severity
    """Less severe findings are counted, not shown."""

    def write(self, reports: Sequence[Checked], gone: Sequence[Decision], elsewhere: Sequence[Decision]) -> None:
        """Write all findings, what became of earlier decisions, and a summary."""
        hidden = 0
        for report in reports:
            shown = [one for one in report.findings if one.counts(self.level)]
            hidden += sum(one.decision is None for one in report.findings) - len(shown)
            for one in shown:
                for line in self._finding(one, report.name):
                    # In a file, a line is a line: programs look for it.
                    self.console.print(line, overflow="fold", soft_wrap=not self.console.is_terminal)
                self.console.print()
        for decision in gone:
            self._say(
                f"{SEVERITIES[Severity.WARNING][self._zh]}: " + self._words("stale", decision=harmless(str(decision))),
                "yellow",
            )
        if elsewhere:
            self._say(self._words("elsewhere", count=len(elsewhere)), "dim")
        if hidden:
            self._say(self._words("hidden", count=hidden), "dim")
        for text in self._summary(reports):
            self._say(text)

    @property
    def _zh(self) -> bool:
        return self.language is Language.ZH

    def _words(self, key: str, **data: object) -> str:
        return _WORDS[key][self._zh].format(**data)

    def _say(self, text: str, style: str = "") -> None:
        self.console.print(Text(text, style=style))

    def _finding(self, one: Finding, name: str) -> Iterator[Text]:
        found = one.diagnostic
        yield message(found, self.language)
        yield from place_of(one.spot, name, COLOURS[found.severity], self.language)
        for path, spot in one.related:
            yield Text(f"   = {self._words('says' if path else 'again')}{'：' if self._zh else ':'}", style="dim")
            yield from place_of(spot, name, "blue", self.language)
        if found.path:
            yield note(words("path", self.language), found.path)
        if advice := found.help_in(self.language):
            yield note(words("help", self.language), harmless(advice))
        yield note(self._words("docs"), page_of(found.code, self.language) or command_for(found.code))

    def _summary(self, reports: Sequence[Checked]) -> Iterator[str]:
        findings = [one for report in reports for one in report.findings]
        counted = Counter(one.diagnostic.severity for one in findings if one.decision is None)
        decided = Counter(one.decision.decision for one in findings if one.decision)
        sums = Counter[Verdict]()
        for report in reports:
            sums.update(report.sums)
        total = self._words(
            "total",
            reports=len(reports),
            errors=counted[Severity.ERROR],
            warnings=counted[Severity.WARNING],
            infos=counted[Severity.INFO],
        )
        if decided:
            made = self._words("decided", accepted=decided[Decided.ACCEPTED], dismissed=decided[Decided.DISMISSED])
            total += f"；{made}" if self._zh else f"; {made}"
        yield total
        fails = sums[Verdict.FAILED] + sums[Verdict.REFUTED]
        unknown = sums[Verdict.UNKNOWN] + sums[Verdict.SHORT]
        yield self._words("sums", holds=sums[Verdict.HOLDS], fails=fails, unknown=unknown)
