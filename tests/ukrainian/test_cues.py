from __future__ import annotations

from importlib import resources

import pytest

from kg.extract import cues
from kg.pipeline.ukrainian_lemmas import Lemmas

VERBS = ("says", "shows", "thinks", "knows", "denies", "doubts", "orders", "planned", "negative", "aspectual", "causative", "joint", "accusing")


def test_both_languages_have_the_same_lists() -> None:
    english, ukrainian = cues.load("en"), cues.load("uk")
    for name in ("says", "denies", "planned", "hedges", "reported", "negations", "conditions", "sources", "view_nouns", "roles", "kin", "light", "examples"):
        assert getattr(english, name)
        assert getattr(ukrainian, name)
    assert ukrainian.nominals["вторгнення"].verb == "вторгнутися"


@pytest.mark.parametrize("name", VERBS)
def test_verbs_are_infinitives_that_the_dictionary_knows(lemmas: Lemmas, name: str) -> None:
    for verb in getattr(cues.load("uk"), name):
        # of "ставити під сумнів" the first word is the verb
        readings = lemmas.dictionary(verb.split()[0])
        assert any("inf" in r.tag or r.tag.startswith("adj") for r in readings), verb


def test_role_and_kinship_nouns_are_nominative(lemmas: Lemmas) -> None:
    words = cues.load("uk")
    for noun in words.roles | words.kin:
        readings = lemmas.dictionary(noun)
        assert not readings or any("v_naz" in r.tag for r in readings), noun


def test_aspect_pairs_are_a_perfective_and_an_imperfective(lemmas: Lemmas) -> None:
    lines = (resources.files("kg.extract.cues") / "uk.aspects.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    assert ["проголосувати", "голосувати"] in pairs
    for perfective, imperfective in pairs:
        assert any(":perf" in r.tag for r in lemmas.dictionary(perfective)), perfective
        assert any(":imperf" in r.tag for r in lemmas.dictionary(imperfective)), imperfective
        assert perfective.endswith(imperfective[-2:])
