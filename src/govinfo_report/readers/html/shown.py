"""What of a page is not shown, or shown as something else than its text: hidden and struck parts, filled-in fields."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from govinfo_report.readers.figures import FIGURE
from govinfo_report.readers.raised import raised

__all__ = ["STRUCK", "filled_in", "hidden_nodes", "lifted"]

STRUCK = "s strike del rt rp"
"""Elements whose text is taken back, or says how the text beside it is spoken."""

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)"
    r"|text-decoration(?:-line)?\s*:[^;]*line-through",
    re.IGNORECASE,
)
_STYLED = '[style*="display" i], [style*="visibility" i], [style*="font-size" i], [style*="line-through" i]'
_RULE = re.compile(r"([^{}@;]{1,200})\{([^{}]{0,500})\}")
_SIMPLE = re.compile(r"[a-z]{0,10}[.#][\w-]{1,60}", re.IGNORECASE)
_MOST_RULES = 200
# A script may show a hidden part of the page; a few words in a cell it leaves alone.
_IN_CELL = "td {0}, th {0}"
_INLINE = frozenset({"span", "font", "b", "i", "em", "strong", "a", "u", "small", "label"})

_FIGURE = re.compile(rf"\s*(?:{FIGURE}|[-—/]+|无)\s*")
_WRITTEN_IN = frozenset({None, "", "text", "number", "tel"})


def hidden_nodes(tree: LexborHTMLParser) -> set[int]:
    """The elements that are not shown, or struck out, by their ``mem_id``."""
    found = {node.mem_id for node in tree.css("[hidden]")}
    found |= {node.mem_id for node in tree.css(_STYLED) if _HIDING.search(node.attributes.get("style") or "")}
    for selector in _hiding_selectors(tree):
        found |= {node.mem_id for node in tree.css(_IN_CELL.format(selector)) if node.tag in _INLINE}
    return found


def _hiding_selectors(tree: LexborHTMLParser) -> list[str]:
    """Classes and names that the styles of the page hide."""
    found = list[str]()
    for style in tree.css("style"):
        for rule in _RULE.finditer(style.text()):
            if len(found) < _MOST_RULES and _HIDING.search(rule[2]):
                found += [one.strip() for one in rule[1].split(",") if _SIMPLE.fullmatch(one.strip())]
    return found


def lifted(node: LexborNode, before: str) -> str:
    """The text of ``<sup>`` or ``<sub>``: behind a figure its digits are no more of it."""
    text = node.text()
    if not before.rstrip()[-1:].isdigit():
        return text
    return raised(text, "superscript" if node.tag == "sup" else "subscript")


def filled_in(node: LexborNode) -> str:
    """The figure, or the mark for none, that a field or a picture in a table shows; empty where it shows none."""
    attributes = node.attributes
    if node.tag == "img":
        text = attributes.get("alt")
    elif node.tag == "input":
        text = attributes.get("value") if (attributes.get("type") or "").lower() in _WRITTEN_IN else None
    elif node.tag == "select":
        chosen = node.css_first("option[selected]") or node.css_first("option")
        text = chosen.text() if chosen is not None else None
    else:
        text = node.text()
    return text.strip() if text and _FIGURE.fullmatch(text) else ""
