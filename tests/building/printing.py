"""Rows of a table, printed in several ways below the title of a report."""

TITLE = "示例市水务局2016年政府信息公开工作年度报告"


def page(rows):
    lines = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<h1>{TITLE}</h1><table>{''.join(lines)}</table>"


def bars(rows):
    return "\n".join((TITLE, *("| " + " | ".join(row) + " |" for row in rows), "联系人：张三"))


def tabs(rows):
    return "\n".join((TITLE, *("\t".join(row) for row in rows), "联系人：张三"))


def lines(rows):
    return "\n".join((TITLE, *(cell for row in rows for cell in row if cell), "联系人：张三"))


def cells(rows):
    """A cell a line, ended by a bar."""
    return "\n".join((TITLE, *(f"{cell} |".lstrip() for row in rows for cell in row), "联系人：张三"))
