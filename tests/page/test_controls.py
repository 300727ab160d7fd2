"""Every control of the page by mouse and by keyboard: what it does stands in the hash, comes back from the hash, and goes away with the back button."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kg.model import Graph
from kg.page import render
from tests.page.conftest import Opened
from tests.samples import random_graph, small_graph

Press = Callable[[Page], object]
GRAPH = small_graph()
ID = {e.name: e.id for e in GRAPH.entities}
PUTIN, RUSSIA, KIM, KOREA = (ID[name] for name in ("Vladimir Putin", "Russia", "Kim Jong Un", "North Korea"))
ARTICLE = next(a.id for a in GRAPH.articles if "Kim Gunn" in a.text)
SHOWN = """() => ({
  shown: window.__kg.shown(),
  right: document.getElementById('right').innerText,
  rows: document.querySelector('#table:not([hidden]) tbody')?.innerText ?? '',
  pressed: [...document.querySelectorAll('[aria-pressed=true], [aria-expanded=true], [aria-current]')].filter((e) => e.offsetParent).map((e) => e.textContent),
  checked: [...document.querySelectorAll('#left input[type=checkbox]')].map((e) => e.checked),
  chosen: [...document.querySelectorAll('#left select')].map((e) => e.value),
  ground: getComputedStyle(document.body).backgroundColor,
})"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


def opened_once(browser: Browser, folder: Path, name: str, graph: Graph, width: int = 1440) -> Iterator[Opened]:
    path = folder / f"{name}.html"
    path.write_text(render(graph), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="light", accept_downloads=True)
    yield Opened(context.new_page(), path)
    context.close()


@pytest.fixture(scope="module")
def small(browser: Browser, folder: Path) -> Iterator[Opened]:
    yield from opened_once(browser, folder, "small", GRAPH)


@pytest.fixture(scope="module")
def middling(browser: Browser, folder: Path) -> Iterator[Opened]:
    yield from opened_once(browser, folder, "middling", random_graph(300, 900))


@pytest.fixture(scope="module")
def phone(browser: Browser, folder: Path) -> Iterator[Opened]:
    yield from opened_once(browser, folder, "phone", GRAPH, width=390)


def click(selector: str) -> Press:
    return lambda page: page.locator(selector).first.click()


def press(selector: str, key: str = "Enter") -> Press:
    return lambda page: page.locator(selector).first.press(key)


def both(selector: str, key: str = "Enter") -> tuple[Press, Press]:
    return click(selector), press(selector, key)


def then(*steps: Press) -> Press:
    return lambda page: [step(page) for step in steps]


def button(name: str) -> str:
    return f'#app button:text-is("{name}")'


def typed(selector: str, text: str, option: bool) -> Press:
    """A name into a field: its first result by a click, or by Enter."""
    if option:
        return then(lambda page: page.locator(selector).fill(text), click(f"{selector}-list li"))
    return then(lambda page: page.locator(selector).focus(), lambda page: page.keyboard.type(text), lambda page: page.keyboard.press("Enter"))


def at_thing(entity: str) -> Press:
    return lambda page: page.mouse.click(*page.evaluate("id => window.__kg.place(id)", entity))


def at_line(page: Page) -> None:
    key = page.evaluate("window.__kg.drawn().lines.find((line) => line.badge).key")
    left, top, right, down = page.evaluate("key => window.__kg.lineAt(key)", key)
    frame = page.locator("#canvas").bounding_box()
    assert frame
    page.mouse.click(frame["x"] + (left + right) / 2, frame["y"] + (top + down) / 2)


def on_canvas(*keys: str) -> Press:
    return then(lambda page: page.locator("#canvas").focus(), *[lambda page, key=key: page.keyboard.press(key) for key in keys])


def nowhere(page: Page) -> None:
    """A click on the picture where nothing stands."""
    frame = page.locator("#canvas").bounding_box()
    assert frame
    page.mouse.click(frame["x"] + 6, frame["y"] + frame["height"] - 6)


def choose(label: str, value: str) -> Press:
    return lambda page: page.get_by_label(label, exact=True).select_option(value)


def down_to(label: str, value: str) -> Press:
    """Down in a select by the keyboard until the value is there."""

    def go(page: Page) -> None:
        box = page.get_by_label(label, exact=True)
        box.focus()
        values = box.evaluate("box => [...box.options].map((o) => o.value)")
        for _ in range(values.index(value)):
            page.keyboard.press("ArrowDown")

    return go


FILTERS = press("#filters summary")
ARTICLE_AT = str(next(at for at, a in enumerate(GRAPH.articles) if a.id == ARTICLE))

