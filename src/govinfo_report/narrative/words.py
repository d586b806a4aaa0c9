"""Cut a folded sentence into words: what counts, what changes nothing, marks of time, figures, and the unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from attrs import frozen

from govinfo_report.narrative.quantities import STARTS, Quantity, read_quantity
from govinfo_report.parsing.resources import grammar_data

__all__ = ["Word", "cut"]

FILLER, NOUN, HEAD, MARK, TOPIC, OTHER = "FILLER", "NOUN", "HEAD", "MARK", "TOPIC", "OTHER"
BREAK, YEAR, FIGURE = "BREAK", "YEAR", "Q"
OWN, OTHERS = "own", "others"
"""Values of words that name the report's office, and other offices."""


class Word(NamedTuple):
    """A piece of a sentence; ``kind`` is a terminal of the grammar or one of the constants above."""

    kind: str
    start: int
    end: int
    value: str | int | tuple[Quantity, ...] | None = None


@frozen
class _Lexicon:
    """Every word, found by its first two letters."""

    kinds: Mapping[str, tuple[str, str]]
    lengths: Mapping[str, tuple[int, ...]]
    """How long the words are that begin with two letters, the longest first."""
    active: frozenset[str]
    """Every character that a word, a figure or a phrase can begin with."""

    def longest(self, text: str, at: int) -> str | None:
        """The longest word at an offset of a text."""
        for length in self.lengths.get(text[at : at + 2], ()):
            word = text[at : at + length]
            if word in self.kinds:
                return word
        return text[at] if text[at] in self.kinds else None


