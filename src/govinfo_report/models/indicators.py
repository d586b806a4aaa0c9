"""The known rows of indicator tables before 2014: those of Fujian's 主动公开情况和依申请公开情况统计表.

There was no national form; every other row is in :attr:`Report.indicators`. Counts are int, amounts Decimal as
printed; None means not printed, blank, a mark or a text (:meth:`Report.cell` tells which).
"""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from govinfo_report.models.schema import amount, count, group

__all__ = ["IndicatorTable", "YearAndAll", "YearAndAllAmount", "YearAndAllCases"]


@frozen
class YearAndAll:
    """A count of the year, and of all years."""

    year: int | None = count("本年度", "条")
    cumulative: int | None = count("历年累计", "条")


@frozen
class YearAndAllCases:
    """Cases of the year, and of all years."""

    year: int | None = count("本年度", "件")
    cumulative: int | None = count("历年累计", "件")


@frozen
class YearAndAllAmount:
    """An amount of the year, and of all years, in 元 as printed."""

    year: Decimal | None = amount("本年度", "元")
    cumulative: Decimal | None = amount("历年累计", "元")


@frozen
class IndicatorChannels:
    """Documents disclosed, by channel."""

    website: YearAndAll = group(YearAndAll, "政府网站公开数")
    gazette: YearAndAll = group(YearAndAll, "政府公报公开数")


@frozen
class IndicatorDisclosure:
    """Documents disclosed of the organ's own motion."""

    documents: YearAndAll = group(YearAndAll, "主动公开文件数")
    channels: IndicatorChannels = group(IndicatorChannels, "其中")


@frozen
class IndicatorReceived:
    """Requests accepted, by way."""

    total: YearAndAll = group(YearAndAll, "受理政府信息公开申请总数")
    in_person: YearAndAll = group(YearAndAll, "当面申请数")
    online: YearAndAll = group(YearAndAll, "网上申请数")
    mail_or_fax: YearAndAll = group(YearAndAll, "信函、传真申请数")


@frozen
class IndicatorAnswered:
    """Requests answered, by kind of answer."""

    total: YearAndAll = group(YearAndAll, "对申请的答复总数")
    granted: YearAndAll = group(YearAndAll, "同意公开答复数")
    partially_granted: YearAndAll = group(YearAndAll, "同意部分公开答复数")
    denied: YearAndAll = group(YearAndAll, "不予公开答复数")
    other: YearAndAll = group(YearAndAll, "其他类型答复数")


@frozen
class IndicatorRequests:
    """FOI requests."""

    received: IndicatorReceived = group(IndicatorReceived, "受理政府信息公开申请")
    answered: IndicatorAnswered = group(IndicatorAnswered, "对申请的答复")


@frozen
class IndicatorTotal:
    """A block with one row."""

    total: YearAndAllCases = group(YearAndAllCases, "总数")


@frozen
class IndicatorFees:
    """Fees waived."""

    reduced: YearAndAllAmount = group(YearAndAllAmount, "政府信息公开收费减免金额")


_SOURCE = "福建省政府信息公开工作年度报告附表"


@frozen
class IndicatorTable:
    """The whole table."""

    proactive_disclosure: IndicatorDisclosure = group(IndicatorDisclosure, "主动公开", _SOURCE)
    requests: IndicatorRequests = group(IndicatorRequests, "依申请公开", _SOURCE)
    fees: IndicatorFees = group(IndicatorFees, "收费减免", _SOURCE)
    complaints: IndicatorTotal = group(IndicatorTotal, "接受行政申诉、举报数", _SOURCE)
    reconsideration: IndicatorTotal = group(IndicatorTotal, "行政复议数", _SOURCE)
    litigation: IndicatorTotal = group(IndicatorTotal, "行政诉讼数", _SOURCE)
