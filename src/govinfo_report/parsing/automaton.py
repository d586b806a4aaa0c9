"""The parser of tables: LALR(1), driven token by token, so that whoever makes the tokens can ask what may follow.

All that was read so far matters for what may follow only through a stack of states of the table. The grammars of the
forms do not nest, so there are some hundred stacks in all. Each is one :class:`ParserState`, which remembers what a
terminal leads to once that was worked out.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from govinfo_report.parsing.compiled import START, compiled
from govinfo_report.parsing.kept import END

__all__ = ["Node", "Parse", "ParserState", "Token", "UnexpectedTokenError", "start_state"]


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


class Complete(NamedTuple):
    """A rule of which all symbols were read."""

    rule: str
    length: int
    """How many symbols it has."""
    nests: bool
    """Whether rules are among them that stand in their place."""


Step = tuple["ParserState", tuple[Complete, ...]]
"""The state behind a terminal, and the rules that are complete before it."""


class ParserState(dict[str, Step | None]):
    """Where the parser stands: what each terminal leads to, None if it cannot stand here.

    Ask for any terminal by subscription; what it leads to is worked out when it is first asked for.

    Attributes:
        stack: States of the table, the innermost last.
    """

    __slots__ = ("stack",)

    def __init__(self, stack: tuple[int, ...]) -> None:
        super().__init__()
        self.stack = stack

    def __missing__(self, terminal: str) -> Step | None:
        """Complete rules for as long as the terminal cannot follow.

        If it never can, they were completed in vain, and nothing came of it. So a state needs no list of what may
        follow its rule, which LALR merges from several places anyway.
        """
        table, stack, complete = compiled(), list(self.stack), list[Complete]()
        while terminal not in table.moves[stack[-1]]:
            number = table.reductions[stack[-1]]
            if number is None:
                return self.setdefault(terminal, None)
            rule = table.rules[number]
            nests = any(symbol[0] == "_" for symbol in rule.symbols)
            complete.append(Complete(rule.name, len(rule.symbols), nests))
            if rule.symbols:
                del stack[-len(rule.symbols) :]
            stack.append(table.moves[stack[-1]][rule.name])
        behind = _state((*stack, table.moves[stack[-1]][terminal]))
        return self.setdefault(terminal, (behind, tuple(complete)))


@cache
def _state(stack: tuple[int, ...]) -> ParserState:
    return ParserState(stack)


@cache
def start_state() -> ParserState:
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
        step = self.state[terminal]
        if step is None:
            raise UnexpectedTokenError(f"{terminal} cannot follow")
        self.state, complete = step
        found = self._found
        for rule, length, nests in complete:
            begin = len(found) - length
            parts = found[begin:]
            del found[begin:]
            if nests:
                parts = _joined(parts)
            found.append(parts if rule[0] == "_" else Node(rule, parts))


def _joined(parts: list[Any]) -> list[Any]:
    """What a rule consists of, the lists among it opened; a list in front is made longer instead of copied."""
    first, *others = parts
    joined: list[Any] = first if type(first) is list else [first]
    for one in others:
        if type(one) is list:
            joined += one
        else:
            joined.append(one)
    return joined
