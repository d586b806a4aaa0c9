"""Zeros of a section that says nothing but 无: its heading names what there was none of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from govinfo_report.diagnostics import Span
from govinfo_report.narrative.agreement import Named
from govinfo_report.narrative.drafts import Light, drafts_of
from govinfo_report.narrative.fold import simplified
from govinfo_report.narrative.sections import NO_RESULTS, Heading
from govinfo_report.narrative.stated import Fact

__all__ = ["nothing_in"]

_SAID = re.compile(
    r"[\s:。]*(?P<word>(?:本年度?|[我本][局县市区镇乡院委办厅校]|本单位|本机关)?(?:暂|均|尚)?(?:无|没有)(?:此类情况|此项情况|相关情况|此类情形)?)"
    r"[。;]?\s*(?:$|\n|(?=[一二三四五六七八九十]{1,3}、|\())"
)
_WORD = re.compile("[无無没沒]")
_LONGEST = 40


def nothing_in(
    headings: Iterable[Heading], text: str, section: Callable[[int], str | None], year: int | None
) -> Iterator[Named]:
    """The zeros of such sections.

    Args:
        headings: Headings that state nothing themselves.
        text: The document's text.
        section: The standard section at an offset of it.
        year: The reporting year.
    """
    for heading in headings:
        start = heading.title.end
        behind = text[start : start + _LONGEST]
        said = _SAID.match(simplified(behind)) if _WORD.search(behind) else None
        if said is None or section(heading.start) in NO_RESULTS:
            continue
        span = Span(start + said.start("word"), start + said.end("word"))
        drafts, *_ = drafts_of(f"{heading.text}:无", Light(year, (), None, binds=True))
        for draft in drafts:
            yield (
                draft.metric,
                Fact(
                    path=draft.path,
                    metric=draft.label,
                    value=0,
                    unit=None,
                    qualifier=None,
                    scope=draft.scope,
                    quote=text[span.start : span.end],
                    span=span,
                    figure=None,
                    of_which=draft.of_which,
                    readings=draft.readings,
                ),
            )
