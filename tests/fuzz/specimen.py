"""A case named by what it was made from, so that a line of JSON is enough to make it again."""

from __future__ import annotations

import json
from functools import cache
from random import Random

from attrs import asdict, evolve, frozen

from govinfo_report.testing import FORMATS, STYLES, Grid, Page, page
from govinfo_report.testing.cases import PLAIN_SURFACES, Case, only
from govinfo_report.testing.malformations import MALFORMATIONS, Step
from govinfo_report.testing.styles import available
from govinfo_report.testing.surfaces import SURFACES

_SPLIT = tuple(style.name for style in available() if style.split)


@frozen
class Specimen:
    """What a case is made from."""

    form: str
    number: int
    style: str
    tables: tuple[int, ...]
    """Tables of the page that are kept; none: the whole page with its prose."""
    surface: str
    steps: tuple[Step, ...]

    def case(self) -> Case:
        """The case."""
        whole = _page(self.form, self.number, self.style)
        return Case(only(whole, self.tables) if self.tables else whole, SURFACES[self.surface], self.steps)

    def __str__(self) -> str:
        """A line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def of(cls, line: str) -> Specimen:
        """From a line of JSON."""
        record = json.loads(line)
        steps = tuple(Step(**step) for step in record.pop("steps"))
        return cls(**record | {"tables": tuple(record["tables"]), "steps": steps})


@cache
def _page(form: str, number: int, style: str) -> Page:
    return page(form, number, 0, next(one for one in STYLES if one.name == style))


def draw(rng: Random, reports: int = 40) -> Specimen:
    """A random specimen: mostly one or two tables of a report, sometimes the whole page; now and then unharmed."""
    form, number, style = rng.choice(FORMATS), rng.randrange(reports), rng.choice(available()).name
    if form.startswith("article20") and rng.random() < 0.7:
        style = rng.choice(_SPLIT)
    tables = _count(form, style)
    kept = tuple(sorted(rng.sample(range(tables), min(tables, rng.choice((1, 1, 2)))))) if rng.random() < 0.9 else ()
    most = rng.choice((0, 1, 1, 2, 3))
    steps = tuple(
        Step(table, rng.choice(list(MALFORMATIONS)), rng.randrange(10**6))
        for table in range(len(kept) or tables)
        for _ in range(rng.randint(1, most) if most else 0)
    )
    return Specimen(form, number, style, kept, rng.choice(PLAIN_SURFACES), steps)


def _count(form: str, style: str) -> int:
    if not form.startswith("article20"):
        return 1
    return (7 if form == "article20_2019" else 6) if style in _SPLIT else 3


def tables_in(specimen: Specimen) -> int:
    """How many tables the document holds."""
    return len(specimen.tables) or _count(specimen.form, specimen.style)


def simpler(specimen: Specimen) -> list[Specimen]:
    """Specimens with one thing less."""
    fewer = [
        evolve(specimen, steps=specimen.steps[:at] + specimen.steps[at + 1 :]) for at in range(len(specimen.steps))
    ]
    count = tables_in(specimen)
    if count > 1 or not specimen.tables:
        for number in specimen.tables or range(count):
            place = specimen.tables.index(number) if specimen.tables else number
            steps = tuple(evolve(step, table=0) for step in specimen.steps if step.table % count == place)
            fewer.append(evolve(specimen, tables=(number,), steps=steps))
    return fewer


def grids_of(case: Case) -> list[Grid]:
    """The damaged tables."""
    return [block for block in case.damaged.body if isinstance(block, Grid)]
