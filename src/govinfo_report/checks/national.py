"""Identities of the national statistics table and of Fujian's indicator table."""

from __future__ import annotations

from collections.abc import Container, Iterator

from govinfo_report.checks.findings import (
    ChannelAboveTotal,
    IndicatorTotalFails,
    PartAboveTotal,
    StatisticsTotalFails,
    YearAboveAll,
)
from govinfo_report.checks.identity import Identity
from govinfo_report.checks.registry import sums
from govinfo_report.models.by_form import model_of
from govinfo_report.models.report import Format
from govinfo_report.models.schema import paths_of

__all__ = ["RULES", "channel_above_total", "indicator_total", "part_above_total", "statistics_total", "year_above_all"]

_SUMS = {
    "requests.received": ("in_person", "fax", "online", "mail"),
    "requests.closed": ("on_time", "extended"),
    "requests.answered": (
        "already_public",
        "granted",
        "partially_granted",
        "denied.total",
        "not_held",
        "nonexistent",
        "correction_requested",
        "other_channel",
    ),
    "requests.answered.denied": (
        "state_secret",
        "trade_secret",
        "personal_privacy",
        "security_and_stability",
        "not_government_information",
        "other_legal_grounds",
    ),
    "reconsideration": ("upheld", "corrected", "other"),
    "litigation": ("upheld", "corrected", "other"),
    "capacity.staff": ("full_time", "part_time"),
}
_INDICATOR_SUMS = {
    "requests.received": ("in_person", "online", "mail_or_fax"),
    "requests.answered": ("granted", "partially_granted", "denied", "other"),
}
_CHANNELS = ("gazette", "website", "weibo", "wechat", "other")


@sums(StatisticsTotalFails, forms=(Format.STATISTICS_2014,), basis="国办发〔2014〕32号附表：各项下所列分项之和")
def statistics_total(printed: Container[str]) -> Iterator[Identity]:
    """National table: a figure and the figures it is divided into.

    Received = its four ways; closed = on time + extended; answered = its eight kinds; denied = its six grounds;
    reconsideration and litigation = their three outcomes; staff = full-time + part-time.

    Why: the table numbers the parts below their total, and they exclude each other.

    Example: 收到申请数 5 over 当面 2, 传真 0, 网络 2, 信函 0 fails.

    Exceptions: channels of disclosure are not such parts: one item on several channels counts once.
    """
    for block, parts in _SUMS.items():
        total = f"{block}.total"
        if total in printed:
            yield Identity(block, total, tuple(f"{block}.{part}" for part in parts), (total,))


@sums(PartAboveTotal, forms=(Format.STATISTICS_2014,), basis="国办发〔2014〕32号附表：“其中”所列为总次数的一部分")
def part_above_total(printed: Container[str]) -> Iterator[Identity]:
    """National table: what the principal attended is a part of all press conferences or interviews.

    Why: the row below says “of these”.

    Example: 新闻发布会总次数 1, 主要负责同志参加 2 fails.

    Exceptions: none.
    """
    for block in ("responses.press_conferences", "responses.interviews"):
        total = f"{block}.total"
        if total in printed:
            yield Identity(block, total, (f"{block}.by_principal",), (total,), at_most=True)


@sums(
    ChannelAboveTotal, forms=(Format.STATISTICS_2014,), basis="国办发〔2014〕32号附表：不同渠道和方式公开相同信息计1条"
)
def channel_above_total(printed: Container[str]) -> Iterator[Identity]:
    """National table, a question: one channel shows more items than were disclosed altogether.

    Why: the total counts an item once, however many channels it was on, so no channel should exceed it.

    Example: 主动公开政府信息数 10, 政府网站公开政府信息数 12 is asked about.

    Exceptions: offices count an item by each article made of it, or leave channels of other offices in.
    """
    total = "proactive_disclosure.total"
    if total in printed:
        for channel in _CHANNELS:
            path = f"proactive_disclosure.channels.{channel}"
            yield Identity(path, path, (path,), (total,), at_most=True)


@sums(IndicatorTotalFails, forms=(Format.INDICATORS_FUJIAN,), basis="福建省附表：“其中”所列分项之和")
def indicator_total(printed: Container[str]) -> Iterator[Identity]:
    """Fujian's table: requests by way, and answers by kind, sum to their totals, of the year and of all years.

    Why: the table lists the parts below their total, the last of them for all others.

    Example: 受理总数 5 over 当面 2, 网上 2, 信函传真 0 fails.

    Exceptions: documents by channel are no such parts.
    """
    for block, parts in _INDICATOR_SUMS.items():
        for period in ("year", "cumulative"):
            total = f"{block}.total.{period}"
            if total in printed:
                yield Identity(f"{block}.total", total, tuple(f"{block}.{part}.{period}" for part in parts), (total,))


@sums(YearAboveAll, forms=(Format.INDICATORS_FUJIAN,), basis="历年累计包含本年度")
def year_above_all(printed: Container[str]) -> Iterator[Identity]:
    """Fujian's table: the figure of the year is not above that of all years.

    Why: all years include this one. Where it is above, the two columns are often exchanged.

    Example: 本年度 12, 历年累计 3 fails.

    Exceptions: offices that leave 历年累计 at 0 are reported too; their figure of all years means nothing.
    """
    for path, _ in paths_of(model_of(Format.INDICATORS_FUJIAN)):
        row, _, period = path.rpartition(".")
        if period == "year" and f"{row}.cumulative" in printed:
            yield Identity(row, f"{row}.cumulative", (path,), (f"{row}.cumulative",), at_most=True)


RULES = (statistics_total, indicator_total, part_above_total, channel_above_total, year_above_all)
