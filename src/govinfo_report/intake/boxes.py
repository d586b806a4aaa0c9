"""Documents out of a ZIP: every member is one."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

from govinfo_report.document import Origin
from govinfo_report.intake.item import Item
from govinfo_report.limits import Limits
from govinfo_report.readers.archive import NO_DOCUMENTS
from govinfo_report.readers.package import member_name
from govinfo_report.readers.registry import Given

__all__ = ["zip_items"]

# What zipfile raises for damage, encryption and methods that it does not know.
_FAULTS = (OSError, EOFError, RuntimeError, NotImplementedError, ValueError, zipfile.BadZipFile, zlib.error)


def zip_items(path: Path, limits: Limits) -> Iterator[Item]:
    """The members of a ZIP in the order of their names, without style sheets, scripts and what systems add."""
    try:
        box = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        yield Item(Given(b"", str(path)), Origin(str(path)), f"no ZIP that can be opened: {error}")
        return
    with box:
        members = [(member_name(one), one) for one in box.infolist() if not one.is_dir()]
        for name, info in sorted(members, key=itemgetter(0)):
            if NO_DOCUMENTS.search(name):
                continue
            origin = Origin(str(path), name)
            try:
                with box.open(info) as member:
                    yield Item(Given(member.read(limits.bytes + 1), name), origin)
            except _FAULTS as error:
                yield Item(Given(b"", name), origin, f"{type(error).__name__}: {error}")