# control: where it starts, by mouse, by keyboard, what stands in the hash afterwards ("-" before it: what no longer does)
CONTROLS: dict[str, tuple[str, Press, Press, str]] = {
    "search": ("", typed("#search", "putin", True), then(press("#canvas", "/"), typed("#search", "putin", False)), f"entity={PUTIN}"),
    "thing": ("", at_thing(PUTIN), on_canvas("ArrowRight", "Enter"), "entity="),
    "line": ("", at_line, on_canvas("ArrowRight", "Space"), "line="),
    "close": (f"entity={PUTIN}", nowhere, on_canvas("Escape"), "-entity="),
    "everything": ("", *both("#everything"), "all=1"),
    "story": ("all=1", *both(".story"), "story=1"),
    "path": (
        "",
        then(click("#path summary"), typed("#path-from", "putin", True), typed("#path-to", "kim jong", True)),
        then(press("#path summary"), typed("#path-from", "putin", False), typed("#path-to", "kim jong", False)),
        f"from={PUTIN}&to={KIM}",
    ),
    "path from here": (
        f"entity={PUTIN}",
        then(click(button("Path from here")), typed("#path-to", "russia", True)),
        then(press(button("Path from here")), lambda page: page.keyboard.type("russia"), lambda page: page.keyboard.press("Enter")),
        f"from={PUTIN}&to={RUSSIA}",
    ),
    "back to the story": (f"from={PUTIN}&to={KIM}", *both("#right .back"), "-from="),
    "neighbourhood": (f"entity={PUTIN}", *both(button("Show its neighbourhood")), f"at={PUTIN}"),
    "steps": (f"at={PUTIN}&hops=1", *both(button("2 steps")), "hops=2"),
    "back": (f"entity={PUTIN}", *both("#right .back"), "-entity="),
    "name on a card": ("", *both("#right .card h4 button.name"), "entity="),
    "article of a card": ("", *both("#right .where button"), "read="),
    "article of a thing": (
        f"entity={PUTIN}",
        then(click("#right .entity details summary"), click("#right .entity li button")),
        then(press("#right .entity details summary"), press("#right .entity li button")),
        "read=",
    ),
    "sentence": (f"read={ARTICLE}", *both("#right .used"), "sentence="),
    "status": ("", *both("#legend [data-status=denied]"), "statuses=denied"),
    "status again": ("statuses=denied", *both("#legend [data-status=denied]", "Space"), "-statuses"),
    "type": ("", *both("#legend [data-type=Person]"), "types=Person"),
    "type again": ("types=Person", *both("#legend [data-type=Person]", "Space"), "-types"),
    "type in the filters": (
        "",
        then(FILTERS, click('#filters input[value="Country"]')),
        then(FILTERS, press('#filters input[value="Country"]', "Space")),
        "types=Country",
    ),
    "relation": (
        "",
        then(FILTERS, click('#filters input[value="SIGNED"]')),
        then(FILTERS, press('#filters input[value="SIGNED"]', "Space")),
        "relations=SIGNED",
    ),
    "no relation": (
        "",
        then(FILTERS, click("fieldset:last-of-type .both button:last-child")),
        then(FILTERS, press("fieldset:last-of-type .both button:last-child")),
        "relations=",
    ),
    "all types": (
        "types=Person~City",
        then(FILTERS, click("fieldset .both button:first-child")),
        then(FILTERS, press("fieldset .both button:first-child")),
        "-types",
    ),
    "speaker": ("", then(FILTERS, choose("Speaker", KOREA)), then(FILTERS, down_to("Speaker", KOREA)), f"speaker={KOREA}"),
    "article": ("", then(FILTERS, choose("Article", ARTICLE_AT)), then(FILTERS, down_to("Article", ARTICLE_AT)), f"article={ARTICLE}"),
    "undated in the filters": ("", then(FILTERS, click("#filters .toggle input")), then(FILTERS, press("#filters .toggle input", "Space")), "undated=0"),
    "clear": (
        "types=Person&statuses=denied&undated=0",
        then(FILTERS, click(button("Clear all filters"))),
        then(FILTERS, press(button("Clear all filters"))),
        "-types",
    ),
    "tray": ("", *both("#tray"), "undated=0"),
    "published": ("", *both("#published"), "published=0"),
    "strip": ("", *both("#strip"), "strip=0"),
    "year": ("", *both('.year[data-from="2020"]'), "years=2020-2020"),
    "year again": ("years=2020-2020&undated=0", *both('.year[data-from="2020"]', "Space"), "-years"),
    "more years": (
        "years=2020-2020",
        lambda page: page.locator('.year[data-from="2024"]').click(modifiers=["Shift"]),
        press('.year[data-from="2024"]', "Shift+Enter"),
        "years=2020-2024",
    ),
    "from year": (
        "",
        then(click('[aria-label="From year"]'), lambda page: page.locator('[aria-label="From year"]').fill("2023"), click("#top")),
        then(press('[aria-label="From year"]', "ControlOrMeta+a"), lambda page: page.keyboard.type("2023"), lambda page: page.keyboard.press("Enter")),
        "years=2023-2024",
    ),
    "to year": (
        "",
        then(lambda page: page.locator('[aria-label="To year"]').fill("2021"), click("#top")),
        then(press('[aria-label="To year"]', "ControlOrMeta+a"), lambda page: page.keyboard.type("2021"), lambda page: page.keyboard.press("Enter")),
        "years=2020-2021",
    ),
    "all years": ("years=2020-2020", *both("#all-years"), "-years"),
    "table": ("", *both("#as-table"), "table=entities"),
    "graph again": ("table=entities", *both("#as-table"), "-table"),
    "table of statements": ("table=entities", *both('#table .actions button:text-is("Statements")'), "table=statements"),
    "sorting": ("table=statements", *both('#table th button:text-is("Predicate")'), "sort=predicate"),
    "sorting again": ("table=statements&sort=predicate", *both('#table th button:has-text("Predicate")'), "sort=-predicate"),
    "row of a thing": ("table=entities", *both("#table tbody button"), "entity="),
    "row of a statement": ("table=statements", *both("#table tbody button"), "statement="),
    "theme": ("", *both("#theme"), "theme=dark"),
    "skip": ("", press(".skip"), press(".skip"), "table=statements"),
}


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize("control", CONTROLS)
def test_a_control(small: Opened, control: str, by: str) -> None:
    start, mouse, keyboard, wanted = CONTROLS[control]
    small.go(start)
    before = small.state()
    {"mouse": mouse, "keyboard": keyboard}[by](small.page)
    after = small.state()
    assert after != before
    if wanted.startswith("-"):
        assert wanted[1:] not in after
    else:
        assert wanted in after
    assert small.page.evaluate("location.hash.slice(1)") == after
    shown = small.page.evaluate(SHOWN)
    small.go(after)
    assert small.page.evaluate(SHOWN) == shown, "the hash brings it back"
    assert small.state() == after


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize("control", ["search", "everything", "path", "status", "year", "table", "theme", "article of a card"])
def test_the_back_button(small: Opened, control: str, by: str) -> None:
    start, mouse, keyboard, _ = CONTROLS[control]
    small.go(start)
    before, shown = small.state(), small.page.evaluate(SHOWN)
    {"mouse": mouse, "keyboard": keyboard}[by](small.page)
    for _ in range(3):
        if small.state() == before:
            break
        small.page.go_back()
        small.page.wait_for_timeout(60)
    assert small.state() == before
    assert small.page.evaluate(SHOWN)["shown"] == shown["shown"]
    assert small.page.evaluate(SHOWN)["pressed"] == shown["pressed"]


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_more_and_fewer_names_and_stories(middling: Opened, by: str) -> None:
    use = click if by == "mouse" else press
    middling.go()
    first = middling.names()
    use("#more")(middling.page)
    assert "more=1" in middling.state()
    more = middling.names()
    assert set(first) < set(more)
    middling.go(middling.state())
    assert middling.names() == more
    use("#fewer")(middling.page)
    assert middling.names() == first
    stories = middling.page.locator(".story").count()
    further = middling.page.locator("#left button.more")
    if further.is_visible():
        use("#left button.more")(middling.page)
        assert middling.page.locator(".story").count() > stories


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_zoom_and_fit(small: Opened, by: str) -> None:
    use = click if by == "mouse" else press
    small.go()
    use("#zoom-in")(small.page)
    assert small.page.evaluate("window.__kg.camera().k") == pytest.approx(1.3)
    use("#zoom-out")(small.page)
    assert small.page.evaluate("window.__kg.camera().k") == pytest.approx(1)
    use("#zoom-out")(small.page)
    use("#fit")(small.page)
    assert small.page.evaluate("window.__kg.camera()") == {"k": 1, "x": 0, "y": 0}


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_cards_open_further_passages_and_further_cards(middling: Opened, by: str) -> None:
    use = click if by == "mouse" else press
    middling.go()
    cards = middling.page.locator("#right > .cards > .card").count()
    use("#right > .cards > button.more")(middling.page)
    assert middling.page.locator("#right > .cards > .card").count() > cards
    assert middling.page.evaluate("document.activeElement.closest('.card') !== null"), "the focus goes on to the new cards"


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_marks_citation_and_files(small: Opened, by: str) -> None:
    use = click if by == "mouse" else press
    page = small.page
    small.go()
    pressed = page.locator("#right .card .confirm").first.get_attribute("aria-pressed")
    use("#right .card .confirm")(page)
    assert page.locator("#right .card .confirm").first.get_attribute("aria-pressed") != pressed
    use("#right .card .reject")(page)
    assert page.locator("#right .card .reject").first.get_attribute("aria-pressed") == "true"
    assert page.locator("#right .card .confirm").first.get_attribute("aria-pressed") == "false"
    use("#right .card .copy")(page)
    assert "Machine-read, not verified." in small.copied()
    use("#save summary")(page)
    for control, name, start in (
        ("#marks", "judgements.jsonl", b"{"),
        ("#save-png", "graph.png", b"\x89PNG"),
        ("#save-svg", "graph.svg", b"<?xml"),
        ("#save-graphml", "graph.graphml", b"<?xml"),
    ):
        with page.expect_download() as waiting:
            use(control)(page)
        assert waiting.value.suggested_filename == name
        assert Path(waiting.value.path()).read_bytes().startswith(start)
    use("#right .card .reject")(page)
    assert page.locator("#marks").is_disabled()


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_the_form_of_a_saved_view(small: Opened, by: str) -> None:
    use = click if by == "mouse" else press
    page = small.page
    small.go("statuses=denied")
    use("#save summary")(page)
    use("#save-view")(page)
    assert page.locator("#save-dialog").is_visible()
    if by == "mouse":
        click(button("Cancel"))(page)
    else:
        page.keyboard.press("Escape")
    assert not page.locator("#save-dialog").is_visible()
    if not page.locator("#save-view").is_visible():
        use("#save summary")(page)
    use("#save-view")(page)
    page.locator("#save-title").fill("For the desk")
    page.locator("#save-note").fill("Without the denials.")
    text = small.saved(lambda: click("#save-dialog [type=submit]")(page) if by == "mouse" else press("#save-title")(page))
    assert 'content="story=1&amp;statuses=denied"' in text
    assert "<title>For the desk</title>" in text
    assert 'name="kg-note" content="Without the denials."' in text


