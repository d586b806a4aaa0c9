"""All tables of a document as one report: its form, one value a path, the account of its figures."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from govinfo_report.building.account import Claimed
from govinfo_report.building.anchors import label_torn_rows
from govinfo_report.building.claims import behind_the_tables, claims_of, outside
from govinfo_report.building.columns import PrintedColumn, columns_of
from govinfo_report.building.findings import (
    ConflictingValues,
    CutOff,
    DeduplicatedPage,
    EmptyReading,
    MixedForms,
    PageFurniture,
    UnreadFigure,
    UnreadRow,
)
from govinfo_report.building.form import dominant_form, items_of, own_form, printed_last, printed_once
from govinfo_report.building.gaps import are_followed, gaps_of
from govinfo_report.building.idle_rows import without_idle_rows
from govinfo_report.building.leftover import left_rows
from govinfo_report.building.missing import missing_rows
from govinfo_report.building.parsed import ParsedTable, parse_tables
from govinfo_report.building.room import Habits, habits_of
from govinfo_report.building.spaces.layout import LaidRow, is_spaced, takes_two_places
from govinfo_report.building.tables import TableReading, bind_table
from govinfo_report.building.ways import Ways, ways_of
from govinfo_report.diagnostics import Diagnostic, Severity, Span
from govinfo_report.document import Document, Paragraph, Table
from govinfo_report.lexing.atoms import Atom, atoms_of
from govinfo_report.lexing.gluing import unglue
from govinfo_report.lexing.halves import unfold
from govinfo_report.lexing.numbers import BLANK, figures, has_sign
from govinfo_report.lexing.parting import part_labels
from govinfo_report.lexing.stacking import gather_labels
from govinfo_report.lexing.torn_rows import mend_torn_rows
from govinfo_report.models.by_form import FORMS_WITH_PATHS, model_of
from govinfo_report.models.printed import Cell, FigureClass, Indicator
from govinfo_report.models.report import Format, TableUse
from govinfo_report.models.schema import structure, types_of
from govinfo_report.parsing.grammars import column_name, forms, open_tables, table_forms
from govinfo_report.parsing.terminals import names_column
from govinfo_report.spans import covered_by, inside_each

__all__ = ["Assembled", "assemble"]

_FEWEST_LINES = 24
# An empty form beside a filled one has a table with so many blank cells at least.
_FEWEST_OF_A_FORM = 4


@frozen
class Assembled:
    """What the tables of a document say, before its prose is read."""

    format: Format | None
    tables: Any
    uses: tuple[TableUse, ...]
    cells: Mapping[str, Cell]
    indicators: tuple[Indicator, ...]
    diagnostics: tuple[Diagnostic, ...]
    claimed: tuple[Claimed, ...]
    prose: tuple[Paragraph, ...]
    """Paragraphs that belong to no table."""
    regions: tuple[Span, ...]
    """Where the tables stand."""


def assemble(document: Document) -> Assembled:
    """Read all tables of a document."""
    atoms = part_labels(gather_labels(mend_torn_rows(unfold(unglue(atoms_of(document))))))
    parsed, format_ = _recognised(document, atoms)
    deduplicated = _is_deduplicated(parsed, atoms)
    readings = _bound(atoms, parsed, format_, deduplicated=deduplicated, ends_cut=_with_cut_ends(document))
    if format_ is Format.INDICATORS_FUJIAN and not any(reading.cells for reading in readings):
        format_ = Format.INDICATORS_OTHER
    model = _model_of(format_, readings)
    cells, conflicts = _one_a_path(readings, types_of(model) if model else {})
    strays = behind_the_tables(atoms, readings)
    left = list(left_rows(outside(atoms, readings)))
    own = {id(table): own_form(table) for table in parsed}
    diagnostics = [DeduplicatedPage.at(parsed[0].span)] if deduplicated else []
    diagnostics += [one for reading in readings for one in reading.diagnostics]
    diagnostics += (*_mixed(own, parsed), *conflicts)
    if not deduplicated:
        diagnostics += missing_rows(readings)
    diagnostics += [_behind(atom, readings[-1].table) for atom in strays]
    diagnostics += [
        UnreadRow.at(row.label.span, path, label=row.label.text) for row in left for path in row.paths or (None,)
    ]
    if not deduplicated and not cells and not _are_kept(readings, format_):
        diagnostics += _nothing_read(parsed, atoms)
    claimed = (
        *claims_of(readings, cells, atoms),
        *(Claimed(atom.span, FigureClass.FURNITURE) for atom in strays),
        *(Claimed(atom.span, FigureClass.UNPARSED) for row in left for atom in row.figures),
    )
    if not deduplicated:
        diagnostics += [*_unsaid(document.text, readings, claimed, diagnostics)]
    regions = tuple(table.span for table in parsed)
    prose = tuple(_outside(document, regions))
    tables = structure(model, {path: cell.value for path, cell in cells.items()}) if model else None
    indicators = tuple(one for reading in readings for one in reading.indicators)
    uses = tuple(_use(reading, own[id(reading.table)]) for reading in readings)
    return Assembled(format_, tables, uses, cells, indicators, tuple(diagnostics), claimed, prose, regions)


def _with_cut_ends(document: Document) -> frozenset[int]:
    """The numbers of the tables whose rows end with their last text."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    return frozenset(number for number, table in enumerate(tables) if table.ends_cut)


