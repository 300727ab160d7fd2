"""What a noun points back to: the head of a description, a kind of thing, and the body that somebody speaks for."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.extract.coref import ChainDraft, chains
from kg.extract.coref.attributes import items
from kg.extract.coref.candidates import blocks
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.ranker import impossible, needed
from kg.extract.cues import Words
from kg.extract.mentions import phrases
from tests.extract.trees import doc

SPOKESMAN = """
Trump Trump PROPN NNP 1 compound B-PERSON
campaign campaign NOUN NN 2 compound O
spokesman spokesman NOUN NN 3 nmod:desc O
Adam Adam PROPN NNP 5 nsubj B-PERSON
Berg Berg PROPN NNP 3 flat I-PERSON
spoke speak VERB VBD 5 root O
. . PUNCT . 5 punct O

The the DET DT 1 det O
campaign campaign NOUN NN 2 nsubj O
grew grow VERB VBD 2 root O
. . PUNCT . 2 punct O

The the DET DT 1 det O
spokesman spokesman NOUN NN 2 nsubj O
left leave VERB VBD 2 root O
. . PUNCT . 2 punct O
"""
SIDES = """
“ “ PUNCT `` 5 punct O
We we PRON PRP 5 nsubj O
do do AUX VBP 5 aux O
not not PART RB 5 advmod O
ever ever ADV RB 5 advmod O
agree agree VERB VB 9 ccomp O
, , PUNCT , 5 punct O
” ” PUNCT '' 5 punct O
Bob Bob PROPN NNP 9 nsubj B-PERSON
said say VERB VBD 9 root O
, , PUNCT , 12 punct O
a a DET DT 12 det O
%s %s NOUN NN 8 appos O
for for ADP IN 15 case O
the the DET DT 15 det O
FBI FBI PROPN NNP 12 nmod %s
. . PUNCT . 9 punct O
"""
COMPANY = """
%s %s PROPN NNP 2 nsubj B-ORG
%s %s PROPN NNP 0 flat I-ORG
grew grow VERB VBD 2 root O
. . PUNCT . 2 punct O
%s
Analysts analyst NOUN NNS 1 nsubj O
like like VERB VBP 1 root O
the the DET DT 3 det O
company company NOUN NN 1 obj O
. . PUNCT . 1 punct O
"""
RIVAL = """
Globex Globex PROPN NNP 1 nsubj B-ORG
shrank shrink VERB VBD 1 root O
. . PUNCT . 1 punct O
"""
THEY = """
Mary Mary PROPN NNP 2 nsubj B-PERSON
Moor Moor PROPN NNP 0 flat I-PERSON
spoke speak VERB VBD 2 root O
. . PUNCT . 2 punct O

They they PRON PRP 1 nsubj O
left leave VERB VBD 1 root O
. . PUNCT . 1 punct O
"""


def made(text: str) -> tuple[Doc, list[ChainDraft]]:
    built = doc(text)
    return built, chains(built, phrases(built))


def name_of(built: Doc, drafts: list[ChainDraft], word: str, which: int = -1) -> str:
    token = [t.i for t in built if t.text == word][which]
    return next(draft.name for draft in drafts if any(phrase.head == token for phrase in draft.phrases))


def test_a_spokesman_of_the_campaign_is_the_spokesman_and_not_the_campaign() -> None:
    built, drafts = made(SPOKESMAN)
    assert name_of(built, drafts, "spokesman") == "Adam Berg"
    assert name_of(built, drafts, "campaign") != "Adam Berg"


def test_we_of_a_spokesman_is_the_body_he_speaks_for() -> None:
    assert name_of(*made(SIDES % ("spokesman", "spokesman", "B-ORG")), "We") == "FBI"


def test_we_of_a_witness_or_of_a_man_for_a_town_is_left_open() -> None:
    assert name_of(*made(SIDES % ("witness", "witness", "B-ORG")), "We") == "We"
    assert name_of(*made(SIDES % ("spokesman", "spokesman", "B-GPE")), "We") == "We"


def test_the_company_is_the_only_one_that_has_been_spoken_of() -> None:
    assert name_of(*made(COMPANY % ("Initech", "Initech", "Corp.", "Corp.", "")), "company") == "Initech Corp."


def test_the_company_is_left_open_beside_a_rival_and_where_no_name_says_company() -> None:
    assert name_of(*made(COMPANY % ("Initech", "Initech", "Corp.", "Corp.", RIVAL)), "company") == "company"
    assert name_of(*made(COMPANY % ("Initech", "Initech", "News", "News", "")), "company") == "company"


def test_they_is_not_one_woman_and_an_unnamed_thing_needs_more_than_a_named_one() -> None:
    built = doc(THEY)
    found = items(built, phrases(built))
    they = next(n for n, item in enumerate(found) if item.phrase.text == "They")
    assert impossible(found[they], Clusters(found), 0)
    it = next(item for item in items(doc(THEY.replace("They they", "It it")), phrases(doc(THEY.replace("They they", "It it")))) if item.gender == "n")
    assert needed(it, named=True) < needed(it, named=False)


def test_pairs_of_an_article_are_the_same_in_one_block_and_in_many() -> None:
    built = doc(THEY + RIVAL + THEY + COMPANY % ("Initech", "Initech", "Corp.", "Corp.", RIVAL))
    found = items(built, phrases(built))

    def told(most: int) -> list[tuple[int, int]]:
        return [(int(j), int(i)) for block in blocks(found, Clusters(found), most) for j, i in zip(block.later, block.earlier, strict=True)]

    assert told(2) == told(10**6) != []


def test_a_union_of_word_lists_is_made_once_and_is_the_same_as_of_sets() -> None:
    one, other, third = Words({"say", "tell"}), Words({"deny"}), Words({"say", "know"})
    assert one | other == {"say", "tell", "deny"}
    assert (one | other) is (one | other)
    assert (one | other | third) is (one | other | third) is not (one | third)
    assert one | {"hint"} == {"say", "tell", "hint"}
