"""What a sentence states, whatever the digits of its figures.

Reports say the same again and again with other figures. A sentence is taken apart once for all figures of the same
length; what it is found to state are drafts of facts, which name the places where the digits stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from govinfo_report.narrative.clauses import Clause, Held, Times, read_clauses
from govinfo_report.narrative.quantities import Quantity, read_quantity, unit_class
from govinfo_report.narrative.stated import FactScope
from govinfo_report.narrative.statements import Kinds, metrics, places_of, read_kinds
from govinfo_report.narrative.stretches import VERBS
from govinfo_report.narrative.words import FIGURE, OTHER, TOPIC
from govinfo_report.parsing.resources import grammar_data

__all__ = ["Draft", "Light", "Place", "drafts_of", "of_text", "own_in", "value_of"]

_LONGEST_NAME = 80
_SURE_NUMERAL = 10
"""A smaller Chinese numeral is more often a manner of speaking (一次性, 一件事) than a figure."""

_TRAILING = re.compile(r"(?:达到?|为|有|共计?|约|超过|突破|在|是|均|都|已)+$")
_LEADING = re.compile(r"[ ,:()、]*")
_EXCEPT = re.compile("除[^,。]{1,40}外,?$")
_CHANNELS = frozenset({"WEBSITE", "WEIBO", "WECHAT", "GAZETTE"})
_CHANNEL = re.compile("网站?(?!络)|微[博信]|公众号|公报")
_BESIDES = {"things": ("things", frozenset({"处", "个", "家"})), "cases": ("count", frozenset({"项", "个"}))}
"""What a metric is counted in besides the units of one class."""
_RECEIVED = frozenset({"received", "received_by_website", "received_in_writing", "accepted"})
_OTHER_ANSWERS = frozenset({"closed_extended", "answered_orally"})
_UNPROCESSED = frozenset({"duplicate", "petition"})
_OF_REQUESTS = VERBS | {FIGURE, "SEP", TOPIC, "REQUEST", "ONREQUEST", "IN_PERSON", "FAX", "ONLINE", "MAIL", "EMAIL"}
"""What a clause may be made of and leave what is spoken of as it was."""
_NAMES_TOPIC = {
    "REQUEST": "REQUESTS",
    "RECON": "RECON",
    "LITIG": "LITIG",
    "PROACTIVE": "DISCLOSURE",
    "COURSE": "COURSE",
}

_FREE = re.compile(r"[0-9]+(?![0-9年月日季]|[^0-9,]{0,3}[-~至到]{1,2}[0-9])")
"""Digits of no date and not of the first figure of a range: there they tell what a sentence says."""
_LEADS_ON = ("-", "~", "至", "到")
"""What stands before the second figure of a range."""
_PLAIN = re.compile("[0-9]{1,9}")
Place = tuple[int, int]


class Light(NamedTuple):
    """What a sentence is read in the light of."""

    year: int | None
    """The reporting year."""
    own: tuple[str, ...]
    """Names of the agency that the sentence has; they change nothing in its own report."""
    topic: str | None
    """What was spoken of before."""
    binds: bool
    """Whether its section gives results, not intentions."""
    held: Held = Held()
    """What the sentence that it goes on from says of it."""


class Draft(NamedTuple):
    """A fact but for its value and its source. Offsets count in the sentence."""

    metric: str | None
    """Its metric, if it is one of the grammar's."""
    label: str
    """Chinese name of that; empty where the sentence's own words name it."""
    words: Place
    """Where these words stand."""
    path: str | None
    readings: tuple[str, ...]
    scope: FactScope
    unit: str | None
    qualifier: str | None
    of_which: bool
    clause: Place
    figure: Place | None
    """Where the figure stands, with its unit; None for a zero in words."""
    digits: Place | None
    """Where its digits stand if they alone are its value."""
    which: int
    """Of the quantities that stand there, the first or the second."""


