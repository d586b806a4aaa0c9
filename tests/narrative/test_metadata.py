"""Whose report it is, of which year, when it was published, whom to ask."""

from __future__ import annotations

import pytest
from tests.narrative.reading import narrative

import govinfo_report as gir
from govinfo_report.narrative.names import canonical, is_office, is_whole, same_office

PAGE = """您现在的位置:首页>政府信息公开>年报
清河县水务局2017年度政府信息公开工作年度报告
索引号 11370000MB/2018-00012 发布日期 2018-01-19 09:41 浏览次数: 12
本年度报告由清河县水务局编制。报告中所列数据的统计期限自201711日起至20171231日止。如对本报告有任何疑问,\
请与清河县水务局办公室联系(地址:清河县城关镇滨河路7号;邮编:252700;电话:0635-7000000,传真:0635-7000001,电子邮箱:qhsw@example.cn)。
一、概述
2017年,我局主动公开政府信息12条。
清河县水务局
201819
扫一扫在手机打开当前页"""


def test_a_page_gives_all_its_metadata() -> None:
    """Every statement of an ordinary page is read, with the words it was read from."""
    read = narrative(PAGE)
    contact = read.contact
    stated = {
        "agency": read.agency,
        "year": read.year,
        "period": read.period,
        "published": read.published,
        "signed": read.signed,
        "index": read.index_number,
        "address": contact.address,
        "postcode": contact.postcode,
        "telephone": contact.telephone,
        "fax": contact.fax,
        "email": contact.email,
        "scope": read.scope,
    }
    assert {name: each.value if each else None for name, each in stated.items()} == {
        "agency": "清河县水务局",
        "year": 2017,
        "period": ("2017-01-01", "2017-12-31"),
        "published": "2018-01-19",
        "signed": "2018-01-09",
        "index": "11370000MB/2018-00012",
        "address": "清河县城关镇滨河路7号",
        "postcode": "252700",
        "telephone": "0635-7000000",
        "fax": "0635-7000001",
        "email": "qhsw@example.cn",
        "scope": "own office",
    }
    for each in stated.values():
        assert each is not None
        assert PAGE[each.span.start : each.span.end] == each.raw


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("清河县人民政府信息公开工作年度报告(2017年度)", "清河县人民政府"),
        ("清河县\n2017年政府信息公开工作年度报告", "清河县"),
        ("清河县联合中学2017年信息公开年度报告", "清河县联合中学"),
        ("清河县残疾人联合会2017年政府信息公开年度报告", "清河县残疾人联合会"),
        ("清河县人民政府2016年\n政府信息公开工作年度报告", "清河县人民政府"),
        ("清河新区河东街道办事处2023年度政府\n信息公开工作年度报告", "清河新区河东街道办事处"),
        ("2018年度清河县水务局政府信息公开年报", "清河县水务局"),
        ("清河縣水務局\n政府信息公開工作2021年度報告", "清河縣水務局"),
        ("清河县水务局关于2017年政府信息公开工作情况的报告", "清河县水务局"),
        ("大中小清河县水务局2017年政府信息公开工作年度报告", "清河县水务局"),
        ("清河县卫生健康委高度重视。\n请与清河县卫生健康委员会办公室联系。", "清河县卫生健康委员会"),
        ("一、总体情况\n清河县水务局是主管全县水务的职能部门,按照条例的要求开展政府信息公开工作。", "清河县水务局"),
        ("现公布清河县水务局2017年政府信息公开工作年度报告。我局高度重视。", "清河县水务局"),
        ("本报告由河东镇人民政府党政办公室编制。我镇高度重视。", "河东镇人民政府"),
        ("如有疑问,请联系清河县水务局政务公开办公室,地址:滨河路7号。", "清河县水务局"),
        ("如有疑问请与清河县水务局(地址:滨河路7号)。", "清河县水务局"),
        ("为认真做好清河县水务局政府信息公开工作,我局按照条例的要求,精心组织。", "清河县水务局"),
        ("2025年,海城市水务局认真贯彻落实条例。", "海城市水务局"),
        ("根据条例规定,现向社会公布清河县水务局2021年信息公开工作年度报告。", "清河县水务局"),
        ("本报告由清河县人民政府信息公开工作领导小组办公室根据条例要求编制。", "清河县人民政府"),
        ("本报告由清河县水务局政务公开领导小组办公室组织编写。", "清河县水务局"),
        ("一、概述\n2017年,河东街道办事处主动公开政府信息63条。", "河东街道办事处"),
        ("一、概述\n2017年,在区委、区政府的领导下,在各界支持下,河东街道办事处认真贯彻落实条例。", "河东街道办事处"),
        ("当前位置:首页 > 清河县水务局 > 信息公开专栏 > 年度报告\n一、概述\n我局高度重视。", "清河县水务局"),
        ("一、总体情况\n2024年,清河县水务局收到和处理政府信息公开申请2件。", "清河县水务局"),
        ("一、总体情况\n2024年,清河县水务局收到3起政府信息公开申请。", "清河县水务局"),
        ("一、概述\n市水务局修订了《清河市水务局政府信息主动公开基本目录》。", "清河市水务局"),
        ("一、概述\n安排2名民警承担清河县公安局政府信息公开工作。", "清河县公安局"),
        ("如有疑问,请与河东镇人民政府党政办公室联系。", "河东镇人民政府"),
        ("河东二中2021年政府信息公开工作年度报告\n我校高度重视。", "河东二中"),
        ("一、概述\n我局完善了《清河县水务局信息公开保密审查制度》。", "清河县水务局"),
        ("结合清河县水务局2016年政府信息公开工作实际情况,特编制2016年度报告。", "清河县水务局"),
        ("特编制并向社会公布清河县水务局2016年度政府信息公开年度报告如下:", "清河县水务局"),
        ("河东镇人民政府结合实际工作,认真编制了2016年度政府信息公开年度报告。", "河东镇人民政府"),
    ],
)
def test_where_an_agency_is_printed_it_is_found(text: str, agency: str) -> None:
    """Title on one line or two, cut anywhere, or only a sentence: the printed name is given."""
    read = narrative(text)
    assert read.agency is not None
    assert read.agency.value == agency


