"""Whether a response of a crawl looks like a report, told from its bytes without reading it."""

from __future__ import annotations

import html
import re
from contextlib import suppress

from govinfo_report.readers.sniffing import HTML, MHTML, TEXT, sniff

__all__ = ["looks_like_report"]

_TOPIC = ("信息公开", "信息公開", "資訊公開")
_KIND = ("年度报告", "年度報告", "年报", "年報", "工作报告", "工作報告")
_ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
_WORDS = frozenset({HTML, MHTML, TEXT})
_NEVER = re.compile(r"image/|audio/|video/|font/|application/(?:javascript|json|octet-stream|x-javascript)")


def _encoded(words: tuple[str, ...]) -> re.Pattern[bytes]:
    forms = set[bytes]()
    for word in words:
        for encoding in _ENCODINGS:
            with suppress(UnicodeEncodeError):  # Big5 has no simplified characters
                forms.add(word.encode(encoding))
    return re.compile(b"|".join(map(re.escape, sorted(forms))))


_TOPIC_BYTES, _KIND_BYTES = _encoded(_TOPIC), _encoded(_KIND)


def looks_like_report(data: bytes, name: str | None = None, media_type: str | None = None) -> bool:
    """Whether a response may be a report: a page or text with its words, or a document whose words cannot be seen.

    A page must speak of 信息公开 and of a yearly or work report, in any usual encoding. Word, Excel and PDF documents
    and archives are taken, for only their readers can tell; images, scripts and unknown noise are not.
    """
    found = sniff(data, name, media_type)
    if found not in _WORDS:
        return not _NEVER.match(found)
    if b"&#" in data:
        data += html.unescape(data.decode("latin-1")).encode("utf-8", "replace")
    return bool(_TOPIC_BYTES.search(data) and _KIND_BYTES.search(data))
