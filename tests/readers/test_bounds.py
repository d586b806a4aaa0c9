"""What a document may hold is bounded whichever way its lines come in, pasted into another medium too."""

import html
import io
from itertools import chain

import docx
import pytest
from attrs import fields
from tests.readers.grids import assert_sound

from govinfo_report.document import Table
from govinfo_report.limits import LimitExceededError, Limits
from govinfo_report.readers import Given, read_given

LINES = ["| 某事项 | 12 | 345 | 6 |", "| 某事项二 | 7 | 89 | 10 |", "二、某一段文字，没有表格"]
TABLE = "<table><tr><td>规章<td>1<tr><td>许可<td>2</table>"
FEW = {"characters": 60, "cells": 20, "tables": 3, "paragraphs": 8}


def in_paragraphs(lines):
    return f"<html><body>{''.join(f'<p>{html.escape(line)}' for line in lines)}"


def preformatted(lines):
    """Runs of lines, a table between any two of them: each run is a text of its own."""
    return "<html><body>" + "".join(f"<pre>{html.escape(line)}\n{html.escape(line)}</pre>{TABLE}" for line in lines)


def beside_tables(lines):
    return "\n".join(chain.from_iterable((line, TABLE) for line in lines))


def in_word(lines):
    document, data = docx.Document(), io.BytesIO()
    for number, line in enumerate(lines):
        document.add_paragraph(line)
        if number % 5 == 0:
            document.add_table(1, 2).cell(0, 0).text = "规章"
    document.save(data)
    return data.getvalue()


def as_text(lines):
    return "\n".join(lines)


EVERY_WAY = (as_text, in_paragraphs, preformatted, beside_tables, in_word)
WAYS = pytest.mark.parametrize("write", EVERY_WAY)
BOUNDED = [(write, limit) for write in EVERY_WAY for limit in FEW]
BOUNDED.remove((as_text, "tables"))  # the lines of a text are bounded by its cells
BOUNDED.remove((as_text, "paragraphs"))


@pytest.mark.parametrize(("write", "limit"), BOUNDED)
def test_no_way_in_leads_round_a_limit(write, limit):
    """Protects the limits from lines pasted into a page or a Word document: each run of them had limits of its own."""
    source, most = write(LINES * 20), FEW[limit]
    document = read_given(Given(source), Limits(**{limit: most}))
    assert_sound(document)
    cells = [cell for table in document.tables for cell in table.cells]
    assert any(isinstance(block, Table) for block in document.blocks)
    breaks = len(cells) + len(document.blocks)
    assert len(document.text) <= (most + breaks if limit == "characters" else len(source))
    assert len(cells) <= (most if limit == "cells" else len(source))
    assert len(document.tables) <= (most if limit == "tables" else len(source))
    assert len(list(document.paragraphs)) <= (most if limit == "paragraphs" else len(source))
    assert [(one.data["limit"], one.data["allowed"]) for one in document.diagnostics] == [(limit, most)]
    with pytest.raises(LimitExceededError, match=f"{limit}={most}"):
        read_given(Given(source), Limits(**{limit: most}, raise_on_excess=True))


@WAYS
def test_what_is_within_the_limits_is_read_as_without_any(write):
    """Protects pasted lines from a count that charges them twice: with room for all of it, all is read."""
    source = write(LINES * 20)
    whole = read_given(Given(source), Limits())
    cells = sum(len(table.cells) for table in whole.tables)
    exact = Limits(
        characters=len(whole.text), cells=max(cells, 100), tables=len(whole.tables), paragraphs=len(whole.blocks)
    )
    assert read_given(Given(source), exact) == whole
    assert whole.diagnostics == ()


@pytest.mark.parametrize("name", [one.name for one in fields(Limits) if one.type == "int"])
def test_a_limit_is_a_whole_number(name):
    """Protects a caller from a limit that is no count: of some, the reader failed far from where it was given."""
    for odd in (2.5, 1e6, float("inf"), "7", True):
        with pytest.raises(TypeError, match=name):
            Limits(**{name: odd})
    for low in (0, -1):
        with pytest.raises(ValueError, match=name):
            Limits(**{name: low})
    beyond = Limits(**{name: 10**30})
    for source in (as_text(LINES), preformatted(LINES), in_word(LINES)):
        assert read_given(Given(source), beyond) == read_given(Given(source), Limits())


def test_seconds_may_be_parts_of_one():
    """Protects the one limit that is measured and not counted."""
    assert Limits(seconds=0.5).seconds == 0.5
    with pytest.raises(TypeError, match="seconds"):
        Limits(seconds="1")