_BREAKS = frozenset(",:()?!")
# Phrases whose inside says nothing about what is counted. Each is bounded, so that no text makes it slow.
_CHANNEL = r"(?P<channel>网站|微博|微信(?:公众号|公众平台|平台)?|公报)(?:上|平台|渠道)?"
_DOES = r"(?=共|累计|主动|公开|发布|新增|依法|收到|受理|接到|接收|办理|回应|解读)"
_IN = r"[^,:()《》“”0-9]"
_VIA_ONE = re.compile(rf"(?:通过|利用|依托|借助|运用|在)(?:(?!公开|公布|发布|申请|、){_IN}){{0,24}}?{_CHANNEL}{_DOES}")
_VIA_MANY = re.compile(
    rf"(?:通过|利用|依托|借助|运用|在){_IN}{{1,60}}?(?:网站|微博|微信|公众号|平台|媒体|公报|渠道|专栏|客户端){_DOES}"
)
_VIA_KINDS = re.compile(
    rf"(?:通过|利用|依托|借助|运用|以){_IN}{{1,60}}?等(?:多种|各种|各类|多个)?(?:方式|形式|渠道|平台|途径|载体|媒介|媒体)"
)
_THROUGH = re.compile("网站|微博|微信|公众号|平台|媒[体介]|公报|渠道|专栏|客户端|方式|形式|途径|载体")
"""What every phrase about channels has."""
_JOINS = re.compile("[、和及]")
_ACCORDING = re.compile(r"(?:根据|按照|依照|依据|围绕)[^,:()0-9]{0,30}(?:规定|要求|精神|规则)|按(?:规定|要求)")
_CAUSE = re.compile(r"因(?!此)[^,:()0-9、]{0,24}?(?:引起|引发|导致|产生)的?")
_OF_SOME = re.compile("不(?!服)|未|超期|逾期|费")
"""因答复不及时引发的 are some of them; 因不服答复引发的 are all."""
_SPENT = "(?:检索|复制|复印|邮寄|邮递|递送|快递|打印)"
_FEES = re.compile(
    rf"(?:依申请(?:公开)?(?:政府)?信息的?)?{_SPENT}(?:[、及和或]?{_SPENT})+等?(?:任何|各种|相关|有关)?(?:成本)?费用?"
)
"""What a fee is for: 检索、复制、邮寄等成本费用."""
_QUOTE = re.compile(r"《[^《》]{0,80}》|“[^“”]{0,60}”|「[^「」]{0,60}」|『[^『』]{0,60}』")
_NAMES = re.compile(r"(?:(?:《[^《》]{1,80}》|“[^“”]{1,60}”)[、和及]?){1,12}等")
"""Names of single ones before the noun that is counted: 《…》《…》等规范性文件5件."""
_ACCOUNT = re.compile("(?:网站?|微[博信]|公众号)$")
_ACCOUNT_OF = re.compile("(?:官方|政务)?(?:网站|门户网|微[博信](?!矩阵))")
"""What stands beside the name of a site or an account: 微信公众号“清河发布”, “清河发布”微博."""
_ASIDE = re.compile(r"\([^()0-9零一二两三四五六七八九十]{1,80}\)")
_CHANNELS = {"网站": "WEBSITE", "微博": "WEIBO", "微信": "WECHAT", "公报": "GAZETTE"}
_FROM = re.compile(r"[从由](?=[^,:()]{1,24}?(?:增加|增长|减少|上升|下降|提高|发展|扩大|扩展|[增减升降])[到至为])")
"""由20条增加到30条: the first figure is the earlier one."""
_SINCE = re.compile(r"[从自][^0-9,:()]{2,20}?(?:以来|至今|(?<![提引发一])起|[至到](?=(?:19|20)[0-9]{2}年|今|目前))")
"""从条例施行至2016年底 is of all years."""
_COMPARED = re.compile(r"[与和同](?:(?:19|20)\d\d年度?|上年度?|上一年度?|去年|往年)(?:同期)?相比")
"""What follows speaks of the report's year again."""
_THAN = re.compile(r"(?:同比|相?[比较]于?)(?:(?:19|20)\d\d年度?(?:同期)?|(?:去年|上一?年度?|往年)同期)的?")
"""比2016年的20条 is of that year; what is said behind is of the report's again."""
_TIMES = frozenset({"previous", "cumulative", "until", "compared"})
_UNTIL = re.compile(r"[至到](?:(?:19|20)\d\d年?)?(?:年度?[末底]|[末底]|12月(?:[末底]|31日))")
"""至2017年底 is of all years or of this one."""
_TOWARDS = re.compile("[向对给](?=[0-9一二三四五六七八九十两])")
"""向9个查阅点送交 counts whom something was done to."""
_PHRASE_STARTS = frozenset("通利依借运在以根按围因从由自向对给与和同至到相比较检复邮递快打《“「『(")
_TIME = re.compile(
    r"(?P<within>1(?:月(?:1日|份)?)?起?(?:-{1,2}|~|至|到)(?:当年|同年|本年)?12月(?:31日|[底末份])?止?(?!\d))"
    r"|(?P<span>(?:近|过去|最近)[0-9一二两三四五六七八九十几]{1,2}年(?:来|间|里|以来)?|(?!1年)[0-9两三四五六七八九十]{1,2}年(?:来|间))"
    r"|(?P<first>(?:19|20)\d\d)年?度?(?:1月1日)?(?:起?(?:-{1,2}|~|至|到)|起)(?P<last>(?:19|20)\d\d)年度?(?:12月(?:31日|底)?)?止?"
    r"|(?P<year>(?:19|20)\d\d)年(?:度(?!内)|(?!1月.{1,6}12月(?:31日|\D|$))(?P<month>\d{1,2})月(?:份|底|末)?(?:\d{1,2}日)?)?(?P<end>底|末)?"
    r"|(?P<part>\d{1,2}(?:月份?(?:\d{1,2}日)?|日)|第?[一二三四1234]季度)"
)
_TIME_STARTS = frozenset("0123456789第近过最一二两三四五六七八九十")