def test_the_menu_closes_by_escape_and_by_a_click_elsewhere(small: Opened) -> None:
    small.go()
    menu = small.page.locator("#save")
    small.page.locator("#save summary").press("Enter")
    assert menu.get_attribute("open") is not None
    small.page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert small.page.evaluate("document.activeElement.tagName") == "SUMMARY"
    small.page.locator("#save summary").click()
    small.page.locator("#caption").click(force=True)
    assert menu.get_attribute("open") is None


def test_a_line_fans_out_by_the_keyboard(small: Opened) -> None:
    small.go()
    small.page.locator("#canvas").focus()
    small.page.keyboard.press("ArrowRight")
    lines = set()
    for _ in range(4):
        small.page.keyboard.press("Space")
        lines.add(small.state())
    assert all("line=" in state for state in lines)
    assert small.page.locator("#right .card").count() >= 1


def test_the_focus_stays_on_a_control_that_is_drawn_anew(small: Opened) -> None:
    small.go()
    for selector in ("#legend [data-status=denied]", "#tray", "#published", '.year[data-from="2020"]', "#strip", "#legend [data-type=Person]"):
        control = small.page.locator(selector)
        if control.count():
            control.press("Enter")
            assert small.page.evaluate("selector => document.activeElement.matches(selector)", selector), selector


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_phone_turns_to_the_part_where_the_change_is(phone: Opened, by: str) -> None:
    use = click if by == "mouse" else press
    phone.go()
    use("#tabs [data-pane=left]")(phone.page)
    assert "pane=left" in phone.state()
    use(".story")(phone.page)
    assert phone.page.locator("#stage").is_visible()
    assert not phone.page.locator("#left").is_visible()
    if by == "mouse":
        phone.page.mouse.click(*phone.page.evaluate("id => window.__kg.place(id)", PUTIN))
    else:
        on_canvas("ArrowRight", "Enter")(phone.page)
    assert phone.page.locator("#right .entity").is_visible()
    state = phone.state()
    assert "pane=right" in state
    phone.go(state)
    assert phone.page.locator("#right .entity").is_visible()
    use(button("Show its neighbourhood"))(phone.page)
    assert phone.page.locator("#stage").is_visible()
    phone.page.go_back()
    phone.wait("window.__kg.state().includes('pane=right')")
    assert phone.page.locator("#right .entity").is_visible()
    use(button("Path from here"))(phone.page)
    assert phone.page.locator("#path-to").is_visible()
    assert phone.page.evaluate("document.activeElement.id") == "path-to"
