"""Compile the grammars with Lark, and keep the result beside them.

After a change of a grammar, run ``python -m govinfo_report.parsing.compilation``; a test compares the two.
"""

from __future__ import annotations

import argparse
from typing import Any

from lark.lexer import PatternStr

from govinfo_report.parsing.compiled import NAME, grammars_text
from govinfo_report.parsing.kept import END, keep
from govinfo_report.parsing.lalr import lalr_table

__all__ = ["compile_grammar"]


def compile_grammar(text: str) -> dict[str, Any]:
    """Compile a grammar, and give the result as JSON takes it.

    Raises:
        lark.exceptions.GrammarError: the grammar is ambiguous or wrong.
        ValueError: a state of the parser has two complete rules to choose from, which our parser does not expect.
    """
    table = lalr_table(text)
    reductions: list[int | None] = []
    for state in table.states:
        complete = set(state.completes.values())
        if len(complete) > 1:
            raise ValueError(f"several rules are complete in one state: {[str(table.rules[one]) for one in complete]}")
        reductions.append(complete.pop() if complete else None)
    moves = [dict(state.shifts) for state in table.states]
    moves[table.end][END] = table.end
    return {
        "labels": {one.name: one.pattern.value for one in table.terminals if isinstance(one.pattern, PatternStr)},
        "rules": [[str(rule.origin.name), *(str(one.name) for one in rule.expansion)] for rule in table.rules],
        "reductions": reductions,
        "moves": moves,
    }


if __name__ == "__main__":
    argparse.ArgumentParser(prog="python -m govinfo_report.parsing.compilation", description=__doc__).parse_args()
    keep(NAME, grammars_text(), compile_grammar)
