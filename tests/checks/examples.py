"""For every rule, reports on which it speaks and reports, as near to them as can be, on which it is silent."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen
from tests.checks.pages import SIX, matrix, page, parsed, row

import govinfo_report as gir
from govinfo_report.checks import Rule


@frozen
class Example:
    """Pages that a rule is shown on; what they hold, ``explanations/examples.toml`` tells."""

    rule: str
    fires: Callable[[], list[gir.Report]]
    silent: Callable[[], list[gir.Report]]
    path: str | None = None
    """Of the finding."""
    points_at: str | None = None
    """Text that its span covers."""
    codes: tuple[str, ...] = ()
    """Codes of the findings; empty: the rule's own."""


def found_on(rule: Rule, reports: list[gir.Report]) -> list[gir.Diagnostic]:
    """What one rule says about reports, one by one and held against each other."""
    return [*(one for report in reports for one in gir.check(report, [rule])), *gir.check_set(reports, [rule])]


def _one(*args: object, **options: object) -> Callable[[], list[gir.Report]]:
    return lambda: [parsed(*args, **options)]


def _sections(**texts: str) -> list[tuple[str, str]]:
    numerals = dict(zip("ABCDEF", SIX, strict=True))
    return [(heading, texts.get(key, text)) for key, (heading, text) in numerals.items()]


def _review(*figures: object) -> dict[str, str]:
    """The row of section four."""
    blocks = ("reconsideration", "litigation.direct", "litigation.after_reconsideration")
    names = [f"{block}.{name}" for block in blocks for name in ("upheld", "corrected", "other", "pending", "total")]
    return {name: str(figure) for name, figure in zip(names, figures, strict=True)}


CONSISTENT = (
    row("received", 12, 0, 0, 0, 0, 0, 12)
    | row("carried_over", 10, 0, 0, 0, 0, 1, 11)
    | row("outcomes.granted", 20, 0, 0, 0, 0, 1, 21)
    | row("outcomes.denied.internal_affairs", 2, 0, 0, 0, 0, 0, 2)
    | row("outcomes.total", 22, 0, 0, 0, 0, 1, 23)
)
NATURAL, OTHER = "requests.outcomes.granted.natural_person", "requests.outcomes.granted.other_organization"
STAFF = {"capacity.staff.full_time": "2", "capacity.staff.part_time": "3"}
YEAR = "requests.received.{}.year"
DOCUMENTS = "proactive_disclosure.normative_documents"
BUSY = {
    "requests.received.total": "58",
    "requests.received.natural_person": "58",
    "requests.outcomes.total.total": "58",
    "requests.outcomes.total.natural_person": "58",
    "requests.outcomes.granted.total": "31",
    "requests.outcomes.granted.natural_person": "31",
    "requests.outcomes.denied.internal_affairs.total": "27",
    "requests.outcomes.denied.internal_affairs.natural_person": "27",
}

