"""Labels over several lines: found wherever they are cut, with no line too many tried."""

from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.diagnostics import Span
from govinfo_report.lexing.atoms import Atom
from govinfo_report.lexing.joining import joined_label
from govinfo_report.lexing.labels import MatchKind, dictionary, find_label
from govinfo_report.lexing.numbers import read_cell
from govinfo_report.parsing.compiled import compiled

# As printed, as keys, and as traditional characters print words that are rewritten as a whole.
PRINTED = sorted({*compiled().labels.values(), *dictionary()})
PRINTED += [
    label.replace("文件", "檔案").replace("信息", "資訊") for label in PRINTED if "文件" in label or "信息" in label
]
ORDINALS = ["", "（一）", "1.", "其中：", "其中：（二十三）", "十二、"]


def lines(*texts):
    """Each text as a line of its own."""
    return [
        Atom(text, Span(at * 1000, at * 1000 + len(text)), -1, at, 0, ruled=False, reading=read_cell(text))
        for at, text in enumerate(texts)
    ]


def longest(texts):
    """How many of the texts make the longest label word for word, trying all; 1 where none does."""
    joins = ("".join(texts[:count]) for count in range(1, len(texts) + 1))
    matches = [find_label(text) for text in joins]
    exact = [count for count, match in enumerate(matches, 1) if match and match.kind is MatchKind.EXACT]
    return max([1, *exact])


@given(st.sampled_from(PRINTED), st.sampled_from(ORDINALS), st.data())
def test_a_label_is_found_wherever_it_is_cut(label, ordinal, data):
    """A narrow column cuts anywhere; a row whose label is not put together again is lost."""
    whole = (ordinal + label)[:48]
    cuts = sorted(data.draw(st.sets(st.integers(1, len(whole)), max_size=6)))
    texts = [whole[left:right] for left, right in zip([0, *cuts], [*cuts, len(whole)], strict=True) if left < right]
    if any(read_cell(text).kind != "text" for text in texts):
        return  # a figure or a mark parts two labels
    _, taken = joined_label(lines(*texts), 0)
    assert taken >= longest(texts)


def test_a_word_that_is_rewritten_may_be_cut_behind_an_ordinal():
    """Its first character begins no label by itself; it was taken for the end of one that there is not."""
    _, taken = joined_label(lines("其", "中", "：（二十三）資", "訊内容"), 0)
    assert taken == 4


@given(st.lists(st.sampled_from(PRINTED).filter(lambda text: len(text) < 12), min_size=1, max_size=6))
def test_labels_beside_each_other_are_parted_as_if_all_were_tried(labels):
    """Header words follow each other line by line; two that happen to make a third label are that one, others not."""
    if any(read_cell(text).kind != "text" for text in labels):
        return
    _, taken = joined_label(lines(*labels), 0)
    assert taken == longest(labels) or any(mark in text for text in labels for mark in "(（")
