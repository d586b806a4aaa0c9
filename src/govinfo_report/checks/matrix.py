"""Identities of the request matrix and of the table of reconsideration and litigation, forms of 2019 and 2021."""

from __future__ import annotations

from collections.abc import Container, Iterator

from attrs import fields

from govinfo_report.checks.findings import BalanceFails, ColumnTotalFails, HeadingFails, ReviewTotalFails, RowTotalFails
from govinfo_report.checks.identity import Identity
from govinfo_report.checks.registry import sums
from govinfo_report.models.article20 import Applicants, Denied, NotProcessed, OtherOutcomes, ReviewOutcomes, Unavailable
from govinfo_report.models.report import ARTICLE20
from govinfo_report.parsing.grammars import review_blocks

__all__ = ["GROUPS", "RULES", "balance", "column_total", "group_heading", "review_total", "row_total"]

_ORGANIZATIONS = tuple(
    one.name for one in fields(Applicants) if one.name not in {"natural_person", "organizations_subtotal", "total"}
)
_PARTS = ("natural_person", *_ORGANIZATIONS)
_COLUMNS = (*_PARTS, "organizations_subtotal", "total")
GROUPS = {
    name: tuple(f"{name}.{one.name}" for one in fields(group) if one.name != "subtotal")
    for name, group in (
        ("denied", Denied),
        ("unavailable", Unavailable),
        ("not_processed", NotProcessed),
        ("other", OtherOutcomes),
    )
}
_HEADINGS = ("requests.outcomes.subtotal", *(f"requests.outcomes.{name}.subtotal" for name in GROUPS))
_ITEMS = ("granted", "partially_granted", *(item for items in GROUPS.values() for item in items))
_ROWS = (
    "requests.received",
    "requests.carried_over",
    *(f"requests.outcomes.{item}" for item in _ITEMS),
    "requests.outcomes.total",
    "requests.carried_forward",
    *_HEADINGS,
)
_RESULTS = tuple(one.name for one in fields(ReviewOutcomes) if one.name != "total")


def _is_printed(row: str, printed: Container[str]) -> bool:
    return any(f"{row}.{column}" in printed for column in ("total", "natural_person"))


@sums(RowTotalFails, forms=ARTICLE20, basis="表头：总计为自然人与法人或其他组织之和（国办公开办函〔2021〕30号）")
def row_total(printed: Container[str]) -> Iterator[Identity]:
    """Each row of the request matrix: natural persons and the five kinds of organisations sum to the total.

    Why: 总计 stands over all applicant columns. Where an office added a 小计 of the organisations, that must be the
    sum of the five, and with the natural persons it must give the total.

    Example: 自然人 12, all others 0, 总计 13 fails.

    Exceptions: none. A blank cell is no figure; the rule says so if the figures hold only with one hidden in it.
    """
    for row in _ROWS:
        if not _is_printed(row, printed):
            continue
        parts = tuple(f"{row}.{column}" for column in _PARTS)
        yield Identity(row, f"{row}.total", parts, (f"{row}.total",))
        subtotal = f"{row}.organizations_subtotal"
        if subtotal in printed:
            yield Identity(row, subtotal, parts[1:], (subtotal,))
            yield Identity(row, f"{row}.total", (parts[0], subtotal), (f"{row}.total",))


@sums(ColumnTotalFails, forms=ARTICLE20, basis="表内（七）总计为（一）至（六）各项之和（国办公开办函〔2021〕30号）")
def column_total(printed: Container[str]) -> Iterator[Identity]:
    """Each column of the request matrix: the outcomes sum to （七）总计.

    Why: a request has exactly one outcome; partial disclosure is counted as that only. The single row （六）其他处理 of
    the form of 2019 counts as an item; of a group of which only the heading is filled in, the heading does.

    Example: 予以公开 22, everything else 0, （七）总计 23 fails.

    Exceptions: none.
    """
    rows = _outcomes(printed)
    for column in _COLUMNS:
        total = f"requests.outcomes.total.{column}"
        yield Identity(total, total, tuple(f"{row}.{column}" for row in rows), (total,))


def _outcomes(printed: Container[str]) -> list[str]:
    """The rows that sum to （七）总计."""
    rows = ["granted", "partially_granted"]
    for name, items in GROUPS.items():
        listed = any(_is_printed(f"requests.outcomes.{item}", printed) for item in items)
        whole = f"{name}.subtotal"
        rows += (whole,) if not listed and _is_printed(f"requests.outcomes.{whole}", printed) else items
    return [f"requests.outcomes.{row}" for row in rows]


@sums(BalanceFails, forms=ARTICLE20, basis="表头所印：第一项加第二项之和，等于第三项加第四项之和")
def balance(printed: Container[str]) -> Iterator[Identity]:
    """Each column: received plus carried over equals outcomes plus carried forward.

    Why: the form prints it. What came in or was left over is either dealt with or goes on to the next year.

    Example: 新收 12, 结转 11, 办理结果总计 22, 结转下年度 0 fails.

    Exceptions: none. Where the row （七）总计 could not be read, its parts stand for it.
    """
    has_total = _is_printed("requests.outcomes.total", printed)
    done = ["requests.outcomes.total"] if has_total else _outcomes(printed)
    for column in _COLUMNS:
        yield Identity(
            "requests",
            f"requests.outcomes.total.{column}",
            (f"requests.received.{column}", f"requests.carried_over.{column}"),
            (*(f"{row}.{column}" for row in done), f"requests.carried_forward.{column}"),
        )


@sums(HeadingFails, forms=ARTICLE20, basis="标题行所填数字为其下各项之和")
def group_heading(printed: Container[str]) -> Iterator[Identity]:
    """A figure on the heading of a group (（三）不予公开 …) is the sum of the items below it.

    Why: the form leaves headings empty; an office that fills one in gives the group's sum.

    Example: （三）不予公开 3 over items that sum to 2 fails.

    Exceptions: the row （六）其他处理 of the form of 2019 has no items.
    """
    for name, items in GROUPS.items():
        heading = f"requests.outcomes.{name}.subtotal"
        if not any(_is_printed(f"requests.outcomes.{item}", printed) for item in items):
            continue
        for column in _COLUMNS:
            if f"{heading}.{column}" in printed:
                parts = tuple(f"requests.outcomes.{item}.{column}" for item in items)
                yield Identity(heading, f"{heading}.{column}", parts, (f"{heading}.{column}",))
    for column in _COLUMNS:
        heading = f"requests.outcomes.subtotal.{column}"
        if heading in printed:
            yield Identity("requests.outcomes.subtotal", heading, (heading,), (f"requests.outcomes.total.{column}",))


@sums(ReviewTotalFails, forms=ARTICLE20, basis="表内总计为四种结果之和（国办公开办函〔2021〕30号）")
def review_total(printed: Container[str]) -> Iterator[Identity]:
    """Reconsideration and both blocks of litigation: the four outcomes sum to the total.

    Why: a case is upheld, corrected, otherwise ended, or pending.

    Example: 结果维持 1, all others 0, 总计 0 fails.

    Exceptions: none. Nothing follows from one year to the next: cases take more than a year.
    """
    for block in review_blocks():
        total = f"{block}.total"
        if total in printed:
            yield Identity(block, total, tuple(f"{block}.{result}" for result in _RESULTS), (total,))


RULES = (balance, row_total, column_total, group_heading, review_total)
