"""The national table of reporting years 2014 to 2018: 政府信息公开情况统计表.

Official source: 国办发〔2014〕32号. Counts are int, amounts Decimal in 万元 unless the cell says otherwise; None means
not printed, blank, a mark or a text (:meth:`Report.cell` tells which).
"""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from govinfo_report.models.schema import amount, count, group

__all__ = ["StatisticsTable"]

_SOURCE = "国办发〔2014〕32号"


@frozen
class NormativeDocuments:
    """Normative documents."""

    disclosed: int | None = count("主动公开规范性文件数", "条")
    issued: int | None = count("制发规范性文件总数")


@frozen
class Channels:
    """Disclosures by channel; one item may be counted on several."""

    gazette: int | None = count("政府公报公开政府信息数", "条")
    website: int | None = count("政府网站公开政府信息数", "条")
    weibo: int | None = count("政务微博公开政府信息数", "条")
    wechat: int | None = count("政务微信公开政府信息数", "条")
    other: int | None = count("其他方式公开政府信息数", "条")


@frozen
class Disclosure:
    """一、主动公开情况: information disclosed of the organ's own motion."""

    total: int | None = count("主动公开政府信息数(不同渠道和方式公开相同信息计1条)", "条")
    normative_documents: NormativeDocuments = group(NormativeDocuments, "规范性文件")
    channels: Channels = group(Channels, "通过不同渠道和方式公开政府信息的情况")


@frozen
class PressConferences:
    """Press conferences attended or held."""

    total: int | None = count("参加或举办新闻发布会总次数", "次")
    by_principal: int | None = count("主要负责同志参加新闻发布会次数", "次")


@frozen
class Interviews:
    """Online interviews on government websites."""

    total: int | None = count("政府网站在线访谈次数", "次")
    by_principal: int | None = count("主要负责同志参加政府网站在线访谈次数", "次")


@frozen
class Responses:
    """二、回应解读情况: responses to public concern, and interpretation of policies."""

    total: int | None = count("回应公众关注热点或重大舆情数(不同方式回应同一热点或舆情计1次)", "次")
    press_conferences: PressConferences = group(PressConferences, "新闻发布会")
    interviews: Interviews = group(Interviews, "政府网站在线访谈")
    interpretations: int | None = count("政策解读稿件发布数", "篇")
    social_media: int | None = count("微博微信回应事件数", "次")
    other: int | None = count("其他方式回应事件数", "次")


@frozen
class ReceivedRequests:
    """Requests received, by way."""

    total: int | None = count("收到申请数")
    in_person: int | None = count("当面申请数")
    fax: int | None = count("传真申请数")
    online: int | None = count("网络申请数")
    mail: int | None = count("信函申请数")


@frozen
class ClosedRequests:
    """Requests closed."""

    total: int | None = count("申请办结数")
    on_time: int | None = count("按时办结数")
    extended: int | None = count("延期办结数")


@frozen
class DeniedRequests:
    """Requests denied, by ground."""

    total: int | None = count("不同意公开答复数")
    state_secret: int | None = count("涉及国家秘密")
    trade_secret: int | None = count("涉及商业秘密")
    personal_privacy: int | None = count("涉及个人隐私")
    security_and_stability: int | None = count("危及国家安全、公共安全、经济安全和社会稳定")
    not_government_information: int | None = count("不是《条例》所指政府信息")
    other_legal_grounds: int | None = count("法律法规规定的其他情形")


@frozen
class AnsweredRequests:
    """Requests answered, by kind of answer."""

    total: int | None = count("申请答复数")
    already_public: int | None = count("属于已主动公开范围数")
    granted: int | None = count("同意公开答复数")
    partially_granted: int | None = count("同意部分公开答复数")
    denied: DeniedRequests = group(DeniedRequests, "不同意公开答复")
    not_held: int | None = count("不属于本行政机关公开数")
    nonexistent: int | None = count("申请信息不存在数")
    correction_requested: int | None = count("告知作出更改补充数")
    other_channel: int | None = count("告知通过其他途径办理数")


@frozen
class RequestStatistics:
    """三、依申请公开情况: FOI requests."""

    received: ReceivedRequests = group(ReceivedRequests, "收到申请")
    closed: ClosedRequests = group(ClosedRequests, "申请办结")
    answered: AnsweredRequests = group(AnsweredRequests, "申请答复")


@frozen
class ReviewStatistics:
    """Administrative reconsideration or litigation, by outcome."""

    total: int | None = count("行政复议数量")
    upheld: int | None = count("维持具体行政行为数")
    corrected: int | None = count("被依法纠错数")
    other: int | None = count("其他情形数")


@frozen
class Complaints:
    """六、举报投诉数量: complaints."""

    total: int | None = count("举报投诉数量")


@frozen
class ChargedFees:
    """七、依申请公开信息收取的费用: fees charged for information given on request."""

    amount: Decimal | None = amount("依申请公开信息收取的费用")


@frozen
class Staff:
    """Staff working on FOI."""

    total: int | None = count("从事政府信息公开工作人员数", "人")
    full_time: int | None = count("专职人员数(不包括政府公报及政府网站工作人员数)", "人")
    part_time: int | None = count("兼职人员数", "人")


@frozen
class Capacity:
    """八、机构建设和保障经费情况: offices, staff and budget."""

    offices: int | None = count("政府信息公开工作专门机构数", "个")
    reading_points: int | None = count("设置政府信息公开查阅点数", "个")
    staff: Staff = group(Staff, "从事政府信息公开工作人员")
    budget: Decimal | None = amount("政府信息公开专项经费(不包括用于政府公报编辑管理及政府网站建设维护等方面的经费)")


@frozen
class Training:
    """九、政府信息公开会议和培训情况: meetings and training."""

    meetings: int | None = count("召开政府信息公开工作会议或专题会议数", "次")
    courses: int | None = count("举办各类培训班数", "次")
    participants: int | None = count("接受培训人员数", "人次")


@frozen
class StatisticsTable:
    """The whole table."""

    proactive_disclosure: Disclosure = group(Disclosure, "主动公开情况", _SOURCE)
    responses: Responses = group(Responses, "回应解读情况", _SOURCE)
    requests: RequestStatistics = group(RequestStatistics, "依申请公开情况", _SOURCE)
    reconsideration: ReviewStatistics = group(ReviewStatistics, "行政复议数量", _SOURCE)
    litigation: ReviewStatistics = group(ReviewStatistics, "行政诉讼数量", _SOURCE)
    complaints: Complaints = group(Complaints, "举报投诉数量", _SOURCE)
    fees: ChargedFees = group(ChargedFees, "依申请公开信息收取的费用", _SOURCE)
    capacity: Capacity = group(Capacity, "机构建设和保障经费情况", _SOURCE)
    training: Training = group(Training, "政府信息公开会议和培训情况", _SOURCE)
