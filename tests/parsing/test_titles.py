"""What the data files say of forms and headings names what the grammars have."""

from __future__ import annotations

from govinfo_report.narrative.sections import standard_section
from govinfo_report.parsing.compiled import compiled
from govinfo_report.parsing.grammars import forms, row_path, table_forms
from govinfo_report.parsing.titles import item_headings, section_of, section_titles, table_titles

ROWS = {row_path(rule) for table in table_forms().values() for rule in table.labels}


def test_every_table_of_a_form_has_a_title():
    """A table without one is no table that a message could name."""
    tables = {name for form in forms().values() for name in (*form.tables, *form.shared)}
    assert tables == set(table_titles())
    assert all(table_titles().values())


def test_a_table_that_fills_a_section_is_called_what_the_section_is():
    """One title would be changed without the other."""
    filled = {name: section for name in table_titles() if (section := section_of(name))}
    assert {name: section_titles()[section] for name, section in filled.items()}.items() <= table_titles().items()
    assert set(filled) == {name for form in forms().values() for name in form.shared}


def test_every_row_of_the_items_stands_under_one_heading_of_the_grammar():
    """A rule misspelt in the data would be a row without a heading."""
    assert item_headings().keys() == {row for row in ROWS if row.startswith("proactive_disclosure.")} & {
        row_path(rule) for rule in table_forms()["headless"].labels
    }
    assert set(item_headings().values()) <= compiled().labels.keys()


def test_an_official_heading_is_read_as_the_section_that_it_heads():
    """Words of another section that come first would take it for that one."""
    assert {section: standard_section(title) for section, title in section_titles().items()} == {
        section: section for section in section_titles()
    }
