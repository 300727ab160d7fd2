"""The file itself: what it allows, how large it is, that equal graphs give equal bytes. No browser is needed."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from dataclasses import replace

import pytest

from kg.errors import NotFound
from kg.model import Article, Block, Entity, Graph, Located
from kg.page import render
from kg.page.payload import columns, merged
from kg.page.stories import by_share, stories
from kg.page.titles import called
from tests.samples import hostile_graph, random_graph, small_graph


def inside(html: str) -> dict[str, object]:
    packed = re.search(r'id="kg-data">([^<]*)<', html)
    assert packed
    return dict(json.loads(zlib.decompress(base64.b64decode(packed[1]))))


def test_the_policy_allows_only_the_script_and_the_style_of_the_file() -> None:
    html = render(small_graph())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]
    for tag in ("script", "style"):
        bodies = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert len(bodies) == 1
        want = base64.b64encode(hashlib.sha256(bodies[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{want}'" in policy[1].replace("&#39;", "'")


def test_nothing_is_loaded_from_anywhere() -> None:
    html = render(small_graph())
    assert not re.search(r"<(link|img|iframe|object|embed|base)\b|\bsrc=|@import|url\(", html)


def test_same_graph_same_bytes_and_order_does_not_matter() -> None:
    assert render(random_graph(60, 150)) == render(random_graph(60, 150))


def test_names_never_stand_in_the_html() -> None:
    html = render(hostile_graph(), title="</title><script>alert(1)</script>")
    assert "alert(1)" not in html.replace("&lt;script&gt;alert(1)", "")
    assert "Vladimir Putin" not in html


def test_focus_by_name_alias_or_id() -> None:
    graph = small_graph()
    putin = next(e for e in graph.entities if e.name == "Vladimir Putin")
    for wanted in (putin.id, "Vladimir Putin", "vladimir putin", "Путін"):
        assert f"at={putin.id}&amp;hops=2" in render(graph, focus=wanted)
    with pytest.raises(NotFound, match="nothing in the graph has the name"):
        render(graph, focus="Nobody")
    twins = replace(graph, entities=tuple(replace(e, name="Twin") if e.name in ("Rosneft", "Russia") else e for e in graph.entities))
    with pytest.raises(NotFound, match="fits 2 things"):
        render(twins, focus="Twin")


def test_quotes_only_leaves_the_rest_of_the_texts_out() -> None:
    graph = small_graph()
    whole, quoted = columns(graph), columns(graph, quotes_only=True)
    texts = {a.id: a.text for a in graph.articles}
    assert [a["pieces"] for a in whole["articles"]] == [[[0, texts[a["id"]]]] for a in whole["articles"]]
    for article in quoted["articles"]:
        assert article["pieces"], "every article of the sample is quoted"
        for start, text in article["pieces"]:
            assert texts[article["id"]][start : start + len(text)] == text
    held = [sum(len(text) for _, text in article["pieces"]) for article in quoted["articles"]]
    assert sum(held) < sum(map(len, texts.values())), "titles and what lies between the sentences is gone"


def test_half_a_surrogate_pair_keeps_its_place() -> None:
    graph = small_graph()
    broken = replace(graph, articles=tuple(replace(a, text="\ud83d\ude00" + a.text[2:]) for a in graph.articles))
    texts = [a["pieces"][0][1] for a in columns(broken)["articles"]]
    assert [len(text) for text in texts] == [len(a.text) for a in graph.articles]
    assert all(text.startswith("\ufffd\ufffd") for text in texts)
    render(broken)


def test_sentences_that_gave_statements_are_counted() -> None:
    graph = small_graph()
    rows = columns(graph)["articles"]
    assert sum(row["sentences"] for row in rows) == sum(len(stretches) for _, stretches in graph.sentences)
    assert all(row["gave"] == row["sentences"] for row in rows), "the sample reads only sentences that gave something"
    more = replace(graph, sentences=tuple((a, (*stretches, (10_000, 10_010))) for a, stretches in graph.sentences))
    assert all(row["gave"] == row["sentences"] - 1 for row in columns(more)["articles"])


def test_stretches_that_overlap_are_joined_and_neighbours_are_not() -> None:
    assert merged([(5, 9), (0, 3), (3, 5), (8, 12), (8, 9)]) == [(0, 3), (3, 5), (5, 12)]


def test_stories_are_the_same_every_time_and_hold_every_named_thing_with_a_statement() -> None:
    graph = random_graph(300, 700)
    told = stories(graph)
    assert told == stories(random_graph(300, 700))
    members = [at for story in told.stories for at in story.members]
    assert len(members) == len(set(members))
    ends = {end for s in graph.statements for end in (s.subject, s.object)}
    assert set(members) >= {at for at, e in enumerate(graph.entities) if e.named and e.id in ends}
    assert told.stories[0].statements == max(story.statements for story in told.stories)


def test_places_stay_in_the_square_and_apart() -> None:
    values = columns(random_graph(400, 900))["entities"]
    places = list(zip(values["x"], values["y"], strict=True))
    assert all(0 <= x <= 10_000 and 0 <= y <= 10_000 for x, y in places)
    assert len(set(places)) > 0.98 * len(places)


def test_stories_stand_apart_in_the_layout() -> None:
    """Of the ten nearest neighbours of a thing most belong to its own story."""
    values = columns(random_graph(400, 900))["entities"]
    places = list(zip(values["x"], values["y"], values["story"], strict=True))
    same = 0
    for x, y, story in places:
        near = sorted(places, key=lambda other: (other[0] - x) ** 2 + (other[1] - y) ** 2)[1:11]
        same += sum(other[2] == story for other in near)
    assert same / (10 * len(places)) > 0.8


def test_an_empty_graph_has_a_page() -> None:
    graph = small_graph()
    for empty in (replace(graph, statements=(), links=()), replace(graph, statements=(), links=(), entities=(), articles=(), sentences=())):
        assert inside(render(empty))["stories"] == []


def test_size_of_a_hundred_nodes() -> None:
    assert len(render(random_graph(100, 300)).encode()) <= 400_000


def test_an_article_is_called_by_its_title_or_its_first_sentence() -> None:
    long = "Seoul — " + "North Korea and Russia have signed a treaty " * 4 + "today. More follows."
    article = Article("news-a-1", long, "en", "a.txt", 1, dateline="Seoul", blocks=(Block("dateline", 0, 7), Block("paragraph", 8, len(long))))
    name = called(article, ((8, long.index(" More")),))
    assert name.startswith("North Korea and Russia have signed")
    assert name.endswith("…")
    assert len(name) <= 111
    assert long[8:].startswith(name[:-1]), "cut between words, nothing else changed"
    assert long[8 + len(name) - 1] == " "
    assert called(replace(article, title="A treaty")) == "A treaty"
    short = "No. It rained all day in Kyiv. Then it stopped."
    assert called(Article("news-a-2", short, "en", "a.txt", 1), ((0, 3), (4, 30), (31, 47))) == "No. It rained all day in Kyiv."
    assert called(Article("news-a-3", "", "en", "a.txt", 1)) == ""


def test_a_story_is_headed_by_the_article_that_is_about_it() -> None:
    """Not by the round-up that mentions its names as often, beside many others."""
    about, round_up = (Article(f"news-a-{n}", "x" * 200, "en", f"{n}.txt", 1) for n in (2, 1))

    def mentions(article: Article, count: int) -> tuple[Located, ...]:
        return tuple(Located(article.id, at, at + 1, "x") for at in range(count))

    ours = Entity("news-e-1", "Olena", "Person", True, mentions=mentions(about, 5) + mentions(round_up, 6))
    other = Entity("news-e-2", "Bob", "Person", True, mentions=mentions(round_up, 40))
    graph = Graph("news", (round_up, about), (ours, other))
    assert by_share(graph, [0]) == (1, 0)
    assert by_share(graph, [0, 1]) == (0, 1)