def _recognised(document: Document, atoms: list[Atom]) -> tuple[list[ParsedTable], Format | None]:
    """The tables, and the form of most of them, which also tells what labels of rows are torn and what is cut off."""
    parsed = [without_idle_rows(table) for table in parse_tables(atoms)]
    format_ = dominant_form(map(own_form, parsed))
    mended = [label_torn_rows(table, rules) if (rules := _rules_of(table, format_)) else table for table in parsed]
    ends = [
        evolve(table, begun=table is mended[0] and _begins_inside(table), cut_at=_cut_at(document, atoms, table))
        for table in mended
    ]
    return ends, format_


def _bound(
    atoms: Sequence[Atom],
    parsed: Sequence[ParsedTable],
    format_: Format | None,
    *,
    deduplicated: bool,
    ends_cut: frozenset[int],
) -> list[TableReading]:
    """The tables that have columns, with their cells under these: what all of them show tells of each."""
    headed = [(table, columns) for table in parsed if (columns := _columns(table, format_))]
    wide = takes_two_places(atoms[table.first : table.end] for table, _ in headed)
    spaced = not deduplicated and is_spaced((LaidRow.of(row) for table, _ in headed for row in table.rows), wide=wide)
    ways = _ways_of_all(headed)
    habits = _habits_by_kind([table for table, _ in headed], ways, wide=wide, ends_cut=ends_cut)
    readings = list[TableReading]()
    for (table, columns), its in zip(headed, ways, strict=True):
        blank = items_of(table, format_) if spaced else ()
        reading = bind_table(table, columns, its, habits[_kind(table)], blank=blank)
        if table.cut_at is not None:
            last = atoms[table.end - 1]
            reading.diagnostics.append(CutOff.at(last.span, table.common_path, text=last.text))
        readings.append(reading)
    return readings


def _are_kept(readings: Sequence[TableReading], format_: Format | None) -> bool:
    """Whether rows of the office's own were read; rows of a form below headers of nobody's are not."""
    kept = [one for reading in readings for one in reading.indicators]
    return bool(kept) and not (format_ in FORMS_WITH_PATHS and any(one.path for one in kept))


def _nothing_read(parsed: Sequence[ParsedTable], atoms: Sequence[Atom]) -> Iterator[Diagnostic]:
    """What to say where no figure of any table was read, if there are some."""
    lost = sum(len(figures(atom.text)) for table in parsed for row in table.rows for atom in row.cells)
    lost = lost or _beside_headers(parsed, atoms)
    if lost:
        yield EmptyReading.at(parsed[0].span, parsed[0].common_path, count=lost)


