"""Spreadsheets: XLSX, and the binary XLS of Excel 97."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from govinfo_report.document import Document, Source
from govinfo_report.extras import MissingExtraError
from govinfo_report.limits import Limits
from govinfo_report.readers.assembly import Assembly, digest
from govinfo_report.readers.binary import bytes_within
from govinfo_report.readers.faults import EncryptedDocument, UnreadableDocument
from govinfo_report.readers.guard import Excess, within
from govinfo_report.readers.office.sheet import write_sheets
from govinfo_report.readers.office.xls import read_binary
from govinfo_report.readers.office.xlsx_parts import read_package
from govinfo_report.readers.office.xmltree import BrokenXMLError
from govinfo_report.readers.package import (
    OLE_MAGIC,
    BrokenPackageError,
    EncryptedPackageError,
    open_package,
)
from govinfo_report.readers.registry import Given, reader

__all__ = ["read_xls", "read_xlsx"]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_XLS = "application/vnd.ms-excel"


@reader("xlsx", _XLSX)
def read_xlsx(given: Given, limits: Limits) -> Document:
    """A workbook (XLSX, XLSM): every sheet on which something stands is a table.

    The name of a sheet comes first, as a paragraph; a name such as Sheet1 is furniture. The table is the used range;
    blank cells in it are cells, rows on which nothing stands are left out. Merged cells come once, with their spans.

    Numbers are printed as their format prints them: decimals, separators of thousands, per cent, units that the
    format adds; dates in ISO form; without a format, 12 and not 12.0. A zero that an accounting format prints as a
    dash is 0. A formula gives the result that was saved with it; one without a result is blank, with an error.
    Hidden sheets, rows and columns are left out, with a warning if something stands there.

    Known gaps: text boxes, charts, pictures, comments, headers and footers of the print-out are not read; formats
    that scale (thousands shown as units) or show fractions are not applied.

    Args:
        given: The bytes.
        limits: ``unpacked_bytes`` bounds what is unpacked, ``cells`` the cells, ``elements`` those of a part,
            ``columns``, ``rows`` and ``span`` each table.
    """
    return _read(given, limits, _XLSX)


@reader("xls", _XLS, extra="xlsx")
def read_xls(given: Given, limits: Limits) -> Document:
    """A binary workbook of Excel 97 (XLS), read as an XLSX is.

    Known gaps beside those of XLSX: raised figures (²) come as plain ones.

    Args:
        given: The bytes.
        limits: As for XLSX; ``seconds`` bounds the whole.

    Raises:
        MissingExtraError: xlrd is not installed.
    """
    return _read(given, limits, _XLS)


def _read(given: Given, limits: Limits, media_type: str) -> Document:
    assembly = Assembly(limits)
    data = bytes_within(given, limits, assembly)
    encrypted = "EncryptedPackage".encode("utf-16-le") in data
    if data.startswith(OLE_MAGIC) and not encrypted:
        media_type = _XLS
        if find_spec("xlrd") is None:
            raise MissingExtraError("xlsx", "reading an Excel 97 workbook")
    elif data:
        media_type = _XLSX
    try:
        if media_type == _XLS:
            xlrd = import_module("xlrd")  # an extra
            write_sheets(within(limits.seconds, lambda: list(read_binary(data, xlrd))), assembly)
        elif data:
            write_sheets(read_package(open_package(data, limits.unpacked_bytes), limits), assembly)
    except EncryptedPackageError:
        assembly.diagnostics.append(EncryptedDocument.at(medium="Excel"))
    except (BrokenPackageError, BrokenXMLError) as fault:
        assembly.diagnostics.append(UnreadableDocument.at(medium="Excel", reason=str(fault)[:200]))
    except Excess as excess:
        assembly.exceed(excess.limit)
    return assembly.finish(Source(given.name, digest(given.data), media_type, None))
