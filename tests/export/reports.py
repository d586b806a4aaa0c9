"""Reports to export: those of the examples, any other that the classes allow, and one with a cell of one's own."""

from __future__ import annotations

from decimal import Decimal
from string import Formatter

from attrs import evolve, resolve_types
from hypothesis import strategies as st

import govinfo_report as gir
from govinfo_report.examples import EXAMPLES, example

# Hypothesis reads the types of fields, which are written as text.
for _class in (*(gir.Origin, gir.Place, gir.Binding, gir.Cell, gir.Indicator, gir.Fact),):
    resolve_types(_class)

REPORTS = {name: gir.parse(example(name)) for name in EXAMPLES}
PATH = "requests.received.total"

_texts = st.text(max_size=12)
_decimals = st.decimals(allow_nan=False, allow_infinity=False)
_floats = st.floats(allow_nan=False, allow_infinity=False)
_spans = st.builds(gir.Span, st.integers(0, 10**6), st.integers(0, 10**6))
_plain = st.none() | st.booleans() | st.integers() | _floats | _texts | _decimals | _spans
_data = st.recursive(
    _plain,
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.lists(inside, max_size=3).map(tuple)
        | st.dictionaries(_texts, inside, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def diagnostics(draw: st.DrawFn) -> gir.Diagnostic:
    """Findings of any kind, their data of any kind of value."""
    kind = gir.CATALOGUE[draw(st.sampled_from(sorted(gir.CATALOGUE)))]
    templates = (kind.en, kind.zh, kind.help_en, kind.help_zh)
    names = {name: spec for one in templates for _, name, spec, _ in Formatter().parse(one) if name}
    data = {name: draw(st.integers(0, 10**9) if spec else _data) for name, spec in names.items()}
    return kind.at(draw(st.none() | _spans), draw(st.none() | _texts), **data)


def cells() -> st.SearchStrategy[gir.Cell]:
    """Cells with any value that a cell may have."""
    values = st.none() | st.integers() | _decimals
    places = st.none() | st.builds(gir.Place, *[st.integers(0, 10**6)] * 4, st.none() | st.tuples(*[_floats] * 4))
    bindings = st.builds(gir.Binding, row_score=_floats, column_header=st.none() | _texts, place=places)
    return st.builds(
        gir.Cell, path=_texts, value=values, raw=_texts, unit=st.none() | _texts, span=_spans, binding=bindings
    )


def made(
    cells: list[gir.Cell],
    rows: list[gir.Indicator],
    facts: list[gir.Fact],
    diagnostics: list[gir.Diagnostic],
    origin: gir.Origin | None,
) -> gir.Report:
    """The report of prose alone, with these in it."""
    base = REPORTS["prose_only.txt"]
    return evolve(
        base,
        document=evolve(base.document, source=evolve(base.source, origin=origin)),
        narrative=evolve(base.narrative, facts=tuple(facts)),
        indicators=tuple(rows),
        diagnostics=tuple(diagnostics),
        cells={one.path: one for one in cells},
    )


def reports() -> st.SearchStrategy[gir.Report]:
    """A report with whatever values its classes allow."""
    numbers = st.integers() | _decimals
    rows = st.builds(gir.Indicator, span=_spans, values=st.dictionaries(_texts, st.none() | numbers, max_size=3))
    facts = st.builds(
        gir.Fact, value=numbers, span=_spans, figure=st.none() | _spans, readings=st.just(("a", "b")), quote=_texts
    )
    return st.builds(
        made,
        st.lists(cells(), max_size=2),
        st.lists(rows, max_size=2),
        st.lists(facts, max_size=2),
        st.lists(diagnostics(), max_size=2),
        st.none() | st.builds(gir.Origin, file=_texts, member=_texts, url=st.none(), fetched=st.none()),
    )


def with_cell(raw: str, value: int | Decimal | None = None) -> gir.Report:
    """A report with one printed cell."""
    base = REPORTS["article20_2021.html"]
    return evolve(base, cells={PATH: evolve(base.cells[PATH], raw=raw, value=value)}, indicators=())
