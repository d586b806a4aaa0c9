"""One mistake planted in a consistent report is noticed, and what is proposed for it is what was there before."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.layers.corruption import CORRUPTIONS, clean, plant
from tests.layers.measure import NOTICED, OVERLOOKED, PROPOSED, WRONG, measure

import govinfo_report as gir
from govinfo_report.layers import Mechanism, proposals, resolve
from govinfo_report.testing.reports import FORMATS


def _expect(form, seeds):
    counted, failed = Counter(), {}
    for kind in CORRUPTIONS:
        one, failed[kind] = measure(form, kind, seeds)
        counted += one
    assert counted[NOTICED] >= 99 * counted[OVERLOOKED], failed
    assert counted[PROPOSED] >= 1000 * counted[WRONG], failed
    return counted


@pytest.mark.parametrize("form", FORMATS)
def test_a_mistake_is_noticed_and_repaired_rightly(form):
    """Of a small sample, every mistake that a sum covers is noticed, and no proposal is wrong."""
    counted = _expect(form, range(12))
    assert counted[NOTICED] >= 20
    assert counted[PROPOSED] >= 10


@pytest.mark.matrix
@pytest.mark.parametrize("form", FORMATS)
def test_of_many_mistakes_nearly_all_are_noticed_and_repaired_rightly(form):
    """99 of 100 mistakes are noticed; of 1000 proposals at most one is not what was printed before."""
    _expect(form, range(1000, 1400))


MECHANISMS = {
    "digit lost": {Mechanism.DIGIT},
    "digit doubled": {Mechanism.DIGIT},
    "digit changed": {Mechanism.DIGIT},
    "digits transposed": {Mechanism.TRANSPOSED, Mechanism.DIGIT},
    "cells swapped": {Mechanism.SWAPPED, Mechanism.SHIFTED, Mechanism.WRONG_CELL},
    "cells merged": {Mechanism.MERGED_CELLS},
    "figure split": {Mechanism.SPLIT_FIGURE},
    "row moved": {Mechanism.ROW_MOVED},
}


@pytest.mark.parametrize("kind", CORRUPTIONS)
def test_the_mistake_is_named(kind):
    """A reader must be told what to look for on the page: a wrong digit, or a row in the wrong place."""
    named = Counter()
    for seed in range(60):
        planted = plant("article20_2021", seed, kind, zeros="printed")
        if planted is not None:
            found = proposals(gir.parse(planted.html.encode(), media_type="text/html"))
            named.update(one.mechanism for one in found.proposals)
        if sum(named.values()) >= 3:
            break
    assert named
    assert set(named) <= MECHANISMS[kind]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("zeros", ["printed", "blank", "mixed"])
def test_sound_reports_need_no_repair_and_resolve_rightly(form, zeros):
    """Nothing is proposed for a sound report, and what is proven about its blank cells is what the office meant."""
    for seed in range(8):
        html, values = clean(form, seed, zeros)
        report = gir.parse(html.encode(), media_type="text/html")
        found = proposals(report)
        assert (found.proposals, found.suspects) == ((), ())
        for path, one in resolve(report).readings.items():
            if path in values:
                assert one.value == (values[path] or 0)
