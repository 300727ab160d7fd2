"""What the page costs a browser: main-thread time until ready, a frame of panning with everything shown, a search, a click on the hub, and bytes.

    python -m benchmarks.page [NODES ...]        (100 1000 5000 20000; three statements a node)

Ready is TaskDuration, Chromium's own count (DevTools Performance.getMetrics) of what the main thread did from navigation to ``__kg.ready``, in seconds.
Search, click and pan are the growth of the same count in milliseconds: for the slowest of four searches, for opening the busiest thing, and for a frame
of a drag of 60 steps with everything shown. Chromium counts it by the wall, whatever time domain it is asked for: a task takes longer where another program
has the core meanwhile. So the CPU time of the thread (ThreadTime) stands beside ready and click, and loop is the count for a fixed loop, the best of three:
where it is long, the machine was busy and the other figures are long too. Click is the middle one of five pages opened afresh, as the first click in a page
runs code that the engine has not compiled yet. The exit code says whether the bounds hold.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from time import process_time

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from kg.page import render
from tests.samples import random_graph

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
READY = {100: 0.5, 1000: 0.8, 5000: 1.2, 20000: 2.5}  # seconds
PAN, SEARCH, CLICK = 12, 50, 150  # milliseconds, at 20,000
CLICKS = 5
LOOP = "(() => { let sum = 0; for (let i = 0; i < 2e7; i++) sum += Math.sqrt(i); return sum })()"
BYTES = {100: 400_000, 20000: 4_000_000}


def main() -> int:
    sizes = [int(size) for size in sys.argv[1:]] or list(READY)
    missed = 0
    print(
        f"{'nodes':>6} {'MB':>6} {'render s':>9} {'ready s':>8} {'CPU s':>6} {'heap MB':>8} {'pan ms':>7} {'search ms':>10} "
        f"{'click ms':>9} {'CPU ms':>7} {'loop ms':>8} {'load':>6}"
    )
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for size in sizes:
            path = Path(folder) / f"{size}.html"
            began = process_time()
            path.write_text(render(random_graph(size, 3 * size), quotes_only=True), encoding="utf-8")
            rendered = process_time() - began
            clicks = sorted(clicked(browser, path.as_uri()) for _ in range(CLICKS))
            click, cpu = clicks[CLICKS // 2]
            page, session = fresh(browser, path.as_uri())
            ready, ready_cpu, heap = metric(session, "TaskDuration"), metric(session, "ThreadTime"), metric(session, "JSHeapUsedSize") / 1e6
            search = max(timed(page, session, f"window.__kg.search('{text}')")[0] for text in ("name 1", "name 19", "19999", "zz"))
            loop = min(timed(page, session, LOOP)[0] for _ in range(3))
            page.evaluate("window.__kg.showAll()")
            page.wait_for_timeout(1500)
            pan = panned(page, session)
            page.context.close()
            bytes_ = path.stat().st_size
            load = os.getloadavg()[0]
            print(
                f"{size:>6} {bytes_ / 1e6:>6.2f} {rendered:>9.1f} {ready:>8.2f} {ready_cpu:>6.2f} {heap:>8.0f} {pan:>7.1f} {search:>10.1f} "
                f"{click:>9.1f} {cpu:>7.1f} {loop:>8.1f} {load:>6.1f}",
                flush=True,
            )
            missed += ready > READY.get(size, 9e9)
            missed += bytes_ > BYTES.get(size, 9e9)
            if size == 20000:
                missed += (pan > PAN) + (search > SEARCH) + (click > CLICK)
        browser.close()
    return 1 if missed else 0


def fresh(browser: Browser, url: str) -> tuple[Page, CDPSession]:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto(url)
    until(page, "window.__kg && window.__kg.ready")
    return page, session


def clicked(browser: Browser, url: str) -> tuple[float, float]:
    """Milliseconds that the first click on the hub takes, and of CPU."""
    page, session = fresh(browser, url)
    page.evaluate("window.__kg.search('zz')")  # the index, which the page makes in its idle time, is no part of the click
    times = timed(page, session, "window.__kg.open(window.__kg.hub())")
    page.context.close()
    return times


def until(page: Page, expression: str) -> None:
    """Until it holds, asked from outside: the page's policy forbids to evaluate strings inside it."""
    for _ in range(2000):
        if page.evaluate(f"Boolean({expression})"):
            return
        page.wait_for_timeout(20)
    raise TimeoutError(expression)


def metric(session: CDPSession, name: str) -> float:
    return float(next(m["value"] for m in session.send("Performance.getMetrics")["metrics"] if m["name"] == name))


def timed(page: Page, session: CDPSession, expression: str) -> tuple[float, float]:
    """Milliseconds of the page's thread, its layout and the next frame included: by TaskDuration, and of CPU."""
    names = ("TaskDuration", "ThreadTime")
    before = [metric(session, name) for name in names]
    page.evaluate(f"new Promise((done) => {{ void ({expression}); document.body.offsetHeight; requestAnimationFrame(() => done()) }})")
    task, thread = (1000 * (metric(session, name) - old) for name, old in zip(names, before, strict=True))
    return task, thread


def panned(page: Page, session: CDPSession) -> float:
    """Milliseconds of the main thread a frame, while the mouse drags."""
    page.evaluate("window.frames_ = 0; (function count() { window.frames_++; window.counting = requestAnimationFrame(count) })()")
    page.mouse.move(700, 400)
    page.mouse.down()
    before, first = metric(session, "TaskDuration"), int(page.evaluate("window.frames_"))
    for step in range(60):
        page.mouse.move(700 + 3 * step, 400 + step)
    after, last = metric(session, "TaskDuration"), int(page.evaluate("window.frames_"))
    page.mouse.up()
    page.evaluate("cancelAnimationFrame(window.counting)")
    return 1000 * (after - before) / max(1, last - first)


if __name__ == "__main__":
    raise SystemExit(main())
