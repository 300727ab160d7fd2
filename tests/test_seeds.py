"""The seed articles, built once: what a reader finds in them stands in the graph, in its files and on its page, and what they do not say does not."""

from __future__ import annotations

import base64
import json
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kg import flow
from kg.model import Entity, Graph, Statement

SEEDS = Path(__file__).parents[1] / "seeds"
SOURCE = next(SEEDS.glob("*.txt"))
EXPORTS = ("triples.jsonl", "entities.jsonl", "articles.jsonl", "details.jsonl", "graph.graphml", "graph.html")
# language, dateline, first words, last words: in the order of the file
ARTICLES = [
    ("uk", None, "«Розглядаємо можливість", "Нова Кругляківка»"),
    ("en", "BRASILIA", "BRASILIA —", "controlled by criminal organizations.”"),
    ("en", "Seoul, South Korea", "Seoul, South Korea —", "the second stop on his foreign tour."),
    ("uk", None, "Днем раніше", "52 мільйони гривень"),
    ("en", "AMBLETEUSE, France", "AMBLETEUSE, France —", "frantically trying to escape police."),
    ("en", "LONDON", "LONDON —", "Adrianna Zhang contributed to this report."),
    ("uk", None, "Згідно зі знімками", "клуби диму обмежують видимість"),
    ("en", "Tbilisi, Georgia", "Tbilisi, Georgia —", "relinquish power without a fight."),
    ("en", "Washington", "Washington —", "in Inner Mongolia around June 25."),
    ("en", "Seoul, South Korea", "Seoul, South Korea —", "anything with North Korea.”"),
]
CROSSHEADS = {
    "Close, but how close?", "Details matter", "Late arrival", "West vs Russia", "EU aspirations", "Stoking fear", "Western mistakes", "Backlash",
    "Defense ties", "Treaty history", "Obstacles", "What North Korea wants",
}  # fmt: skip
LOWER = ("he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "we", "you", "who", "which", "that", "this", "він", "вона", "це")
PRONOUNS = {*LOWER, *(word.capitalize() for word in LOWER), "I"}
# Four agreements, each by stretches of the text whose last word names it.
AGREEMENTS = {
    "of 1961": ["signed a friendship and mutual assistance treaty"],
    "of 2000": ["The two countries signed a new treaty"],
    "of 2024": ["North Korea and Russia have signed a treaty", "“comprehensive strategic partnership agreement", "expected to sign a treaty"],
    "on the lunar station": ["approving the cooperation agreement"],
}  # fmt: skip


@dataclass(frozen=True)
class Built:
    folder: Path
    graph: Graph

    def rows(self, name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.folder / f"{name}.jsonl").read_text(encoding="utf-8").split("\n") if line]

    def named(self, name: str) -> Entity:
        found = [e for e in self.graph.entities if e.name == name and e.named]
        assert len(found) == 1, [e.name for e in found]
        return found[0]

    def quoting(self, words: str) -> list[Statement]:
        """Statements whose evidence stands in a sentence with these words."""
        text = {a.id: a.text for a in self.graph.articles}
        return [s for s in self.graph.statements if any(words in text[e.article][e.sentence_start : e.sentence_end] for e in s.evidence)]

    def signed_together(self, first: str, second: str) -> list[tuple[Statement, Statement]]:
        """Pairs of statements by which both signed the same agreement, asserted."""
        ids = self.named(first).id, self.named(second).id
        done = [s for s in self.graph.statements if s.relation == "SIGNED" and s.status == "asserted"]
        return [(a, b) for a in done for b in done if (a.subject, b.subject) == ids and a.object is not None and a.object == b.object]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("seeds") / "exports"
    report = flow.build([str(SEEDS)], out=folder)
    assert (report.failed, report.skipped, report.read) == (0, 0, 10)
    return Built(folder, report.graph)


# ---------------------------------------------------------------- reading


def test_ten_articles_with_their_languages_and_datelines(seeds: Built) -> None:
    found = sorted(seeds.graph.articles, key=lambda a: a.ordinal)
    assert [(a.language, a.dateline) for a in found] == [row[:2] for row in ARTICLES]


