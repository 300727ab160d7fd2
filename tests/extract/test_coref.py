"""Chains: who is "he", which Kim, what a short name stands for, and what is left alone."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.extract.coref import ChainDraft, chains
from kg.extract.coref.attributes import items
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.naming import abbreviates, acronym, conflict, misspelt, same_person, short_for
from kg.extract.mentions import phrases
from tests.extract.trees import doc

TWO_KIMS = """
Kim Kim PROPN NNP 3 nsubj B-PERSON
Jong Jong PROPN NNP 0 flat I-PERSON
Un Un PROPN NNP 0 flat I-PERSON
greeted greet VERB VBD 3 root O
Putin Putin PROPN NNP 3 obj B-PERSON
. . PUNCT . 3 punct O

¶
Putin Putin PROPN NNP 3 nsubj B-PERSON
and and CCONJ CC 2 cc O
Kim Kim PROPN NNP 0 conj B-PERSON
signed sign VERB VBD 3 root O
a a DET DT 5 det O
treaty treaty NOUN NN 3 obj O
. . PUNCT . 3 punct O

¶
Kim Kim PROPN NNP 6 nsubj B-PERSON
Gunn Gunn PROPN NNP 0 flat I-PERSON
, , PUNCT , 5 punct O
a a DET DT 5 det O
Korean Korean ADJ JJ 5 amod B-NORP
lawmaker lawmaker NOUN NN 0 appos O
condemned condemn VERB VBD 6 root O
it it PRON PRP 6 obj O
. . PUNCT . 6 punct O

¶
In in ADP IN 3 case O
Kim Kim PROPN NNP 3 nmod:poss B-PERSON
's 's PART POS 1 case O
estimation estimation NOUN NN 6 obl O
the the DET DT 5 det O
lawmaker lawmaker NOUN NN 6 nsubj O
erred err VERB VBD 6 root O
. . PUNCT . 6 punct O

¶
Analysts analyst NOUN NNS 1 nsubj O
wait wait VERB VBP 1 root O
. . PUNCT . 1 punct O

¶
Later later ADV RB 2 advmod O
Kim Kim PROPN NNP 2 nsubj B-PERSON
hugged hug VERB VBD 2 root O
Putin Putin PROPN NNP 2 obj B-PERSON
. . PUNCT . 2 punct O
"""
MURDER = """
Dom Dom PROPN NNP 3 nsubj:pass B-PERSON
Phillips Phillips PROPN NNP 0 flat I-PERSON
was be AUX VBD 3 aux:pass O
murdered murder VERB VBN 3 root O
. . PUNCT . 3 punct O

Dom Dom PROPN NNP 3 nsubj:pass B-PERSON
Philips Philips PROPN NNP 0 flat I-PERSON
was be AUX VBD 3 aux:pass O
shot shoot VERB VBN 3 root O
. . PUNCT . 3 punct O
"""
BODIES = """
Voice Voice PROPN NNP 6 nsubj B-ORG
of of ADP IN 2 case I-ORG
America America PROPN NNP 0 nmod I-ORG
( ( PUNCT -LRB- 4 punct O
VOA VOA PROPN NNP 0 appos B-ORG
) ) PUNCT -RRB- 4 punct O
asked ask VERB VBD 6 root O
the the DET DT 10 det O
Vladimir Vladimir PROPN NNP 10 compound B-ORG
Herzog Herzog PROPN NNP 8 flat I-ORG
Institute Institute PROPN NNP 6 obj I-ORG
. . PUNCT . 6 punct O

The the DET DT 2 det O
Herzog Herzog PROPN NNP 2 compound B-ORG
Institute Institute PROPN NNP 3 nsubj I-ORG
told tell VERB VBD 3 root O
VOA VOA PROPN NNP 3 iobj B-ORG
that that SCONJ IN 7 mark O
Moscow Moscow PROPN NNP 7 nsubj B-GPE
insisted insist VERB VBD 3 ccomp O
in in ADP IN 9 case O
Moscow Moscow PROPN NNP 7 obl B-GPE
. . PUNCT . 3 punct O
"""
QUOTE = """
“ “ PUNCT `` 5 punct O
I I PRON PRP 5 nsubj O
do do AUX VBP 5 aux O
not not PART RB 5 advmod O
really really ADV RB 5 advmod O
agree agree VERB VB 9 ccomp O
, , PUNCT , 5 punct O
” ” PUNCT '' 5 punct O
Bob Bob PROPN NNP 9 nsubj B-PERSON
said say VERB VBD 9 root O
. . PUNCT . 9 punct O

