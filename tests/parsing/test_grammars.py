"""What is read off the grammars."""

from __future__ import annotations

from govinfo_report.models.article20 import Litigation, ReviewOutcomes
from govinfo_report.models.schema import paths_of
from govinfo_report.parsing.compiled import compiled
from govinfo_report.parsing.grammars import forms, review_blocks, review_paths, table_forms


def test_the_blocks_of_section_four_are_those_of_the_models():
    """A block that the grammar calls otherwise would have no values, and a lost header would misplace the rest."""
    own = [f"reconsideration.{path}" for path, _ in paths_of(ReviewOutcomes)]
    assert list(review_paths()) == [*own, *(f"litigation.{path}" for path, _ in paths_of(Litigation))]


def test_the_words_over_a_block_are_headers_of_the_grammar():
    """They follow from the names of its row, so a header of another name would head no block."""
    labels = compiled().labels
    assert [" / ".join(labels[head] for head in heads) for heads in review_blocks().values()] == [
        "行政复议",
        "行政诉讼 / 未经复议直接起诉",
        "行政诉讼 / 复议后起诉",
    ]


def test_all_tables_of_the_forms_are_read():
    """A table that tables.lark does not name would be read as another, or not at all."""
    assert {name for form in forms().values() for name in (*form.tables, *form.shared)} <= set(compiled().tables)


def test_what_the_data_say_of_a_form_names_rows_and_columns_of_its_tables():
    """A name that no grammar has would say nothing, and nobody would see it."""
    for form in forms().values():
        tables = [table_forms()[name] for name in (*form.tables, *form.shared)]
        rows = {rule for table in tables for rule in table.rows}
        columns = {column for table in tables for column in table.columns}
        labels = {label for table in tables for label in table.labels.values()}
        assert {*form.own_rows, *form.added} <= rows | columns
        assert form.labels.keys() <= labels


def test_the_forms_stand_in_their_order_the_newest_first():
    """The wide table takes labels, and sentences their paths, from the newest form that has them."""
    years = [form.first_year for form in forms().values()]
    assert years == sorted(years, reverse=True)
