"""Which characters the bytes mean: encodings as Chinese government sites declare, mistake and break them."""

from __future__ import annotations

import codecs
import re

from attrs import frozen

from govinfo_report.diagnostics import Diagnostic, Kind, Severity
from govinfo_report.limits import LimitExceededError, Limits
from govinfo_report.readers.assembly import LimitExceeded

__all__ = ["Decoded", "EncodingMismatch", "UndecodableBytes", "decode"]


class UndecodableBytes(Kind):
    """Some bytes stand for no character in the document's encoding; each such place is U+FFFD in the text.

    The page was put together from parts in two encodings, or the download was cut in the middle of a character.
    Digits are the same bytes in all encodings of the web, so that mostly labels and sentences are damaged.
    """

    code = "undecodable-bytes"
    severity = Severity.WARNING
    en = "{count} places of the document cannot be decoded as {encoding}; they stand as U+FFFD in the text."
    zh = "有 {count} 处字节无法按 {encoding} 解码，在文本中以 U+FFFD 表示。"
    help_en = "Fetch the document again if a label or a sentence is damaged."
    help_zh = "如有标签或语句受损，请重新获取该文件。"


class EncodingMismatch(Kind):
    """The document declares one encoding and is written in another; it was read in the one it is written in."""

    code = "encoding-mismatch"
    severity = Severity.INFO
    en = "The document declares the encoding {declared} and is written in {encoding}."
    zh = "文档声明的编码为 {declared}，实际编码为 {encoding}。"


@frozen
class Decoded:
    """What bytes say.

    Attributes:
        text: The characters, without a byte order mark.
        encoding: Name of the Python codec that decoded them.
        diagnostics: ``encoding-mismatch``, ``undecodable-bytes``, ``limit-exceeded``.
    """

    text: str
    encoding: str
    diagnostics: tuple[Diagnostic, ...] = ()


# UTF-32 before UTF-16, whose little-endian mark begins the same.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In the order in which they win a tie that no declaration breaks.
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_LABELS = {
    **dict.fromkeys(("utf8", "unicode11utf8"), "utf-8"),
    **dict.fromkeys(
        ("gb2312", "gbk", "gb18030", "xgbk", "cp936", "gb231280", "csgb2312", "euccn", "chinese"), "gb18030"
    ),
    **dict.fromkeys(("big5", "big5hkscs", "xxbig5", "cnbig5", "csbig5", "cp950"), "big5hkscs"),
    **dict.fromkeys(("utf16", "utf16le"), "utf-16-le"),
    "utf16be": "utf-16-be",
    **dict.fromkeys(("iso88591", "latin1", "windows1252", "usascii", "ascii"), "cp1252"),
}
"""Codec by the label without its punctuation. A label that is not here declares nothing."""

