"""Who speaks: interviews without labels, "he" in somebody's words, and the country in which he stands."""

from __future__ import annotations

import pytest

from kg.extract import coref
from kg.extract.coref.attributes import items
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.generic import join_generic
from kg.extract.coref.ranker import impossible
from kg.extract.mentions import phrases
from tests.extract.trees import doc

QUESTION = """
Do do AUX VBP 2 aux O
you you PRON PRP 2 nsubj O
sing sing VERB VB 2 root O
? ? PUNCT . 2 punct O

¶
"""
ANSWER = """
I I PRON PRP 1 nsubj O
sing sing VERB VBP 1 root O
. . PUNCT . 1 punct O

¶
"""
TOLD = """
Tanner Tanner PROPN NNP 1 nsubj B-PERSON
said say VERB VBD 1 root O
: : PUNCT : 4 punct O
“ “ PUNCT `` 4 punct O
I I PRON PRP 5 nsubj O
doubt doubt VERB VBP 1 ccomp O
that that SCONJ IN 8 mark O
he he PRON PRP 8 nsubj O
knows know VERB VBZ 5 ccomp O
his his PRON PRP$ 10 nmod:poss O
plan plan NOUN NN 8 obj O
. . PUNCT . 1 punct O
” ” PUNCT '' 5 punct O
"""
COUNTRY = """
Kerry Kerry PROPN NNP 1 nsubj B-PERSON
left leave VERB VBD 1 root O
Canada Canada PROPN NNP 1 obj B-GPE
. . PUNCT . 1 punct O

“ “ PUNCT `` 2 punct O
Voters voter NOUN NNS 2 nsubj O
love love VERB VBP 2 root O
%s %s DET DT 4 det O
country country NOUN NN 2 obj O
, , PUNCT , 2 punct O
” ” PUNCT '' 2 punct O
he he PRON PRP 8 nsubj O
said say VERB VBD 2 parataxis O
. . PUNCT . 2 punct O
"""


def speakers(text: str) -> list[list[str]]:
    built = doc(text)
    _, found, clusters, _ = coref.by_rule(built, phrases(built))
    return [[found[n].phrase.text.lower() for n in members] for _, members in sorted(clusters.members.items())]


def test_i_of_the_answers_is_you_of_the_questions() -> None:
    assert speakers((QUESTION + ANSWER) * 3) == [["you", "i"] * 3]
    assert speakers((QUESTION + ANSWER.replace("I I", "We we")) * 3) == [["you"] * 3, ["we"] * 3]


def test_two_questions_make_no_interview_and_neither_do_questions_in_a_row() -> None:
    assert speakers((QUESTION + ANSWER) * 2) == [["you"], ["i"]] * 2
    assert speakers(QUESTION * 4 + ANSWER) == [["you"]] * 4 + [["i"]]


def test_who_speaks_calls_somebody_else_he() -> None:
    built = doc(TOLD)
    found = items(built, phrases(built))
    clusters = Clusters(found)
    speaker, himself, he, his = (next(n for n, item in enumerate(found) if item.phrase.text == word) for word in ("Tanner", "I", "he", "his"))
    assert impossible(found[he], clusters, speaker)
    assert impossible(found[his], clusters, speaker)  # the quotation has a subject of its own; half of one is the article's view: Tanner “knows his plan”
    clusters.join(speaker, himself)
    assert impossible(found[his], clusters, speaker)  # but not where he says "I"


@pytest.mark.parametrize(("determiner", "joined"), [("the", True), ("this", False)])
def test_this_country_in_somebodys_words_is_where_he_stands(determiner: str, joined: bool) -> None:
    built = doc(COUNTRY % (determiner, determiner))
    found = items(built, phrases(built))
    clusters = Clusters(found)
    join_generic(found, clusters, {"country": "Country"})
    canada, country = (next(n for n, item in enumerate(found) if item.phrase.text == word) for word in ("Canada", "country"))
    assert (clusters.root(country) == canada) is joined
