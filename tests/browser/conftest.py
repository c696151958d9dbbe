"""Headless Chromium with the network off, and a page opened in it with everything it says recorded."""

import os
import shutil
from pathlib import Path

import pytest

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
]


def chromium():
    """Return the path of Chromium, which `make check` finds or installs."""
    named = os.environ.get("GEOTRACK_CHROMIUM")
    for name in (named, "chromium", "chromium-browser", "google-chrome", "chrome"):
        if name and (found := shutil.which(name)):
            return found
    pytest.fail("no Chromium: run `make chromium`, or set GEOTRACK_CHROMIUM to its path")


class Opened:
    """A page with the requests, console messages and policy violations since it was opened."""

    def __init__(self, page):
        self.page = page
        self.requests, self.messages = [], []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda fault: self.messages.append(str(fault)))
        page.add_init_script(
            "window.violations = [];"
            "document.addEventListener('securitypolicyviolation', e => violations.push(e.violatedDirective + ' ' + e.blockedURI));"
        )

    def go(self, path, fragment=""):
        self.page.goto(Path(path).resolve().as_uri() + fragment)
        self.page.wait_for_timeout(150)
        return self

    def violations(self):
        return self.page.evaluate("violations")

    def quiet(self):
        """Assert that nothing but the file itself was asked for, and nothing was complained about."""
        assert len(self.requests) == 1, self.requests
        assert self.messages == []
        assert self.violations() == []


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    path = chromium()
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def opened(browser):
    """Open a file: ``opened(path, width=1280, height=800, scheme="dark", …)``."""
    contexts = []

    def open_(path, fragment="", *, width=1280, height=800, **options):
        context = browser.new_context(
            viewport={"width": width, "height": height}, offline=True, **options
        )
        contexts.append(context)
        return Opened(context.new_page()).go(path, fragment)

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def maps(tmp_path_factory, pipeline):
    """Return a folder with the pages of a few examples: rail, sea and air, each by its slug."""
    import dataclasses

    import geotrack

    root = Path(__file__).resolve().parents[2]
    folder = tmp_path_factory.mktemp("pages")
    for slug, published in (
        ("baltic-train", "2024-05-14"), ("honolulu-flight", "2024-04-02"), ("rio-naturalist", "1832-06-01"),
    ):  # fmt: skip
        document = geotrack.read_document(root / "examples" / f"{slug}.txt", published=published)
        report = pipeline.analyze(dataclasses.replace(document, source=None))
        report.save(folder / f"{slug}.html")
        report.save(folder / f"{slug}-compact.html", compact=True)
    return folder
