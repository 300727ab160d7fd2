"""What statements, articles, names and failures look like in a terminal."""

from __future__ import annotations

from dataclasses import replace

import click
import pytest

from kg.cli.text import arrow, block, cite, clean, counted, entity_line, facts, failure_line, place, quoted, short, wrapped
from kg.model import Amount, Article, Failure, Statement, Voice
from tests.samples import hostile_graph, small_graph

GRAPH = small_graph()
SIGNED = next(s for s in GRAPH.statements if s.subject and s.object and s.status == "asserted")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("a\x00b\x07c", "abc"),
        ("two\r\nlines\u2028here", "two lines here"),
        ("Їжак 😀 العربية", "Їжак 😀 العربية"),
        ("\x1b]0;title\x07", "]0;title"),
    ],
)
def test_text_for_a_terminal_has_no_control_sequences_and_no_overrides(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_lines_are_kept_where_they_are_wanted_and_no_other_breaks() -> None:
    assert clean("one\n\ttwo\x0bthree", lines=True) == "one\n\ttwo three"


@pytest.mark.parametrize(("text", "expected"), [("Kim Lee", "Kim Lee"), ("Kim Lee met", "Kim Lee…"), ("Kim  Lee\n", "Kim Lee")])
def test_a_long_text_is_cut_with_a_sign(text: str, expected: str) -> None:
    assert short(text, 8) == expected


def test_one_thing_is_no_things() -> None:
    assert [counted(number, "article") for number in (0, 1, 2)] == ["0 articles", "1 article", "2 articles"]


def ends(statement: Statement) -> tuple[str, str]:
    return (GRAPH.entity(statement.subject or "").name, GRAPH.entity(statement.object or "").name)


def test_an_arrow_goes_from_who_to_whom_and_without_one_of_them() -> None:
    one, other = ends(SIGNED)
    assert arrow(SIGNED, GRAPH) == f"{one} – {SIGNED.predicate} → {other}"
    assert arrow(replace(SIGNED, subject=None), GRAPH) == f"{other} ← {SIGNED.predicate}"
    assert arrow(replace(SIGNED, object=None), GRAPH) == f"{one} – {SIGNED.predicate}"
    assert arrow(replace(SIGNED, negated=True), GRAPH) == f"{one} – not {SIGNED.predicate} → {other}"


def test_beside_the_arrow_stands_who_says_it_when_and_how_much() -> None:
    voices = (Voice(None, None, "a spokesman"), Voice("e-1", "Reuters", "the agency"))
    full = replace(SIGNED, speakers=voices, amount=Amount("$3 million", 3e6, "USD"), judged=True)
    told = list(facts(full, GRAPH))
    assert told[0].startswith(f"{full.status}, {full.relation}, confidence {full.confidence:.2f}, ")
    assert told[0].endswith(", confirmed")
    assert "said by a spokesman, as told by Reuters" in told
    assert "amount: $3 million" in told
    assert not next(facts(replace(SIGNED, judged=False), GRAPH)).endswith("confirmed")


def test_a_quote_stands_marked_in_its_sentence_with_its_place() -> None:
    evidence = SIGNED.evidence[0]
    text = GRAPH.article(evidence.article).text
    sentence, where = quoted(evidence, GRAPH)
    assert f"⟦{clean(text[evidence.start : evidence.end])}⟧" in sentence
    assert sentence.replace("⟦", "").replace("⟧", "") == clean(text[evidence.sentence_start : evidence.sentence_end])
    assert where.endswith(f"characters {evidence.start}–{evidence.end}")


def test_a_place_in_a_paged_source_has_its_page() -> None:
    article = replace(GRAPH.articles[0], pages=(0, 10))
    assert place(article, 12, 15) == "page 2, characters 12–15"
    assert place(GRAPH.articles[0], 12, 15) == "characters 12–15"


def test_an_article_is_cited_by_what_is_known_of_it() -> None:
    article: Article = replace(GRAPH.articles[0], publisher=None, published=None)
    assert cite(article) == clean(article.name)
    assert cite(replace(article, publisher="VOA\x1b[0m", published="2024-06-19")) == f"{clean(article.name)}, VOA, 2024-06-19"


def test_of_many_places_some_are_shown_and_the_others_counted() -> None:
    many = replace(SIGNED, evidence=SIGNED.evidence[:1] * 5)
    assert "… and 2 more places (kg show id:" in block(many, GRAPH)
    assert "more place" not in block(many, GRAPH, quotes=5)


def test_an_entity_shows_its_type_its_articles_and_where_it_stands() -> None:
    entity = GRAPH.entity(SIGNED.subject or "")
    first, context = entity_line(entity, GRAPH).split("\n")
    assert first.startswith(f"{entity.name}  {entity.type}  id:")
    assert entity.mentions[0].text in context
    assert "\n" not in entity_line(replace(entity, mentions=()), GRAPH)


@pytest.mark.parametrize(
    ("failure", "line"),
    [
        (Failure("a.txt", 0, "a.txt: is empty."), "FAILED: a.txt: is empty."),
        (Failure("a.jsonl", 3, "no text"), "FAILED: a.jsonl, article 3: no text"),
        (Failure("a.txt", 0, "is in Thai", skipped=True), "skipped: a.txt: is in Thai"),
        (Failure("a\x1b[2J.txt", 0, "is\nempty"), "FAILED: a.txt: is empty"),
    ],
)
def test_a_failure_says_where_and_why_once(failure: Failure, line: str) -> None:
    assert failure_line(failure) == line


def test_nothing_hostile_reaches_the_terminal_and_no_line_is_longer_than_it() -> None:
    graph = hostile_graph()
    for shown in [block(s, graph) for s in graph.statements] + [entity_line(e, graph) for e in graph.entities]:
        assert clean(click.unstyle(shown), lines=True) == click.unstyle(shown)
    assert max(map(len, wrapped("word " * 60).split("\n"))) <= 80
