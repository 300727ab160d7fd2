"""Names mended by the article around them, on hand-made parses."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.pipeline.repair import Found, repaired


@pytest.fixture(scope="module")
def blank() -> Language:
    return spacy.blank("en")


def parsed(blank: Language, words: str, heads: list[int], deps: list[str]) -> Doc:
    tokens = words.split()
    tags = ["NNP" if w[:1].isupper() else "NN" for w in tokens]
    return Doc(blank.vocab, tokens, heads=heads, deps=deps, tags=tags)


def flat(blank: Language, words: str) -> Doc:
    count = len(words.split())
    return parsed(blank, words, [0] * count, ["ROOT"] + ["dep"] * (count - 1))


def kinds(doc: Doc, found: list[Found]) -> list[tuple[str, str]]:
    return [(doc[a:b].text, kind) for a, b, kind, _ in repaired(doc, found)]


def test_a_generic_head_and_its_topic_are_one_name(blank: Language) -> None:
    doc = parsed(blank, "Council on Foreign Trade met", [4, 3, 3, 0, 4], ["nsubj", "case", "amod", "nmod", "ROOT"])
    assert kinds(doc, [(0, 1, "ORG", 0.6), (2, 4, "ORG", 0.9)]) == [("Council on Foreign Trade", "ORG")]


def test_two_organisations_of_a_clause_stay_two(blank: Language) -> None:
    doc = parsed(blank, "Acme for Unity met", [3, 2, 0, 3], ["nsubj", "case", "nmod", "ROOT"])
    assert len(kinds(doc, [(0, 1, "ORG", 0.9), (2, 3, "ORG", 0.9)])) == 2


def test_neighbours_that_the_tree_joins_are_one_name(blank: Language) -> None:
    doc = parsed(blank, "Northern College Vik reopened", [1, 3, 1, 3], ["compound", "nsubj", "flat", "ROOT"])
    assert kinds(doc, [(0, 2, "ORG", 0.8), (2, 3, "ORG", 0.8)]) == [("Northern College Vik", "ORG")]


def test_neighbours_that_it_does_not_join_stay_two(blank: Language) -> None:
    doc = parsed(blank, "gave Acme Reuters shares", [0, 0, 3, 0], ["ROOT", "iobj", "compound", "obj"])
    assert len(kinds(doc, [(1, 2, "ORG", 0.8), (2, 3, "ORG", 0.8)])) == 2


def test_a_party_and_state_are_no_person(blank: Language) -> None:
    doc = flat(blank, "Holm D-Va. spoke")
    assert kinds(doc, [(0, 1, "PERSON", 0.9), (1, 2, "PERSON", 0.5)]) == [("Holm", "PERSON")]


def test_what_is_hardly_a_name_is_dropped(blank: Language) -> None:
    assert kinds(flat(blank, "Hallelujah sang"), [(0, 1, "PERSON", 0.2)]) == []


def test_one_name_has_one_kind_in_an_article(blank: Language) -> None:
    doc = flat(blank, "Magna grew . Magna said . Magna fell")
    found: list[Found] = [(0, 1, "ORG", 0.9), (3, 4, "PERSON", 0.5), (6, 7, "ORG", 0.9)]
    assert kinds(doc, found) == [("Magna", "ORG")] * 3


def test_a_name_that_is_evenly_disputed_stays(blank: Language) -> None:
    doc = flat(blank, "Washington won . Washington said")
    assert kinds(doc, [(0, 1, "PERSON", 0.9), (3, 4, "GPE", 0.8)]) == [("Washington", "PERSON"), ("Washington", "GPE")]


def test_a_surname_is_known_from_the_full_name(blank: Language) -> None:
    doc = flat(blank, "Anna Holm spoke . the Holm plan")
    assert kinds(doc, [(0, 2, "PERSON", 0.95)]) == [("Anna Holm", "PERSON"), ("Holm", "PERSON")]


def test_an_unsure_name_teaches_nothing(blank: Language) -> None:
    doc = flat(blank, "Anna Holm spoke . the Holm plan")
    assert kinds(doc, [(0, 2, "PERSON", 0.6)]) == [("Anna Holm", "PERSON")]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("US President Anna Holm", ["Anna Holm"]), ("Mr. Holm", ["Holm"]), ("LA Sheriff", []), ("Undersecretary", []), ("Sen", ["Sen"]),
        ("Paul Major", ["Paul Major"]), ("Omar Sheikh Nur", ["Omar Sheikh Nur"]),
    ],
)  # fmt: skip
def test_titles_are_no_part_of_a_person(blank: Language, words: str, left: list[str]) -> None:
    doc = flat(blank, words)
    assert kinds(doc, [(0, len(doc), "PERSON", 0.8)]) == [(name, "PERSON") for name in left]


def test_a_country_that_acts_is_a_country(blank: Language) -> None:
    assert kinds(flat(blank, "North Korea said"), [(0, 2, "ORG", 0.8)]) == [("North Korea", "GPE")]
    assert kinds(flat(blank, "United Nations said"), [(0, 2, "ORG", 0.8)]) == [("United Nations", "ORG")]


def test_a_hyphened_given_name_is_kept_whole(blank: Language) -> None:
    doc = Doc(
        blank.vocab,
        ["Lau", "Siu", "-", "lai", "won"],
        spaces=[True, False, False, True, False],
        heads=[4] * 5,
        deps=["dep"] * 4 + ["ROOT"],
        tags=["NNP", "NNP", "HYPH", "NNP", "VBD"],
    )
    assert kinds(doc, [(0, 2, "PERSON", 0.8)]) == [("Lau Siu-lai", "PERSON")]
