"""A report as a web page: what stands on it, in order."""

from __future__ import annotations

from random import Random
from typing import Any

from attrs import field, frozen

from govinfo_report.testing.forms import Cell, Grid, joined, sections
from govinfo_report.testing.printing import ZEROS, Printed, habit, print_report
from govinfo_report.testing.prose import chapters
from govinfo_report.testing.reports import report
from govinfo_report.testing.styles import Style, write_grid, write_prose


@frozen
class Text:
    """A line or paragraph outside the tables."""

    text: str
    kind: str
    """``menu``, ``title``, ``meta``, ``heading``, ``prose`` or ``footer``."""


@frozen
class Page:
    """A report laid out in one style."""

    name: str
    printed: Printed
    style: Style
    title: str
    card: Grid = field(repr=False)
    """The small table of index number, publisher and dates that such sites print above a document."""
    before: tuple[Text, ...] = field(repr=False)
    """Chrome above the card."""
    body: tuple[Text | Grid, ...] = field(repr=False)
    after: tuple[Text, ...] = field(repr=False)
    """Chrome below the report."""

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002, FBT001 - the protocol of printers
        printer.text(f"<page {self.name} in {self.style.name}>")


def page(form: str, number: int, seed: int, style: Style) -> Page:
    """The page of one made-up report; the same arguments make the same page."""
    rng = Random(f"{seed}/{form}/{number}/page")
    made = report(form, f"{seed}/{form}/{number}")
    printed = print_report(made, habit(ZEROS[number % len(ZEROS)], rng), rng)
    title = f"{made.agency}{made.year}年政府信息公开工作年度报告"
    published = f"{made.year + 1}-0{rng.randint(1, 3)}-{rng.randint(10, 28)}"
    phone = f"0{rng.randint(310, 999)}-{rng.randint(2000000, 8999999)}"
    grids = {section.name: section.grids for section in sections(printed)}
    body: list[Text | Grid] = [
        Text(title, "title"),
        Text(f"发布时间：{published}　来源：{made.agency}　浏览次数：{rng.randint(9, 999)}", "meta"),
    ]
    for chapter in chapters(made, rng):
        body.append(Text(chapter.heading, "heading"))
        body += [Text(paragraph, "prose") for paragraph in chapter.paragraphs]
        if chapter.section:
            tables = grids[chapter.section]
            body += tables if style.split else (joined(tables),)
    if form == "statistics_2014":
        body.append(
            Text(f"单位负责人：某某　审核人：某某　填报人：某某　联系电话：{phone}　填报日期：{published}", "prose")
        )
    return Page(
        name=f"{form}-{number:03d}",
        printed=printed,
        style=style,
        title=write_prose(title, style),
        card=write_grid(_card(made.agency, published, rng), style),
        before=_written(
            style,
            ("首页", "政务公开", "法定主动公开内容", "政府信息公开年报", "规章"),
            "menu",
        ),
        body=tuple(
            write_grid(block, style) if isinstance(block, Grid) else Text(write_prose(block.text, style), block.kind)
            for block in body
        ),
        after=_written(
            style,
            (
                "打印本页　关闭窗口　分享到：微信　微博",
                "扫一扫在手机打开当前页",
                f"主办单位：{made.agency}　承办单位：信息中心　联系电话：{phone}",
                f"某ICP备{rng.randint(10000000, 29999999)}号-1　某公网安备{rng.randint(10**13, 10**14 - 1)}号",
                f"网站标识码：{rng.randint(10**9, 10**10 - 1)}",
            ),
            "footer",
        ),
    )


def _written(style: Style, lines: tuple[str, ...], kind: str) -> tuple[Text, ...]:
    return tuple(Text(write_prose(line, style), kind) for line in lines)


def _card(agency: str, published: str, rng: Random) -> Grid:
    number = f"{rng.randint(10**8, 10**9 - 1)}/{published[:4]}-{rng.randint(1, 99999):05d}"
    return Grid(
        (
            (Cell("索 引 号"), Cell(number), Cell("发布机构"), Cell(agency)),
            (Cell("发文日期"), Cell(published), Cell("有 效 性"), Cell("有效")),
        )
    )
