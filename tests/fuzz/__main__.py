"""The command: ``python -m tests.fuzz --tables 100000 --seed 1``."""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from random import Random

from tests.fuzz.specimen import Specimen, draw, grids_of, simpler, tables_in

from govinfo_report.testing.properties import PROPERTIES, faults

BATCH = 500
OFTEN = tuple(name for name in PROPERTIES if name not in {"the-same-again", "added-emptiness-moves-nothing"})
"""The properties that need no second reading; the others are looked at in every tenth document."""


def what_is_wrong(specimen: Specimen, names: tuple[str, ...]) -> list[str]:
    """The faults of a reading; an exception is one."""
    try:
        return faults(specimen.case(), names)
    except Exception as error:  # noqa: BLE001 - content never raises: that is looked for
        return [f"never-raises: {type(error).__name__}: {error}"]


def shrunk(specimen: Specimen, name: str) -> Specimen:
    """The simplest specimen found that breaks the same property."""
    names = (name,) if name in PROPERTIES else ()
    while True:
        for other in simpler(specimen):
            if any(fault.startswith(name) for fault in what_is_wrong(other, names)):
                specimen = other
                break
        else:
            return specimen


def batch(seed: str) -> tuple[int, int, list[tuple[Specimen, str]]]:
    """Read a batch of documents: how many tables they held, how many there were, and what went wrong."""
    rng, tables, failures = Random(seed), 0, list[tuple[Specimen, str]]()
    for number in range(BATCH):
        specimen = draw(rng)
        tables += tables_in(specimen)
        wrong = what_is_wrong(specimen, () if number % 10 == 0 else OFTEN)
        if wrong:
            name = wrong[0].partition(":")[0]
            small = shrunk(specimen, name)
            failures.append((small, next(iter(what_is_wrong(small, (name,) if name in PROPERTIES else ())), wrong[0])))
    return tables, BATCH, failures


def run(tables: int, seed: int, workers: int, most: float) -> bool:
    """Read so many tables, or for so many seconds; whether nothing went wrong."""
    started, read, documents, kinds = time.monotonic(), 0, 0, dict[tuple[str, ...], int]()
    with ProcessPoolExecutor(workers) as pool:
        under_way, number = [], 0
        while (read < tables and time.monotonic() - started < most) or under_way:
            while len(under_way) < 2 * workers and read < tables and time.monotonic() - started < most:
                under_way.append(pool.submit(batch, f"{seed}/{number}"))
                number += 1
            done, held, failures = under_way.pop(0).result()
            read, documents = read + done, documents + held
            for specimen, fault in failures:
                kind = (fault.partition(":")[0], *sorted({step.name for step in specimen.steps}), specimen.form[:10])
                kinds[kind] = kinds.get(kind, 0) + 1
                if kinds[kind] == 1:
                    sys.stdout.write(f"FAILED {fault}\n  {specimen}\n")
            if number % 20 == 0:
                sys.stdout.flush()
    seconds = time.monotonic() - started
    sys.stdout.write(
        f"{read} tables in {documents} documents in {seconds:.0f} s: {read / seconds:.0f} tables a second, "
        f"seed {seed}, {sum(kinds.values())} failures of {len(kinds)} kinds\n"
    )
    for kind, count in sorted(kinds.items(), key=lambda item: -item[1]):
        sys.stdout.write(f"{count:6} {' '.join(kind)}\n")
    return not kinds


def replay(line: str) -> bool:
    """Show one specimen: its tables, its document, and what is wrong with the reading."""
    specimen = Specimen.of(line)
    case = specimen.case()
    for grid in grids_of(case):
        for row in grid.rows:
            sys.stdout.write(" | ".join(cell.text.replace("\n", "⏎") for cell in row) + "\n")
    sys.stdout.write(case.data.decode(errors="replace") + "\n")
    wrong = what_is_wrong(specimen, ())
    sys.stdout.write("".join(f"{fault}\n" for fault in wrong) or "nothing is wrong\n")
    return not wrong


def main() -> int:
    """Read the arguments and do what they say."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--tables", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="end after so long")
    parser.add_argument("--replay", metavar="LINE", help="a line that a failure was printed as")
    given = parser.parse_args()
    if given.replay:
        return int(not replay(given.replay))
    return int(not run(given.tables, given.seed, given.workers, given.seconds))


if __name__ == "__main__":
    sys.exit(main())
