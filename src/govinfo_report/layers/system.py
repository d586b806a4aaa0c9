"""The identities of a report as a system in which changes can be tried."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from govinfo_report.checks import RULES
from govinfo_report.checks.engine import fitted_for
from govinfo_report.checks.identity import Fitted, as_zero, judge
from govinfo_report.models.printed import Cell, Number
from govinfo_report.models.report import Format

__all__ = ["System", "system_of"]


@frozen
class System:
    """Identities with their gaps."""

    figures: Mapping[str, Number]
    """Every figure, unknown ones at zero."""
    fitted: tuple[Fitted, ...]
    gaps: tuple[Number, ...]
    """Right side less left side of each identity."""
    failing: frozenset[int]
    """Numbers of the identities that fail."""
    touching: Mapping[str, Sequence[tuple[int, int]]]
    """Of each term, the identities with it, and by what a change of one changes their gap."""

    def repaired(self, changes: Mapping[str, Number], also: Iterable[int] = ()) -> frozenset[int] | None:
        """The failing identities that these new figures satisfy; None if they break one or leave one failing.

        Args:
            changes: New figures.
            also: Identities that have to hold although no changed figure is in them.
        """
        moved: dict[int, Number] = dict.fromkeys(also, 0)
        for path, value in changes.items():
            difference = value - self.figures[path]
            if difference:
                for number, sign in self.touching.get(path, ()):
                    moved[number] = moved.get(number, 0) + sign * difference
        if not all(self._may_be(number, self.gaps[number] + by) for number, by in moved.items()):
            return None
        return self.failing.intersection(moved)

    def _may_be(self, number: int, gap: Number) -> bool:
        """Whether an identity may have this gap."""
        one = self.fitted[number]
        # Terms that are not printed may fill the gap of their side.
        return one.allows(gap) or (one.left_open if gap > 0 else one.right_open)


def system_of(cells: Mapping[str, Cell], form: Format | None, figures: Mapping[str, Number] | None = None) -> System:
    """The system of a report, or of one with further figures in rows that were left out.

    Args:
        cells: The printed cells.
        form: The form of the report.
        figures: Figures of all paths, printed or supposed; None: those of the cells. What fails is told from cells
            only.
    """
    printed = as_zero(cells)
    values = printed if figures is None else {**printed, **figures}
    paths = tuple(path for path in values if path)
    fitted = tuple(one for one, _ in fitted_for(RULES, form, paths))
    failing = frozenset(number for number, one in enumerate(fitted) if figures is None and _fails(one, values, cells))
    touching: dict[str, list[tuple[int, int]]] = {}
    for number, one in enumerate(fitted):
        for path in one.left:
            touching.setdefault(path, []).append((number, -1))
        for path in one.right:
            touching.setdefault(path, []).append((number, 1))
    return System(values, fitted, tuple(one.gap(values) for one in fitted), failing, touching)


def _fails(one: Fitted, values: Mapping[str, Number], cells: Mapping[str, Cell]) -> bool:
    """Whether an identity asks for a repair; a total without parts does not."""
    failure = judge(one, values, cells)
    return failure is not None and not failure.only_total
