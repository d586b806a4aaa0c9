"""What the report is, and what else was read from it: header, account of figures, sections, statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from govinfo_report.diagnostics import Severity
from govinfo_report.export.language import FIGURES, SEVERITIES
from govinfo_report.export.page.bounds import MOST_ATTACHMENTS, MOST_FACTS, MOST_SECTIONS, MOST_WORDS
from govinfo_report.export.page.evidence import shown_number
from govinfo_report.export.page.index import Index
from govinfo_report.export.page.markup import Child, Element, cut, element
from govinfo_report.export.page.states import BoxState
from govinfo_report.export.page.tables import ABSENT, BLANK
from govinfo_report.export.page.words import Words
from govinfo_report.models.report import Format, Report
from govinfo_report.narrative.stated import Section
from govinfo_report.parsing.grammars import forms

__all__ = ["header", "heading", "legend", "section_of_account", "section_of_facts", "section_of_sections"]

_SAMPLES = {
    BoxState.NO_FIGURE: BLANK,
    BoxState.BLANK: BLANK,
    BoxState.MARK: "—",
    BoxState.TEXT: "若干",
    BoxState.CONFLICTING: ABSENT,
    BoxState.ABSENT: ABSENT,
}
_SAMPLE_FIGURE = "12"


def heading(report: Report, words: Words) -> tuple[str, str]:
    """Agency and year, or that they were not found."""
    agency = cut(report.agency, MOST_WORDS) if report.agency else words("unknown-agency")
    return agency, words("year", year=report.year) if report.year else words("unknown-year")


def header(report: Report, words: Words) -> Element:
    """Whose report it is, how it stands, and which bytes it was read from."""
    agency, year = heading(report, words)
    return element(
        "header",
        element("h1", element("span", agency, lang="zh-CN" if report.agency else None), " ", element("small", year)),
        element("p", words("lead"), class_="lead"),
        element("p", *_counts(report, words), class_="counts"),
        element("dl", *_described(_facts(report, words), words), class_="facts"),
    )


def _counts(report: Report, words: Words) -> Iterator[Element]:
    """How many findings of each severity; a link to them."""
    counted = Counter(one.severity for one in report.diagnostics)
    for severity in reversed(Severity):
        if counted[severity]:
            said = f"{words.of(SEVERITIES[severity])} {counted[severity]}"
            yield element("a", said, href="#findings", class_=f"chip {severity.value}")
    if not counted:
        yield element("a", words("clean-bare"), href="#findings", class_="chip clean")


def _facts(report: Report, words: Words) -> Iterator[tuple[str, Child]]:
    source = report.source
    yield "title", cut(report.title or "", MOST_WORDS)
    yield "form", _form(report.format, words)
    period = report.period
    yield "period", cut(" – ".join(period) if isinstance(period, tuple) else period or "", MOST_WORDS)
    yield "published", cut(report.published or "", MOST_WORDS)
    for one in report.attachments[:MOST_ATTACHMENTS]:
        missing = "" if one.present else f" ({words('attachment-absent')})"
        yield "attachment", f"{cut(one.name, MOST_WORDS)}{missing}"
    if (left_out := len(report.attachments) - MOST_ATTACHMENTS) > 0:
        yield "attachment", words("cut-attachments", count=left_out)
    medium = words("comma").join(filter(None, (source.media_type, source.encoding)))
    yield "file", f"{cut(source.name or words('given'), MOST_WORDS)} ({medium})"
    yield "digest", element("code", source.sha256)


def _form(form: Format | None, words: Words) -> str:
    if form is None:
        return words("no-form")
    known = forms().get(form)
    return f"{known.title} · {known.source}" if known else words("indicators-other")


def _described(facts: Iterator[tuple[str, Child]], words: Words) -> Iterator[Element]:
    for key, said in facts:
        if said is not None and said != "":
            yield element("div", element("dt", words(key)), element("dd", said))


def legend(index: Index, words: Words) -> Element | None:
    """The states that occur in the tables, with a sample and the count of each."""
    boxes = [box for one in index.sheets for line in one.sheet.lines for box in line.boxes if box]
    counted = Counter(state for box in boxes for state in index.states(box))
    failing = sum(
        1 for box in boxes if any("terms" in one.diagnostic.data for one in index.by_path.get(box.path or "", ()))
    )
    if not counted:
        return None
    items = [
        _sample(state.value, _SAMPLES.get(state, _SAMPLE_FIGURE), counted[state], words)
        for state in BoxState
        if counted[state]
    ]
    if failing:
        items.append(_sample("in-sum", _SAMPLE_FIGURE, failing, words))
    return element("ul", *items, class_="legend", aria_label=words("legend"))


def _sample(state: str, sample: str, count: int, words: Words) -> Element:
    figure = element("span", sample, class_=f"figure {state}", aria_hidden="true")
    return element("li", figure, " ", words(f"state-{state}"), " ", element("b", str(count)))


def section_of_account(report: Report, words: Words) -> Element:
    """Where every figure of the source ended."""
    rows = [
        element("li", element("b", str(count)), " ", words.of(FIGURES[kind]), class_=kind.value)
        for kind, count in report.account.totals.items()
        if count
    ]
    return element(
        "section",
        element("h2", words("account")),
        element("p", words("account-total", count=len(report.account))),
        element("ul", *rows, class_="account") if rows else None,
    )


def section_of_sections(report: Report, words: Words) -> Element | None:
    """The headings of the report."""
    if not report.sections:
        return None
    lines = list(_lines(report.sections, 0))
    left_out = len(lines) - MOST_SECTIONS
    return element(
        "details",
        element("summary", element("h2", words("sections")), element("small", str(len(lines)))),
        element("ul", *lines[:MOST_SECTIONS], class_="sections", lang="zh-CN"),
        element("p", words("cut-sections", count=left_out), class_="cut") if left_out > 0 else None,
    )


def _lines(sections: Sequence[Section], depth: int) -> Iterator[Element]:
    for one in sections:
        yield element("li", cut(f"{one.ordinal}{one.heading}", MOST_WORDS), class_=f"depth{min(depth, 3)}")
        yield from _lines(one.children, depth + 1)


def section_of_facts(index: Index, words: Words) -> Element | None:
    """The figures that sentences state; in full sight where there are no tables."""
    report = index.report
    if not index.facts:
        return None
    head = (element("th", words(key), scope="col") for key in ("metric", "value", "time", "said"))
    rows = [
        element(
            "tr",
            element("td", cut(fact.metric, MOST_WORDS), lang="zh-CN"),
            element("td", _stated(shown_number(fact.value), fact.qualifier, fact.unit, name), class_="number"),
            element("td", words(f"scope-{fact.scope}")),
            element("td", cut(fact.quote, MOST_WORDS), lang="zh-CN", class_="quote"),
        )
        for name, fact in index.facts
    ]
    left_out = len(report.facts) - MOST_FACTS
    return element(
        "details",
        element("summary", element("h2", words("facts")), element("small", str(len(report.facts)))),
        element(
            "div",
            element("table", element("thead", element("tr", *head)), element("tbody", *rows), class_="statements"),
            class_="tables",
        ),
        element("p", words("cut-facts", count=left_out), class_="cut") if left_out > 0 else None,
        open=not index.sheets,
    )


def _stated(value: str, qualifier: str | None, unit: str | None, name: str) -> Element:
    said = cut(f"{value}{qualifier or ''}{unit or ''}", MOST_WORDS)
    return element("a", said, id=name, href=f"#t-{name}", class_="figure exact", data_mark=name, data_pick=name)
