"""The tables of the reports since 2019: Article 20 items, request matrix, reconsideration and litigation.

Official sources: 国办公开办函〔2019〕60号 for reporting years 2019 and 2020, 国办公开办函〔2021〕30号 from 2021 on.
The article is that of the 政府信息公开条例 (Regulations on Open Government Information, 2019). One model serves both
forms; a field that only one of them has says so. Counts are int, amounts Decimal; None means not printed, blank, a
mark or a text (:meth:`Report.cell` tells which).
"""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from govinfo_report.models.schema import amount, count, group

__all__ = [
    "Applicants",
    "Article20Tables",
    "Decisions",
    "Denied",
    "Documents",
    "Fees",
    "Litigation",
    "NotProcessed",
    "OtherOutcomes",
    "Outcomes",
    "ProactiveDisclosure",
    "Procurement",
    "Requests",
    "ReviewOutcomes",
    "Unavailable",
]


@frozen
class Documents:
    """Regulations or normative documents, Article 20(1)."""

    newly_made: int | None = count("本年新制作数量")
    """Made this year (form of 2019)."""
    newly_disclosed: int | None = count("本年新公开数量")
    """Disclosed this year (form of 2019)."""
    total_disclosed: int | None = count("对外公开总数量")
    """Disclosed altogether (form of 2019)."""
    issued: int | None = count("本年制发件数")
    """Issued this year (form of 2021); not the same fact as ``newly_made``."""
    repealed: int | None = count("本年废止件数")
    """Repealed this year (form of 2021)."""
    in_force: int | None = count("现行有效件数")
    """In force at the end of the year (form of 2021); not the same fact as ``total_disclosed``."""


@frozen
class Decisions:
    """Licensing, other services, penalties or coercive measures, Article 20(5) and (6)."""

    previous_year_items: int | None = count("上一年项目数量", "项")
    """Items of the year before (form of 2019)."""
    change: int | None = count("本年增/减", "项")
    """Items added or, negative, dropped this year (form of 2019)."""
    decisions: int | None = count("处理决定数量")
    """Decisions taken this year (both forms)."""


@frozen
class Fees:
    """Administrative fees, Article 20(8)."""

    previous_year_items: int | None = count("上一年项目数量", "项")
    """Fee items of the year before (form of 2019)."""
    change: int | None = count("本年增/减", "项")
    """Fee items added or, negative, dropped this year (form of 2019)."""
    amount: Decimal | None = amount("本年收费金额")
    """Fees charged this year, as printed; 万元 unless the cell says otherwise (form of 2021)."""


@frozen
class Procurement:
    """Government procurement, Article 20(9), form of 2019 only."""

    projects: int | None = count("采购项目数量", "项")
    amount: Decimal | None = amount("采购总金额")
    """Total amount as printed; the form names no unit, so look at the cell's (万元 or 元)."""


@frozen
class ProactiveDisclosure:
    """二、主动公开政府信息情况: information disclosed of the organ's own motion under Article 20."""

    regulations: Documents = group(Documents, "规章")
    normative_documents: Documents = group(Documents, "行政规范性文件")
    licensing: Decisions = group(Decisions, "行政许可")
    other_services: Decisions = group(Decisions, "其他对外管理服务事项")
    penalties: Decisions = group(Decisions, "行政处罚")
    coercive_measures: Decisions = group(Decisions, "行政强制")
    fees: Fees = group(Fees, "行政事业性收费")
    procurement: Procurement = group(Procurement, "政府集中采购")


@frozen
class Applicants:
    """One row of the request matrix: requests by kind of applicant."""

    natural_person: int | None = count("自然人")
    commercial_enterprise: int | None = count("商业企业")
    research_institution: int | None = count("科研机构")
    social_welfare_organization: int | None = count("社会公益组织")
    legal_service_organization: int | None = count("法律服务机构")
    other_organization: int | None = count("其他")
    organizations_subtotal: int | None = count("小计")
    """All legal persons and other organisations; only where an office added the column."""
    total: int | None = count("总计")


