"""Keep a page from costing more than it is worth, before a parser builds its tree.

An HTML parser follows the standard to the letter, and the standard lets a small page grow: each paragraph opens all
unclosed ``<font>`` of the paragraphs before it again, each ``<div>`` looks through all elements that it stands in,
each attribute is compared with all others of its tag, each ``<option>`` with those of its list. A page that is small,
or closes what it opens, passes as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from govinfo_report.limits import Limits

__all__ = ["tame"]

_FEW_TAGS, _MANY_TAGS = 1_000, 10_000
_MOST_COPIES = 1_000_000
_MOST_OPEN = 500  # inside one cell, or outside tables; browsers stop at 512
_LONG_TAG = 4_096
_ARKS = 3  # the standard reopens at most three elements that look the same
_MARKS = 3  # tags, ends of tags and comments, for each element that a page may have
_MOST_OPTIONS = 1_000  # tags of one list to choose from: a parser looks through all options at each new one

_FORMATTING = {"b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"}
_OPENING_FORMAT = re.compile(
    r"<(?=[bcefistu])((?:b|big|code|em|font|i|s|small|strike|strong|tt|u)(?=[\s/>])[^>]*)>", re.IGNORECASE
)
_LONG = re.compile(rf"<[a-zA-Z][^>]{{{_LONG_TAG}}}")

_SPACE = r"[ \t\n\r\f]"
_ATTRIBUTE = (
    r"[^ \t\n\r\f/>][^ \t\n\r\f/>=]*+"
    rf"""(?:{_SPACE}*+={_SPACE}*+(?:"[^"]*+"|'[^']*+'|[^ \t\n\r\f>"'][^ \t\n\r\f>]*+)?+)?+"""
)
_MARKUP = re.compile(
    r"<(?=[a-zA-Z/!?])"
    r"(?:(?P<end>/?)(?P<name>[a-zA-Z][^ \t\n\r\f/>]*+)"
    rf"(?P<attributes>(?:[ \t\n\r\f/]*+{_ATTRIBUTE})*+)[ \t\n\r\f/]*+>"
    r"|!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|(?:[!?]|/(?![a-zA-Z]))[^>]*+>?"
    r"|(?P<torn>[a-zA-Z/]))",
    re.DOTALL,
)
_SPANS = re.compile(r"""(?:row|col)span\s{0,9}=\s{0,9}["']?[0-9]{1,9}["']?""", re.IGNORECASE)
_CHOSEN = re.compile(r"(?<![^ \t\n\r\f/\"'])selected(?![^ \t\n\r\f/=])", re.IGNORECASE)
_RAW = {
    name: re.compile(rf"</{name}(?=[ \t\n\r\f/>])", re.IGNORECASE)
    for name in ("script", "style", "xmp", "iframe", "noembed", "noframes", "title", "textarea")
}
_TABLE_PARTS = {"td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup"}
_NEVER_OPEN = {
    *(
        "html",
        "head",
        "body",
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "col",
        "area",
        "base",
        "embed",
        "param",
        "wbr",
    ),
    *("source", "track", "dd", "dt", "option", "frame", "frameset"),
}
_ENDS_PARAGRAPH = {
    *("p", "div", "ul", "ol", "dl", "table", "pre", "center", "form", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"),
    *(
        "section",
        "article",
        "main",
        "nav",
        "header",
        "footer",
        "aside",
        "address",
        "fieldset",
        "figure",
        "details",
        "li",
    ),
}


def tame(text: str, limits: Limits, exceed: Callable[[str], None]) -> str:
    """The page, rewritten where a parser would choke on it, and cut after ``limits.elements`` elements.

    What is rewritten shows the same: formatting elements become elements without a meaning (and hide nothing any
    more), elements nested hundreds deep are flattened, of overlong attributes only the spans of a cell are kept, and
    of a list with hundreds of options those that are not chosen become lines.
    """
    tags = text.count("<")
    if tags <= min(_MANY_TAGS, limits.elements) and not _LONG.search(text):
        if tags <= _FEW_TAGS:
            return text
        reopened = _ARKS * len(set(_OPENING_FORMAT.findall(text)))
        if reopened * tags <= _MOST_COPIES:
            return text
    return _rewrite(text, limits, exceed)


class _Scope:
    """The elements open inside a cell, or outside tables: a rough copy of what a parser keeps."""

    def __init__(self) -> None:
        self.names = list[str]()
        self.count = Counter[str]()

    def open(self, name: str) -> None:
        self.names.append(name)
        self.count[name] += 1

    def close(self, name: str) -> None:
        """Close the innermost element of that name and all that is in it, if there is one."""
        while self.count[name]:
            last = self.names.pop()
            self.count[last] -= 1
            if last == name:
                return


class _Choices:
    """The options of a list to choose from, of which a page shows the first one, or the first that is chosen."""

    def __init__(self) -> None:
        self.count = 0
        self.is_chosen = False

    def is_one_too_many(self, name: str, attributes: str) -> bool:
        """Follow a tag; True if it is one of an option that a parser need not know of."""
        if name == "select":
            self.count, self.is_chosen = 0, False
        if name != "option":
            return False
        self.count += 1
        is_first_chosen = not self.is_chosen and _CHOSEN.search(attributes) is not None
        self.is_chosen = self.is_chosen or is_first_chosen
        return self.count > _MOST_OPTIONS and not is_first_chosen


def _rewrite(text: str, limits: Limits, exceed: Callable[[str], None]) -> str:
    pieces, copied, position, elements, marks = list[str](), 0, 0, 0, 0
    scopes, choices = [_Scope()], _Choices()
    while markup := _MARKUP.search(text, position):
        position, marks = markup.end(), marks + 1
        if marks > limits.elements * _MARKS:
            exceed("elements")
            return "".join((*pieces, text[copied : markup.start()]))
        name = (markup["name"] or "").lower()
        if not name:
            if markup["torn"]:
                break
            continue
        kept, end, attributes = _within_scopes(name, bool(markup["end"]), scopes), markup["end"], markup["attributes"]
        if not end:
            elements += 1
            if elements > limits.elements:
                exceed("elements")
                return "".join((*pieces, text[copied : markup.start()]))
        is_line = choices.is_one_too_many(name, attributes)
        if not kept or is_line or name in _FORMATTING or len(attributes) > _LONG_TAG:
            pieces.append(text[copied : markup.start()])
            copied = position
            if is_line:
                pieces.append("" if end else "<hr>")
            elif name in _FORMATTING:
                pieces.append(f"<{end}x-{name}>" if kept else "")
            elif kept:
                pieces.append(f"<{end}{name} {' '.join(_SPANS.findall(attributes))}>")
        if name in _RAW and not markup["end"]:
            closed = _RAW[name].search(text, position)
            if closed is None:
                break
            position = closed.start()
    return "".join((*pieces, text[copied:]))


def _within_scopes(name: str, end: bool, scopes: list[_Scope]) -> bool:  # noqa: FBT001 - one of the two kinds of tag
    """Follow a tag; False if the element would be nested too deep."""
    scope = scopes[-1]
    if name == "table":
        if not end:
            scope.close("p")
            scopes.append(_Scope())
        elif len(scopes) > 1:
            scopes.pop()
    elif name in _TABLE_PARTS:
        if len(scopes) > 1 and scope.names:
            scopes[-1] = _Scope()
    elif end:
        scope.close(name)
    elif name not in _NEVER_OPEN:
        if name in _ENDS_PARAGRAPH:
            scope.close("p")
        if len(scope.names) >= _MOST_OPEN:
            return False
        scope.open(name)
    return True