@cache
def _lexicon() -> _Lexicon:
    """The words of the data file."""
    data = grammar_data("facts.toml")
    kinds: dict[str, tuple[str, str]] = {}
    for name, kind in {"words": FILLER, "nouns": NOUN, "heads": HEAD, "topics": TOPIC}.items():
        kinds.update(dict.fromkeys(data["fillers"][name], (kind, "")))
    kinds.update(dict.fromkeys(data["fillers"]["own"], (TOPIC, OWN)))
    for mark, words in data["marks"].items():
        kinds.update(dict.fromkeys(words, (MARK, mark)))
    for kind, words in data["words"].items():
        kinds.update(dict.fromkeys(words, (kind, "")))
    kinds.update(dict.fromkeys(data["fillers"]["opaque"], (OTHER, "")))
    kinds.update(dict.fromkeys(data["fillers"]["others"], (OTHER, OTHERS)))
    # These say besides that the clause speaks of open government information and not of other cases.
    kinds.update(
        (word, (kind, "foi")) for word, (kind, _) in kinds.items() if kind in {FILLER, NOUN, TOPIC} and "公开" in word
    )
    lengths: dict[str, set[int]] = {}
    for word in kinds:
        if len(word) > 1:
            lengths.setdefault(word[:2], set()).add(len(word))
    first = frozenset(word[0] for word in kinds)
    return _Lexicon(
        kinds,
        {two: tuple(sorted(each, reverse=True)) for two, each in lengths.items()},
        first | STARTS | _TIME_STARTS | _BREAKS | _PHRASE_STARTS,
    )


_NUMBERLIKE = frozenset("数量为计到达有共是:率")
"""Words behind which a bare number is a figure."""
_LONGEST_NUMBERED = 5
_NUMBERED = re.compile("(?:电话|传真|邮编|邮政编码|热线|号码?|代码):$")
"""Words behind which it counts nothing."""


def _phrase(text: str, at: int, *, through: bool) -> tuple[int, str] | None:
    """End and kind, or mark of time, of a phrase at ``at``; ``through``: it may be one that names a channel."""
    letter = text[at]
    if letter == "(":
        found = _ASIDE.match(text, at)
        if found is None or "无" in found[0] or "未" in found[0]:
            return None
        return found.end(), "cumulative" if "历年" in found[0] or "累计" in found[0] else FILLER
    if letter in "《“「『":
        if found := _NAMES.match(text, at):
            return found.end(), FILLER
        found = _QUOTE.match(text, at)
        if found is None:
            return None
        names = found[0] == "《条例》" or _ACCOUNT.search(text, 0, at) or _ACCOUNT_OF.match(text, found.end())
        return found.end(), NOUN if names else OTHER
    if letter in "依检复邮递快打" and (found := _FEES.match(text, at)):
        return found.end(), "FEE"
    if letter in "根按围依" and (found := _ACCORDING.match(text, at)):
        return found.end(), FILLER
    if letter == "因":
        found = _CAUSE.match(text, at)
        return (found.end(), OTHER if _OF_SOME.search(found[0]) else FILLER) if found else None
    if letter in "从由自":
        if found := _FROM.match(text, at):
            return found.end(), "previous"
        found = _SINCE.match(text, at)
        return (found.end(), "cumulative") if found else None
    if letter in "至到":
        found = _UNTIL.match(text, at)
        return (found.end(), "until") if found else None
    if letter in "同相比较" and (found := _THAN.match(text, at)):
        return found.end(), "compared"
    if letter in "与和同":
        found = _COMPARED.match(text, at)
        return (found.end(), FILLER) if found else None
    if letter in "向对给":
        found = _TOWARDS.match(text, at)
        return (found.end(), OTHER) if found else None
    if not through:
        return None
    if found := _VIA_ONE.match(text, at):
        several = any(word in found[0][: found.start("channel") - at] for word in _CHANNELS)
        return found.end(), OTHER if several else _CHANNELS[found["channel"][:2]]
    if (found := _VIA_MANY.match(text, at)) and _JOINS.search(found[0]):
        return found.end(), FILLER
    found = _VIA_KINDS.match(text, at)
    return (found.end(), FILLER) if found else None


