"""Made-up reports, printed the ways reports are printed, damaged the ways they get damaged: to test pipelines with.

The figures of every report satisfy all identities of its form, so that a shifted value breaks a sum. Nothing here
needs more than the core but :mod:`govinfo_report.testing.strategies`, which is for Hypothesis (extra ``testing``).

>>> from govinfo_report import testing
>>> made = testing.page("article20_2021", 1, seed=7, style=testing.STYLES[0])
>>> made.printed.report.year in range(2021, 2025), len(made.printed.values)
(True, 200)
"""

from govinfo_report.testing.forms import Cell, Grid
from govinfo_report.testing.pages import Page, page
from govinfo_report.testing.printing import Printed
from govinfo_report.testing.reports import FORMATS, YEARS, MadeReport, report
from govinfo_report.testing.styles import STYLES, Style
from govinfo_report.testing.surfaces import SURFACES, Surface

__all__ = [
    "FORMATS",
    "STYLES",
    "SURFACES",
    "YEARS",
    "Cell",
    "Grid",
    "MadeReport",
    "Page",
    "Printed",
    "Style",
    "Surface",
    "page",
    "report",
]
