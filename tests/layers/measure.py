"""How many single mistakes are noticed, and how many proposals give back what was there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from tests.layers.corruption import plant

import govinfo_report as gir
from govinfo_report.testing.reports import Number

__all__ = ["NOTICED", "OVERLOOKED", "PLANTED", "PROPOSED", "WRONG", "measure"]

PLANTED, NOTICED, OVERLOOKED, PROPOSED, WRONG = "planted", "noticed", "overlooked", "proposed", "wrong"


def _same(one: Mapping[str, Number | None], other: Mapping[str, Number | None]) -> bool:
    """Whether two layers agree; an empty cell counts as zero."""
    return all((one.get(path) or 0) == (value or 0) for path, value in other.items())


def measure(form: str, kind: str, seeds: Iterable[int]) -> tuple[Counter[str], list[int]]:
    """Count the mistakes of one kind, and give the seeds of those that were overlooked or repaired wrongly.

    A mistake is noticed if a warning or error is there, or if no value is wrong for it; it counts only where an
    identity breaks, or a row has another number of cells. A proposal is right if the report is what it was before.
    """
    counted: Counter[str] = Counter()
    failed = []
    for seed in seeds:
        planted = plant(form, seed, kind)
        if planted is None:
            continue
        counted[PLANTED] += 1
        report = gir.parse(planted.html.encode(), media_type="text/html")
        values = report.values()
        wrong = any(value is not None and value != (planted.original[path] or 0) for path, value in values.items())
        loud = any(one.severity is not gir.Severity.INFO for one in report.diagnostics)
        if planted.is_covered:
            counted[NOTICED if loud or not wrong else OVERLOOKED] += 1
            failed += [seed] * (wrong and not loud)
        found = report.proposals().proposals
        if found:
            for one in found:
                values.update(one.values())
            counted[PROPOSED] += 1
            counted[WRONG] += not _same(values, planted.original)
            failed += [seed] * (not _same(values, planted.original))
    return counted, failed
