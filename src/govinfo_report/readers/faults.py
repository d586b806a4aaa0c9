"""The kinds of diagnostic that say what a reader could not read, and the empty document that carries one.

They stand here, and not with their readers, to be known wherever a report is: one that was read in another process
brings findings of readers along that were never loaded here.
"""

from __future__ import annotations

from govinfo_report.diagnostics import Diagnostic, Kind, Severity
from govinfo_report.document import Document, Source
from govinfo_report.readers.parts import WithPart
from govinfo_report.readers.reasons import WithReason

__all__ = [
    "BrokenNumber",
    "EncryptedDocument",
    "HiddenCells",
    "HiddenParts",
    "ImageOnly",
    "ImagePages",
    "ReadFailure",
    "RecognisedText",
    "RepairedDocument",
    "UncalculatedFormulas",
    "UnmappedGlyphs",
    "UnreadMember",
    "UnreadableDocument",
    "UnreadablePart",
    "unread",
]


class UnreadableDocument(Kind):
    """The bytes are not what they claim to be, or are damaged beyond reading; nothing was read.

    Typical causes: a download that broke off, an error page saved under the name of an attachment, a file renamed
    to another suffix. Fetch the file again and look at it. Word's binary format of before 2007 (``.doc``) has no
    reader: save it as DOCX.
    """

    code = "unreadable-document"
    severity = Severity.ERROR
    en = "The document cannot be read as {medium}: {reason}."
    zh = WithReason("无法按 {medium} 读取该文件：{reason}。")
    help_en = "Open the file by hand to see what it is; save a .doc or .wps as .docx, or fetch a damaged file again."
    help_zh = "请人工打开核对：.doc、.wps 文件请另存为 .docx；文件损坏的请重新获取。"


class UnreadablePart(Kind):
    """A part of the document (a page, a sheet, a part of the package) is damaged; the rest was read.

    Figures may be missing: look at the part before you use the report.
    """

    code = "unreadable-part"
    severity = Severity.ERROR
    en = "A part of the document cannot be read ({part}): {reason}."
    zh = WithPart("文件的一部分无法读取（{part}）：{reason}。")
    help_en = "Look at that part by hand; figures may be missing."
    help_zh = "请人工核对该部分，可能有数据缺失。"


class EncryptedDocument(Kind):
    """The document asks for a password, and none is known; nothing was read."""

    code = "encrypted-document"
    severity = Severity.ERROR
    en = "The {medium} document is encrypted with a password."
    zh = "该 {medium} 文件已加密，需要密码。"
    help_en = "Remove the password and read it again."
    help_zh = "请去除密码后重新读取。"


class RepairedDocument(Kind):
    """The file's table of contents is broken, as after a download that broke off; its parts were found by a scan.

    What the scan found was read. Pages may be missing, or stand in an earlier version.
    """

    code = "repaired-document"
    severity = Severity.WARNING
    en = "The file is damaged; its parts were found by a scan, and some may be missing."
    zh = "文件已损坏，通过扫描恢复其内容，可能有缺失。"
    help_en = "Fetch the file again."
    help_zh = "请重新获取该文件。"


class ImageOnly(Kind):
    """The document is a picture of its pages (a scan, or letters drawn as outlines) without any text.

    Nothing is recognised or invented: run a text recognition of your choice and read its result, checking each figure.
    """

    code = "image-only"
    severity = Severity.ERROR
    en = "The document holds pictures of its pages and no text."
    zh = "该文件只有页面图像，没有文字。"
    help_en = "It needs text recognition (OCR), which this library does not do."
    help_zh = "需要先进行文字识别（OCR），本库不提供该功能。"


class ImagePages(Kind):
    """Some pages are pictures, or hold large ones; only their text was read. Tables may stand on the pictures."""

    code = "image-pages"
    severity = Severity.WARNING
    en = "These pages hold pictures that were not read: {pages}."
    zh = "以下页面含有图像，其内容未读取：{pages}。"
    help_en = "Look at these pages by hand; figures may stand on them."
    help_zh = "请人工查看这些页面，其中可能有数据。"


