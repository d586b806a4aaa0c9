"""Bytes into documents: what a source is, and the reader for it."""

from __future__ import annotations

from attrs import evolve

from govinfo_report.document import Document
from govinfo_report.limits import Limits
from govinfo_report.readers import text as _text  # noqa: F401  registers itself
from govinfo_report.readers.registry import READERS, Given, MissingExtraError, Reader, reader

__all__ = ["READERS", "Given", "MissingExtraError", "Reader", "read_given", "reader"]


def read_given(given: Given, limits: Limits) -> Document:
    """Read what was given with the reader for what it turns out to be."""
    return READERS["text"].read(evolve(given), limits)