def _unsaid(
    text: str, readings: Sequence[TableReading], claimed: Sequence[Claimed], said: Sequence[Diagnostic]
) -> Iterator[Diagnostic]:
    """For each table the figures in no value of which nothing was said yet."""
    covered = covered_by(one.span for one in said if one.span is not None and one.severity is not Severity.INFO)
    lost = (
        one.span
        for one in claimed
        if one.kind is FigureClass.UNPARSED
        and one.path is None
        and figures(text[one.span.start : one.span.end])
        and not covered(one.span)
    )
    tables = [reading.table for reading in readings]
    for table, own in zip(tables, inside_each([one.span for one in tables], lost, lambda span: span), strict=True):
        if own:
            shown = "、".join(text[span.start : span.end] for span in own)
            yield UnreadFigure.at(own[0], table.common_path, text=shown)


def _behind(atom: Atom, table: ParsedTable) -> Diagnostic:
    """What to say of a figure behind the last table; a page number or a counter has no note and no sign."""
    if atom.reading.note or has_sign(atom.text):
        return UnreadFigure.at(atom.span, table.common_path, text=atom.text)
    return PageFurniture.at(atom.span, text=atom.text)


def _beside_headers(parsed: Sequence[ParsedTable], atoms: Sequence[Atom]) -> int:
    """How many figures stand in the tables of the document whose headers were understood, and no row."""
    homes = {atoms[table.first].table for table in parsed}
    return sum(atom.is_number for atom in atoms if atom.table >= 0 and atom.table in homes)


def _ways_of_all(headed: Sequence[tuple[ParsedTable, tuple[PrintedColumn, ...]]]) -> list[Ways]:
    """The ways in which the rows of each table fit its columns."""
    gaps = gaps_of([(table, len(columns)) for table, columns in headed])
    followed = are_followed([table for table, _ in headed])
    return [
        ways_of(
            gaps.without(table, len(columns), followed=one),
            columns,
            gaps=gaps.may_stand_below,
            names=[row.rule for row in table.rows],
        )
        for (table, columns), one in zip(headed, followed, strict=True)
    ]


def _habits_by_kind(
    tables: Sequence[ParsedTable], ways: Sequence[Ways], *, wide: bool, ends_cut: frozenset[int]
) -> dict[str, Habits]:
    """How tables of each kind are set: those of one kind alike, others need not be."""
    alike = defaultdict[str, list[Ways]](list)
    for table, its in zip(tables, ways, strict=True):
        alike[_kind(table)].append(its)
    return {kind: habits_of(its, wide=wide, ends_cut=ends_cut) for kind, its in alike.items()}


def _kind(table: ParsedTable) -> str:
    return table.form.name if table.form.name in printed_once() else "items"


def _columns(table: ParsedTable, format_: Format | None) -> tuple[PrintedColumn, ...]:
    """A table's columns; where its header is lost, those of the report's form that its rows can stand in."""
    if table.form.name != "headless":
        rows = [row for row in table.rows if row.cells]
        width = Counter(len(row.cells) for row in rows).most_common(1)[0][0] if rows else 0
        places = [next((at for at, cell in enumerate(row.cells) if cell.is_unit), None) for row in rows]
        (unit_at, most), *_ = [*Counter(places).most_common(1), (None, 0)]
        return columns_of(
            table.form,
            table.headers,
            {row.rule for row in table.rows},
            width=width,
            unit_at=unit_at if 2 * most > len(rows) else None,
        )
    if format_ is None or format_.value not in forms():
        return ()
    rules = {row.rule for row in table.rows if row.cells}
    for name in forms()[format_.value].tables:
        form = table_forms()[name]
        if rules and rules <= {*form.rows, "extra"}:
            return tuple(PrintedColumn(column_name(terminal), None) for terminal in form.columns)
    return ()


def _rules_of(table: ParsedTable, format_: Format | None) -> list[str]:
    """Rules of the rows that hold figures in a table on bare lines, in the order of its form and year."""
    if table.form.name not in printed_once() or format_ is None or table.has_cells:
        return []
    return items_of(table, format_)


