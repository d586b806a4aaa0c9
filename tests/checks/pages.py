"""Small pages with the tables of a form, every cell zero but those given."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping

import govinfo_report as gir

SIX = (
    ("一、总体情况", "本年度工作平稳。"),
    ("二、主动公开政府信息情况", "proactive"),
    ("三、收到和处理政府信息公开申请情况", "requests"),
    ("四、政府信息公开行政复议、行政诉讼情况", "review"),
    ("五、存在的主要问题及改进情况", "内容有待丰富。"),
    ("六、其他需要报告的事项", "本年度未收取信息处理费。"),
)
ITEMS = {
    "article20_2019": (
        ("一", ("newly_made", "newly_disclosed", "total_disclosed"), ("regulations", "normative_documents")),
        ("五", ("previous_year_items", "change", "decisions"), ("licensing", "other_services")),
        ("六", ("previous_year_items", "change", "decisions"), ("penalties", "coercive_measures")),
        ("八", ("previous_year_items", "change"), ("fees",)),
        ("九", ("projects", "amount"), ("procurement",)),
    ),
    "article20_2021": (
        ("一", ("issued", "repealed", "in_force"), ("regulations", "normative_documents")),
        ("五", ("decisions",), ("licensing",)),
        ("六", ("decisions",), ("penalties", "coercive_measures")),
        ("八", ("amount",), ("fees",)),
    ),
}
HEADERS = {
    "newly_made": "本年新制作数量",
    "newly_disclosed": "本年新公开数量",
    "total_disclosed": "对外公开总数量",
    "previous_year_items": "上一年项目数量",
    "change": "本年增/减",
    "decisions": "处理决定数量",
    "projects": "采购项目数量",
    "issued": "本年制发件数",
    "repealed": "本年废止件数",
    "in_force": "现行有效件数",
}
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
APPLICANTS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")


def table(rows: Iterable[Iterable[str]]) -> str:
    """An HTML table; a cell that begins with ``<td`` is taken as it is."""
    lines = ("".join(cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def proactive(form: str, values: Mapping[str, str], zero: str = "0") -> str:
    """The tables of the Article 20 items."""
    labels = {one.row_path: one.row for one in gir.fields(form)}
    tables = []
    for item, columns, rows in ITEMS[form]:
        headers = dict(HEADERS)
        headers["amount"] = "本年收费金额（单位：万元）" if item == "八" else "采购总金额"
        if form == "article20_2021":
            headers["decisions"] = "本年处理决定数量"
        lines = [[f'<td colspan="{len(columns) + 1}">第二十条第（{item}）项</td>']]
        lines.append(["信息内容", *(headers[column] for column in columns)])
        for row in rows:
            stem = f"proactive_disclosure.{row}"
            lines.append([labels[stem], *(values.get(f"{stem}.{column}", zero) for column in columns)])
        tables.append(table(lines))
    return "".join(tables)


def matrix(form: str, values: Mapping[str, str], zero: str = "0", *, subtotal: bool = False) -> str:
    """The request matrix; headings of groups are filled in where a value is given for one."""
    inner = [*APPLICANTS, *["小计"] * subtotal]
    lines = [
        [
            '<td colspan="3" rowspan="3">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td>',
            f'<td colspan="{len(inner) + 2}">申请人情况</td>',
        ],
        ['<td rowspan="2">自然人</td>', f'<td colspan="{len(inner)}">法人或其他组织</td>', '<td rowspan="2">总计</td>'],
        inner,
    ]
    for row, cells in itertools.groupby(gir.fields(form), key=lambda one: one.row_path):
        fields = [one for one in cells if subtotal or not one.path.endswith("organizations_subtotal")]
        added = row.endswith("subtotal") and fields[0].only_when_printed
        if not row.startswith("requests.") or (added and not any(one.path in values for one in fields)):
            continue
        label = f'<td colspan="3">{fields[0].ordinal}{fields[0].row}</td>'
        lines.append([label, *(values.get(one.path, zero) for one in fields)])
    return table(lines)


def review(values: Mapping[str, str], zero: str = "0") -> str:
    """The table of reconsideration and litigation."""
    paths = [
        f"{block}.{result}"
        for block in ("reconsideration", "litigation.direct", "litigation.after_reconsideration")
        for result in ("upheld", "corrected", "other", "pending", "total")
    ]
    return table(
        [
            ['<td colspan="5">行政复议</td>', '<td colspan="10">行政诉讼</td>'],
            [
                *(f'<td rowspan="2">{name}</td>' for name in RESULTS),
                '<td colspan="5">未经复议直接起诉</td>',
                '<td colspan="5">复议后起诉</td>',
            ],
            RESULTS * 2,
            [values.get(path, zero) for path in paths],
        ]
    )


def national(values: Mapping[str, str], zero: str = "0") -> str:
    """The national statistics table."""
    lines = [["统计指标", "单位", "统计数"]]
    lines += [[one.label, one.unit, values.get(one.path, zero)] for one in gir.fields("statistics_2014")]
    return table(lines)


def fujian(values: Mapping[str, str], zero: str = "0") -> str:
    """Fujian's indicator table."""
    lines = [["指标名称", "计量单位", "2016年度", "历年累计"]]
    for _, pair in itertools.groupby(gir.fields("indicators_fujian"), key=lambda one: one.row_path):
        cells = list(pair)
        lines.append([cells[0].row, cells[0].unit, *(values.get(one.path, zero) for one in cells)])
    return table(lines)


def page(
    form: str = "article20_2021",
    values: Mapping[str, str] | None = None,
    *,
    year: int = 2022,
    agency: str = "云溪县水利局",
    zero: str = "0",
    sections: Iterable[tuple[str, str]] = SIX,
    subtotal: bool = False,
    published: str = "",
) -> str:
    """A page with all tables of a form; the text of a section may be the name of a table."""
    given = values or {}
    if form == "statistics_2014":
        tables = {"requests": national(given, zero)}
    elif form == "indicators_fujian":
        tables = {"requests": fujian(given, zero)}
    else:
        tables = {
            "proactive": proactive(form, given, zero),
            "requests": matrix(form, given, zero, subtotal=subtotal),
            "review": review(given, zero),
        }
    title = f"<h1>{agency}{year}年政府信息公开工作年度报告</h1>" + f"<p>发布时间：{published}</p>" * bool(published)
    body = (
        f"<p>{heading}</p>{tables.get(text) or f'<p>{text}</p>'}"
        for heading, text in sections
        if text not in {"proactive", "review", "requests"} or text in tables
    )
    return f"<html><body>{title}{''.join(body)}</body></html>"


def parsed(*args: object, **options: object) -> gir.Report:
    """The report of a page."""
    return gir.parse(page(*args, **options).encode(), media_type="text/html")


def row(path: str, *figures: int) -> dict[str, str]:
    """A row of the request matrix: natural persons, five kinds of organisations, and the total given last."""
    columns = (
        *("natural_person", "commercial_enterprise", "research_institution"),
        *("social_welfare_organization", "legal_service_organization", "other_organization", "total"),
    )
    return {f"requests.{path}.{column}": str(figure) for column, figure in zip(columns, figures, strict=True)}
