"""Office packages: the main part and what it refers to."""

from __future__ import annotations

import posixpath
from xml.etree.ElementTree import Element

from attrs import define

from govinfo_report.limits import Limits
from govinfo_report.readers.office.xmltree import BrokenXMLError, parse_xml
from govinfo_report.readers.package import BrokenPackageError, Package
from govinfo_report.readers.reasons import UnreadReason

__all__ = ["Parts"]


@define
class Parts:
    """The parts of a package by what they are to the main one."""

    package: Package
    main: str
    targets: dict[str, str]
    """The parts that the main part names: by the identifier of the relation, and the first of a kind by the kind."""
    most: int

    @classmethod
    def of(cls, package: Package, usual: str, limits: Limits) -> Parts:
        """The parts; ``usual`` is where the main one is if the package does not say.

        Raises:
            BrokenPackageError: there is no main part.
        """
        most = limits.elements
        main = _relations(package, "", most).get("officeDocument", usual)
        if main not in package:
            raise BrokenPackageError(UnreadReason.NO_MAIN_PART.en)
        return cls(package, main, _relations(package, main, most), most)

    def parse(self, part: str | None) -> Element | None:
        """The tree of a part; None where there is no such part."""
        return parse_xml(self.package.read(part), self.most) if part and part in self.package else None


def _relations(package: Package, part: str, most: int) -> dict[str, str]:
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    try:
        root = parse_xml(package.read(path), most) if path in package else None
    except (BrokenPackageError, BrokenXMLError):
        root = None  # the parts are mostly where they usually are
    targets = dict[str, str]()
    for relation in root.iter("p:Relationship") if root is not None else ():
        if relation.get("TargetMode") != "External":
            target = relation.get("Target", "").replace("\\", "/")
            place = posixpath.normpath(target[1:] if target[:1] == "/" else posixpath.join(folder, target))
            targets[relation.get("Id", "")] = place
            targets.setdefault(relation.get("Type", "").rpartition("/")[2], place)
    return targets
