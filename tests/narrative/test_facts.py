"""What a fact carries besides its value, and where it comes from."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.narrative.reading import bound, facts, narrative

from govinfo_report.diagnostics import Span
from govinfo_report.narrative import FactScope

SENTENCES = (
    "2017年,全县共收到政府信息公开申请17件,其中当面申请5件,网络申请9件,信函申请3件。",
    "全年主动公开政府信息22727条,政务微博、微信分别公开政府信息458条、1082条。",
    "召开新闻发布会15场,其中主要负责同志参加9场。",
    "未发生行政复议、行政诉讼。",
)


def test_a_fact_says_where_it_stands() -> None:
    """Quote and figure can be found again in the document."""
    text = "\n".join(SENTENCES)
    read = narrative(text)
    assert read.facts
    for fact in read.facts:
        assert text[fact.span.start : fact.span.end] == fact.quote
        if fact.figure is not None:
            assert str(fact.value) in text[fact.figure.start : fact.figure.end]
            assert fact.span.start <= fact.figure.start < fact.figure.end <= fact.span.end


def test_figures_dealt_out_to_several_subjects() -> None:
    """分别 gives each subject its own figure."""
    assert bound(facts(SENTENCES[1], 2017)) == {
        ("proactive_disclosure.total", 22727),
        ("proactive_disclosure.channels.weibo", 458),
        ("proactive_disclosure.channels.wechat", 1082),
    }


def test_one_figure_for_several_things_is_nobodys() -> None:
    """A sum of two metrics is neither of them."""
    assert bound(facts("行政复议、行政诉讼共3件。", 2017)) == set()


def test_two_readings_stay_two() -> None:
    """What the words do not decide has no path but says what it may be."""
    (fact,) = facts("依申请公开0件。", 2021)
    assert (fact.path, fact.readings) == (None, ("requests.received.total",))
    (fact,) = facts("累计主动公开政府信息300条。", 2017)
    assert (fact.path, fact.readings, fact.scope) == (None, ("proactive_disclosure.total",), FactScope.UNCLEAR)


def test_a_figure_of_an_unknown_metric_keeps_its_own_name() -> None:
    """Page views and shares are facts without a path."""
    found = facts("网站专栏页面访问量达7689人次,办结率为98.5%,信息处理费3940元,其他文件113件。", 2021)
    assert [(each.path, each.metric, each.value, each.unit) for each in found] == [
        (None, "网站专栏页面访问量", 7689, "人次"),
        (None, "办结率", Decimal("98.5"), "%"),
        (None, "信息处理费", 3940, "元"),
        (None, "其他文件", 113, "件"),
    ]


def test_the_forms_of_the_year_decide_the_path() -> None:
    """答复 is another value in the forms since 2019; 行政诉讼 has no single place in them."""
    sentence = "共受理政府信息公开申请3119件,答复3050件,行政诉讼46件。"
    assert ("requests.answered.total", 3050) in bound(facts(sentence, 2018))
    assert ("litigation.total", 46) in bound(facts(sentence, 2018))
    assert bound(facts(sentence, 2024)) == {("requests.received.total", 3119), ("requests.outcomes.total.total", 3050)}


def test_different_figures_for_one_value_are_reported() -> None:
    """Two sentences that disagree are a warning at the value's path."""
    read = narrative("一、概述\n2017年主动公开政府信息12条。\n二、情况\n2017年主动公开政府信息21条。")
    assert [(each.code, each.path) for each in read.diagnostics] == [("prose-disagrees", "proactive_disclosure.total")]


def test_traditional_characters_and_pinyin() -> None:
    """A mirror's sentence says what the original says."""
    original = bound(facts("共主动公开政府信息330条,受理申请6件,未收取费用。", 2012))
    mirrored = bound(facts("共主動(dòng)公開(kāi)政府資訊330條,受理申請(qǐng)6件,未收取費(fèi)用。", 2012))
    toneless = bound(facts("共主動公開的(de)政府資訊330條,受理申請6件,未收取費用。", 2012))
    assert mirrored == toneless == original
    assert len(original) == 3


