"""Phrases: whole names, nouns with what tells them, and nothing that a reader would not put into a graph."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.extract.mentions import Phrase, demonyms, phrases
from kg.extract.mentions.extents import balanced
from tests.extract.trees import doc

TITLE = doc("""
Former former ADJ JJ 2 amod O
Russian Russian ADJ JJ 2 amod B-NORP
diplomat diplomat NOUN NN 3 nmod:desc O
Georgy Georgy PROPN NNP 5 nsubj B-PERSON
Toloraya Toloraya PROPN NNP 3 flat I-PERSON
met meet VERB VBD 5 root O
hundreds hundred NOUN NNS 5 obj B-CARDINAL
of of ADP IN 8 case O
Cuban-Americans Cuban-American PROPN NNPS 6 nmod B-NORP
. . PUNCT . 5 punct O
""")
AGREEMENT = doc("""
The the DET DT 1 det O
text text NOUN NN 11 nsubj:pass O
of of ADP IN 4 case O
the the DET DT 4 det O
agreement agreement NOUN NN 1 nmod O
that that PRON WDT 7 obj O
they they PRON PRP 7 nsubj O
signed sign VERB VBD 4 acl:relcl O
has have AUX VBZ 11 aux O
not not PART RB 11 advmod O
been be AUX VBN 11 aux:pass O
released release VERB VBN 11 root O
. . PUNCT . 11 punct O
""")
ACT = doc("""
The the DET DT 7 det O
Freedom Freedom PROPN NNP 7 compound O
of of ADP IN 3 case O
Access Access PROPN NNP 1 nmod O
to to ADP IN 6 case O
Clinic Clinic PROPN NNP 6 compound O
Entrances Entrances PROPN NNPS 3 nmod O
Act Act PROPN NNP 8 nsubj O
protects protect VERB VBZ 8 root O
one one NUM CD 8 obj B-CARDINAL
of of ADP IN 13 case O
its its PRON PRP$ 13 nmod:poss O
boldest bold ADJ JJS 13 amod O
steps step NOUN NNS 9 nmod O
. . PUNCT . 8 punct O
""")
CROWD = doc("""
More more ADJ JJR 2 advmod O
than than ADP IN 0 fixed O
70 70 NUM CD 3 nummod B-CARDINAL
journalists journalist NOUN NNS 9 nsubj O
and and CCONJ CC 5 cc O
many many ADJ JJ 3 conj O
of of ADP IN 8 case O
the the DET DT 8 det O
groups group NOUN NNS 5 nmod O
attended attend VERB VBD 9 root O
the the DET DT 11 det O
visit visit NOUN NN 9 obj O
to to ADP IN 13 case O
Pyongyang Pyongyang PROPN NNP 11 nmod B-GPE
on on ADP IN 15 case O
Wednesday Wednesday PROPN NNP 9 obl B-DATE
. . PUNCT . 9 punct O
""")
SQUARE = doc("""
She she PRON PRP 1 nsubj O
works work VERB VBZ 1 root O
at at ADP IN 6 case O
King King PROPN NNP 5 nmod:poss B-ORG
's 's PART POS 3 case I-ORG
College College PROPN NNP 6 compound I-ORG
London London PROPN NNP 1 obl I-ORG
near near ADP IN 11 case O
Kim Kim PROPN NNP 11 compound B-PERSON
Il Il PROPN NNP 8 flat I-PERSON
Sung Sung PROPN NNP 8 flat I-PERSON
Square Square PROPN NNP 1 obl O
. . PUNCT . 1 punct O
""")
GOVERNOR = doc("""
Texas Texas PROPN NNP 2 compound B-GPE
Gov. Gov. PROPN NNP 2 nmod:desc O
Rick Rick PROPN NNP 4 nsubj B-PERSON
Perry Perry PROPN NNP 2 flat I-PERSON
criticized criticize VERB VBD 4 root O
150,000 150,000 NUM CD 7 nummod B-CARDINAL
Hong Hong PROPN NNP 7 compound B-NORP
Kongers Konger PROPN NNPS 4 obj I-NORP
and and CCONJ CC 10 cc O
Russian Russian ADJ JJ 10 amod B-NORP
officials official NOUN NNS 7 conj O
. . PUNCT . 4 punct O
""")


def texts(built: Doc) -> list[str]:
    return [phrase.text for phrase in phrases(built).values()]


def of(built: Doc, word: str) -> Phrase:
    return phrases(built)[next(t.i for t in built if t.text == word)]


def test_the_name_behind_a_title_is_the_head_and_the_title_stays_at_hand() -> None:
    phrase = of(TITLE, "Georgy")
    assert (phrase.text, phrase.type, phrase.kind, phrase.named) == ("Georgy Toloraya", "Person", "name", True)
    assert phrase.title == (0, 3)


def test_a_counted_noun_gives_the_type_and_the_whole_phrase_the_name() -> None:
    phrase = of(TITLE, "hundreds")
    assert (phrase.text, phrase.type, phrase.named) == ("hundreds of Cuban-Americans", "Group", False)
    assert "Cuban-Americans" not in texts(TITLE)


def test_a_noun_keeps_its_complement_but_no_relative_clause() -> None:
    assert of(AGREEMENT, "text").text == "text of the agreement"
    assert of(AGREEMENT, "agreement").text == "agreement"
    assert of(AGREEMENT, "agreement").type == "Agreement"


def test_relative_pronouns_are_no_phrases_and_other_pronouns_are_no_names() -> None:
    assert "that" not in texts(AGREEMENT)
    assert of(AGREEMENT, "they").kind == "pronoun"


def test_a_long_name_is_one_phrase_and_nothing_inside_it_is_another() -> None:
    assert of(ACT, "Act").text == "Freedom of Access to Clinic Entrances Act"
    assert of(ACT, "Act").type == "Law"
    assert texts(ACT)[0] == "Freedom of Access to Clinic Entrances Act"
    assert "Access" not in texts(ACT)


def test_one_of_several_takes_the_noun() -> None:
    assert of(ACT, "one").text == "one of its boldest steps"
    assert of(ACT, "one").lemma == "step"


def test_a_count_keeps_what_limits_it() -> None:
    phrase = of(CROWD, "journalists")
    assert (phrase.text, phrase.type) == ("More than 70 journalists", "Group")
    assert of(CROWD, "many").text == "many of the groups"


def test_an_event_noun_keeps_its_place_and_a_date_is_no_phrase() -> None:
    assert of(CROWD, "visit").text == "visit to Pyongyang"
    assert of(CROWD, "visit").type == "Event"
    assert "Wednesday" not in texts(CROWD)


def test_a_square_named_after_a_person_is_a_place_to_stand_on() -> None:
    assert of(SQUARE, "Square").text == "Kim Il Sung Square"
    assert of(SQUARE, "Square").type in ("Place", "Facility")
    assert of(SQUARE, "London").text == "King's College London"
    assert not any(phrase.type == "Person" and phrase.kind == "name" for phrase in phrases(SQUARE).values())


def test_a_place_before_a_title_is_no_part_of_the_name() -> None:
    assert of(GOVERNOR, "Rick").text == "Rick Perry"


def test_some_of_a_people_are_a_group_without_a_name() -> None:
    phrase = of(GOVERNOR, "Kongers")
    assert (phrase.text, phrase.type, phrase.named) == ("150,000 Hong Kongers", "Group", False)


def test_officials_of_a_country_are_not_the_country() -> None:
    assert of(GOVERNOR, "officials").text == "Russian officials"
    assert of(GOVERNOR, "officials").type == "Group"
    assert "Russia" not in texts(GOVERNOR)
    assert [phrase.text for phrase in demonyms(GOVERNOR).values()] == ["Russia"]


@pytest.mark.parametrize("built", [TITLE, AGREEMENT, ACT, CROWD, SQUARE, GOVERNOR])
def test_every_phrase_lies_in_its_sentence_and_holds_its_words(built: Doc) -> None:
    for head, phrase in phrases(built).items():
        assert 0 <= phrase.start < phrase.end <= len(built)
        assert built[phrase.start].sent == built[head].sent
        assert phrase.text
        assert phrase.text in " ".join(built[phrase.start : phrase.end].text.split())


DAR = doc("""
Bombs bomb NOUN NNS 1 nsubj O
hit hit VERB VBD 1 root O
Dar Dar PROPN NNP 1 obj B-GPE
es es PROPN NNP 2 flat O
Salaam Salaam PROPN NNP 2 flat O
and and CCONJ CC 6 cc O
Port Port PROPN NNP 2 conj B-GPE
- - PUNCT HYPH 8 punct O
au au X FW 10 case O
- - PUNCT HYPH 8 punct O
Prince Prince PROPN NNP 6 flat O
. . PUNCT . 1 punct O
""")
CITIES = doc("""
Paris Paris PROPN NNP 4 nsubj B-GPE
es es X FW 4 discourse O
and and CCONJ CC 3 cc O
Rome Rome PROPN NNP 0 conj B-GPE
agreed agree VERB VBD 4 root O
. . PUNCT . 4 punct O
""")
SCRAPS = doc("""
Secretary secretary NOUN NN 3 nsubj O
of of ADP IN 2 case B-ORG
State State PROPN NNP 0 nmod I-ORG
met meet VERB VBD 3 root O
Burton Burton PROPN NNP 3 obj B-PERSON
, , PUNCT , 6 punct O
R R PROPN NNP 4 appos B-ORG
, , PUNCT , 8 punct O
X X PROPN NNP 4 conj B-ORG
, , PUNCT , 10 punct O
Operation Operation PROPN NNP 4 conj B-ORG
Inherent Inherent PROPN NNP 10 flat I-ORG
Resolve Resolve PROPN NNP 10 flat I-ORG
. . PUNCT . 3 punct O
""")
VOLUME = doc("""
Volume Volume PROPN NNP 3 nsubj B-ORG
170,330,000 170,330,000 NUM CD 0 nummod O
, , PUNCT , 3 punct O
fell fall VERB VBD 3 root O
at at ADP IN 5 case O
Utopia Utopia PROPN NNP 3 obl B-ORG
56 56 NUM CD 5 nummod O
. . PUNCT . 3 punct O
""")


def names_of(built: Doc) -> dict[str, str]:
    return {phrase.text: phrase.type for phrase in phrases(built).values() if phrase.kind == "name"}


def test_a_small_word_between_two_capitals_belongs_to_the_name_of_a_city() -> None:
    assert set(names_of(DAR)) == {"Dar es Salaam", "Port-au-Prince"}
    assert set(names_of(CITIES)) == {"Paris", "Rome"}


def test_letters_and_scraps_are_no_names_and_operations_are_events() -> None:
    found = names_of(SCRAPS)
    assert found["Operation Inherent Resolve"] == "Event"
    assert {"State", "Burton", "X"} <= set(found)
    assert not {"R", "of State"} & set(found)


def test_a_long_figure_is_no_part_of_a_name_a_number_is() -> None:
    assert {"Volume", "Utopia 56"} == set(names_of(VOLUME))


MISTAGGED = doc("""
We we PROPN NNP 1 nsubj O
use use VERB VBP 1 root O
IT IT NOUN NN 1 obj O
. . PUNCT . 1 punct O
""")


def test_a_pronoun_that_the_tagger_takes_for_a_name_is_a_pronoun() -> None:
    assert {phrase.text: phrase.kind for phrase in phrases(MISTAGGED).values()} == {"We": "pronoun", "IT": "nominal"}


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("“foreign agent” law", "“foreign agent” law"),
        ("“foreign agent law", "foreign agent law"),
        ('12" gun', "12 gun"),
        ('the "fair" law', 'the "fair" law'),
        ("Hamilton (Ontario", "Hamilton"),
        ("(Ontario", "Ontario"),
        ("Hamilton (Ontario)", "Hamilton (Ontario)"),
        ("tax law)", "tax law"),
        ("law of [peace", "law of peace"),
        ("law of peace]", "law of peace"),
    ],
)
def test_a_mark_whose_other_half_was_cut_off_is_no_part_of_a_name(cut: str, whole: str) -> None:
    assert balanced(cut) == whole
