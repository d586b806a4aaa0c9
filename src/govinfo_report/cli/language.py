"""The words of the command line in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from govinfo_report.export.language import FIGURES, SEVERITIES, language_of_locale
from govinfo_report.language import Language

__all__ = ["FIGURES", "SEVERITIES", "Language", "language_of_locale", "words"]


_WORDS: Mapping[str, tuple[str, str]] = {
    "unknown agency": ("(agency not found)", "（未识别机关）"),
    "unknown year": ("(year not found)", "（未识别年度）"),
    "title": ("title", "标题"),
    "form": ("form", "格式"),
    "no form": ("no table of a known form", "无已知格式的表格"),
    "source": ("source", "来源"),
    "figures": ("figures", "数字"),
    "attachment": ("attachment", "附件"),
    "absent": ("named, not in this document", "仅提及名称，本文档中没有"),
    "time": ("of", "时间"),
    "scope year": ("the year", "当年"),
    "scope cumulative": ("all years", "累计"),
    "scope previous-year": ("year before", "上年"),
    "scope change": ("a change", "增减"),
    "scope planned": ("a plan", "计划"),
    "scope partial": ("part of it", "部分时间"),
    "scope unclear": ("unclear", "不明"),
    "facts": ("Figures stated in the prose", "正文所述数字"),
    "metric": ("what", "内容"),
    "value": ("value", "数值"),
    "said": ("in the words", "原文"),
    "more facts": (
        "figures stated in the prose: {count} (--format json lists them)",
        "正文另述{count}个数字（--format json 可列出）",
    ),
    "added rows": ("Rows that the form does not have", "规定格式之外的行"),
    "label": ("row", "项目"),
    "unit": ("unit", "单位"),
    "rows of zero": ("{count} rows, all 0", "{count}行均为0"),
    "rows of blanks": ("{count} rows, all blank", "{count}行均为空白"),
    "rows unread": ("{count} rows without values", "{count}行无数值"),
    "legend": (
        "· blank   ? not printed or left out   / - — marks as printed",
        "· 空白   ? 未印出或未采用   / - — 原样印出的符号",
    ),
    "clean": ("No diagnostics.", "没有诊断信息。"),
    "path": ("path", "字段"),
    "help": ("help", "建议"),
    "place": ("table {table}, row {row}, column {column}", "第{table}表第{row}行第{column}列"),
    "page": ("page {page}", "第{page}页"),
    "more": (
        "… and {count} more of {code} (--format json lists all)",
        "……另有{count}条{code}（--format json 可全部列出）",
    ),
    "switch off": ("Switch it off", "关闭"),
    "web page": ("Web page", "网页"),
    "explained": ("what a code means: {command}", "代码的含义：{command}"),
    "lines": ("({count} lines)", "（共{count}行）"),
    "summary": (
        "{reports} reports: {clean} without warnings, {warned} with warnings, {wrong} with errors.",
        "共{reports}份报告：{clean}份无警告，{warned}份有警告，{wrong}份有错误。",
    ),
    "reading": ("reading", "读取"),
    "ingested": (
        "{documents} documents: {parsed} parsed, {errors} with errors; {known} known, {failed} failed; {rate} a second",
        "共{documents}份文档：读取{parsed}份，其中{errors}份有错误；已有{known}份，失败{failed}份；每秒{rate}份",
    ),
    "stopped": (
        "Stopped; what was read is stored. Run the same again to go on.",
        "已中断；已读取的内容均已保存。再次运行同一命令即可继续。",
    ),
}


def words(key: str, language: Language, **data: object) -> str:
    """A phrase of the command line."""
    return _WORDS[key][language is Language.ZH].format(**data)
