"""A real Chromium, one for all tests of the page. The tests need no network; that the page makes no request is itself tested."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from kg.model import Graph
from kg.page import render

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium, or another by the name of chrome."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "the tests of the page need a browser: apt-get install chromium"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield running
        running.close()


class Opened:
    """A page that was opened from a file: what it asked for, what it printed, what went wrong, what it tried to run."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page, self.path = page, path
        self.requests: list[str] = []
        self.troubles: list[str] = []
        self.dialogs: list[str] = []
        page.set_default_timeout(8000)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        # warnings are the graphics driver's
        page.on("console", lambda message: self.troubles.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def go(self, state: str = "") -> Opened:
        self.page.goto("about:blank")
        self.requests.clear()
        self.page.goto(self.path.as_uri() + (f"#{state}" if state else ""))
        self.wait("window.__kg.ready")
        return self

    def wait(self, expression: str) -> None:
        """Until it holds. (Playwright's own waiting evaluates strings inside the page, which the policy of the page forbids.)"""
        for _ in range(600):
            if self.page.evaluate(f"Boolean({expression})"):
                return
            self.page.wait_for_timeout(25)
        raise AssertionError(f"not within 15 s: {expression}; {self.troubles}")

    def turn(self, state: str) -> None:
        """To another state by the hash alone, as a link inside the page does."""
        turned = "new Promise((done) => { addEventListener('hashchange', () => done(), { once: true }); location.hash = state })"
        self.page.evaluate(f"state => {turned}", state)

    def names(self) -> list[str]:
        return list(self.page.evaluate("window.__kg.shown().names"))

    def state(self) -> str:
        return str(self.page.evaluate("window.__kg.state()"))

    def click(self, entity: str) -> None:
        x, y = self.page.evaluate("id => window.__kg.place(id)", entity)
        self.page.mouse.click(x, y)

    def copied(self) -> str:
        return str(self.page.evaluate("window.__kg.copied"))

    def saved(self, press: Callable[[], object]) -> str:
        """The text of the file that a press downloads."""
        with self.page.expect_download() as waiting:
            press()
        return Path(waiting.value.path()).read_text(encoding="utf-8")


Open = Callable[..., Opened]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Writes the page of a graph and opens it."""
    contexts = []

    def open_page(graph: Graph, *, state: str = "", width: int = 1440, height: int = 900, scheme: Any = "light", **options: Any) -> Opened:
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_text(render(graph, **options), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, accept_downloads=True)
        contexts.append(context)
        return Opened(context.new_page(), path).go(state)

    yield open_page
    for context in contexts:
        context.close()
