"""Chains as corpora mark them, and who held an office once against who holds it."""

from __future__ import annotations

import pytest

from kg.extract import coref
from kg.extract.mentions import phrases
from tests.extract.trees import doc

TEACHER = """
Her her PRON PRP$ 1 nmod:poss O
teacher teacher NOUN NN 6 nsubj O
, , PUNCT , 4 punct O
Rem Rem PROPN NNP 4 compound B-PERSON
Koolhaas Koolhaas PROPN NNP 1 appos I-PERSON
, , PUNCT , 4 punct O
left leave VERB VBD 6 root O
. . PUNCT . 6 punct O

Koolhaas Koolhaas PROPN NNP 3 nsubj B-PERSON
was be AUX VBD 3 cop O
an a DET DT 3 det O
architect architect NOUN NN 3 root O
. . PUNCT . 3 punct O

Koolhaas Koolhaas PROPN NNP 1 nsubj B-PERSON
met meet VERB VBD 1 root O
an a DET DT 3 det O
architect architect NOUN NN 1 obj O
. . PUNCT . 1 punct O
"""
CLINTON = """
President President PROPN NNP 1 compound O
Bill Bill PROPN NNP 3 nsubj B-PERSON
Clinton Clinton PROPN NNP 1 flat I-PERSON
spoke speak VERB VBD 3 root O
. . PUNCT . 3 punct O
"""
FORMER_CLINTON = """
Former former ADJ JJ 2 amod O
President President PROPN NNP 2 compound O
Bill Bill PROPN NNP 4 nsubj B-PERSON
Clinton Clinton PROPN NNP 2 flat I-PERSON
spoke speak VERB VBD 4 root O
. . PUNCT . 4 punct O

The the DET DT 2 det O
former former ADJ JJ 2 amod O
president president NOUN NN 3 nsubj O
praised praise VERB VBD 3 root O
Congress Congress PROPN NNP 3 obj B-ORG
. . PUNCT . 3 punct O
"""
SIGNED = """
The the DET DT 1 det O
president president NOUN NN 2 nsubj O
signed sign VERB VBD 2 root O
treaties treaty NOUN NNS 2 obj O
. . PUNCT . 2 punct O
"""


def words(text: str) -> list[list[str]]:
    built = doc(text)
    return [[" ".join(built[i].text for i in range(a, b)) for a, b in chain] for chain in coref.spans(built, phrases(built))]


def test_an_apposition_is_one_mention_with_what_it_stands_beside() -> None:
    (chain,) = [chain for chain in words(TEACHER) if "Koolhaas" in chain]
    assert chain == ["Her teacher , Rem Koolhaas", "Koolhaas", "Koolhaas"]


def test_a_predicate_is_no_mention_and_an_object_is_one() -> None:
    assert sum(chain.count("an architect") for chain in words(TEACHER)) == 1


@pytest.mark.parametrize(("told", "who"), [(CLINTON, ["Bill Clinton", "president"]), (FORMER_CLINTON, ["Bill Clinton", "former president"])])
def test_the_president_is_who_holds_the_office_not_who_held_it(told: str, who: list[str]) -> None:
    built = doc(told + SIGNED)
    assert [phrase.text for phrase in coref.chains(built, phrases(built))[0].phrases] == who
