"""A report on the terminal: header, tables, diagnostics."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen
from rich import box
from rich.cells import cell_len
from rich.columns import Columns
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from govinfo_report.cli.colours import COLOURS
from govinfo_report.cli.excerpt import harmless
from govinfo_report.cli.language import FIGURES, Language, words
from govinfo_report.cli.pages import command_for
from govinfo_report.cli.said import MARGIN, message, note, place_of
from govinfo_report.cli.spots import spot_of
from govinfo_report.diagnostics import Diagnostic, Severity
from govinfo_report.export.sheets import Box, Sheet, SheetLine, folded, sheets_of
from govinfo_report.lexing.numbers import CellKind
from govinfo_report.models.printed import FigureClass
from govinfo_report.models.report import Report
from govinfo_report.parsing.grammars import forms

__all__ = ["Screen"]

# One cause may show in hundreds of cells: of each code so many are shown in full.
_SHOWN_OF_A_CODE = 8
_SHOWN_FACTS = 12
_EXPLANATION = re.compile(r"[(（][^()（）]*[)）]$")
_LONGEST_RAW = 24
# Below this a matrix with its headers on one line would cut its labels, and small tables find no room side by side.
_WIDTH_FOR_WHOLE_HEADERS = 110
_NARROWEST_LABEL = 16
# Cells between two columns.
_GAP = 2


@frozen
class Screen:
    """Shows reports on a console in one language."""

    console: Console
    language: Language

    def show(self, report: Report, name: str) -> None:
        """Print one report; ``name`` is what its source is called."""
        self.console.print(self._header(report, name))
        sheets = [folded(sheet) for sheet in sheets_of(report)]
        side_by_side = self.console.width >= _WIDTH_FOR_WHOLE_HEADERS
        small = [self._table(sheet) for sheet in sheets if side_by_side and _is_small(sheet)]
        if small:
            self.console.print(Columns(small, padding=(0, 3)))
        for sheet in sheets:
            if not side_by_side or not _is_small(sheet):
                self.console.print(self._table(sheet), crop=False)
        if sheets:
            self.console.print()
            self.console.print(Text(self._words("legend"), style="dim"))
        self._show_facts(report, in_full=not sheets)
        self._show_diagnostics(report, name)
        self.console.print()

    def show_summary(self, counted: Counter[Severity | None]) -> None:
        """Print how many reports are how good: the worst severity of each report, counted."""
        self.console.print(
            self._words(
                "summary",
                reports=sum(counted.values()),
                clean=counted[None] + counted[Severity.INFO],
                warned=counted[Severity.WARNING],
                wrong=counted[Severity.ERROR],
            )
        )

    def _words(self, key: str, **data: object) -> str:
        return words(key, self.language, **data)

    def _header(self, report: Report, name: str) -> RenderableType:
        agency = harmless(report.agency) if report.agency else self._words("unknown agency")
        year = str(report.year) if report.year else self._words("unknown year")
        heading = Text(f"━━ {agency} · {year} ", style="bold")
        facts = Table.grid(padding=(0, 1, 0, 1))
        facts.add_column(style="dim", no_wrap=True)
        facts.add_column(overflow="fold")
        if report.title:
            facts.add_row(self._words("title"), Text(harmless(report.title)))
        form = forms().get(report.format) if report.format else None
        shown = f"{report.format} {form.title}" if form else str(report.format or self._words("no form"))
        facts.add_row(self._words("form"), Text(shown))
        source = ", ".join(filter(None, (report.source.media_type, report.source.encoding)))
        facts.add_row(self._words("source"), Text(f"{harmless(name)} ({source})"))
        facts.add_row(self._words("figures"), self._account(report))
        for one in report.attachments:
            missing = "" if one.present else f" ({self._words('absent')})"
            facts.add_row(self._words("attachment"), Text(f"{harmless(one.name)}{missing}"))
        return Group(heading, facts)

    def _account(self, report: Report) -> Text:
        shown = Text(f"{len(report.account)}: " if len(report.account) else "0")
        for number, (kind, count) in enumerate((k, n) for k, n in report.account.totals.items() if n):
            gap = "" if self.language is Language.ZH else " "
            style = "yellow" if kind is FigureClass.UNPARSED else ""
            shown.append(("，" if self.language is Language.ZH else ", ") if number else "")
            shown.append(f"{count}{gap}{FIGURES[kind][self.language is Language.ZH]}", style=style)
        return shown

    def _table(self, sheet: Sheet) -> RenderableType:
        """A sheet whose figures are always whole: where room is short, headers break and labels are cut."""
        lines_of_header = 1 if self.console.width >= _WIDTH_FOR_WHOLE_HEADERS else 2
        headers = [Text(_in_lines(harmless(name), lines_of_header)) for name in sheet.columns]
        rows = [[self._box(one) for one in line.boxes] or [Text()] * len(headers) for line in sheet.lines]
        labels = [self._label(line) for line in sheet.lines]
        units = [Text(harmless(line.unit)) for line in sheet.lines] if sheet.with_units else []
        widths = [_width([header, *column]) for header, *column in zip(headers, *rows, strict=True)]
        width_of_unit = _width([Text(self._words("unit")), *units]) if units else -_GAP
        taken = sum(width + _GAP for width in (*widths, width_of_unit))
        room = max(self.console.width - taken, _NARROWEST_LABEL)
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0))
        table.width = min(room, _width(labels)) + taken
        table.add_column("", no_wrap=True, width=min(room, _width(labels)))
        if units:
            table.add_column(Text(self._words("unit")), style="dim", no_wrap=True, width=width_of_unit)
        for header, width in zip(headers, widths, strict=True):
            table.add_column(header, justify="right", no_wrap=True, width=width)
        for number, (label, row) in enumerate(zip(labels, rows, strict=True)):
            label.truncate(room, overflow="ellipsis")
            table.add_row(label, *units[number : number + 1], *row)
        title = self._words("added rows") if sheet.title is None else sheet.title
        return Group(Text(), Text(title, style="bold"), table)

    def _label(self, line: SheetLine) -> Text:
        indent = "  " * line.depth
        label = Text(indent + _EXPLANATION.sub("", harmless(line.label)), style="" if line.boxes else "bold")
        if line.folded:
            count, state = line.folded
            key = {"zero": "rows of zero", "blank": "rows of blanks", "unread": "rows unread"}[state]
            label.append(f" · {self._words(key, count=count)}", style="dim")
        return label

    def _box(self, one: Box | None) -> Text:
        if one is None:
            return Text()
        colour = COLOURS[one.severity] if one.severity else ""
        if one.kind is None:
            return Text("?", style=colour or "yellow")
        if one.kind is CellKind.BLANK:
            return Text("·", style=colour or "dim")
        if one.kind is not CellKind.NUMBER:
            style = colour or ("" if one.kind is CellKind.MARK else "yellow")
            return Text(harmless(one.raw.strip())[:_LONGEST_RAW], style=style)
        style = colour or ("dim" if one.value == 0 else "bold")
        shown = Text(f"{one.value}{one.unit or ''}", style=style)
        if one.note:
            shown.append(f" ({harmless(one.note)[:_LONGEST_RAW]})", style="dim")
        return shown

    def _show_facts(self, report: Report, *, in_full: bool) -> None:
        if not report.facts:
            return
        if not in_full:
            self.console.print(Text(self._words("more facts", count=len(report.facts)), style="dim"))
            return
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        table.add_column(Text(self._words("metric")), overflow="fold")
        table.add_column(Text(self._words("value")), justify="right", overflow="fold")
        table.add_column(Text(self._words("time")), no_wrap=True)
        table.add_column(Text(self._words("said")), overflow="fold", style="dim")
        for one in report.facts[:_SHOWN_FACTS]:
            table.add_row(
                Text(harmless(one.metric)),
                Text(harmless(f"{one.value}{one.qualifier or ''}{one.unit or ''}")),
                Text(self._words(f"scope {one.scope.value}")),
                Text(harmless(one.quote)),
            )
        self.console.print(Group(Text(), Text(self._words("facts"), style="bold"), table))
        if len(report.facts) > _SHOWN_FACTS:
            self.console.print(Text(self._words("more facts", count=len(report.facts)), style="dim"))

    def _show_diagnostics(self, report: Report, name: str) -> None:
        self.console.print()
        if not report.diagnostics:
            self.console.print(Text(self._words("clean"), style="green"))
        counted = Counter[str]()
        for one in sorted(report.diagnostics, key=lambda one: -one.severity.rank):
            counted[one.code] += 1
            if counted[one.code] <= _SHOWN_OF_A_CODE:
                for part in self._diagnostic(one, report, name):
                    self.console.print(part, overflow="fold")
        for code, count in counted.items():
            if count > _SHOWN_OF_A_CODE:
                self.console.print(Text(self._words("more", count=count - _SHOWN_OF_A_CODE, code=code), style="dim"))
        if counted:
            self.console.print(Text(self._words("explained", command=command_for("CODE")), style="dim"))

    def _diagnostic(self, one: Diagnostic, report: Report, name: str) -> Iterator[Text]:
        yield message(one, self.language)
        is_grave = one.severity is not Severity.INFO
        if one.span is not None and is_grave:
            spot = spot_of(report, one.span, self.console.width - MARGIN)
            yield from place_of(spot, name, COLOURS[one.severity], self.language)
        if one.path:
            yield note(self._words("path"), one.path)
        if is_grave and (advice := one.help_in(self.language)):
            yield note(self._words("help"), harmless(advice))


def _is_small(sheet: Sheet) -> bool:
    """Whether several such tables find room side by side."""
    return len(sheet.lines) <= 2 and len(sheet.columns) <= 3


def _width(texts: Sequence[Text]) -> int:
    """Cells that the widest line of the texts takes."""
    return max((cell_len(line) for text in texts for line in text.plain.splitlines()), default=0)


def _in_lines(header: str, count: int) -> str:
    """A header broken evenly, as printed forms do it."""
    length = max(-(-len(header) // count), 2)
    return "\n".join(header[start : start + length] for start in range(0, len(header), length))
