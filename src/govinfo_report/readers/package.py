"""ZIP packages (DOCX, XLSX, archives) opened without trusting what they say about their size."""

from __future__ import annotations

import io
import posixpath
import zipfile

from attrs import define, field

from govinfo_report.readers.foreign import foreign
from govinfo_report.readers.guard import Excess
from govinfo_report.readers.reasons import UnreadReason

__all__ = ["OLE_MAGIC", "BrokenPackageError", "EncryptedPackageError", "Package", "member_name", "open_package"]

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_CHUNK = 1 << 16
_ENTRY, _MOST_ENTRIES = b"PK\x01\x02", 100_000
"""What begins an entry of the directory, and how many are taken in, folders and what is never read among them."""
_NAMELESS = "unnamed"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class BrokenPackageError(Exception):
    """The package, or a member, cannot be read; the message says why."""


class EncryptedPackageError(Exception):
    """The package asks for a password."""


@define
class Package:
    """A ZIP package whose members are read within one budget of unpacked bytes."""

    archive: zipfile.ZipFile
    left: int
    """Bytes that may still be unpacked."""
    members: dict[str, zipfile.ZipInfo] = field(factory=dict)
    """By name, in the order of the package's directory; folders left out."""

    def __contains__(self, name: str) -> bool:
        """Whether there is such a member."""
        return name in self.members

    def read(self, name: str) -> bytes:
        """The bytes of a member; none where there is no such member.

        Raises:
            Excess: it does not fit into the budget; known before anything is unpacked.
            BrokenPackageError: it is damaged.
            EncryptedPackageError: it asks for a password.
        """
        info = self.members.get(name)
        if info is None:
            return b""
        if info.flag_bits & 1:
            raise EncryptedPackageError
        if info.compress_type not in _METHODS:
            raise BrokenPackageError(UnreadReason.UNKNOWN_COMPRESSION.en)
        if info.file_size > self.left:
            raise Excess("unpacked_bytes")
        self.left -= info.file_size
        parts = list[bytes]()
        with foreign(BrokenPackageError, name), self.archive.open(info) as member:
            while part := member.read(_CHUNK):  # gives no more than the size it claims, and then checks it
                parts.append(part)
        return b"".join(parts)


def open_package(data: bytes, unpacked_bytes: int) -> Package:
    """Open a package.

    Raises:
        Excess: its directory is longer than any.
        BrokenPackageError: it is none, or its directory is damaged.
        EncryptedPackageError: it is an Office document under a password.
    """
    if data.startswith(OLE_MAGIC):
        if _ENCRYPTED_STREAM in data:
            raise EncryptedPackageError
        raise BrokenPackageError(UnreadReason.OLD_OFFICE.en)
    if data.count(_ENTRY) > _MOST_ENTRIES:
        raise Excess("members")
    with foreign(BrokenPackageError):
        archive = zipfile.ZipFile(io.BytesIO(data))
    members = dict[str, zipfile.ZipInfo]()
    for info in archive.infolist():
        name = member_name(info).replace("\\", "/")
        if not name.endswith("/"):
            members.setdefault(posixpath.normpath(name or _NAMELESS).lstrip("/"), info)
    return Package(archive, unpacked_bytes, members)


def member_name(info: zipfile.ZipInfo) -> str:
    """The name of a member; Chinese systems write GBK without saying so."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename
