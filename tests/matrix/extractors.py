"""Surfaces that Python libraries make of the page."""

from __future__ import annotations

from tests.matrix.spaced import filled_tables

from govinfo_report.testing import gold, html
from govinfo_report.testing.pages import Page
from govinfo_report.testing.surfaces import Converter, each, surface


def _trafilatura(output: str) -> Converter:
    def make(page: Page) -> str:
        import trafilatura  # noqa: PLC0415 (optional)

        text = trafilatura.extract(html.render(page), include_tables=True, output_format=output, favor_recall=True)
        return str(text or "")

    return each(make)


def _html2text(*, padded: bool) -> Converter:
    def make(page: Page) -> str:
        import html2text  # noqa: PLC0415 (optional)

        converter = html2text.HTML2Text(bodywidth=0)
        converter.ignore_links, converter.pad_tables = True, padded
        return converter.handle(html.render(page))

    return each(make)


def _markdownify(page: Page) -> str:
    import markdownify  # noqa: PLC0415 (optional)

    return str(markdownify.markdownify(html.render(page), strip=["script", "style"]))


def _inscriptis(page: Page) -> str:
    import inscriptis  # noqa: PLC0415 (optional)

    return str(inscriptis.get_text(html.render(page)))


def _resiliparse(*, main_content: bool) -> Converter:
    def make(page: Page) -> str:
        from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 (optional)

        return str(extract_plain_text(html.render(page), main_content=main_content))

    return each(make)


def _soup(separator: str = "", *, strip: bool = False) -> Converter:
    def make(page: Page) -> str:
        import bs4  # noqa: PLC0415 (optional)

        soup = bs4.BeautifulSoup(html.render(page), "html.parser")
        for element in soup(["script", "style"]):
            element.decompose()
        return soup.get_text(separator, strip=strip)

    return each(make)


surface("trafilatura", "trafilatura", certain=gold.bare_rows_lost)(_trafilatura("txt"))
surface("trafilatura-markdown", "trafilatura", certain=gold.bare_rows_lost)(_trafilatura("markdown"))
surface("html2text", "html2text")(_html2text(padded=False))
surface("html2text-padded", "html2text")(_html2text(padded=True))
surface("markdownify", "markdownify")(each(_markdownify))
surface("inscriptis", "inscriptis", certain=filled_tables)(each(_inscriptis))
surface("resiliparse", "resiliparse", certain=gold.tabbed)(_resiliparse(main_content=False))
surface("resiliparse-main", "resiliparse", certain=gold.tabbed)(_resiliparse(main_content=True))
surface("bs4-lines", "bs4", certain=gold.empty_lost)(_soup(separator="\n"))
surface("bs4-stripped", "bs4", certain=gold.blanks_lost)(_soup(separator="\n", strip=True))
surface("bs4-bare", "bs4", certain=gold.run_together)(_soup())
