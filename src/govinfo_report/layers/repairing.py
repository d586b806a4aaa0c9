"""The smallest change that satisfies every identity it touches, where there is exactly one.

Smallest means: one mistake (:class:`Mechanism`). Every change that one mistake would explain is tried; what repairs a
failing identity and breaks none is a candidate. Failing identities that candidates repair together belong together:
they get a proposal if exactly one candidate repairs all of them, else the suspects are named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govinfo_report.checks import RULES
from govinfo_report.checks.engine import standing
from govinfo_report.checks.grouping import explaining, groups_of
from govinfo_report.layers.changes import Change, Mechanism, Proposal, Repairs, Suspects
from govinfo_report.layers.mechanisms import Candidate, candidates, lines_of
from govinfo_report.layers.rows import Guess, LeftOut, guesses, left_out_rows, supposed
from govinfo_report.layers.system import System, system_of
from govinfo_report.models.printed import Number
from govinfo_report.models.report import Report

__all__ = ["proposals"]


def proposals(report: Report) -> Repairs:
    """Look for repairs of the sums that fail and of the rows that were left out.

    Nothing is applied: the report stays as it was read. It never raises.

    Args:
        report: What :func:`govinfo_report.parse` gave.

    >>> import govinfo_report as gir
    >>> proposals(gir.parse("一个没有表格的页面"))
    Repairs(proposals=(), suspects=())
    """
    if not report.cells:
        return Repairs((), ())
    found = [*_of_sums(report), *_of_rows(report)]
    return Repairs(
        tuple(one for one in found if isinstance(one, Proposal)),
        tuple(one for one in found if isinstance(one, Suspects)),
    )


def _of_sums(report: Report) -> Iterator[Proposal | Suspects]:
    """Repairs of sums that fail."""
    system = system_of(report.cells, report.format)
    if not system.failing:
        return
    repairs: dict[frozenset[tuple[str, Number]], tuple[Candidate, frozenset[int]]] = {}
    for one in candidates(system, report.cells, list(lines_of(report))):
        repaired = system.repaired(one.changes)
        if repaired:
            repairs.setdefault(_effect(one, system), (one, repaired))
    unexplained: frozenset[int] = frozenset()
    for numbers in _clusters(system.failing, [repaired for _, repaired in repairs.values()]):
        complete = [one for one, repaired in repairs.values() if repaired == numbers]
        partial = [one for one, repaired in repairs.values() if repaired & numbers]
        if len(complete) == 1:
            yield _proposal(complete[0], system, report)
        elif partial:
            yield _suspects(partial, numbers, system)
        else:
            unexplained |= numbers
    if unexplained:
        yield from _one_figure(report, unexplained, system)


def _effect(one: Candidate, system: System) -> frozenset[tuple[str, Number]]:
    """What a change really changes: two mistakes may come to the same."""
    return frozenset((path, value) for path, value in one.changes.items() if value != system.figures[path])


def _clusters(failing: frozenset[int], repaired: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    """Failing identities that changes repair together."""
    clusters = [frozenset({number}) for number in sorted(failing)]
    for together in repaired:
        joined = frozenset().union(*(one for one in clusters if one & together))
        clusters = [one for one in clusters if not one & together] + [joined]
    return sorted(clusters, key=min)


def _proposal(one: Candidate, system: System, report: Report) -> Proposal:
    changed = sorted(_effect(one, system), key=lambda item: report.cells[item[0]].span)
    changes = tuple(Change(path, report.cells[path].value, value) for path, value in changed)
    touched = {number for path, _ in changed for number, _ in system.touching.get(path, ())}
    return Proposal(one.mechanism, changes, _about(touched, system))


def _about(numbers: set[int] | frozenset[int], system: System) -> tuple[str, ...]:
    return tuple(dict.fromkeys(system.fitted[number].identity.path for number in sorted(numbers)))


def _suspects(several: Sequence[Candidate], numbers: frozenset[int], system: System) -> Suspects:
    paths = dict.fromkeys(path for one in several for path, _ in sorted(_effect(one, system)))
    return Suspects(tuple(paths), _about(numbers, system), len(several))


def _one_figure(report: Report, numbers: frozenset[int], system: System) -> Iterator[Proposal | Suspects]:
    """Sums that no single mistake explains, but one other figure does: only where several agree on it."""
    now = standing(report.cells, RULES, report.format)
    fitted = {id(system.fitted[number]) for number in numbers}
    for group in groups_of([one for one in now.failures if id(one[0].fitted) in fitted]):
        values = explaining(group, now.figures, now.satisfied()) if len(group.failures) > 1 else []
        if len(values) == 1:
            yield _proposal(Candidate(Mechanism.REPLACED, dict(values)), system, report)
        else:
            paths = dict.fromkeys(path for failure, _ in group.failures for path in failure.terms)
            sums = tuple(dict.fromkeys(failure.identity.path for failure, _ in group.failures))
            yield Suspects(tuple(path for path in paths if system.figures[path]), sums, 0)


def _of_rows(report: Report) -> Iterator[Proposal | Suspects]:
    """Rows that were left out for their number of cells."""
    for row in left_out_rows(report):
        found: dict[tuple[Number, ...], tuple[Guess, System, frozenset[int]]] = {}
        for guess in guesses(row):
            for settled in _settled(report, row, guess):
                found.setdefault(tuple(value or 0 for value in settled[0].values), settled)
        if len(found) == 1:
            guess, system, numbers = next(iter(found.values()))
            changes = tuple(Change(path, None, value) for path, value in zip(row.paths, guess.values, strict=True))
            yield Proposal(guess.mechanism, changes, _about(numbers, system))
        else:
            yield Suspects(row.paths, (row.path,), len(found))


def _settled(report: Report, row: LeftOut, guess: Guess) -> Iterator[tuple[Guess, System, frozenset[int]]]:
    """The guess, if every identity of the row holds with it; a lost figure as the sums of the row tell it."""
    figures = supposed(row, guess)
    system = system_of(report.cells, report.format, figures)
    own = frozenset(number for path in row.paths for number, _ in system.touching.get(path, ()))
    closed = {number for number in own if not (system.fitted[number].left_open or system.fitted[number].right_open)}
    if any(figures[path] and not _in_some(path, closed, system) for path in row.paths):
        return
    if guess.open is None:
        if closed and system.repaired({}, own) is not None:
            yield guess, system, own
        return
    place = row.paths[guess.open]
    targets = {-sign * system.gaps[number] for number, sign in system.touching.get(place, ()) if number in closed}
    for target in targets:
        if target > 0 and system.repaired({place: target}, own) is not None:
            values = (*guess.values[: guess.open], target, *guess.values[guess.open + 1 :])
            yield Guess(guess.mechanism, values), system, own


def _in_some(path: str, numbers: set[int], system: System) -> bool:
    """Whether a figure is in one of these identities, so that they can tell anything about it."""
    return any(number in numbers for number, _ in system.touching.get(path, ()))
