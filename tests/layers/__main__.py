"""The command: ``python -m tests.layers --seeds 400`` prints how many single mistakes are noticed and repaired."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from tests.layers.corruption import CORRUPTIONS
from tests.layers.measure import NOTICED, OVERLOOKED, PLANTED, PROPOSED, WRONG, measure

from govinfo_report.testing.reports import FORMATS


def _row(name: str, counts: Counter[str]) -> str:
    covered, proposed = counts[NOTICED] + counts[OVERLOOKED], counts[PROPOSED]
    shares = [100 * counts[NOTICED] / max(covered, 1), 100 * (proposed - counts[WRONG]) / max(proposed, 1)]
    fields = [f"{counts[PLANTED]:,}", f"{covered:,}", f"{shares[0]:.2f}", f"{proposed:,}", f"{shares[1]:.2f}"]
    return f"| {name} | {' | '.join(fields)} |\n"


def main() -> None:
    """Read the arguments, plant, read and count."""
    parser = argparse.ArgumentParser(prog="python -m tests.layers", description=__doc__)
    parser.add_argument("--seeds", type=int, default=400, help="reports of each form and kind of mistake")
    parser.add_argument("--first", type=int, default=1000, help="the first seed")
    given = parser.parse_args()
    sys.stdout.write("| mistake | planted | covered by a sum | noticed, % | proposals | right, % |\n")
    sys.stdout.write("|---|---:|---:|---:|---:|---:|\n")
    whole: Counter[str] = Counter()
    for kind in CORRUPTIONS:
        counts: Counter[str] = Counter()
        for form in FORMATS:
            counted, failed = measure(form, kind, range(given.first, given.first + given.seeds))
            counts += counted
            if failed:
                sys.stderr.write(f"{kind} {form}: {failed}\n")
        sys.stdout.write(_row(kind, counts))
        whole += counts
    sys.stdout.write(_row("all", whole))


main()
