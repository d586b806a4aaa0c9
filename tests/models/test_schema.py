"""Typed tables from values by path."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.models.article20 import Article20Tables
from govinfo_report.models.indicators import IndicatorTable
from govinfo_report.models.schema import paths_of, structure, types_of
from govinfo_report.models.statistics import StatisticsTable


@pytest.mark.parametrize("model", [Article20Tables, StatisticsTable, IndicatorTable])
@given(st.data())
def test_every_value_is_found_under_its_path_and_nothing_elsewhere(model, data):
    """Tables of all reports share their empty parts; a value that showed up in another part would be silently wrong."""
    paths = [path for path, _ in paths_of(model)]
    values = data.draw(st.dictionaries(st.sampled_from(paths), st.none() | st.integers(0, 9)))
    tables = structure(model, values)
    assert {path: reduce(getattr, path.split("."), tables) for path in paths} == dict.fromkeys(paths) | values
    assert tables == structure(model, dict(reversed(values.items())))


@pytest.mark.parametrize("model", [Article20Tables, StatisticsTable, IndicatorTable])
def test_types_are_those_of_the_fields(model):
    """An amount read as a count would lose its decimals."""
    assert types_of(model) == {path: one.metadata["type"] for path, one in paths_of(model)}