@frozen
class Denied:
    """（三）不予公开: requests denied, by ground."""

    subtotal: Applicants = group(Applicants, "不予公开")
    """Figures printed on the heading itself."""
    state_secret: Applicants = group(Applicants, "属于国家秘密")
    prohibited_by_law: Applicants = group(Applicants, "其他法律行政法规禁止公开")
    security_and_stability: Applicants = group(Applicants, "危及“三安全一稳定”")
    third_party_rights: Applicants = group(Applicants, "保护第三方合法权益")
    internal_affairs: Applicants = group(Applicants, "属于三类内部事务信息")
    process_information: Applicants = group(Applicants, "属于四类过程性信息")
    enforcement_files: Applicants = group(Applicants, "属于行政执法案卷")
    administrative_query: Applicants = group(Applicants, "属于行政查询事项")


@frozen
class Unavailable:
    """（四）无法提供: information that could not be provided."""

    subtotal: Applicants = group(Applicants, "无法提供")
    """Figures printed on the heading itself."""
    not_held: Applicants = group(Applicants, "本机关不掌握相关政府信息")
    needs_creation: Applicants = group(Applicants, "没有现成信息需要另行制作")
    still_unclear: Applicants = group(Applicants, "补正后申请内容仍不明确")


@frozen
class NotProcessed:
    """（五）不予处理: requests not processed."""

    subtotal: Applicants = group(Applicants, "不予处理")
    """Figures printed on the heading itself."""
    petition: Applicants = group(Applicants, "信访举报投诉类申请")
    duplicate: Applicants = group(Applicants, "重复申请")
    publication: Applicants = group(Applicants, "要求提供公开出版物")
    excessive: Applicants = group(Applicants, "无正当理由大量反复申请")
    confirmation: Applicants = group(Applicants, "要求行政机关确认或重新出具已获取信息")


@frozen
class OtherOutcomes:
    """（六）其他处理: otherwise disposed of."""

    subtotal: Applicants = group(Applicants, "其他处理")
    """The single row of the form of 2019; later, figures printed on the heading itself."""
    not_corrected: Applicants = group(Applicants, "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请")
    """Form of 2021 only."""
    fee_unpaid: Applicants = group(Applicants, "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请")
    """Form of 2021 only."""
    other: Applicants = group(Applicants, "其他")
    """Form of 2021 only."""


@frozen
class Outcomes:
    """三、本年度办理结果: outcomes of the year's requests."""

    subtotal: Applicants = group(Applicants, "本年度办理结果")
    """Figures printed on the heading itself."""
    granted: Applicants = group(Applicants, "予以公开")
    partially_granted: Applicants = group(Applicants, "部分公开")
    denied: Denied = group(Denied, "不予公开")
    unavailable: Unavailable = group(Unavailable, "无法提供")
    not_processed: NotProcessed = group(NotProcessed, "不予处理")
    other: OtherOutcomes = group(OtherOutcomes, "其他处理")
    total: Applicants = group(Applicants, "总计")


@frozen
class Requests:
    """三、收到和处理政府信息公开申请情况: FOI requests received and how they were disposed of.

    The form prints: received + carried_over = outcomes.total + carried_forward, for every column.
    """

    received: Applicants = group(Applicants, "本年新收政府信息公开申请数量")
    carried_over: Applicants = group(Applicants, "上年结转政府信息公开申请数量")
    outcomes: Outcomes = group(Outcomes, "本年度办理结果")
    carried_forward: Applicants = group(Applicants, "结转下年度继续办理")


@frozen
class ReviewOutcomes:
    """Outcomes of administrative reconsideration or litigation."""

    upheld: int | None = count("结果维持")
    corrected: int | None = count("结果纠正")
    other: int | None = count("其他结果")
    pending: int | None = count("尚未审结")
    total: int | None = count("总计")


@frozen
class Litigation:
    """行政诉讼: administrative litigation."""

    direct: ReviewOutcomes = group(ReviewOutcomes, "未经复议直接起诉")
    after_reconsideration: ReviewOutcomes = group(ReviewOutcomes, "复议后起诉")


_SOURCE = "国办公开办函〔2019〕60号；国办公开办函〔2021〕30号"


@frozen
class Article20Tables:
    """All tables of a report since 2019."""

    proactive_disclosure: ProactiveDisclosure = group(ProactiveDisclosure, "主动公开政府信息情况", _SOURCE)
    requests: Requests = group(Requests, "收到和处理政府信息公开申请情况", _SOURCE)
    reconsideration: ReviewOutcomes = group(ReviewOutcomes, "行政复议", _SOURCE)
    litigation: Litigation = group(Litigation, "行政诉讼", _SOURCE)