¶
“ “ PUNCT `` 4 punct O
It it PRON PRP 4 nsubj O
may may AUX MD 4 aux O
never never ADV RB 4 advmod O
happen happen VERB VB 8 ccomp O
, , PUNCT , 4 punct O
” ” PUNCT '' 4 punct O
he he PRON PRP 8 nsubj O
said say VERB VBD 8 root O
. . PUNCT . 8 punct O
"""


def made(text: str) -> tuple[Doc, list[ChainDraft]]:
    built = doc(text)
    return built, chains(built, phrases(built))


def holding(drafts: list[ChainDraft], token: int) -> ChainDraft:
    return next(draft for draft in drafts if any(phrase.head == token for phrase in draft.phrases))


def places(built: Doc, word: str) -> list[int]:
    return [token.i for token in built if token.text == word]


def test_two_persons_of_one_family_name_stay_two_and_each_bare_name_finds_its_own() -> None:
    built, drafts = made(TWO_KIMS)
    names = [holding(drafts, i).name for i in places(built, "Kim")]
    assert names == ["Kim Jong Un", "Kim Jong Un", "Kim Gunn", "Kim Gunn", "Kim Jong Un"]


def test_an_apposition_tells_who_the_lawmaker_is() -> None:
    built, drafts = made(TWO_KIMS)
    assert holding(drafts, places(built, "lawmaker")[1]).name == "Kim Gunn"


def test_one_letter_apart_with_the_same_first_name_is_one_person_and_a_doubt() -> None:
    _, drafts = made(MURDER)
    people = [draft for draft in drafts if draft.type == "Person"]
    assert [draft.name for draft in people] == ["Dom Phillips"]
    assert people[0].doubts == ("spelling: Dom Philips",)


def test_an_explained_acronym_and_the_end_of_a_longer_name_join_it() -> None:
    _, drafts = made(BODIES)
    bodies = {draft.name: sorted({phrase.text for phrase in draft.phrases}) for draft in drafts if draft.type == "Organization"}
    assert bodies == {"Voice of America": ["VOA", "Voice of America"], "Vladimir Herzog Institute": ["Herzog Institute", "Vladimir Herzog Institute"]}


def test_a_capital_that_acts_is_its_country_and_as_a_place_the_city() -> None:
    built, drafts = made(BODIES)
    actor, place = (holding(drafts, i) for i in places(built, "Moscow"))
    assert (actor.name, actor.type, actor.doubts) == ("Russia", "Country", ("metonym: Moscow",))
    assert (place.name, place.type) == ("Moscow", "City")


def test_i_in_a_quotation_is_the_speaker_and_he_said_goes_on_with_him() -> None:
    built, drafts = made(QUOTE)
    assert holding(drafts, places(built, "I")[0]).name == "Bob"
    assert holding(drafts, places(built, "he")[0]).name == "Bob"


def test_it_without_anything_to_stand_for_names_nothing() -> None:
    built, drafts = made(QUOTE)
    assert not holding(drafts, places(built, "It")[0]).resolved


@pytest.mark.parametrize("text", [TWO_KIMS, MURDER, BODIES, QUOTE])
def test_every_phrase_is_in_exactly_one_chain(text: str) -> None:
    built = doc(text)
    found = phrases(built)
    heads = sorted(phrase.head for draft in chains(built, found) for phrase in draft.phrases)
    assert heads == sorted({phrase.head for phrase in found.values()})


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        ("Putin", "Vladimir Putin", True),
        ("Kim", "Kim Jong Un", True),
        ("Pacheco Pardo", "Ramon Pacheco Pardo", True),
        ("Lula", "Luiz Inacio Lula da Silva", True),
        ("de", "Roman de Anjos", False),
        ("Vladimir Putin", "Putin", False),
        ("Simon Cheng", "Simon", False),
        ("George Bush", "George W. Bush", True),
        ("George W. Bush", "George H. W. Bush", False),
    ],
)
def test_a_short_name_is_a_part_of_the_long_one(short: str, long: str, fits: bool) -> None:
    assert short_for(short, long, "Person") is fits


def test_full_names_that_differ_in_a_word_can_never_be_one_person() -> None:
    assert conflict("Kim Jong Un", "Kim Gunn")
    assert conflict("Simon Cheng", "Nathan Law")
    assert not conflict("L. Ron Hubbard", "Ron Hubbard")
    assert not same_person(("george", "bush"), ("laura", "bush"))


def test_middle_initials_stand_for_the_first_middle_names() -> None:
    assert conflict("George H. W. Bush", "George W. Bush")
    assert not conflict("George W. Bush", "George Walker Bush")
    assert not conflict("George Bush", "George H. W. Bush")
    assert not conflict("John F. Kennedy", "John Kennedy")


def test_father_and_son_of_one_name_are_two() -> None:
    assert conflict("Robert Downey Sr.", "Robert Downey Jr.")
    assert not conflict("Robert Downey", "Robert Downey Jr.")


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        ("America", "Bank of America", False),
        ("California", "University of Southern California", False),
        ("Southern California", "University of Southern California", False),
        ("University of California", "University of Southern California", False),
        ("Science", "Institute for Science", False),
        ("Defence", "Ministry of Defence", False),
        ("Herzog Institute", "Vladimir Herzog Institute", True),
        ("Tribune", "Texas Tribune", True),
        ("Council of Europe", "Parliamentary Council of Europe", True),
        ("Federal Reserve", "Federal Reserve Bank of New York", True),
    ],
)
def test_what_stands_behind_of_is_not_the_whole(short: str, long: str, fits: bool) -> None:
    assert short_for(short, long, "Organization") is fits


def test_spelling_needs_the_same_first_name_and_one_letter() -> None:
    assert misspelt("Dom Philips", "Dom Phillips")
    assert not misspelt("Dom Philips", "Tom Phillips")
    assert not misspelt("Ann Lee", "Ann Li")


def test_an_acronym_has_the_capitals_of_the_name() -> None:
    assert acronym("VOA", "Voice of America")
    assert acronym("U.N.", "United Nations")
    assert not acronym("EU", "United Nations")
    assert not acronym("Voa", "Voice of America")
    assert not acronym("AQ", "Al-Qaeda")  # one word


def test_what_stands_in_brackets_behind_a_name_may_take_any_of_its_letters() -> None:
    assert abbreviates("NAVCENT", "Naval Forces Central Command")
    assert not abbreviates("SDF", "Syrian Army")
    assert not abbreviates("Syria", "Syrian Army")


def test_no_pronoun_makes_two_named_chains_one() -> None:
    built = doc(TWO_KIMS)
    found = items(built, phrases(built))
    clusters = Clusters(found)
    names = [n for n, item in enumerate(found) if item.phrase.text in ("Kim Jong Un", "Kim Gunn")]
    pronoun = next(n for n, item in enumerate(found) if item.phrase.text == "it")
    assert clusters.attach(names[0], pronoun)
    assert not clusters.attach(names[1], pronoun)
    assert clusters.root(names[0]) != clusters.root(names[1])


PACT = """
Russia Russia PROPN NNP 1 nsubj B-GPE
signed sign VERB VBD 1 root O
a a DET DT 3 det O
treaty treaty NOUN NN 1 obj O
. . PUNCT . 1 punct O

