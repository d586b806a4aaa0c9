"""Compile the grammars with Lark, and keep the result beside them.

After a change of a grammar, run ``python -m govinfo_report.parsing.compilation``; a test compares the two.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lark import Lark
from lark.lexer import Lexer, PatternStr
from lark.parsers.lalr_analysis import Shift

from govinfo_report.parsing.compiled import END, NAME, digest, grammars_text
from govinfo_report.parsing.resources import grammar_directory

__all__ = ["compile_grammar"]


class _NoLexer(Lexer):
    """The parser that is asked for here reads nothing."""

    def __init__(self, lexer_conf: Any) -> None:
        """Nothing to set up."""

    def lex(self, lexer_state: Any, parser_state: Any) -> Any:
        """Never asked for tokens."""
        raise NotImplementedError


def compile_grammar(text: str) -> dict[str, Any]:
    """Compile a grammar, and give the result as JSON takes it.

    Lark is strict: every ambiguity of the grammar is an error. Its numbers of states vary from run to run and are not
    kept.

    Raises:
        lark.exceptions.GrammarError: the grammar is ambiguous or wrong.
        ValueError: a state of the parser has two complete rules to choose from, which our parser does not expect.
    """
    lark = Lark(text, parser="lalr", lexer=_NoLexer, strict=True, maybe_placeholders=False)
    table = lark.parser.parser._parse_table  # noqa: SLF001  there is no other way to it
    rules = sorted(lark.rules, key=lambda rule: (str(rule.origin.name), rule.order))
    places = {rule: number for number, rule in enumerate(rules)}
    moves: list[dict[str, int]] = []
    reductions: list[int | None] = []
    numbers = {table.start_states["start"]: 0}
    for state in (waiting := list(numbers)):
        actions = table.states[state]
        complete = {places[argument] for kind, argument in actions.values() if kind is not Shift}
        if len(complete) > 1:
            raise ValueError(f"several rules are complete in one state: {[str(rules[one]) for one in complete]}")
        reductions.append(complete.pop() if complete else None)
        moves.append({})
        for symbol, (kind, argument) in sorted(actions.items()):
            if kind is Shift:
                if argument not in numbers:
                    numbers[argument] = len(numbers)
                    waiting.append(argument)
                moves[-1][symbol] = numbers[argument]
    end = numbers[table.end_states["start"]]
    moves[end][END] = end
    return {
        "digest": digest(text),
        "labels": {one.name: one.pattern.value for one in lark.terminals if isinstance(one.pattern, PatternStr)},
        "rules": [[str(rule.origin.name), *(str(one.name) for one in rule.expansion)] for rule in rules],
        "reductions": reductions,
        "moves": moves,
    }


if __name__ == "__main__":
    compact = json.dumps(compile_grammar(grammars_text()), ensure_ascii=False, separators=(",", ":"))
    Path(str(grammar_directory() / NAME)).write_text(compact.replace("},{", "},\n{") + "\n", encoding="utf-8")
