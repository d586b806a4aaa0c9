"""Say why a report has no values: nothing was there, no report was there, or only its tables are missing."""

from __future__ import annotations

import re

from govinfo_report.building.assemble import Assembled
from govinfo_report.building.findings import EmptyReading
from govinfo_report.diagnostics import Diagnostic, Kind, Severity
from govinfo_report.document import Document
from govinfo_report.narrative.stated import Narrative
from govinfo_report.readers.sniffing import NOISE, TEXT, mismatch

__all__ = ["EmptyDocument", "NoReport", "NoTable", "TextIsAPath", "why_empty"]

_LONGEST_NAME = 500
_ADDRESS = re.compile(r"(?:https?|ftp|file)://", re.IGNORECASE)


class EmptyDocument(Kind):
    """The document holds no text at all."""

    code = "empty-document"
    severity = Severity.ERROR
    en = "The document holds no text."
    zh = "文档中没有任何文字。"
    help_en = "Get it again; a page built by scripts must be saved from a browser."
    help_zh = "请重新获取；由脚本生成的页面需从浏览器保存。"


class TextIsAPath(Kind):
    """The text that was given is a line that names a file or an address; in Python, a string is the text itself."""

    code = "text-is-a-path"
    severity = Severity.ERROR
    en = "The text is not a document but the name of one: {text}"
    zh = "给出的文字不是文档，而是文件名或网址：{text}"
    help_en = "Give a file as pathlib.Path, and the bytes behind an address."
    help_zh = "文件请以 pathlib.Path 给出；网址请先下载，给出其字节。"


class NoReport(Kind):
    """Nothing in the document looks like an annual report: no table, no year, no organ, no section of one."""

    code = "no-report"
    severity = Severity.WARNING
    en = "The document does not look like an annual report on open government information."
    zh = "该文档不像政府信息公开工作年度报告。"


class NoTable(Kind):
    """A report without a table that could be read: of prose alone, or with its tables attached, as pictures or lost.

    Figures in its sentences are in :attr:`Report.facts`; they never become values.
    """

    code = "no-table"
    severity = Severity.INFO
    en = "The report holds no table of a known form; attachments that it names: {attachments}."
    zh = "报告中没有已知格式的表格；其提及的附件：{attachments}。"
    help_en = "The tables may be attached, or pictures: look at the page."
    help_zh = "表格可能在附件中或为图片，请核对原页面。"


def why_empty(document: Document, assembled: Assembled, narrative: Narrative) -> tuple[Diagnostic, ...]:
    """One diagnostic for a report without values or indicator rows; none for any other."""
    if assembled.cells or assembled.indicators or any(one.severity == "error" for one in document.diagnostics):
        return ()
    if not document.text.strip():
        return (EmptyDocument.at(),)
    if _is_a_name(document):
        return (TextIsAPath.at(text=document.text.strip()),)
    known = [one for one in narrative.sections if one.kind is not None]
    if narrative.agency is None and narrative.year is None and not known and not assembled.uses:
        return (NoReport.at(),)
    if any(one.code == EmptyReading.code for one in assembled.diagnostics):
        return ()  # there is a table; the error says what became of it
    named = "、".join(one.name for one in narrative.attachments)
    return (NoTable.at(attachments=named or "—"),)


def _is_a_name(document: Document) -> bool:
    """Whether somebody gave text, and it is a line with the suffix of a file that can be read, or an address."""
    source, line = document.source, document.text.strip()
    was_given_as_text = source.name is None and source.encoding is None and source.media_type == TEXT
    if not was_given_as_text or "\n" in line or len(line) > _LONGEST_NAME:
        return False
    return bool(_ADDRESS.match(line)) or ("." in line and mismatch(NOISE, line, None) is not None)
