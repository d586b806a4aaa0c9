"""Readings beyond the printed cells, each proven: blank cells that must be zero, totals of their parts, units.

No identity is used that shares a printed figure with one that fails: what rests on a doubtful figure is not proven.
Nor is a reading given that another identity contradicts.
"""

from __future__ import annotations

import enum
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import field, frozen

from govinfo_report.checks import RULES, SumRule
from govinfo_report.checks.engine import standing
from govinfo_report.checks.identity import Identity, Verdict
from govinfo_report.checks.labels import label_of
from govinfo_report.frozen_mapping import FrozenMapping
from govinfo_report.language import Language
from govinfo_report.models.dictionary import fields_by_path
from govinfo_report.models.printed import Number
from govinfo_report.models.report import Format, Report

__all__ = ["Reading", "Reason", "Resolution", "resolve"]

_IN_YUAN = {"元": Decimal(1), "千元": Decimal(1_000), "万元": Decimal(10_000), "亿元": Decimal(10) ** 8}


class Reason(enum.StrEnum):
    """Why a value is read where none, or another one, is printed."""

    PROVEN_ZERO = "proven-zero"
    """A sum is full without it, and no count is below zero."""
    TOTAL_OF_PARTS = "total-of-parts"
    """The total of parts that are all known."""
    REMAINDER = "remainder"
    """What a total leaves for its one unknown part."""
    UNIT_CONVERTED = "unit-converted"
    """Printed in another unit than the form's."""


_SAYS = {
    Reason.PROVEN_ZERO: (
        "“{label}” must be zero: {basis} add up without it.",
        "“{label}”必为零：{basis}之间的合计已满。",
    ),
    Reason.TOTAL_OF_PARTS: ("“{label}” is the sum of {basis}.", "“{label}”为{basis}之和。"),
    Reason.REMAINDER: ("“{label}” is what {basis} leave.", "“{label}”为{basis}的差额。"),
    Reason.UNIT_CONVERTED: ("“{label}” is printed as {basis}.", "“{label}”原印为{basis}。"),
}


@frozen
class Reading:
    """A value that is not printed as such, with its proof."""

    path: str
    """Public name of the value."""
    value: Number
    """In the form's unit."""
    printed: str | None
    """The cell as printed; None where no cell was printed or bound."""
    reason: Reason
    """Why it is read so."""
    basis: tuple[str, ...]
    """Paths that prove it; of a converted unit, none."""
    label: str
    """Official label of the row and the column, in Chinese."""
    unit: str | None = None
    """Of a converted unit, the unit as printed."""

    def explain(self, language: str = "en") -> str:
        """The reason in one sentence.

        Raises:
            ValueError: ``language`` is neither ``en`` nor ``zh``.
        """
        basis = ", ".join(self.basis) or f"{self.printed} ({self.unit})"
        return _SAYS[self.reason][Language(language) is Language.ZH].format(label=self.label, basis=basis)


@frozen
class Resolution:
    """The readings of a report above its printed layer."""

    readings: Mapping[str, Reading] = field(converter=FrozenMapping[str, Reading], hash=False)
    """By path, in the order in which they were proven."""
    printed: Mapping[str, Number | None] = field(converter=FrozenMapping[str, "Number | None"], repr=False, hash=False)
    """The printed layer, untouched."""

    def values(self) -> dict[str, Number | None]:
        """The printed values with the readings laid over them."""
        return {**self.printed, **{path: one.value for path, one in self.readings.items()}}


def resolve(report: Report) -> Resolution:
    """Read what the printed figures prove: blanks that must be zero, totals of their parts, amounts in the form's unit.

    The report stays as it was read. It never raises: where nothing is proven, there are no readings.

    Args:
        report: What :func:`govinfo_report.parse` gave.

    >>> import govinfo_report as gir
    >>> dict(resolve(gir.parse("一个没有表格的页面")).readings)
    {}
    """
    readings = {one.path: one for one in _converted(report)}
    if report.cells:
        readings |= {one.path: one for one in _proven(report)}
    return Resolution(readings, report.values())


