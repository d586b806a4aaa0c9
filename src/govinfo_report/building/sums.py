"""What printed sums say about where figures stand: within one row, and over all rows of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from attrs import frozen

from govinfo_report.building.spaces.layout import LaidRow
from govinfo_report.checks import matrix
from govinfo_report.checks.identity import Fitted, fit
from govinfo_report.lexing.atoms import Atom
from govinfo_report.models.printed import Number

__all__ = ["RowSums", "TableSums", "known_figures"]


@frozen
class RowSums:
    """The sums within one row of the request matrix, or within the row of reconsideration and litigation."""

    paths: tuple[str, ...]
    fitted: tuple[Fitted, ...]

    @classmethod
    def of(cls, paths: tuple[str, ...]) -> RowSums | None:
        """The sums over a row's paths; None where there are none."""
        fitted = _row_sums(paths)
        return cls(paths, fitted) if fitted else None

    def prove(self, cells: Sequence[Atom]) -> bool:
        """Whether the figures of a row's cells add up, and not to nothing: where zeros add up, blanks would too."""
        figures, told = self._told(cells)
        return bool(told) and all(one.holds(figures) and any(one.right_of(figures)) for one in told)

    def hold(self, cells: Sequence[Atom]) -> bool:
        """Whether no sum fails."""
        figures, told = self._told(cells)
        return all(one.holds(figures) for one in told)

    def _told(self, cells: Sequence[Atom]) -> tuple[Mapping[str, Number], list[Fitted]]:
        """The figures by path, and the sums that one of them enters."""
        pairs = list(zip(self.paths, cells, strict=True))
        printed = {path for path, cell in pairs if cell.is_number}
        told = [one for one in self.fitted if printed & {*one.left, *one.right}]
        return {"": 0, **{path: cell.reading.value or 0 for path, cell in pairs}}, told


@lru_cache(maxsize=64)
def _row_sums(paths: tuple[str, ...]) -> tuple[Fitted, ...]:
    rules = (matrix.row_total, matrix.review_total)
    return fit((one for rule in rules for one in rule.function(paths)), dict.fromkeys(paths))


@frozen
class TableSums:
    """The sums over the paths of a table, and the figures that are known."""

    fitted: tuple[Fitted, ...]
    figures: Mapping[str, Number]

    @classmethod
    def over(cls, figures: Mapping[str, Number]) -> TableSums:
        """The sums whose terms all have a figure."""
        identities = (one for rule in matrix.RULES for one in rule.function(figures))
        whole = (one for one in fit(identities, figures) if not (one.left_open or one.right_open))
        return cls(tuple(whole), {**figures, "": 0})

    def hold(self, placed: Mapping[str, Number]) -> bool:
        """Whether every sum that these figures enter holds, and each of them enters one."""
        figures = {**self.figures, **placed}
        touched = [one for one in self.fitted if any(path in placed for path in (*one.left, *one.right))]
        covered = {path for one in touched for path in (*one.left, *one.right)}
        return placed.keys() <= covered and all(one.holds(figures) for one in touched)


def known_figures(
    rows: Sequence[LaidRow], placed: Sequence[Sequence[Atom] | None], paths: Sequence[Sequence[str | None]]
) -> Mapping[str, Number]:
    """The figures of the rows that have their place, by path; blank cells and rows with nothing in them are zeros."""
    figures: dict[str, Number] = {}
    for row, cells, row_paths in zip(rows, placed, paths, strict=True):
        if cells is not None:
            values: Sequence[Number] = [cell.reading.value or 0 for cell in cells]
        elif row.label and not row.pieces and all(row_paths):
            values = [0] * len(row_paths)
        else:
            continue
        figures |= {path: value for path, value in zip(row_paths, values, strict=False) if path}
    return figures
