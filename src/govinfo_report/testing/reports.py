"""Made-up reports in which every identity of the forms holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random

from attrs import field, frozen

from govinfo_report.models.dictionary import Field, fields

Number = int | Decimal

COLUMNS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "social_welfare_organization",
    "legal_service_organization",
    "other_organization",
)
OUTCOMES_SHARED = (
    "granted",
    "partially_granted",
    "denied.state_secret",
    "denied.prohibited_by_law",
    "denied.security_and_stability",
    "denied.third_party_rights",
    "denied.internal_affairs",
    "denied.process_information",
    "denied.enforcement_files",
    "denied.administrative_query",
    "unavailable.not_held",
    "unavailable.needs_creation",
    "unavailable.still_unclear",
    "not_processed.petition",
    "not_processed.duplicate",
    "not_processed.publication",
    "not_processed.excessive",
    "not_processed.confirmation",
)
OUTCOMES = {
    "article20_2019": (*OUTCOMES_SHARED, "other.subtotal"),
    "article20_2021": (*OUTCOMES_SHARED, "other.not_corrected", "other.fee_unpaid", "other.other"),
}
FORMATS = ("article20_2019", "article20_2021", "statistics_2014", "indicators_fujian")
YEARS = {
    "article20_2019": (2019, 2020),
    "article20_2021": (2021, 2022, 2023, 2024),
    "statistics_2014": (2014, 2015, 2016, 2017, 2018),
    "indicators_fujian": (2014, 2015, 2016, 2017),
}
# Several names are beyond GB2312, one beyond GBK: its four bytes in GB18030 hold two ASCII digits.
AGENCIES = (
    "云溪县自然资源局",
    "青石镇人民政府",
    "漷阳区教育局",
    "临江市卫生健康委员会",
    "白鹭湖街道办事处",
    "㙦头镇人民政府",
    "丹霞市人民政府办公室",
    "南屏县应急管理局",
    "喆里区民政局",
    "望海市市场监督管理局",
)


@frozen
class MadeReport:
    """What an office would report."""

    form: str
    agency: str
    year: int
    numbers: dict[str, Number] = field(repr=False)
    """Every value of the format."""


def asked(form: str) -> tuple[Field, ...]:
    """The values that a form asks for, in its order; those that offices add are left out."""
    return tuple(field for field in fields(form) if not field.only_when_printed)


def report(form: str, seed: str) -> MadeReport:
    """A random consistent report; the same seed gives the same report."""
    rng = Random(seed)
    numbers = _MAKERS[form](rng, form)
    ordered = {field.path: numbers[field.path] for field in asked(form)}
    if len(ordered) != len(numbers):
        raise ValueError(f"{form}: made up values that are not in the dictionary: {numbers.keys() - ordered.keys()}")
    return MadeReport(form, rng.choice(AGENCIES), rng.choice(YEARS[form]), ordered)


def _scale(rng: Random, *, idle: float = 0.25) -> int:
    """A total of a realistic size: often nothing, mostly small, rarely thousands."""
    draw = rng.random()
    if draw < idle:
        return 0
    if draw < 0.65:
        return rng.randint(1, 20)
    if draw < 0.9:
        return rng.randint(21, 400)
    return rng.randint(401, 9000)


def _share(rng: Random, total: int, weights: Sequence[float]) -> list[int]:
    """Split a total at random into parts."""
    parts = [0] * len(weights)
    if total > 500:  # large totals in proportion, the rest one by one
        whole = sum(weights)
        parts = [int(total * weight / whole * rng.uniform(0.4, 1)) for weight in weights]
    for index in rng.choices(range(len(weights)), weights, k=total - sum(parts)):
        parts[index] += 1
    return parts


def _amount(rng: Random) -> Number:
    """An amount in 万元, with decimals where it is not nothing."""
    if rng.random() < 0.4:
        return 0
    digits = rng.choice((1, 2, 4, 4, 6))
    return Decimal(rng.randint(1, 10 ** (digits + 3))).scaleb(-digits).normalize() + 0


def _litigation(rng: Random) -> dict[str, Number]:
    numbers: dict[str, Number] = {}
    for block in ("reconsideration", "litigation.direct", "litigation.after_reconsideration"):
        total = rng.choice((0, 0, 0, 1, 2, 4, 11, 37))
        parts = _share(rng, total, (5, 2, 2, 1))
        for name, part in zip(("upheld", "corrected", "other", "pending"), parts, strict=True):
            numbers[f"{block}.{name}"] = part
        numbers[f"{block}.total"] = total
    return numbers


def _requests(rng: Random, rows: Sequence[str]) -> dict[str, Number]:
    """The request matrix: received + carried over = outcomes + carried forward, column by column."""
    weights = [40.0, 5.0] + [1.0] * 8 + [12.0, 4.0, 1.0] + [2.0, 1.0, 0.5, 0.5, 0.5] + [1.0] * (len(rows) - 18)
    cells: dict[tuple[str, str], int] = {}
    applicants = _share(rng, _scale(rng), (60, 8, 1, 1, 3, 2))
    for column, pending in zip(COLUMNS, applicants, strict=True):
        before, after = (rng.randint(0, max(0, pending // 8)) for _ in range(2))
        done = pending - after
        cells["received", column] = pending - before
        cells["carried_over", column] = before
        for row, part in zip(rows, _share(rng, done, weights), strict=True):
            cells[f"outcomes.{row}", column] = part
        cells["outcomes.total", column] = done
        cells["carried_forward", column] = after
    numbers: dict[str, Number] = {}
    for row in dict.fromkeys(row for row, _ in cells):
        numbers.update({f"requests.{row}.{column}": cells[row, column] for column in COLUMNS})
        numbers[f"requests.{row}.total"] = sum(cells[row, column] for column in COLUMNS)
    return numbers


def _article20_2019(rng: Random, form: str) -> dict[str, Number]:
    numbers: dict[str, Number] = {}
    for row in ("regulations", "normative_documents"):
        made = 0 if row == "regulations" and rng.random() < 0.7 else rng.randint(0, 40)
        disclosed = rng.randint(0, made)
        numbers[f"proactive_disclosure.{row}.newly_made"] = made
        numbers[f"proactive_disclosure.{row}.newly_disclosed"] = disclosed
        numbers[f"proactive_disclosure.{row}.total_disclosed"] = disclosed + rng.choice((0, 0, rng.randint(0, 300)))
    for row in ("licensing", "other_services", "penalties", "coercive_measures", "fees"):
        previous = 0 if rng.random() < 0.4 else rng.randint(0, 500)
        numbers[f"proactive_disclosure.{row}.previous_year_items"] = previous
        change = 0 if rng.random() < 0.4 else rng.randint(-min(previous, 60), 60)
        numbers[f"proactive_disclosure.{row}.change"] = change
        if row != "fees":
            numbers[f"proactive_disclosure.{row}.decisions"] = _scale(rng)
    projects = rng.choice((0, 0, 1, 3, 8, 36))
    numbers["proactive_disclosure.procurement.projects"] = projects
    numbers["proactive_disclosure.procurement.amount"] = _amount(rng) if projects else 0
    return numbers | _requests(rng, OUTCOMES[form]) | _litigation(rng)


def _article20_2021(rng: Random, form: str) -> dict[str, Number]:
    numbers: dict[str, Number] = {}
    for row in ("regulations", "normative_documents"):
        none = row == "regulations" and rng.random() < 0.7
        issued, repealed = (0, 0) if none else (rng.randint(0, 25), rng.randint(0, 9))
        numbers[f"proactive_disclosure.{row}.issued"] = issued
        numbers[f"proactive_disclosure.{row}.repealed"] = repealed
        numbers[f"proactive_disclosure.{row}.in_force"] = 0 if none else issued + rng.randint(0, 90)
    for row in ("licensing", "penalties", "coercive_measures"):
        numbers[f"proactive_disclosure.{row}.decisions"] = _scale(rng)
    numbers["proactive_disclosure.fees.amount"] = _amount(rng)
    return numbers | _requests(rng, OUTCOMES[form]) | _litigation(rng)


def _between(rng: Random, parts: Sequence[int]) -> int:
    """A total that counts once what went out several ways: at least the largest part, at most the sum."""
    return rng.randint(max(parts), sum(parts))


def _sum_of(numbers: dict[str, Number], stem: str, total: int, parts: Sequence[str], rng: Random) -> None:
    """Enter a total and parts that sum to it."""
    numbers[f"{stem}.total"] = total
    weights = [rng.uniform(0.2, 3) for _ in parts]
    for name, part in zip(parts, _share(rng, total, weights), strict=True):
        numbers[f"{stem}.{name}"] = part


def _statistics_2014(rng: Random, form: str) -> dict[str, Number]:
    del form
    numbers: dict[str, Number] = {}
    ways = ("gazette", "website", "weibo", "wechat", "other")
    channels = [_scale(rng, idle=0.1 if way == "website" else 0.5) for way in ways]
    numbers.update({f"proactive_disclosure.channels.{way}": n for way, n in zip(ways, channels, strict=True)})
    total = numbers["proactive_disclosure.total"] = _between(rng, channels)
    documents = rng.randint(0, min(int(total), 60))
    numbers["proactive_disclosure.normative_documents.disclosed"] = documents
    numbers["proactive_disclosure.normative_documents.issued"] = documents + rng.choice((0, 0, 3))
    answers = {
        "press_conferences.total": 9,
        "interviews.total": 12,
        "interpretations": 40,
        "social_media": 60,
        "other": 9,
    }
    drawn = {name: rng.choice((0, 0, rng.randint(1, most))) for name, most in answers.items()}
    numbers.update({f"responses.{name}": n for name, n in drawn.items()})
    numbers["responses.total"] = _between(rng, list(drawn.values()))
    for meeting in ("press_conferences", "interviews"):
        numbers[f"responses.{meeting}.by_principal"] = rng.randint(0, drawn[f"{meeting}.total"])
    received = _scale(rng, idle=0.4)
    _sum_of(numbers, "requests.received", received, ("in_person", "fax", "online", "mail"), rng)
    closed = received - rng.randint(0, received // 20)
    _sum_of(numbers, "requests.closed", closed, ("on_time", "extended"), rng)
    kinds = (
        "already_public",
        "granted",
        "partially_granted",
        "denied.total",
        "not_held",
        "nonexistent",
        "correction_requested",
        "other_channel",
    )
    _sum_of(numbers, "requests.answered", closed, kinds, rng)
    grounds = (
        "state_secret",
        "trade_secret",
        "personal_privacy",
        "security_and_stability",
        "not_government_information",
        "other_legal_grounds",
    )
    _sum_of(numbers, "requests.answered.denied", int(numbers["requests.answered.denied.total"]), grounds, rng)
    for block in ("reconsideration", "litigation"):
        _sum_of(numbers, block, rng.choice((0, 0, 0, 1, 3, 12)), ("upheld", "corrected", "other"), rng)
    numbers["complaints.total"] = rng.choice((0, 0, 0, 1, 5))
    numbers["fees.amount"] = rng.choice((0, 0, Decimal("0.05"), Decimal("0.128")))
    numbers["capacity.offices"] = rng.randint(0, 60)
    numbers["capacity.reading_points"] = rng.randint(0, 90)
    _sum_of(numbers, "capacity.staff", rng.randint(0, 300), ("full_time", "part_time"), rng)
    numbers["capacity.budget"] = _amount(rng)
    numbers["training.meetings"] = rng.randint(0, 40)
    numbers["training.courses"] = rng.randint(0, 20)
    numbers["training.participants"] = _scale(rng)
    return numbers


def _indicators_fujian(rng: Random, form: str) -> dict[str, Number]:
    """Each year's figures add to those of the years before."""
    del form

    def one(idle: float) -> dict[str, Number]:
        numbers: dict[str, Number] = {}
        channels = [_scale(rng, idle=0.1), _scale(rng, idle=0.8)]
        numbers["proactive_disclosure.channels.website"], numbers["proactive_disclosure.channels.gazette"] = channels
        numbers["proactive_disclosure.documents"] = sum(channels)
        received = _scale(rng, idle=idle)
        _sum_of(numbers, "requests.received", received, ("in_person", "online", "mail_or_fax"), rng)
        kinds = ("granted", "partially_granted", "denied", "other")
        _sum_of(numbers, "requests.answered", received, kinds, rng)
        numbers["fees.reduced"] = rng.choice((0, 0, 0, rng.randint(1, 900)))
        for name in ("complaints.total", "reconsideration.total", "litigation.total"):
            numbers[name] = rng.choice((0, 0, 0, 1, 3))
        return numbers

    year, before = one(0.5), one(0.3)
    return {f"{path}.year": n for path, n in year.items()} | {
        f"{path}.cumulative": n + before[path] for path, n in year.items()
    }


_MAKERS: dict[str, Callable[[Random, str], dict[str, Number]]] = {
    "article20_2019": _article20_2019,
    "article20_2021": _article20_2021,
    "statistics_2014": _statistics_2014,
    "indicators_fujian": _indicators_fujian,
}