Drafts = tuple[tuple[Draft, ...], str | None, Held]
"""What a sentence states, what was spoken of last, and what holds for sentences that go on from it."""


def drafts_of(sentence: str, light: Light) -> Drafts:
    """What a sentence states.

    Args:
        sentence: Folded text without a full stop inside.
        light: What it is read in the light of.
    """
    return of_text(_shape(sentence), light)


def value_of(draft: Draft, sentence: str) -> int | Decimal:
    """The value of a draft's figure in one of its sentences."""
    if draft.digits:
        return int(sentence[slice(*draft.digits)])
    if draft.figure:
        return read_quantity(sentence[slice(*draft.figure)], 0)[draft.which].value
    return 0


def _other_digits(run: re.Match[str]) -> str:
    digits = run[0]
    keeps = not digits.strip("0") or run.string[run.start() - 1 : run.start()] in _LEADS_ON
    return digits if keeps else "7" * len(digits)


def _shape(sentence: str) -> str:
    """The sentence with other digits in the place of its own where they tell nothing but how many; a zero stays."""
    return _FREE.sub(_other_digits, sentence)


@lru_cache(maxsize=4096)
def of_text(shape: str, light: Light) -> Drafts:
    """What a sentence states as it stands, digits included."""
    drafter = _Drafter(shape, light)
    carried = False
    found, held = read_clauses(shape, light.own, light.held)
    for clause in found:
        if clause.figure:
            drafter.figure(clause, carried=carried)
        else:
            if "NOT" in clause.kinds:
                drafter.zeros(clause)
            drafter.heard(clause)
        carried = not clause.figure
    return tuple(drafter.drafts), drafter.topic, held


@cache
def _indicators() -> re.Pattern[str]:
    return re.compile("|".join(grammar_data("facts.toml")["indicators"]))


def _scope(times: Times, year: int | None) -> FactScope:
    """Which time the marks and years of a clause mean."""
    marks, years = times.marks, set(times.years)
    if marks & {"planned", "ahead"} or (year is not None and any(each > year for each in years)):
        return FactScope.PLANNED
    if "change" in marks and "changed_to" not in marks:
        return FactScope.CHANGE
    if "compared" in marks:
        return FactScope.PREVIOUS
    if "cumulative" in marks or ("since" in marks and years != {year}):
        return FactScope.CUMULATIVE
    if "previous" in marks:
        return FactScope.PREVIOUS
    if "until" in marks or len(years) > 1:
        return FactScope.UNCLEAR
    if "partial" in marks:
        return FactScope.PARTIAL
    if year is None and years and times.own:
        return FactScope.UNCLEAR
    if year is not None and years and years != {year}:
        return FactScope.PREVIOUS
    if "accumulated" in marks and not ("within" in marks or (times.own and (years or "year" in marks))):
        return FactScope.UNCLEAR
    return FactScope.YEAR


