"""The page in a real Chromium: requests, hostile text, marks, every control by mouse and by keyboard, the hash, files given away, accessibility."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
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


def test_years(opened: Open) -> None:
    graph = small_graph()
    page = opened(graph, state="table=statements&all=1")
    app = page.page
    app.locator("#tray").click()
    dated = sum(s.time is not None and s.time.start is not None for s in graph.statements)
    assert app.locator("#table tbody tr").count() == dated
    app.locator('.year[data-from="2020"]').click()
    assert "years=2020-2020" in page.state()
    assert app.locator("#table tbody tr").count() == 1
    app.locator('.year[data-from="2024"]').click(modifiers=["Shift"])
    assert app.locator("#table tbody tr").count() == dated
    app.get_by_label("From year").fill("2024")
    app.get_by_label("From year").press("Enter")
    assert "years=2024-2024" in page.state()
    app.get_by_role("button", name="All years").press("Enter")
    assert "years" not in page.state()


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
