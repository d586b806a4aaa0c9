"""The verb ``explain``: what a code means, without a network and without the documentation."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.cells import cell_len, set_cell_size
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from govinfo_report.cli.colours import COLOURS
from govinfo_report.cli.inputs import console_on, standard_output
from govinfo_report.cli.language import Language, language_of_locale, words
from govinfo_report.cli.options import Lang
from govinfo_report.cli.pages import page_of
from govinfo_report.diagnostics import CATALOGUE
from govinfo_report.explanations import Explanation, explanation

__all__ = ["explain"]

# Longer lines are hard to read, however wide a terminal is.
_WIDEST = 100


def explain(
    codes: Annotated[
        list[str] | None,
        typer.Argument(metavar="CODE", help="Codes, as printed in brackets. 方括号内的代码。", show_default=False),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="All codes, a line each. 列出全部代码。")] = False,
    lang: Lang = None,
) -> None:
    """解释诊断代码：含义、理由、示例、处理建议。 Say what a code means, why it is said, and what to do about it.

    退出码：0 已解释，2 没有该代码。 Exit code: 0 explained, 2 no such code.
    """
    language = lang or language_of_locale()
    wanted = sorted(CATALOGUE) if list_ else codes or []
    if not wanted:
        raise typer.BadParameter("name a code, or ask for --list", param_hint="CODE")
    for code in wanted:
        if code not in CATALOGUE:
            near = difflib.get_close_matches(code, CATALOGUE, n=3)
            meant = f"; did you mean {', '.join(near)}?" if near else "; --list names all"
            raise typer.BadParameter(f"no code is {code!r}{meant}", param_hint="CODE")
    pages = [explanation(code, language) for code in wanted]
    console = console_on(standard_output())
    if list_:
        for line in _overview(pages):
            console.print(line, soft_wrap=True)
        return
    for number, page in enumerate(pages):
        if number:
            console.print()
        _write(page, console, language)


def _overview(pages: list[Explanation]) -> Iterator[Text]:
    """A line a code, however long: programs look for it."""
    widest = max(cell_len(page.kind) for page in pages)
    for page in pages:
        line = Text(page.code.ljust(max(len(one.code) for one in pages) + 2), style="bold")
        line.append(set_cell_size(page.kind, widest + 2), style=f"not bold {COLOURS[page.severity]}")
        yield line.append(page.summary, style="not bold")


def _write(page: Explanation, console: Console, language: Language) -> None:
    address = page_of(page.code, language)
    head = Text(page.code, style="bold")
    if address:
        head.stylize(f"link {address}")
    head.append(f"  {page.kind}", style=f"not bold {COLOURS[page.severity]}")
    table = Table.grid(padding=(0, 2, 1, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for part, text in page.parts.items():
        if part != "what":
            table.add_row(page.title(part), Text(text))
    if page.is_rule:
        table.add_row(words("switch off", language), Text(f"govinfo-report check --without {page.code} FILE"))
    if address:
        table.add_row(words("web page", language), Text(address))
    body = Group(Text(page.parts["what"]), Text(), table)
    console.print(head)
    console.print()
    console.print(Padding(body, (0, 0, 0, 2)), width=min(console.width, _WIDEST))
