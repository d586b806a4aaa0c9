"""What is doubtful about the report, each finding with its way into the tables and into the source."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo_report.export.language import SEVERITIES
from govinfo_report.export.page.bounds import MOST_FINDINGS, MOST_MESSAGE
from govinfo_report.export.page.index import Index, ShownFinding
from govinfo_report.export.page.markup import Element, cut, element
from govinfo_report.export.page.words import Words

__all__ = ["message_of", "section_of_findings"]

_FEW_SUMS = 3
"""Sums that a message spells out by itself."""


def section_of_findings(index: Index, words: Words) -> Element:
    """The list of findings, the worst first; where there is none, that there is none."""
    found = index.report.diagnostics
    if not found:
        said = element("p", words("clean" if index.report.cells else "clean-bare"), class_="clean")
    else:
        said = element("ol", *(_finding(one, words) for one in index.findings), class_="findings")
    left_out = len(found) - MOST_FINDINGS
    return element(
        "section",
        element("h2", words("findings")),
        said,
        element("p", words("cut-findings", count=left_out), class_="cut") if left_out > 0 else None,
        id="findings",
    )


def message_of(one: ShownFinding, words: Words) -> str:
    """The finding in one sentence."""
    return cut(one.diagnostic.message_in(words.language.value), MOST_MESSAGE)


def _finding(one: ShownFinding, words: Words) -> Element:
    said = one.diagnostic
    advice = cut(said.help_in(words.language.value), MOST_MESSAGE)
    return element(
        "li",
        element(
            "p",
            element("span", one.name[1:], class_="number"),
            element("b", words.of(SEVERITIES[said.severity])),
            element("code", said.code),
            class_="kind",
        ),
        element("p", message_of(one, words), class_="message"),
        *_sums(one, words),
        element("p", element("b", words("help")), advice, class_="help") if advice else None,
        element("p", *_ways(one, words), class_="ways"),
        id=one.name,
        class_=said.severity.value,
        data_mark=one.name,
    )


def _sums(one: ShownFinding, words: Words) -> Iterator[Element]:
    """All sums concerned, where the message has room for some of them only."""
    sums = one.diagnostic.data.get("sums", ())
    if len(sums) > _FEW_SUMS:
        items = (element("li", element("code", path), " ", formula) for path, formula in sums)
        yield element("details", element("summary", words("sums")), element("ul", *items))


def _ways(one: ShownFinding, words: Words) -> Iterator[Element | str]:
    if one.concerns:
        yield element("a", words("in-table"), href=f"#{one.concerns[0]}", data_pick=one.name, data_go="tables")
    if one.diagnostic.span:
        yield element("a", words("in-source"), href=f"#t-{one.name}", data_pick=one.name, data_go="source")
    if one.diagnostic.path:
        yield element("code", one.diagnostic.path)
