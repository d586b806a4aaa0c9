"""What people decided about findings, in a file that outlives the findings.

A line of JSON each: the report by its digest, the finding by its code and path, what was decided, and why. Nothing in
the file depends on the version of the library; an entry that matches no finding any more is told, never dropped.
"""

from __future__ import annotations

import enum
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import asdict, field, frozen, validators

from govinfo_report.diagnostics import Diagnostic
from govinfo_report.models.report import Report

__all__ = ["Decided", "Decision", "DecisionsError", "Key", "append", "load", "text_at"]

Key = tuple[str, str, str | None, str]
"""Digest of the report, code, path, and what is printed there."""

_LONGEST_TEXT = 80
_is_text = validators.instance_of(str)


class DecisionsError(ValueError):
    """The file of decisions cannot be understood."""


class Decided(enum.StrEnum):
    """What was decided about a finding."""

    ACCEPTED = "accepted"
    """It is right, is known, and stays: the office was told, or will not correct it."""
    DISMISSED = "dismissed"
    """It is no mistake."""


@frozen
class Decision:
    """One decision about one finding of one report."""

    report: str = field(validator=_is_text)
    """SHA-256 of the report's bytes: a report that was published anew is decided anew."""
    code: str = field(validator=_is_text)
    path: str | None = field(validator=validators.optional(_is_text))
    """The value, row, block or table; None: the document."""
    text: str = field(validator=_is_text)
    """What is printed at the finding's place, which tells several findings of one code and path apart."""
    decision: Decided = field(converter=Decided)
    note: str = field(default="", validator=_is_text)
    file: str = field(default="", validator=_is_text)
    """Name of the file when it was decided; for people only."""

    @property
    def key(self) -> Key:
        """What a finding is matched by."""
        return self.report, self.code, self.path, self.text

    def __str__(self) -> str:
        where = f" {self.path}" if self.path else ""
        return f"{self.file or self.report[:12]}: {self.code}{where} “{self.text}”"


def text_at(report: Report, one: Diagnostic) -> str:
    """What is printed where a finding stands, in one line of bounded length; empty where it has no place."""
    if one.span is None:
        return ""
    return " ".join(report.document.text[one.span.start : one.span.end].split())[:_LONGEST_TEXT]


def load(path: Path) -> dict[Key, Decision]:
    """The decisions of a file by what they match; of two about one finding, the later one. No file: no decisions.

    Raises:
        DecisionsError: a line is no decision; the message names it.
    """
    if not path.exists():
        return {}
    found = {}
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DecisionsError(f"{path}: {error}") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                one = Decision(**_object(line))
            except (TypeError, ValueError) as error:
                raise DecisionsError(f"{path}:{number}: {error}") from None
            found[one.key] = one
    return found


def _object(line: str) -> Mapping[str, Any]:
    found = json.loads(line)
    if not isinstance(found, dict):
        raise TypeError("not a JSON object")
    return found


def append(path: Path, decisions: Iterable[Decision]) -> None:
    """Write decisions behind those of the file, which stays as it is.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(decisions))


def _lines(decisions: Iterable[Decision]) -> Iterator[str]:
    for one in decisions:
        yield json.dumps(asdict(one), ensure_ascii=False) + "\n"
