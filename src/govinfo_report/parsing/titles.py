"""What the forms call their sections and their tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from govinfo_report.parsing.grammars import forms, row_path
from govinfo_report.parsing.resources import grammar_data

__all__ = ["item_headings", "section_of", "section_titles", "table_titles"]


def section_titles() -> Mapping[str, str]:
    """The titles of the sections that the forms since 2019 prescribe, in their order, by what the sections are."""
    titles: Mapping[str, str] = grammar_data("headings.toml")["official"]
    return titles


def section_of(table: str) -> str | None:
    """The section that consists of one table; None for a table that fills none."""
    section: str | None = grammar_data("headings.toml")["tables"].get(table)
    return section


@cache
def table_titles() -> Mapping[str, str]:
    """The title of every table of a form, by its name: its own, or that of the section that it fills."""
    own = {name: title for form in forms().values() for name, title in zip(form.tables, form.titles, strict=True)}
    return own | {name: section_titles()[section] for name, section in grammar_data("headings.toml")["tables"].items()}


@cache
def item_headings() -> Mapping[str, str]:
    """The terminal of the heading that each row of the Article 20 items stands under, by the row's path."""
    items: Mapping[str, list[str]] = grammar_data("headings.toml")["items"]
    return {row_path(rule): heading for heading, rules in items.items() for rule in rules}
