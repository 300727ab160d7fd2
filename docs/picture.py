"""docs/page.png for the README: the page of the seeds as it opens.

python docs/picture.py [exports/graph.html] [docs/page.png]
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def main(page_file: str = "exports/graph.html", picture: str = "docs/page.png") -> None:
    """Opens the file in Chromium at 1440 by 900 and takes its picture when it is drawn."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
        page.goto(Path(page_file).resolve().as_uri())
        for _ in range(400):
            if page.evaluate("Boolean(window.__kg && window.__kg.ready)"):
                break
            page.wait_for_timeout(25)
        else:
            raise SystemExit(f"{page_file}: the page was not drawn within 10 s")
        page.evaluate("document.activeElement.blur()")
        page.wait_for_timeout(200)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
