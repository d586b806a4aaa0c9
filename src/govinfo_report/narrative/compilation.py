"""Compile the grammar of facts with Lark, and keep the result beside it.

After a change of ``facts.lark``, run ``python -m govinfo_report.narrative.compilation``; a test compares the two.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lark import Lark
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import Shift

from govinfo_report.narrative.statements import ANY, END, KEPT, digest
from govinfo_report.parsing.resources import grammar_directory, grammar_text

__all__ = ["compile_facts"]


class _NoLexer(Lexer):
    """The parser that is asked for here reads nothing."""

    def __init__(self, lexer_conf: Any) -> None:
        """Nothing to set up."""

    def lex(self, lexer_state: Any, parser_state: Any) -> Any:
        """Never asked for tokens."""
        raise NotImplementedError


def compile_facts(text: str) -> dict[str, Any]:
    """The table of an LALR(1) parser for the grammar, as JSON takes it.

    ``steps`` has for each state what a symbol leads to: another state, or ``~number`` of the rule that is complete
    before it. Where only one rule can be complete in a state, ``ANY`` stands for all symbols that complete it; one
    that cannot follow is then refused in the state behind. Lark is strict: every ambiguity is an error.

    Raises:
        lark.exceptions.GrammarError: the grammar is ambiguous or wrong.
    """
    lark = Lark(text, parser="lalr", lexer=_NoLexer, strict=True, maybe_placeholders=False)
    table = lark.parser.parser._parse_table  # noqa: SLF001  there is no other way to it
    rules = sorted(lark.rules, key=lambda rule: (str(rule.origin.name), rule.order))
    places = {rule: number for number, rule in enumerate(rules)}
    numbers = {table.start_states["start"]: 0}
    steps: list[dict[str, int]] = []
    for state in (waiting := list(numbers)):
        steps.append({})
        complete = set[int]()
        for symbol, (kind, argument) in sorted(table.states[state].items()):
            if kind is Shift:
                if argument not in numbers:
                    numbers[argument] = len(numbers)
                    waiting.append(argument)
                steps[-1][symbol] = numbers[argument]
            else:
                steps[-1][symbol] = ~places[argument]
                complete.add(~places[argument])
        if len(complete) == 1:
            shifts = {symbol: step for symbol, step in steps[-1].items() if step not in complete}
            steps[-1] = {**shifts, ANY: complete.pop()}
    end = numbers[table.end_states["start"]]
    steps[end] = {END: end}
    return {
        "digest": digest(text),
        "rules": [[str(rule.origin.name), len(rule.expansion)] for rule in rules],
        "steps": steps,
    }


if __name__ == "__main__":
    compact = json.dumps(compile_facts(grammar_text("facts.lark")), ensure_ascii=False, separators=(",", ":"))
    Path(str(grammar_directory() / KEPT)).write_text(compact.replace("},{", "},\n{") + "\n", encoding="utf-8")
