"""The properties of ``govinfo_report.testing`` hold over its strategies, and the strategies make what they promise.

Many more cases are read by ``python -m tests.fuzz``; what it found stands in tests/fuzz/regressions.jsonl.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fuzz.specimen import Specimen

import govinfo_report as gir
from govinfo_report.testing import FORMATS, YEARS
from govinfo_report.testing.cases import LOSSLESS, PLAIN_SURFACES, truth_of
from govinfo_report.testing.forms import Grid
from govinfo_report.testing.malformations import MALFORMATIONS, Step, malform
from govinfo_report.testing.properties import PROPERTIES, faults, sound
from govinfo_report.testing.strategies import cases, pages, reports, steps
from govinfo_report.testing.styles import available

HERE = Path(__file__).parent
WHOLE_ROWS = ("misspell", "explain", "translate", "spell-downwards", "mark", "unit", "note", "thousands", "full-width")
STRUCTURE = tuple(name for name in PROPERTIES if name not in {"right-absent-or-flagged", "lossless-surfaces-come-back"})


@pytest.mark.parametrize("name", STRUCTURE)
@settings(max_examples=25, deadline=None)
@given(case=cases())
def test_whatever_happens(name, case):
    """Each property that is about the report as a whole holds for any table, whatever happened to it."""
    assert faults(case, (name,)) == []


@settings(max_examples=60, deadline=None)
@given(case=cases(malformations=WHOLE_ROWS))
def test_changed_cells_are_right_absent_or_flagged(case):
    """However labels and figures are written, no other figure is read than the one that is printed, and none moves."""
    assert faults(case, ("right-absent-or-flagged",)) == []


@settings(max_examples=60, deadline=None)
@given(case=cases(surfaces=LOSSLESS, malformations=()))
def test_lossless_surfaces_come_back(case):
    """A report that nothing happened to comes back whole from every surface that keeps it."""
    assert faults(case, ("lossless-surfaces-come-back",)) == []


@pytest.mark.parametrize("line", (HERE / "fuzz" / "regressions.jsonl").read_text(encoding="utf-8").splitlines())
def test_what_fuzzing_found(line):
    """A table that was once read wrongly in silence is read rightly, or flagged."""
    specimen = Specimen.of(line)
    if specimen.style not in {style.name for style in available()}:
        pytest.skip("no OpenCC")
    assert faults(specimen.case()) == []


@pytest.mark.parametrize("path", sorted((HERE / "fuzz" / "corpus").iterdir()), ids=lambda path: path.name)
def test_seeds_and_found_bytes_hold_together(path):
    """The documents that coverage-guided fuzzing begins from, and those it broke the library with, are read."""
    assert sound(gir.parse(path.read_bytes())) == []


@settings(max_examples=50, deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes_hold_together(data):
    """Bytes of no kind at all give a report whose account closes and whose spans point into its text."""
    assert sound(gir.parse(data)) == []


@settings(max_examples=50, deadline=None)
@given(text=st.text(st.characters(), max_size=200))
def test_any_text_holds_together(text):
    """Text of any characters, lone surrogates and bidirectional overrides among them, gives a sound report."""
    assert sound(gir.parse(text)) == []


@settings(max_examples=5, deadline=None)
@given(chosen=st.lists(cases(), min_size=3, max_size=6), order=st.randoms(use_true_random=False))
def test_order_changes_nothing(chosen, order):
    """The report of a document does not depend on what was read before it: no cache answers for another document."""
    documents = [case.data for case in chosen]
    first = {data: gir.parse(data) for data in documents}
    order.shuffle(documents)
    assert [gir.parse(data) for data in documents] == [first[data] for data in documents]


def test_workers_change_nothing():
    """The same bytes give the same report in this process and in any number of others, in the order given."""
    documents = [gir_case(number) for number in range(6)]
    alone = list(gir.parse_many(documents))
    for workers in (2, 3):
        assert list(gir.parse_many(documents, workers=workers)) == alone


def gir_case(number):
    """The document of a specimen by number."""
    surfaces = ("html-utf8", "pipe-cells", "cell-lines")
    happened = (Step(0, sorted(MALFORMATIONS)[number], number),)
    return Specimen(FORMATS[number % 4], number, "plain", (0,), surfaces[number % 3], happened).case().data


@settings(max_examples=40, deadline=None)
@given(made=reports(years=(2020, 2021)))
def test_reports_are_of_the_years_asked_for(made):
    """A strategy for some years makes no report of another, and none on a form that was not used then."""
    assert made.year in {2020, 2021}
    assert made.year in YEARS[made.form]
    with pytest.raises(ValueError, match="1999"):
        reports(years=(1999,))


@settings(max_examples=60, deadline=None)
@given(page=pages(), happened=steps())
def test_steps_can_be_repeated_and_keep_to_the_tables(page, happened):
    """The same steps do the same to the same page, so a failure can be made again; prose is not touched."""
    once = malform(page, happened)
    assert malform(page, happened) == once
    texts = [[block for block in one.body if not isinstance(block, Grid)] for one in (page, once)]
    assert texts[0] == texts[1]
    assert malform(page, ()) == page


@pytest.mark.parametrize("name", sorted(MALFORMATIONS))
def test_every_malformation_changes_something(name):
    """A malformation that changes nothing would let a reader pass unseen; its truth is only what is printed."""
    changed = 0
    for number in range(12):
        page = Specimen("article20_2021", number, "half-width", (), "html-utf8", ()).case().page
        for table in range(6):
            after = malform(page, [Step(table, name, number)])
            changed += after != page
            assert truth_of(after).keys() <= page.printed.values.keys()
    assert changed >= 2


def test_every_malformation_and_property_says_what_it_does():
    """Their docstrings are their documentation."""
    units = (*MALFORMATIONS.values(), *PROPERTIES.values())
    assert [unit.name for unit in units if not unit.documentation.strip().endswith((".", ")"))] == []
    assert set(LOSSLESS) <= set(PLAIN_SURFACES)
