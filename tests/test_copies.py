"""Wire copies: found whatever was added, cut or read first; different reports of one event stay apart."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg import copies, flow, formats
from kg.model import Article, article_id

WIRE = [
    "LISBON (AP) -- Maria Sousa, the mayor of Lisbon, opened a new harbour on Wednesday after eleven years of work and many delays.",
    "The harbour cost 240 million euros, a third more than was planned when the city council signed the contract with a Dutch company in 2013.",
    "Fishermen protested at the gate. They said that the old quay was closed too early and that nobody had asked them.",
    "The European Commission paid half of the costs. Its auditors criticised the choice of the builder in a report last year.",
]
OWN = "Jan de Vries, who leads the Dutch company, told this newspaper that the delays were caused by floods and a strike of its divers."
OTHER = [
    "PORTO (Reuters) - Portugal's largest port began work on Wednesday when Maria Sousa, Lisbon's mayor, cut a ribbon before two thousand guests.",
    "It is the costliest building of the city since the world fair. The opposition called the 240 million euros a waste of public money.",
    "Brussels carried half of the bill, although inspectors of the Commission had found fault with the tender for the work.",
]


def made(*paragraphs: str) -> Article:
    text = "\n\n".join(paragraphs)
    return Article(article_id(text), text, "en", f"{article_id(text)}.txt", 1)


@pytest.mark.parametrize(
    "other",
    [
        [*WIRE, OWN],
        [OWN, *WIRE],
        WIRE[:3],
        [WIRE[0].replace("new harbour", "harbour"), *WIRE[1:]],
        [WIRE[0], OWN, *WIRE[2:]],
        [line.upper() for line in WIRE],
    ],
    ids=["paragraph added", "paragraph before", "cut", "a word less", "paragraph replaced", "capitals"],
)
def test_a_changed_reprint_is_a_copy(other: list[str]) -> None:
    one, two = made(*WIRE), made(*other)
    assert copies.find([one, two]) == dict.fromkeys((one.id, two.id), min(one.id, two.id))


def test_two_reports_of_one_event_are_no_copies() -> None:
    assert copies.find([made(*WIRE), made(*OTHER)]) == {}


def test_a_formula_with_other_figures_is_no_copy() -> None:
    assert copies.find([made(f"Shares of {name} fell {much} percent on Monday in Frankfurt, the exchange said.") for name, much in (("A", 3), ("B", 7))]) == {}


def test_a_digest_of_many_stories_joins_none_of_them() -> None:
    digest = made(*WIRE, *OTHER, *(f"{number} " + " ".join(f"word{number}x{at}" for at in range(60)) for number in range(6)))
    assert copies.find([digest, made(*WIRE), made(*OTHER)]) == {}


def test_the_order_of_articles_changes_nothing() -> None:
    given = [made(*WIRE), made(*WIRE, OWN), made(*WIRE[:3]), made(*OTHER)]
    first = copies.find(given)
    assert len(first) == 3
    for seed in range(5):
        random.Random(seed).shuffle(given)
        assert copies.find(given) == first


def test_a_build_counts_copies_once_and_keeps_what_each_says_in_whatever_order_they_came(tmp_path: Path) -> None:
    texts = {"a.txt": WIRE, "b.txt": [*WIRE, OWN], "c.txt": OTHER}
    for name, text in texts.items():
        (tmp_path / name).write_text("\n\n".join(text))
    files = [str(tmp_path / name) for name in texts]
    flow.build(files, out=tmp_path / "once", page=False)
    for file in reversed(files):
        flow.build([file], out=tmp_path / "steps", page=False)
    for name in ("triples.jsonl", "articles.jsonl", "entities.jsonl"):
        assert (tmp_path / "once" / name).read_bytes() == (tmp_path / "steps" / name).read_bytes()
    graph = formats.load(tmp_path / "once")
    origin = {a.id: a.origin for a in graph.articles}
    assert len(set(origin.values())) == 2
    assert sorted(len(a.copies) for a in graph.articles) == [1, 2, 2]
    assert all(s.support == len({origin[e.article] for e in s.evidence}) for s in graph.statements)
    doubled = [s for s in graph.statements if len({e.article for e in s.evidence}) > s.support]
    assert doubled
    added = next(a for a in graph.articles if OWN in a.text)
    assert any(added.text[e.start : e.end] in OWN for s in graph.statements for e in s.evidence if e.article == added.id)
    off = flow.build(files, out=tmp_path / "off", page=False, copies=False).graph
    assert all(s.support == len({e.article for e in s.evidence}) for s in off.statements)
