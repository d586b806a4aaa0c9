"""The two languages of everything that is said to people."""

from __future__ import annotations

import enum

__all__ = ["Language"]


class Language(enum.StrEnum):
    """Language of what is shown; a function that is given one takes its value too, ``"en"`` or ``"zh"``."""

    EN = "en"
    """English, which holds unless another is asked for."""
    ZH = "zh"
    """Chinese; labels of the forms are Chinese in either."""
