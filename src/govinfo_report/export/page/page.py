"""One self-contained page: a report's tables, what is doubtful about them, and the source beside them."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

from govinfo_report.export.page.evidence import evidence, row_evidence
from govinfo_report.export.page.findings import section_of_findings
from govinfo_report.export.page.index import Index, index_of
from govinfo_report.export.page.markup import Element, element, html
from govinfo_report.export.page.source import source_pane
from govinfo_report.export.page.summary import (
    header,
    heading,
    legend,
    section_of_account,
    section_of_facts,
    section_of_sections,
)
from govinfo_report.export.page.tables import section_of_sheet
from govinfo_report.export.page.words import Words
from govinfo_report.language import Language
from govinfo_report.models.report import Report

__all__ = ["page_of"]

_LANGUAGES = {Language.EN: "en", Language.ZH: "zh-CN"}


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _policy() -> str:
    """What the page may do: show its own style, run its own script, nothing else."""
    style, script = (
        base64.b64encode(hashlib.sha256(_asset(name).encode()).digest()).decode() for name in ("page.css", "page.js")
    )
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
        "base-uri 'none'; form-action 'none'"
    )


def page_of(report: Report, language: Language) -> str:
    """The page of a report, its headings and messages in one language."""
    words = Words(language)
    index = index_of(report)
    agency, year = heading(report, words)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy()),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", words("page-title", agency=agency, year=year)),
        _raw("style", _asset("page.css")),
    )
    body = element(
        "body",
        header(report, words),
        element("main", element("div", *_tables_side(index, words), id="tables"), _source_side(index, words)),
        element("footer", element("p", words("made-by", version=_version()))),
        _evidence(index, words),
        _card(words),
        _raw("script", _asset("page.js")),
    )
    return f"<!doctype html>\n{html(element('html', head, body, lang=_LANGUAGES[words.language]))}\n"


def _raw(tag: str, text: str) -> Element:
    """The page's own style or script: never a text of a document."""
    made = Element(tag)
    made.text = text
    return made


def _version() -> str:
    try:
        return version("govinfo-report")
    except PackageNotFoundError:  # a checkout that is not installed
        return ""


def _tables_side(index: Index, words: Words) -> Iterator[Element | None]:
    yield section_of_findings(index, words)
    yield element("h2", words("tables"))
    if index.sheets:
        yield legend(index, words)
        yield element("div", *(section_of_sheet(one, index, words) for one in index.sheets), class_="sheets")
    else:
        yield element("p", words("no-tables-facts" if index.facts else "no-tables"), class_="none")
    yield section_of_facts(index, words)
    yield section_of_account(index.report, words)
    yield section_of_sections(index.report, words)


def _source_side(index: Index, words: Words) -> Element:
    return element(
        "aside",
        element("h2", words("source")),
        source_pane(index, words),
        id="source",
        tabindex="0",
        aria_label=words("source"),
    )


def _card(words: Words) -> Element:
    """What the script fills: evidence, the line of the source where the source is not beside, the way there."""
    onward = element("a", words("in-source"), class_="onward")
    return element(
        "div", element("div"), element("div", class_="excerpt"), onward, id="card", role="tooltip", hidden=True
    )


def _evidence(index: Index, words: Words) -> Element:
    """The evidence for every figure: shown beside it by the script, and a list at the end without one."""
    lines = [line for one in index.sheets for line in one.sheet.lines]
    boxes = [box for line in lines for box in line.boxes if box and box.path]
    rows = {line.span: line for line in lines if line.span in index.rows}
    return element(
        "section",
        element("h2", words("evidence")),
        *(evidence(box, index, words) for box in boxes),
        *(row_evidence(line, index, words) for line in rows.values()),
        id="evidence",
    )
