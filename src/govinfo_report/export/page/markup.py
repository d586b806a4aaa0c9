"""Elements of a page. Every text and every attribute passes through here, and only here, on its way to the page.

The standard library escapes what would be markup. What would be invisible, or would turn or hide what stands around
it, is written out, so that a reader sees what the document holds.
"""

from __future__ import annotations

import re
import unicodedata
from xml.etree.ElementTree import Element, tostring

__all__ = ["Child", "Element", "cut", "element", "html", "visible"]

Child = Element | str | None
"""What may stand in an element; None is nothing."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_KEPT = "\n\t"
_NOT_PLAIN = re.compile(r"[^\n\t\x20-\x7e\u2010-\u2027\u3000-\u303f\u4e00-\u9fa5\uff01-\uff5e]")
_GAP = "…"


def visible(text: str) -> str:
    """A text without characters that cannot be seen: each is written as its code point, line ends and tabs stay.

    >>> visible("12" + chr(0x202E) + "3")
    '12⟨U+202E⟩3'
    """
    return _NOT_PLAIN.sub(lambda found: _shown(found[0]), text)


def _shown(character: str) -> str:
    hidden = character not in _KEPT and unicodedata.category(character) in _UNSEEN
    return f"⟨U+{ord(character):04X}⟩" if hidden else character


def cut(text: str, most: int) -> str:
    """The beginning of a text; an ellipsis where there is more.

    >>> cut("行政许可事项", 5)
    '行政许可…'
    """
    return text if len(text) <= most else f"{text[: most - 1]}{_GAP}"


def element(tag: str, *children: Child, **attributes: str | bool | None) -> Element:
    """An element.

    Args:
        tag: Its name.
        children: Texts and elements, in their order.
        attributes: ``class_`` for ``class``, ``data_of`` for ``data-of``; True for an attribute without a value,
            None or False for none.
    """
    made = Element(tag)
    for name, value in attributes.items():
        if value is not None and value is not False:
            made.set(name.rstrip("_").replace("_", "-"), "" if value is True else visible(value))
    for child in children:
        if isinstance(child, Element):
            made.append(child)
        elif child:
            _append_text(made, visible(child))
    return made


def _append_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def html(root: Element) -> str:
    """An element as HTML."""
    text: str = tostring(root, encoding="unicode", method="html")
    return text
