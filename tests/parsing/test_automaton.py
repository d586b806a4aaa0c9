"""The parser of tables: it does what Lark's own would do, and no table ends in an error."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark, Token, Tree, UnexpectedInput
from lark.lexer import Lexer

import govinfo_report as gir
from govinfo_report.parsing.automaton import Node, Parse, UnexpectedTokenError, start_state
from govinfo_report.parsing.automaton import Token as Read
from govinfo_report.parsing.compilation import compile_grammar
from govinfo_report.parsing.compiled import NAME, compiled, grammars_text
from govinfo_report.parsing.grammars import table_terminals
from govinfo_report.parsing.kept import END, to_keep
from govinfo_report.parsing.resources import grammar_text

TERMINALS = sorted({terminal for terminals in table_terminals().values() for terminal in terminals})


class Handed(Lexer):
    """Gives Lark the tokens as they are."""

    __future_interface__ = 2

    def __init__(self, lexer_conf):
        """Nothing to set up."""

    def lex(self, lexer_state, parser_state):  # noqa: ARG002 - Lark's
        """One token a terminal, numbered in their order."""
        return (Token(name, number) for number, name in enumerate(lexer_state.text[0]))


@cache
def lark():
    """The grammars as Lark reads them by itself."""
    return Lark(grammars_text(), parser="lalr", lexer=Handed, strict=True, maybe_placeholders=False)


def by_lark(terminals):
    """The table that Lark's parser makes of terminals; None where it rejects them."""
    try:
        return plain(lark().parse((terminals,)).children[0])
    except UnexpectedInput:
        return None


def by_us(terminals):
    """The table that our parser makes of terminals; None where it rejects them."""
    parse = Parse()
    try:
        for number, name in enumerate(terminals):
            parse.feed(Read(name, number))
        return plain(parse.end())
    except UnexpectedTokenError:
        return None


def plain(found):
    """A tree of either kind as nested lists."""
    if isinstance(found, Tree):
        return [str(found.data), *map(plain, found.children)]
    if isinstance(found, Node):
        return [found.rule, *map(plain, found.children)]
    return str(found.type), found.value


@st.composite
def tables(draw):
    """Terminals in an order that the grammar takes, or, once in a while, with one that it does not."""
    state, read = start_state(), []
    for _ in range(draw(st.integers(0, 30))):
        able = [name for name in TERMINALS if state[name]]
        name = draw(st.sampled_from(able if able and draw(st.integers(0, 20)) else TERMINALS))
        read.append(name)
        step = state[name]
        if step is None:
            break
        state = step[0]
    return read


@given(tables())
def test_it_reads_as_lark_does(terminals):
    """Another reading than that of the grammar's own parser would put values under other paths."""
    assert by_us(terminals) == by_lark(terminals)


def states():
    """Every state that some table leads to."""
    found = {start_state().stack: start_state()}
    for state in (waiting := list(found.values())):
        for name in TERMINALS:
            step = state[name]
            if step and step[0].stack not in found:
                found[step[0].stack] = step[0]
                waiting.append(step[0])
    return waiting


def test_a_table_may_end_anywhere():
    """Documents are cut: where the grammar did not allow an end, reading would raise.

    The one exception is a row of an office's own in the review table, which is only read where values follow.
    """
    endless = [state for state in states() if not state[END]]
    assert {tuple(name for name in TERMINALS if state[name]) for state in endless} <= {("VALUES",)}


@pytest.mark.parametrize("tail", ["", "\n乙", "\n1"])
def test_numbered_columns_at_the_end_of_a_document_are_read(tail):
    """The line of column numbers that an indicator table may have was all that was left of it, and reading raised."""
    report = gir.parse(f"指标名称\n本年度\n历年累计\n甲{tail}\n")
    assert report.values() == {}


def test_there_are_few_states():
    """They are kept for good, so their number is a bound on memory; a grammar that nests would have no bound."""
    count = len(states())  # not in the assertion, which would print them all
    assert count < 2_500


def test_the_kept_table_is_that_of_the_grammars():
    """A stale one would be replaced at run time, at the cost of a slow start: python -m …parsing.compilation."""
    assert grammar_text(NAME) == to_keep(grammars_text(), compile_grammar)


def test_changed_grammars_are_compiled_anew(monkeypatch):
    """Who adds a label to a grammar must not be served the old table."""
    text = grammars_text().replace("自然人", "一种自然人")
    monkeypatch.setattr("govinfo_report.parsing.compiled.grammars_text", lambda: text)
    assert compiled.__wrapped__().labels["C_NATURAL_PERSON"] == "一种自然人"


def test_a_rule_to_choose_from_is_refused():
    """Our parser takes the one rule that is complete in a state; where there are two, it would take any."""
    with pytest.raises(ValueError, match="several rules"):
        compile_grammar('start: a X | b Y\na: Z\nb: Z\nX: "x"\nY: "y"\nZ: "z"')
