"""The command: ``python -m tests.matrix make DIR`` and ``python -m tests.matrix score DIR``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.matrix import corpus, scoring


def main() -> None:
    """Read the arguments and do what they say."""
    parser = argparse.ArgumentParser(prog="python -m tests.matrix", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="write documents and index.jsonl")
    make.add_argument("directory", type=Path)
    make.add_argument("--reports", type=int, default=3, help="reports of each format")
    make.add_argument("--seed", type=int, default=1)
    make.add_argument("--surface", action="append", default=[], help="only this one; may be repeated")
    score = commands.add_parser("score", help="read the documents and render what came out right")
    score.add_argument("directory", type=Path)
    score.add_argument("--out", type=Path, help="Markdown file to write; none: standard output")
    score.add_argument("--show", type=int, default=0, help="mistakes to list on standard error")
    given = parser.parse_args()
    if given.command == "make":
        made = corpus.make(given.directory, given.reports, given.seed, given.surface)
        sys.stdout.write(f"{made} documents in {given.directory}\n")
        return
    tallies, mistakes = scoring.score_all(given.directory)
    for m in mistakes[: given.show]:
        sys.stderr.write(f"{m.kind} {m.case.file} {m.path} wanted {m.wanted} got {m.got}\n")
    table = scoring.markdown(tallies)
    if given.out:
        given.out.write_text(scoring.INTRODUCTION + table, encoding="utf-8")
    else:
        sys.stdout.write(table)


main()