def test_lines_cut_by_a_page_are_joined() -> None:
    """A wrapped sentence is read over the line's end and over a page number, but not over a table."""
    full = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申。"
    lines = [*[full] * 14, "我局认真做好政府信息公开工作,全年共主动公"]
    cut = "\n".join([*lines, "- 2 -", "开政府信息120条。"])
    assert bound(narrative(cut).facts) == {("proactive_disclosure.total", 120)}
    start = cut.index("- 2 -")
    assert bound(narrative(cut, (Span(start, start + 5),)).facts) == set()


def test_of_two_figures_that_a_change_leads_from_and_to_the_second_is_the_years() -> None:
    """由20条增加到30条: the first was before, whatever the words that say so."""
    for sentence in (
        "收到政府信息公开申请从20件增加到30件。",
        "收到政府信息公开申请由上年的20件增至30件。",
        "2017年收到政府信息公开申请数量由2016年的20件上升到30件。",
    ):
        assert bound(facts(sentence, 2017)) == {("requests.received.total", 30)}


RECEIVED, DISCLOSED = "requests.received.total", "proactive_disclosure.total"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("至此,主动公开政府信息总数已达245条。", set()),
        ("新增主动公开政府信息12条,至2017年底累计主动公开政府信息90条。", {(DISCLOSED, 12)}),
        ("主动公开政府信息12条,总计公开政府信息90条(历年合计)。", {(DISCLOSED, 12)}),
        ("2017年1月1日至12月31日,我局累计主动公开政府信息12条。", {(DISCLOSED, 12)}),
        ("2017年度内,我局累计收到政府信息公开申请12件。", {(RECEIVED, 12)}),
        ("近五年,我局年均收到申请9件,2017年收到17件。", {(RECEIVED, 17)}),
        ("过去三年,我县收到政府信息公开申请182件。", set()),
        ("与2016年相比,主动公开政府信息增加到12条。", {(DISCLOSED, 12)}),
        ("行政诉讼11件(2016年3件),行政复议3件(2016年11件)。", {("litigation.total", 11), ("reconsideration.total", 3)}),
        ("从未发生因政府信息公开申请行政复议、提起行政诉讼。", {("litigation.total", 0), ("reconsideration.total", 0)}),
    ],
)
def test_a_time_holds_for_what_it_is_said_of(sentence: str, wanted: set[tuple[str, int]]) -> None:
    """Times at the end of a clause, in brackets, of several years, and words that only look like one."""
    assert bound(facts(sentence, 2017)) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("收到市民依申请公开12件,其中当面提交2件。", {(RECEIVED, 12), ("requests.received.in_person", 2)}),
        ("收到书面申请12件。", {(RECEIVED, 12)}),
        ("收到书面申请12件,电子邮件申请2件。", set()),
        (
            "共收到12件政府信息公开申请,11件已答复,1件已办结。",
            {(RECEIVED, 12), ("requests.answered.total", 11), ("requests.closed.total", 1)},
        ),
        ("既未收到政府信息公开申请,也未产生任何收费。", {(RECEIVED, 0), ("fees.amount", 0)}),
        ("未收到与政府信息公开有关的投诉举报。", {("complaints.total", 0)}),
        ("组织法律知识培训班9期,参训191人次。", set()),
        ("组织政务公开培训班9期,参训191人次。", {("training.courses", 9), ("training.participants", 191)}),
    ],
)
def test_what_is_counted(sentence: str, wanted: set[tuple[str, int]]) -> None:
    """Who asks changes nothing; a part beside another part is no whole; another course is none of ours."""
    assert bound(facts(sentence, 2017)) == wanted


def test_what_came_over_from_last_year_is_of_this_one() -> None:
    """上年 in 上年结转 says when it was received, also behind a figure of last year."""
    found = bound(facts("新收申请33件,上年新收23件,上年结转4件。", 2022))
    assert found == {(RECEIVED, 33), ("requests.carried_over.total", 4)}


def test_other_work_between_two_steps_ends_what_is_spoken_of() -> None:
    """答复3件 is of requests only while nothing else has been counted since."""
    assert bound(facts("受理政府信息公开申请9件,告知补正2件,答复7件。", 2017)) == {
        ("requests.received.total", 9),
        ("requests.answered.total", 7),
    }
    assert bound(facts("受理政府信息公开申请9件,受理投诉举报5件,答复3件。", 2017)) == {("requests.received.total", 9)}


