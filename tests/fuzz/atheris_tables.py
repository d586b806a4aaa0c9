"""Coverage-guided fuzzing over structured tables: ``python -m tests.fuzz.atheris_tables -max_total_time=3600``.

The bytes choose a report, a surface and what happens to its tables; cells may also hold any text at all.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["govinfo_report"]):
    import govinfo_report as gir
    from govinfo_report.testing.properties import sound

from attrs import evolve
from tests.fuzz.specimen import Specimen

from govinfo_report.testing import FORMATS
from govinfo_report.testing.cases import PLAIN_SURFACES, print_page
from govinfo_report.testing.forms import Cell, Grid
from govinfo_report.testing.malformations import MALFORMATIONS, Step
from govinfo_report.testing.pages import Page
from govinfo_report.testing.surfaces import SURFACES

NAMES = list(MALFORMATIONS)


def with_texts(page: Page, given: atheris.FuzzedDataProvider) -> Page:
    """The page with any text at all in some cells."""
    body = list(page.body)
    places = [place for place, block in enumerate(body) if isinstance(block, Grid)]
    for _ in range(given.ConsumeIntInRange(0, 3)):
        place = given.PickValueInList(places)
        rows = [list(row) for row in body[place].rows]
        row = given.PickValueInList(rows)
        row[given.ConsumeIntInRange(0, len(row) - 1)] = Cell(given.ConsumeUnicodeNoSurrogates(40))
        body[place] = Grid(tuple(map(tuple, rows)))
    return evolve(page, body=tuple(body))


def read(data: bytes) -> None:
    """Make a document of the bytes and read it; what is read must hold together."""
    given = atheris.FuzzedDataProvider(data)
    steps = tuple(
        Step(given.ConsumeIntInRange(0, 6), given.PickValueInList(NAMES), given.ConsumeIntInRange(0, 10**6))
        for _ in range(given.ConsumeIntInRange(0, 6))
    )
    form, surface = given.PickValueInList(list(FORMATS)), given.PickValueInList(list(PLAIN_SURFACES))
    tables = (given.ConsumeIntInRange(0, 2 if form.startswith("article20") else 0),)
    specimen = Specimen(form, given.ConsumeIntInRange(0, 9), "plain", tables, surface, steps)
    page = with_texts(specimen.case().damaged, given)
    wrong = sound(gir.parse(print_page(page, SURFACES[surface])))
    if wrong:
        raise AssertionError(wrong)


def main() -> None:
    """Fuzz for as long as the arguments say."""
    options = (
        [] if any("-timeout" in one for one in sys.argv) else ["-timeout=10", "-max_len=1024", "-rss_limit_mb=2000"]
    )
    atheris.Setup([*sys.argv, *options], read)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
