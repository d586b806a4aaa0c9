"""A real Chromium without a window, for tests of the page and for the pictures of the documentation."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

__all__ = ["find_chromium", "load", "picture", "running"]

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--hide-scrollbars",
)


def find_chromium() -> tuple[str, str] | None:
    """Chromium and its driver; None where one of them is not installed."""
    browser = next(filter(None, map(shutil.which, _NAMES)), None)
    driver = shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


@contextmanager
def running(browser: str, driver: str) -> Iterator[Any]:
    """A browser with a profile of its own, which is gone afterwards."""
    from selenium import webdriver  # noqa: PLC0415  not installed everywhere
    from selenium.webdriver.chrome.service import Service  # noqa: PLC0415

    options = webdriver.ChromeOptions()
    options.binary_location = browser
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for argument in (*_ARGUMENTS, f"--user-data-dir={profile}"):
            options.add_argument(argument)
        started = webdriver.Chrome(options=options, service=Service(driver))
        try:
            yield started
        finally:
            started.quit()


def load(browser: Any, page: Path, *, width: int = 1400, height: int = 1000, dark: bool = False, at: str = "") -> None:
    """Open a page in a window of a size, at one of its ids; the log is empty afterwards but for this page's words."""
    browser.get("about:blank")
    browser.get_log("browser")
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
    browser.get(page.as_uri() + (f"#{at}" if at else ""))


def picture(browser: Any, of: str | None = None) -> bytes:
    """What is on the screen, or the box of the element that a selector finds, as PNG."""
    command: dict[str, Any] = {}
    if of is not None:
        script = "const b = document.querySelector(arguments[0]).getBoundingClientRect();"
        script += "return [b.x + scrollX, b.y + scrollY, b.width, b.height]"
        box = dict(zip(("x", "y", "width", "height"), browser.execute_script(script, of), strict=True))
        command = {"clip": box | {"scale": 1}, "captureBeyondViewport": True}
    return base64.b64decode(browser.execute_cdp_cmd("Page.captureScreenshot", command)["data"])
