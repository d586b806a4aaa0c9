"""How well and how fast prose is read: ``python -m tests.narrative.measure`` from the top of the checkout."""

# ruff: noqa: T201 - it is for a terminal

from __future__ import annotations

import time

from tests.narrative.openings import openings
from tests.narrative.reading import Score, bound, document, facts
from tests.narrative.trap_sentences import ROUNDS, families, traps

import govinfo_report as gir
from govinfo_report.narrative import read_narrative
from govinfo_report.narrative.fold import simplified
from govinfo_report.narrative.names import canonical

_RUNS = 20
_TIMED = 4000
"""Sentences whose reading is timed: within the bound on the prose of a report."""


def _sentences() -> None:
    print(f"{'sentences':24}{'half':12}{'right':>6}{'wrong':>6}{'missed':>7}  precision  recall")
    for half in ROUNDS:
        for family in families(half):
            score = Score()
            for trap in traps(family, half):
                score.count(trap.text, bound(facts(trap.text, trap.year)) - trap.possible, set(trap.sure))
            counts = f"{score.right:6}{len(score.invented):6}{len(score.missed):7}"
            print(f"{family:24}{half:12}{counts}{score.precision:11.4f}{score.recall:8.4f}")


def _openings() -> None:
    counts = {"right": 0, "missed": 0, "wrong": 0}
    years = {"right": 0, "missed": 0, "wrong": 0}
    for opening in openings():
        report = gir.parse(opening.text)
        agency = canonical(simplified(report.agency)) if report.agency else None
        right = {canonical(name) for name in opening.offices} or {None}
        counts["right" if agency in right else "wrong" if agency else "missed"] += 1
        years["right" if report.year == opening.year else "wrong" if report.year else "missed"] += 1
    print(f"openings: agency {counts}, year {years}")


def _speed() -> None:
    """Time for prose that nothing has read before, and for the same again."""
    sentences = [trap.text for half in ROUNDS for family in families(half) for trap in traps(family, half)]
    text = "清河县水务局2017年政府信息公开工作年度报告\n一、概述\n" + "\n".join(sentences[:_TIMED])
    made = document(text)
    spent = []
    for _ in range(_RUNS):
        start = time.process_time()
        read_narrative(made, tuple(made.paragraphs), ())
        spent.append(time.process_time() - start)
    per = 1e6 / len(text)
    print(
        f"speed: {len(text)} characters, first {spent[0] * per:.2f}, then {min(spent) * per:.2f} ms per 1000 characters"
    )


if __name__ == "__main__":
    _sentences()
    _openings()
    _speed()