def _converted(report: Report) -> Iterator[Reading]:
    """Amounts printed in another unit than the form's."""
    if report.format in {None, Format.INDICATORS_OTHER}:
        return
    fields = fields_by_path(report.format) if report.format else {}
    for path, cell in report.cells.items():
        one = fields.get(path)
        if one is None or one.type is not Decimal or cell.value is None or cell.unit == one.unit:
            continue
        if cell.unit in _IN_YUAN and one.unit in _IN_YUAN:
            value = Decimal(cell.value) * _IN_YUAN[cell.unit] / _IN_YUAN[one.unit]
            yield Reading(path, value, cell.raw, Reason.UNIT_CONVERTED, (), one.label, cell.unit)


class _Everything:
    """Stands for a report that prints every path, to get the identities of totals that are not printed."""

    def __contains__(self, path: object) -> bool:
        return True


def _proven(report: Report) -> Iterator[Reading]:
    cells, form = report.cells, report.format
    failures = standing(cells, RULES, form).failures
    doubtful = {
        path
        for failure, _ in failures
        if failure.verdict is not Verdict.SHORT
        for path in failure.terms
        if cells[path].value is not None
    }
    known: dict[str, Number] = {path: cell.value for path, cell in cells.items() if cell.value is not None}
    own = [one for one in _identities(form, cells) if doubtful.isdisjoint((*one.left, *one.right))]
    proofs = list(_solve(own, known))
    # Totals that the office did not print are worked out last, from parts that are all known.
    totals = [one for one in _identities(form, _Everything()) if len(one.right) == 1 and one.right[0] not in cells]
    proofs += [
        proof
        for proof in _solve([one for one in totals if doubtful.isdisjoint(one.left)], known)
        if proof[0] not in cells and proof[2] is Reason.TOTAL_OF_PARTS
    ]
    for path, value, reason, basis in proofs:
        printed = cells[path].raw if path in cells else None
        yield Reading(path, value, printed, reason, basis, label_of(form, path))


def _identities(form: Format | None, printed: Container[str]) -> list[Identity]:
    return [
        one
        for rule in RULES
        if isinstance(rule, SumRule) and rule.applies(form)
        for one in rule.function(printed)
        if not one.at_most
    ]


_Proof = tuple[str, Number, Reason, tuple[str, ...]]


def _solve(identities: Sequence[Identity], known: dict[str, Number]) -> Iterator[_Proof]:
    """Work out unknown terms until no identity tells more; ``known`` grows."""
    about: dict[str, list[Identity]] = {}
    for identity in identities:
        for path in identity.left + identity.right:
            about.setdefault(path, []).append(identity)
    refused = set[str]()
    found = True
    while found:
        found = False
        for identity in identities:
            for proof in list(_conclude(identity, known)):
                path = proof[0]
                if path in refused or path in known:
                    continue
                known[path] = proof[1]
                if any(_is_contradicted(one, known) for one in about.get(path, ())):
                    del known[path]
                    refused.add(path)
                    continue
                found = True
                yield proof


def _is_contradicted(identity: Identity, known: Mapping[str, Number]) -> bool:
    """Whether known terms alone refute an identity: the smaller side has nothing unknown to grow by."""
    sides = [[path for path in side if path in known] for side in (identity.left, identity.right)]
    left, right = (_sum(side, known) for side in sides)
    smaller, whole = (sides[0], identity.left) if left < right else (sides[1], identity.right)
    return left != right and len(smaller) == len(whole)


def _conclude(identity: Identity, known: Mapping[str, Number]) -> Iterator[_Proof]:
    """What one identity proves about its unknown terms."""
    for side, other in ((identity.left, identity.right), (identity.right, identity.left)):
        unknown = [path for path in side if path not in known]
        if not unknown or any(path not in known for path in other):
            continue
        basis = tuple(path for path in (*other, *side) if path in known)
        rest = _sum(other, known) - _sum([path for path in side if path in known], known)
        if len(side) == 1:
            yield unknown[0], rest, Reason.TOTAL_OF_PARTS, basis
        elif rest == 0:
            for path in unknown:
                yield path, 0, Reason.PROVEN_ZERO, basis
        elif rest > 0 and len(unknown) == 1:
            yield unknown[0], rest, Reason.REMAINDER, basis


def _sum(paths: Iterable[str], known: Mapping[str, Number]) -> Number:
    return sum((known[path] for path in paths), start=0)