@pytest.mark.parametrize(
    "text",
    [
        "2019年政府信息公开工作年度报告\n一、总体情况\n2019年主动公开政府信息12条。",
        "一、总体情况\n县统计局2021年度主动公开政府信息73条。",
        "本报告由清河县水务局会同清河县审计局编制。",
        "本报告由清河县水务局联合清河县审计局编制。",
        "一、概述\n做好公开。\n清河县水务局 清河县审计局\n2018年1月9日",
        "一、概述\n做好公开。\n清河县水务局\n清河县审计局\n2018年1月9日",
        "2020年文教局政府信息公开工作年度报告",
        "当前位置:首页 > 清河县人民政府 > 部门 > 年度报告\n一、概述\n我局高度重视。",
        "一、概述\n县审计局学习了《清河市水务局政府信息主动公开基本目录》。",
        "一、概述\n承担全县政府信息公开工作。全局累计主动公开政府信息12条。",
        "一、总体情况\n按照《河北省政府信息公开规定》,2019年主动公开政府信息12条。",
        "一、总体情况\n根据清河县人民政府办公室关于做好年度报告的通知,2019年主动公开政府信息12条。",
    ],
)
def test_where_no_agency_is_printed_none_is_given(text: str) -> None:
    """A name in part, the name of another office, or none at all: nothing is guessed."""
    assert narrative(text).agency is None


def test_a_name_in_part_is_reported() -> None:
    """The user is told what the text calls the office."""
    read = narrative("一、总体情况\n县统计局2021年度主动公开政府信息73条。")
    assert [each.message for each in read.diagnostics if each.code == "agency-incomplete"] == [
        "The text names the office only as 县统计局, without its place."
    ]


