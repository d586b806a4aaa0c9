"""What a proposal consists of."""

from __future__ import annotations

import enum

from attrs import frozen

from govinfo_report.language import Language
from govinfo_report.models.printed import Number

__all__ = ["Change", "Mechanism", "Proposal", "Repairs", "Suspects"]


class Mechanism(enum.StrEnum):
    """How the printed figures may have come about."""

    DIGIT = "digit"
    """One digit of one figure was lost, doubled or changed."""
    TRANSPOSED = "transposed-digits"
    """Two digits of one figure changed places."""
    SWAPPED = "swapped-cells"
    """Two neighbouring cells changed places."""
    WRONG_CELL = "wrong-cell"
    """One figure was booked in a wrong column or row."""
    SHIFTED = "shifted-row"
    """One cell of a row was moved, and those between shifted by one."""
    ROW_MOVED = "moved-row"
    """The figures of one row stand in another row, and those between shifted by one."""
    COLUMNS_SWAPPED = "swapped-columns"
    """Two neighbouring columns of a table changed places."""
    SPLIT_FIGURE = "split-figure"
    """The digits of one figure stand in two cells."""
    MERGED_CELLS = "merged-cells"
    """Two figures stand in one cell."""
    LOST_CELL = "lost-cell"
    """A cell of a row was lost."""
    EXTRA_CELL = "extra-cell"
    """A row has a cell too many."""
    REPLACED = "replaced"
    """One figure is another one altogether; only where several sums agree on it."""


_NAMES = {
    Mechanism.DIGIT: ("one digit is wrong", "一位数字有误"),
    Mechanism.TRANSPOSED: ("two digits are exchanged", "两位数字颠倒"),
    Mechanism.SWAPPED: ("two neighbouring cells are exchanged", "相邻两格互换"),
    Mechanism.WRONG_CELL: ("a figure stands in the wrong cell", "数字填错位置"),
    Mechanism.SHIFTED: ("cells of a row are shifted", "一行内单元格错位"),
    Mechanism.ROW_MOVED: ("the figures of a row stand in another row", "数字错行"),
    Mechanism.COLUMNS_SWAPPED: ("two neighbouring columns are exchanged", "相邻两列互换"),
    Mechanism.SPLIT_FIGURE: ("one figure is split in two cells", "一个数字被拆成两格"),
    Mechanism.MERGED_CELLS: ("two figures run together in one cell", "两个数字并入一格"),
    Mechanism.LOST_CELL: ("a cell is missing from the row", "该行缺一个单元格"),
    Mechanism.EXTRA_CELL: ("the row has a cell too many", "该行多一个单元格"),
    Mechanism.REPLACED: ("one figure is wrong", "一个数字有误"),
}


@frozen
class Change:
    """One value as it would be."""

    path: str
    """Public name of the value."""
    printed: Number | None
    """As read; None for an empty cell, and for a row whose cells were left out."""
    proposed: Number | None
    """None: an empty cell."""


@frozen
class Proposal:
    """The one smallest change that satisfies every identity that it touches. Never applied by the library."""

    mechanism: Mechanism
    """The one mistake that would explain it."""
    changes: tuple[Change, ...]
    """The values that it alters."""
    satisfies: tuple[str, ...]
    """What the satisfied identities are about: values, rows or blocks."""

    def values(self) -> dict[str, Number | None]:
        """The proposed values by path."""
        return {one.path: one.proposed for one in self.changes}

    def explain(self, language: str = "en") -> str:
        """The proposal in one sentence.

        Raises:
            ValueError: ``language`` is neither ``en`` nor ``zh``.
        """
        is_chinese = Language(language) is Language.ZH
        name = _NAMES[self.mechanism][is_chinese]
        shown = ", ".join(f"{one.path}: {_shown(one.printed)} → {_shown(one.proposed)}" for one in self.changes)
        return f"{name}：{shown}" if is_chinese else f"{name}: {shown}"


def _shown(value: Number | None) -> str:
    return "□" if value is None else str(value)


@frozen
class Suspects:
    """Identities that fail, and no one smallest change."""

    paths: tuple[str, ...]
    """Values that some equally small change would alter; where no change was found, all of the failing sums."""
    sums: tuple[str, ...]
    """What the failing identities are about; of a row that was left out, the row."""
    candidates: int
    """How many equally small changes there are; 0: none was found."""


@frozen
class Repairs:
    """What could repair a report: proposals where exactly one smallest change is, suspects elsewhere."""

    proposals: tuple[Proposal, ...]
    """One for every group of failing sums that exactly one smallest change repairs."""
    suspects: tuple[Suspects, ...]
    """The other groups."""
