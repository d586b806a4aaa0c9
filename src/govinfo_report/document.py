"""What was on the page, before anything is understood: text, paragraphs, tables of cells, and where each stood.

Every reader turns its bytes into one :class:`Document`. Its :attr:`Document.text` is the visible text in reading
order, and every span in the library is a pair of offsets into that text, whatever the medium was.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from govinfo_report.diagnostics import Diagnostic, Span
from govinfo_report.numerous import numerous

__all__ = [
    "Block",
    "Document",
    "Origin",
    "Paragraph",
    "Place",
    "Source",
    "Span",
    "Table",
    "TextCell",
    "wide_characters",
]

_LAST_NARROW = 0x2E7F


def wide_characters(text: str) -> int:
    """How many characters of a text take two places in a terminal or a fixed-width print."""
    return 0 if text.isascii() else sum(ord(char) > _LAST_NARROW for char in text)


@frozen
class Origin:
    """Which record of which file a document was taken from."""

    file: str
    """Path of the file, as it was found."""
    member: str | None = None
    """Which record of the file: the name of a member of a ZIP, the number of a row or line from 0, the offset of a
    record of a WARC; None: the file is the document."""
    url: str | None = None
    """The address that the document was fetched from, where the file says."""
    fetched: str | None = None
    """When, as an ISO date with time, where the file says."""


@frozen
class Source:
    """Where a document came from."""

    name: str | None
    """File name or path as given; None for text and bytes."""
    sha256: str
    """Hex digest of the bytes (of the UTF-8 bytes, where text was given; where neither could be had, of the name, or of
    the place among the sources)."""
    media_type: str
    """What the bytes turned out to be, e.g. ``text/html``."""
    encoding: str | None
    """Encoding that decoded the bytes; None where the medium has none (DOCX, PDF) or text was given."""
    origin: Origin | None = None
    """Which record of which file, where :func:`sources` found it."""


@numerous
@frozen
class Place:
    """Where a cell stands in its medium, for a person who wants to look it up."""

    table: int
    """Number of the table in the document, from 0."""
    row: int
    """Row in that table, from 0."""
    column: int
    """Grid column in that table, from 0."""
    page: int | None = None
    """Page, from 1, where the medium has pages."""
    box: tuple[float, float, float, float] | None = None
    """x0, top, x1, bottom on that page in points, where the medium has coordinates."""


@numerous
@frozen
class TextCell:
    """One cell as printed; ``document.text[cell.span.start:cell.span.end] == cell.text``."""

    text: str
    """As printed."""
    span: Span
    """Where it is printed."""
    row: int
    """Row in its table, from 0."""
    column: int
    """Grid column in its table, from 0."""
    rowspan: int = 1
    """How many rows it covers."""
    colspan: int = 1
    """How many grid columns it covers."""
    page: int | None = None
    """Page, from 1; None where the medium has none."""
    box: tuple[float, float, float, float] | None = None
    """x0, top, x1, bottom on that page in points; None where the medium has no coordinates."""


@frozen
class Table:
    """Cells in reading order.

    Merged cells appear once, at their top left, with their spans. A *ruled* table's rows and columns are those of
    the medium (HTML, DOCX, XLSX, lines of a PDF). In a table that is not ruled, they only say on which line and at
    which place of that line a piece of text stood.
    """

    cells: tuple[TextCell, ...]
    """The cells, each once."""
    span: Span
    """From the first cell to the last."""
    ruled: bool = True
    """Whether rows and columns are those of the medium."""
    ends_cut: bool = False
    """Whether each row ends with its last text: a tool has left out the blank cells behind it."""


@numerous
@frozen
class Paragraph:
    """A line or paragraph of text outside any table."""

    text: str
    """As printed."""
    span: Span
    """Where it is printed."""
    furniture: bool = False
    """True where the medium itself says that it is not the document's text: a running header, a page number."""
    page: int | None = None
    """Page, from 1; None where the medium has none."""


Block = Paragraph | Table


@frozen
class Document:
    """A page as its reader saw it.

    Attributes:
        source: Name, digest, media type and encoding.
        text: The visible text in reading order; all spans point into it.
        blocks: Paragraphs and tables in reading order. Their spans do not overlap and rise.
        diagnostics: What the reader had to survive.
    """

    source: Source
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables alone, in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs alone, in reading order."""
        return (block for block in self.blocks if isinstance(block, Paragraph))