def test_articles_begin_and_end_where_the_file_has_them(seeds: Built) -> None:
    source = SOURCE.read_text(encoding="utf-8")
    for article, (_, _, first, last) in zip(sorted(seeds.graph.articles, key=lambda a: a.ordinal), ARTICLES, strict=True):
        assert article.text == source[article.start : article.end]
        assert article.text.startswith(first)
        assert article.text.endswith(last)


def test_crossheads_datelines_and_bylines_are_read_for_nothing(seeds: Built) -> None:
    blocks = {(a.id, b.start, b.end, b.kind): a.text[b.start : b.end].strip() for a in seeds.graph.articles for b in a.blocks}
    assert {text for (*_, kind), text in blocks.items() if kind == "crosshead"} >= CROSSHEADS
    unread = [(ident, start, end) for ident, start, end, kind in blocks if kind not in {"title", "paragraph"}]
    assert unread
    for entity in seeds.graph.entities:
        for m in entity.mentions:
            assert not any(m.article == ident and m.start < end and start < m.end for ident, start, end in unread), (entity.name, m)


# ---------------------------------------------------------------- who signed


def test_putin_and_kim_jong_un_signed_the_same_agreement(seeds: Built) -> None:
    pairs = seeds.signed_together("Vladimir Putin", "Kim Jong Un")
    assert pairs
    for first, second in pairs:
        assert ("with", second.subject) in first.participants
        assert seeds.graph.entity(str(first.object)).type == "Agreement"


def test_the_signing_is_in_triples_with_its_sentence(seeds: Built) -> None:
    rows = [r for r in seeds.rows("triples") if r["relation"] == "SIGNED" and r["status"] == "asserted" and r["subject"] and r["object"]]
    by_object: dict[str, dict[str, str]] = {}
    for row in rows:
        by_object.setdefault(row["object"]["id"], {})[row["subject"]["name"]] = row["evidence"][0]["sentence"]
    shared = [found for found in by_object.values() if {"Vladimir Putin", "Kim Jong Un"} <= set(found)]
    assert shared
    assert all("Putin and Kim signed" in found["Vladimir Putin"] for found in shared)


def test_the_signing_is_in_graphml(seeds: Built) -> None:
    import networkx

    drawn = networkx.read_graphml(seeds.folder / "graph.graphml", force_multigraph=True)
    (first, second), *_ = seeds.signed_together("Vladimir Putin", "Kim Jong Un")
    for statement in (first, second):
        assert drawn.edges[statement.subject, statement.object, statement.id]["relation"] == "SIGNED"


def test_the_signing_is_in_the_data_of_the_page(seeds: Built) -> None:
    packed = re.search(r'id="kg-data">([^<]*)<', (seeds.folder / "graph.html").read_text(encoding="utf-8"))
    assert packed
    page = json.loads(zlib.decompress(base64.b64decode(packed[1])))
    names, said = page["entities"]["name"], page["statements"]
    signed = {
        (names[subject], target)
        for subject, target, relation in zip(said["subject"], said["object"], said["relation"], strict=True)
        if subject >= 0 and target >= 0 and said["relations"][relation] == "SIGNED"
    }
    assert {t for name, t in signed if name == "Vladimir Putin"} & {t for name, t in signed if name == "Kim Jong Un"}


def test_no_node_mixes_two_agreements(seeds: Built) -> None:
    texts = {a.id: a.text for a in seeds.graph.articles}
    of_entity: dict[str, set[str]] = {}
    seen: set[str] = set()
    for agreement, stretches in AGREEMENTS.items():
        for ident, text in texts.items():
            ends = [m.end() for stretch in stretches for m in re.finditer(re.escape(stretch), text)]
            for entity in seeds.graph.entities:
                if entity.type in {"Agreement", "Law", "Concept", "Other"} and any(
                    m.article == ident and m.start < end <= m.end for m in entity.mentions for end in ends
                ):
                    of_entity.setdefault(entity.id, set()).add(agreement)
                    seen.add(agreement)
    assert seen == set(AGREEMENTS)
    assert all(len(found) == 1 for found in of_entity.values()), [(seeds.graph.entity(i).name, a) for i, a in of_entity.items() if len(a) > 1]


# ---------------------------------------------------------------- who says so


def test_putin_did_not_use_that_phrase(seeds: Built) -> None:
    found = [s for s in seeds.quoting("Putin did not use that phrase") if s.predicate == "use"]
    assert [(s.subject, s.status, s.speakers) for s in found] == [(seeds.named("Vladimir Putin").id, "denied", ())]


