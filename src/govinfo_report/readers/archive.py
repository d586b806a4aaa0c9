"""Archives: a page with its attachments in one ZIP, or one document under gzip."""

from __future__ import annotations

import posixpath
import re
import time
import zlib
from collections.abc import Iterator

from attrs import define, evolve, field

from govinfo_report.document import Document, Source
from govinfo_report.limits import DEFAULT_LIMITS, Limits
from govinfo_report.readers.assembly import Assembly, digest
from govinfo_report.readers.binary import bytes_within
from govinfo_report.readers.faults import EncryptedDocument, ImageOnly, UnreadableDocument, UnreadMember
from govinfo_report.readers.guard import Excess
from govinfo_report.readers.inflating import Budget
from govinfo_report.readers.joining import join
from govinfo_report.readers.package import BrokenPackageError, EncryptedPackageError, Package, open_package
from govinfo_report.readers.reasons import UnreadReason
from govinfo_report.readers.registry import Given, reader

__all__ = ["NO_DOCUMENTS", "read_archive", "read_gzip"]

_ZIP, _GZIP = "application/zip", "application/gzip"
_PAGES = {"text/html", "multipart/related"}
NO_DOCUMENTS = re.compile(
    r"(?:^|/)(?:__MACOSX/|\.|Thumbs\.db$|desktop\.ini$)|\.(?:css|js|json|map|ico|svg|woff2?|ttf|eot|swf)$",
    re.IGNORECASE,
)
"""Files that come along with a page or a system and are no documents."""
_GZIP_HEADER = 31
"""What makes zlib expect a gzip header."""
_MEMBER = re.compile(rb"\0*(?=\x1f\x8b)")


@define
class _Bag:
    """What an archive held, as far as it was read."""

    assembly: Assembly
    deadline: float
    cells: int
    pages: list[Document] = field(factory=list)
    attachments: list[Document] = field(factory=list)
    pictures: list[str] = field(factory=list)


@reader("archive", _ZIP)
def read_archive(given: Given, limits: Limits) -> Document:
    """A ZIP archive with a page and its attachments.

    Each file is read by the reader for what its bytes are. Pages come first, then the other files, both in the order
    of their names (附件2 before 附件10); the name of each stands before it, as furniture. Style sheets, scripts and the
    pictures of a page are passed over; other files that no reader is for, archives in the archive among them, are
    named in a diagnostic.

    Args:
        given: The bytes.
        limits: ``members``, ``unpacked_bytes``, ``cells`` and ``seconds`` bound the whole archive, all others each
            file.

    Raises:
        MissingExtraError: a file needs an optional reader that is not installed.
    """
    assembly = Assembly(limits)
    source = Source(given.name, digest(given.data), _ZIP, None)
    data = bytes_within(given, limits, assembly)
    bag = _Bag(assembly, time.monotonic() + limits.seconds, limits.cells)
    try:
        if data:
            _unpack(open_package(data, limits.unpacked_bytes), bag, limits)
    except BrokenPackageError as fault:
        assembly.diagnostics.append(UnreadableDocument.at(medium="ZIP", reason=str(fault)[:200]))
    except Excess as excess:
        assembly.exceed(excess.limit)
    if bag.pictures and not bag.pages:
        assembly.diagnostics += (
            [UnreadMember.at(name=name, reason=UnreadReason.PICTURE.en) for name in bag.pictures]
            if bag.attachments
            else [ImageOnly.at()]
        )
    elif data and not (bag.pages or bag.attachments or assembly.diagnostics):
        assembly.diagnostics.append(UnreadableDocument.at(medium="ZIP", reason=UnreadReason.NO_DOCUMENTS.en))
    return join(source, [*bag.pages, *bag.attachments], assembly.diagnostics)