class _Drafter:
    """Reads the clauses of one sentence; knows what the last of them spoke of."""

    def __init__(self, sentence: str, light: Light) -> None:
        self.sentence = sentence
        self.light = light
        self.topic = light.topic
        self.drafts: list[Draft] = []
        self.stated: set[str] = set()
        """Metrics that the sentence has stated."""
        self.lead: Place = (0, 0)
        """Where it has named something without a figure."""
        self.channel: str | None = None
        """The channel that it has named so."""
        self.in_time = False
        """Whether it has stated answers in time or in writing."""

    def heard(self, clause: Clause) -> None:
        """A clause without a figure may name what the next ones speak of."""
        self.lead = clause.name
        if OTHER in clause.kinds or "NOT" in clause.kinds or clause.elsewhere:
            return
        self.channel = next((kind for kind in clause.kinds if kind in _CHANNELS), self.channel)
        self.topic = next((topic for kind, topic in _NAMES_TOPIC.items() if kind in clause.kinds), self.topic)

    def zeros(self, clause: Clause) -> None:
        """A zero in words; several where the clause covers several. Of what is left, it says nothing of the whole."""
        if clause.elsewhere:
            return
        scope = _scope(clause.times, self.light.year)
        if scope in {FactScope.UNCLEAR, FactScope.CUMULATIVE}:
            scope = FactScope.YEAR  # what never happened did not happen this year
        of_rest = clause.of_which or _EXCEPT.search(self.sentence, 0, clause.start) is not None
        alone = clause.kinds == ("NOT",)  # 行政复议情况:无
        for name in read_kinds((*clause.before, "NOT") if alone else clause.kinds):
            self.add(name, clause, scope, Quantity(0, None, None, 0, 0, worded=True), repeats=of_rest)

    def metrics_of(self, kinds: Kinds) -> tuple[str, ...]:
        """The metrics that a clause states in the light of what was said before it."""
        if self.channel and not _CHANNELS.intersection(kinds) and (names := read_kinds((self.channel, *kinds))):
            return names
        return read_kinds(kinds) or (read_kinds((f"T_{self.topic}", *kinds)) if self.topic else ())

    def figure(self, clause: Clause, *, carried: bool) -> None:
        """A clause with a figure; ``carried``: the clause before it had none."""
        scope = _scope(clause.times, self.light.year)
        bare = clause.kinds == (FIGURE,)
        names = read_kinds(("T_FOI", *clause.kinds)) if clause.of_information else ()
        names = names or self.metrics_of((*clause.before, FIGURE) if bare else clause.kinds)
        if clause.elsewhere or (len(names) > 1 and clause.figure[0].value != 0):
            names = ()  # of others, or one figure for several things
        if not names:
            self.other(clause, scope, bare=bare)
            part = clause.of_which or clause.aside or unit_class(clause.figure[0].unit) == "percent"
            if not part and not _OF_REQUESTS.issuperset(clause.kinds):
                self.topic = None  # 受理投诉9件,办结8件: not requests
            return
        narrowed = self.reconsider(names, clause, scope)
        again = bare and not carried and not narrowed and "changed_to" not in clause.times.marks
        for name in names:
            repeats = again or (clause.of_which and name in self.stated) or self.is_part(name, clause)
            for quantity in clause.figure:
                self.add(name, clause, scope, quantity, repeats=repeats)
        if scope is FactScope.YEAR:
            self.stated.update(names)
        self.topic = metrics()[names[0]].get("topic", self.topic)

    def reconsider(self, names: Iterable[str], clause: Clause, scope: FactScope) -> bool:
        """A part that is named says what the figure before it was: with those of last year, or with other cases.

        Returns:
            Whether the part is the metric, and that figure was more.
        """
        wider = set[str]()
        if clause.of_which and (clause.of_information or scope is FactScope.PREVIOUS):
            wider.update(names)
        if clause.of_which and "carried_over" in names and self.drafts and self.drafts[-1].metric in _RECEIVED:
            wider.update(_RECEIVED)  # 答复20件(含上年结转3件) says nothing of those received
        if clause.of_which and "disclosed" in names and "PROACTIVE" in clause.kinds and self.is_wider_disclosure():
            wider.add("disclosed")  # 公开信息20条(其中主动公开18条): the others were made public on request
        if not clause.of_which and self.in_time and _OTHER_ANSWERS.intersection(names):
            wider.add("answered")
        if wider:
            self.drafts = [one._replace(path=None) if one.metric in wider else one for one in self.drafts]
            self.stated -= wider
        self.in_time = self.in_time or ("answered" in names and "in_time" in clause.times.marks)
        return clause.of_information and not wider.isdisjoint(names)

    def is_wider_disclosure(self) -> bool:
        """Whether the last figure counts what was made public, but does not say that nobody had asked for it."""
        last = self.drafts[-1] if self.drafts else None
        return last is not None and last.metric == "disclosed" and "主动" not in self.sentence[slice(*last.clause)]

    def is_part(self, name: str, clause: Clause) -> bool:
        """Whether a figure is no total of its metric, by what was said before it or by what stands beside it."""
        if name == "answered" and "in_time" in clause.times.marks:
            return any(one.metric in _OTHER_ANSWERS for one in self.drafts)
        if name in _UNPROCESSED:  # they may as well be those among the requests received
            return all(one.metric != "not_processed" for one in self.drafts)
        if name == "disclosed" and clause.of_which:
            whole = self.drafts[-1] if self.drafts else None  # 公文120件,其中主动公开65件
            if whole is None or whole.metric == "disclosed":
                return False
            words = self.sentence[slice(*whole.words)]
            return whole.metric is not None or "信息" not in words or _CHANNEL.search(words) is not None
        stock = "stock" in metrics()[name]
        return ("added" if stock else "now") in clause.times.marks and (stock or not clause.times.own)

    def other(self, clause: Clause, scope: FactScope, *, bare: bool) -> None:
        """A figure of a metric that the grammar does not know, under the clause's own words."""
        words = self.name(*clause.name) or (self.lead if self.lead[0] < self.lead[1] else None)
        label = ""
        if words is None and bare and self.drafts:
            label, words = self.drafts[-1].label, self.drafts[-1].words
        words = words or (clause.start, clause.end)
        name = label or self.sentence[slice(*words)]
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
                self.keep(None, label, clause, scope, quantity, words=words)

    def name(self, start: int, end: int) -> Place | None:
        """Words without what leads up to a figure; None where nothing is left."""
        words = self.sentence[start:end]
        words = _TRAILING.sub("", words.rstrip(" ,:()、"))
        first = _LEADING.match(words)
        skipped = first.end() if first else 0
        return (start + skipped, start + len(words)) if skipped < len(words) else None

    def add(self, name: str, clause: Clause, scope: FactScope, quantity: Quantity, *, repeats: bool = False) -> None:
        """A figure of a known metric; ``repeats``: the sentence has given one for it already."""
        metric = metrics()[name]
        path, may_be = places_of(name, self.light.year, zero=not quantity.value)
        fits = not clause.figure or quantity.unit is None or _fits(quantity.unit, metric.get("units"))
        if not fits and unit_class(quantity.unit) == "percent":
            self.keep(None, metric["label"] + "占比", clause, scope, quantity)
            return
        sure = scope is FactScope.YEAR and self.light.binds and fits and quantity.bound is None and not repeats
        if path and not sure:
            may_be = (path,) if scope is FactScope.UNCLEAR and fits else ()
            path = None
        self.keep(name, metric["label"], clause, scope, quantity, path=path, readings=() if path else may_be)

    def keep(
        self,
        metric: str | None,
        label: str,
        clause: Clause,
        scope: FactScope,
        quantity: Quantity,
        *,
        words: Place = (0, 0),
        path: str | None = None,
        readings: tuple[str, ...] = (),
    ) -> None:
        """Put a draft on record."""
        digits = _PLAIN.match(self.sentence, clause.at[0]) if clause.figure else None
        alone = digits is not None and len(clause.figure) == 1 and str(quantity.value) == digits[0].lstrip("0")
        self.drafts.append(
            Draft(
                metric,
                label,
                words,
                path,
                readings,
                scope,
                quantity.unit,
                quantity.qualifier if quantity.bound is None else {"low": "起", "high": "至"}[quantity.bound],
                clause.of_which,
                (clause.start, clause.end),
                clause.at if clause.figure else None,
                digits.span() if digits and alone else None,
                1 if quantity.bound == "high" else 0,
            )
        )


def _fits(unit: str, wanted: str | None) -> bool:
    """Whether a unit is of the class that a metric is counted in."""
    if wanted is None:
        return True
    base, besides = _BESIDES.get(wanted, (wanted, frozenset()))
    return unit_class(unit) == base or unit in besides


def own_in(sentence: str, own: Iterable[str]) -> tuple[str, ...]:
    """The names of an agency that a sentence has."""
    return tuple([name for name in own if name in sentence])
