"""Page chrome: what the site prints around a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from govinfo_report.narrative.lines import Line

__all__ = ["furniture_of"]

_LONGEST = 200
"""Characters of a line of chrome; a longer one is text that mentions such words."""

_CHROME = re.compile(
    r"您?(?:现在|当前)?的?(?:所在)?位置(?:是|:|>|在)|首页(?:>|-|»|$)|.{0,12}扫一扫|.{0,30}【?(?:字体|字号)(?:大小)?[:\[【]|"
    r"(?:浏览次数|浏览量|访问量|访问次数|点击数|点击量|点击次数|阅读次数|阅读量|阅读|浏览|点击)[:】]|"
    r"(?:发布|发表|更新|公开|上传|录入|成文|生成|发文)?(?:时间|日期)[:0-9]|(?:信息|文章|稿件)?来源[:].{0,40}$|来源[^。]{2,24}$|"
    r"(?:索引号|索取号|发布机构|公开机构|内容概述|主题分类|发文字号|文号|体裁分类|公开类别|公开方式|有效性|信息分类|名称|责任编辑|编辑|作者|审核|录入)[:0-9|]|索引号|内容概述|"
    r"【.{0,6}(?:返回|打印|关闭|收藏|大中小|纠错).{0,6}】|(?:打印|关闭|返回)(?:本页|页面|窗口|首页|顶部|本稿)?$|"
    r"分享(?:到|至)?[:】]?.{0,20}$|[上下]一[篇条][:>]?|"
    r"相关(?:文章|链接|新闻|阅读|信息|附件)[:]?$|附件下载[:]?$|我要纠错|"
    r".{0,40}(?:ICP备|公网安备|网站标识码|版权所有|技术支持:|主办单位:|承办单位:|主办:|承办:|[Cc]opyright)|"
    r"网站地图|网站声明|联系我们$|"
    r"点击.{0,6}播报|语音播报|切换$|(?:早上|上午|中午|下午|晚上)好"
)
_PAGE = re.compile(r"-{1,2}[0-9]{1,4}-{1,2}|第[0-9]{1,4}页.{0,12}|[0-9]{1,4}/[0-9]{1,4}")
_CRUMBS = re.compile(r"[^。>]{1,30}(?:>[^。>]{1,30}){2,}|>[^。]{1,60}")
_RELATED = re.compile(r"相关(?:文章|链接|新闻|阅读)[:]?")


@lru_cache(maxsize=4096)
def _is_chrome(text: str) -> bool:
    return bool(_CHROME.match(text) or _PAGE.fullmatch(text) or _CRUMBS.fullmatch(text))


def furniture_of(lines: Sequence[Line]) -> frozenset[int]:
    """Indices of the lines that are page chrome."""
    found = set[int]()
    related = False
    for index, line in enumerate(lines):
        text = line.text
        short = len(text) <= _LONGEST and "。" not in text
        chrome = short and _is_chrome(text)
        if line.furniture or chrome or (related and short):
            found.add(index)
        else:
            related = False
        if _RELATED.fullmatch(text):
            related = True
    last = len(lines) - 1
    if last - 1 in found and lines[last].text.isdigit():
        found.add(last)  # a counter behind the foot of the page
    return frozenset(found)
