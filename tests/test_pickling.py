"""Reports on their way to another process: nothing is lost, and the objects that there are hundreds of travel light."""

from __future__ import annotations

import copy
import pickle

import pytest
from attrs import evolve, field, frozen

import govinfo_report as gir
from govinfo_report.examples import EXAMPLES, example
from govinfo_report.pickling import by_position


@frozen
class Named:
    """As attrs pickles it: by the names of its fields."""

    first: int
    second: str = ""


@by_position
@frozen
class Placed:
    """The same, by position."""

    first: int
    second: str = ""


@frozen
class Derived(Placed):
    """Somebody's own class with one field more."""

    third: int = 0


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_report_arrives_as_it_was_sent(name):
    """A worker's report, its spans, cells and evidence included, equals the one that was read here."""
    report = gir.parse(example(name))
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301  its own


@pytest.mark.parametrize("one", [Placed(1), Placed(1, "a"), Derived(1, "a", 2)])
def test_every_field_arrives(one):
    """The class that arrives is the one that was sent, with what defaults would hide."""
    for arrived in (pickle.loads(pickle.dumps(one)), copy.deepcopy(one)):  # noqa: S301  its own
        assert arrived == one
        assert type(arrived) is type(one)
    assert evolve(one, first=5).first == 5


def test_names_of_fields_stay_behind():
    """What is saved: the names of fields, once for each kind of object and again for each object."""
    sent = [pickle.dumps([kind(number, "x") for number in range(100)]) for kind in (Named, Placed)]
    assert b"second" in sent[0]
    assert b"second" not in sent[1]
    assert len(sent[1]) < 0.7 * len(sent[0])


def test_a_field_without_a_position_is_refused():
    """A class that could not be put together again is no surprise of the first worker."""
    with pytest.raises(TypeError, match="position"):

        @by_position
        @frozen
        class _Keyword:
            first: int = field(kw_only=True)
