"""Figures that sentences state, read with the grammar ``facts.lark``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from attrs import frozen

from govinfo_report.diagnostics import Diagnostic, Kind, Severity, Span
from govinfo_report.narrative.agreement import Named, disagreements, of_one_sentence, settled
from govinfo_report.narrative.clauses import Held
from govinfo_report.narrative.drafts import Draft, Light, Place, drafts_of, own_in, value_of
from govinfo_report.narrative.fold import Folded
from govinfo_report.narrative.lines import Passage
from govinfo_report.narrative.nothing import nothing_in
from govinfo_report.narrative.quantities import figures_near, has_figure
from govinfo_report.narrative.sections import NO_RESULTS, Heading, standard_section
from govinfo_report.narrative.stated import Fact, FactScope

__all__ = ["ReportContext", "SentenceUnread", "read_facts"]

_LONGEST_SENTENCE = 1500
_LONGEST_KEPT = 1000

_STOPS = "。;!?"
_STOP = re.compile(f"[{_STOPS}]")
_PART = re.compile(r"[^,]+,?")
_ZERO = re.compile("未|没|无|不存在|零")
_ZEROS = "未没无不零"
_ZERO_OF = re.compile("申请|要求|复议|诉讼|举报|投诉|申诉|收费|费|减免")
_OTHER_YEAR = re.compile(r"\s*(?:(?P<year>(?:19|20)\d\d)年度?|[上去]一?年度?|前一?年),?")
"""A sentence that begins so speaks of that year, and the next ones as well until they name a time."""
_TIME = re.compile(r"(?:19|20)\d\d|年")
_ENDED = re.compile(r"[。!?]|;[^;]*年[^;]*;")
"""What parts two sentences that have nothing to do with each other: a stop, or one that names a time."""
_PARTS = re.compile("[ ,]*其中")
"""How a sentence begins that divides the figure before it."""
_OUT_OF, _AMONG = re.compile("[在从][^,;:]*$"), re.compile("[^,;:]{0,12}[中里]")
"""What stands in front of and behind a figure that was stated before: 在公开的20条信息中."""
_NO_REQUESTS = {"review_and_litigation", "fees"}
"""Sections in which 申请 alone is for what they are about."""
_REQUESTS = {"received", "accepted", "applied", "no_request"}
_RIVALS = re.compile("来信|信箱|热线|提案|建议|议案|信访|诉求|留言|工单|审批|咨询|许可|案件")
"""What else an office answers and closes: where a report speaks of these, 答复3件 alone says nothing."""
_TOPIC_OF_SECTION = {"requests": "REQUESTS", "proactive_disclosure": "DISCLOSURE"}


class SentenceUnread(Kind):
    """A sentence is longer than any of a report, and no comma divides it; what it states was not read.

    A page whose punctuation a cleaner dropped. Its figures are still in the account.
    """

    code = "sentence-unread"
    severity = Severity.INFO
    en = "A passage of {length} characters without punctuation was not read for what it says."
    zh = "有一段 {length} 个字符的文字没有标点，未作解读。"


@frozen
class ReportContext:
    """What facts are read in the light of."""

    text: str
    """The document's text."""
    year: int | None = None
    """The reporting year."""
    own: tuple[str, ...] = ()
    """Names of the agency, which change nothing in its own report."""
    section: Callable[[int], str | None] = lambda _: None
    """The standard section at an offset of the text."""
    headings: tuple[Heading, ...] = ()
    """Those that state nothing themselves; a sentence may follow on the line of one."""


def _sentences(text: str) -> Sequence[tuple[int, int]]:
    """Start and end of the sentences that may state a figure or a zero in words; none is missing.

    Lines of an office come again in its next report; where they state something is remembered, up to a bound.
    """
    return _kept_sentences(text) if len(text) <= _LONGEST_KEPT else _kept_sentences.__wrapped__(text)


