"""Nothing in a document becomes part of the page that shows it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.export.pages import HOSTILE, REPORTS

import govinfo_report as gir
from govinfo_report.examples import EXAMPLES, example
from govinfo_report.export.page.markup import cut, element, html, visible

# What the page is made of. No element that loads, embeds or submits, and no attribute that runs or styles.
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "script", "header", "main", "aside", "footer", "section"),
    *("div", "p", "h1", "h2", "h3", "span", "small", "b", "code", "q", "a", "ul", "ol", "li", "dl", "dt", "dd"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary"),
}
ATTRIBUTES = {
    *("id", "class", "lang", "href", "role", "scope", "colspan", "rowspan", "tabindex", "hidden", "open"),
    *("charset", "name", "content", "http-equiv", "aria-describedby", "aria-label", "aria-hidden"),
    *("data-mark", "data-pick", "data-note", "data-go", "data-n"),
}
PIECES = st.one_of(
    st.sampled_from(
        [
            "<script>",
            "</script>",
            "</style>",
            "-->",
            "<!--",
            "]]>",
            '"',
            "'",
            ">",
            "<",
            "&",
            "&lt;",
            "&#60;",
            "onload=",
            "\0",
        ]
    ),
    st.sampled_from(
        ["\u202e", "\u2066", "\u200b", "\ufeff", "\x1b[2J", "\x85", "\u2028", "\ud800", "\U000e0041", "\ue000"]
    ),
    st.text(max_size=8),
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)
TEMPLATES = [gir.read(example(name)).text for name in EXAMPLES] + [HOSTILE]


class Seen(HTMLParser):
    """What a browser would make of a page: its elements, its attributes, its texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags[tag] += 1
        self.attributes += attributes

    def handle_data(self, data):
        self.texts.append(data)

    def handle_comment(self, data):
        raise AssertionError(data)

    def handle_pi(self, data):
        raise AssertionError(data)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_a_text_and_an_attribute_come_back_as_they_went_in(text, value):
    """Protects the one place that every text of a document passes through on its way to the page."""
    seen = Seen(html(element("p", text, element("b", text), text, title=value)))
    assert seen.tags == {"p": 1, "b": 1}
    assert "".join(seen.texts) == visible(text) * 3
    assert seen.attributes == [("title", visible(value))]


@settings(deadline=None)
@given(TEXTS)
def test_nothing_invisible_is_left(text):
    """Protects the eye: no character that hides, turns or moves others, and every other one as it was."""
    shown = visible(text)
    assert {unicodedata.category(one) for one in shown if one not in "\n\t"} & {
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
        "Zl",
        "Zp",
    } == set()
    for character in text:
        assert visible(character) in {character, f"⟨U+{ord(character):04X}⟩"}
    assert shown == "".join(map(visible, text))
    shown.encode("utf-8")


@settings(deadline=None)
@given(TEXTS, st.integers(2, 30))
def test_a_cut_is_seen(text, most):
    """Protects against a label or a note that looks whole and is not."""
    short = cut(text, most)
    assert len(short) <= most
    assert short == text or short == f"{text[: most - 1]}…"


def test_the_page_is_made_of_known_parts():
    """Protects against an element or attribute that loads, embeds, submits, runs or styles."""
    for report in REPORTS.values():
        for language in ("en", "zh"):
            seen = Seen(report.to_html(language))
            assert set(seen.tags) <= TAGS
            assert {name for name, _ in seen.attributes} <= ATTRIBUTES
            assert seen.tags["script"] == seen.tags["style"] == 1
            links = [value for name, value in seen.attributes if name == "href"]
            assert [link for link in links if not link.startswith("#")] == []


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEMPLATES), st.data())
def test_no_document_changes_what_the_page_is_made_of(template, data):
    """Protects the reader of a page made from a hostile document: its text is text, wherever in a report it stands."""
    text = template
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(TEXTS) + text[at:]
    report = gir.parse(text)
    page = report.to_html(data.draw(st.sampled_from(["en", "zh"])))
    seen = Seen(page)
    assert set(seen.tags) <= TAGS
    assert {name for name, _ in seen.attributes} <= ATTRIBUTES
    assert seen.tags["script"] == seen.tags["style"] == 1
    assert visible(page) == page
    page.encode("utf-8")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_hostile_report_is_shown_word_for_word(language):
    """Protects the evidence: what a document tries is there to be read."""
    said = "".join(Seen(REPORTS["hostile"].to_html(language)).texts)
    for line in REPORTS["hostile"].document.text.splitlines():
        assert visible(line.partition(" | ")[0]) in said
