"""The official tables in a shape that a person wants to see, every printed value as printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from govinfo_report.cli.labels import tables_of
from govinfo_report.cli.text import Language, clip, one_line, word
from govinfo_report.lexing.numbers import CellKind
from govinfo_report.models.dictionary import Field
from govinfo_report.models.printed import Cell, Indicator
from govinfo_report.models.report import Report

__all__ = ["official_tables", "other_rows", "printed"]

_BLANK, _ABSENT, _NOTED = "·", "?", "▸"
_LONGEST_TEXT = 12
_LABEL_CELLS = 16
_HEADER_CELLS = 8


def printed(cell: Cell | None) -> Text:
    """One value: a number, a blank, a mark as printed, text cut short, or the sign of an absent value."""
    if cell is None:
        return Text(_ABSENT, "magenta")
    if cell.kind is CellKind.BLANK:
        return Text(_BLANK, "dim")
    if cell.kind is CellKind.NUMBER and cell.value is not None:
        return Text(f"{cell.value}{_NOTED if cell.note else ''}", "dim" if cell.value == 0 else "bold")
    return Text(clip(one_line(cell.raw), _LONGEST_TEXT), "" if cell.kind is CellKind.MARK else "red")


def official_tables(report: Report, language: Language) -> Iterator[Table | Text]:
    """Every official table of which a value is printed; of the others, that they are not."""
    shown: set[str] = set()
    for title, fields in tables_of(report).items():
        shown.update(field.path for field in fields)
        if not any(field.path in report.cells for field in fields):
            yield Text(f"{title}: {word('not printed', language)}", "dim")
        elif any(field.column for field in fields):
            yield _matrix(title, fields, report)
        else:
            yield _list(title, fields, report, language)
    left = [cell for path, cell in report.cells.items() if path not in shown]
    if left:
        table = _grid(word("other rows", language), word("label", language), [word("value", language)])
        for cell in left:
            table.add_row(Text(cell.path), printed(cell))
        yield table


def _grid(title: str, label: str, columns: Sequence[str], widest: Sequence[int] = (), unit: str | None = None) -> Table:
    """An empty table: a column of labels that may wrap, then columns of figures that never do."""
    table = Table(title=Text(title, "bold"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    table.add_column(Text(label), min_width=_LABEL_CELLS, overflow="fold")
    if unit is not None:
        table.add_column(Text(unit), no_wrap=True, min_width=4)
    for number, column in enumerate(columns):
        head = _stacked(column)
        needed = max([*map(cell_len, head.split("\n")), *widest[number : number + 1]])
        table.add_column(Text(head), justify="right", no_wrap=True, min_width=needed)
    return table


def _stacked(header: str) -> str:
    """A long header in lines of its own, so that columns stay narrow."""
    lines = [""]
    for character in one_line(header):
        if cell_len(lines[-1] + character) > _HEADER_CELLS:
            lines.append("")
        lines[-1] += character
    return "\n".join(lines)


def _rows(fields: Sequence[Field]) -> dict[str, list[Field]]:
    rows: dict[str, list[Field]] = {}
    for field in fields:
        rows.setdefault(field.row_path, []).append(field)
    return rows


def _matrix(title: str, fields: Sequence[Field], report: Report) -> Table:
    """Rows by columns. What offices add is shown only where it is printed, but its row may head a group."""
    asked = [field for field in fields if not field.only_when_printed or field.path in report.cells]
    columns = list(dict.fromkeys(field.column or "" for field in fields if field in asked))
    units = {field.unit for field in asked}
    table = _grid(
        f"{title} ({units.pop()})" if len(units) == 1 else title,
        "",
        columns,
        [_widest(report, asked, column) for column in columns],
        None if len(units) <= 1 else "",
    )
    for path, row in _rows(fields).items():
        cells = {field.column: report.cells.get(field.path) for field in row if field in asked}
        if not cells and not path.endswith(".subtotal"):
            continue
        indent = "  " if row[0].group else ""
        zero = bool(cells) and all(cell is not None and cell.value == 0 for cell in cells.values())
        label = Text(f"{indent}{row[0].ordinal}{row[0].row}", "dim" if zero else "" if cells else "bold")
        unit = [] if len({field.unit for field in asked}) <= 1 else [Text(row[0].unit)]
        values = [printed(cells[column]) if column in cells else Text("") for column in columns]
        table.add_row(label, *unit, *values)
    return table


def _widest(report: Report, fields: Sequence[Field], column: str) -> int:
    values = (printed(report.cells.get(field.path)) for field in fields if (field.column or "") == column)
    return max((value.cell_len for value in values), default=0)


def _list(title: str, fields: Sequence[Field], report: Report, language: Language) -> Table:
    """Label, unit, value: the unit as printed, else the form's."""
    asked = [field for field in fields if not field.only_when_printed or field.path in report.cells]
    widest = _widest(report, asked, "")
    table = _grid(title, word("label", language), [word("value", language)], [widest], word("unit", language))
    for field in asked:
        cell = report.cells.get(field.path)
        unit = one_line(cell.unit) if cell is not None and cell.unit else field.unit
        table.add_row(Text(f"{field.ordinal}{field.row}"), Text(unit), printed(cell))
    return table


def other_rows(rows: Sequence[Indicator], language: Language) -> Table | None:
    """Rows that no form has, as printed; None where there are none."""
    found = [row for row in rows if row.path is None]
    if not found:
        return None
    columns = list(dict.fromkeys(header for row in found for header in row.values))
    values = {header: [_plain(row, header) for row in found] for header in columns}
    widest = [max(map(cell_len, values[header])) for header in columns]
    table = _grid(word("other rows", language), word("label", language), columns, widest, word("unit", language))
    for number, row in enumerate(found):
        table.add_row(
            Text(one_line(row.label)),
            Text(one_line(row.unit or "")),
            *(Text(values[header][number]) for header in columns),
        )
    return table


def _plain(row: Indicator, header: str) -> str:
    if header not in row.values:
        return ""
    value = row.values[header]
    return _BLANK if value is None else str(value)
