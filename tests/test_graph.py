"""Findings and entities -> graph: merging, links, judgements, names in front of ids."""

from __future__ import annotations

from dataclasses import replace

from kg.graph import Verdict, assemble
from kg.model import Argument, Article, Entity, Evidence, Findings, Graph, Interval, Relation, Speaker, TimeExpression

TEXT = "Ada met Bo."
ENTITIES = (Entity("e-a", "Ada", "Person", True), Entity("e-b", "Bo", "Person", True), Entity("e-x", "limousine", "Product", False))


def relation(article: str, start: int = 0, **changes: object) -> Relation:
    evidence = Evidence(article, start, start + 10, start, start + 11, ((start + 4, start + 7),), subject=(start, start + 3), object=(start + 8, start + 10))
    base = Relation("meet", "MET", evidence, Argument(0, start, start + 3), Argument(1, start + 8, start + 10), confidence=0.8)
    return replace(base, **changes)  # type: ignore[arg-type]


def dated(expression: TimeExpression, published: str | None, planned: bool) -> Interval:
    return Interval(expression.text, expression.value or None, expression.value or None, "day" if expression.value else None)


def graph(*relations: Relation, verdicts: dict[tuple[str, int, int, str], Verdict] | None = None) -> Graph:
    articles = sorted({r.evidence.article for r in relations})
    shown = [Article(a, TEXT * 9, "en", f"{a}.txt", 1) for a in articles]
    findings = [Findings(a, "en", ((0, 11),), (), tuple(r for r in relations if r.evidence.article == a)) for a in articles]
    entity_of = {(a, n): e.id for a in articles for n, e in enumerate(ENTITIES)}
    return assemble("news", shown, findings, ENTITIES, entity_of, dated=dated, verdicts=verdicts)


def test_the_same_fact_of_two_articles_is_one_statement_with_two_sources() -> None:
    (statement,) = graph(relation("a-1"), relation("a-2")).statements
    assert statement.support == 2
    assert len(statement.evidence) == 2
    assert statement.confidence == 0.96  # 1 - 0.2 * 0.2


def test_order_of_articles_changes_nothing() -> None:
    one, two = relation("a-1"), relation("a-2", start=22)
    assert graph(one, two) == graph(two, one)


def test_two_sentences_of_one_article_are_one_source() -> None:
    (statement,) = graph(relation("a-1"), relation("a-1", start=22)).statements
    assert (statement.support, len(statement.evidence), statement.confidence) == (1, 2, 0.8)


def test_a_claim_and_its_denial_are_two_statements_that_dispute() -> None:
    found = graph(relation("a-1", speakers=(Speaker("Bo", 1),)), relation("a-2", negated=True, speakers=(Speaker("Ada", 0),)))
    (link,) = found.links
    assert link.kind == "DISPUTES"
    assert found.statement(link.source).negated
    assert found.statement(link.target).status == "claimed"


def test_an_announcement_is_fulfilled_by_what_was_done() -> None:
    (link,) = graph(relation("a-1", modality="planned"), relation("a-2")).links
    assert link.kind == "FULFILS"


def test_an_announcement_for_later_is_not_fulfilled_by_what_was_before() -> None:
    def on(day: str) -> TimeExpression:
        return TimeExpression(day, 0, 3, day)

    assert graph(relation("a-1", modality="planned", when=on("2024-06-19")), relation("a-2", when=on("2000-02-09"))).links == ()


def of_things(phrase: str, first: Relation, second: Relation) -> list[str]:
    """The kinds of links between two statements of Ada whose objects are two things of one phrase."""
    things = (ENTITIES[0], Entity("e-1", phrase, "Concept", False), Entity("e-2", phrase, "Concept", False))
    found = [Findings(r.evidence.article, "en", ((0, 11),), (), (r,)) for r in (first, second)]
    entity_of = {(r.evidence.article, n): e.id for r, n, e in ((first, 0, things[0]), (second, 0, things[0]), (first, 1, things[1]), (second, 2, things[2]))}
    shown = [Article(a, TEXT * 9, "en", f"{a}.txt", 1) for a in sorted({f.article for f in found})]
    return [link.kind for link in assemble("news", shown, found, things, entity_of, dated=dated).links]


def test_things_without_a_name_dispute_by_their_phrase_within_an_article_alone() -> None:
    claim = relation("a-1", speakers=(Speaker("Bo"),))
    denial = relation("a-1", start=22, negated=True, speakers=(Speaker("Ada", 0),), object=Argument(2, 30, 32))
    assert of_things("documents", claim, denial) == ["DISPUTES"]
    elsewhere = relation("a-2", start=22, negated=True, speakers=(Speaker("Ada", 0),), object=Argument(2, 30, 32))
    assert of_things("documents", claim, elsewhere) == []


def test_things_without_a_name_are_announced_and_done_where_a_figure_tells_them() -> None:
    plan, done = relation("a-1", modality="planned"), relation("a-2", object=Argument(2, 8, 10))
    assert of_things("200 soldiers", plan, done) == ["FULFILS"]
    assert of_things("treaty", plan, done) == [], "one treaty is not another"


def test_different_speakers_keep_their_own_statements() -> None:
    assert len(graph(relation("a-1", speakers=(Speaker("Bo", 1),)), relation("a-2", speakers=(Speaker("officials"),))).statements) == 2


def test_a_voice_is_called_as_its_entity() -> None:
    (statement,) = graph(relation("a-1", speakers=(Speaker("he", 1),))).statements
    assert (statement.speakers[0].name, statement.speakers[0].words) == ("Bo", "he")


def test_a_rejected_statement_leaves_the_graph() -> None:
    assert graph(relation("a-1"), verdicts={("a-1", 0, 10, "MET"): "rejected"}).statements == ()


def test_a_confirmed_statement_says_so() -> None:
    assert graph(relation("a-1"), verdicts={("a-1", 0, 10, "MET"): "confirmed"}).statements[0].judged == "confirmed"


def test_unnamed_things_are_kept_only_where_a_statement_needs_them() -> None:
    assert [e.name for e in graph(relation("a-1")).entities] == ["Ada", "Bo"]
    assert "limousine" in [e.name for e in graph(relation("a-1", object=Argument(2, 8, 10))).entities]


def test_every_id_begins_with_the_name_of_the_graph() -> None:
    found = graph(relation("a-1", speakers=(Speaker("Bo", 1),)))
    idents = [found.statements[0].id, found.statements[0].subject, found.statements[0].speakers[0].id, found.statements[0].evidence[0].article]
    assert all(str(i).startswith("news-") for i in [*idents, *(e.id for e in found.entities), *(a.id for a in found.articles)])