class RecognisedText(Kind):
    """The text is an invisible layer over a scanned page: the result of somebody's text recognition.

    Recognition mistakes figures (1 for 7, 0 for 6, a lost digit), so every figure wants a look at the picture.
    """

    code = "recognised-text"
    severity = Severity.WARNING
    en = "The text of these pages is an invisible recognition (OCR) layer: {pages}."
    zh = "以下页面的文字来自隐藏的识别（OCR）图层：{pages}。"
    help_en = "Check the figures against the picture of the page."
    help_zh = "请对照页面图像核对数据。"


class BrokenNumber(Kind):
    """A number is wider than its cell, which broke it over lines; it was put together again.

    The first line fills the cell and holds nothing but figures, so the next one goes on with the number.
    """

    code = "broken-number"
    severity = Severity.INFO
    en = "The number {number} on page {page} is broken over lines in its cell and was put together."
    zh = "第 {page} 页的数字 {number} 在单元格内换行，已合并读取。"


class UnmappedGlyphs(Kind):
    """The font does not say which characters some glyphs are; they are kept as U+FFFD and never taken for figures."""

    code = "unmapped-glyphs"
    severity = Severity.ERROR
    en = "{count} glyphs have no character in their font (pages {pages}); they stand as U+FFFD in the text."
    zh = "有 {count} 个字形无法对应到字符（第 {pages} 页），在文本中以 U+FFFD 表示。"
    help_en = "Look at these pages by hand; figures may be among the glyphs."
    help_zh = "请人工查看这些页面，其中可能有数据。"


class UnreadMember(Kind):
    """A file inside an archive is of a kind that is not read (a picture, a program, an archive in an archive)."""

    code = "unread-member"
    severity = Severity.WARNING
    en = "The file {name} inside the archive was not read: {reason}."
    zh = WithReason("压缩包中的文件 {name} 未读取：{reason}。")
    help_en = "Unpack the archive and look at the file by hand."
    help_zh = "请解压后人工查看该文件。"


class HiddenCells(Kind):
    """Tables, cells or parts of cells with figures are marked as not to be shown or struck out, and were left out.

    Usually the remains of an earlier version of the page. If a script of the page shows them, they belong to the
    document: save the page from a browser and read that.
    """

    code = "hidden-cells"
    severity = Severity.WARNING
    en = "The page hides or strikes out figures in {count} places; they were left out."
    zh = "页面有 {count} 处数字被隐藏或划去，未读取。"
    help_en = "Compare with the page in a browser."
    help_zh = "请与浏览器中显示的页面核对。"


class HiddenParts(Kind):
    """The file hides sheets, rows or columns in which something stands; they were left out, as in print.

    Usually lists for drop-down fields or earlier figures. Show them and save the file again if they belong to it.
    """

    code = "hidden-parts"
    severity = Severity.WARNING
    en = "The file hides {what}; what stands there was left out."
    zh = "文件隐藏了{what}，其中内容未读取。"
    help_en = "Open the file, show what is hidden, and see whether it belongs to the report."
    help_zh = "请打开文件取消隐藏，核对其中内容是否属于报告。"


class UncalculatedFormulas(Kind):
    """Cells hold a formula without a result: the file was written by a program that does not calculate.

    They read as blank. Open the file in a spreadsheet program and save it there.
    """

    code = "uncalculated-formulas"
    severity = Severity.ERROR
    en = "{count} cells hold formulas without results and were read as blank."
    zh = "有 {count} 个单元格含未计算结果的公式，按空白读取。"
    help_en = "Open the file in a spreadsheet program, save it, and read it again."
    help_zh = "请用表格软件打开并保存后重新读取。"


class ReadFailure(Kind):
    """One of many sources could not be read at all: it is missing, its reader is not installed, or its process died.

    A document takes its process along where a library fails that is not Python, or where memory ends; all others are
    read. A source without a name is named by the beginning of its digest.
    """

    code = "read-failure"
    severity = Severity.ERROR
    en = "{name} could not be read: {error}"
    zh = "无法读取{name}：{error}"


def unread(source: Source, *diagnostics: Diagnostic) -> Document:
    """A document of which nothing was read, and why."""
    return Document(source, "", (), diagnostics)
