"""Keys of labels: the same for every way of printing one label, different for different labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.lexing.normalize import fold, heads, split_ordinal


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing(text):
    """A key is a fixed point, so it can be compared with any other key."""
    assert fold(fold(text)) == fold(text)


@given(st.text("網路网路檔案其它資訊 \n\t\u3000公開", max_size=12))
def test_folding_taiwan_wording_twice_changes_nothing(text):
    """Found by fuzzing: 網 路 with room in it became 网路, and only the second time 网络."""
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "printed",
    [
        "（三） 不予公开",
        "(三)不予公開",
        "(三) 不\n予公开",
        "（三）不予公開(kāi)",
        "（三）不予公開（kāāi）",
        "（三）不予公開(de)",
        "三、不予公开",
        "**（三）不予公开**",
        "### （三）不予公开",
        "三\\、不予<br>公开",
        "&nbsp;三、\u200b不予公开",
    ],
)
def test_one_label_has_one_key(printed):
    """Width, white space, traditional characters, pinyin and what is left of markup do not make another label."""
    assert split_ordinal(printed) == ("三", "不予公开")


def test_near_twins_keep_their_own_keys():
    """Folding must not bring 予以公开 and 不予公开 together."""
    assert fold("予以公开") != fold("不予公开")


@pytest.mark.parametrize(
    ("printed", "head"),
    [
        ("现行有效件数 (历史累计)", "现行有效件数"),
        ("采购总金额（万元，保留四位小数）", "采购总金额"),
        ("规章：指地方政府规章，不含规范性文件", "规章"),
    ],
)
def test_an_explanation_does_not_hide_the_label(printed, head):
    """The label is what stands before its bracket or colon, whatever other labels the explanation contains."""
    assert heads(printed)[0] == head
