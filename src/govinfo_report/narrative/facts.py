"""Figures that sentences state, read with the grammar ``facts.lark``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from attrs import frozen

from govinfo_report.diagnostics import Diagnostic, Kind, Severity, Span
from govinfo_report.narrative.agreement import disagreements, settled
from govinfo_report.narrative.clauses import Clause, Times, clauses
from govinfo_report.narrative.fold import Folded, fold
from govinfo_report.narrative.lines import Passage
from govinfo_report.narrative.quantities import Quantity, has_figure, unit_class
from govinfo_report.narrative.stated import Fact, FactScope
from govinfo_report.narrative.statements import Kinds, metrics, places_of, read_kinds
from govinfo_report.narrative.stretches import VERBS
from govinfo_report.narrative.vocabulary import vocabulary
from govinfo_report.narrative.words import FIGURE, OTHER, TOPIC

__all__ = ["ReportContext", "SentenceUnread", "read_facts"]

_LONGEST_SENTENCE = 1500
_LONGEST_NAME = 40
_SURE_NUMERAL = 10
"""A smaller Chinese numeral is more often a manner of speaking (一次性, 一件事) than a figure."""

_TRAILING = re.compile(r"(?:达到?|为|有|共计?|约|超过|突破|在|是|均|都|已)+$")
_SENTENCE = re.compile(r"[^。;!?]+")
_PART = re.compile(r"[^,]+,?")
_ZERO = re.compile("未|没|无|不存在|零")
_ZERO_OF = re.compile("申请|复议|诉讼|举报|投诉|申诉|收费|费|减免")
_NO_RESULTS = frozenset({"problems_and_improvements", "plans"})
"""Sections in which figures are intentions and examples."""
_RIVALS = re.compile("来信|信箱|热线|提案|建议|议案|信访|诉求|留言|工单|审批|咨询|许可|案件")
"""What else an office answers and closes: where a report speaks of these, 答复3件 alone says nothing."""
_CHANNELS = frozenset({"WEBSITE", "WEIBO", "WECHAT", "GAZETTE"})
_PLACES = frozenset({"处", "个", "家"})
_OF_REQUESTS = VERBS | {FIGURE, "SEP", TOPIC, "REQUEST", "ONREQUEST", "IN_PERSON", "FAX", "ONLINE", "MAIL", "EMAIL"}
"""What a clause may be made of and leave what is spoken of as it was."""
_NAMES_TOPIC = {"REQUEST": "REQUESTS", "RECON": "RECON", "LITIG": "LITIG", "PROACTIVE": "DISCLOSURE"}
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


@cache
def _indicators() -> re.Pattern[str]:
    return re.compile("|".join(vocabulary("facts")["indicators"]))


def _may_state(text: str, start: int, end: int) -> bool:
    """Whether a range of a text may state a figure or a zero; quick, and never wrongly false."""
    if has_figure(text, start, end):
        return True
    return _ZERO.search(text, start, end) is not None and _ZERO_OF.search(text, start, end) is not None


def _scope(times: Times, year: int | None) -> FactScope:
    """Which time the marks and years of a clause mean."""
    marks, years = times.marks, set(times.years)
    if marks & {"planned", "ahead"} or (year is not None and any(each > year for each in years)):
        return FactScope.PLANNED
    if "change" in marks and "changed_to" not in marks:
        return FactScope.CHANGE
    if "cumulative" in marks:
        return FactScope.CUMULATIVE
    if "previous" in marks:
        return FactScope.PREVIOUS
    if "until" in marks or len(years) > 1:
        return FactScope.UNCLEAR
    if "partial" in marks:
        return FactScope.PARTIAL
    if year is not None and years and years != {year}:
        return FactScope.PREVIOUS
    if "accumulated" in marks and not (times.own and (years or "year" in marks)):
        return FactScope.UNCLEAR
    return FactScope.YEAR


class _Said(NamedTuple):
    """A clause in its place."""

    clause: Clause
    scope: FactScope
    span: Span
    at: Span | None
    """Where its figure stands."""
    binds: bool
    """Whether its section gives results, not intentions."""


class _Reader:
    """Reads the passages of one report; knows what the last clauses spoke of."""

    def __init__(self, context: ReportContext) -> None:
        self.context = context
        self.facts: list[tuple[str | None, Fact]] = []
        """Each with the name of its metric, if it is one of the grammar's."""
        self.default = None if _RIVALS.search(context.text) else "REQUESTS"
        self.unread: list[Span] = []
        """Passages without punctuation that are too long for a sentence."""
        self.topic: str | None = None
        self.stated: set[str] = set()
        """Metrics that this sentence has stated."""
        self.lead = (0, 0)
        """Where the sentence has named something without a figure."""
        self.channel: str | None = None
        """The channel that the sentence has named so."""
        self.folded = fold(())
        self.offset = 0
        """The sentence's text, and where it begins in that."""

    def passage(self, passage: Passage) -> None:
        """Read the sentences that may state something."""
        folded, text = passage.folded, passage.folded.text
        if not _may_state(text, 0, len(text)):
            return
        section: str | None = None
        first = True
        for sentence in _SENTENCE.finditer(text):
            where = sentence.span()
            if not _may_state(text, *where):
                continue
            here = self.context.section(folded.source(where[0]))
            if first or here != section:
                section, self.topic = here, _TOPIC_OF_SECTION.get(here or "", self.default)
                first = False
            pieces: Iterable[re.Match[str]] = (sentence,)
            if where[1] - where[0] > _LONGEST_SENTENCE:
                pieces = _PART.finditer(text, *where)
            for piece in pieces:
                if piece.end() - piece.start() <= _LONGEST_SENTENCE:
                    self.sentence(folded, piece[0], piece.start(), binds=section not in _NO_RESULTS)
                else:
                    self.unread.append(folded.span(*piece.span()))

    def sentence(self, folded: Folded, text: str, offset: int, *, binds: bool) -> None:
        """Read the clauses of a sentence."""
        self.stated, self.lead, self.channel = set(), (0, 0), None
        self.folded, self.offset = folded, offset
        carried = False
        for clause in clauses(text, self.context.own):
            if clause.figure:
                self.figure(self.said(clause, binds=binds), carried=carried)
            else:
                if "NOT" in clause.kinds:
                    self.zeros(self.said(clause, binds=binds))
                self.heard(clause)
            carried = not clause.figure

    def said(self, clause: Clause, *, binds: bool) -> _Said:
        """A clause in its place."""
        span = self.folded.span(self.offset + clause.start, self.offset + clause.end)
        at = self.folded.span(self.offset + clause.at[0], self.offset + clause.at[1]) if clause.figure else None
        return _Said(clause, _scope(clause.times, self.context.year), span, at, binds)

    def printed(self, start: int, end: int) -> str:
        """Words of the sentence as printed, without blanks."""
        if start >= end:
            return ""
        span = self.folded.span(self.offset + start, self.offset + end)
        return "".join(self.context.text[span.start : span.end].split())

    def heard(self, clause: Clause) -> None:
        """A clause without a figure may name what the next ones speak of."""
        self.lead = clause.name
        if OTHER in clause.kinds or "NOT" in clause.kinds:
            return
        self.channel = next((kind for kind in clause.kinds if kind in _CHANNELS), self.channel)
        self.topic = next((topic for kind, topic in _NAMES_TOPIC.items() if kind in clause.kinds), self.topic)

    def zeros(self, said: _Said) -> None:
        """A zero in words; several where the clause covers several."""
        if said.scope in {FactScope.UNCLEAR, FactScope.CUMULATIVE}:
            said = said._replace(scope=FactScope.YEAR)  # what never happened did not happen this year
        for name in read_kinds(said.clause.kinds):
            self.add(name, said, Quantity(0, None, None, 0, 0, worded=True))

    def metrics_of(self, kinds: Kinds) -> tuple[str, ...]:
        """The metrics that a clause states in the light of what was said before it."""
        if self.channel and not _CHANNELS.intersection(kinds) and (names := read_kinds((self.channel, *kinds))):
            return names
        return read_kinds(kinds) or (read_kinds((f"T_{self.topic}", *kinds)) if self.topic else ())

    def figure(self, said: _Said, *, carried: bool) -> None:
        """A clause with a figure; ``carried``: the clause before it had none."""
        clause = said.clause
        bare = clause.kinds == (FIGURE,)
        names = read_kinds(("T_FOI", *clause.kinds)) if clause.of_information else ()
        names = names or self.metrics_of((*clause.before, FIGURE) if bare else clause.kinds)
        if len(names) > 1 and clause.figure[0].value != 0:
            names = ()  # one figure for several things
        if not names:
            self.other(said, bare=bare)
            part = clause.of_which or clause.aside or unit_class(clause.figure[0].unit) == "percent"
            if not part and not _OF_REQUESTS.issuperset(clause.kinds):
                self.topic = None  # 受理投诉9件,办结8件: not requests
            return
        again = bare and not carried and "changed_to" not in clause.times.marks
        for name in names:
            repeats = again or (clause.of_which and name in self.stated)
            for quantity in clause.figure:
                self.add(name, said, quantity, repeats=repeats)
        if said.scope is FactScope.YEAR:
            self.stated.update(names)
        self.topic = metrics()[names[0]].get("topic", self.topic)

    def other(self, said: _Said, *, bare: bool) -> None:
        """A figure of a metric that the grammar does not know, under the clause's own words."""
        clause = said.clause
        name = _TRAILING.sub("", self.printed(*clause.name).strip(" ,:，：()（）、")) or self.printed(*self.lead)
        if not name:
            name = self.facts[-1][1].metric if bare and self.facts else self.printed(clause.start, clause.end)
        if len(name) > _LONGEST_NAME:
            return
        known = _indicators().search(name) is not None
        for quantity in clause.figure:
            counts = (not quantity.worded or quantity.value >= _SURE_NUMERAL) and unit_class(quantity.unit) in {
                "count",
                "money",
                "percent",
            }
            if quantity.unit is not None and (known or counts):
                self.keep(None, name, said, quantity)

    def add(self, name: str, said: _Said, quantity: Quantity, *, repeats: bool = False) -> None:
        """A figure of a known metric; ``repeats``: the sentence has given one for it already."""
        metric = metrics()[name]
        path, may_be = places_of(name, self.context.year, zero=not quantity.value)
        fits = said.at is None or quantity.unit is None or _fits(quantity.unit, metric.get("units"))
        if not fits and unit_class(quantity.unit) == "percent":
            self.keep(None, metric["label"] + "占比", said, quantity)
            return
        sure = said.scope is FactScope.YEAR and said.binds and fits and quantity.bound is None and not repeats
        if path and not sure:
            may_be = (path,) if said.scope is FactScope.UNCLEAR and fits else ()
            path = None
        self.keep(name, metric["label"], said, quantity, path=path, readings=() if path else may_be)

    def keep(
        self,
        name: str | None,
        label: str,
        said: _Said,
        quantity: Quantity,
        *,
        path: str | None = None,
        readings: tuple[str, ...] = (),
    ) -> None:
        """Put a fact on record."""
        qualifier = quantity.qualifier if quantity.bound is None else {"low": "起", "high": "至"}[quantity.bound]
        fact = Fact(
            path,
            label,
            quantity.value,
            quantity.unit,
            qualifier,
            said.scope,
            self.context.text[said.span.start : said.span.end],
            said.span,
            said.at,
            said.clause.of_which,
            readings,
        )
        self.facts.append((name, fact))


def _fits(unit: str, wanted: str | None) -> bool:
    """Whether a unit is of the class that a metric is counted in."""
    return wanted is None or unit_class(unit) == wanted or (wanted == "things" and unit in _PLACES)


def read_facts(passages: Iterable[Passage], context: ReportContext) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]]:
    """The facts of the passages in their order, and what is wrong among them."""
    reader = _Reader(context)
    for passage in passages:
        reader.passage(passage)
    facts = tuple(settled(reader.facts))
    unread = [SentenceUnread.at(span, length=span.end - span.start) for span in reader.unread]
    return facts, (*disagreements(facts), *unread)
