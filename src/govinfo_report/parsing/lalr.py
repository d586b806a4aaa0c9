"""The table of an LALR(1) parser, taken from Lark for parsers that read tokens of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen
from lark import Lark
from lark.grammar import Rule
from lark.lexer import Lexer, TerminalDef
from lark.parsers.lalr_analysis import Shift

from govinfo_report.frozen_mapping import FrozenMapping

__all__ = ["LalrTable", "TableState", "lalr_table"]


@frozen
class TableState:
    """What a symbol leads to.

    Attributes:
        shifts: The state behind each symbol that may come.
        completes: The number of the rule that is complete before any other symbol, by that symbol.
    """

    shifts: Mapping[str, int] = field(converter=FrozenMapping[str, int])
    completes: Mapping[str, int] = field(converter=FrozenMapping[str, int])


@frozen
class LalrTable:
    """The table of a grammar, with the same numbers in each run.

    Attributes:
        rules: The rules, by name.
        terminals: The terminals.
        states: The states, in the order in which the first one leads to them.
        end: The number of the state that is reached when all is read.
    """

    rules: tuple[Rule, ...]
    terminals: tuple[TerminalDef, ...]
    states: tuple[TableState, ...]
    end: int


class _NoLexer(Lexer):
    """The parser that is asked for here reads nothing."""

    def __init__(self, lexer_conf: Any) -> None:
        """Nothing to set up."""

    def lex(self, lexer_state: Any, parser_state: Any) -> Any:
        """Never asked for tokens."""
        raise NotImplementedError


def lalr_table(text: str) -> LalrTable:
    """The table of a grammar; Lark is strict: every ambiguity is an error.

    Raises:
        lark.exceptions.GrammarError: the grammar is ambiguous or wrong.
    """
    lark = Lark(text, parser="lalr", lexer=_NoLexer, strict=True, maybe_placeholders=False)
    table = lark.parser.parser._parse_table  # noqa: SLF001  there is no other way to it
    rules = sorted(lark.rules, key=lambda rule: (str(rule.origin.name), rule.order))
    places = {rule: number for number, rule in enumerate(rules)}
    numbers = {table.start_states["start"]: 0}  # Lark's own vary from run to run
    states = list[TableState]()
    for state in (waiting := list(numbers)):
        shifts, completes = dict[str, int](), dict[str, int]()
        for symbol, (kind, argument) in sorted(table.states[state].items()):
            if kind is not Shift:
                completes[symbol] = places[argument]
                continue
            if argument not in numbers:
                numbers[argument] = len(numbers)
                waiting.append(argument)
            shifts[symbol] = numbers[argument]
        states.append(TableState(shifts, completes))
    return LalrTable(tuple(rules), tuple(lark.terminals), tuple(states), numbers[table.end_states["start"]])
