"""The official tables with their merged cells, filled in from a printed report."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from govinfo_report.models.dictionary import Field
from govinfo_report.testing.ordinals import ORDINALS
from govinfo_report.testing.printing import Printed
from govinfo_report.testing.reports import COLUMNS, OUTCOMES, Number, asked


@frozen
class Cell:
    """A cell of a form."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    path: str | None = None
    """Of the value printed here; None: a label, header or unit."""
    unit: bool = False
    """Whether this is the unit of a row."""
    value: Number | None = None
    """What a right reading of the text yields: None for a blank, a mark, and where no path is."""


Row = tuple[Cell, ...]


@frozen
class Grid:
    """One table as printed."""

    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        """Number of grid columns."""
        return sum(cell.colspan for cell in self.rows[0])


@frozen
class FormSection:
    """Tables that belong under one heading of the report: ``proactive``, ``requests``, ``litigation`` or ``all``."""

    name: str
    grids: tuple[Grid, ...]


NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
OUTCOME_LABELS = {
    "granted": "（一）予以公开",
    "partially_granted": "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "denied": "（三）不予公开",
    "denied.state_secret": "1.属于国家秘密",
    "denied.prohibited_by_law": "2.其他法律行政法规禁止公开",
    "denied.security_and_stability": "3.危及“三安全一稳定”",
    "denied.third_party_rights": "4.保护第三方合法权益",
    "denied.internal_affairs": "5.属于三类内部事务信息",
    "denied.process_information": "6.属于四类过程性信息",
    "denied.enforcement_files": "7.属于行政执法案卷",
    "denied.administrative_query": "8.属于行政查询事项",
    "unavailable": "（四）无法提供",
    "unavailable.not_held": "1.本机关不掌握相关政府信息",
    "unavailable.needs_creation": "2.没有现成信息需要另行制作",
    "unavailable.still_unclear": "3.补正后申请内容仍不明确",
    "not_processed": "（五）不予处理",
    "not_processed.petition": "1.信访举报投诉类申请",
    "not_processed.duplicate": "2.重复申请",
    "not_processed.publication": "3.要求提供公开出版物",
    "not_processed.excessive": "4.无正当理由大量反复申请",
    "not_processed.confirmation": "5.要求行政机关确认或重新出具已获取信息",
    "other": "（六）其他处理",
    "other.not_corrected": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "other.fee_unpaid": "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "other.other": "3.其他",
    "total": "（七）总计",
}


def sections(printed: Printed) -> tuple[FormSection, ...]:
    """The tables of a report, by the heading they stand under."""
    form = printed.report.form
    if form == "statistics_2014":
        return (FormSection("all", (_statistics(printed),)),)
    if form == "indicators_fujian":
        return (FormSection("all", (_indicators(printed),)),)
    proactive = _proactive_2019 if form == "article20_2019" else _proactive_2021
    return (
        FormSection("proactive", proactive(printed)),
        FormSection("requests", (_matrix(printed),)),
        FormSection("litigation", (_litigation(printed),)),
    )


def _value(printed: Printed, path: str, colspan: int = 1) -> Cell:
    return Cell(printed.texts[path], colspan, path=path, value=printed.values[path])


def joined(grids: Sequence[Grid]) -> Grid:
    """Several tables of one width as one."""
    return Grid(tuple(row for grid in grids for row in grid.rows))


def _proactive(
    printed: Printed, item: str, headers: Sequence[str], rows: dict[str, str], names: Sequence[str], *, last: int = 1
) -> Grid:
    """The table of one Article 20 item; its last column is ``last`` grid columns wide."""
    spans = [1] * (len(headers) - 1) + [last]
    lines: list[Row] = [
        (Cell(f"第二十条第（{item}）项", colspan=1 + sum(spans)),),
        (Cell("信息内容"), *(Cell(text, colspan=span) for text, span in zip(headers, spans, strict=True))),
    ]
    for key, label in rows.items():
        paths = [f"proactive_disclosure.{key}.{name}" for name in names]
        values = (_value(printed, p, n) for p, n in zip(paths, spans, strict=True))
        lines.append((Cell(label), *values))
    return Grid(tuple(lines))


def _proactive_2019(printed: Printed) -> tuple[Grid, ...]:
    documents = {"regulations": "规章", "normative_documents": "规范性文件"}
    services = {"licensing": "行政许可", "other_services": "其他对外管理服务事项"}
    measures = {"penalties": "行政处罚", "coercive_measures": "行政强制"}
    made = ("本年新制作数量", "本年新公开数量", "对外公开总数量")
    items = ("上一年项目数量", "本年增/减", "处理决定数量")
    bought = ("采购项目数量", "采购总金额")
    changes = ("previous_year_items", "change", "decisions")
    return (
        _proactive(printed, "一", made, documents, ("newly_made", "newly_disclosed", "total_disclosed")),
        _proactive(printed, "五", items, services, changes),
        _proactive(printed, "六", items, measures, changes),
        _proactive(printed, "八", items[:2], {"fees": "行政事业性收费"}, changes[:2], last=2),
        _proactive(printed, "九", bought, {"procurement": "政府集中采购"}, ("projects", "amount"), last=2),
    )


