"""The command: ``python -m tests.matrix measure DIR`` makes documents and scores them; ``make``, ``score`` do one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.matrix import corpus, scoring


def main() -> None:
    """Read the arguments and do what they say."""
    parser = argparse.ArgumentParser(prog="python -m tests.matrix", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    helps = {
        "measure": "do both",
        "make": "write documents and index.jsonl",
        "score": "read them, render what was right",
    }
    for name, text in helps.items():
        command = commands.add_parser(name, help=text)
        command.add_argument("directory", type=Path)
        if name != "score":
            command.add_argument("--reports", type=int, default=3, help="reports of each format")
            command.add_argument("--seed", type=int, default=1)
            command.add_argument("--surface", action="append", default=[], help="only this one; may be repeated")
        if name != "make":
            command.add_argument("--out", type=Path, help="Markdown file to write; none: standard output")
            command.add_argument("--show", type=int, default=0, help="mistakes to list on standard error")
    given = parser.parse_args()
    if given.command != "score":
        made = corpus.make(given.directory, given.reports, given.seed, given.surface)
        sys.stderr.write(f"{made} documents in {given.directory}\n")
    if given.command != "make":
        _score(given.directory, given.out, given.show)


def _score(directory: Path, out: Path | None, show: int) -> None:
    tallies, mistakes = scoring.score_all(directory)
    for m in mistakes[:show]:
        sys.stderr.write(f"{m.kind} {m.case.file} {m.path} wanted {m.wanted} got {m.got}\n")
    table = scoring.markdown(tallies)
    if out:
        out.write_text(scoring.INTRODUCTION + table, encoding="utf-8")
    else:
        sys.stdout.write(table)


main()