def _cut_at(document: Document, atoms: Sequence[Atom], table: ParsedTable) -> int | None:
    """Where the text ends inside a table that is not complete; None where it does not."""
    if table.end < len(atoms) or any(isinstance(block, Table) and block.ruled for block in document.blocks):
        return None
    if table.form.name in open_tables():
        return None  # nobody knows its last row
    if table.form.name not in printed_last():  # another table of its form should follow
        return len(document.text)
    rules = [row.rule for row in table.rows if row.cells]
    return len(document.text) if rules and rules[-1] != table.form.rows[-1] else None


def _begins_inside(table: ParsedTable) -> bool:
    """Whether the first header that is left of a table is one of its columns: those in front of it may be cut off."""
    return _kind(table) == "items" and bool(table.headers) and names_column(table.headers[0].type)


def _is_deduplicated(parsed: Sequence[ParsedTable], atoms: Sequence[Atom]) -> bool:
    """Whether a crawler removed repeated lines: none occurs twice, though the forms repeat words and zeros."""
    if not parsed:
        return False
    lines = [atom.text for table in parsed for atom in atoms[table.first : table.end] if atom.text]
    bare = all(atom.table < 0 for table in parsed for atom in atoms[table.first : table.end])
    return bare and len(lines) >= _FEWEST_LINES and len(set(lines)) == len(lines)


def _model_of(format_: Format | None, readings: Sequence[TableReading]) -> type[Any] | None:
    """The model of a report; a table that several forms share needs no more to be read than what they share."""
    if format_ is not None:
        return model_of(format_) if format_ in FORMS_WITH_PATHS else None
    shared = {name for form in forms().values() for name in form.shared}
    return model_of(Format.ARTICLE20_2021) if any(one.table.form.name in shared for one in readings) else None


def _one_a_path(readings: Sequence[TableReading], known: Mapping[str, Any]) -> tuple[dict[str, Cell], list[Diagnostic]]:
    """One cell a path; two that differ cancel each other. A table without one figure yields to one that has some."""
    empty_forms = [reading for reading in readings if all(cell.kind is BLANK for cell in reading.cells)]
    # One blank cell may be a small table with nothing to report; an empty form has more of them.
    is_form = any(len(reading.cells) >= _FEWEST_OF_A_FORM for reading in empty_forms)
    found, blank, conflicts = dict[str, Cell](), dict[str, Cell](), dict[str, Diagnostic]()
    for reading in readings:
        its = blank if is_form and any(reading is one for one in empty_forms) else found
        for cell in (one for one in reading.cells if one.path in known):
            first = its.setdefault(cell.path, cell)
            if (first.value, first.kind) != (cell.value, cell.kind) and cell.path not in conflicts:
                shown = {"first": first.raw, "second": cell.raw, "first_span": first.span, "second_span": cell.span}
                conflicts[cell.path] = ConflictingValues.at(cell.span, cell.path, **shown)
    merged = blank | found
    return {path: merged[path] for path in known if path in merged and path not in conflicts}, [*conflicts.values()]


def _mixed(own: Mapping[int, Format | None], parsed: Sequence[ParsedTable]) -> list[Diagnostic]:
    names = dict.fromkeys(form.value for table in parsed if (form := own[id(table)]) and table.form.name != "requests")
    if len(names) < 2:
        return []
    odd = next(table for table in parsed if (form := own[id(table)]) and form is not dominant_form(own.values()))
    return [MixedForms.at(odd.span, odd.common_path, forms=" / ".join(sorted(names)))]


def _outside(document: Document, regions: Sequence[Span]) -> Iterator[Paragraph]:
    """The paragraphs that begin in none of the regions, which do not overlap."""
    ordered = sorted(regions)
    starts = [span.start for span in ordered]
    for block in document.blocks:
        before = bisect_right(starts, block.span.start) - 1
        if isinstance(block, Paragraph) and (before < 0 or block.span.start >= ordered[before].end):
            yield block


def _use(reading: TableReading, form: Format | None) -> TableUse:
    columns = tuple(column.header or column.name or "" for column in reading.columns)
    return TableUse(reading.table.form.name, form, reading.table.span, columns)
