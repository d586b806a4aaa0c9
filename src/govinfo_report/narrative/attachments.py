"""Tables and files that a report names as attached, and whether the document holds them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govinfo_report.diagnostics import Span
from govinfo_report.narrative.lines import Body, Line
from govinfo_report.narrative.stated import Attachment

__all__ = ["find_attachments"]

_NAMED = re.compile(
    r"^(?:\([一二三四五六七八九十]\)|[㈠-㈩]|[0-9]{1,2}[.、])?\(?(?:附件?表?|附录|附图)(?:下载)?[0-9一二三四五]{0,2}[:.、]"
    r"(?P<name>[^。;]{3,80}|(?:[0-9]{1,2}[.、][^。;]{3,80};?){2,9})。?\)?$"
)
_INLINE = re.compile(r"(?<=[。;])(?:附件|附表|附)[0-9]{0,2}[:](?P<name>[^。;:]{3,60})(?:。|$)")
_ITEM = re.compile(r"[0-9]{1,2}[.、](?P<name>[^。;:]{3,80}(?:表|xlsx?|docx?|pdf|zip));?$")
_LIST = re.compile(r"(?:附件|附表|附)(?:下载)?:$")
"""The items are on the lines below."""
_SPLIT = re.compile(r"(?:^|(?<=.))[0-9]{1,2}[.、](?=[^0-9])")
_LONGEST_CAPTION = 120
_END = 3
_NO_NAME = re.compile(r"下载|^无$|^略$")


def _names(line: Line, start: int, end: int) -> list[tuple[str, int, int]]:
    """The names in a list such as 1.统计表2.情况表."""
    text = line.text
    cuts = [found.span() for found in _SPLIT.finditer(text, start, end)]
    if not cuts:
        return [(text[start:end], start, end)]
    edges = [*(cut[0] for cut in cuts[1:]), end]
    return [(text[cut[1] : edge], cut[1], edge) for cut, edge in zip(cuts, edges, strict=True)]


def find_attachments(
    whole: Body, furniture: frozenset[int], tables: Sequence[Span], text: str
) -> tuple[Attachment, ...]:
    """The attachments named by lines such as 附件:政府信息公开情况统计表.

    One is present if its name stands again further down as a caption, or if a table follows it.

    Args:
        whole: Lines of prose.
        furniture: Indices of lines of page chrome.
        tables: Where the tables are.
        text: The document's text.
    """
    places: list[tuple[str, Span, int]] = []
    listing = False
    for index, line in enumerate(whole.lines if "附" in whole.text else ()):
        if index in furniture:
            continue
        found = (_NAMED.match(line.text) or _INLINE.search(line.text)) if "附" in line.text else None
        if found is None and listing:
            found = _ITEM.match(line.text)
        listing = found is not None or _LIST.match(line.text) is not None
        if found is None or _NO_NAME.search(found["name"]):
            continue
        start, end = found.span("name")
        if line.text.startswith("(") and line.text[end - 1] == ")" and line.text.count("(") == line.text.count(")"):
            end -= 1  # the whole line stands in brackets
        for name, first, last in _names(line, start, end):
            if name:
                places.append((name.rstrip("。;"), line.folded.span(first, last), index))
    if not places:
        return ()
    captions: dict[str, int] = {}
    ends = tuple({_key(name)[-_END:] for name, _, _ in places})
    for index in sorted(
        {whole.index(found.start()) for end in ends for found in re.finditer(re.escape(end), whole.text)}
    ):
        line = whole.lines[index]
        if len(line.text) <= _LONGEST_CAPTION:
            captions[_key(line.text)] = index
    last_table = max((span.end for span in tables), default=-1)
    attachments: dict[str, Attachment] = {}
    for name, span, index in places:
        again = captions.get(_key(name), -1) > index
        printed = text[span.start : span.end].strip().rstrip("。；;")
        attachments.setdefault(_key(name), Attachment(printed, again or last_table > span.end, span))
    return tuple(attachments.values())


def _key(text: str) -> str:
    return re.sub(r"[\s()]|(?:19|20)[0-9]{2}年?度?", "", text)