def test_the_longer_name_of_the_same_office_is_taken() -> None:
    """A short title and a full signature name one office."""
    read = narrative("清河县发改局2017年政府信息公开年度报告\n我局做好公开。\n清河县发展和改革局\n2018年1月9日")
    assert read.agency is not None
    assert read.agency.value == "清河县发展和改革局"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("清河县水务局2017年政府信息公开工作年度报告\n发布日期:2018-01-19", 2017),
        ("清河县水务局政府信息公开工作年度报告\n统计期限为2016年1月1日至2016年12月31日。", 2016),
        ("一、总体情况\n2020年度未接到政府信息公开申请。", 2020),
        ("一、总体情况\n2018年,我局主动公开政府信息12条,比2017年增加3条。2019年将继续努力。", 2018),
        ("二〇一五年清河县政府信息公开工作年度报告", 2015),
        ("一、概述\n按照《2016年政务公开工作要点》(国办发〔2016〕19号),我局做好公开。", None),
        ("一、概述\n我局做好公开。\n2018年1月9日", None),
        ("清水发〔2018〕3号\n政府信息公开工作年度报告\n一、概述\n我局做好公开。", None),
        ("清河县水务局\n2 0 1 7 年 政 府 信 息 公 开 工 作 年 度 报 告", 2017),
    ],
)
def test_the_reporting_year(text: str, year: int | None) -> None:
    """The year of the report, not of its publication, of a plan, of a comparison or of a cited document."""
    read = narrative(text)
    assert (read.year.value if read.year else None) == year


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("发布日期：2018-1-5", "2018-01-05"),
        ("来源 本站 日期：2018/01/05", "2018-01-05"),
        ("發布時間：2018.01.05 10:22", "2018-01-05"),
        ("发布于2018-01-05", "2018-01-05"),
        ("发布日期：2018年13月5日", None),
        ("统计时间：2017年1月1日至2017年12月31日", None),
        ("有效日期：2023-02-05", None),
        ("打印时间：2025-01-05", None),
        ("当前时间：2025-01-05", None),
    ],
)
def test_the_date_of_publication(line: str, published: str | None) -> None:
    """A date behind a label of publication, or a bare one; other days of a page are none."""
    read = narrative(f"清河县水务局2017年政府信息公开工作年度报告\n{line}\n一、概述\n我局做好公开。")
    assert (read.published.value if read.published else None) == published


def test_years_to_come_are_none_of_the_report() -> None:
    """A section on plans may name the next year more often than all others together."""
    read = narrative(
        "清河县水务局政府信息公开工作年度报告\n一、概述\n2017年,我局主动公开政府信息12条。\n五、存在的问题\n"
        "2018年,我局要加强公开,2018年举办培训班2期,2018年完善制度。"
    )
    assert read.year is not None
    assert read.year.value == 2017


def test_two_years_are_reported() -> None:
    """A title and a period that disagree give a warning; the rest of the text decides."""
    read = narrative(
        "清河县水务局2018年政府信息公开工作年度报告\n统计期限为2017年1月1日至2017年12月31日。\n一、概述\n"
        "2017年,我局主动公开政府信息12条。2017年未收到申请。"
    )
    assert read.year is not None
    assert read.year.value == 2017
    assert [each.code for each in read.diagnostics] == ["year-disputed"]


@pytest.mark.parametrize(
    "name", ["沙县发展和改革局", "清河市审计局", "财政部", "雄县", "河东街道办事处", "国家统计局清河调查队"]
)
def test_a_whole_name(name: str) -> None:
    """A name with its place, and a national one, are whole."""
    assert is_office(name)
    assert is_whole(name)


@pytest.mark.parametrize("name", ["县统计局", "文教局", "市教育局", "区投资促进局", "乡村振兴局", "住房和城乡建设局"])
def test_a_part_of_a_name(name: str) -> None:
    """A name that many places have is not whole."""
    assert not is_whole(name)


