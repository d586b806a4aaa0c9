"""What the words of a sentence may mean in terms of the tables: every metric with all sums that its words admit.

收到 may mean what came in this year or everything on the desk; 受理 may leave out what was not processed; 答复 and
办结 may leave out what was closed without an answer. The first reading of a metric is what its words name first.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from attrs import frozen

from govinfo_report.checks.matrix import GROUPS
from govinfo_report.lexing.labels import canonical_label
from govinfo_report.models.report import ARTICLE20, Format
from govinfo_report.parsing.grammars import forms, review_blocks, row_path, table_forms

__all__ = ["MetricReading", "readings_of"]


@frozen
class MetricReading:
    """A sum of cells."""

    name: str
    """In the words of the form."""
    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()


def _row(name: str, *rows: str, minus: tuple[str, ...] = ()) -> MetricReading:
    return MetricReading(
        name, tuple(f"requests.{row}.total" for row in rows), tuple(f"requests.{row}.total" for row in minus)
    )


_RECEIVED = _row("本年新收", "received")
_ALL = _row("本年新收＋上年结转", "received", "carried_over")
_DONE = _row("办理结果总计", "outcomes.total")
_GRANTED = _row("予以公开", "outcomes.granted")
_PARTIALLY = _row("部分公开", "outcomes.partially_granted")


def _items(group: str) -> tuple[str, ...]:
    return tuple(f"outcomes.{item}" for item in GROUPS[group])


def _courts(name: str, column: str) -> MetricReading:
    courts = (block for block in review_blocks() if block.startswith("litigation."))
    return MetricReading(f"行政诉讼{name}", tuple(f"{court}.{column}" for court in courts))


def _article20(form: Format) -> dict[str, tuple[MetricReading, ...]]:
    denied, unavailable, not_processed = map(_items, ("denied", "unavailable", "not_processed"))
    other = tuple(row_path(rule).removeprefix("requests.") for rule in forms()[form].own_rows)
    answered = (
        _DONE,
        _row("总计－不予处理", "outcomes.total", minus=not_processed),
        _row("总计－不予处理－其他处理", "outcomes.total", minus=not_processed + other),
        _row("总计－其他处理", "outcomes.total", minus=other),
        _ALL,
        _RECEIVED,
        _row("总计－上年结转", "outcomes.total", minus=("carried_over",)),
    )
    received = (
        _RECEIVED,
        _ALL,
        _DONE,
        _row("本年新收－不予处理", "received", minus=not_processed),
    )
    documents = "proactive_disclosure.normative_documents"
    issued = (
        ("issued", "in_force")
        if form is Format.ARTICLE20_2021
        else ("newly_made", "newly_disclosed", "total_disclosed")
    )
    return {
        "收到申请数": received,
        "受理申请数": (*received, _row("总计－不予处理", "outcomes.total", minus=not_processed)),
        "申请办结数": answered,
        "申请办理数": answered,
        "申请答复数": answered,
        "同意公开答复数": (_GRANTED, _row("予以公开＋部分公开", "outcomes.granted", "outcomes.partially_granted")),
        "同意部分公开答复数": (_PARTIALLY,),
        "不同意公开答复数": (_row("不予公开", *denied),),
        "无法提供": (_row("无法提供", *unavailable),),
        "不予处理": (_row("不予处理", *not_processed),),
        "其他处理": (_row("其他处理", *other),),
        "上年结转政府信息公开申请数量": (_row("上年结转", "carried_over"),),
        "结转下年度继续办理": (_row("结转下年度", "carried_forward"),),
        "行政复议数量": (MetricReading("行政复议总计", ("reconsideration.total",)),),
        "行政复议结果维持": (MetricReading("行政复议结果维持", ("reconsideration.upheld",)),),
        "行政复议结果纠正": (MetricReading("行政复议结果纠正", ("reconsideration.corrected",)),),
        "行政复议其他结果": (MetricReading("行政复议其他结果", ("reconsideration.other",)),),
        "行政复议尚未审结": (MetricReading("行政复议尚未审结", ("reconsideration.pending",)),),
        "行政诉讼数量": (
            _courts("总计", "total"),
            MetricReading("未经复议直接起诉总计", ("litigation.direct.total",)),
            MetricReading("复议后起诉总计", ("litigation.after_reconsideration.total",)),
        ),
        "行政诉讼结果维持": (_courts("结果维持", "upheld"),),
        "行政诉讼结果纠正": (_courts("结果纠正", "corrected"),),
        "行政诉讼其他结果": (_courts("其他结果", "other"),),
        "行政诉讼尚未审结": (_courts("尚未审结", "pending"),),
        "制发规范性文件总数": tuple(
            MetricReading(name, (f"{documents}.{column}",))
            for name, column in zip(("规范性文件首列", "规范性文件次列", "规范性文件末列"), issued, strict=False)
        ),
    }


_COMPARED = (
    "主动公开政府信息数",
    "政府网站公开政府信息数",
    "政务微博公开政府信息数",
    "政务微信公开政府信息数",
    "政府公报公开政府信息数",
    "主动公开规范性文件数",
    "制发规范性文件总数",
    "政策解读稿件发布数",
    "回应公众关注热点或重大舆情数",
    "参加或举办新闻发布会总次数",
    "政府网站在线访谈次数",
    "当面申请数",
    "传真申请数",
    "网络申请数",
    "信函申请数",
    "按时办结数",
    "延期办结数",
    "属于已主动公开范围数",
    "同意部分公开答复数",
    "不同意公开答复数",
    "不属于本行政机关公开数",
    "申请信息不存在数",
    "告知作出更改补充数",
    "告知通过其他途径办理数",
    "行政复议数量",
    "行政诉讼数量",
    "举报投诉数量",
    "政府信息公开工作专门机构数",
    "设置政府信息公开查阅点数",
    "从事政府信息公开工作人员数",
)
"""Rows of the national table that sentences state in the same sense, by their labels without explanation."""


def _one_figure() -> Mapping[str, str]:
    """The path of each of these rows."""
    labels = table_forms()[Format.STATISTICS_2014.value].labels
    paths = {canonical_label(terminal).partition("(")[0]: row_path(rule) for rule, terminal in labels.items()}
    return {label: paths[label] for label in _COMPARED}


def _national() -> dict[str, tuple[MetricReading, ...]]:
    received = MetricReading("收到申请数", ("requests.received.total",))
    closed = MetricReading("申请办结数", ("requests.closed.total",))
    answered = MetricReading("申请答复数", ("requests.answered.total",))
    granted = MetricReading("同意公开答复数", ("requests.answered.granted",))
    public = MetricReading("已主动公开＋同意公开", ("requests.answered.already_public", "requests.answered.granted"))
    return {metric: (MetricReading(metric, (path,)),) for metric, path in _one_figure().items()} | {
        "收到申请数": (received, closed, answered),
        "受理申请数": (received, closed, answered),
        "申请办结数": (closed, answered, received),
        "申请办理数": (closed, answered, received),
        "申请答复数": (answered, closed, received),
        "同意公开答复数": (granted, public),
    }


def _fujian() -> dict[str, tuple[MetricReading, ...]]:
    received = MetricReading("受理政府信息公开申请总数", ("requests.received.total.year",))
    answered = MetricReading("对申请的答复总数", ("requests.answered.total.year",))
    single = {
        "行政复议数量": "reconsideration.total.year",
        "行政诉讼数量": "litigation.total.year",
        "当面申请数": "requests.received.in_person.year",
        "网络申请数": "requests.received.online.year",
        "同意公开答复数": "requests.answered.granted.year",
        "同意部分公开答复数": "requests.answered.partially_granted.year",
        "不同意公开答复数": "requests.answered.denied.year",
    }
    return {metric: (MetricReading(metric, (path,)),) for metric, path in single.items()} | {
        "收到申请数": (received, answered),
        "受理申请数": (received, answered),
        "申请办结数": (answered, received),
        "申请答复数": (answered, received),
    }


@cache
def readings_of(form: Format) -> Mapping[str, tuple[MetricReading, ...]]:
    """The readings of every metric that the tables of a form can answer, by the metric's label in the facts."""
    if form in ARTICLE20:
        return _article20(form)
    if form is Format.STATISTICS_2014:
        return _national()
    return _fujian() if form is Format.INDICATORS_FUJIAN else {}
