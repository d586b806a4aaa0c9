"""What kind of file the bytes are, told from the bytes; names and declared types are often wrong."""

from __future__ import annotations

import re

from govinfo_report.diagnostics import Diagnostic, Kind, Severity
from govinfo_report.limits import DEFAULT_LIMITS
from govinfo_report.readers.encoding import decode

__all__ = ["MediaTypeMismatch", "mismatch", "sniff"]

_OOXML = "application/vnd.openxmlformats-officedocument."
DOCX, XLSX, PPTX = (_OOXML + kind for kind in ("wordprocessingml.document", "spreadsheetml.sheet", "presentationml"))
DOC, XLS, OLE = "application/msword", "application/vnd.ms-excel", "application/x-ole-storage"
HTML, TEXT, MHTML, NOISE = "text/html", "text/plain", "multipart/related", "application/octet-stream"
ZIP, GZIP, PDF, RTF, OFD = (
    "application/zip",
    "application/gzip",
    "application/pdf",
    "application/rtf",
    "application/ofd",
)


class MediaTypeMismatch(Kind):
    """The name or the declared media type says one kind of file, the bytes are another; the bytes were believed.

    Sites send HTML pages under the name of a Word file, Word files as plain text, and error pages as anything.
    """

    code = "media-type-mismatch"
    severity = Severity.INFO
    en = "The document claims to be {claimed} ({by}) and is {found}."
    zh = "文档自称为 {claimed}（{by}），实际为 {found}。"


_SIGNATURES = (
    (b"%PDF-", PDF),
    (b"{\\rtf", RTF),
    (b"\x1f\x8b", GZIP),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
)
_PDF_PREAMBLE = 1024  # readers of PDF accept that much before the signature
_ZIP_START, _OLE_START = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_END = b"PK\x05\x06"
_MEMBERS = (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX), ("OFD.xml", OFD))
_HEAD = 262_144

_SUFFIXES = {
    **dict.fromkeys(("htm", "html", "shtml", "xhtml", "xht"), HTML),
    **dict.fromkeys(("txt", "text", "md", "csv", "tsv"), TEXT),
    **dict.fromkeys(("mht", "mhtml"), MHTML),
    **dict.fromkeys(("docx", "docm", "dotx"), DOCX),
    **dict.fromkeys(("xlsx", "xlsm"), XLSX),
    **dict.fromkeys(("doc", "dot", "wps"), DOC),
    **dict.fromkeys(("xls", "et"), XLS),
    "pdf": PDF,
    "rtf": RTF,
    "zip": ZIP,
    "gz": GZIP,
    "ofd": OFD,
    "pptx": PPTX,
    **dict.fromkeys(("jpg", "jpeg"), "image/jpeg"),
    "png": "image/png",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
}
_SYNONYMS = {
    "application/xhtml+xml": HTML,
    **dict.fromkeys(("text/markdown", "text/csv", "text/tab-separated-values", "text/xml", "application/xml"), TEXT),
    **dict.fromkeys(("message/rfc822", "application/x-mimearchive"), MHTML),
    "application/x-zip-compressed": ZIP,
    "application/x-gzip": GZIP,
    "text/rtf": RTF,
    "image/jpg": "image/jpeg",
}
_SAY_NOTHING = {"", NOISE, "binary/octet-stream", "application/download", "application/x-download", "*/*"}

