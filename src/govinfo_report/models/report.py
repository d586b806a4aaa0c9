"""The report: everything that was read from one document."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from attrs import field, frozen

from govinfo_report.diagnostics import Diagnostic, Severity, Span
from govinfo_report.document import Document, Source
from govinfo_report.frozen_mapping import FrozenMapping
from govinfo_report.models.printed import Account, Cell, Indicator, Number
from govinfo_report.narrative.stated import Attachment, Contact, Fact, Narrative, Section, Stated

if TYPE_CHECKING:
    from govinfo_report.checks import Rule, Sum
    from govinfo_report.layers import Repairs, Resolution
    from govinfo_report.models.article20 import Article20Tables
    from govinfo_report.models.indicators import IndicatorTable
    from govinfo_report.models.statistics import StatisticsTable

__all__ = ["Format", "Report", "TableUse"]


T = TypeVar("T")


class Format(enum.StrEnum):
    """The official form of a report's tables."""

    ARTICLE20_2019 = "article20_2019"
    """Reporting years 2019 and 2020: 国办公开办函〔2019〕60号."""
    ARTICLE20_2021 = "article20_2021"
    """Reporting years from 2021 on: 国办公开办函〔2021〕30号."""
    STATISTICS_2014 = "statistics_2014"
    """Reporting years 2014 to 2018: 国办发〔2014〕32号."""
    INDICATORS_FUJIAN = "indicators_fujian"
    """Fujian's indicator table, to 2018."""
    INDICATORS_OTHER = "indicators_other"
    """Another indicator table; its rows are in :attr:`Report.indicators`."""


ARTICLE20 = (Format.ARTICLE20_2019, Format.ARTICLE20_2021)
"""The forms since 2019, which print the items of Article 20 of the regulation."""


@frozen
class TableUse:
    """One table of the document and the form that it is of."""

    name: str
    """Name of the table's grammar rule, e.g. ``requests``."""
    format: Format | None
    """None for a table that several forms share, where nothing else tells."""
    span: Span
    """From the first cell of the table to the last."""
    columns: tuple[str, ...]
    """Headers as printed, or the form's names where the header is lost."""


@frozen(repr=False)
class Report:
    """What was read from one document; nothing in it is guessed, and nothing printed is altered."""

    document: Document
    """What was on the page, before anything was understood; its text is what all spans point into."""
    format: Format | None
    """Form of its tables; of several, the one that most of them have. None: no table that tells a form."""
    tables: Article20Tables | StatisticsTable | IndicatorTable | None
    """Plain values by name; None where there is no table of a known form."""
    table_uses: tuple[TableUse, ...]
    """Every table that was read, with its own form."""
    indicators: tuple[Indicator, ...]
    """Rows as printed: of indicator tables, the national table, and rows that an office added."""
    narrative: Narrative
    """Metadata, sections and facts with their evidence."""
    diagnostics: tuple[Diagnostic, ...]
    """Everything that is doubtful, in the order of the flow: document, tables, prose, checks."""
    account: Account
    """Every figure of the source in exactly one class."""
    cells: Mapping[str, Cell] = field(converter=FrozenMapping[str, Cell], hash=False)
    """Every printed value with its evidence, by path, in the form's order."""

    def __repr__(self) -> str:
        form = self.format and self.format.value
        counts = f"cells={len(self.cells)}, errors={len(self.errors)}"
        return f"Report(agency={self.agency!r}, year={self.year}, format={form!r}, {counts})"

    def values(self) -> dict[str, Number | None]:
        """Every printed value by path; None for a blank, a mark or a text. A path not printed is not a key."""
        return {path: cell.value for path, cell in self.cells.items()}

    def cell(self, path: str) -> Cell | None:
        """The printed cell of a path with the evidence for it; None if nothing was printed or bound there."""
        return self.cells.get(path)

    @property
    def source(self) -> Source:
        """Name, digest, media type and encoding of the document."""
        return self.document.source

    @property
    def agency(self) -> str | None:
        """The reporting organ, as printed; None where the document does not name it."""
        return _plain(self.narrative.agency)

    @property
    def year(self) -> int | None:
        """The reporting year, not that of publication; None where the document does not tell."""
        return _plain(self.narrative.year)

    @property
    def title(self) -> str | None:
        """The title as printed."""
        return _plain(self.narrative.title)

    @property
    def period(self) -> tuple[str, str] | str | None:
        """The period that the figures cover: two ISO dates, or the damaged text as printed."""
        return _plain(self.narrative.period)

    @property
    def published(self) -> str | None:
        """Date of publication, ``YYYY-MM-DD``."""
        return _plain(self.narrative.published)

    @property
    def contact(self) -> Contact:
        """Address, postcode, telephone, fax and e-mail, as far as printed."""
        return self.narrative.contact

    @property
    def sections(self) -> tuple[Section, ...]:
        """The tree of headings."""
        return self.narrative.sections

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Figures stated in sentences. They never become values of a table."""
        return self.narrative.facts

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """Attachments that the document names."""
        return self.narrative.attachments

    def to_html(self, language: str = "en") -> str:
        """One self-contained page that shows where each figure stands, in ``en`` or ``zh``.

        The same as :func:`govinfo_report.to_html`.

        Raises:
            ValueError: there is no such language.
        """
        from govinfo_report.export.page import to_html  # noqa: PLC0415  a layer above: where people look for it

        return to_html(self, language)

    def _repr_html_(self) -> str:
        """The page in a frame, as notebooks show it."""
        from govinfo_report.export.page import framed  # noqa: PLC0415  a layer above: where notebooks look for it

        return framed(self)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that are errors."""
        return tuple(one for one in self.diagnostics if one.severity is Severity.ERROR)

    # What is offered on a report and made above it: each method is one call, imported when it is made.

    def check(
        self, rules: Iterable[Rule] | None = None, *, without: str | Collection[str] = ()
    ) -> tuple[Diagnostic, ...]:
        """Hold the report against rules: :func:`govinfo_report.check`."""
        from govinfo_report.checks import check  # noqa: PLC0415  the module above knows this one

        return check(self, rules, without=without)

    def verdicts(self, rules: Iterable[Rule] | None = None, *, without: str | Collection[str] = ()) -> tuple[Sum, ...]:
        """Tell of every sum whether it holds: :func:`govinfo_report.verdicts`."""
        from govinfo_report.checks import verdicts  # noqa: PLC0415  the module above knows this one

        return verdicts(self, rules, without=without)

    def resolve(self) -> Resolution:
        """Read what the printed figures prove: :func:`govinfo_report.resolve`."""
        from govinfo_report.layers import resolve  # noqa: PLC0415  the module above knows this one

        return resolve(self)

    def proposals(self) -> Repairs:
        """Look for repairs of the sums that fail: :func:`govinfo_report.proposals`."""
        from govinfo_report.layers import proposals  # noqa: PLC0415  the module above knows this one

        return proposals(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """The report as JSON, whole, from which it is read back: :func:`govinfo_report.to_json`."""
        from govinfo_report.export.whole import to_json  # noqa: PLC0415  the module above knows this one

        return to_json(self, indent=indent)


def _plain(stated: Stated[T] | None) -> T | None:
    return None if stated is None else stated.value