EXAMPLES = (
    Example(
        "balance",
        _one(
            values=CONSISTENT | {"requests.carried_forward.natural_person": "1", "requests.carried_forward.total": "1"}
        ),
        _one(values=CONSISTENT),
        codes=("cell-disagrees", "balance", "sums-disagree"),
    ),
    Example(
        "row-total",
        _one(
            values=CONSISTENT
            | {NATURAL: "19", OTHER: "1", "requests.outcomes.denied.internal_affairs.natural_person": "3"}
        ),
        _one(
            values=CONSISTENT
            | {
                NATURAL: "19",
                OTHER: "1",
                "requests.outcomes.denied.internal_affairs.natural_person": "3",
                "requests.outcomes.granted.total": "20",
                "requests.outcomes.denied.internal_affairs.total": "3",
            }
        ),
        codes=("row-total", "sums-disagree"),
    ),
    Example(
        "column-total",
        _one(values=CONSISTENT | {NATURAL: "19", "requests.outcomes.granted.total": "20"}),
        _one(values=CONSISTENT),
        codes=("column-total", "sums-disagree"),
    ),
    Example(
        "group-heading",
        _one(values=CONSISTENT | row("outcomes.denied.subtotal", 3, 0, 0, 0, 0, 0, 3)),
        _one(values=CONSISTENT | row("outcomes.denied.subtotal", 2, 0, 0, 0, 0, 0, 2)),
        path="requests.outcomes.denied.subtotal",
    ),
    Example(
        "review-total",
        _one(values={"litigation.direct.upheld": "1"}),
        _one(values={"litigation.direct.upheld": "1", "litigation.direct.total": "1"}),
        path="litigation.direct",
        points_at="0",
    ),
    Example(
        "statistics-total",
        _one("statistics_2014", STAFF | {"capacity.staff.total": "6"}, year=2016),
        _one("statistics_2014", STAFF | {"capacity.staff.total": "5"}, year=2016),
        path="capacity.staff",
        points_at="6",
    ),
    Example(
        "part-above-total",
        _one(
            "statistics_2014",
            {"responses.press_conferences.total": "1", "responses.press_conferences.by_principal": "2"},
            year=2016,
        ),
        _one(
            "statistics_2014",
            {"responses.press_conferences.total": "2", "responses.press_conferences.by_principal": "2"},
            year=2016,
        ),
        path="responses.press_conferences",
        points_at="1",
    ),
    Example(
        "channel-above-total",
        _one(
            "statistics_2014",
            {"proactive_disclosure.total": "10", "proactive_disclosure.channels.website": "12"},
            year=2016,
        ),
        _one(
            "statistics_2014",
            {
                "proactive_disclosure.total": "12",
                "proactive_disclosure.channels.website": "12",
                "proactive_disclosure.channels.weibo": "12",
            },
            year=2016,
        ),
        path="proactive_disclosure.channels.website",
        points_at="12",
    ),
    Example(
        "indicator-total",
        _one(
            "indicators_fujian",
            {
                YEAR.format("total"): "5",
                YEAR.format("in_person"): "2",
                YEAR.format("online"): "2",
                **{f"requests.received.{w}.cumulative": n for w, n in (("total", "9"), ("online", "9"))},
            },
            year=2016,
        ),
        _one(
            "indicators_fujian",
            {
                YEAR.format("total"): "4",
                YEAR.format("in_person"): "2",
                YEAR.format("online"): "2",
                **{
                    f"requests.received.{w}.cumulative": n
                    for w, n in (("total", "9"), ("online", "7"), ("in_person", "2"))
                },
            },
            year=2016,
        ),
        codes=("indicator-total", "sums-disagree"),
    ),
    Example(
        "year-above-all",
        _one(
            "indicators_fujian",
            {"proactive_disclosure.documents.year": "12", "proactive_disclosure.documents.cumulative": "3"},
            year=2016,
        ),
        _one(
            "indicators_fujian",
            {"proactive_disclosure.documents.year": "12", "proactive_disclosure.documents.cumulative": "12"},
            year=2016,
        ),
        path="proactive_disclosure.documents",
        points_at="3",
    ),
    Example(
        "shifted-cells",
        _one(values=_review(1, 0, 0, 0, 1, 2, 0, 0, 2, 0, 0, 0, 0, 0, "")),
        _one(values=_review(1, 0, 0, 0, 1, 2, 0, 0, 0, 2, 0, 0, 0, 0, 0)),
        points_at="1\t0\t0\t0\t1\t2\t0\t0\t2\t0\t0\t0\t0\t0\t",
    ),
    Example(
        "negative-count",
        _one(values={"proactive_disclosure.licensing.decisions": "-3"}),
        _one("article20_2019", {"proactive_disclosure.licensing.change": "-3"}, year=2019),
        path="proactive_disclosure.licensing.decisions",
        points_at="-3",
    ),
    Example(
        "fractional-count",
        _one(values={"proactive_disclosure.licensing.decisions": "3.119"}),
        _one(values={"proactive_disclosure.licensing.decisions": "3,119", "proactive_disclosure.fees.amount": "3.119"}),
        path="proactive_disclosure.licensing.decisions",
        points_at="3.119",
    ),
    Example(
        "leading-zero",
        _one(values={"proactive_disclosure.licensing.decisions": "008"}),
        _one(values={"proactive_disclosure.licensing.decisions": "8", "proactive_disclosure.fees.amount": "0.08"}),
        path="proactive_disclosure.licensing.decisions",
        points_at="008",
    ),
    Example(
        "other-scale",
        _one(values={"proactive_disclosure.fees.amount": "68949.08元"}),
        _one(
            values={"proactive_disclosure.fees.amount": "6.89万元", "proactive_disclosure.licensing.decisions": "3项"}
        ),
        path="proactive_disclosure.fees.amount",
        points_at="68949.08元",
    ),
    Example(
        "form-of-another-year",
        _one("article20_2019", year=2021),
        _one("article20_2019", year=2020),
    ),
    Example(
        "header-of-another-year",
        _one("indicators_fujian", year=2015),
        _one("indicators_fujian", year=2016),
    ),
    Example(
        "missing-table",
        _one(values=CONSISTENT, sections=_sections(D="见附件。")),
        _one(values=CONSISTENT),
    ),
    Example(
        "repeated-table",
        lambda: [
            gir.parse((page(values=CONSISTENT) + matrix("article20_2021", CONSISTENT)).encode(), media_type="text/html")
        ],
        _one(values=CONSISTENT),
    ),
    Example(
        "vacuous-reading",
        lambda: [
            gir.parse(
                page(zero="").replace("</tr></table>", "<td></td><td>5</td><td>7</td></tr></table>").encode(),
                media_type="text/html",
            )
        ],
        _one(zero=""),
    ),
    Example(
        "missing-section",
        _one(sections=[one for one in SIX if one[0][0] != "五"]),
        _one(),
    ),
    Example(
        "section-numbering",
        _one(sections=[("五" + heading[1:] if heading[0] == "四" else heading, text) for heading, text in SIX]),
        _one(),
    ),
    Example(
        "information-fee-unsaid",
        _one(sections=_sections(F="无其他需要报告的事项。")),
        _one(),
    ),
    Example(
        "information-fee-unit",
        _one(sections=_sections(F="2022年，本机关收取信息处理费12万元。")),
        _one(sections=_sections(F="2022年，本机关收取信息处理费120元。")),
        points_at="12万元",
    ),
    Example(
        "published-too-early",
        _one(year=2023, published="2023-01-18"),
        _one(year=2023, published="2024-01-18"),
        points_at="2023-01-18",
    ),
    Example(
        "sentences-of-another-year",
        _one(
            year=2023, sections=_sections(A="2022年，我局召开会议3次。2022年，我局培训2次。2022年，我局公开信息40条。")
        ),
        _one(
            year=2023, sections=_sections(A="2022年，我局召开会议3次。2022年，我局培训2次。2023年，我局公开信息40条。")
        ),
        points_at="我局召开会议3次",
    ),
    Example(
        "prose-differs",
        _one(values=CONSISTENT, sections=_sections(A="2022年，我局共收到政府信息公开申请15件。")),
        _one(values=CONSISTENT, sections=_sections(A="2022年，我局共收到政府信息公开申请12件。")),
        path="requests.received.total",
        points_at="我局共收到政府信息公开申请15件",
    ),
    Example(
        "received-and-answered",
        _one(
            "statistics_2014",
            {
                "requests.received.total": "10",
                "requests.received.online": "10",
                **dict.fromkeys(
                    (
                        "requests.closed.total",
                        "requests.closed.on_time",
                        "requests.answered.total",
                        "requests.answered.granted",
                    ),
                    "8",
                ),
            },
            year=2016,
        ),
        _one(
            "statistics_2014",
            dict.fromkeys(
                (
                    "requests.received.total",
                    "requests.received.online",
                    "requests.closed.total",
                    "requests.closed.on_time",
                    "requests.answered.total",
                    "requests.answered.granted",
                ),
                "8",
            ),
            year=2016,
        ),
        path="requests",
    ),
    Example(
        "carried-differs",
        lambda: [
            parsed(
                values={
                    **dict.fromkeys(
                        (
                            "requests.carried_forward.total",
                            "requests.carried_forward.natural_person",
                            "requests.received.total",
                            "requests.received.natural_person",
                        ),
                        "3",
                    )
                },
                year=2021,
            ),
            parsed(values=CONSISTENT, year=2022),
        ],
        lambda: [
            parsed(
                values={**row("received", 10, 0, 0, 0, 0, 1, 11), **row("carried_forward", 10, 0, 0, 0, 0, 1, 11)},
                year=2021,
            ),
            parsed(values=CONSISTENT, year=2022),
        ],
        path="requests.carried_over.total",
    ),
    Example(
        "documents-do-not-follow",
        lambda: [
            parsed(values={f"{DOCUMENTS}.in_force": "10"}, year=2021),
            parsed(values={f"{DOCUMENTS}.issued": "2", f"{DOCUMENTS}.in_force": "15"}, year=2022),
        ],
        lambda: [
            parsed(values={f"{DOCUMENTS}.in_force": "10"}, year=2021),
            parsed(values={f"{DOCUMENTS}.issued": "2", f"{DOCUMENTS}.in_force": "12"}, year=2022),
        ],
        path=f"{DOCUMENTS}.in_force",
    ),
    Example(
        "copied-table",
        lambda: [parsed(values=CONSISTENT | BUSY, year=2021), parsed(values=CONSISTENT | BUSY, year=2022)],
        lambda: [
            parsed(values=CONSISTENT | BUSY, year=2021),
            parsed(values=CONSISTENT | BUSY | {"requests.received.commercial_enterprise": "2"}, year=2022),
        ],
        path="requests",
    ),
)
