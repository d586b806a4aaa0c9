"""Compile the grammar of facts with Lark, and keep the result beside it.

After a change of ``facts.lark``, run ``python -m govinfo_report.narrative.compilation``; a test compares the two.
"""

from __future__ import annotations

import argparse
from typing import Any

from govinfo_report.narrative.statements import ANY, NAME
from govinfo_report.parsing.kept import END, keep
from govinfo_report.parsing.lalr import TableState, lalr_table
from govinfo_report.parsing.resources import grammar_text

__all__ = ["compile_facts"]


def compile_facts(text: str) -> dict[str, Any]:
    """The table of an LALR(1) parser for the grammar, as JSON takes it.

    ``steps`` has for each state what a symbol leads to: another state, or ``~number`` of the rule that is complete
    before it. Where only one rule can be complete in a state, ``ANY`` stands for all symbols that complete it; one
    that cannot follow is then refused in the state behind.

    Raises:
        lark.exceptions.GrammarError: the grammar is ambiguous or wrong.
    """
    table = lalr_table(text)
    steps = [_steps(state) for state in table.states]
    steps[table.end] = {END: table.end}
    return {
        "rules": [[str(rule.origin.name), len(rule.expansion)] for rule in table.rules],
        "steps": steps,
    }


def _steps(state: TableState) -> dict[str, int]:
    complete = {symbol: ~number for symbol, number in state.completes.items()}
    one = set(complete.values())
    if len(one) == 1:
        return {**state.shifts, ANY: one.pop()}
    return dict(sorted({**state.shifts, **complete}.items()))


if __name__ == "__main__":
    argparse.ArgumentParser(prog="python -m govinfo_report.narrative.compilation", description=__doc__).parse_args()
    keep(NAME, grammar_text("facts.lark"), compile_facts)
