"""What the readers of binary files share: the bytes, if they are within the limit."""

from __future__ import annotations

from govinfo_report.limits import Limits
from govinfo_report.readers.assembly import Assembly
from govinfo_report.readers.registry import Given

__all__ = ["bytes_within"]


def bytes_within(given: Given, limits: Limits, assembly: Assembly) -> bytes:
    """The bytes given; nothing, with a diagnostic, where they are too many: half a package is none."""
    data = given.data.encode("utf-8", "surrogatepass") if isinstance(given.data, str) else given.data
    if len(data) > limits.bytes:
        assembly.exceed("bytes")
        return b""
    return data
