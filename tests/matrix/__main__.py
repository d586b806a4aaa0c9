"""The command: ``python -m tests.matrix make DIR`` and ``python -m tests.matrix score DIR``."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.matrix import corpus


def main() -> None:
    """Read the arguments and do what they say."""
    parser = argparse.ArgumentParser(prog="python -m tests.matrix", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="write documents and index.jsonl")
    make.add_argument("directory", type=Path)
    make.add_argument("--reports", type=int, default=3, help="reports of each format")
    make.add_argument("--seed", type=int, default=1)
    make.add_argument("--surface", action="append", default=[], help="only this one; may be repeated")
    given = parser.parse_args()
    made = corpus.make(given.directory, given.reports, given.seed, given.surface)
    print(f"{made} documents in {given.directory}")


main()
