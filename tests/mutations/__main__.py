"""The command: ``python -m tests.mutations --cases 10000 --seed 1`` prints the table of the documentation."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from tests.mutations.judging import Standing, tally
from tests.mutations.mistakes import MISTAKES

COLUMNS = ("cases", *(one.value for one in Standing))


def table(counted: dict[str, Counter[str]]) -> str:
    """A row a mistake, alone or in combination, and all together."""
    order = {name: number for number, name in enumerate(MISTAKES)}
    lines = [f"| mistake | {' | '.join(COLUMNS)} |", f"|---|{'---:|' * len(COLUMNS)}"]
    names = sorted(counted, key=lambda one: (order.get(one, len(order)), one))
    lines += [_row(name, counted[name]) for name in names]
    lines.append(_row("all", sum(counted.values(), Counter())))
    return "\n".join(lines) + "\n"


def _row(name: str, counts: Counter[str]) -> str:
    return f"| {name} | {' | '.join(f'{counts[column]:,}' for column in COLUMNS)} |"


def main() -> int:
    """Read the arguments, plant and read; 1 where a value was wrong in silence."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutations", description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    counted, silent = tally([f"{given.seed}/{number}" for number in range(given.cases)], given.workers)
    sys.stdout.write(table(counted))
    sys.stderr.writelines(f"{line}\n" for line in silent)
    return 1 if silent else 0


if __name__ == "__main__":
    sys.exit(main())
