"""A spreadsheet's sheet, whatever file it came from, into a document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from attrs import define, field

from govinfo_report.readers.assembly import Assembly, GridCell
from govinfo_report.readers.faults import HiddenParts, UncalculatedFormulas, UnreadablePart

__all__ = ["SheetContent", "write_sheets"]

_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s?\d{0,4}", re.IGNORECASE)


@define
class SheetContent:
    """What stands on a sheet; rows and columns count from 0."""

    name: str
    texts: dict[tuple[int, int], str] = field(factory=dict)
    merges: list[tuple[int, int, int, int]] = field(factory=list)
    """First row, first column, last row, last column."""
    hidden: bool = False
    hidden_rows: set[int] = field(factory=set)
    hidden_columns: set[int] = field(factory=set)
    uncalculated: int = 0
    fault: str | None = None
    """Why it could not be read."""


def write_sheets(sheets: Iterable[SheetContent], assembly: Assembly) -> None:
    """Add each sheet on which something stands: its name as a paragraph, then its cells as one table."""
    hidden, uncalculated = list[str](), 0
    for sheet in sheets:
        if sheet.fault:
            assembly.diagnostics.append(UnreadablePart.at(part=sheet.name, reason=sheet.fault))
        texts = {place: text for place, text in sheet.texts.items() if text.strip()}
        if not texts:
            uncalculated += sheet.uncalculated
            continue
        if sheet.hidden:
            hidden.append(sheet.name)
            continue
        rows, columns = sheet.hidden_rows, sheet.hidden_columns
        shown = {place: text for place, text in texts.items() if place[0] not in rows and place[1] not in columns}
        if len(shown) < len(texts):
            hidden.append(f"{sheet.name} ({len(texts) - len(shown)})")
        uncalculated += sheet.uncalculated
        if shown:
            assembly.paragraph(sheet.name, furniture=bool(_UNNAMED.fullmatch(sheet.name.strip())))
            assembly.table(_cells(sheet, shown, assembly))
    if hidden:
        assembly.diagnostics.append(HiddenParts.at(what=", ".join(hidden)[:200]))
    if uncalculated:
        assembly.diagnostics.append(UncalculatedFormulas.at(count=uncalculated))


def _cells(sheet: SheetContent, shown: dict[tuple[int, int], str], assembly: Assembly) -> Iterator[GridCell]:
    """The cells of the used range, row by row; rows on which nothing stands are left out."""
    ends = [(row, column) for row, column in shown]
    span = assembly.limits.span  # a merge over the whole row or column says nothing of where the table ends
    ends += [
        (bottom, right)
        for top, left, bottom, right in sheet.merges
        if (top, left) in shown and bottom - top < span and right - left < span
    ]
    first_row, last_row = min(row for row, _ in shown), max(row for row, _ in ends)
    first, last = min(column for _, column in shown), max(column for _, column in ends)
    last_row = min(last_row, first_row + assembly.limits.rows)  # the one beyond tells that the limit was met
    last = min(last, first + assembly.limits.columns)
    rows = [row for row in range(first_row, last_row + 1) if row not in sheet.hidden_rows]
    columns = [column for column in range(first, last + 1) if column not in sheet.hidden_columns]
    merged, covered = _merged(sheet, rows, columns, assembly)
    row_numbers = {row: number for number, row in enumerate(rows)}
    used = {row for row, _ in shown} | {row for row, _ in covered}
    for row in rows:
        if row not in used:
            continue
        for number, column in enumerate(columns):
            if (row, column) not in covered:
                spans = merged.get((row, column), (1, 1))
                yield GridCell(shown.get((row, column), ""), row_numbers[row], number, *spans)


def _merged(
    sheet: SheetContent, rows: list[int], columns: list[int], assembly: Assembly
) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """The spans of merged cells by their top left, and the cells they cover."""
    merged, covered = dict[tuple[int, int], tuple[int, int]](), set[tuple[int, int]]()
    looked_at = 0
    for top, left, bottom, right in sheet.merges:
        over = rows[bisect_left(rows, top) : bisect_right(rows, bottom)]
        across = columns[bisect_left(columns, left) : bisect_right(columns, right)]
        if not over or not across:
            continue
        if len(over) > assembly.limits.span or len(across) > assembly.limits.span:
            assembly.exceed("span")
            continue
        looked_at += len(over) * len(across)
        if looked_at > assembly.limits.cells:
            assembly.exceed("cells")
            break
        area = {(row, column) for row in over for column in across}
        if any(place in covered or place in merged for place in area):
            continue  # overlapping merges are damage; the first one stands
        merged[over[0], across[0]] = len(over), len(across)
        covered |= area - {(over[0], across[0])}
    return merged, covered