def test_the_digits_of_a_figure_change_nothing_but_its_value() -> None:
    """A stretch is taken apart once for all figures of its length: years, ranges and numerals must not be mixed up."""
    for number in (1, 12, 2016, 1999, 31, 10, 7777):
        assert bound(facts(f"收到政府信息公开申请{number}件。", 2017)) == {("requests.received.total", number)}
    assert bound(facts("2016年收到政府信息公开申请12件。", 2017)) == set()
    assert bound(facts("2017年收到政府信息公开申请12件。", 2017)) == {("requests.received.total", 12)}
    assert [each.value for each in facts("收到政府信息公开申请10至20件。", 2017)] == [10, 20]
    assert [each.value for each in facts("收到政府信息公开申请20至10件。", 2017)] == []
    for printed, value in (("7,777", 7777), ("1,234", 1234), ("3.5万", 35_000), ("0", 0), ("00", 0), ("012", 12)):
        assert bound(facts(f"收到政府信息公开申请{printed}件。", 2017)) == {("requests.received.total", value)}
    assert bound(facts("行政复议、行政诉讼共0件。", 2017)) == {("reconsideration.total", 0), ("litigation.total", 0)}
    assert bound(facts("行政复议、行政诉讼共7件。", 2017)) == set()


def test_a_passage_without_punctuation_is_named() -> None:
    """What is too long for a sentence gives no facts, and a diagnostic says where."""
    read = narrative("一、概述\n" + "政府信息公开申请12件" * 200)
    assert read.facts == ()
    assert [each.code for each in read.diagnostics] == ["sentence-unread"]


def test_problems_state_no_results() -> None:
    """Figures of a section on shortcomings and plans are examples."""
    assert bound(narrative("五、存在的主要问题及改进措施\n公开政府信息12条,未收到申请。").facts) == set()


BLANKS = st.sampled_from(["", " ", "  ", "　"])


@given(st.integers(0, 10**6), BLANKS, BLANKS, st.sampled_from(["条", "件", "份"]))
def test_blanks_and_widths_change_nothing(number: int, before: str, after: str, unit: str) -> None:
    """Half or full width, with blanks around the figure or without, the fact is the same."""
    for digits in (str(number), "".join(chr(0xFF10 + int(digit)) for digit in str(number))):
        found = bound(facts(f"全年共主动公开政府信息{before}{digits}{after}{unit}。", 2017))
        assert found == {("proactive_disclosure.total", number)}


def test_words_that_are_part_of_a_noun_stay_in_its_name() -> None:
    """Protects the names of unknown metrics from losing 工作, and their figures from the name before them."""
    found = facts("预算决算2条,工作计划1条,工作总结3条,其他类5条,来电来访20次。", 2021)
    assert [(each.metric, each.value) for each in found] == [
        ("预算决算", 2),
        ("工作计划", 1),
        ("工作总结", 3),
        ("其他类", 5),
        ("来电来访", 20),
    ]


def test_an_unknown_name_begins_where_its_word_does() -> None:
    """Protects 数据 and 中小学 from losing their first letter, and 工作情况类 the nouns that it begins with."""
    found = facts(
        "其中数据更新5次,中小学信息4条,工作情况类7条,信息公开工作专题11条,政府信息公开工作年度报告1条,向上级报送6条。",
        2021,
    )
    assert [(each.metric, each.value) for each in found] == [
        ("数据更新", 5),
        ("中小学信息", 4),
        ("工作情况类", 7),
        ("信息公开工作专题", 11),
        ("政府信息公开工作年度报告", 1),
        ("上级报送", 6),
    ]


def test_a_figure_with_a_long_name_is_a_fact() -> None:
    """Protects a total from being lost because a list of what it counts stands before it."""
    things = "年度财政预决算、重要政策解读、促进就业相关举措"
    found = facts(f"全年通过政府网站主动公开{things}等群众关心关注的信息共计86条。", 2025)
    assert [(each.path, each.value, each.unit) for each in found] == [(None, 86, "条")]


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("2023年1—12月", "year"),
        ("2023年1月至12月", "year"),
        ("1-12月份", "year"),
        ("2023年1月至12月底", "year"),
        ("2023年1—11月", "partial"),
        ("2023年11—12月", "partial"),
        ("2023年1月1日至12月15日", "partial"),
    ],
)
def test_twelve_months_are_the_year(words: str, scope: str) -> None:
    """Protects the year's figure from being taken for that of a month, and that of some months from the year."""
    assert [each.scope.value for each in facts(f"{words},共受理申请20件。", 2023)] == [scope]


