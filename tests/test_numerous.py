"""Classes of which a report has hundreds of objects: what is made is the same, and it travels light."""

from __future__ import annotations

import copy
import inspect
import pickle

import pytest
from attrs import evolve, field, frozen, make_class
from attrs.exceptions import FrozenInstanceError

import govinfo_report as gir
from govinfo_report.examples import EXAMPLES, example
from govinfo_report.numerous import numerous


@frozen
class Named:
    """As attrs pickles it: by the names of its fields."""

    first: int
    second: str = ""


@numerous
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


def test_objects_are_made_as_attrs_makes_them():
    """By position, by name, with defaults; what is wrong is refused, and nothing can be changed afterwards."""
    assert Placed(1) == Placed(first=1, second="") == Placed(1, second="")
    assert hash(Placed(1)) == hash(Placed(1, ""))
    assert repr(Placed(1, "a")) == repr(Named(1, "a")).replace("Named", "Placed")
    assert inspect.signature(Placed).parameters.keys() == inspect.signature(Named).parameters.keys()
    for wrong in (dict, lambda: {"first": 1, "third": 2}):
        with pytest.raises(TypeError):
            Placed(**wrong())
    with pytest.raises(FrozenInstanceError):
        Placed(1).first = 2


@pytest.mark.parametrize(
    "more", [field(kw_only=True), field(init=False), field(factory=list), field(converter=int), field(validator=print)]
)
def test_a_field_that_is_more_than_a_value_is_refused(more):
    """What the quick way would leave out does not get lost unseen."""
    with pytest.raises(TypeError, match="more to it"):
        numerous(make_class("Special", {"first": more}, frozen=True, slots=True))
