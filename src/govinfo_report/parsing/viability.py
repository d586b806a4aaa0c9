"""Which terminals the parser can take: asked before each token, so that only fitting tokens are made."""

from __future__ import annotations

from functools import cache

from govinfo_report.parsing.automaton import Parse, ParserState
from govinfo_report.parsing.compiled import compiled
from govinfo_report.parsing.terminals import labels_item

__all__ = ["accepts", "viable_items", "viable_terminals"]


def accepts(parse: Parse, terminal: str) -> bool:
    """Whether the parser can take a terminal now."""
    return parse.state[terminal] is not None


def viable_terminals(parse: Parse) -> frozenset[str]:
    """All labels that the parser can take now, by their terminals."""
    return _viable(parse.state.stack)


def viable_items(parse: Parse) -> frozenset[str]:
    """Those of them that label a row of figures."""
    return _items_of(viable_terminals(parse))


@cache
def _items_of(terminals: frozenset[str]) -> frozenset[str]:
    return frozenset(filter(labels_item, terminals))


@cache
def _viable(stack: tuple[int, ...]) -> frozenset[str]:
    state = ParserState(stack)
    return frozenset(terminal for terminal in compiled().labels if state[terminal] is not None)