@pytest.mark.parametrize(
    "sentence",
    [
        "未接到公众、法人或其他组织要求公开政府信息的申请。",
        "我局未收到依申请公开事项申请。",
        "我校未接到依申请公开事项要求。",
        "本单位未收到申请公开政府信息件。",
    ],
)
def test_nobody_applied_in_more_words(sentence: str) -> None:
    """Protects a zero in words from the words for a request, and who may make one."""
    assert bound(facts(sentence, 2023)) == {("requests.received.total", 0)}


def test_what_a_figure_is_compared_with_says_nothing_of_the_next_one() -> None:
    """Protects the year's figures from the scope of the year that a figure before them was compared with."""
    for than in ("比2017年增加10件", "同比2017年的10件上升100%", "相较于2017年增加10件", "比上年增加10件"):
        found = facts(f"收到申请20件,{than},答复18件。", 2018)
        assert bound(found) == {("requests.received.total", 20), ("requests.answered.total", 18)}, than
    shares = facts("网站主动公开235条信息,比去年同期增长了10%,其中工作动态161条。", 2018)
    assert [each.scope.value for each in shares] == ["year", "change", "year"]
    assert [each.scope.value for each in facts("同比2017年的10件上升100%。", 2018)] == ["previous-year", "change"]


def test_the_name_of_an_account_says_which_it_is() -> None:
    """Protects the figures of channels that are named, before or behind the word for one."""
    for words in ("通过政务微信公众号“清河发布”公开", "“清河发布”微信公众号公开"):
        assert bound(facts(f"{words}信息108条。", 2017)) == {("proactive_disclosure.channels.wechat", 108)}
    told = facts("“清河发布”官方微信公众号发文12条,“清河城管”官方微信公众号发文44条。", 2017)
    assert [each.metric for each in told] == ["“清河发布”官方微信公众号发文", "“清河城管”官方微信公众号发文"]
    assert bound(facts("“清河发布”抖音号公开信息108条。", 2017)) == set()


def test_dots_end_sentences_where_nothing_else_does() -> None:
    """Protects the facts of a text whose full stops an extraction wrote as dots."""
    found = narrative("一.概述\n2017年主动公开政府信息12条. 回应公众关注热点或重大舆情69次. 访问量1.5万次.").facts
    assert bound(found) == {("proactive_disclosure.total", 12), ("responses.total", 69)}
    assert found[-1].value == 15000


def test_why_an_office_has_staff_is_no_part_of_how_many() -> None:
    """Protects figures of capacity from what an office has them for."""
    assert bound(facts("为开展政府信息公开工作配备了1名专职工作人员,开辟了14个政府信息查阅点。", 2017)) == {
        ("capacity.staff.full_time", 1),
        ("capacity.reading_points", 14),
    }


@pytest.mark.parametrize("between", [":", "\n", "。", ":\n", " "])
@pytest.mark.parametrize("word", ["无", "无。", "暂无。", "本年度无此类情况。"])
def test_a_section_of_one_word_states_its_zeros(between: str, word: str) -> None:
    """Protects what small offices say in one word, on the line of the heading or on the next one."""
    text = (
        f"三、依申请公开政府信息情况{between}{word}\n四、收费及减免情况{between}{word}\n"
        f"五、因政府信息公开申请行政复议、提起行政诉讼的情况{between}{word}\n六、其他需要报告的事项{between}{word}"
    )
    found = narrative("清河县水务局2011年政府信息公开工作年度报告\n" + text).facts
    assert bound(found) == {
        ("requests.received.total", 0),
        ("fees.amount", 0),
        ("reconsideration.total", 0),
        ("litigation.total", 0),
    }
    assert {each.quote for each in found} == {word.rstrip("。")}


