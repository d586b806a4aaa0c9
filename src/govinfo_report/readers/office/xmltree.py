"""XML parts to trees with short names, within bounds, and never with a document type: no entities of any kind."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, TreeBuilder, XMLParser

from govinfo_report.readers.foreign import foreign
from govinfo_report.readers.guard import Excess
from govinfo_report.readers.reasons import UnreadReason

__all__ = ["BrokenXMLError", "child", "parse_xml"]

_OPEN = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    _OPEN + "wordprocessingml/2006/main": "w:",
    _STRICT + "wordprocessingml/main": "w:",
    _OPEN + "spreadsheetml/2006/main": "s:",
    _STRICT + "spreadsheetml/main": "s:",
    _OPEN + "officeDocument/2006/relationships": "r:",
    _STRICT + "officeDocument/relationships": "r:",
    _OPEN + "package/2006/relationships": "p:",
    _OPEN + "markup-compatibility/2006": "mc:",
    _OPEN + "officeDocument/2006/math": "m:",
    _STRICT + "officeDocument/math": "m:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
_DEEPEST = 1_000
"""Nesting of elements; a report stays below 60."""
_FIRST_PIECE = 1 << 18


class BrokenXMLError(Exception):
    """A part is no well-formed XML, or has a document type; the message says why."""


class _Names(dict[str, str]):
    """``{namespace}name`` to a prefixed name; of other namespaces than those above, the prefix is ``?:``."""

    def __missing__(self, name: str) -> str:
        space, closed, local = name.rpartition("}")
        short = _PREFIXES.get(space[1:], "?:") + local if closed else name
        self[name] = short
        return short


class _Builder(TreeBuilder):
    def __init__(self, most: int) -> None:
        super().__init__()
        self.names = _Names()
        self.left = most
        self.depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self.left -= 1
        self.depth += 1
        if self.left < 0:
            raise Excess("elements")
        if self.depth > _DEEPEST:
            raise BrokenXMLError(UnreadReason.TOO_DEEP.en)
        names = self.names
        return super().start(names[tag], {names[key]: value for key, value in attrs.items()})

    def end(self, tag: str, /) -> Element:
        self.depth -= 1
        return super().end(self.names[tag])

    def doctype(self, *_: object) -> None:
        raise BrokenXMLError(UnreadReason.DOCUMENT_TYPE.en)


def parse_xml(data: bytes, most: int) -> Element:
    """The root of a part, of at most so many elements.

    Raises:
        Excess: it has more.
        BrokenXMLError: it cannot be parsed.
    """
    parser = XMLParser(target=_Builder(most))  # noqa: S314 - what makes XML dangerous, the builder refuses
    with foreign(BrokenXMLError):
        for start, end in _pieces(len(data)):
            parser.feed(data[start:end])
        root: Element = parser.close()
    return root


def _pieces(size: int) -> Iterator[tuple[int, int]]:
    """Ranges of a part, each as long as all before: what is refused ends the parse with the piece that it stands in.

    A token that no piece completes is begun anew at each; because they grow, that costs no more than twice its length.
    """
    end = 0
    while end < size:
        start, end = end, max(_FIRST_PIECE, 2 * end)
        yield start, end


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of that name, its first child of the next name, and so on; None where there is none."""
    for name in names:
        if element is None:
            return None
        element = element.find(name)
    return element
