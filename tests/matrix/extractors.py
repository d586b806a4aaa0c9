"""Surfaces that Python libraries make of the page."""

from __future__ import annotations

from tests.matrix import gold, html
from tests.matrix.pages import Page
from tests.matrix.surfaces import each, surface


def _trafilatura(output: str) -> object:
    def make(page: Page) -> str:
        import trafilatura  # noqa: PLC0415 (optional)

        return trafilatura.extract(html.render(page), include_tables=True, output_format=output, favor_recall=True) or ""

    return each(make)


def _html2text(page: Page) -> str:
    import html2text  # noqa: PLC0415 (optional)

    converter = html2text.HTML2Text(bodywidth=0)
    converter.ignore_links = True
    return converter.handle(html.render(page))


def _html2text_padded(page: Page) -> str:
    import html2text  # noqa: PLC0415 (optional)

    converter = html2text.HTML2Text(bodywidth=0)
    converter.ignore_links, converter.pad_tables = True, True
    return converter.handle(html.render(page))


def _markdownify(page: Page) -> str:
    import markdownify  # noqa: PLC0415 (optional)

    return markdownify.markdownify(html.render(page), strip=["script", "style"])


def _inscriptis(page: Page) -> str:
    import inscriptis  # noqa: PLC0415 (optional)

    return inscriptis.get_text(html.render(page))


def _resiliparse(*, main_content: bool) -> object:
    def make(page: Page) -> str:
        from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 (optional)

        return extract_plain_text(html.render(page), main_content=main_content)

    return each(make)


def _soup(**options: object) -> object:
    def make(page: Page) -> str:
        import bs4  # noqa: PLC0415 (optional)

        soup = bs4.BeautifulSoup(html.render(page), "html.parser")
        for element in soup(["script", "style"]):
            element.decompose()
        return soup.get_text(**options)

    return each(make)


surface("trafilatura", "trafilatura")(_trafilatura("txt"))
surface("trafilatura-markdown", "trafilatura")(_trafilatura("markdown"))
surface("html2text", "html2text")(each(_html2text))
surface("html2text-padded", "html2text")(each(_html2text_padded))
surface("markdownify", "markdownify")(each(_markdownify))
surface("inscriptis", "inscriptis")(each(_inscriptis))
surface("resiliparse", "resiliparse", certain=gold.tabbed)(_resiliparse(main_content=False))
surface("resiliparse-main", "resiliparse", certain=gold.tabbed)(_resiliparse(main_content=True))
surface("bs4-lines", "bs4", certain=gold.empty_lost)(_soup(separator="\n"))
surface("bs4-stripped", "bs4", certain=gold.blanks_lost)(_soup(separator="\n", strip=True))
surface("bs4-bare", "bs4", certain=gold.run_together)(_soup())
