"""Of several ways for each of several rows, the nearest ones with which all printed sums hold together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field, frozen

from govinfo_report.building.sums import TableSums
from govinfo_report.models.printed import Number

__all__ = ["Way", "settle"]

# Ways for all rows together that are farther off than the nearest ones by no more places are nearly as near.
_NEARLY = 8.0
# A sum that can come out in more ways tells little and costs much.
_MOST_SUMS = 4_000
# So often one more row is given one of its ways.
_MOST_TRIES = 80

_Left = Mapping[int, frozenset[int]]
"""The ways of each row that are left."""


@frozen
class Way:
    """A way to place the figures of a row.

    Attributes:
        off: How far they are off their columns, in places.
        figures: The figures by path.
    """

    off: float
    figures: Mapping[str, Number]


def settle(sums: TableSums, choices: Mapping[int, Sequence[Way]]) -> dict[int, int]:
    """The number of the way of each row with which all sums hold together.

    Of all ways for the rows together that do, those are looked at that are nearest in total, or nearly so; a row is
    settled if they agree on it.

    Args:
        sums: The sums, with the known figures, and zero for each of those that the choices give.
        choices: The ways of each row.
    """
    linear = [one for one in sums.fitted if not one.identity.at_most and not one.tolerance]
    told = {path for one in linear for path in (*one.left, *one.right)}
    if not all(found[0].figures.keys() <= told for found in choices.values()):
        return {}  # no sum would say anything about some figures
    lacking = []
    for one in linear:
        sides = (*((path, -1) for path in one.left), *((path, 1) for path in one.right))
        adds = {
            row: tuple(sum(sign * way.figures.get(path, 0) for path, sign in sides) for way in found)
            for row, found in choices.items()
            if any(path in found[0].figures for path, _ in sides)
        }
        lacking.append((-one.gap(sums.figures), adds))
    search = _Search(tuple(lacking), {row: [way.off for way in found] for row, found in choices.items()})
    search.go(search.narrowed({row: frozenset(range(len(found))) for row, found in choices.items()}))
    near = [ways for off, ways in search.found if off <= search.nearest + _NEARLY]
    if not near or search.tries > _MOST_TRIES:
        return {}
    return {row: way for row, way in near[0].items() if all(ways[row] == way for ways in near)}


@define
class _Search:
    """Ways for all rows together, the near ones first."""

    sums: Sequence[tuple[Number, Mapping[int, Sequence[Number]]]]
    """Of each sum, what the known figures lack, and of each row what each of its ways adds."""
    off: Mapping[int, Sequence[float]]
    """How far each way of each row is off."""
    found: list[tuple[float, Mapping[int, int]]] = field(factory=list)
    tries: int = 0

    @property
    def nearest(self) -> float:
        """How far the nearest ways found are off in total."""
        return min((off for off, _ in self.found), default=float("inf"))

    def go(self, left: _Left | None) -> None:
        """Give the first row with several ways one after the other, as long as that is near enough."""
        if left is None or self.tries > _MOST_TRIES:
            return
        off = sum(min(self.off[row][way] for way in own) for row, own in left.items())
        if off > self.nearest + _NEARLY:
            return
        row = min((row for row, own in left.items() if len(own) > 1), key=lambda one: len(left[one]), default=None)
        if row is None:
            self.found.append((off, {row: way for row, own in left.items() for way in own}))
            return
        for way in sorted(left[row], key=self.off[row].__getitem__):
            self.tries += 1
            self.go(self.narrowed({**left, row: frozenset({way})}))

    def narrowed(self, left: _Left) -> _Left | None:
        """The ways that no single sum rules out, given those that are left of the others; None where a row has none."""
        before, now = left, dict(left)
        while True:
            for lacking, adds in self.sums:
                if not adds and lacking:
                    return None
                for row, own in _possible(
                    lacking, {row: [(way, ways[way]) for way in now[row]] for row, ways in adds.items()}
                ):
                    if not own:
                        return None
                    now[row] = own
            if now == before:
                return now
            before = dict(now)


def _possible(
    lacking: Number, adds: Mapping[int, Sequence[tuple[int, Number]]]
) -> Iterator[tuple[int, frozenset[int]]]:
    """Of each row the ways with which the rows can add up to what is lacking; nothing where there are too many sums."""
    rows = list(adds)
    behind: list[set[Number]] = [{0}]
    for row in reversed(rows):
        behind.append({one + more for one in behind[-1] for more in {more for _, more in adds[row]}})
        if len(behind[-1]) > _MOST_SUMS:
            return
    before: set[Number] = {0}
    for row, rest in zip(rows, reversed(behind[:-1]), strict=True):
        fits = {more: any(lacking - more - one in rest for one in before) for more in {more for _, more in adds[row]}}
        yield row, frozenset(way for way, more in adds[row] if fits[more])
        before = {one + more for one in before for more in fits}
        if len(before) > _MOST_SUMS:
            return
