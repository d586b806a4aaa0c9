"""The command: ``python -m benchmarks [--many 10000]`` measures all in one run and prints the tables in Markdown.

Times are those of the processor, so that other programs of the machine disturb them little. Where several processes
work together, their times are summed up, and what the clock says stands beside.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path

import pytest

from benchmarks.flatness import grown

_HEAD = "| {} | median ms | min | max | ratio |\n|---|---:|---:|---:|---:|\n"
_BASES = {"HTML page": "test_page_to_grids_pandas[lxml]"}
"""What the others of a group are compared with."""


def measure() -> list[dict]:
    """Run the benchmarks; what pytest-benchmark found."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "found.json"
        options = ["-q", "-p", "no:cacheprovider", "-o", "addopts=--import-mode=importlib", "-o", "filterwarnings="]
        options += ["--benchmark-timer=time.process_time"]
        where = str(Path(__file__).with_name("bench_speed.py"))
        pytest.main([*options, where, f"--benchmark-json={path}", "--benchmark-quiet"])
        return json.loads(path.read_text(encoding="utf-8"))["benchmarks"]


def tables(found: list[dict]) -> str:
    """The groups as tables, with the ratio to the base of each."""
    parts = []
    for group in dict.fromkeys(one["group"] for one in found):
        members = [one for one in found if one["group"] == group]
        base = next((one for one in members if one["name"] == _BASES.get(group)), None)
        parts.append(_HEAD.format(group))
        for one in members:
            seen = [1000 * each for each in one["extra_info"].get("seconds") or one["stats"]["data"]]
            middle = statistics.median(seen)
            ratio = f"{middle / (1000 * base['stats']['median']):.3f}" if base else f"{1000 / middle:.0f} a second"
            label = one["name"].removeprefix("test_").replace("_", " ")
            parts.append(f"| {label} | {middle:.2f} | {min(seen):.2f} | {max(seen):.2f} | {ratio} |\n")
        parts.append("\n")
    return "".join(parts)


def growth(most: int) -> str:
    """Cost and memory as the corpus grows."""
    parts = [
        "| reports | workers | ms of all processors a report | ms of the clock a report | peak MB |\n",
        "|---:|---:|---:|---:|---:|\n",
    ]
    for workers in (0, 2):
        for one in grown(most, workers):
            work, wait = (1000 * one[name] / one["count"] for name in ("seconds", "waited"))
            parts.append(f"| {one['count']:,} | {workers or 1} | {work:.2f} | {wait:.2f} | {one['megabytes']:.0f} |\n")
    return "".join(parts)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--many", type=int, default=10_000, help="reports of the largest corpus; 0: leave it out")
    given = parser.parse_args()
    sys.stdout.write(tables(measure()))
    if given.many:
        sys.stdout.write(growth(given.many))


if __name__ == "__main__":
    main()
