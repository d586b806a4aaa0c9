"""Made-up reports that know their office and year: the layouts of ``openings.txt``, the offices of ``offices.txt``."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

_HERE = Path(__file__).parent
_DIGITS = "零一二三四五六七八九"
_OTHERS = ("海州市财政局", "南屏县审计局", "东湖区民政局", "石门镇人民政府", "海州市公安局")
_BODIES = (
    """一、概述
{Y}年,{W}认真贯彻落实《中华人民共和国政府信息公开条例》,按照{S}的统一部署推进政府信息公开工作。
二、主动公开情况
{Y}年主动公开政府信息123条,{W}会同{O}开展检查2次。""",
    """一、总体情况
(一)加强领导。{W}成立领导小组,由主要领导任组长。
{Y}年度,{W}主动公开政府信息56条,其中通过{S}网站公开30条。
二、存在的问题
公开意识有待加强。""",
    """{W}按照《条例》和{S}办公室有关文件要求编制本报告。
一、工作情况
{Y}年共公开信息88条。向{O}移交信息3条。
二、复议和诉讼
未发生行政复议和行政诉讼。""",
)
_TIMELESS = "一、概述\n{W}认真贯彻落实《中华人民共和国政府信息公开条例》,按照{S}统一部署,会同{O}推进政府信息公开工作。"
_LINE = "一、概述 {Y}年,{W}按照{S}统一部署推进政府信息公开工作。二、主动公开情况 全年公开信息12条。"


@frozen
class Opening:
    """A made-up report and what is to be read of it."""

    layout: str
    text: str
    offices: tuple[str, ...]
    """Names that are right; empty where none is printed."""
    year: int | None


def _read(name: str) -> list[str]:
    lines = (_HERE / name).read_text(encoding="utf-8").split("\n")
    return [line for line in lines if not line.startswith("#")]


def _layouts() -> Iterator[tuple[str, str, str, str]]:
    for block in "\n".join(_read("openings.txt")).split("== ")[1:]:
        head, _, body = block.partition("\n")
        name, office, year = (part.strip() for part in head.split("|"))
        yield name, office, year, body.rstrip("\n")


def _chinese(year: int, zero: str) -> str:
    return "".join(zero if digit == "0" else _DIGITS[int(digit)] for digit in str(year))


def _made(body: str, office: list[str], year: int, dice: random.Random) -> str:
    name, place, above, self_name = office
    other = dice.choice([each for each in _OTHERS if each not in (name, above)])
    slots = {"A": name, "N": place, "S": above, "W": self_name, "O": other, "AB": " ".join(name)}
    slots |= {"Y": str(year), "P": str(year + 1), "L": str(year - 1), "CP": _chinese(year + 1, "〇")}
    slots |= {"C": _chinese(year, "〇"), "D": _chinese(year, "○"), "E": _chinese(year, "零")}
    texts = {"T": dice.choice(_BODIES), "T0": _TIMELESS, "T1": _LINE}
    for slot, text in texts.items():
        body = body.replace("{" + slot + "}", text)
    for slot, text in slots.items():
        body = body.replace("{" + slot + "}", text)
    return body


def openings(copies: int = 4) -> Iterator[Opening]:
    """Every layout with several offices and years, the same on every machine."""
    dice = random.Random(6)
    offices = [line.split("|") for line in _read("offices.txt") if line]
    for layout, who, when, body in _layouts():
        fitting = [office for office in offices if office[1] or "{N}" not in body]
        for office in dice.sample(fitting, copies):
            year = dice.randrange(2008, 2025)
            right = {"A": (office[0],), "short": (office[1],), "whole": (office[0], office[1]), "none": ()}[who]
            text = _made(body, office, year, dice)
            yield Opening(layout, text, right, year if when == "Y" else None)
