"""Which terminals the parser can take: asked before each token, so that only fitting tokens are made."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from lark.parsers.lalr_analysis import Shift

from govinfo_report.parsing.grammars import grammar

__all__ = ["accepts", "start_state", "viable_terminals"]


def accepts(state: Any, terminal: str) -> bool:
    """Whether the parser can take a terminal now, by reducing on a copy of the stack of states.

    The parse table alone says yes too often: LALR merges states that differ in what follows.
    """
    states = state.parse_conf.states
    action = states[state.position].get(terminal)
    if action is None:
        return False
    if action[0] is Shift:
        return True
    stack = list(state.state_stack)
    while True:
        action = states[stack[-1]].get(terminal)
        if action is None:
            return False
        kind, argument = action
        if kind is Shift:
            return True
        if argument.expansion:
            del stack[-len(argument.expansion) :]
        stack.append(states[stack[-1]][argument.origin.name][1])
        if stack[-1] == state.parse_conf.end_state:
            return False


@cache
def start_state() -> Any:
    """The parser's state before a table."""
    return grammar().parse_interactive(()).parser_state


def viable_terminals(state: Any) -> frozenset[str]:
    """All terminals that the parser can take now."""
    return _viable(tuple(state.state_stack))


@lru_cache(maxsize=1024)
def _viable(stack: tuple[int, ...]) -> frozenset[str]:
    state = start_state().copy()
    state.state_stack[:] = stack
    return frozenset(terminal.name for terminal in grammar().terminals if accepts(state, terminal.name))
