"""Hostile plain text, and hostile encodings."""

from __future__ import annotations

from random import Random

from tests.hostile.registry import hostile

_TITLE = "某某局2023年政府信息公开工作年度报告\n"
_HEADER = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
_ROWS = "规章 | 1 | 2 | 3 |\n行政规范性文件 | 4 | 5 | 6 |\n"


@hostile()
def text_line() -> bytes:
    """A line of a hundred megabytes."""
    return "规章12 ".encode() * 11_000_000


@hostile()
def text_digits() -> bytes:
    """A number of ten million digits."""
    return (_TITLE + _HEADER + "规章 | " + "1" * 10_000_000 + " | 2 | 3 |\n").encode()


@hostile()
def text_unknown_rows() -> bytes:
    """A hundred thousand rows that no form has."""
    return (_TITLE + _HEADER + "".join(f"某某事项{n} | 1 | 2 | 3 |\n" for n in range(100_000))).encode()


@hostile()
def text_known_rows() -> bytes:
    """The same two rows of a form fifty thousand times over."""
    return (_TITLE + _HEADER + _ROWS * 50_000).encode()


@hostile()
def text_headers() -> bytes:
    """The header of a table two hundred thousand times over, without a row."""
    return (_TITLE + _HEADER * 200_000).encode()


@hostile()
def text_header_lines() -> bytes:
    """A header a line, two hundred thousand lines."""
    return (_TITLE + "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n" * 50_000).encode()


@hostile()
def text_cell_lines() -> bytes:
    """A cell a line, a million lines."""
    return (_TITLE + "规章\n1\n2\n3\n" * 250_000).encode()


@hostile()
def text_tabs() -> bytes:
    """A million cells between tabs."""
    return (_TITLE + ("\t".join("1" * 100) + "\n") * 10_000).encode()


@hostile()
def text_commas() -> bytes:
    """A hundred thousand rows of values parted by commas, quotation marks that nobody closes among them."""
    return (_TITLE + ('规章,"1,2\n' + "许可,x,y\n" * 9) * 10_000).encode()


@hostile(silent=True)
def text_many_columns() -> bytes:
    """Rows of five hundred words and figures parted by commas."""
    row = ",".join(f"项{n}" if n % 2 else str(n) for n in range(500))
    return (_TITLE + f"{row}\n" * 60).encode()


@hostile()
def text_pipes() -> bytes:
    """Ten million pipes, on one line and on many."""
    return (_TITLE + "|" * 5_000_000 + "\n" + "|\n" * 2_500_000).encode()


@hostile()
def text_spaces() -> bytes:
    """Columns of spaces, a hundred thousand lines."""
    return (_TITLE + "规章    1      2     3\n" * 100_000).encode()


@hostile()
def text_blank_lines() -> bytes:
    """Twenty million line breaks."""
    return (_TITLE + "\n" * 10_000_000 + "\r\n" * 5_000_000).encode()


@hostile()
def text_drawn() -> bytes:
    """A table drawn with characters that never ends."""
    return (_TITLE + "┌───┬───┐\n│规章│ 1 │\n├───┼───┤\n" * 50_000).encode()


@hostile()
def text_markdown() -> bytes:
    """A Markdown table of two hundred columns and five thousand rows, broken by lines of dashes."""
    return (_TITLE + ("|" + "1|" * 200 + "\n|" + "---|" * 200 + "\n") * 5_000).encode()


@hostile()
def text_prose() -> bytes:
    """Ten megabytes of sentences with figures."""
    return (_TITLE + "2023年，本机关新收政府信息公开申请12件，上年结转3件，办结14件。\n" * 110_000).encode()


@hostile()
def text_one_sentence() -> bytes:
    """A sentence of a million figures that never ends."""
    return (_TITLE + "2023年新收申请" + "12件、" * 1_000_000).encode()


