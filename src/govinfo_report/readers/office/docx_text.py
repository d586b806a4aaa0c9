"""The text of Word paragraphs: what is shown of runs, fields, revisions, symbols."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from attrs import define, field

from govinfo_report.readers.office.xmltree import child
from govinfo_report.readers.raised import raised

__all__ = ["StoryWriter", "flattened"]

# What is not shown, or is shown elsewhere: properties, deleted and moved text, codes of fields, readings above text.
_HIDDEN = {
    "w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:delText", "w:instrText", "w:delInstrText", "w:rt", "w:sdtPr",
    "w:sdtEndPr", "w:tbl", "w:footnoteReference", "w:endnoteReference", "w:commentReference", "w:annotationRef",
}  # fmt: skip
_CHARACTERS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_WINGDINGS = {0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0xA8: "□", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
_WINGDINGS |= {0x81 + number: chr(ord("①") + number) for number in range(10)}
_WINGDINGS_2 = {0x2A: "□", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "□"}
_SYMBOL = {0x2D: "−", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷"}
_SYMBOL |= {code: chr(code) for code in range(0x20, 0x40) if code != 0x2D}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_OFF = {"0", "false", "off"}
# Wrappers whose content stands where they stand.
_TRANSPARENT = {
    "w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo", "mc:AlternateContent", "mc:Choice",
    "mc:Fallback",
}  # fmt: skip


def flattened(container: Element) -> Iterator[Element]:
    """The children of an element, those of content controls and insertions in their place."""
    stack = list(reversed(container))
    while stack:
        element = stack.pop()
        if element.tag == "mc:AlternateContent":
            stack.extend(reversed(_chosen(element)))
        elif element.tag in _TRANSPARENT:
            stack.extend(reversed(element))
        else:
            yield element


def _chosen(alternatives: Element) -> list[Element]:
    """One of the alternatives, all of which show the same."""
    choice = alternatives.find("mc:Choice")
    return list(choice if choice is not None else alternatives.find("mc:Fallback") or ())


def _is_on(properties: Element | None, name: str) -> bool:
    found = child(properties, name)
    return found is not None and found.get("w:val", "1").lower() not in _OFF


@define
class StoryWriter:
    """Writes out the paragraphs of one story in turn; a field may go on from one to the next."""

    fields: list[bool] = field(factory=list)
    """The fields we are in: is this their result, or still their code?"""

    def paragraph(self, paragraph: Element) -> tuple[str, list[Element]]:
        """The text of a paragraph, lines parted by line breaks; and the text boxes anchored in it."""
        parts, boxes = list[str](), list[Element]()
        stack = [(one, "") for one in reversed(paragraph)]
        while stack:
            element, manner = stack.pop()
            name = element.tag
            if name == "w:r":
                manner = _manner(element.find("w:rPr"))
                stack.extend((one, manner) for one in reversed(element))
            elif name in {"w:t", "m:t"}:
                self._show(parts, _text(element), manner)
            elif name in _CHARACTERS:
                self._show(parts, _CHARACTERS[name], manner)
            elif name == "w:sym":
                self._show(parts, _symbol(element), manner)
            elif name == "w:fldChar":
                self._field(element.get("w:fldCharType"))
            elif name == "w:txbxContent":
                boxes.append(element)
            elif name == "mc:AlternateContent":
                stack.extend((one, manner) for one in reversed(_chosen(element)))
            elif name not in _HIDDEN:
                stack.extend((one, manner) for one in reversed(element))
        self.fields = [result for result in self.fields if result]  # a code that does not end would hide the rest
        return "".join(parts), boxes

    def _show(self, parts: list[str], text: str, manner: str) -> None:
        if manner == "hidden" or not all(self.fields):
            return
        parts.append(raised(text, manner))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()


_TAKEN_BACK = ("w:vanish", "w:strike", "w:dstrike")
"""Properties of text that is not shown, or is struck out."""


def _manner(properties: Element | None) -> str:
    if properties is None:
        return ""
    if any(_is_on(properties, name) for name in _TAKEN_BACK):
        return "hidden"
    align = child(properties, "w:vertAlign")
    return align.get("w:val", "") if align is not None else ""


def _text(element: Element) -> str:
    text = element.text or ""
    return text if element.get("xml:space") == "preserve" else text.strip(" \t\r\n")


def _symbol(element: Element) -> str:
    font, code = element.get("w:font", "").lower(), element.get("w:char", "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number in range(0xF000, 0xF100) or font in _FONTS:
        found = _FONTS.get(font, {}).get(number & 0xFF)
        if found:
            return found
    return chr(number) if 0x20 <= number <= 0x10FFFF and number not in range(0xD800, 0xE000) else ""
