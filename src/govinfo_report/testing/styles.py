"""How a page writes its words: punctuation, spaces, broken labels, characters, and the cut of its tables."""

from __future__ import annotations

import functools
import importlib
import importlib.util
import re
from collections.abc import Callable

from attrs import evolve, frozen

from govinfo_report.testing.forms import Cell, Grid


@frozen
class Style:
    """One way to lay out a report."""

    name: str
    half_width: bool = False
    """Half-width punctuation in tables and prose."""
    broken: bool = False
    """Line breaks inside long labels, as narrow columns make people type them."""
    vertical: bool = False
    """The long group label of the matrix one character a line, group labels over two lines."""
    spaced: bool = False
    """Spaces inside short labels and after their numbers."""
    wild: bool = False
    """Labels as offices misprint and explain them."""
    traditional: str = ""
    """Name of the OpenCC conversion to traditional characters: ``s2t``, or ``s2twp`` with the wording of Taiwan."""
    glossed: bool = False
    """Pinyin in parentheses behind traditional characters, as machine-made mirrors put it."""
    split: bool = False
    """A table for each Article 20 item."""
    word: bool = False
    """HTML as pasted from Word."""
    compact: bool = False
    """HTML without white space between its elements."""
    layout: bool = False
    """The whole report inside a cell of a layout table."""


STYLES = (
    Style("plain"),
    Style("word", word=True, broken=True),
    Style("half-width", half_width=True, split=True),
    Style("layout", layout=True, word=True),
    Style("traditional", traditional="s2t"),
    Style("spaced", spaced=True, split=True),
    Style("wild", wild=True, half_width=True),
    Style("vertical", vertical=True, broken=True, compact=True),
    Style("taiwan", traditional="s2twp", half_width=True),
    Style("glossed", traditional="s2t", glossed=True),
)

_HALF_WIDTH = str.maketrans("（）：，；", "():,;")
_BREAKS = {
    "本年新制作数量": "本年新\n制作数量",
    "本年新公开数量": "本年新\n公开数量",
    "上一年项目数量": "上一年\n项目数量",
    "商业企业": "商业\n企业",
    "科研机构": "科研\n机构",
    "社会公益组织": "社会公益\n组织",
    "法律服务机构": "法律服\n务机构",
    "未经复议直接起诉": "未经复议\n直接起诉",
    "结果维持": "结果\n维持",
    "结果纠正": "结果\n纠正",
    "其他结果": "其他\n结果",
    "尚未审结": "尚未\n审结",
    "（三）不予公开": "（三）不予\n公开",
    "2.其他法律行政法规禁止公开": "2.其他法律行政法规禁\n止公开",
    "本年收费金额（单位：万元）": "本年收费金额\n（单位：万元）",
}
_WILD = {
    "本年增/减": "本年增\\减",
    "采购总金额": "采购总金额（万元，保留四位小数）",
    "行政规范性文件": "规范性文件",
    "现行有效件数": "现行有效件数（历史累计）",
    "上一年项目数量": "上一年项目数量（指上年事项数）",
    "科研机构": "科研企业",
    "5.属于三类内部事务信息": "5.属于三类内容事务信息",
    "3.补正后申请内容仍不明确": "3、补正后申请内容仍不明确",
    "二、上年结转政府信息公开申请数量": "二、上年度结转政府信息公开申请数量",
    "四、结转下年度继续办理": "四、结转下年继续办理",
    "统计指标": "指标名称",
    "(二)申请办结数": "（二）办结申请数",
    "接受行政申诉、举报数": "接受行政申诉和举报数",
    "政府信息公开收费减免金额": "政府信息公开收费减免的金额",
}
_PINYIN = dict(
    zip(
        "項規數開購業關務織機構計處決許強費總復議訴訟",
        [
            "xiàng",
            "guī",
            "shù",
            "kāi",
            "gòu",
            "yè",
            "guān",
            "wù",
            "zhī",
            "jī",
            "gòu",
            "jì",
            "chù",
            "jué",
            "xǔ",
            "qiáng",
            "fèi",
            "zǒng",
            "fù",
            "yì",
            "sù",
            "sòng",
        ],
        strict=True,
    )
)
_SHORT = {"规章": " ", "总计": " ", "其他": "\N{IDEOGRAPHIC SPACE}", "自然人": " ", "行政许可": " ", "单位": "  "}


@functools.cache
def _converter(conversion: str) -> Callable[[str], str]:

    convert: Callable[[str], str] = importlib.import_module("opencc").OpenCC(conversion).convert
    return convert


def available() -> tuple[Style, ...]:
    """The styles that can be made here: traditional characters need OpenCC."""
    return tuple(s for s in STYLES if not s.traditional or importlib.util.find_spec("opencc"))


def write_prose(text: str, style: Style) -> str:
    """A sentence, heading or caption as the page writes it."""
    if style.half_width:
        text = text.translate(_HALF_WIDTH)
    if style.traditional:
        text = _converter(style.traditional)(text)
    if style.glossed:
        text = "".join(
            f"{character}({_PINYIN[character]})" if character in _PINYIN else character for character in text
        )
    return text


def write_label(text: str, style: Style) -> str:
    """A label, header or unit of a table as the page writes it, its line breaks too."""
    if style.wild:
        text = _WILD.get(text, text)
    if style.broken:
        text = _BREAKS.get(text, text)
    if style.vertical and text == "三、本年度办理结果":
        text = "\n".join(text)
    elif style.vertical and re.match(r"（[三四五六]）.{4}$", text):
        text = f"{text[:4]}\n{text[4:]}"
    if style.spaced:
        text = _SHORT[text].join(text) if text in _SHORT else re.sub(r"^(（.）|.、)", r"\1 ", text)
    return write_prose(text, style)


def write_grid(grid: Grid, style: Style) -> Grid:
    """A table as the page writes it."""

    def write(cell: Cell) -> Cell:
        return evolve(cell, text=(write_prose if cell.path else write_label)(cell.text, style))

    return Grid(tuple(tuple(write(cell) for cell in row) for row in grid.rows))