def test_what_north_korea_is_accused_of_is_claimed(seeds: Built) -> None:
    korea, russia = seeds.named("North Korea").id, seeds.named("Russia").id
    found = [s for s in seeds.quoting("U.S. officials accuse North Korea of supplying") if s.predicate == "supply"]
    assert found
    assert {s.status for s in found} == {"claimed"}
    assert all(s.subject == korea and s.speakers[0].words == "U.S. officials" for s in found)
    supplied = [s for s in seeds.graph.statements if s.predicate in {"supply", "provide"} and (s.subject, s.object) == (korea, russia)]
    assert not [s for s in supplied if s.status == "asserted"]


def test_the_accusation_itself_is_asserted(seeds: Built) -> None:
    found = [s for s in seeds.quoting("U.S. officials accuse North Korea of supplying") if s.relation == "ACCUSED_OF"]
    assert [(s.object, s.status) for s in found] == [(seeds.named("North Korea").id, "asserted")]


# ---------------------------------------------------------------- who is who


def test_the_kims_are_two_persons_and_a_square(seeds: Built) -> None:
    leader, lawmaker, square = (seeds.named(name) for name in ("Kim Jong Un", "Kim Gunn", "Kim Il Sung Square"))
    assert (leader.type, lawmaker.type) == ("Person", "Person")
    assert square.type in {"Place", "Facility"}
    at = [{(m.article, m.start, m.end) for m in e.mentions} for e in (leader, lawmaker, square)]
    assert len(set.union(*at)) == sum(map(len, at))
    assert not any("Gunn" in m.text for m in leader.mentions)
    assert not any("Jong Un" in m.text for m in lawmaker.mentions)


def at(seeds: Built, stretch: str, word: str, skip: int = 0) -> Entity:
    """The entity that ``word`` within ``stretch`` of one article is a mention of."""
    article = next(a for a in seeds.graph.articles if stretch in a.text)
    start = article.text.index(stretch) + stretch.index(word, skip)
    (found,) = [e for e in seeds.graph.entities for m in e.mentions if m.article == article.id and m.start == start and m.end == start + len(word)]
    return found


@pytest.mark.parametrize(
    ("stretch", "name"),
    [
        ("in Kim’s estimation", "Kim Gunn"),
        ("said Kim, who is now a member", "Kim Gunn"),
        ("For Kim, Putin’s visit", "Kim Jong Un"),
    ],
)
def test_each_bare_kim_finds_his_own(seeds: Built, stretch: str, name: str) -> None:
    assert at(seeds, stretch, "Kim").name == name


def test_a_name_one_letter_apart_is_one_person_with_the_reason(seeds: Built) -> None:
    phillips = seeds.named("Dom Phillips")
    assert {"Dom Phillips", "Dom Philips"} <= {m.text for m in phillips.mentions}
    assert any(join.reason.startswith("spelling") for join in phillips.joins)
    assert not [e for e in seeds.graph.entities if e.name == "Dom Philips"]


def test_an_acronym_joins_the_name_with_a_word_in_brackets(seeds: Built) -> None:
    status = next(e for e in seeds.graph.entities if "BNO" in e.aliases or e.name == "BNO")
    assert {"BNO", "British National (Overseas)"} <= {status.name, *status.aliases}
    assert not [e for e in seeds.graph.entities if e.name == "Overseas"]


def test_two_names_of_one_constituency_are_one_place(seeds: Built) -> None:
    assert seeds.named("Carshalton and Wallington").type == "Place"
    assert not [e for e in seeds.graph.entities if e.name in ("Carshalton", "Wallington")]


def test_putin_of_three_articles_is_one(seeds: Built) -> None:
    ordinal = {a.id: a.ordinal for a in seeds.graph.articles}
    assert {ordinal[m.article] for m in seeds.named("Vladimir Putin").mentions} == {3, 9, 10}
    assert len([e for e in seeds.graph.entities if e.type == "Person" and e.named and "Putin" in e.name.split()]) == 1


def test_russian_officials_are_a_group_and_not_russia(seeds: Built) -> None:
    groups = [e for e in seeds.graph.entities if e.name == "Russian officials"]
    assert groups
    assert {(e.type, e.named) for e in groups} == {("Group", False)}
    assert not any("official" in m.text for m in seeds.named("Russia").mentions)