@lru_cache(maxsize=4096)
def _kept_sentences(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(_found_sentences(text))


def _found_sentences(text: str) -> Iterator[tuple[int, int]]:
    signs = figures_near(text)
    zeros = [found.start() for found in _ZERO.finditer(text)]
    done = 0
    for sign in sorted(signs + zeros) if zeros else signs:
        if sign < done:
            continue
        start = done
        for stop in _STOPS:
            start = text.rfind(stop, start, sign) + 1 or start
        behind = _STOP.search(text, sign)
        done = behind.start() if behind else len(text)
        if text[sign] not in _ZEROS or has_figure(text, sign, done) or _ZERO_OF.search(text, start, done):
            yield start, done


class _PassageReader:
    """Reads the passages of one report; knows what the last sentence spoke of."""

    def __init__(self, context: ReportContext) -> None:
        self.context = context
        self.headings = {one.start: one.title.end for one in context.headings if standard_section(one.text)}
        self.facts: list[Named] = []
        self.default = None if _RIVALS.search(context.text) else "REQUESTS"
        self.unread: list[Span] = []
        """Passages without punctuation that are too long for a sentence."""
        self.section: str | None = None
        self.topic: str | None = None
        self.of_other_year = False
        """Whether the last sentences spoke of a year before."""
        self.held = Held()
        """What the last sentence says of one that goes on from it."""

    def passage(self, passage: Passage) -> None:
        """Read the sentences that may state something."""
        folded, text = passage.folded, passage.folded.text
        self.section = None
        first, done = True, 0
        self.of_other_year = False
        for begin, end in _sentences(text):
            if (first or _ENDED.search(text, done, begin)) and not _PARTS.match(text, begin):
                self.held = Held()
            done = end
            at = folded.source(begin)
            here = self.context.section(at)
            if first or here != self.section:
                self.section, self.topic = here, _TOPIC_OF_SECTION.get(here or "", self.default)
                first = False
            binds = here not in NO_RESULTS
            behind = self.headings.get(at)
            start = min(folded.offset(behind), end) if behind else begin
            if end - start <= _LONGEST_SENTENCE:
                self.sentence(folded, text[start:end], start, binds=binds)
                continue
            for piece in _PART.finditer(text, start, end):
                if piece.end() - piece.start() <= _LONGEST_SENTENCE:
                    self.sentence(folded, piece[0], piece.start(), binds=binds)
                else:
                    self.unread.append(folded.span(*piece.span()))

    def sentence(self, folded: Folded, text: str, offset: int, *, binds: bool) -> None:
        """Read what a sentence states."""
        context = self.context
        light = Light(context.year, own_in(text, context.own), self.topic, binds, self.held)
        drafts, self.topic, self.held = drafts_of(text, light)
        whole, span_of = context.text, folded.span
        begun = _OTHER_YEAR.match(text)
        if begun or _TIME.search(text):
            self.of_other_year = begun is not None and begun["year"] != str(context.year)
            lingers = False
        else:
            lingers = self.of_other_year
        found = list[Named]()
        for draft in drafts:
            metric, label, _, _, _, _, unit, qualifier, of_which, (start, end), figure, _, _ = draft
            span = span_of(offset + start, offset + end)
            at = span_of(offset + figure[0], offset + figure[1]) if figure else None
            label = label or self.printed(folded, offset, draft)
            value, quote = value_of(draft, text), whole[span.start : span.end]
            path, readings, scope = self.placed(draft, value, text, lingers=lingers)
            fact = Fact(path, label, value, unit, qualifier, scope, quote, span, at, of_which, readings)
            found.append((metric, fact))
        self.facts += of_one_sentence(found) if len(found) > 1 else found

    def placed(
        self, draft: Draft, value: int | Decimal, text: str, *, lingers: bool
    ) -> tuple[str | None, tuple[str, ...], FactScope]:
        """Path, readings and time of a fact, in the light of what stands before its sentence.

        Args:
            draft: What the sentence alone says.
            value: The fact's value.
            text: The sentence.
            lingers: Whether the sentences before it speak of another year, and it names no time.
        """
        path, readings, scope = draft.path, draft.readings, draft.scope
        if lingers and scope is FactScope.YEAR:
            path, readings, scope = None, (), FactScope.UNCLEAR
        if draft.metric in _REQUESTS and self.section in _NO_REQUESTS and "信息" not in text:
            path, readings = None, ()
        if path and draft.figure and (before := self.stated_before(draft.metric, value, text, draft.figure)):
            path, readings, scope = before.path, before.readings, before.scope
        return path, readings, scope

    def stated_before(self, metric: str | None, value: int | Decimal, text: str, figure: Place) -> Fact | None:
        """The fact that a figure repeats: 在公开的20条信息中."""
        if not (_OUT_OF.search(text, 0, figure[0]) and _AMONG.match(text, figure[1])):
            return None
        return next((fact for name, fact in reversed(self.facts) if name == metric and fact.value == value), None)

    def printed(self, folded: Folded, offset: int, draft: Draft) -> str:
        """The sentence's own words for what it counts, as printed, without blanks."""
        span = folded.span(offset + draft.words[0], offset + draft.words[1])
        return "".join(self.context.text[span.start : span.end].split())


def read_facts(passages: Iterable[Passage], context: ReportContext) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]]:
    """The facts of the passages in their order, and what is wrong among them."""
    reader = _PassageReader(context)
    for passage in passages:
        reader.passage(passage)
    zeros = list(nothing_in(context.headings, context.text, context.section, context.year))
    found = sorted(reader.facts + zeros, key=lambda one: one[1].span.start) if zeros else reader.facts
    facts = tuple(settled(found))
    unread = [SentenceUnread.at(span, length=span.end - span.start) for span in reader.unread]
    return facts, (*disagreements(facts), *unread)