def _unpack(package: Package, bag: _Bag, limits: Limits) -> None:
    from govinfo_report.readers import read_given  # noqa: PLC0415 - it knows this reader
    from govinfo_report.readers.sniffing import sniff  # noqa: PLC0415

    names = sorted((name for name in package.members if not NO_DOCUMENTS.search(name)), key=_natural)
    for number, name in enumerate(names):
        if number >= limits.members:
            raise Excess("members")
        if bag.cells <= 0:
            raise Excess("cells")
        if time.monotonic() > bag.deadline:
            raise Excess("seconds")
        try:
            content = package.read(name)
        except EncryptedPackageError:
            bag.assembly.diagnostics.append(EncryptedDocument.at(medium=f"ZIP ({name})"))
            continue
        except BrokenPackageError as fault:
            bag.assembly.diagnostics.append(UnreadMember.at(name=name, reason=str(fault)[:200]))
            continue
        media_type = sniff(content, name)
        if media_type.startswith("image/"):
            bag.pictures.append(name)
        elif media_type == _ZIP:
            bag.assembly.diagnostics.append(UnreadMember.at(name=name, reason=UnreadReason.ARCHIVE_IN_ARCHIVE.en))
        elif content:
            left = evolve(
                limits,
                unpacked_bytes=max(package.left, 1),
                cells=bag.cells,
                seconds=max(bag.deadline - time.monotonic(), 0.1),
            )
            document = read_given(Given(content, name), left)
            bag.cells -= sum(len(table.cells) for table in document.tables)
            (bag.pages if media_type in _PAGES else bag.attachments).append(_titled(name, document))


def _natural(name: str) -> list[tuple[int, str]]:
    """Sorts figures in names by their value."""
    parts = re.split(r"(\d{1,15})", name)
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]


def _titled(name: str, document: Document) -> Document:
    """The document with its name in front."""
    title = Assembly(DEFAULT_LIMITS)
    title.paragraph(posixpath.basename(name), furniture=True)
    return join(document.source, [title.finish(document.source), document])


@reader("gzip", _GZIP)
def read_gzip(given: Given, limits: Limits) -> Document:
    """A document compressed with gzip, such as a stored page; it is read as what it is without the compression.

    Where a file has several members, as after one was appended to another, they are one document.

    Args:
        given: The bytes.
        limits: ``bytes`` bounds the document also unpacked, ``members`` the members of the file; all others are those
            of the document's reader.

    Raises:
        MissingExtraError: the document needs an optional reader that is not installed.
    """
    from govinfo_report.readers import read_given  # noqa: PLC0415 - it knows this reader

    assembly = Assembly(limits)
    source = Source(given.name, digest(given.data), _GZIP, None)
    data = bytes_within(given, limits, assembly)
    try:
        content = _inflated(data, limits) if data else b""
    except BrokenPackageError as fault:
        assembly.diagnostics.append(UnreadableDocument.at(medium="gzip", reason=str(fault)))
        content = b""
    except Excess as excess:
        assembly.exceed(excess.limit)
        content = b""
    if content.startswith(b"\x1f\x8b"):
        assembly.diagnostics.append(UnreadableDocument.at(medium="gzip", reason=UnreadReason.TWICE_COMPRESSED.en))
        content = b""
    if not content:
        return assembly.finish(source)
    name = re.sub(r"\.gz$", "", given.name, flags=re.IGNORECASE) if given.name else None
    document = read_given(Given(content, name), limits)
    return evolve(document, source=evolve(document.source, name=given.name, sha256=source.sha256))


def _inflated(data: bytes, limits: Limits) -> bytes:
    try:
        return b"".join(_members(data, limits))
    except zlib.error as fault:
        raise BrokenPackageError(str(fault)) from fault


def _members(data: bytes, limits: Limits) -> Iterator[bytes]:
    """What the members hold, which follow each other; zeros between or behind them, and junk behind, are none."""
    budget, at = Budget(min(limits.bytes, limits.unpacked_bytes)), 0
    for _ in range(limits.members):
        behind = yield from budget.inflate(data, _GZIP_HEADER, at)
        if behind is None:
            raise BrokenPackageError(UnreadReason.BREAKS_OFF.en)
        following = _MEMBER.match(data, behind)
        if following is None:
            return
        at = following.end()
    raise Excess("members")
