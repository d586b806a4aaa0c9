"""Strategies for Hypothesis: reports, pages, surfaces, malformations and whole cases (extra ``testing``).

>>> from hypothesis import given
>>> from govinfo_report.testing.strategies import cases
>>> @given(cases())
... def test_my_pipeline(case):
...     assert my_reader(case.data) ...
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from govinfo_report.extras import MissingExtraError
from govinfo_report.testing.cases import PLAIN_SURFACES, Case, only
from govinfo_report.testing.forms import Grid
from govinfo_report.testing.malformations import MALFORMATIONS, Step
from govinfo_report.testing.pages import Page, page
from govinfo_report.testing.printing import ZEROS, Printed, habit, print_report
from govinfo_report.testing.reports import FORMATS, YEARS, MadeReport, report
from govinfo_report.testing.styles import Style, available
from govinfo_report.testing.surfaces import SURFACES

try:
    from hypothesis import strategies as st
except ImportError as error:
    raise MissingExtraError("testing", "strategies") from error

__all__ = ["cases", "pages", "printed_reports", "reports", "steps"]

_SEEDS = st.integers(0, 2**32 - 1)


def reports(forms: Sequence[str] = FORMATS, years: Sequence[int] | None = None) -> st.SearchStrategy[MadeReport]:
    """Consistent reports: their figures satisfy every identity of the form.

    Args:
        forms: Names of forms, such as ``article20_2021``.
        years: Reporting years; None: those that the form was used for.

    Raises:
        ValueError: no form was used in any of these years.
    """
    possible = [form for form in forms if years is None or set(years) & set(YEARS[form])]
    if not possible:
        raise ValueError(f"none of {', '.join(forms)} was used in {years}")
    made = st.builds(lambda form, seed: report(form, str(seed)), st.sampled_from(possible), _SEEDS)
    return made if years is None else made.filter(lambda one: one.year in years)


def printed_reports(forms: Sequence[str] = FORMATS) -> st.SearchStrategy[Printed]:
    """Reports as offices print them: blanks, marks and zeros, thousands, signs, units, notes, full width."""

    def fill_in(made: MadeReport, zeros: str, seed: int) -> Printed:
        rng = Random(seed)
        return print_report(made, habit(zeros, rng), rng)

    return st.builds(fill_in, reports(forms), st.sampled_from(ZEROS), _SEEDS)


def pages(forms: Sequence[str] = FORMATS, styles: Sequence[Style] | None = None) -> st.SearchStrategy[Page]:
    """Web pages of reports, with prose, chrome and tables, in one of the styles.

    Args:
        forms: Names of forms.
        styles: Styles; None: all that can be made here (traditional characters need OpenCC).
    """
    chosen = available() if styles is None else tuple(styles)
    return st.builds(page, st.sampled_from(forms), st.integers(0, 10_000), st.integers(0, 100), st.sampled_from(chosen))


def steps(names: Sequence[str] | None = None) -> st.SearchStrategy[tuple[Step, ...]]:
    """Malformations in a row, each of one table of a page; shrinks to fewer.

    Args:
        names: Names of malformations; None: all of them.
    """
    one = st.builds(Step, st.integers(0, 6), st.sampled_from(sorted(MALFORMATIONS if names is None else names)), _SEEDS)
    return st.lists(one, max_size=6).map(tuple)


def cases(
    forms: Sequence[str] = FORMATS,
    surfaces: Sequence[str] = PLAIN_SURFACES,
    malformations: Sequence[str] | None = None,
) -> st.SearchStrategy[Case]:
    """Documents with what may be read in them: a page or one of its tables, damaged or not, on a surface.

    Args:
        forms: Names of forms.
        surfaces: Names of surfaces.
        malformations: Names of malformations; None: all of them; empty: the documents are as they should be.
    """

    def make(whole: Page, table: int | None, surface: str, happened: tuple[Step, ...]) -> Case:
        tables = sum(isinstance(block, Grid) for block in whole.body)
        return Case(whole if table is None else only(whole, [table % tables]), SURFACES[surface], happened)

    return st.builds(
        make,
        pages(forms),
        st.none() | st.integers(0, 6),
        st.sampled_from(surfaces),
        st.just(()) if malformations is not None and not malformations else steps(malformations),
    )