_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_META = re.compile(
    rb"""<meta\s[^<>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{2,40})"""
    rb"""|<\?xml\s[^<>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_PROLOGUE = 8_192  # browsers look at 1024 bytes, but pages with long comments declare their charset later
_SAMPLE = 65_536
_BEYOND_ASCII = re.compile(rb"[^\x00-\x7f]")
_PRINTABLE_ASCII = re.compile(r"[\t-\r -~]+")

# The characters such documents are full of, about four fifths of their Chinese; a wrong decoding hits few of them.
_COMMON = frozenset(
    "政公开信息府数年第项条行一的二情本申请量作务理工和人况件主制动其容规内十办全收度事定发三处新总法目网性县费进他关服复中及计对机文"
    "上等范不重部要有业加报决点会于建站强布在时化区市实到结查提议门类单局依组分审增体为民方设大通以位构五管是四领各众保元推面采织社诉"
    "告现策解了员统导之安减确责可次系据改展章个共外予形指专属六效同用购我求问过读答密职或式应电好自题意群台列力权批督程许律成完金果围"
    "開報條請務總計類單據權辦複議訴訟監處規會對過關業與內當學無現實體長問個為國時來們發動說產種後還進應點經資訊檔電費數項況減組結網"
    "，。、；：（）“”％　０１２３４５６７８９"
)
_PHRASES = ("信息公开", "年度报告", "人民政府", "主动公开", "行政复议", "行政诉讼", "資訊公開", "信息公開", "年度報告")
_WEIGHT_OF_PHRASE = 8


_SPARING = "govinfo-report-sparing"


def _spare_ascii(error: UnicodeError) -> tuple[str, int]:
    """Replace a broken character, but not the digit behind it, which Python's codecs take for a part of it."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    behind = error.start + 1
    spared = error.object[behind : behind + 1].isascii()
    return "\ufffd", behind if spared else max(behind, error.end)


codecs.register_error(_SPARING, _spare_ascii)


def decode(data: bytes, declared: str | None, limits: Limits) -> Decoded:
    """Decode the bytes of a text or an HTML page, whatever they are said to be.

    Strict UTF-8 wins where it succeeds. Otherwise UTF-8 with some broken bytes, GB18030 (also for GB2312 and GBK,
    which pages declare and exceed), Big5 and UTF-16 compete, and the one that yields the most plausible Chinese
    wins; what is declared breaks a tie. A byte order mark of UTF-16 or UTF-32 settles it.

    Args:
        data: The document.
        declared: A media type with or without ``charset=``, or the name of an encoding. What the page itself
            declares is looked up in its first bytes.
        limits: ``bytes`` bounds what is decoded.

    Raises:
        LimitExceededError: there are more bytes, and the limits say to raise.
    """
    cut = len(data) > limits.bytes
    if cut and limits.raise_on_excess:
        raise LimitExceededError("bytes", limits.bytes)
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    body = data[len(mark) : limits.bytes] if cut or mark else data
    labels = _declared(body, declared)
    text, encoding, broken = _decode(body, encoding, [_LABELS[_plain(label)] for label in labels])
    diagnostics = list[Diagnostic]()
    if not text.isascii():
        wrong = next((label for label in labels if _LABELS[_plain(label)][:6] != encoding[:6]), None)
        if wrong is not None:
            diagnostics.append(EncodingMismatch.at(declared=wrong, encoding=encoding))
    if cut:
        if broken and text.endswith("\ufffd"):  # the cut went through a character, which is not the document's fault
            text, broken = text[:-1], broken - 1
        diagnostics.append(LimitExceeded.at(limit="bytes", allowed=limits.bytes))
    if broken:
        diagnostics.append(UndecodableBytes.at(count=broken, encoding=encoding))
    return Decoded(text, encoding, tuple(diagnostics))


def _plain(label: str) -> str:
    return re.sub(r"[\W_]", "", label).lower()


def _declared(data: bytes, declared: str | None) -> list[str]:
    """The known labels that the medium and the page declare, as they declare them."""
    found = list[str]()
    if declared:
        parameter = _CHARSET.search(declared)
        found.append(parameter[1] if parameter else declared)
    inside = _META.search(data, 0, _PROLOGUE)
    if inside:
        found.append((inside[1] or inside[2]).decode("ascii", "replace"))
    return [label for label in found if _plain(label) in _LABELS]


def _decode(data: bytes, marked: str, declared: list[str]) -> tuple[str, str, int]:
    """The text, the codec, and how many U+FFFD in the text the bytes do not print themselves."""
    codec = marked
    if marked in {"", "utf-8"}:
        torn = False
        if b"\0" not in data:  # which would be UTF-16 without a mark
            try:
                return data.decode("utf-8"), "utf-8", 0
            except UnicodeDecodeError as error:
                torn = error.reason == "unexpected end of data" and not data[: error.start].isascii()
        codec = "utf-8" if torn else _most_plausible(data, declared)
    try:
        return data.decode(codec), codec, 0
    except UnicodeDecodeError:
        text = data.decode(codec, _SPARING)
        printed = data.count(b"\xef\xbf\xbd") if codec == "utf-8" else 0
        return text, codec, max(1, text.count("\ufffd") - printed)


def _most_plausible(data: bytes, declared: list[str]) -> str:
    """The codec that makes the most Chinese of the bytes."""
    first = None if b"\0" in data else _BEYOND_ASCII.search(data)
    start = first.start() & ~1 if first else 0
    sample = data[start : start + _SAMPLE]
    best, chosen = 0.0, ""
    for codec in dict.fromkeys((*(name for name in declared if name in _CANDIDATES), *_CANDIDATES)):
        score = _plausibility(sample.decode(codec, "replace"))
        if score > best:
            best, chosen = score, codec
    return chosen or next((codec for codec in (*declared, "gb18030") if _decodes(data, codec)), "utf-8")


def _plausibility(text: str) -> float:
    """How much of the text, leaving printable ASCII out, is what Chinese reports are made of; 1.0 for ASCII alone."""
    rest = _PRINTABLE_ASCII.sub("", text)
    if not rest:
        return 1.0
    hits = sum(map(_COMMON.__contains__, rest))
    return (hits + _WEIGHT_OF_PHRASE * sum(map(rest.count, _PHRASES))) / len(rest)


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