The the DET DT 1 det O
pact pact NOUN NN 2 nsubj O
scared scare VERB VBD 2 root O
Seoul Seoul PROPN NNP 2 obj B-GPE
. . PUNCT . 2 punct O
%s
Seoul Seoul PROPN NNP 1 nsubj B-GPE
condemned condemn VERB VBD 1 root O
the the DET DT 3 det O
%s %s NOUN NN 1 obj O
. . PUNCT . 1 punct O
"""
OTHER = """
China China PROPN NNP 1 nsubj B-GPE
wants want VERB VBZ 1 root O
a a DET DT 3 det O
deal deal NOUN NN 1 obj O
. . PUNCT . 1 punct O
"""


def test_a_thing_that_an_article_calls_by_several_nouns_is_one() -> None:
    built, drafts = made(PACT % ("", "agreement", "agreement"))
    treaty, pact, agreement = (places(built, word)[0] for word in ("treaty", "pact", "agreement"))
    assert holding(drafts, treaty) is holding(drafts, pact) is holding(drafts, agreement)


def test_another_noun_joins_nothing_where_two_things_are_about() -> None:
    built, drafts = made(PACT % (OTHER, "accord", "accord"))
    treaty, deal, accord = (places(built, word)[0] for word in ("treaty", "deal", "accord"))
    assert holding(drafts, treaty) is not holding(drafts, deal)
    assert len(holding(drafts, accord).phrases) == 1


def test_the_same_noun_finds_its_thing_beside_another_one() -> None:
    built, drafts = made(PACT % (OTHER, "treaty", "treaty"))
    assert holding(drafts, places(built, "treaty")[0]) is holding(drafts, places(built, "treaty")[1])


SHIPS = """
USS USS PROPN NNP 1 compound B-PRODUCT
Hopper Hopper PROPN NNP 9 nsubj I-PRODUCT
( ( PUNCT -LRB- 3 punct O
DDG DDG PROPN NNP 1 appos B-PRODUCT
70 70 NUM CD 3 nummod I-PRODUCT
) ) PUNCT -RRB- 3 punct O
of of ADP IN 8 case O
the the DET DT 8 det O
fleet fleet NOUN NN 1 nmod O
joined join VERB VBD 9 root O
Central Central PROPN NNP 11 compound B-ORG
Command Command PROPN NNP 15 nmod:poss I-ORG
's 's PART POS 11 case O
( ( PUNCT -LRB- 14 punct O
CENTCOM CENTCOM PROPN NNP 11 appos B-ORG
exercise exercise NOUN NN 9 obj O
. . PUNCT . 9 punct O
"""


def test_a_code_or_an_acronym_behind_an_owner_in_brackets_is_the_name_before_it() -> None:
    built, drafts = made(SHIPS)
    assert holding(drafts, places(built, "Hopper")[0]) is holding(drafts, places(built, "DDG")[0])
    assert holding(drafts, places(built, "Command")[0]) is holding(drafts, places(built, "CENTCOM")[0])


FIRMS = """
Kellogg Kellogg PROPN NNP 2 nsubj B-PERSON
Co. Co. PROPN NNP 0 flat I-PERSON
fell fall VERB VBD 2 root O
. . PUNCT . 2 punct O

Kellogg Kellogg PROPN NNP 1 nsubj B-PERSON
hired hire VERB VBD 1 root O
{one} {one} PROPN NNP 1 obj B-PERSON
{two} {two} PROPN NNP 2 flat I-PERSON
. . PUNCT . 1 punct O

Ben Ben PROPN NNP 4 nsubj B-ORG
Franklin Franklin PROPN NNP 0 flat I-ORG
Stores Stores PROPN NNPS 0 flat I-ORG
Inc. Inc. PROPN NNP 0 flat I-ORG
paid pay VERB VBD 4 root O
Ben Ben PROPN NNP 4 obj B-PERSON
Franklin Franklin PROPN NNP 5 flat I-PERSON
. . PUNCT . 4 punct O
"""


def firms(one: str, two: str) -> dict[str, str]:
    built = doc(FIRMS.format(one=one, two=two))
    return {draft.name: draft.type for draft in chains(built, phrases(built))}


def test_a_legal_form_makes_a_company_of_a_name_and_of_its_short_forms() -> None:
    found = firms("Ann", "Berson")
    assert found["Kellogg Co."] == "Organization"
    assert "Kellogg" not in found  # it is the company
    assert found["Ann Berson"] == found["Ben Franklin"] == "Person"


def test_a_short_form_that_is_somebodys_last_name_stays_a_person() -> None:
    assert firms("John", "Kellogg")["John Kellogg"] == "Person"
    assert firms("John", "Kellogg").get("Kellogg Co.") == "Organization"