def _time(text: str, at: int) -> Word | None:
    found = _TIME.match(text, at)
    if found is None or (at and text[at - 1].isdigit()):
        return None
    if found["within"]:
        return Word(MARK, at, found.end(), "within")
    if found["span"]:
        return Word(MARK, at, found.end(), "cumulative")
    if found["first"]:
        if found["first"] == found["last"]:
            return Word(YEAR, at, found.end(), int(found["first"]))
        return Word(MARK, at, found.end(), "cumulative")
    if found["year"]:
        return (
            Word(YEAR, at, found.end(), int(found["year"]))
            if not found["month"]
            else Word(MARK, at, found.end(), "partial")
        )
    return Word(MARK, at, found.end(), "partial")


def cut(text: str, own: tuple[str, ...] = ()) -> Iterator[Word]:
    """The words of a sentence or a part of one in their order; together they cover it.

    Args:
        text: Folded text.
        own: Names that the agency goes by; they change nothing in its own report.
    """
    lexicon = _lexicon()
    begin = frozenset(name[0] for name in own)
    active = lexicon.active | begin if own else lexicon.active
    through = _THROUGH.search(text) is not None
    at, size, unknown = 0, len(text), -1
    while at < size:
        word = None
        if text[at] in active:
            word = _word(lexicon, text, at, known=unknown < 0, through=through)
            if text[at] in begin and (word is None or word.kind != FIGURE):
                name = max((each for each in own if text.startswith(each, at)), key=len, default="")
                if len(name) > (word.end - at if word else 1):
                    word = Word(FILLER, at, at + len(name), OWN)
        if word is None:
            if unknown < 0:
                unknown = at
            at += 1
            continue
        if unknown >= 0:
            yield Word(OTHER, unknown, at)
            unknown = -1
        yield word
        at = word.end
    if unknown >= 0:
        yield Word(OTHER, unknown, size)


def _of_phrase(phrase: tuple[int, str], at: int) -> Word:
    end, kind = phrase
    return Word(MARK, at, end, kind) if kind in _TIMES else Word(kind, at, end)


def _word(lexicon: _Lexicon, text: str, at: int, *, known: bool, through: bool) -> Word | None:
    """The word at ``at``.

    Args:
        lexicon: Every word.
        text: Folded text.
        at: Offset in it.
        known: False behind an unknown character: a single letter is taken for more of the unknown word.
        through: Whether the text has words for a channel at all.
    """
    letter = text[at]
    if letter in _TIME_STARTS and (time := _time(text, at)):
        return time
    if letter in STARTS and (figures := read_quantity(text, at)):
        end = figures[0].end
        stands = figures[0].unit is not None or (
            at
            and text[at - 1] in _NUMBERLIKE
            and (end == len(text) or text[end] in ",、)")
            and _NUMBERED.search(text, max(0, at - _LONGEST_NUMBERED), at) is None
        )
        if stands:
            return Word(FIGURE, at, end, figures)
    if letter in _BREAKS:
        if letter == "(" and (aside := _phrase(text, at, through=through)):
            return _of_phrase(aside, at)
        return Word(BREAK, at, at + 1, letter)
    if letter in "“「『" and (quoted := _QUOTE.match(text, at)) and quoted[0][1:-1] in lexicon.kinds:
        kind, mark = lexicon.kinds[quoted[0][1:-1]]
        return Word(kind, at, quoted.end(), mark or None)
    if letter in _PHRASE_STARTS and (phrase := _phrase(text, at, through=through)):
        return _of_phrase(phrase, at)
    word = lexicon.longest(text, at)
    if word is None or (not known and letter != "、" and len(word) == 1):
        return None
    kind, mark = lexicon.kinds[word]
    return Word(kind, at, at + len(word), mark or None)