def test_canonical_names() -> None:
    """Abbreviations of one reading are written out; a bare place is its government."""
    assert canonical("清河县发改局") == "清河县发展和改革局"
    assert canonical("河东镇") == "河东镇人民政府"
    assert canonical("河东街道") == "河东街道办事处"
    assert canonical("清河县水务局") == "清河县水务局"
    assert same_office("清河县发改局", "清河县发展和改革局")
    assert not same_office("清河县水务局", "清河县水利局")


@pytest.mark.parametrize(
    "lines",
    [
        "附件：\n1.政府信息公开情况统计表\n2.依申请公开情况表",
        "附件：1.政府信息公开情况统计表；2.依申请公开情况表",
        "附件下载：1.政府信息公开情况统计表\n2.依申请公开情况表",
        "（附件：1.政府信息公开情况统计表；2.依申请公开情况表）",
    ],
)
def test_lists_of_attachments(lines):
    """However an office sets the list: a table that is named is looked for."""
    read = narrative(f"云岭市茶业发展局2016年政府信息公开工作年度报告\n一、概述\n我局公开信息3条。\n{lines}\n")
    assert [one.name for one in read.attachments] == ["政府信息公开情况统计表", "依申请公开情况表"]


@pytest.mark.parametrize(
    ("head", "year", "signed"),
    [
        ("云岭市茶业发展局二OO八年政府信息公开工作年度报告\n二OO九年三月十八日", 2008, "2009-03-18"),
        ("云岭市茶业发展局2015-2016年度政府信息公开工作报告", None, None),
    ],
)
def test_years_of_a_title(head, year, signed):
    """Letters typed for zeros are zeros; a title of two years gives none."""
    read = narrative(f"{head}\n")
    assert (read.year and read.year.value, read.signed and read.signed.value) == (year, signed)


@pytest.mark.parametrize(
    "title",
    [
        "关于发布云岭市茶业发展局2022年政府信息公开工作年度报告的公告",
        "转发云岭市茶业发展局2022年政府信息公开工作年度报告",
        "云岭市茶业发展局发布2022年政府信息公开工作年度报告",
        "2022年云岭市茶业发展局公开政府信息公开工作年度报告",
        "（2022年）云岭市茶业发展局政府信息公开工作年度报告",
    ],
)
def test_what_stands_before_or_behind_an_office_is_none_of_its_name(title):
    """Seen as 发布云岭市茶业发展局: no office has that name, and no warning said so."""
    read = narrative(f"{title}\n")
    assert (read.agency and read.agency.value, read.year and read.year.value) == ("云岭市茶业发展局", 2022)


@pytest.mark.parametrize("head", ["2023-01-18 10:20\n{}\n", "{}\n[ 2023-01-18 ] 字号：大 中 小\n"])
def test_a_stamp_in_the_head_of_a_page_is_its_date(head):
    """As sites print it for machines, or without a word."""
    read = narrative(head.format("云岭市茶业发展局2022年政府信息公开工作年度报告"))
    assert read.published is not None
    assert (read.published.value, read.published.how) == ("2023-01-18", "stamp")


@pytest.mark.parametrize(
    "head",
    [
        "2016年政府信息公开工作年度报告\n——青溪县财政局",
        "2016年政府信息公开工作年度报告\n（青溪县财政局）",
        "青溪县财政局政府信息公开情况统计表（2016年度）",
        "青溪县财政局\n政府信息公开情况统计表\n（2016年度）",
    ],
)
def test_an_office_beside_or_in_the_title(head):
    """Protects the office's name from the dash in front of it, and a page that is only its table from having none."""
    report = narrative(f"{head}\n一、概述\n主动公开政府信息120条。\n")
    assert (report.agency.value, report.year.value) == ("青溪县财政局", 2016)


def test_the_title_of_the_report_comes_before_that_of_its_table():
    """Protects the year of a report from that of a table that another year's left on the page."""
    report = narrative(
        "青溪县财政局2016年政府信息公开工作年度报告\n一、概述\n主动公开政府信息120条。\n"
        "附件：青溪县水务局2015年政府信息公开情况统计表\n"
    )
    assert (report.agency.value, report.year.value) == ("青溪县财政局", 2016)


