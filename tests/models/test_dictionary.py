"""The data dictionary is complete, and agrees with the models and with the published list of fields."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import govinfo_report as gir
from govinfo_report.models.article20 import Article20Tables
from govinfo_report.models.dictionary import fields_by_path
from govinfo_report.models.indicators import IndicatorTable
from govinfo_report.models.schema import paths_of
from govinfo_report.models.statistics import StatisticsTable

SHARED = Path(__file__).parents[3] / "shared" / "fields.tsv"
MODELS = {
    gir.Format.ARTICLE20_2019: Article20Tables,
    gir.Format.ARTICLE20_2021: Article20Tables,
    gir.Format.STATISTICS_2014: StatisticsTable,
    gir.Format.INDICATORS_FUJIAN: IndicatorTable,
}


@pytest.fixture(scope="module")
def published() -> dict[tuple[str, str], dict[str, str]]:
    if not SHARED.is_file():
        pytest.skip(f"the published list of fields is not here: {SHARED}")
    with SHARED.open(encoding="utf-8", newline="") as file:
        return {(row["format"], row["path"]): row for row in csv.DictReader(file, delimiter="\t")}


def test_paths_are_those_of_the_published_list_in_its_order(published):
    """Protects the public names: a path renamed, lost, added or moved in its form breaks everybody's panel."""
    mine = [(field.format.value, field.path) for field in gir.fields() if not field.only_when_printed]
    for name in MODELS:
        assert [path for form, path in mine if form == name] == [path for form, path in published if form == name]


def test_labels_tables_and_units_are_the_official_ones(published):
    """Protects what a reader of a table sees beside a figure: the official words, not the program's."""
    for field in gir.fields():
        if field.only_when_printed:
            continue
        official = published[field.format.value, field.path]
        if field.format in {gir.Format.ARTICLE20_2019, gir.Format.ARTICLE20_2021}:
            assert field.label == official["label"]
        else:  # the ordinals of the older tables follow no rule, and the dictionary leaves them out
            assert official["label"].endswith(field.label)
        assert field.table == official["table"]
        assert field.unit in official["unit"]


@pytest.mark.parametrize("form", MODELS)
def test_every_path_is_a_value_of_the_model_and_every_value_is_in_some_form(form):
    """Protects against a value that can be read and is not explained, or is explained and can never be read."""
    paths = set(fields_by_path(form))
    assert paths <= {path for path, _ in paths_of(MODELS[form])}
    same_model = [other for other in MODELS if MODELS[other] is MODELS[form]]
    covered = {path for other in same_model for path in fields_by_path(other)}
    assert covered == {path for path, _ in paths_of(MODELS[form])}


@pytest.mark.parametrize("form", MODELS)
def test_labels_tell_the_values_of_a_form_apart(form):
    """Protects against two values that look the same to a person: 其他 of one group and 其他 of another."""
    named = [(field.table, field.label) for field in gir.fields(form) if "fees.amount" not in field.path]
    repeated = {one for one in named if named.count(one) > 1}
    assert not {label for _, label in repeated} - {"涉及国家秘密"}


def test_row_path_and_unit_of_one_field():
    """Protects the derived parts of a field, on one that has all of them."""
    (field,) = [
        one for one in gir.fields("article20_2021") if one.path == "requests.outcomes.denied.state_secret.total"
    ]
    assert (field.group, field.ordinal, field.row, field.column) == ("(三)不予公开", "1.", "属于国家秘密", "总计")
    assert field.row_path == "requests.outcomes.denied.state_secret"
    assert (field.unit, field.type) == ("件", int)


def test_figures_on_headings_are_marked_as_not_asked_for():
    """Protects the difference between the form's values and those that offices add."""
    marked = {field.path for field in gir.fields("article20_2021") if field.only_when_printed}
    assert "requests.outcomes.other.subtotal.total" in marked
    assert "requests.received.organizations_subtotal" in marked
    single_row = fields_by_path(gir.Format.ARTICLE20_2019)["requests.outcomes.other.subtotal.total"]
    assert not single_row.only_when_printed


@pytest.mark.parametrize("name", ["indicators_other", "no such form"])
def test_a_form_without_paths_is_refused_by_name(name):
    """Protects against an empty answer that looks like a form without fields."""
    with pytest.raises(ValueError, match=name):
        gir.fields(name)
