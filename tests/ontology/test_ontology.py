from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.model import ENTITY_TYPES, EntityType
from kg.ontology import load

ONTOLOGY = load()


@pytest.mark.parametrize(
    ("predicate", "subject", "object", "relation"),
    [
        ("sign", "Person", "Agreement", "SIGNED"),
        ("accuse of", None, None, "ACCUSED_OF"),
        ("step down", "Person", None, "RESIGNED"),
        ("voted sideways for", None, None, "RELATED"),
        ("голосувати за", None, None, "VOTED_FOR"),
        ("підписати", "Person", "Agreement", "SIGNED"),
    ],
)
def test_a_predicate_gives_its_type(predicate: str, subject: EntityType | None, object: EntityType | None, relation: str) -> None:
    assert ONTOLOGY.relation(predicate, subject, object) == relation


@pytest.mark.parametrize(
    ("predicate", "relation"),
    [
        ("president of", "LEADS"),
        ("former foreign minister of", "MINISTER_OF"),
        ("vice president at", "DEPUTY_OF"),
        ("be president of", "LEADS"),
        ("professor at", "WORKS_FOR"),
        ("президент", "LEADS"),
    ],
)
def test_a_role_is_found_with_any_preposition_and_behind_modifiers(predicate: str, relation: str) -> None:
    assert ONTOLOGY.relation(predicate) == relation


def test_the_ends_decide_between_types() -> None:
    assert ONTOLOGY.relation("fire", "Organization", "Person") == "DISMISSED"
    assert ONTOLOGY.relation("fire", "Country", "Product") == "MOBILIZED"
    assert ONTOLOGY.relation("in", "City", "Country") == "LOCATED_IN"
    assert ONTOLOGY.relation("in", "Event", "City") == "OCCURRED_IN"


def test_ends_that_do_not_fit_leave_the_predicate_unmapped() -> None:
    assert ONTOLOGY.relation("in", "Person", "Concept") == "RELATED"


def test_an_unknown_end_prefers_the_rule_that_asks_nothing() -> None:
    assert ONTOLOGY.relation("name", "Person", "Person") == "APPOINTED"
    assert ONTOLOGY.relation("name", "Person", None) == "NAMED"


def test_every_type_has_a_name_that_a_store_takes_and_a_definition() -> None:
    for name, kind in ONTOLOGY.types.items():
        assert re.fullmatch(r"[A-Z][A-Z0-9_]{0,40}", name)
        assert kind.definition


def test_inverses_point_at_each_other_or_at_a_type_that_exists() -> None:
    for kind in ONTOLOGY.types.values():
        if kind.inverse:
            assert kind.inverse in ONTOLOGY.types
            assert not kind.symmetric


def test_no_predicate_stands_in_two_types_with_the_same_ends() -> None:
    for rules in (ONTOLOGY.verbs, ONTOLOGY.roles):
        for predicate, found in rules.items():
            ends = [(rule.subject, rule.object) for rule in found]
            assert len(set(ends)) == len(ends), f"{predicate}: {[rule.relation for rule in found]}"


def test_every_predicate_is_reachable() -> None:
    """A rule that another always beats would be dead data."""
    for predicate, rules in ONTOLOGY.verbs.items():
        if len(rules) > 1:
            answers = {ONTOLOGY.relation(predicate, s, o) for s in (None, *ENTITY_TYPES) for o in (None, *ENTITY_TYPES)}
            assert {rule.relation for rule in rules} <= answers, predicate


def test_a_user_file_adds_types_and_takes_predicates(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[SPONSORS_TEAM]\ndefinition = "pays for a team"\nen = ["sponsor", "bankroll"]\n\n[SIGNED]\nwikidata = "P1"\nen = ["scribble on"]\n')
    own = load(path)
    assert own.relation("bankroll") == "SPONSORS_TEAM"
    assert ONTOLOGY.relation("bankroll") == "PAID"
    assert own.relation("sign") == "SIGNED"
    assert own.relation("scribble on") == "SIGNED"
    assert own.types["SIGNED"].wikidata == "P1"
    assert own.types["SIGNED"].definition == ONTOLOGY.types["SIGNED"].definition
    assert own.fingerprint != ONTOLOGY.fingerprint


def test_a_user_file_may_narrow_the_ends_of_a_built_in_type(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[SIGNED]\nsubject = ["Country"]\n')
    assert load(path).relation("sign", "Person", "Agreement") == "RELATED"
    assert load(path).relation("sign", "Country", "Agreement") == "SIGNED"


def test_the_fingerprint_is_the_same_each_time() -> None:
    assert load().fingerprint == ONTOLOGY.fingerprint


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ('[SIGNED]\nen = ["Sign"]\n', 2, "lower case"),
        ('[SIGNED]\n\nsubject = ["Human"]\n', 3, "Organization"),
        ('[MINE]\nen = ["x"]\n', 1, "definition"),
        ('[SIGNED]\ndefinitoin = "x"\n', 2, "'definition'"),
        ('[mine]\ndefinition = "x"\n', 1, "capital letters"),
        ('[SIGNED]\nplover = "HUG"\n', 2, "PLOVER class"),
        ('[SIGNED]\ninverse = "NOWHERE"\n', 2, "name of a type"),
        ('[SIGNED]\nsymmetric = "yes"\n', 2, "true or false"),
        ('[SIGNED]\nen = [{is = ["x"], objekt = ["Person"]}]\n', 2, "is, subject, object"),
        ("[SIGNED\n", 1, "TOML"),
        ('[SIGNED]\nwikidata = "463"\n', 2, "a Wikidata property like P463"),
        ('[SIGNED]\nsubject = "Person"\n', 2, 'a list of entity types, like ["Person"]'),
        ("[SIGNED]\nobject = []\n", 2, 'a list of entity types, like ["Person"]'),
        ("[SIGNED]\nobject = [{a = 1}]\n", 2, "entity types: Person"),
        ("SIGNED = 5\n", 1, "a table: [NAME] on a line of its own"),
        ('[SIGNED]\ndefinition = ""\n', 2, "words between quotation marks"),
    ],
)
def test_an_error_names_file_line_and_what_was_expected(tmp_path: Path, text: str, line: int, expected: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text)
    with pytest.raises(UsageError) as raised:
        load(path)
    assert "own.toml" in str(raised.value)
    assert f"line {line}" in str(raised.value)
    assert expected in str(raised.value)


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nothing\.toml: no such file"):
        load(tmp_path / "nothing.toml")


def test_the_words_of_a_type_tell_of_it_and_stand_in_no_other_sentence() -> None:
    words = load().words(frozenset({"PARENT_OF", "SPOUSE_OF"}))
    assert {"mother", "marry", "wife", "raise"} <= words
    assert not words & {"to", "have", "give", "first", "be"}
    assert load().words(frozenset()) == frozenset()
