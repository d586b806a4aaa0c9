"""What can be wrong with a store."""

from __future__ import annotations

__all__ = ["StoreError"]


class StoreError(Exception):
    """A store cannot be opened or written; the message says why and what to do. What it holds is whole."""
