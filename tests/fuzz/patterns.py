"""Every regular expression of the library against long repetitions: ``python -m tests.fuzz.patterns``.

A pattern whose time grows faster than its text is printed; there must be none that grows with its square.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Iterable, Iterator

import govinfo_report

SHORT, LONG = 1_000, 8_000
WORTH_A_WORD = 0.02
"""Seconds of the processor below which nothing is said."""
FRAGMENTS = (
    *(
        "1",
        "1,",
        "1，",
        "1 ",
        " ",
        "\u3000",
        "\n",
        "a",
        "a@",
        "(",
        "（",
        "一",
        "一、",
        "二〇",
        "年",
        "2023年",
        "1月",
        "件",
    ),
    *("万", "增", "-", "—", "|", "| ", "其中", "：", ".", "1.", "/", "第", "<", "<a ", "<!--", "=", '"', "附件", "《"),
    *("件", "、", "，", "某某局", "公开", "申请", "0-"),
)


def patterns_in(thing: object, depth: int = 2) -> Iterator[re.Pattern]:
    """The patterns that a module's variable holds, itself or in a collection."""
    if isinstance(thing, re.Pattern):
        yield thing
    elif depth and isinstance(thing, (dict, tuple, list, set, frozenset)):
        inside: Iterable[object] = thing.values() if isinstance(thing, dict) else thing
        for one in inside:
            yield from patterns_in(one, depth - 1)


def patterns() -> dict[re.Pattern, str]:
    """Every pattern of the library that stands in a variable of a module, and the first such variable."""
    found: dict[re.Pattern, str] = {}
    for module in pkgutil.walk_packages(govinfo_report.__path__, "govinfo_report."):
        if "__main__" not in module.name:
            for name, thing in vars(importlib.import_module(module.name)).items():
                for pattern in patterns_in(thing):
                    found.setdefault(pattern, f"{module.name}.{name}")
    return found


def seconds(pattern: re.Pattern, text: str) -> float:
    """Time to find all that the pattern finds in a text."""
    source = text.encode() if isinstance(pattern.pattern, bytes) else text
    start = time.process_time()
    for _ in pattern.finditer(source):
        pass
    return time.process_time() - start


def main() -> int:
    """Try every pattern on every fragment; the exit code says whether all were linear."""
    slow = 0
    found = patterns()
    for pattern, name in found.items():
        for fragment in FRAGMENTS:
            short, long = (seconds(pattern, (fragment * size)[:size]) for size in (SHORT, LONG))
            if long > WORTH_A_WORD and long > 3 * short * LONG / SHORT:
                slow += 1
                sys.stdout.write(f"{name}: {fragment!r} {SHORT}: {short:.4f} s, {LONG}: {long:.4f} s\n")
                sys.stdout.flush()
    sys.stdout.write(f"{len(found)} patterns, {len(FRAGMENTS)} fragments, {slow} slow pairs\n")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
