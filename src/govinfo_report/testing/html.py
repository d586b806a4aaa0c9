"""A page as HTML."""

from __future__ import annotations

import html
import re

from govinfo_report.testing.forms import Cell, Grid
from govinfo_report.testing.pages import Page, Text

CSS = """
body { font: 14px "Noto Serif CJK SC", SimSun, serif; margin: 0 auto; width: 900px; }
table { border-collapse: collapse; width: 100%; }
table.report td { border: 1px solid #333; padding: 3px 4px; text-align: center; }
h1 { text-align: center; font-size: 24px; }
"""


def render(page: Page, charset: str = "utf-8") -> str:
    """The whole page, in the style that it asks for."""
    gap = "" if page.style.compact else "\n"
    body = gap.join(_block(block, page, gap) for block in page.body)
    if page.style.layout:
        body = gap.join(
            (
                '<table width="100%" cellspacing="0" cellpadding="0"><tbody><tr>',
                '<td valign="top">',
                body,
                "</td></tr></tbody></table>",
            )
        )
    parts = (
        "<!DOCTYPE html>",
        '<html lang="zh-CN"><head>',
        f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">',
        f"<title>{html.escape(page.title)}</title>",
        f"<style>{CSS}</style>",
        "<script>var columnId = 3119; function share(n) { return n + 12; }</script>",
        "</head><body>",
        '<div class="nav"><ul>',
        *(f'<li><a href="/{i}.html">{html.escape(line.text)}</a></li>' for i, line in enumerate(page.before)),
        "</ul></div>",
        html_table(page.card, "card", gap, word=False),
        '<div class="article" id="UCAP-CONTENT">',
        body,
        "</div>",
        '<div class="footer">',
        *(f"<p>{html.escape(line.text)}</p>" for line in page.after),
        "</div>",
        "</body></html>",
    )
    return gap.join(parts)


def _block(block: Text | Grid, page: Page, gap: str) -> str:
    if isinstance(block, Grid):
        return html_table(block, "report", gap, word=page.style.word)
    if block.kind == "title":
        return f"<h1>{html.escape(block.text)}</h1>"
    if page.style.word:
        heading = "黑体" if block.kind == "heading" else "仿宋_GB2312"
        return (
            f'<p class="MsoNormal" style="text-indent:32.0pt"><span style="font-family:{heading}">'
            f"{_runs(block.text)}</span><o:p></o:p></p>"
        )
    text = html.escape(block.text)
    return f"<p><strong>{text}</strong></p>" if block.kind == "heading" else f"<p>{text}</p>"


def html_table(grid: Grid, name: str, gap: str, *, word: bool) -> str:
    """A grid as a table of a class, with a text between its rows; cells as Word writes them, if asked for."""
    lines = [f'<table class="{name}"' + (' border="1" cellspacing="0">' if name == "report" else ">"), "<tbody>"]
    for row in grid.rows:
        lines += ["<tr>", *(_cell(cell, word=word) for cell in row), "</tr>"]
    return gap.join((*lines, "</tbody>", "</table>"))


def _cell(cell: Cell, *, word: bool) -> str:
    spans = f' colspan="{cell.colspan}"' * (cell.colspan > 1) + f' rowspan="{cell.rowspan}"' * (cell.rowspan > 1)
    if not word:
        text = html.escape(cell.text).replace("\n", "<br>").replace("\N{NO-BREAK SPACE}", "&nbsp;")
        return f"<td{spans}>{text}</td>"
    if not cell.text.strip():
        inner = '<span lang="EN-US"><o:p>&nbsp;</o:p></span>'
    else:
        inner = _runs(cell.text).replace("\n", '<span lang="EN-US"><br></span>')
    style = f"width:{cell.colspan * 45}.5pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt"
    return (
        f'<td{spans} valign="center" style="{style}"><p class="MsoNormal" align="center" style="text-align:center">'
        f'<font face="宋体">{inner}</font></p></td>'
    )


def _runs(text: str) -> str:
    """Word marks the runs of Western characters with a language of their own."""
    runs = re.split(r"([0-9.,%+-]+)", text)
    return "".join(
        f'<span lang="EN-US">{html.escape(run)}</span>' if i % 2 else f"<span>{html.escape(run)}</span>" if run else ""
        for i, run in enumerate(runs)
    )
