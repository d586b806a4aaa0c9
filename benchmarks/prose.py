"""What reading the prose costs: time with it against time without, worst first: ``python -m benchmarks.prose``.

Without it a report is read, its tables are assembled, its figures accounted for and checked. ``again`` is a document
that was read before, ``first`` one of which the bounded caches know nothing; least times of several turns, on the
processor's clock.
"""

from __future__ import annotations

import argparse
import functools
import random
import sys
import time
from pathlib import Path
from unittest import mock

from tests.narrative.trap_sentences import ROUNDS, families, traps

import govinfo_report as gir
from govinfo_report import api
from govinfo_report.narrative import Narrative

_SHARED = Path(__file__).parents[2] / "shared"
_SUFFIXES = {".txt", ".docx"}
_LENGTHS = (1_000, 4_000, 16_000, 60_000)
_WORDS = (
    "认真贯彻落实条例，把政府信息公开作为联系群众的重要渠道，做到领导重视、机构健全、责任明确。",
    "进一步完善工作制度，规范公开程序，严格落实保密审查，确保公开内容真实、准确、及时。",
    "紧紧围绕中心工作，突出重点领域，依法保障公众的知情权、参与权和监督权。",
    "充分发挥网站的主渠道作用，优化栏目设置，方便群众查询和监督。",
    "加强业务学习，提高工作人员的责任意识和服务水平，推动公开工作常态化。",
    "对照考核要求开展自查，发现问题立即整改，形成一级抓一级、层层抓落实的局面。",
)
_HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、存在的主要问题及改进情况",
)


def made(length: int, *, plain: int, lines: bool) -> str:
    """A page of prose.

    Args:
        length: Characters.
        plain: Sentences without a figure for each one with figures.
        lines: Whether its paragraphs are lines; else all of it is one.
    """
    dice = random.Random(length)  # noqa: S311  the same pages everywhere
    stated = [trap.text for name in ROUNDS for family in families(name) for trap in traps(family, name)]
    parts = ["清河县水务局2017年政府信息公开工作年度报告"]
    size = 0
    while size < length:
        if lines and size >= length * (len(parts) // 40) / 4:
            parts.append(_HEADINGS[(len(parts) // 40) % len(_HEADINGS)])
        paragraph = "".join([*dice.choices(_WORDS, k=plain), dice.choice(stated)])
        parts.append(paragraph)
        size += len(paragraph)
    return ("\n" if lines else " ").join(parts)


def documents() -> dict[str, bytes]:
    """Real ones where they are, and pages of several lengths and kinds."""
    found = {
        f"{path.parent.name}/{path.name}": path.read_bytes()
        for folder in ("seeds", "cases", "reports")
        for path in sorted((_SHARED / folder).glob("*"))
        if path.suffix in _SUFFIXES
    }
    for length in _LENGTHS:
        found[f"page of {length}"] = made(length, plain=3, lines=True).encode()
        found[f"line of {length}"] = made(length, plain=3, lines=False).encode()
        found[f"figures alone, {length}"] = made(length, plain=0, lines=True).encode()
    return found


def forget() -> None:
    """Empty the bounded caches; what is loaded once in a process stays."""
    for name, module in list(sys.modules.items()):
        if name.startswith("govinfo_report"):
            for each in list(vars(module).values()):
                if isinstance(each, functools._lru_cache_wrapper) and each.cache_parameters()["maxsize"]:  # noqa: SLF001
                    each.cache_clear()


def seconds(source: bytes, turns: int, *, prose: bool, first: bool) -> float:
    """The least time of so many turns."""
    least = float("inf")
    with mock.patch.object(api, "read_narrative", api.read_narrative if prose else lambda *_: Narrative()):
        for _ in range(turns):
            if first:
                forget()
            start = time.process_time()
            gir.parse(source)
            least = min(least, time.process_time() - start)
    return least


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.prose", description=__doc__)
    parser.add_argument("--turns", type=int, default=9)
    parser.add_argument("--most", type=int, default=30, help="documents that are printed")
    given = parser.parse_args()
    rows = []
    for name, source in documents().items():
        gir.parse(source)
        row: list[float] = []
        for first in (False, True):
            without, whole = (seconds(source, given.turns, prose=prose, first=first) for prose in (False, True))
            row += [1000 * without, 1000 * whole, whole / without]
        rows.append((name, row))
    rows.sort(key=lambda one: -one[1][2])
    sys.stdout.write("| document | again: ms without | with | ratio | first: ms without | with | ratio |\n")
    sys.stdout.write("|---|---:|---:|---:|---:|---:|---:|\n")
    for name, row in rows[: given.most]:
        sys.stdout.write(f"| {name} | " + " | ".join(f"{each:.2f}" for each in row) + " |\n")


if __name__ == "__main__":
    main()
