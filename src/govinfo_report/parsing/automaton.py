"""The parser of tables: LALR(1), driven token by token, so that whoever makes the tokens can ask what may follow.

All that was read so far matters for what may follow only through a stack of states of the table. The grammars of the
forms do not nest, so there are some hundred stacks in all. Each is one :class:`State`, which remembers what a
terminal leads to once that was worked out.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from attrs import field, frozen

from govinfo_report.parsing.compiled import END, START, Compiled, compiled

__all__ = ["Node", "Parse", "State", "Token", "UnexpectedTokenError", "start_state"]


class Token(NamedTuple):
    """A terminal, and what was printed for it."""

    type: str
    value: Any


class Node(NamedTuple):
    """What a rule was found to stand for, in reading order."""

    rule: str
    children: list[Any]
    """Tokens and nodes; those of rules whose name begins with ``_`` stand here in their place."""


class UnexpectedTokenError(ValueError):
    """A token that cannot follow what was read."""


@frozen(eq=False)
class State:
    """Where the parser stands, its stack innermost last, in the light of all that may follow."""

    table: Compiled = field(repr=False)
    stack: tuple[int, ...]
    _steps: dict[str, tuple[State, tuple[tuple[str, int], ...]] | None] = field(factory=dict, repr=False)

    def after(self, terminal: str) -> tuple[State, tuple[tuple[str, int], ...]] | None:
        """The state that a terminal leads to, and the rules that are complete before it; None if it cannot stand here.

        Of each rule, its name and how many symbols it has.
        """
        try:
            return self._steps[terminal]
        except KeyError:
            return self._steps.setdefault(terminal, self._step(terminal))

    def _step(self, terminal: str) -> tuple[State, tuple[tuple[str, int], ...]] | None:
        # Completes rules for as long as the terminal cannot follow. What is completed in vain is forgotten; so a state
        # needs no list of what may follow its rule, which LALR merges from several places anyway.
        moves, stack, complete = self.table.moves, list(self.stack), list[tuple[str, int]]()
        while terminal not in moves[stack[-1]]:
            number = self.table.reductions[stack[-1]]
            if number is None:
                return None
            rule = self.table.rules[number]
            complete.append((rule.name, len(rule.symbols)))
            if rule.symbols:
                del stack[-len(rule.symbols) :]
            stack.append(moves[stack[-1]][rule.name])
        return _state((*stack, moves[stack[-1]][terminal])), tuple(complete)

    def accepts(self, terminal: str) -> bool:
        """Whether a terminal can stand here."""
        return self.after(terminal) is not None


@cache
def _state(stack: tuple[int, ...]) -> State:
    return State(compiled(), stack)


@cache
def start_state() -> State:
    """The parser's state before a table."""
    return _state((START,))


class Parse:
    """One table under way.

    Attributes:
        state: Where the parser stands.
    """

    def __init__(self) -> None:
        self.state = start_state()
        self._found: list[Any] = []  # nodes, tokens, and lists of them for rules that stand in their place

    def feed(self, token: Token) -> None:
        """Read a token.

        Raises:
            UnexpectedTokenError: it cannot stand here.
        """
        self._advance(token.type)
        self._found.append(token)

    def end(self) -> Node:
        """The table, once all its tokens were read.

        Raises:
            UnexpectedTokenError: it is not complete.
        """
        self._advance(END)
        (start,) = self._found
        table: Node = start.children[0]
        return table

    def _advance(self, terminal: str) -> None:
        step = self.state.after(terminal)
        if step is None:
            raise UnexpectedTokenError(f"{terminal} cannot follow")
        self.state, complete = step
        found = self._found
        for rule, count in complete:
            begin = len(found) - count
            parts = _joined(found[begin:])
            found[begin:] = [parts if rule[0] == "_" else Node(rule, parts)]


def _joined(parts: list[Any]) -> list[Any]:
    """What a rule consists of, the lists among it opened; a list in front is made longer instead of copied."""
    if not any(type(one) is list for one in parts):
        return parts
    first, *others = parts
    joined: list[Any] = first if type(first) is list else [first]
    for one in others:
        if type(one) is list:
            joined += one
        else:
            joined.append(one)
    return joined