_TITLE = "2022年政府信息公开工作年度报告"


@pytest.mark.parametrize("shown", [_TITLE, f"水务局{_TITLE}", "政府信息公开", ""])
@pytest.mark.parametrize("site", ["", "_清河县人民政府", " - 清河县人民政府门户网站"])
def test_the_head_of_a_page_names_the_office_that_its_title_leaves_out(shown: str, site: str) -> None:
    """Protects reports whose page shows a bare title: the office stood in the title of the document alone."""
    page = f"<title>清河县水务局{_TITLE}{site}</title><h1>{shown}</h1><p>一、总体情况</p>"
    report = gir.parse(f"<html><head>{page}</html>".encode())
    assert (report.agency, report.year) == ("清河县水务局", 2022)


@pytest.mark.parametrize(
    ("shown", "menu", "agency"),
    [
        (_TITLE, f"<nav><a>清河县教育局{_TITLE}</a></nav>", None),
        (f"清河县林业局{_TITLE}", "", "清河县林业局"),
        (f"教育局{_TITLE}", "", None),
    ],
)
def test_the_head_of_a_page_decides_nothing_against_what_it_shows(shown: str, menu: str, agency: str | None) -> None:
    """Protects from the office of another report, which a menu names or the title of the document was left with."""
    page = f"<title>清河县水务局{_TITLE}</title>{menu}<h1>{shown}</h1><p>一、总体情况</p>"
    assert gir.parse(f"<html><head>{page}</html>".encode()).agency == agency


@pytest.mark.parametrize("shown", ["# {}", "## {} ##", "**{}**", "# **{}**"])
def test_marks_of_markdown_are_no_part_of_a_title(shown: str) -> None:
    """Protects the office and the headings of texts that a tool wrote as Markdown; spans stay on what is printed."""
    text = "\n\n".join(map(shown.format, (f"清河县水务局{_TITLE}", "一、总体情况"))) + "\n\n收到申请**12**件。\n"
    report = gir.parse(text, media_type="text/markdown")
    assert (report.agency, report.year) == ("清河县水务局", 2022)
    (section,) = report.sections
    assert section.heading == "总体情况"
    assert text[section.span.start :].startswith("一、总体情况")
    assert [fact.value for fact in report.facts] == [12]


@pytest.mark.parametrize("label", ["电话(传真):", "电话/传真：", "电话（兼传真）：", "联系电话及传真:"])
def test_a_telephone_that_is_the_fax_as_well(label: str) -> None:
    """Protects the number behind a label that names both."""
    contact = narrative(f"如有疑问,请与清河县水务局联系(地址:滨河路7号,{label}0635-7000000)。").contact
    assert [each and each.value for each in (contact.telephone, contact.fax)] == ["0635-7000000"] * 2


def test_a_heading_of_the_site_is_not_the_title() -> None:
    """Protects the title of the report from the name of the list that it stands in, which names nobody."""
    read = narrative(f"政府信息公开年报\n当前位置：首页>政务公开>政府信息公开年报\n清河县水务局{_TITLE}\n一、总体情况")
    assert (read.title.value if read.title else None) == f"清河县水务局{_TITLE}"


def test_a_sentence_about_the_report_is_not_its_title() -> None:
    """Protects the title from the opening sentence of a report that has none."""
    opening = "本年度报告根据条例要求,综合2017年度清河县各部门的政府信息公开年度工作报告编制而成。"
    assert narrative(opening + "\n一、概述").title is None
    assert narrative("按照条例的规定,现将我局2014年政府信息公开情况报告如下。\n一、概述").title is None


@pytest.mark.parametrize("label", ["地址:", "地址"])
def test_an_address_may_stand_right_behind_its_label(label: str) -> None:
    """Protects the address where the colon was left out."""
    address = narrative(f"可与清河县水务局联系({label}清河县城关镇滨河路7号,邮编:154002)。").contact.address
    assert address is not None
    assert address.value == "清河县城关镇滨河路7号"
