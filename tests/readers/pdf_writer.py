"""A writer of small PDFs, so that tests can say exactly what is drawn where."""

from __future__ import annotations

import zlib

from attrs import define, field

A4 = (595, 842)
# A Chinese font that is not embedded: a full em for ideographs, half of it for what ASCII has.
_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [ << /Type /Font "
    "/Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
    "/FontDescriptor << /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -141 1000 859] /ItalicAngle 0 "
    "/Ascent 859 /Descent -141 /CapHeight 683 /StemV 80 >> /DW 1000 /W [1 95 500] >> ] >>"
)


@define
class Page:
    """A page under way; places are points from the left and the top, as a person sees them."""

    width: float = A4[0]
    height: float = A4[1]
    rotate: int = 0
    operators: list[str] = field(factory=list)
    resources: str = ""

    def text(self, x, y, text, size=10.0, matrix="1 0 0 1", mode=0):
        """Text from its baseline; ``matrix`` turns it."""
        code = text.encode("utf-16-be").hex()
        self.operators.append(f"BT /F1 {size} Tf {mode} Tr {matrix} {x:.3f} {self.height - y:.3f} Tm <{code}> Tj ET")

    def line(self, x0, y0, x1, y1, width=0.5):
        self.operators.append(f"{width} w {x0:.3f} {self.height - y0:.3f} m {x1:.3f} {self.height - y1:.3f} l S")

    def area(self, x0, y0, x1, y1):
        self.operators.append(f"{x0:.3f} {self.height - y1:.3f} {x1 - x0:.3f} {y1 - y0:.3f} re f")

    def frame(self, x0, y0, x1, y1):
        self.operators.append(f"{x0:.3f} {self.height - y1:.3f} {x1 - x0:.3f} {y1 - y0:.3f} re S")


def file_of(bodies, trailer=""):
    """A PDF of these objects, the first of which is the catalogue."""
    data, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    data += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(data)


def stream(data, entries=""):
    return f"<< /Length {len(data)} {entries} >>\nstream\n".encode() + data + b"\nendstream"


def write(pages, *, compress=True, trailer="", font=_FONT):
    """The PDF of these pages."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        font.encode(),
    ]
    for at, page in enumerate(pages):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] /Rotate {page.rotate} "
            f"/Resources << /Font << /F1 3 0 R >> {page.resources} >> /Contents {5 + 2 * at} 0 R >>".encode()
        )
        content = "\n".join(page.operators).encode()
        bodies.append(stream(zlib.compress(content), "/Filter /FlateDecode") if compress else stream(content))
    return file_of(bodies, trailer)
