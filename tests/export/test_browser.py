"""The page as a browser shows it: what a click, a key, a small screen and a hostile document do."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.export.browser import find_chromium, load, running
from tests.export.pages import REPORTS

pytestmark = pytest.mark.browser

TOTAL = "litigation.after_reconsideration.total"
# What is picked on one side, as text.
PICKED = "return [...document.querySelectorAll(arguments[0] + ' .picked')].map(e => e.childNodes[0].textContent)"
# Whether an element is in sight within the box of its side and the window.
IN_SIGHT = """const e = document.querySelector(arguments[0]).getBoundingClientRect();
return e.width > 0 && e.top >= 0 && e.bottom <= innerHeight"""


@pytest.fixture(scope="module")
def browser():
    pytest.importorskip("selenium", reason="the tests in a browser need Selenium")
    found = find_chromium()
    if found is None:
        pytest.skip("the tests in a browser need Chromium and its driver")
    with running(*found) as started:
        yield started


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[tuple[str, str], Path]:
    place = tmp_path_factory.mktemp("pages")
    made = {}
    for number, (name, report) in enumerate(REPORTS.items()):
        for language in ("en", "zh"):
            made[name, language] = place / f"{number}.{language}.html"
            made[name, language].write_text(report.to_html(language), encoding="utf-8")
    return made


@pytest.fixture(autouse=True)
def nothing_to_complain_about(browser):
    """Every test leaves an empty log: no error of the script, nothing that the policy had to stop."""
    yield
    assert browser.get_log("browser") == []


def by_id(browser, name):
    return browser.find_element("css selector", f"[id='{name}']")


def shown_evidence(browser):
    card = by_id(browser, "card")
    return card.text if card.is_displayed() else None


def press(browser, *keys):
    from selenium.webdriver.common.action_chains import ActionChains  # noqa: PLC0415

    ActionChains(browser).send_keys(*keys).perform()


def point_at(browser, element):
    from selenium.webdriver.common.action_chains import ActionChains  # noqa: PLC0415

    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    ActionChains(browser).move_to_element(element).perform()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("width", [1400, 390])
def test_every_page_opens_without_complaint_and_no_wider_than_the_screen(browser, pages, name, language, width):
    """Protects readers on a phone, and against errors that nobody would see."""
    load(browser, pages[name, language], width=width, height=844)
    assert browser.execute_script("return document.documentElement.classList.contains('scripted')")
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")


def test_a_click_on_a_figure_shows_it_in_the_source(browser, pages):
    """Protects the way from a value to the character that it was printed at."""
    load(browser, pages["two failing sums", "en"])
    figure = by_id(browser, TOTAL)
    point_at(browser, figure)
    figure.click()
    assert browser.execute_script(PICKED, "#tables") == ["3"]
    assert browser.execute_script(PICKED, "#source") == ["3"]
    assert browser.execute_script(IN_SIGHT, "#source .picked")
    assert browser.execute_script(IN_SIGHT, "#tables .picked")
    point_at(browser, other := by_id(browser, "requests.received.total"))
    other.click()
    assert browser.execute_script(PICKED, "#source") == ["17"]


def test_a_click_in_the_source_shows_the_figure_in_its_table(browser, pages):
    """Protects the way back: what became of a figure of the source."""
    load(browser, pages["two failing sums", "en"])
    place = browser.find_element("css selector", f"#source a[href='#{TOTAL}']")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", place)
    place.click()
    assert browser.execute_script(PICKED, "#tables") == ["3"]
    assert browser.execute_script(IN_SIGHT, f"[id='{TOTAL}']")


def test_a_finding_shows_its_figures_on_both_sides(browser, pages):
    """Protects the way from a message to all terms of the sum that fails."""
    load(browser, pages["two failing sums", "zh"])
    browser.find_elements("css selector", ".findings [data-go=tables]")[-1].click()
    assert browser.execute_script(PICKED, "#tables .sheet") == ["1", "0", "1", "0", "3"]
    assert browser.execute_script(IN_SIGHT, f"[id='{TOTAL}']")
    assert browser.execute_script(IN_SIGHT, "#source .picked")


def test_evidence_on_hover_goes_when_the_pointer_goes(browser, pages):
    """Protects the promise of the page: point at a figure, and it says why it stands there."""
    load(browser, pages["two failing sums", "en"])
    assert shown_evidence(browser) is None
    point_at(browser, by_id(browser, TOTAL))
    assert TOTAL in shown_evidence(browser)
    assert "1 + 0 + 1 + 0 = 2 ≠ 3" in shown_evidence(browser)
    point_at(browser, browser.find_element("css selector", "h1"))
    wait_until(browser, lambda: shown_evidence(browser) is None)


def wait_until(browser, holds):
    from selenium.webdriver.support.ui import WebDriverWait  # noqa: PLC0415

    WebDriverWait(browser, 5).until(lambda _: holds())


def test_evidence_on_the_keyboard(browser, pages):
    """Protects readers without a mouse: arrows go from figure to figure, Escape closes, Enter shows the source."""
    from selenium.webdriver.common.keys import Keys  # noqa: PLC0415

    load(browser, pages["article20_2019.txt", "en"])
    browser.execute_script("arguments[0].focus()", by_id(browser, "requests.received.natural_person"))
    press(browser, Keys.ARROW_RIGHT)
    assert "requests.received.commercial_enterprise" in shown_evidence(browser)
    press(browser, Keys.ARROW_DOWN)
    assert "requests.carried_over.commercial_enterprise" in shown_evidence(browser)
    press(browser, Keys.ARROW_DOWN)  # over a heading without figures
    assert "requests.outcomes.granted.commercial_enterprise" in shown_evidence(browser)
    press(browser, Keys.ENTER)
    assert browser.execute_script(PICKED, "#source") == ["1"]
    press(browser, Keys.ESCAPE)
    assert shown_evidence(browser) is None


def test_a_value_that_is_left_out_leads_to_where_it_was_lost(browser, pages):
    """Protects against a doubt without a place: both prints of a value that contradicts itself are shown."""
    load(browser, pages["every state", "en"])
    figure = by_id(browser, "proactive_disclosure.licensing.decisions")
    point_at(browser, figure)
    assert "neither is given" in shown_evidence(browser)
    figure.click()
    assert browser.execute_script(PICKED, "#source") == ["1，362", "1，632"]


def test_a_link_to_one_figure_opens_with_it_in_sight(browser, pages):
    """Protects citations: the path of a value behind the page's address."""
    load(browser, pages["article20_2019.txt", "en"], at=TOTAL)
    assert browser.execute_script(IN_SIGHT, f"[id='{TOTAL}']")
    assert len(browser.execute_script(PICKED, "#source")) == 1