def _proactive_2021(printed: Printed) -> tuple[Grid, ...]:
    documents = {"regulations": "规章", "normative_documents": "行政规范性文件"}
    measures = {"penalties": "行政处罚", "coercive_measures": "行政强制"}
    made, decided = ("本年制发件数", "本年废止件数", "现行有效件数"), ("本年处理决定数量",)
    charged = ("本年收费金额（单位：万元）",)
    return (
        _proactive(printed, "一", made, documents, ("issued", "repealed", "in_force")),
        _proactive(printed, "五", decided, {"licensing": "行政许可"}, ("decisions",), last=3),
        _proactive(printed, "六", decided, measures, ("decisions",), last=3),
        _proactive(printed, "八", charged, {"fees": "行政事业性收费"}, ("amount",), last=3),
    )


def _matrix(printed: Printed) -> Grid:
    outcomes = OUTCOMES[printed.report.form]

    def values(row: str) -> Row:
        paths = [f"requests.{row}.{column}" for column in (*COLUMNS, "total")]
        return tuple(_value(printed, path) for path in paths)

    lines: list[Row] = [
        (Cell(NOTE, colspan=3, rowspan=3), Cell("申请人情况", colspan=7)),
        (Cell("自然人", rowspan=2), Cell("法人或其他组织", colspan=5), Cell("总计", rowspan=2)),
        tuple(Cell(text) for text in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")),
        (Cell("一、本年新收政府信息公开申请数量", colspan=3), *values("received")),
        (Cell("二、上年结转政府信息公开申请数量", colspan=3), *values("carried_over")),
    ]
    seen: set[str] = set()
    for row in (*outcomes, "total"):
        group = row.split(".")[0]
        members = [other for other in outcomes if other.startswith(f"{group}.")]
        labels: list[Cell] = []
        if not seen:
            labels.append(Cell("三、本年度办理结果", rowspan=len(outcomes) + 1))
        if len(members) > 1:
            if group not in seen:
                labels.append(Cell(OUTCOME_LABELS[group], rowspan=len(members)))
            labels.append(Cell(OUTCOME_LABELS[row]))
        else:
            labels.append(Cell(OUTCOME_LABELS[group], colspan=2))
        seen.add(group)
        lines.append((*labels, *values(f"outcomes.{row}")))
    lines.append((Cell("四、结转下年度继续办理", colspan=3), *values("carried_forward")))
    return Grid(tuple(lines))


def _litigation(printed: Printed) -> Grid:
    results = {
        "upheld": "结果维持",
        "corrected": "结果纠正",
        "other": "其他结果",
        "pending": "尚未审结",
        "total": "总计",
    }
    blocks = ("reconsideration", "litigation.direct", "litigation.after_reconsideration")
    paths = [f"{block}.{result}" for block in blocks for result in results]
    low = tuple(Cell(text) for text in results.values())
    return Grid(
        (
            (Cell("行政复议", colspan=5), Cell("行政诉讼", colspan=10)),
            (
                *(Cell(text, rowspan=2) for text in results.values()),
                Cell("未经复议直接起诉", colspan=5),
                Cell("复议后起诉", colspan=5),
            ),
            low + low,
            tuple(_value(printed, path) for path in paths),
        )
    )


# Rows without figures, each before the row of the given path.
STATISTICS_HEADINGS = {
    "proactive_disclosure.total": "一、主动公开情况",
    "proactive_disclosure.channels.gazette": "（二）通过不同渠道和方式公开政府信息的情况",
    "responses.total": "二、回应解读情况",
    "responses.press_conferences.total": "（二）通过不同渠道和方式回应解读的情况",
    "requests.received.total": "三、依申请公开情况",
    "capacity.offices": "八、机构建设和保障经费情况",
    "training.meetings": "九、政府信息公开会议和培训情况",
}


def row_label(field: Field) -> str:
    """The label of a row of the older tables as the dictionary writes it, with the ordinal that the form prints."""
    return ORDINALS[field.format].get(field.row_path, "") + field.row


def _official(label: str) -> str:
    """The dictionary's label with the punctuation of the printed form."""
    return label.translate(str.maketrans("():,", "（）：，"))


def _statistics(printed: Printed) -> Grid:
    lines: list[Row] = [(Cell("统计指标"), Cell("单位"), Cell("统计数"))]
    for field in asked("statistics_2014"):
        if field.path in STATISTICS_HEADINGS:
            lines.append((Cell(STATISTICS_HEADINGS[field.path]), Cell("——", unit=True), Cell("——")))
        value = _value(printed, field.path)
        lines.append((Cell(_official(row_label(field))), Cell(field.unit, unit=True), value))
    return Grid(tuple(lines))


def _indicators(printed: Printed) -> Grid:
    year = f"{printed.report.year}年度"
    lines: list[Row] = [(Cell("指标名称"), Cell("计量单位"), Cell(year), Cell("历年累计"))]
    for field in asked("indicators_fujian"):
        stem, _, period = field.path.rpartition(".")
        if period == "year":
            values = (_value(printed, p) for p in (field.path, f"{stem}.cumulative"))
            label = _official(row_label(field))
            lines.append((Cell(label), Cell(field.unit, unit=True), *values))
    return Grid(tuple(lines))
