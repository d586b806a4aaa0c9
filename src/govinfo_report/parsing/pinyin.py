"""What some mirrors put behind traditional characters: how each is read, in parentheses (``開(kāi)``)."""

from __future__ import annotations

__all__ = ["GLOSS"]

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_TONELESS = "de|ge|le|me|men|zhe|zi"
GLOSS = rf"[(（](?:[a-zêü]{{0,6}}[{_TONED}][a-zêü{_TONED}]{{0,6}}|(?<=[\u3400-\u9fff][(（])(?:{_TONELESS}))[)）]"
"""Pattern of a gloss. Without a tone mark it is one of few syllables behind a character: a word may stand so, too."""
