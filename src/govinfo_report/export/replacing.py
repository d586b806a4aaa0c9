"""A file that is there when it is complete, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["replaced"]


@contextmanager
def replaced(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Where to write what takes the place of a file at the end; where that fails, the file is as it was.

    A link stays a link, and who may read the file may go on. A device or a pipe is written to at once.

    Raises:
        OSError: the file cannot be replaced.
    """
    if Path(path).exists() and not Path(path).is_file():
        yield Path(path)
        return
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{target.name}.part")
    try:
        yield part
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
