"""One self-contained page that shows where each figure of a report stands.

What makes it is imported when a page is asked for: most programs never look at one.
"""

from __future__ import annotations

from govinfo_report.models.report import Report

__all__ = ["framed", "to_html"]


def to_html(report: Report, language: str = "en") -> str:
    """A report as one page to look at, for a browser, a colleague or an archive.

    The tables as the official form prints them, each figure with its state and its evidence, failing sums with their
    message, and the source beside them. The page is whole: it loads nothing, and nothing of the document runs in it.

    Args:
        report: What :func:`parse` gave.
        language: Of headings and messages, ``en`` or ``zh``; what is printed and official labels stay Chinese.

    Raises:
        ValueError: there is no such language.

    >>> import govinfo_report as gir
    >>> gir.to_html(gir.parse("行政许可"))[:15]
    '<!doctype html>'
    """
    from govinfo_report.export.page.page import page_of  # noqa: PLC0415  see above
    from govinfo_report.language import Language  # noqa: PLC0415  see above

    return page_of(report, Language(language))


def framed(report: Report) -> str:
    """The page in a frame of its own, for notebooks: neither can touch the other. Its language is the locale's."""
    from govinfo_report.export.language import language_of_locale  # noqa: PLC0415  see above
    from govinfo_report.export.page.markup import element, html  # noqa: PLC0415  see above

    page = to_html(report, language_of_locale())
    return html(element("iframe", srcdoc=page, sandbox="allow-scripts", width="100%", height="720", frameborder="0"))
