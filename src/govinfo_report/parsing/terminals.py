"""What a terminal of the grammars stands for, which the beginning of its name tells: ``C_``, ``H_``, ``R_``, ``G_``."""

from __future__ import annotations

__all__ = [
    "column_role",
    "heads_column",
    "is_of_block",
    "is_of_form",
    "labels_group",
    "labels_item",
    "labels_row",
    "names_column",
    "stands_in_header",
]

_ROLES = {"H_UNIT": "unit", "H_CODE": "code", "H_REMARKS": "remark"}


def names_column(terminal: str) -> bool:
    """Whether it is the header of a column of values that a form has."""
    return terminal[:2] == "C_"


def heads_column(terminal: str) -> bool:
    """Whether it is the header of any column of values, one that an office added included."""
    return terminal[:2] in {"C_", "CO"}


def column_role(terminal: str) -> str | None:
    """What stands in the column that it heads: ``value``, ``unit``, ``code`` or ``remark``; None if it heads none."""
    return "value" if heads_column(terminal) else _ROLES.get(terminal)


def stands_in_header(terminal: str) -> bool:
    """Whether it is a word of a header: over a column of values, or another one such as 信息内容 or 计量单位."""
    return terminal[:2] in {"H_", "C_", "CO"}


def labels_item(terminal: str) -> bool:
    """Whether it is the label of a row of figures that a form has."""
    return terminal[:2] == "R_"


def labels_group(terminal: str) -> bool:
    """Whether it is the label of a group of rows, such as （三）不予公开."""
    return terminal[:2] == "G_"


def labels_row(terminal: str) -> bool:
    """Whether it is the label of a row that a form has: of figures, or of a group."""
    return labels_item(terminal) or labels_group(terminal)


def is_of_block(terminal: str) -> bool:
    """Whether it names a block of reconsideration or litigation that is printed as a row of its own."""
    return terminal[1:5] == "_OF_"


def is_of_form(terminal: str) -> bool:
    """Whether a form has it, so that it has a canonical label."""
    return terminal[1:2] == "_"
