"""The command: ``python -m tests.scale make|run|kill FILE.parquet``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.scale import corpus, measuring


def main() -> None:
    """Read the arguments and do what they say."""
    parser = argparse.ArgumentParser(prog="python -m tests.scale", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    make, run, kill = (commands.add_parser(name) for name in ("make", "run", "kill"))
    for one in (make, run, kill):
        one.add_argument("file", type=Path)
    make.add_argument("--documents", type=int, default=200_000)
    make.add_argument("--seed", type=int, default=1)
    make.add_argument("--processes", type=int, default=2)
    for one in (run, kill):
        one.add_argument("--workers", type=int, default=2)
    run.add_argument("--store", type=Path, help="a new file; none: a temporary one")
    run.add_argument("--sample", type=int, default=500, help="documents that are parsed alone, to compare")
    run.add_argument("--step", type=int, default=10_000, help="documents to a line of what is printed")
    kill.add_argument("--times", type=int, default=10)
    kill.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.command == "make":
        corpus.make(given.file, given.documents, given.seed, given.processes)
        return
    with tempfile.TemporaryDirectory() as folder:
        if given.command == "run":
            store = given.store or Path(folder) / "panel.duckdb"
            measuring.measure(given.file, store, given.workers, given.sample, given.step, _say)
        else:
            measuring.compare_killed(given.file, Path(folder), given.times, given.workers, given.seed, _say)


def _say(words: str) -> None:
    sys.stdout.write(words)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
