"""What a figure looks like: where cells follow figures, or differ in them from words, it tells how a page is set."""

from __future__ import annotations

__all__ = ["FIGURE"]

FIGURE = "[-−－+＋]?[0-9０-９][0-9０-９,，.．]*"
"""Pattern of a figure with its sign and its separators. Whether it is a number, whoever knows the form decides."""
