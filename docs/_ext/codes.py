"""The pages about codes, of findings and of rules, in English and Chinese."""

from __future__ import annotations

import sys
from pathlib import Path

from markup import MODULE, docstring, escape, grid, heading, import_everything, literal, literals, said_in

import govinfo_report as gir
from govinfo_report.checks import RULES, SumRule
from govinfo_report.explanations import TITLES, explanation
from govinfo_report.export.language import SEVERITIES

ROOT = Path(__file__).parents[2]


def diagnostics(language: str = "en") -> str:
    """The catalogue of diagnostics: a section a code, and the code is its anchor."""
    import_everything()
    said = said_in(language)
    parts = [heading(said["diagnostics"]), MODULE, said["about_diagnostics"]]
    kinds = sorted(gir.CATALOGUE.values(), key=lambda kind: kind.code)
    pages = {kind.code: explanation(kind.code, language) for kind in kinds}
    rows = (
        (f"`{kind.code}`_", _severity(kind.severity, language), literals(pages[kind.code].summary)) for kind in kinds
    )
    parts.append(grid((said["code"], said["severity"], said["summary"]), rows, "codes"))
    for kind in kinds:
        page = pages[kind.code]
        what = docstring(kind.__doc__ or "") if language == "en" else literals(page.parts["what"])
        parts += [heading(kind.code, "-"), what, ""]
        entries = [(said["severity"], _severity(kind.severity, language))]
        entries += [(said["rule"], f":ref:`{kind.code} <rule-{kind.code}>`")] if page.is_rule else []
        entries += [("message", escape(kind.en)), ("提示语", escape(kind.zh))]
        entries += [("help", escape(kind.help_en)), ("处理建议", escape(kind.help_zh))]
        parts.append("\n".join(f":{name}: {text}" for name, text in entries if text) + "\n")
    return "\n".join(parts)


def _severity(severity: gir.Severity, language: str) -> str:
    return severity.value if language == "en" else f"{SEVERITIES[severity][1]} {literal(severity.value)}"


def _years(years: tuple[int, int | None] | None) -> str | None:
    return None if years is None else f"{years[0]}-{years[1] or ''}"


def rules(language: str = "en") -> str:
    """The rules that reports are checked against: a table with the examples that are run as tests, a section each."""
    sys.path.insert(0, str(ROOT))  # the examples stand beside the tests that run them
    from tests.checks.examples import EXAMPLES, found_on  # noqa: PLC0415  beside its page

    examples = {one.rule: one for one in EXAMPLES}
    pages = {one.code: explanation(one.code, language) for one in RULES}
    said, titles = said_in(language), {part: pair[language == "zh"] for part, pair in TITLES.items()}
    parts = [heading(said["rules"]), MODULE, said["about_rules"]]
    rows = (
        (
            f"`{one.code}`_",
            _severity(one.severity, language),
            *(escape(pages[one.code].parts[part]) for part in ("speaks", "silent")),
        )
        for one in RULES
    )
    parts.append(grid((said["rule"], said["severity"], titles["speaks"], titles["silent"]), rows, "codes"))
    for rule in RULES:
        applies = ", ".join(literal(form.value) for form in gir.Format if form in rule.forms) or said["any"]
        entries = [(titles["forms"], applies), (said["years"], _years(rule.years) or said["any"])]
        entries += [(said["severity"], _severity(rule.severity, language)), (titles["basis"], escape(rule.basis))]
        if isinstance(rule, SumRule):
            entries.append((said["tolerance"], str(rule.tolerance) if rule.tolerance else said["exact"]))
        parts += [f".. _rule-{rule.code}:\n", heading(rule.code, "-")]
        parts += ["".join(f":{name}: {text}\n" for name, text in entries)]
        page = pages[rule.code].parts
        if language == "en":
            parts += [docstring(rule.documentation), ""]
        else:
            parts += [literals(page["what"]), ""]
            parts += [f"{titles[part]}：{literals(page[part])}\n" for part in ("why", "example", "exceptions")]
        parts.append(f"{titles['speaks']}{said['colon']}{escape(page['speaks'])}\n")
        for one in found_on(rule, examples[rule.code].fires()):
            severity = SEVERITIES[one.severity][language == "zh"]
            other = "en" if language == "zh" else "zh"
            parts.append(f"    {severity}[{one.code}]: {escape(one.message_in(language))}\n")
            parts.append(f"    {escape(one.message_in(other))}\n")
        parts.append(f"{titles['silent']}{said['colon']}{escape(page['silent'])}\n")
    return "\n".join(parts)
