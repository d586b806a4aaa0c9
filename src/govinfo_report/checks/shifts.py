"""Rules over rows whose cells may stand one place beside their headers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govinfo_report.checks.audit import sums_of
from govinfo_report.checks.findings import ShiftedCells
from govinfo_report.checks.identity import Verdict
from govinfo_report.checks.matrix import review_total
from govinfo_report.checks.registry import rule
from govinfo_report.diagnostics import Diagnostic, Severity, Span
from govinfo_report.lexing.numbers import CellKind
from govinfo_report.models.printed import Cell
from govinfo_report.models.report import ARTICLE20, Report
from govinfo_report.parsing.grammars import block_width, review_paths

__all__ = ["RULES", "shifted_cells"]

_AGAINST = frozenset({Verdict.FAILED, Verdict.REFUTED, Verdict.SHORT})


@rule(
    "shifted-cells",
    severity=Severity.WARNING,
    forms=ARTICLE20,
    basis="国办公开办函〔2021〕30号：表格十五格，各格对应其表头",
)
def shifted_cells(report: Report) -> Iterator[Diagnostic]:
    """Section four: the fifteen cells stand under their own headers.

    Why: where a cell of the row is lost, a tool that fills rows up adds a blank one at its end, and every figure behind
    the loss stands under the header before its own.

    Example: 1, 0, 0, 0, 1, then 2, 0, 0, 2 (one zero is lost), then 0, 0, 0, 0, 0 and a blank.

    Exceptions: said only where a sum fails and the last cell is the odd one: blank over parts that are printed, or in a
    row that prints a mark or a zero everywhere else. It takes the place of the sums that fail.
    """
    row = [cell for path in review_paths() if (cell := report.cells.get(path)) is not None]
    if len(row) < len(review_paths()):
        return
    cells = sorted(row, key=lambda cell: cell.span)
    if not _ends_oddly(cells):
        return
    against = [one for one in sums_of(report, (review_total,)) if one.verdict in _AGAINST]
    if all(report.cells[path].value is None for one in against for path in one.terms[:-1]):
        return  # totals without parts, as some offices print them
    shown = "; ".join(one.formula for one in against)
    yield ShiftedCells.at(Span(cells[0].span.start, cells[-1].span.end), None, formula=shown, count=len(against))


def _ends_oddly(cells: Sequence[Cell]) -> bool:
    """Whether the last cell is blank and those before it say that it should not be."""
    *before, last = cells
    if last.kind is not CellKind.BLANK:
        return False
    of_block = block_width()
    has_parts = any(cell.value is not None for cell in before[1 - of_block :])
    return has_parts or all(cell.kind is not CellKind.BLANK for cell in before)


RULES = (shifted_cells,)
