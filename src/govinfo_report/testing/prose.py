"""What a report says around its tables. Figures of the tables agree with them; the others are nobody's cells."""

from __future__ import annotations

from random import Random

from attrs import frozen

from govinfo_report.testing.reports import MadeReport, Number


@frozen
class Chapter:
    """A heading with its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]
    section: str | None = None
    """Name of the tables printed after the paragraphs."""


def chapters(report: MadeReport, rng: Random) -> tuple[Chapter, ...]:
    """The chapters of a report."""
    if report.form.startswith("article20"):
        return _six_sections(report, rng)
    return _older(report, rng)


def _requests_sentence(report: MadeReport) -> str:
    n = report.numbers
    received, before = n["requests.received.total"], n["requests.carried_over.total"]
    done, after = n["requests.outcomes.total.total"], n["requests.carried_forward.total"]
    if not received and not before:
        return f"{report.year}年度，本机关没有收到政府信息公开申请。"
    return (
        f"{report.year}年度，本机关新收政府信息公开申请{received}件，上年结转{before}件；"
        f"年内办结{done}件，结转下年度继续办理{after}件。"
    )


def _six_sections(report: MadeReport, rng: Random) -> tuple[Chapter, ...]:
    n, year = report.numbers, report.year
    posts = rng.randint(20, 4000)
    reviewed, sued = n["reconsideration.total"], _both(n)
    issued = "newly_made" if report.form == "article20_2019" else "issued"
    documents = n[f"proactive_disclosure.normative_documents.{issued}"]
    disputes = (
        f"全年因政府信息公开引起的行政复议{reviewed}件、行政诉讼{sued}件。"
        if reviewed or sued
        else "全年没有因政府信息公开引起的行政复议和行政诉讼。"
    )
    fee = rng.choice(
        (
            f"{year}年本机关没有收取信息处理费。",
            f"依据信息处理费管理办法，本机关{year}年收取信息处理费{rng.randint(1, 60) * 10}元。",
        )
    )
    published = (
        f"（一）主动公开。全年在门户网站更新信息{posts}条，其中动态类{posts // 2}条、"
        f"政策解读{rng.randint(1, 9)}篇；制作行政规范性文件{documents}件。"
    )
    watched = (
        f"（三）平台与监督。网站全年访问{rng.randint(11, 99) / 10}万人次，比上一年增长{rng.randint(1, 30)}%；"
        f"举办培训{rng.randint(1, 4)}期，{rng.randint(20, 200)}人次参加。"
    )
    return (
        Chapter(
            "一、总体情况",
            (
                f"{year}年，本机关把公开透明作为日常工作的一条底线，年初排定任务{rng.randint(5, 40)}项，逐月对账。",
                published,
                f"（二）依申请公开。{_requests_sentence(report)}{disputes}",
                watched,
            ),
        ),
        Chapter("二、主动公开政府信息情况", (), "proactive"),
        Chapter("三、收到和处理政府信息公开申请情况", (), "requests"),
        Chapter("四、政府信息公开行政复议、行政诉讼情况", (), "litigation"),
        Chapter(
            "五、存在的主要问题及改进情况",
            (
                f"一是栏目更新有快有慢，{rng.randint(2, 6)}个栏目超过30天没有新内容。二是解读形式偏少，图解只占三成。",
                f"{year + 1}年将分两步改进：上半年清理旧栏目，下半年把解读与文件同步发布，并在12月底前回头看。",
            ),
        ),
        Chapter("六、其他需要报告的事项", (fee, "除上述内容外，没有其他需要报告的事项。")),
    )


def _both(numbers: dict[str, Number]) -> Number:
    return numbers["litigation.direct.total"] + numbers["litigation.after_reconsideration.total"]


def _older(report: MadeReport, rng: Random) -> tuple[Chapter, ...]:
    n, year = report.numbers, report.year
    national = report.form == "statistics_2014"
    received = n["requests.received.total" if national else "requests.received.total.year"]
    told = n["proactive_disclosure.total" if national else "proactive_disclosure.documents.year"]
    asked = f"全年收到政府信息公开申请{received}件，均已登记。" if received else "全年没有收到政府信息公开申请。"
    chapters = [
        Chapter(
            "一、概述", (f"按照条例要求，现公布本机关{year}年度政府信息公开工作报告，报告分{rng.choice('五六')}部分。",)
        ),
        Chapter(
            "二、主动公开政府信息情况",
            (
                f"{year}年度主动公开政府信息{told}条。",
                f"设公开专栏{rng.randint(3, 12)}个，查阅点全年开放{rng.randint(200, 260)}天。",
            ),
        ),
        Chapter("三、依申请公开政府信息情况", (asked, "答复均在15个工作日内作出，未收取检索、复制、邮寄费用。")),
        Chapter(
            "四、主要问题和改进措施",
            (f"内容不够丰富，{year + 1}年拟新增栏目{rng.randint(1, 5)}个，组织培训{rng.randint(1, 4)}次。",),
        ),
    ]
    if national:
        filing = f"（{year}年度）"
        chapters.append(Chapter("附件：政府信息公开情况统计表", (filing, f"填报单位（盖章）：{report.agency}"), "all"))
    else:
        chapters.append(Chapter("五、附表：主动公开情况和依申请公开情况统计表", (), "all"))
    return tuple(chapters)
