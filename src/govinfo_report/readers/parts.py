"""Which part of a document was not read, where its name is ours to give: in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from govinfo_report.readers.reasons import InBothLanguages, WithReason

__all__ = ["UnreadPart", "WithPart"]


class UnreadPart(InBothLanguages):
    """A part in English, which stands in the data of a diagnostic, and in Chinese; of pages, the number beside it."""

    BEHIND_PAGE = "after page {page}", "第 {page} 页之后"
    ENDNOTES = "endnotes", "尾注"
    FOOTNOTES = "footnotes", "脚注"
    NUMBERING = "numbering", "编号"
    PAGE = "page {page}", "第 {page} 页"
    STYLES = "styles", "样式"

    def at(self, page: int) -> dict[str, Any]:
        """The data of a diagnostic about pages: the part, and the number that tells it from a sheet of such a name."""
        return {"part": self.en.format(page=page), "page": page}


class WithPart(WithReason):
    """A Chinese template with ``{part}`` and ``{reason}``, of which the data of a diagnostic hold the English."""

    __slots__ = ()

    def format_map(self, values: Mapping[str, Any]) -> str:  # type: ignore[override]
        """The message."""
        part, page = values["part"], values.get("page")
        worded = next((one.zh.format(page=page) for one in UnreadPart if one.en.format(page=page) == part), part)
        return super().format_map({**values, "part": worded})