@hostile(silent=True)
def text_headings() -> bytes:
    """Headings that a form has for groups of its rows, ten thousand lines without a row."""
    return (_TITLE + "一、总体情况\n（一）主动公开情况\n1.规章\n（1）数量\n" * 2_400).encode()


@hostile()
def text_dates() -> bytes:
    """Dates and years without an end, whole and damaged."""
    return (_TITLE + "2023年1月1日至12月31日2023-01-01 二〇二三年" * 100_000).encode()


@hostile()
def text_brackets() -> bytes:
    """Brackets that open and never close, and close and never opened."""
    return (_TITLE + _HEADER + "规章（" + "（(【[" * 500_000 + "1" + "）)】]" * 100_000 + " | 1 | 2 | 3 |\n").encode()


@hostile()
def text_patterns() -> bytes:
    """The characters that regular expressions look for, in random order, half a million in a row."""
    parts = ("一、", "（一）", "1.", "1,", "，", "2023", "年", "月", "日", "件", "万元", "其中", "（", "）", "增", "减")
    more = ("-", "—", " ", "\u3000", "附件", "：", "电话", "0", "@", ".", "|", "\t", "第", "条", "http://", "%", "百")
    rng = Random(1)
    return (_TITLE + "".join(rng.choice((*parts, *more)) for _ in range(500_000))).encode()


@hostile()
def text_repeated_patterns() -> bytes:
    """Each of the characters that regular expressions look for, fifty thousand times on a line of its own."""
    words = "一、 （ ( 1 1, 1， 2023年 年 月 日 件 万 元 其中 ） 增 减 - — 附件 ： : 0 @ . a@ 第 条 / % 十 百 零"
    return (_TITLE + "".join(word * 50_000 + "\n" for word in (*words.split(" "), " ", "\u3000", "1 "))).encode()


@hostile(silent=True)
def invalid_utf8() -> bytes:
    """A report in UTF-8 with bytes that are none in it."""
    return (_TITLE + _HEADER + _ROWS).encode().replace("规".encode(), b"\xff\xfe\xc0\xaf\xed\xa0\x80")


@hostile(silent=True)
def mixed_encodings() -> bytes:
    """A page half in GB18030 and half in UTF-8, said to be Big5."""
    head = b"<meta charset=big5>" + _TITLE.encode("gb18030") + b"<table><tr><td>"
    return head * 2_000 + (_HEADER + _ROWS).encode() * 2_000 + "㙦漷喆".encode("gb18030") * 10_000


@hostile(silent=True)
def utf16_torn() -> bytes:
    """UTF-16 that begins with a mark, loses a byte, and ends in the middle of a character."""
    data = (_TITLE + _HEADER + _ROWS * 1_000).encode("utf-16")
    return data[:1_001] + data[1_002:]


@hostile(silent=True)
def noise() -> bytes:
    """Ten megabytes of random bytes."""
    return Random(1).randbytes(10_000_000)


@hostile(silent=True)
def zero_bytes() -> bytes:
    """Ten megabytes of zeros, and one line of a report."""
    return b"\0" * 10_000_000 + _TITLE.encode()


@hostile(silent=True)
def control_characters() -> str:
    """Every control and format character, bidirectional overrides among them, between the digits of a table."""
    odd = "".join(
        chr(n) for n in (*range(32), *range(127, 160), 0x200B, 0x200E, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF)
    )
    return _TITLE + _HEADER + f"规{odd}章 | 1{odd}2 | \u202e21\u202c | 3 |\n" * 2_000


@hostile(silent=True)
def lone_surrogates() -> str:
    """Half characters, as a program leaves them that cut a text in the wrong place."""
    return _TITLE + _HEADER + "规\ud800章 | 1\udc00 | \udfff | 3 |\n" * 2_000


@hostile()
def combining_characters() -> str:
    """A character under a million accents, and ligatures that grow when they are normalised."""
    return _TITLE + _HEADER + "规" + "\u0301" * 1_000_000 + " | " + "\ufdfa" * 200_000 + " | 1 | 2 |\n"
