"""Where the identities of one report stand, all together."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from govinfo_report.checks.identity import Failure, Fitted
from govinfo_report.checks.registry import SumRule
from govinfo_report.models.printed import Number

__all__ = ["Standing"]


@frozen
class Standing:
    """Where the identities of a report stand."""

    figures: Mapping[str, Number]
    """Every figure, unknown ones at zero."""
    fitted: tuple[tuple[Fitted, SumRule], ...]
    failures: tuple[tuple[Failure, SumRule], ...]

    def satisfied(self) -> dict[str, list[Fitted]]:
        """The identities that hold with nothing left out, by term."""
        failing = {id(failure.fitted) for failure, _ in self.failures}
        found: dict[str, list[Fitted]] = {}
        for one, _ in self.fitted:
            if id(one) in failing or one.identity.at_most or one.left_open or one.right_open:
                continue
            if one.holds(self.figures):
                for path in one.left + one.right:
                    found.setdefault(path, []).append(one)
        return found

    def with_parts(self) -> frozenset[str]:
        """Codes of the rules of which some total above zero is printed with its parts, and holds."""
        return frozenset(
            rule.code
            for one, rule in self.fitted
            if len(one.right) == 1 and self.figures[one.right[0]] > 0 and not one.identity.at_most
            if one.holds(self.figures)
        )
