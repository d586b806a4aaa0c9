"""The grammar of facts and the data file beside it say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark, Token, Tree, UnexpectedInput
from lark.lexer import Lexer

from govinfo_report.narrative.compilation import compile_facts
from govinfo_report.narrative.statements import NAME, metrics, read_kinds
from govinfo_report.parsing.kept import to_keep
from govinfo_report.parsing.resources import grammar_data, grammar_text

SHARED = Path(__file__).parents[3] / "shared"
TERMINALS = grammar_text("facts.lark").rpartition("%declare")[2].split()


def _rules() -> set[str]:
    lines = [line.partition("//")[0] for line in grammar_text("facts.lark").splitlines()]
    names = {line.partition(":")[0].strip() for line in lines if ":" in line and not line.startswith((" ", "%"))}
    return {name for name in names if not name.startswith("_")} - {"start", "counted", "nothing", "events"}


def test_every_rule_is_a_metric_and_every_metric_a_rule() -> None:
    """A rule without a metric would crash a reader; a metric without a rule would never be read."""
    assert _rules() == set(metrics())


def test_no_word_has_two_meanings() -> None:
    """Which of two meanings wins would depend on the order of the file."""
    data = grammar_data("facts.toml")
    meanings = defaultdict(set)
    for group in ("words", "marks"):
        for kind, words in data[group].items():
            for word in words:
                meanings[word].add(kind)
    for kind in ("words", "topics", "opaque"):
        for word in data["fillers"][kind]:
            meanings[word].add(kind)
    assert {word: kinds for word, kinds in meanings.items() if len(kinds) > 1} == {}


def test_every_kind_of_word_is_a_terminal() -> None:
    """A kind that the grammar does not have would make every clause with such a word unreadable."""
    declared = set(grammar_text("facts.lark").rpartition("%declare")[2].split())
    for_the_cutter = {"RESPECTIVELY", "EACH", "OTHER_SUBJECT", "APPLICANT"}
    assert set(grammar_data("facts.toml")["words"]) - declared == for_the_cutter


def test_paths_are_those_of_the_data_dictionary() -> None:
    """A fact's path is a name that table values have too."""
    if not (SHARED / "fields.tsv").exists():
        pytest.skip("needs ../shared/fields.tsv")
    rows = (SHARED / "fields.tsv").read_text(encoding="utf-8").splitlines()[1:]
    known = {row.split("\t")[2] for row in rows}
    keys = ("path", "path_2019", "may_be", "may_be_2019", "zero", "zero_2019")
    used = {metric[key] for metric in metrics().values() for key in keys if metric.get(key)}
    # A group's own row has a path only where a report fills it in, so the dictionary lists its items alone.
    groups = {path.rpartition(".")[0].rpartition(".")[0] for path in known}
    unknown = {path for path in used - known if path.removesuffix(".subtotal.total") not in groups}
    assert unknown == set()


def test_unknown_kinds_are_no_sentence() -> None:
    """What the grammar does not know is read as nothing, and does not raise."""
    assert read_kinds(("NO_SUCH_KIND", "Q")) == ()
    assert read_kinds(("Q", "Q")) == ()
    assert read_kinds(()) == ()


class Handed(Lexer):
    """Gives Lark the kinds as they are."""

    __future_interface__ = 2

    def __init__(self, lexer_conf: Any) -> None:
        """Nothing to set up."""

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Token]:  # noqa: ARG002 - Lark's
        """One token a kind."""
        return (Token(kind, kind) for kind in lexer_state.text[0])


@cache
def _lark() -> Lark:
    text = grammar_text("facts.lark")
    return Lark(text, parser="lalr", lexer=Handed, strict=True, maybe_placeholders=False)


def _by_lark(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The topmost metrics in the tree that Lark makes of a clause."""

    def visit(tree: Tree[Token]) -> Iterator[str]:
        name = str(tree.data)
        if name in metrics():
            yield name
            return
        for child in tree.children:
            if isinstance(child, Tree):
                yield from visit(child)

    try:
        return tuple(dict.fromkeys(visit(_lark().parse((kinds,)))))
    except UnexpectedInput:
        return ()


@given(st.lists(st.sampled_from(TERMINALS), max_size=5).map(tuple))
def test_any_kinds_are_read_as_lark_reads_them(kinds: tuple[str, ...]) -> None:
    """Our reading of the compiled grammar is that of the parser that compiled it."""
    assert read_kinds(kinds) == (_by_lark(kinds) if kinds else ())


@pytest.mark.parametrize("joint", ["SEP", "Q"])
def test_likely_kinds_are_read_as_lark_reads_them(joint: str) -> None:
    """The same for clauses that the grammar mostly knows."""
    for first in ("", "NOT", "RECEIVE", "T_REQUESTS", "WEBSITE", "T_FOI", "HOLD", "CHARGE"):
        for second in TERMINALS:
            for third in ("", joint, "HAPPEN", "REQUEST", "FEE", "INFO"):
                kinds = tuple(kind for kind in (first, second, third, "Q") if kind)
                assert read_kinds(kinds) == _by_lark(kinds)
                assert read_kinds(kinds[:-1]) == _by_lark(kinds[:-1])


def test_the_kept_grammar_is_todays() -> None:
    """A stale file would make every process wait for Lark."""
    assert grammar_text(NAME) == to_keep(grammar_text("facts.lark"), compile_facts)


def test_one_clause_covers_several_zeros() -> None:
    """未发生复议、诉讼和申诉 says zero three times."""
    kinds = ("NOT", "HAPPEN", "RECON", "SEP", "LITIG", "SEP", "APPEAL")
    assert set(read_kinds(kinds)) == {"no_reconsideration", "no_litigation", "no_appeal"}