def test_a_heading_that_goes_on_is_one_word_less() -> None:
    """Protects the sentence behind the colon of a heading on one line."""
    found = narrative("三、申请\n1、依申请公开情况:目前我乡尚未收到政府信息公开申请。\n2、无关情况:无").facts
    assert bound(found) == {("requests.received.total", 0)}


def test_cases_are_counted_in_items_too() -> None:
    """Protects 收到1项申请, and 公开信息3项 from being a number of documents."""
    assert bound(facts("本年度收到1项依申请公开事项,主动公开政府信息3项。", 2017)) == {("requests.received.total", 1)}


def test_an_item_of_a_list_may_begin_with_a_year() -> None:
    """Protects a figure whose sentence is numbered in front of its year."""
    assert bound(facts("1、2017年我局主动公开政府信息1258条。", 2017)) == {("proactive_disclosure.total", 1258)}


def test_a_plan_is_no_word_within_another() -> None:
    """Protects figures on 计划生育 from being plans."""
    assert [each.scope.value for each in facts("执行计划生育政策类信息1条。", 2011)] == ["year"]


def test_an_office_is_known_by_its_abbreviation() -> None:
    """Protects figures of a sentence whose subject is the office's short name."""
    text = "清河市商务委员会2017年政府信息公开工作年度报告\n一、概述\n市商务委2017年主动公开政府信息424条。"
    assert bound(narrative(text).facts) == {("proactive_disclosure.total", 424)}


def test_a_number_of_a_line_is_no_figure() -> None:
    """Protects from a fax number as the number of requests by fax."""
    assert facts("请与我局联系(联系电话:7841009;传真:7841089)。", 2021) == ()
    assert bound(facts("收到传真申请:3件。", 2017)) == {("requests.received.fax", 3)}


def test_what_nobody_asked_for_is_a_part_of_what_was_made_public() -> None:
    """Protects the total of proactive disclosure from a figure that counts documents given out on request as well."""
    assert bound(facts("公开信息687条,其中主动公开668条,依申请公开19条。", 2017)) == {
        ("proactive_disclosure.total", 668)
    }
    assert bound(facts("主动公开政府信息100条,其中主动公开公文30条。", 2017)) == {("proactive_disclosure.total", 100)}


def test_a_heading_in_front_of_a_sentence_is_no_part_of_it() -> None:
    """Protects the facts of a page without line ends: headings stand in front of the sentences on its one line."""
    line = (
        "一、概述 配备了2名兼职工作人员。 二、主动公开政府信息情况 主动公开政府信息12条。"
        " 三、依申请公开政府信息情况 共受理政府信息公开申请0件。"
    )
    assert bound(facts(line, 2017)) >= {("proactive_disclosure.total", 12), ("requests.received.total", 0)}


TORN = (
    "共主动公开政府信息\n312\n条。收到政府信息公开申请\n12\n件,答复\n11\n件。",
    "共主动公开政府信息\n\n312\n\n条。收到政府信息公开申请\n\n12\n\n件,答复\n\n11\n\n件。",
)


@pytest.mark.parametrize("text", TORN)
def test_figures_that_stand_on_lines_of_their_own(text: str) -> None:
    """A tool that gives each run of a page a line tears sentences at their figures; the parts are one sentence."""
    found = facts(text, 2017)
    assert bound(found) == {
        ("proactive_disclosure.total", 312),
        ("requests.received.total", 12),
        ("requests.answered.total", 11),
    }
    assert [fact.quote.split() for fact in found][-1] == ["答复", "11", "件"]


def test_years_and_dates_that_stand_on_lines_of_their_own() -> None:
    """The same for a title and for the period."""
    title, period = (
        "清河县水务局 2016 年政府信息公开工作年度报告",
        "统计期限为 2016 年 1 月 1 日至 2016 年 12 月 31 日。",
    )
    read = narrative("\n".join([*title.split(), *period.split()]))
    assert (read.year and read.year.value) == 2016
    assert (read.period and read.period.value) == ("2016-01-01", "2016-12-31")


@pytest.mark.parametrize("text", ["收到申请数\n12\n条例公布以来", "主动公开\n12\n人员情况", "全年。\n12\n件"])
def test_a_line_that_begins_like_a_unit_is_no_part_of_the_figure_above_it(text: str) -> None:
    """Cells of a table that was not read are no sentence."""
    assert facts(text, 2017) == ()