_BEGINNING = r"[\s\ufeff]*+(?:(?><!--.*?-->|<\?[^>]*+>)\s*+)*+<"  # comments and <?xml?> may come before the first tag
_PAGE = re.compile(_BEGINNING + r"(?:!doctype\s+html|(?:html|head|body)[\s>])", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(_BEGINNING + r"[a-z][a-z0-9]{0,6}[\s/>]", re.IGNORECASE | re.DOTALL)
_BLOCK_TAG = re.compile(
    r"</?(html|head|body|div|p|table|tr|td|th|h[1-6]|ul|ol|li|br|center|section|article)(?:[\s/][^<>]{0,2000})?>",
    re.IGNORECASE,
)
_MHTML = re.compile(
    r"[\w-]{2,40}:.{0,8000}?^content-type:\s*multipart/related", re.IGNORECASE | re.DOTALL | re.MULTILINE
)
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")


def sniff(data: bytes | str, name: str | None = None, declared: str | None = None) -> str:
    """The media type of a document, from its bytes.

    Text with a few tags in its prose is text; a fragment made of tables or paragraphs is HTML without ``<html>``, and
    so is a text with an HTML table in it.

    Args:
        data: The document; of a ``str`` only HTML and plain text are told apart.
        name: Its file name, and
        declared: its media type as declared. They decide only where the bytes leave it open.

    Returns:
        A media type without parameters; ``application/octet-stream`` for what is no known kind of document.
    """
    if isinstance(data, str):
        return HTML if _is_html(data[:_HEAD]) else TEXT
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature):
            return media_type
    if data.startswith(_ZIP_START):
        return _kind_of_zip(data)
    if data.startswith(_OLE_START):
        return _kind_of_ole(data, _claims(name, declared))
    if data.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        return "image/bmp"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    if b"%PDF-" in data[:_PDF_PREAMBLE]:
        return PDF
    text = decode(data[:_HEAD], declared, DEFAULT_LIMITS).text
    if _MHTML.match(text):
        return MHTML
    if _is_html(text):
        return HTML
    return NOISE if len(_NOT_TEXT.findall(text)) * 20 > len(text) else TEXT


def mismatch(found: str, name: str | None, declared: str | None) -> Diagnostic | None:
    """The diagnostic for a name or a declared media type that the bytes contradict; None where none does."""
    for by, claimed in _claims(name, declared).items():
        if claimed != found:
            return MediaTypeMismatch.at(claimed=claimed, by=by, found=found)
    return None


def _claims(name: str | None, declared: str | None) -> dict[str, str]:
    """What the declared media type and the suffix of the name say, where they say anything."""
    media_type = (declared or "").partition(";")[0].strip().lower()
    claims = {"media type": _SYNONYMS.get(media_type, media_type)} if "/" in media_type else {}
    suffix = (name or "").rpartition(".")[2].lower()
    claims["name"] = _SUFFIXES.get(suffix, "")
    return {by: claimed for by, claimed in claims.items() if claimed not in _SAY_NOTHING}


def _kind_of_zip(data: bytes) -> str:
    """A DOCX, an XLSX or a plain archive, by the names of its members."""
    end = data.rfind(_ZIP_END)
    size, start = (int.from_bytes(data[end + at : end + at + 4], "little") for at in (12, 16))
    directory = data[start : start + size] if end >= 0 else b""
    # In the central directory only: a DOCX stored in an archive brings such names along. A torn file has none.
    prefix = rb"PK\x01\x02.{42}" if directory else rb"PK\x03\x04.{26}"
    for member, media_type in _MEMBERS:
        if re.search(prefix + re.escape(member.encode()), directory or data[:_HEAD], re.DOTALL):
            return media_type
    return ZIP


def _kind_of_ole(data: bytes, claims: dict[str, str]) -> str:
    """A DOC or an XLS, by the names of its streams; where one is embedded in the other, by what it claims to be."""
    streams = (("WordDocument", DOC), ("Workbook", XLS), ("Book", XLS))
    kinds = [media_type for stream, media_type in streams if stream.encode("utf-16-le") in data]
    claimed = [claim for claim in claims.values() if claim in {DOC, XLS, DOCX, XLSX}]
    if "EncryptedPackage".encode("utf-16-le") in data:
        kinds = [DOCX, XLSX]  # which one, the encryption hides
    return next((claim for claim in claimed if claim in kinds), kinds[0] if kinds else OLE)


def _is_html(text: str) -> bool:
    """Whether a page begins, or else whether the markup is more than a few tags named in prose."""
    if "<" not in text:
        return False
    if _PAGE.match(text):
        return True
    tags = [tag.lower() for tag in _BLOCK_TAG.findall(text)]
    if tags.count("br") < text.count("|"):  # a <br> among pipes stands in a cell of a Markdown table
        tags = [tag for tag in tags if tag != "br"]
    if _FRAGMENT.match(text):
        return len(tags) >= 2
    return ("table" in tags and tags.count("td") + tags.count("th") >= 4) or len(tags) >= max(4, len(text) // 400)