def test_a_phone_shows_evidence_and_source_in_one_column(browser, pages):
    """Protects readers on a phone: a tap shows evidence with the line of the source, and leads there."""
    load(browser, pages["two failing sums", "zh"], width=390, height=844)
    figure = by_id(browser, TOTAL)
    point_at(browser, figure)
    figure.click()
    assert TOTAL in shown_evidence(browser)
    assert figure.rect["y"] + figure.rect["height"] < by_id(browser, "card").rect["y"]
    line = browser.find_element("css selector", "#card .excerpt").text
    assert "1 | 0 | 1 | 0 | 3" in line
    browser.find_element("css selector", "#card .onward").click()
    wait_until(browser, lambda: browser.execute_script(IN_SIGHT, "#source .picked"))
    edges = "return ['#tables', '#source'].map(s => document.querySelector(s).getBoundingClientRect().left)"
    left, right = browser.execute_script(edges)
    assert abs(left - right) < 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_of_a_hostile_document_runs(browser, pages, language):
    """Protects whoever opens the page of a document that wants to do more than be read."""
    load(browser, pages["hostile", language])
    for figure in browser.find_elements("css selector", ".sheet .figure, .sheet th a, #source a"):
        point_at(browser, figure)
        figure.click()
    assert browser.execute_script("return window.ran") is None
    assert browser.execute_script("return document.scripts.length + document.styleSheets.length") == 2
    assert browser.execute_script("return document.querySelectorAll('img, svg, iframe, object, form').length") == 0


def test_a_smuggled_script_would_be_stopped(browser, pages, tmp_path):
    """Protects the second wall: were a text ever to become markup, the policy would still not let it run."""
    page = pages["article20_2019.txt", "en"].read_text(encoding="utf-8")
    smuggled = "<script>window.ran=1</script><b onclick='window.ran=1' style='color:red' id='b'>x</b>"
    (tmp_path / "page.html").write_text(page.replace("<footer>", f"{smuggled}<footer>"), encoding="utf-8")
    load(browser, tmp_path / "page.html")
    browser.execute_script("document.getElementById('b').dispatchEvent(new Event('click'))")
    assert browser.execute_script("return window.ran") is None
    stopped = [one["message"] for one in browser.get_log("browser")]
    assert len(stopped) == 3
    assert all("Content Security Policy" in one for one in stopped)


def test_without_script_every_figure_is_still_a_link_and_its_evidence_is_there(browser, pages):
    """Protects archives and readers that run no scripts."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        load(browser, pages["article20_2019.txt", "en"], at="t-c1")
        colour = [by_id(browser, name).value_of_css_property("background-color") for name in ("t-c1", "t-c2")]
        assert colour[0] != colour[1]
        by_id(browser, "t-c2").click()
        path = browser.current_url.partition("#")[2]
        assert path in by_id(browser, "evidence").text
        assert by_id(browser, path).get_attribute("href").endswith("#t-c2")
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_statement_and_its_sentence_lead_to_each_other(browser, pages):
    """Protects figures of the prose: found in the list though it is folded, and in the sentence."""
    load(browser, pages["every state", "zh"])
    browser.find_element("css selector", "#source a.statement").click()
    assert browser.execute_script(PICKED, "#tables") == ["3件"]
    assert "".join(browser.execute_script(PICKED, "#source")) == "3件"
    assert browser.execute_script(IN_SIGHT, "#tables .picked")


@pytest.mark.parametrize("dark", [False, True])
def test_text_can_be_read_in_light_and_dark(browser, pages, dark):
    """Protects readers' eyes: all text has the contrast of 4.5 to 1 that accessibility asks for."""
    load(browser, pages["every state", "zh"], dark=dark)
    poor = browser.execute_script("""
      const luminance = (c) => {
        const [r, g, b] = c.match(/[\\d.]+/g).map(Number).slice(0, 3).map(v => {
          v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
      const behind = (e) => { for (; e; e = e.parentElement) {
        const c = getComputedStyle(e).backgroundColor; if (!/, 0\\)$/.test(c)) return c; } return 'rgb(255,255,255)'; };
      const poor = [];
      for (const e of document.querySelectorAll('body *')) {
        if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility()) continue;
        const [a, b] = [luminance(getComputedStyle(e).color), luminance(behind(e))].sort((x, y) => y - x);
        const contrast = (a + 0.05) / (b + 0.05);
        if (contrast < 4.5) poor.push([e.className, e.textContent.slice(0, 20), contrast]);
      }
      return poor;""")
    assert poor == []
