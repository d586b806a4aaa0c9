"""Why something was not read, where that is ours to say: in both languages. What other code says stays as it is."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Any

__all__ = ["InBothLanguages", "UnreadReason", "WithReason"]


class InBothLanguages(enum.Enum):
    """What is ours to name: members are an English and a Chinese text."""

    def __init__(self, en: str, zh: str) -> None:
        self.en = en
        self.zh = zh


class UnreadReason(InBothLanguages):
    """A reason in English, which stands in the data of a diagnostic and in exceptions, and in Chinese."""

    ARCHIVE_IN_ARCHIVE = "an archive in the archive", "压缩包中的压缩包"
    BREAKS_OFF = "it breaks off", "文件不完整"
    DOCUMENT_TYPE = "it has a document type", "含有文档类型声明"
    EMBEDDED_OBJECT = "an embedded object", "嵌入的对象"
    EMPTY_PAGES = "its pages are empty", "页面均为空白"
    MISSING = "it is missing", "该部分缺失"
    NOISE = "binary noise", "内容为二进制乱码"
    NOT_A_PAGE = "it is no page", "不是网页"
    NO_BODY = "it has no body", "缺少正文"
    NO_DOCUMENTS = "it holds no documents", "其中没有文档"
    NO_MAIN_PART = "it has no main part", "缺少主要部件"
    NO_PAGE = "no part of it is a page", "其中没有网页"
    NO_PAGES = "it has no pages", "没有页面"
    NO_READER = "there is no reader for it", "没有相应的读取组件"
    NO_WORKBOOK = "it has no workbook", "缺少工作簿"
    OLD_OFFICE = "it is a binary file of an old Office", "属于旧版 Office 的二进制文件"
    PICTURE = "a picture", "图片"
    TOO_DEEP = "its elements are nested too deep", "元素嵌套过深"
    TWICE_COMPRESSED = "it is compressed twice", "经过两次压缩"
    UNKNOWN_COMPRESSION = "it is compressed in an unknown way", "压缩方式无法识别"


_CHINESE = {reason.en: reason.zh for reason in UnreadReason}


class WithReason(str):
    """A Chinese template with ``{reason}``, of which the data of a diagnostic hold the English.

    They may have come from JSON, where a reason is no more than its text.
    """

    __slots__ = ()

    def format_map(self, values: Mapping[str, Any]) -> str:  # type: ignore[override]
        """The message."""
        reason = values["reason"]
        worded = _CHINESE.get(reason, reason) if isinstance(reason, str) else reason
        return super().format_map({**values, "reason": worded})
