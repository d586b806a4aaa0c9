"""Compressed streams (gzip, the streams of a PDF) inflated within a budget, in time that grows with their length."""

from __future__ import annotations

import zlib
from collections.abc import Generator

from attrs import define

from govinfo_report.readers.guard import Excess

__all__ = ["Budget"]

_SLICE, _STEP = 1 << 16, 1 << 20


@define
class Budget:
    """Bytes that may still be unpacked."""

    left: int

    def spend(self, size: int) -> None:
        """Take so many bytes.

        Raises:
            Excess: so many are not left.
        """
        if size > self.left:
            raise Excess("unpacked_bytes")
        self.left -= size

    def inflate(self, data: bytes, wbits: int = zlib.MAX_WBITS, start: int = 0) -> Generator[bytes, None, int | None]:
        """What a compressed stream holds, piece by piece; then the offset behind it, None where it breaks off.

        Raises:
            Excess: it holds more than is left.
            zlib.error: it is damaged; the pieces in front of that were given.
        """
        machine, rest = zlib.decompressobj(wbits), memoryview(data)
        for at in range(start, len(data), _SLICE):  # what a step leaves of its input is copied
            piece: bytes | memoryview = rest[at : at + _SLICE]
            while piece and not machine.eof:
                yield self._spent(machine.decompress(piece, _STEP))
                piece = machine.unconsumed_tail
            if machine.eof:
                return min(at + _SLICE, len(data)) - len(machine.unused_data)
        yield self._spent(machine.flush())
        return None

    def _spent(self, part: bytes) -> bytes:
        self.spend(len(part))
        return part
