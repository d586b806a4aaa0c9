"""Names of offices: where one ends, whether it is whole, and its canonical form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from govinfo_report.parsing.resources import grammar_data

__all__ = ["canonical", "is_named", "is_office", "is_whole", "own_names", "same_office"]

_LONGEST = 40
_SHORTEST_NAMED = 5
_REPEATED = 3
"""Letters that a name begins with and has once: its place."""
_FORBIDDEN = re.compile(
    r"[0-9,。;:!?()《》“”<>|=【】\[\]@]|本[局县市区镇乡单机部]|我[局县市区镇乡们]|(?:^|[担责进强好])全[局厅系省市县区旗镇乡校院]|各[级部县市区镇乡]|以下|有关|根据|关于|情况|报告|公布|编制|特向|现将|信息公开|工作|年度"
    r"|[发公][布开文]机[构关]|公开主体|(?:填报|填表|编制|报告|发布|主办|承办)单位|单位名称|来源|抄送|主送|版权|主题|索引|(?<=[局厅委办院府心处])(?:会同|联合)"
)
_NO_NAME = re.compile(
    "全[省市县区镇乡国]|各|及|系统|部门|单位$|政务|公开|信息|统计|汇总|表$|转发|印发|的|网站?$|门户|频道|平台$|专?栏目?$"
)
"""What stands before the words of a title and names no office: 全市, 各部门."""
_NATION = re.compile(r"国家|国务院|中国|中华|全国|中央")
_PLACE = re.compile(r"..+?(?:省|市|区|州|盟|园|路)|.+?(?:县|旗|镇|街道|乡|村|苏木)")
_NO_PLACE = re.compile("城乡|乡村|农村|社区|市场|(?:^|(?<=[省市县区州盟旗镇乡]))城市|城镇(?!人民政府|$)|园林|道路")
"""Words of an office's work that look like the end of a place; 海城市 is one."""
_BARE_PLACE = re.compile(r"(?:镇|乡|苏木)$")
_AREA = re.compile(r"(?:省|市|县|区|州|盟|旗)$")
_NO_AREA = re.compile(r"(?:园区|开发区|示范区|新区|管理区|社区|小区|保护区|高新区|经开区|景区)$")
_SHORTEST_PLACE = 2
_ABOVE = ("省", "市", "县", "区", "州", "盟", "旗", "政府", "国家", "中国", "总局")
"""What stands before the short name of an office in its long one."""
_PLACES = "省市县区旗镇乡村道"


@cache
def _endings() -> tuple[str, ...]:
    return tuple(grammar_data("offices.toml")["endings"])


@cache
def _standing() -> tuple[str, ...]:
    return tuple(grammar_data("offices.toml")["standing"])


@cache
def _functions() -> tuple[str, ...]:
    return tuple(grammar_data("offices.toml")["functions"])


@lru_cache(maxsize=2048)
def is_office(name: str) -> bool:
    """Whether a folded text can be the name of an office."""
    if not 2 <= len(name) <= _LONGEST or not name.endswith(_endings()) or _FORBIDDEN.search(name):
        return False
    return name.find(name[:_REPEATED], _REPEATED) < 0  # 海州市审计局海州市水利局 is two


def is_named(name: str) -> bool:
    """Whether a folded text names a body where nothing but a name can stand, whatever the name ends in."""
    if not _SHORTEST_NAMED <= len(name) <= _LONGEST or _FORBIDDEN.search(name) or _NO_NAME.search(name):
        return False
    return is_whole(name)


@lru_cache(maxsize=2048)
def is_whole(name: str) -> bool:
    """Whether a name says of which place or body the office is: 县统计局 and 文教局 do not."""
    if name[0] in "省市县区州盟旗镇乡该本":
        return False
    if _NATION.match(name) or name.startswith("中共"):
        return True
    if name.endswith(_standing()):
        return len(name) > len(next(end for end in _standing() if name.endswith(end))) + 1
    if any(name.endswith(each) and len(name) >= len(each) + _SHORTEST_PLACE for each in _functions()):
        return True
    return _PLACE.match(_NO_PLACE.sub("", name)) is not None


@lru_cache(maxsize=2048)
def canonical(name: str) -> str:
    """A folded name with its abbreviations written out: 沙县发改局 is 沙县发展和改革局, 对坊乡 is 对坊乡人民政府."""
    for short, long in grammar_data("offices.toml")["abbreviations"].items():
        if name.endswith(short):
            return name[: -len(short)] + str(long)
    if name.endswith("街道"):
        return name + "办事处"
    if _BARE_PLACE.search(name) or (_AREA.search(name) and not _NO_AREA.search(name)):
        return name + "人民政府"
    return name


def _shortens(short: str, long: str) -> bool:
    """Whether letters left out of the long name give the short one; one of a place (区) makes another office."""
    at = 0
    for letter in long:
        if at < len(short) and letter == short[at]:
            at += 1
        elif letter in _PLACES:
            return False
    return at == len(short)


def same_office(short: str, long: str) -> bool:
    """Whether one folded name is a short form of the other: 沙县发改局 of 沙县发展和改革局."""
    if short == long or canonical(short) == canonical(long):
        return True
    if long.endswith(short) and long[: -len(short)].endswith(_ABOVE) and is_whole(short):
        return True  # 石桥镇人民政府 of 南屏县石桥镇人民政府
    return short[:2] == long[:2] and short[-1] == long[-1] and len(short) < len(long) and _shortens(short, long)


def _abbreviated(full: str) -> Iterator[str]:
    """A canonical name with the abbreviations that offices have for its end."""
    for short, long in grammar_data("offices.toml")["abbreviations"].items():
        if full.endswith(long):
            yield full.removesuffix(long) + short
    if full.endswith("委员会"):
        yield full.removesuffix("员会")


@lru_cache(maxsize=512)
def own_names(name: str | None) -> tuple[str, ...]:
    """What an office is called in its own report: its name, and the ends of it that say no place."""
    government = tuple(grammar_data("facts.toml")["fillers"]["government"])
    if name is None:
        return ()
    full = canonical(name)
    names = {name, full, *_abbreviated(full)}
    if full.endswith("人民政府"):
        names.update(government)
        names.update((full.removesuffix("人民政府"), full.removesuffix("人民政府") + "政府"))
    if full.endswith("街道办事处"):
        names.update(("街道", "街道办事处", "办事处", full.removesuffix("办事处")))
    for each in tuple(names):
        for place in re.finditer("[省市县区州盟旗](?:人民政府(?=.))?", each):
            rest = each[place.end() :]
            if len(rest) >= 3:
                names.update((rest, place[0] + rest))
                if rest.endswith("街道办事处"):
                    names.add(rest.removesuffix("办事处"))
    return tuple(sorted(names))
