"""Made-up reports for tests of the page."""

from __future__ import annotations

import govinfo_report as gir
from govinfo_report.examples import EXAMPLES, example

__all__ = ["EVERY_STATE", "HOSTILE", "REPORTS", "TWO_FAILING_SUMS"]

# 行政规范性文本 is no label of the form; 第（六）项 has lost its header; 行政许可 is printed twice and differently;
# the row 规章 holds a zero, a mark and a blank; 其他对外管理服务事项 lacks a cell.
EVERY_STATE = """云杉县水利局2023年政府信息公开工作年度报告
一、总体情况
2023年，我局收到政府信息公开申请3件，主动公开信息412条。
二、主动公开政府信息情况
第二十条第（一）项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | 0 | / | |
行政规范性文本 | 5（其中修订2件） | 2 | 1，208 |
第二十条第（五）项
信息内容 | 本年处理决定数量 |
行政许可 | 1，362 |
第二十条第（五）项
信息内容 | 本年处理决定数量 |
行政许可 | 1，632 |
第二十条第（六）项
行政处罚 | 若干 |
行政强制 | 7 |
行政检查 | 12 |
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼 |
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 |
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
1 | 0 | 0 | 0 | 1 | 1 | 0 | 0 | 0 | 0 | 1 | 0 | 1 | 0 | 3 |
"""

# The example whose litigation does not sum, with the figures of two blocks that do not.
TWO_FAILING_SUMS = (
    example("article20_2019.txt")
    .decode()
    .replace("| 1 | 0 | 1 | 0 | 3 | 0 | 0 | 0 | 0 | 0 |", "| 1 | 0 | 0 | 0 | 0 | 1 | 0 | 1 | 0 | 3 |")
)

# Every way into a page that a text could try, in a title, a label, a header, a note, a cell and between tables: markup,
# the end of an attribute, of a script or of a style, an event, a scheme, characters that turn, hide or move others.
HOSTILE = """<script>window.ran=1</script>县局2023年政府信息公开工作年度报告
</div></pre></title></style></script><script>window.ran=1</script><img src=x onerror=window.ran=1>
第二十条第（一）项
信息内容 | 本年制发件数 | 本年废止件数（<img src=x onerror=window.ran=1>） | 现行有效件数 |
规章 | <svg onload=window.ran=1> | javascript:window.ran=1 | '"><i onclick="window.ran=1"> |
行政规范性文件（"onclick="ran=1" x="） | 5（其中<b onclick=window.ran=1>修订） | 21 | 12（\u202e其中一件\u202c） |
<iframe srcdoc="<script>parent.ran=1</script>"> | 7 | 8 | 9 |
三、收到和处理政府信息公开申请情况
{{constructor.constructor('window.ran=1')()}} ${window.ran=1} \x00\x1b[2J\u2028\u2066 &lt;script&gt;&#60;script&#62;
"""

REPORTS = {name: gir.parse(example(name)) for name in EXAMPLES} | {
    "every state": gir.parse(EVERY_STATE),
    "two failing sums": gir.parse(TWO_FAILING_SUMS),
    "hostile": gir.parse(HOSTILE),
    "empty": gir.parse(b""),
    "not a report": gir.parse("<p>hello</p>"),
    "table of its own": gir.parse("指标名称 | 单位 | 本年度 |\n受理热线来电数 | 次 | 318 |\n编发公开简报数 | 期 | |\n"),
}
