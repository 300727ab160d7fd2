"""The page in a real Chromium: requests, hostile text, marks, every control by mouse and by keyboard, the hash, files given away, accessibility."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from kg.model import Amount, Article, Entity, Evidence, Graph, Interval, Join, Link, Located, Statement, Voice
from kg.page import render
from tests.page.conftest import Open, Opened
from tests.samples import hostile_graph, random_graph, small_graph


def named(graph: Graph, name: str) -> Entity:
    return next(e for e in graph.entities if e.name == name)


# ---------------------------------------------------------------- network, hostility


def test_the_page_asks_the_network_for_nothing(opened: Open) -> None:
    page = opened(small_graph())
    page.page.keyboard.type("putin")
    page.page.keyboard.press("Enter")
    page.page.get_by_role("button", name="Everything at once").click()
    page.page.wait_for_timeout(100)
    assert page.requests == [page.path.as_uri()]
    assert page.troubles == []


INJECTIONS = (
    "</script><script>window.ran=1</script>",
    "<script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    '"><img src=x onerror="window.ran=1">',
    "'><svg onload=window.ran=1>",
    "<svg/onload=window.ran=1>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<a href=javascript:window.ran=1>x</a>",
    "javascript:window.ran=1",
    "<body onload=window.ran=1>",
    "<details open ontoggle=window.ran=1>",
    "<style>@import 'http://example.invalid/x'</style>",
    "<link rel=stylesheet href=http://example.invalid/x>",
    "<meta http-equiv=refresh content='0;url=http://example.invalid'>",
    "<base href=http://example.invalid/>",
    "<object data=http://example.invalid/x></object>",
    "<embed src=http://example.invalid/x>",
    "<form action=http://example.invalid><button>go</button></form>",
    "<template><script>window.ran=1</script></template>",
    "<!--<script>window.ran=1</script>-->",
    "--><script>window.ran=1</script>",
    "]]><script>window.ran=1</script>",
    "</title><script>window.ran=1</script>",
    "</style><script>window.ran=1</script>",
    "</textarea><script>window.ran=1</script>",
    "${window.ran=1}",
    "{{constructor.constructor('window.ran=1')()}}",
    "{% raw %}{{ 7*7 }}",
    "`;window.ran=1;//",
    "\\u003cscript\\u003ewindow.ran=1\\u003c/script\\u003e",
    "&lt;script&gt;window.ran=1&lt;/script&gt;",
    "&#60;img src=x onerror=window.ran=1&#62;",
    "\u2028window.ran=1\u2029",
    "\u202egnirts desrever\u202c",
    "href popup <b>bold</b>",
    "__proto__",
    "constructor",
    "data:text/html,<script>window.ran=1</script>",
    "<math><mi xlink:href=javascript:window.ran=1>x</mi></math>",
    "\ufeff\u200b<script >window.ran=1</script >",
)


TEXTS = "(which) => [...document.querySelectorAll(which)].map((e) => e.textContent).join('\\n')"


def injected(string: str) -> Graph:
    """Two things, an article, a claim and a denial, with the string in every field that can hold text."""
    text = f"{string} met {string}."
    size = len(string)
    article = Article("news-a-0", text, string, string, 1, string, string, "2024-01-01", string, string)
    mention = (Located(article.id, 0, size, string),)
    one = Entity("news-e-1", string, "Person", True, string, (string,), ((string, string),), (Join(string, 2),), mention)
    two = Entity("news-e-2", f"{string} ", "Other", True, "", (string,), (), (), ())
    spans = Evidence(article.id, 0, len(text), 0, len(text), ((size + 1, size + 4),), (0, size), (size + 5, 2 * size + 5))
    amount, time = Amount(string, 1.0, string), Interval(string, "2024-01-01", "2024-01-01", "day")
    claim = Statement(
        "news-s-1", string, string, one.id, two.id, (("topic", two.id),), False, "fact", (Voice(None, string, string),), amount, time, 0.5, 1, (spans,)
    )
    denial = replace(claim, id="news-s-2", negated=True, speakers=(Voice(one.id, string, string),))
    link = Link("DISPUTES", denial.id, claim.id, string)
    return Graph(string, (article,), (one, two), (claim, denial), (link,), ((article.id, ((0, len(text)),)),))


def test_forty_injection_strings_in_every_field_are_inert_and_shown_as_text(opened: Open) -> None:
    assert len(INJECTIONS) == 40
    page: Opened | None = None
    for string in INJECTIONS:
        graph = injected(string)
        if page is None:
            page = opened(graph, title=string)
        else:
            page.path.write_text(render(graph, title=string), encoding="utf-8")
            page.go()
        app = page.page
        assert string in app.evaluate(f"({TEXTS})('bdi, mark, option, blockquote')"), string
        for state in ("entity=news-e-1", "read=news-a-0", "line=news-e-1~news-e-2", "table=statements", "from=news-e-1&to=news-e-2"):
            app.evaluate("state => { location.hash = state }", state)
            app.wait_for_timeout(15)
            assert string in app.evaluate("[...document.querySelectorAll('#right bdi, #right .body, #table bdi')].map((e) => e.textContent).join('\\n')"), (
                string,
                state,
            )
        assert app.evaluate("window.ran") is None, string
        assert (
            app.evaluate("document.querySelectorAll('#app script, #app img, #app iframe, #app object, #app embed, #app link, #app meta, #app style').length")
            == 0
        )
    assert page is not None
    assert page.requests == [page.path.as_uri()]
    assert page.dialogs == []
    assert page.troubles == []


def test_the_hostile_sample_is_inert(opened: Open) -> None:
    page = opened(hostile_graph(), title="<img src=x onerror=alert(1)>")
    for state in ("table=entities", "table=statements", "all=1"):
        page.go(state)
    assert page.dialogs == []
    assert page.troubles == []


# ---------------------------------------------------------------- marks


@pytest.mark.parametrize(
    "before", ["", "😀 ", "👩‍👩‍👧 \U0001d518\U0001f1fa\U0001f1e6 ", "e\u0301\u202e ", "\ud83d\ude00 "], ids=["plain", "emoji", "joined", "combining", "halves"]
)
def test_marks_stand_right_after_characters_beyond_16_bits(opened: Open, before: str) -> None:
    text = f"{before}Title 😀.\n\n{before}Олена😀 met \U0001d518Bob🎉 in Kyiv."
    at = text.index("Олена")
    first = text.rindex(before, 0, at) if before else at
    spans = {word: (text.index(word), text.index(word) + len(word)) for word in ("Олена😀", "met", "\U0001d518Bob🎉")}
    evidence = Evidence("news-a-1", at, spans["\U0001d518Bob🎉"][1], first, len(text), (spans["met"],), spans["Олена😀"], spans["\U0001d518Bob🎉"])
    things = (Entity("news-e-1", "Олена", "Person", True), Entity("news-e-2", "Bob", "Person", True))
    statement = Statement("news-s-1", "MET", "meet", "news-e-1", "news-e-2", evidence=(evidence,))
    graph = Graph("news", (Article("news-a-1", text, "uk", "a.txt", 1),), things, (statement,), (), (("news-a-1", ((first, len(text)),)),))
    for quotes_only in (False, True):
        page = opened(graph, quotes_only=quotes_only)
        marks = page.page.evaluate("[...document.querySelectorAll('#right mark')].map((m) => [m.className, m.textContent])")
        assert marks == [["subject", "Олена😀"], ["predicate", "met"], ["object", "\U0001d518Bob🎉"]]
        page.page.get_by_role("button", name="Copy citation").click()
        assert f"characters {at}–{evidence.end}" in page.copied()
        page.go("read=news-a-1")
        assert page.page.locator(".used").text_content() == "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text[first:])


# ---------------------------------------------------------------- first screen


def test_the_first_screen_tells_the_news(opened: Open) -> None:
    graph = random_graph(300, 900)
    page = opened(graph)
    app = page.page
    top = app.locator("#top").inner_text()
    assert "90 articles (90 English)" in top
    assert "900 of 900 sentences read into statements. Machine-read, not verified." in top
    assert app.evaluate("document.activeElement.id") == "search"
    assert 15 <= len(page.names()) <= 25
    unnamed = {e.name for e in graph.entities if not e.named}
    assert not unnamed & set(page.names())
    assert app.locator("#legend [data-status]").count() == 5
    assert app.locator("#right .card").count() >= 3
    assert app.locator("#right h2").all_inner_texts() == ["Best supported", "Disputed", "Announced, then done"]
    assert "without a date" in app.locator("#tray").inner_text()
    assert app.locator(".story").count() >= 2


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
def test_no_label_lies_on_another_and_nothing_runs_out_of_the_screen(opened: Open, width: int, height: int) -> None:
    page = opened(random_graph(300, 900), width=width, height=height)
    boxes = [label["box"] for label in page.page.evaluate("window.__kg.labels()")]
    assert len(boxes) >= 15
    for i, (left, top, right, down) in enumerate(boxes):
        for other in boxes[i + 1 :]:
            over = min(right, other[2]) - max(left, other[0]), min(down, other[3]) - max(top, other[1])
            assert min(over) <= 2, (boxes[i], other)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width


def test_disputed_and_announced_then_done(opened: Open) -> None:
    page = opened(small_graph())
    pairs = page.page.locator(".pair")
    assert pairs.count() == 2
    assert "Claimed by U.S. officials" in pairs.nth(0).inner_text()
    assert "Denied by North Korea" in pairs.nth(0).inner_text()
    assert "Planned" in pairs.nth(1).inner_text()


def test_a_graph_with_nothing_in_it_says_so(opened: Open) -> None:
    page = opened(Graph())
    assert "0 articles" in page.page.locator("#top").inner_text()
    assert page.troubles == []


# ---------------------------------------------------------------- controls


def test_search_by_keyboard_finds_names_aliases_and_accents(opened: Open) -> None:
    graph = small_graph()
    page = opened(graph)
    keyboard = page.page.keyboard
    page.page.locator("#canvas").focus()
    keyboard.press("/")
    keyboard.type("zhelezniak")
    assert page.page.locator("#search-list li").first.inner_text().startswith("Ярослав Железняк")
    keyboard.press("Enter")
    assert f"entity={named(graph, 'Ярослав Железняк').id}" in page.state()
    assert "Yaroslav Zhelezniak" in page.page.locator("#right .entity").inner_text()
    keyboard.press("/")
    keyboard.type("kim")
    keyboard.press("ArrowDown")
    second = page.page.locator("#search-list li[aria-selected=true]").get_attribute("data-entity")
    keyboard.press("Enter")
    assert f"entity={second}" in page.state()
    keyboard.press("/")
    keyboard.type("nobody at all")
    assert "Nothing has this name" in page.page.locator("#search-list").inner_text()


def test_search_by_mouse(opened: Open) -> None:
    graph = small_graph()
    page = opened(graph)
    page.page.locator("#search").fill("путін")
    page.page.locator("#search-list li").first.click()
    assert f"entity={named(graph, 'Vladimir Putin').id}" in page.state()


def test_opening_a_name_shows_what_it_is_and_the_things_without_a_name(opened: Open) -> None:
    graph = small_graph()
    page = opened(graph)
    assert "treaty" not in page.names()
    page.click(named(graph, "Vladimir Putin").id)
    assert {"treaty", "limousine"} <= set(page.names())
    text = page.page.locator("#right").inner_text()
    assert "Володимир Путін" in text
    assert "same name (4 mentions)" in text
    page.page.locator("#canvas").focus()
    page.page.keyboard.press("Escape")
    assert "treaty" not in page.names()


def test_the_graph_by_keyboard(opened: Open) -> None:
    page = opened(random_graph(300, 900))
    keyboard = page.page.keyboard
    page.page.locator("#canvas").focus()
    keyboard.press("ArrowRight")
    assert "Enter opens it" in str(page.page.locator("#live").text_content())
    first = page.page.locator("#live").text_content()
    keyboard.press("ArrowDown")
    keyboard.press("ArrowLeft")
    assert page.page.locator("#live").text_content() != first
    keyboard.press("Enter")
    assert "entity=" in page.state()
    before = page.page.evaluate("window.__kg.camera()")
    for key in ("+", "Shift+ArrowLeft"):
        keyboard.press(key)
    assert page.page.evaluate("window.__kg.camera()") != before
    keyboard.press("0")
    assert page.page.evaluate("window.__kg.camera()") == {"k": 1, "x": 0, "y": 0}


def test_parallel_statements_are_one_line_with_a_count_that_fans_out(opened: Open) -> None:
    graph = small_graph()
    page = opened(graph)
    ends = {named(graph, "Russia").id, named(graph, "North Korea").id}
    line = next(one for one in page.page.evaluate("window.__kg.shown().lines") if set(one["ends"]) == ends)
    assert len(line["statements"]) > 1
    left, top, right, down = page.page.evaluate("key => window.__kg.lineAt(key)", line["key"])
    frame = page.page.locator("#canvas").bounding_box()
    assert frame
    page.page.mouse.click(frame["x"] + (left + right) / 2, frame["y"] + (top + down) / 2)
    assert page.page.evaluate("window.__kg.shown().fan") == line["key"]
    assert page.page.locator("#right .card").count() == len(line["statements"])


def test_dragging_and_the_wheel_move_the_picture(opened: Open) -> None:
    page = opened(small_graph())
    frame = page.page.locator("#canvas").bounding_box()
    assert frame
    mouse = page.page.mouse
    mouse.move(frame["x"] + 30, frame["y"] + frame["height"] - 30)
    mouse.down()
    mouse.move(frame["x"] + 90, frame["y"] + frame["height"] - 60, steps=4)
    mouse.up()
    moved = page.page.evaluate("window.__kg.camera()")
    assert (round(moved["x"]), round(moved["y"])) == (60, -30)
    mouse.wheel(0, -300)
    page.wait("window.__kg.camera().k > 1.2")
    page.page.get_by_role("button", name="Fit the picture").click()
    assert page.page.evaluate("window.__kg.camera()") == {"k": 1, "x": 0, "y": 0}
    page.page.get_by_role("button", name="Zoom in").press("Enter")
    page.page.get_by_role("button", name="Zoom out").click()


TOGGLES = {
    "#legend [data-status=claimed]": "statuses=claimed",
    "#legend [data-type=Person]": "types=Person",
    "#tray": "undated=0",
    "#as-table": "table=entities",
    "#everything": "all=1",
}


@pytest.mark.parametrize(("selector", "state"), TOGGLES.items())
@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_toggles_show_in_the_hash_and_come_back(opened: Open, selector: str, state: str, by: str) -> None:
    page = opened(small_graph())
    control = page.page.locator(selector)
    if by == "mouse":
        control.click()
    else:
        control.focus()
        page.page.keyboard.press("Enter")
    assert state in page.state()
    assert page.page.evaluate("location.hash.slice(1)") == page.state()
    before = page.page.evaluate("window.__kg.shown()")
    again = page.go(page.state())
    assert again.page.evaluate("window.__kg.shown()") == before
    assert again.page.locator(selector).get_attribute("aria-pressed") in {"true", "false"}


def test_filters_in_the_left_panel(opened: Open) -> None:
    graph = small_graph()
    page = opened(graph, state="table=statements&all=1")
    app = page.page

    def rows() -> int:
        return app.locator("#table tbody tr").count()

    everything = rows()
    assert everything == len(graph.statements)
    app.locator("#filters summary").press("Enter")
    app.locator('#filters input[value="SIGNED"]').press("Space")
    signed = sum(s.relation == "SIGNED" for s in graph.statements)
    assert rows() == everything - signed
    assert "relations=SIGNED" in page.state()
    app.get_by_role("button", name="Clear all filters").click()
    assert rows() == everything
    korea = named(graph, "North Korea").id
    app.get_by_label("Speaker").select_option(korea)
    assert rows() == sum(any(v.id == korea for v in s.speakers) for s in graph.statements)
    app.get_by_role("button", name="Clear all filters").press("Enter")
    article = max(range(3), key=lambda at: len(graph.articles[at].text))
    app.get_by_label("Article", exact=True).select_option(str(article))
    assert rows() == sum(any(e.article == graph.articles[article].id for e in s.evidence) for s in graph.statements)
    app.get_by_role("group", name="Types").get_by_role("button", name="none").click()
    assert rows() == 0
    assert "No statement passes the filters" in app.locator("#right").inner_text()
    app.get_by_role("group", name="Types").get_by_role("button", name="all").click()
    assert rows() > 0


def year_of(graph: Graph, s: Statement) -> int:
    """The year the strip puts a statement in: of its own time, else of the first of its articles; 0 where there is none or nobody knows."""
    if s.time is not None:
        return int((s.time.start or s.time.end or "0")[:4])
    years = [int(published[:4]) for e in s.evidence if (published := graph.article(e.article).published)]
    return min(years, default=0)


def test_years(opened: Open) -> None:
    graph = small_graph()
    page = opened(graph, state="table=statements&all=1")
    app = page.page
    rows = app.locator("#table tbody tr")
    own = sum(s.time is not None and s.time.start is not None for s in graph.statements)
    years = [year_of(graph, s) for s in graph.statements]
    assert 0 < own < sum(map(bool, years)), "the sample has own times and publication dates"
    app.locator("#published").click()
    assert rows.count() == own + years.count(0)
    app.locator("#tray").press("Enter")
    assert rows.count() == own
    assert "published=0&undated=0" in page.state()
    app.locator('.year[data-from="2020"]').click()
    assert "years=2020-2020" in page.state()
    assert rows.count() == 1
    app.locator('.year[data-from="2024"]').click(modifiers=["Shift"])
    assert rows.count() == own
    app.locator("#published").press("Space")
    assert rows.count() == sum(2020 <= year <= 2024 for year in years)
    app.get_by_label("From year").fill("2024")
    app.get_by_label("From year").press("Enter")
    assert "years=2024-2024" in page.state()
    assert app.evaluate("document.activeElement.getAttribute('aria-label')") == "From year"
    page.go(page.state())
    assert rows.count() == years.count(2024)
    app.get_by_role("button", name="All years").press("Enter")
    assert "years" not in page.state()
    assert rows.count() == len(graph.statements)


def test_a_year_that_is_taken_shows_that_year_alone_and_gives_the_rest_back(opened: Open) -> None:
    graph = small_graph()
    graph = replace(graph, articles=tuple(replace(a, published=None) for a in graph.articles))
    page = opened(graph, state="table=statements&all=1")
    rows = page.page.locator("#table tbody tr")
    page.page.locator('.year[data-from="2020"]').press("Enter")
    assert rows.count() == 1
    assert "undated=0" in page.state()
    assert page.page.locator("#tray").get_attribute("aria-pressed") == "false"
    page.page.locator('.year[data-from="2020"]').press("Enter")
    assert rows.count() == len(graph.statements)
    assert page.state() == "all=1&table=statements"


def test_the_strip_is_folded_where_hardly_anything_has_a_year_and_unresolved_times_stand_apart(opened: Open) -> None:
    graph = random_graph(100, 300)
    graph = replace(
        graph,
        articles=tuple(replace(a, published=None) for a in graph.articles),
        statements=tuple(
            replace(s, time=Interval("2019", "2019-01-01", "2019-12-31", "year") if at < 5 else Interval("lately", None, None, "day") if at < 12 else None)
            for at, s in enumerate(graph.statements)
        ),
    )
    page = opened(graph)
    app = page.page
    assert app.locator(".year").count() == 0
    assert "5 of 300 statements with a time" in app.locator("#strip").inner_text()
    assert app.locator("#unresolved").inner_text() == "7 with an unresolved time"
    assert app.locator("#tray").inner_text() == "288 without a date"
    app.locator("#strip").press("Enter")
    assert app.evaluate("document.activeElement.id") == "strip"
    assert app.locator(".year").count() == 1
    page.go(page.state())
    assert app.locator(".year").count() == 1
    app.locator("#strip").click()
    assert "strip=0" in page.state()
    assert app.locator(".year").count() == 0
    app.locator("#unresolved").click()
    assert app.evaluate("document.activeElement.id") == "unresolved"
    page.go("table=statements&all=1&unresolved=0")
    assert app.locator("#table .hint").first.inner_text() == "293 rows"


def test_stories_by_mouse_and_keyboard(opened: Open) -> None:
    page = opened(random_graph(300, 900))
    first = page.names()
    page.page.locator(".story").nth(1).click()
    assert "story=2" in page.state()
    assert page.names() != first
    page.page.locator(".story").nth(0).press("Enter")
    assert page.names() == first
    page.page.get_by_role("button", name="Show more names").click()
    assert len(page.names()) > len(first)
    page.page.get_by_role("button", name="Show fewer names").click()
    assert page.names() == first
    page.page.go_back()
    page.wait("window.__kg.state().includes('more=1')")


def test_the_way_between_two_names(opened: Open) -> None:
    graph = small_graph()
    page = opened(graph)
    app = page.page
    app.locator("#path summary").press("Enter")
    app.locator("#path-from").fill("putin")
    app.locator("#path-from").press("Enter")
    app.locator("#path-to").fill("kim jong")
    app.locator("#path-to").press("Enter")
    assert f"from={named(graph, 'Vladimir Putin').id}&to={named(graph, 'Kim Jong Un').id}" in page.state()
    ways = app.locator(".way")
    assert 1 <= ways.count() <= 3
    assert ways.first.locator("blockquote").count() >= 1
    page.go(page.state())
    assert page.page.locator(".way").count() == ways.count()
    page.page.get_by_role("button", name="Back to the story").click()
    assert "from=" not in page.state()


def test_neighbourhood_and_steps(opened: Open) -> None:
    graph = random_graph(300, 900)
    page = opened(graph, focus="Name 1", hops=1)
    assert page.names()[0] == "Name 1"
    one = len(page.names())
    page.page.get_by_role("button", name="2 steps").click()
    assert "hops=2" in page.state()
    assert len(page.names()) >= one
    page.page.locator("#right .card button.name").first.click()
    page.page.get_by_role("button", name="Show its neighbourhood").press("Enter")
    assert "at=" in page.state()
    page.page.get_by_role("button", name="Path from here").click()
    assert page.page.evaluate("document.activeElement.id") == "path-to"


def test_the_whole_article_with_its_used_sentences(opened: Open) -> None:
    graph = small_graph()
    page = opened(graph)
    page.page.locator("#right .where button").first.press("Enter")
    text = page.page.locator("#right article.text")
    shown = str(text.locator(".body").text_content())
    article = next(a for a in graph.articles if a.text == shown)
    used = page.page.locator("#right .body .used")
    read = dict(graph.sentences)[article.id]
    assert used.count() == len(read)
    assert f"{len(read)} of {len(read)} sentence" in text.inner_text()
    used.first.click()
    assert page.page.locator("#right .card").count() >= 1
    assert "sentence=" in page.state()
    page.page.get_by_role("button", name="Back to the statements").click()
    assert page.page.locator("#right h2").first.inner_text() == "Best supported"
    quoted = opened(graph, quotes_only=True, state=f"read={article.id}")
    assert "only the quoted sentences" in quoted.page.locator("#right").inner_text()


def test_the_table_sorts_and_opens(opened: Open) -> None:
    page = opened(small_graph(), state="table=entities&all=1")
    app = page.page
    app.get_by_role("button", name="Name", exact=True).press("Enter")
    assert app.locator("th[aria-sort=ascending]").inner_text().startswith("Name")
    names = app.locator("#table tbody th").all_inner_texts()
    assert [n for n in names if n.isascii()] == sorted((n for n in names if n.isascii()), key=str.casefold)
    app.locator("th[aria-sort=ascending] button").click()
    assert app.locator("#table tbody th").all_inner_texts() == names[::-1]
    app.get_by_role("button", name="Statements", exact=True).first.click()
    assert "table=statements" in page.state()
    app.locator("#table tbody th button").first.press("Enter")
    assert "statement=" in page.state()
    assert app.locator("#right .card").count() == 1


# ---------------------------------------------------------------- what the page gives away


def test_marks_are_kept_and_downloaded_as_judgements(opened: Open) -> None:
    graph = small_graph()
    page = opened(graph)
    app = page.page
    ident = str(app.locator("#right .card").first.get_attribute("data-statement"))
    app.locator("#right .card .confirm").first.click()
    app.locator("#right .card .reject").nth(1).press("Enter")
    app.locator("#save summary").click()
    rows = [json.loads(line) for line in page.saved(lambda: app.locator("#marks").click()).splitlines()]
    assert sorted(row["judgement"] for row in rows) == ["confirm", "reject"]
    row = next(row for row in rows if row["statement"] == ident)
    statement = graph.statement(ident)
    assert row["relation"] == statement.relation
    assert [(e["article"], e["start"], e["end"]) for e in row["evidence"]] == [(e.article, e.start, e.end) for e in statement.evidence]
    assert all(graph.article(e["article"]).text[e["start"] : e["end"]] == e["quote"] for e in row["evidence"])
    page.go()
    assert page.page.locator("#right .card .confirm").first.get_attribute("aria-pressed") == "true"


def test_copy_citation(opened: Open) -> None:
    page = opened(small_graph())
    page.page.locator("#right .pair .copy").first.press("Enter")
    text = page.copied()
    for part in (
        "U.S. officials accuse North Korea of supplying",
        "status: claimed by somebody",
        "speaker: U.S. officials",
        "VOA",
        "2024-06-19",
        "characters",
        "news/june.txt",
    ):
        assert part in text


def test_a_saved_view_opens_as_it_was(opened: Open, tmp_path: Path) -> None:
    graph = small_graph()
    page = opened(graph)
    app = page.page
    page.click(named(graph, "Vladimir Putin").id)
    app.locator("#legend [data-status=planned]").click()
    app.locator("#right .card .reject").first.click()
    app.locator("#save summary").press("Enter")
    app.locator("#save-view").press("Enter")
    app.locator("#save-title").fill("For <b>the</b> editor & co")
    app.locator("#save-note").fill("Look at </script><script>window.ran=1</script>\nthis.")
    content = page.saved(lambda: app.locator("#save-dialog button[type=submit]").click())
    copy = Opened(app.context.browser.new_context().new_page(), tmp_path / "copy.html")  # type: ignore[union-attr]
    copy.path.write_text(content, encoding="utf-8")
    copy.go()
    assert copy.state() == page.state()
    assert copy.page.title() == "For <b>the</b> editor & co"
    assert copy.page.locator("h1").inner_text() == "For <b>the</b> editor & co"
    assert "</script><script>window.ran=1</script>\nthis." in str(copy.page.locator("#note").text_content())
    assert copy.page.evaluate("window.ran") is None
    assert copy.page.locator("#right .reject[aria-pressed=true]").count() == 1
    assert copy.requests == [copy.path.as_uri()]
    assert copy.troubles == []
    copy.page.context.close()


def test_pictures_and_graphml_of_what_is_shown(opened: Open) -> None:
    graph = hostile_graph()
    page = opened(graph)
    app = page.page
    app.locator("#save summary").click()
    picture = page.saved(lambda: app.locator("#save-svg").click())
    root = ET.fromstring(picture)
    assert len(root.findall(".//{*}title")) == 1 + len(page.names())
    with app.expect_download() as waiting:
        app.locator("#save-png").press("Enter")
    assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG")
    page.go("all=1")
    app.locator("#save summary").press("Enter")
    xml = ET.fromstring(page.saved(lambda: app.locator("#save-graphml").press("Enter")))
    drawn = {s.id for s in graph.statements if s.subject and s.object}
    assert {edge.get("id") for edge in xml.iter("{http://graphml.graphdrawing.org/xmlns}edge")} == drawn


def test_dark_and_light(opened: Open) -> None:
    page = opened(small_graph(), scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.page.evaluate(ground)
    page.page.locator("#theme").click()
    assert "theme=light" in page.state()
    assert page.page.evaluate(ground) != dark
    page.page.locator("#theme").press("Enter")
    assert page.page.evaluate(ground) == dark


def test_phone_width_shows_one_part_at_a_time(opened: Open) -> None:
    page = opened(small_graph(), width=390, height=844)
    app = page.page
    assert app.locator("#stage").is_visible()
    assert not app.locator("#left").is_visible()
    app.locator("#tabs button").nth(0).click()
    assert app.locator("#left").is_visible()
    app.locator("#tabs button").nth(2).press("Enter")
    assert app.locator("#right .card").first.is_visible()
    assert not app.locator("#stage").is_visible()
    assert app.evaluate("document.documentElement.scrollWidth") <= 390


# ---------------------------------------------------------------- accessibility


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 1440), ("light", 390)])
def test_axe_finds_nothing_serious(opened: Open, scheme: str, width: int) -> None:
    graph = small_graph()
    page = opened(graph, scheme=scheme, width=width)
    putin = named(graph, "Vladimir Putin").id
    article = graph.articles[0].id
    for state in ("", f"entity={putin}", f"read={article}", "table=statements&all=1", f"from={putin}&to={named(graph, 'Russia').id}"):
        page.go(state)
        page.page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        found = Axe().run(page.page).response["violations"]
        bad = [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found if v["impact"] in ("serious", "critical")]
        assert not bad, (state, bad)


# ---------------------------------------------------------------- large graphs


def test_a_large_graph_opens_as_a_story_and_shows_everything_on_demand(opened: Open) -> None:
    graph = random_graph(1000, 3000)
    page = opened(graph, quotes_only=True)
    assert 15 <= len(page.names()) <= 25
    page.page.locator("#everything").click()
    page.wait("window.__kg.shown().big")
    assert len(page.names()) > 900
    page.page.locator("#big").focus()
    for key in ("+", "-", "ArrowLeft", "0"):
        page.page.keyboard.press(key)
    page.page.keyboard.press("/")
    page.page.keyboard.type("Name 0")
    page.page.keyboard.press("Enter")
    page.wait("!window.__kg.shown().big")
    assert page.names()[0] == "Name 0"
    assert len(page.names()) <= 60
    assert page.troubles == []


# ---------------------------------------------------------------- the drawing


INSIDE = """(line, box) => {
  for (let i = 1; i < 60; i++) {
    const t = i / 60;
    const straight = line.cx === undefined || line.cx === null;
    const x = straight ? line.x0 + (line.x1 - line.x0) * t : (1 - t) ** 2 * line.x0 + 2 * t * (1 - t) * line.cx + t * t * line.x1;
    const y = straight ? line.y0 + (line.y1 - line.y0) * t : (1 - t) ** 2 * line.y0 + 2 * t * (1 - t) * line.cy + t * t * line.y1;
    if (x > box[0] + 1 && x < box[2] - 1 && y > box[1] + 1 && y < box[3] - 1) return true;
  }
  return false;
}"""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
def test_counts_stand_clear_of_names_and_lines_run_around_other_names(opened: Open, width: int, height: int) -> None:
    for graph in (random_graph(60, 90, seed=3), random_graph(60, 150), random_graph(300, 600)):
        page = opened(graph, width=width, height=height)
        drawn = page.page.evaluate(f"""() => {{
          const inside = {INSIDE};
          const {{ nodes, lines }} = window.__kg.drawn();
          const over = (a, b) => Math.min(a[2], b[2]) - Math.max(a[0], b[0]) > 2 && Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > 2;
          const badges = lines.filter((line) => line.badge);
          const ways = lines.filter((line) => !line.box);
          const others = (line) => nodes.filter((n) => n.e !== line.a && n.e !== line.b);
          return {{
            badges: badges.length, ways: ways.length,
            covered: badges.filter((b) => nodes.some((n) => over(b.box, n.label))).length,
            stacked: badges.filter((b) => badges.some((c) => c !== b && over(b.box, c.box))).length,
            crossed: ways.filter((line) => others(line).some((n) => inside(line, n.label))).length,
            through: ways.filter((line) => others(line).some((n) => inside(line, [n.x - n.r, n.y - n.r, n.x + n.r, n.y + n.r]))).length,
          }};
        }}""")
        assert drawn["ways"] >= 5
        assert drawn["covered"] == drawn["stacked"] == 0, drawn
        assert drawn["through"] == 0, drawn
        # A phone has no room for fifteen names and all of their lines: a few run behind a name there.
        assert drawn["crossed"] <= drawn["ways"] // (20 if width > 500 else 5), drawn


def test_planned_and_possible_differ_without_colour(opened: Open) -> None:
    page = opened(small_graph())
    samples = [
        page.page.locator(f"#legend [data-status={status}] svg").evaluate("e => [e.querySelector('line').getAttribute('stroke-dasharray'), e.textContent]")
        for status in ("asserted", "claimed", "denied", "planned", "possible")
    ]
    assert samples[3] != samples[4]
    assert samples[4][1] == "?"
    assert len({dash for dash, _ in samples}) == 4, "denied is a solid line that is crossed"
    assert page.page.locator("#legend [data-status=denied] path").count() == 1


def test_labels_of_decades_are_never_cut(opened: Open) -> None:
    graph = small_graph()
    time = [Interval(str(year), f"{year}-01-01", f"{year}-12-31", "year") for year in range(1901, 2026, 9)]
    graph = replace(graph, statements=tuple(replace(s, time=time[at % len(time)]) for at, s in enumerate(graph.statements)))
    for width in (1440, 1024, 390):
        page = opened(graph, width=width, height=800, state="strip=1")
        boxes = page.page.evaluate(
            """() => [...document.querySelectorAll('.year .label')].filter((l) => l.textContent.trim()).map((l) => {
              const range = document.createRange();
              range.selectNodeContents(l);
              const { left, right } = range.getBoundingClientRect();
              return [left, right];
            })"""
        )
        assert len(boxes) >= 5
        assert all(right <= left for (_, right), (left, _) in pairwise(boxes)), (width, boxes)
        frame = page.page.locator(".bars").bounding_box()
        assert frame
        assert boxes[0][0] >= frame["x"] - 2
        assert boxes[-1][1] <= frame["x"] + frame["width"] + 2


# ---------------------------------------------------------------- small and large


def one_statement(*, object_: bool = True) -> Graph:
    text = "Olena met Bob."
    things = (Entity("news-e-1", "Olena", "Person", True), Entity("news-e-2", "Bob", "Person", True))
    spans = Evidence("news-a-1", 0, 13, 0, 14, ((6, 9),), (0, 5), (10, 13) if object_ else None)
    said = Statement("news-s-1", "MET", "meet", "news-e-1", "news-e-2" if object_ else None, evidence=(spans,))
    return Graph("news", (Article("news-a-1", text, "en", "a.txt", 1),), things, (said,), (), (("news-a-1", ((0, 14),)),))


@pytest.mark.parametrize("object_", [True, False])
def test_a_graph_of_one_statement(opened: Open, object_: bool) -> None:
    page = opened(one_statement(object_=object_))
    app = page.page
    assert page.names() == (["Olena", "Bob"] if object_ else ["Olena"])
    assert len(app.evaluate("window.__kg.shown().lines")) == object_
    assert "1 article (1 English) · 1 statement: 1 said by the articles" in app.locator("#top").inner_text()
    assert app.locator(".card").count() == 1
    for state in ("all=1", "table=statements", "table=entities", "entity=news-e-1", "from=news-e-1&to=news-e-2", "at=news-e-1&hops=3", "read=news-a-1"):
        page.go(state)
        assert state.split("&")[0] in page.state()
        assert app.locator("#right").inner_text().strip()
    page.go("all=1")
    assert len(app.evaluate("window.__kg.shown().lines")) == object_
    app.locator("#save summary").click()
    assert page.saved(lambda: app.locator("#save-svg").click()).count("<title>Olena") == 1
    assert page.troubles == []


def test_an_empty_graph_can_be_used_without_trouble(opened: Open) -> None:
    page = opened(Graph())
    app = page.page
    assert app.evaluate("getComputedStyle(document.getElementById('stage'), '::after').content") == '"Nothing passes the filters."'
    for press in ("#as-table", "#everything", "#tray", "#theme", "#fit", "#zoom-in"):
        control = app.locator(press)
        if control.is_visible():
            control.press("Enter")
    page.go()
    app.locator("#save summary").click()
    assert "<svg" in page.saved(lambda: app.locator("#save-svg").click())
    assert "<graph " in page.saved(lambda: app.locator("#save-graphml").click())
    app.keyboard.press("/")
    app.keyboard.type("x")
    assert "Nothing has this name" in app.locator("#search-list").inner_text()
    app.locator("#canvas").focus()
    app.keyboard.press("ArrowRight")
    assert page.troubles == []


def test_everything_of_a_large_graph_is_in_the_table_and_in_the_files(opened: Open) -> None:
    graph = random_graph(400, 900)
    page = opened(graph, state="all=1")
    app = page.page
    page.wait("window.__kg.shown().big")
    ends = {end for s in graph.statements for end in (s.subject, s.object) if end}
    for state in ("all=1", "all=1&table=entities"):
        page.go(state)
        app.locator("#save summary").press("Enter")
        root = ET.fromstring(page.saved(lambda: app.locator("#save-svg").press("Enter")))
        assert len(root.findall(".//{*}title")) == 1 + len(ends)
        assert len(root.findall(".//{*}path")) > 500
        with app.expect_download() as waiting:
            app.locator("#save-png").press("Enter")
        assert Path(waiting.value.path()).stat().st_size > 50_000
    assert app.locator("#table .hint").first.inner_text() == f"{len(ends)} rows"
    xml = ET.fromstring(page.saved(lambda: app.locator("#save-graphml").press("Enter")))
    assert len(list(xml.iter("{http://graphml.graphdrawing.org/xmlns}edge"))) == sum(bool(s.subject and s.object) for s in graph.statements)
    assert page.troubles == []


def test_the_picture_from_the_table_is_that_of_the_graph(opened: Open) -> None:
    graph = small_graph()
    page = opened(graph, state="table=statements")
    app = page.page
    app.locator("#save summary").click()
    titles = {t.text for t in ET.fromstring(page.saved(lambda: app.locator("#save-svg").click())).iter("{http://www.w3.org/2000/svg}title")}
    assert titles >= {f"{name} ({named(graph, name).type})" for name in page.names()}
    with app.expect_download() as waiting:
        app.locator("#save-png").click()
    assert Path(waiting.value.path()).stat().st_size > 10_000
    app.locator("#as-table").click()
    assert len(app.evaluate("window.__kg.labels()")) == len(page.names())
    assert page.troubles == []


def test_a_hidden_type_hides_who_only_takes_part_and_keeps_the_statement(opened: Open) -> None:
    text = "Russia signed a treaty with Kim in Pyongyang."
    things = (
        Entity("news-e-1", "Russia", "Country", True),
        Entity("news-e-2", "treaty", "Agreement", False),
        Entity("news-e-3", "Kim", "Person", True),
        Entity("news-e-4", "Anna", "Person", True),
    )
    spans = Evidence("news-a-1", 0, 31, 0, 45, ((7, 13),))
    signed = Statement("news-s-1", "SIGNED", "sign", "news-e-1", "news-e-2", (("with", "news-e-3"),), evidence=(spans,))
    met = Statement("news-s-2", "MET", "meet", "news-e-4", "news-e-1", evidence=(spans,))
    graph = Graph("news", (Article("news-a-1", text, "en", "a.txt", 1),), things, (signed, met), (), (("news-a-1", ((0, 45),)),))
    page = opened(graph, state="at=news-e-1&hops=1")
    assert {"Kim", "Anna", "treaty"} <= set(page.names())
    page.page.locator("#legend [data-type=Person]").click()
    assert set(page.names()) == {"Russia", "treaty"}
    assert page.page.locator("#right .card").count() == 1, "what Russia signed is still there"
    page.go("all=1&types=Person")
    assert set(page.names()) == {"Russia", "treaty"}


def test_numbers_of_options_stand_right_of_right_to_left_names(opened: Open) -> None:
    graph = one_statement()
    name = "مريم\u2069\u202e"
    statement = replace(graph.statements[0], speakers=(Voice(None, name, name),))
    page = opened(replace(graph, statements=(statement,), articles=(replace(graph.articles[0], title="שלום"),)))
    options = page.page.locator("#left option").all_text_contents()
    assert "\u2068مريم\u2069 (1)" in options
    assert "\u2068שלום\u2069 (1)" in options


def test_coming_back_to_the_search_at_once_keeps_its_list(opened: Open) -> None:
    page = opened(small_graph())
    page.page.locator("#canvas").focus()
    page.page.keyboard.press("/")
    page.page.keyboard.type("kim")
    page.page.keyboard.press("ArrowDown")
    page.page.wait_for_timeout(200)
    assert page.page.locator("#search-list li").nth(1).get_attribute("aria-selected") == "true"
    assert page.page.locator("#search-list").is_visible()


# ---------------------------------------------------------------- hubs


SHOWN = "window.__kg.shown().lines"


def test_a_hub_of_dozens_of_lines_shows_its_own_and_the_rest_where_one_points(opened: Open) -> None:
    page = opened(random_graph(400, 6000))
    hub = page.page.evaluate("window.__kg.hub()")
    page.page.evaluate("id => window.__kg.open(id)", hub)
    lines = page.page.evaluate(SHOWN)
    clear = [line for line in lines if line["clear"]]
    names = page.names()
    assert len(clear) < len(lines), "the sample has more lines than can be read"
    assert len(clear) <= 1.6 * len(names) + 1
    assert all(line["clear"] for line in lines if hub in line["ends"])
    assert {end for line in clear for end in line["ends"]} == {end for line in lines for end in line["ends"]}, "each thing keeps its best line"
    assert f"{len(clear)} of {len(lines)} lines" in page.page.locator("#caption").inner_text()
    drawn = "[...new Set(window.__kg.drawn().lines.map((line) => line.key))]"
    assert len(page.page.evaluate(drawn)) == len(clear)
    hair = next(line for line in lines if not line["clear"])
    page.page.mouse.move(*page.page.evaluate("id => window.__kg.place(id)", hair["ends"][0]))
    assert hair["key"] in page.page.evaluate(drawn)
    picture = page.saved(lambda: (page.page.locator("#save summary").click(), page.page.locator("#save-svg").click()))
    ET.fromstring(picture)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_neighbours_of_a_hub_have_names_that_can_be_read(opened: Open, width: int) -> None:
    page = opened(random_graph(400, 2400), width=width, height=844)
    page.page.evaluate("window.__kg.open(window.__kg.hub())")
    page.page.evaluate("location.hash = window.__kg.state().replace(/&(entity|pane)=[^&]*/g, '')")
    page.page.wait_for_timeout(100)
    boxes = [label["box"] for label in page.page.evaluate("window.__kg.labels()")]
    assert len(boxes) == (35 if width > 500 else 16)
    stacked = [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if min(a[2], b[2]) - max(a[0], b[0]) > 2 and min(a[3], b[3]) - max(a[1], b[1]) > 2]
    assert not stacked


def test_a_click_draws_anew_only_what_it_changes(opened: Open) -> None:
    page = opened(random_graph(300, 900))
    kept = "[...document.querySelectorAll('.story, .year, #legend [data-status]')]"
    page.page.evaluate(f"window.before = {kept}")
    page.click(page.page.evaluate("window.__kg.shown().nodes[0]"))
    assert "entity=" in page.state()
    assert page.page.evaluate(f"((now) => now.length === window.before.length && now.every((one, i) => one === window.before[i]))({kept})")
    assert page.page.locator("#legend [data-type]").count() == len(
        page.page.evaluate("[...new Set(window.__kg.shown().nodes.map((id) => window.__kg.data.type(window.__kg.data.byId.get(id))))]")
    )


def test_every_hop_of_a_way_is_drawn(opened: Open) -> None:
    """A way may go over the place where something was; no view but that of the way draws a line there."""
    one = one_statement()
    place = Entity("news-e-7", "Hanoi", "City", True)
    end = Entity("news-e-8", "Vietnam", "Country", True)
    stood = replace(one.statements[0], participants=(("place", place.id),))
    capital = replace(one.statements[0], id="news-s-8", subject=place.id, object=end.id)
    page = opened(replace(one, entities=(*one.entities, place, end), statements=(stood, capital)))
    page.turn(f"from={one.statements[0].subject}&to={end.id}")
    hops = page.page.evaluate("[...document.querySelectorAll('.way li')].length")
    assert hops == 2
    ends = [set(line["ends"]) for line in page.page.evaluate(SHOWN)]
    assert {stood.subject, place.id} in ends
    assert {place.id, end.id} in ends