def test_a_capital_that_acts_is_its_country(seeds: Built) -> None:
    assert at(seeds, "“Moscow and Pyongyang will likely", "Moscow") == seeds.named("Russia")
    assert at(seeds, "relations between Moscow and Pyongyang, although", "Moscow") == seeds.named("Russia")
    assert "Moscow" not in seeds.named("Russia").aliases
    assert seeds.named("Pyongyang").type == "City"  # where Putin went


def test_georgia_is_the_country_here(seeds: Built) -> None:
    assert {e.type for e in seeds.graph.entities if e.name == "Georgia"} == {"Country"}


def test_no_node_is_a_pronoun(seeds: Built) -> None:
    assert not [e.name for e in seeds.graph.entities if e.name in PRONOUNS]


def test_ukrainian_ends_are_in_the_nominative(seeds: Built) -> None:
    found = [s for s in seeds.quoting("216 депутатів проголосували за виклик генпрокурора") if s.relation == "VOTED_FOR"]
    assert len(found) == 1
    assert seeds.graph.entity(str(found[0].subject)).name == "216 депутатів"
    assert seeds.graph.entity(str(found[0].object)).name == "виклик генпрокурора"
    assert found[0].predicate == "голосувати за"


# ---------------------------------------------------------------- evidence and files


def test_every_quote_is_the_text_between_its_offsets(seeds: Built) -> None:
    text = {a["id"]: a["text"] for a in seeds.rows("articles")}
    for row in seeds.rows("triples"):
        assert row["evidence"]
        for e in row["evidence"]:
            assert e["quote"] == text[e["article"]][e["start"] : e["end"]]
            assert e["sentence"] == text[e["article"]][e["sentence_start"] : e["sentence_start"] + len(e["sentence"])]
            spans = [s for s in (e["spans"]["subject"], e["spans"]["object"], *e["spans"]["predicate"]) if s]
            assert all(e["start"] <= start < end <= e["end"] for start, end in spans)


def test_every_mention_is_the_text_between_its_offsets(seeds: Built) -> None:
    text = {a.id: a.text for a in seeds.graph.articles}
    assert all(text[m.article][m.start : m.end] == m.text for e in seeds.graph.entities for m in e.mentions)


def test_graphml_read_by_networkx_is_the_same_graph(seeds: Built) -> None:
    import networkx

    drawn = networkx.read_graphml(seeds.folder / "graph.graphml", force_multigraph=True)
    made = seeds.graph.to_networkx()
    assert set(drawn) == set(made)
    assert set(drawn.edges(keys=True)) == set(made.edges(keys=True))
    assert drawn.number_of_edges() == sum(s.subject is not None and s.object is not None for s in seeds.graph.statements)
    pairs = [(a, b) for a, b, _ in drawn.edges(keys=True)]
    assert len(pairs) > len(set(pairs)), "parallel edges are kept"
    for node, values in made.nodes(data=True):
        assert drawn.nodes[node] == values
    for *ends, values in made.edges(keys=True, data=True):
        assert drawn.edges[tuple(ends)] == values


def test_edge_ids_of_graphml_are_unique(seeds: Built) -> None:
    ids = re.findall(r'<edge [^>]*?\bid="([^"]+)"', (seeds.folder / "graph.graphml").read_text(encoding="utf-8"))
    assert ids
    assert len(ids) == len(set(ids))


def test_sources_are_relative_and_no_file_knows_the_machine(seeds: Built) -> None:
    assert {a["source"] for a in seeds.rows("articles")} == {f"seeds/{SOURCE.name}"}
    known = [str(SEEDS.parent).encode(), str(seeds.folder.parent).encode(), str(Path.home()).encode()]
    for file in seeds.folder.iterdir():
        assert not [path for path in known if path in file.read_bytes()], file.name


def test_a_second_build_reads_nothing_and_writes_the_same_bytes(seeds: Built) -> None:
    before = {name: (seeds.folder / name).read_bytes() for name in EXPORTS}
    again = flow.build([str(SEEDS)], out=seeds.folder)
    assert (again.articles, again.new, again.read) == (10, 0, 0)
    assert again.graph == seeds.graph
    assert {name: (seeds.folder / name).read_bytes() for name in EXPORTS} == before
