"""What the documentation draws from the code as HTML: the blank official forms, the flow, the layers of the modules."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from attrs import evolve
from markup import said_in
from selectolax.lexbor import LexborHTMLParser

import govinfo_report as gir
from govinfo_report.parsing.grammars import forms

ROOT = Path(__file__).parents[2]

STAGES = (
    ("bytes", ""),
    ("Document", "readers"),
    ("tokens", "lexing"),
    ("tree", "parsing"),
    ("Report", "building"),
    ("facts", "narrative"),
    ("diagnostics", "checks"),
)
"""What is made, and the package that makes it."""


def blank_form(form: gir.Format) -> str:
    """The tables of a form with all cells blank, taken from the page that the library makes of such a report."""
    page = LexborHTMLParser(gir.to_html(_blank(form), "zh"))
    parts = []
    for sheet in page.css("section.sheet"):
        title = sheet.css_first("h3").text()
        for figure in sheet.css("td > a"):
            figure.decompose()
        for name in sheet.css("th > a"):
            name.unwrap()
        tables = "".join(one.html or "" for one in sheet.css("table"))
        parts.append(f"<h4>{escape(title)}</h4>\n<div class='tables'>{tables}</div>\n")
    label = escape(forms()[form].title)
    return f"<div class='form' lang='zh-CN' role='figure' aria-label='{label}' tabindex='0'>\n{''.join(parts)}</div>\n"


def _blank(form: gir.Format) -> gir.Report:
    """A report on a form that nobody filled in."""
    here = gir.Span(0, 0)
    asked = [one for one in gir.fields(form) if not one.only_when_printed]
    cells = {
        one.path: gir.Cell(
            one.path,
            None,
            "",
            gir.CellKind.BLANK,
            one.unit,
            None,
            here,
            gir.Binding(one.row, gir.MatchKind.EXACT, 100.0, one.column),
        )
        for one in asked
    }
    indicators = tuple(
        gir.Indicator(row, fields[0].unit, {one.column or "": None for one in fields}, path, here)
        for (path, row), group in groupby(asked, key=lambda one: (one.row_path, one.row))
        if (fields := list(group))
    )
    has_rows = form is gir.Format.INDICATORS_FUJIAN
    return evolve(gir.parse(""), format=form, cells=cells, indicators=indicators if has_rows else (), diagnostics=())


def flow(language: str) -> str:
    """What is made of the bytes, a box a stage."""
    said = said_in(language)["flow"]
    boxes = (
        f"<div><b>{escape(made)}</b>{escape(said[made])}{f' <code>{maker}</code>' if maker else ''}</div>"
        for made, maker in STAGES
    )
    return "<div class='flow'>\n" + "\n".join(boxes) + "\n</div>\n"


def layers() -> str:
    """The layers that tests hold the modules to, the lowest at the bottom."""
    lines = []
    for names, why in told_layers():
        parts = " ".join(f"<code>{name}</code>" for name in names)
        lines.append(f"<div><span>{parts}</span><span>{escape(why.replace('->', '→'))}</span></div>")
    return "<div class='layers'>\n" + "\n".join(lines) + "\n</div>\n"


def told_layers() -> Iterator[tuple[list[str], str]]:
    """The layers of ``tests/test_architecture.py`` from the bottom up, with what is said beside each.

    They are read, not imported: whoever builds the site need not have what tests need.
    """
    source = (ROOT / "tests" / "test_architecture.py").read_text(encoding="utf-8")
    for names, why in re.findall(r"^    frozenset\((\{.*\})\),  # (.*)$", source, re.MULTILINE):
        yield sorted(ast.literal_eval(names)), why


def drawings(language: str) -> dict[str, str]:
    """Every drawing by file name."""
    blank = {f"form_{form.value}.html": blank_form(form) for form in gir.Format if form in forms()}
    return {"flow.html": flow(language), "layers.html": layers()} | blank
