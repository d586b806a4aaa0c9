"""What was named on the command line: files, folders, the standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from attrs import frozen

from govinfo_report.limits import Limits

__all__ = ["Input", "MisuseError", "inputs_of"]


class MisuseError(ValueError):
    """The command was given what it cannot work with; the message is one clear line."""


@frozen
class Input:
    """One document to read: its name to show, and a path or bytes."""

    name: str
    source: Path | bytes


def inputs_of(names: Iterable[str], limits: Limits) -> list[Input]:
    """The documents that the names stand for, folders as all their files in order; ``-`` is the standard input.

    Raises:
        MisuseError: a file is missing, a folder holds no file, or the standard input is named twice.
    """
    found: list[Input] = []
    for name in names:
        if name == "-":
            if any(one.name == "<stdin>" for one in found):
                raise MisuseError("the standard input can be read only once")
            found.append(Input("<stdin>", sys.stdin.buffer.read(limits.bytes + 1)))
            continue
        path = Path(name)
        if path.is_dir():
            files = sorted(_files(path))
            if not files:
                raise MisuseError(f"no files in the folder {name}")
            found.extend(Input(str(file), file) for file in files)
        elif path.exists():
            found.append(Input(name, path))
        else:
            raise MisuseError(f"no such file: {name}")
    return found


def _files(folder: Path) -> Iterator[Path]:
    """All files below a folder but hidden ones."""
    with suppress(OSError):
        for path in folder.rglob("*"):
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
                yield path
