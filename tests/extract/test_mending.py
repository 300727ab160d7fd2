"""What parsers get wrong around names in news, put right: trees built by hand with the fault in them."""

from __future__ import annotations

from kg.extract import tree
from tests.extract.trees import doc


def arcs(text: str) -> dict[str, tuple[str, str]]:
    """Each word -> (head word, relation) after mending."""
    found = tree.of(doc(text))
    return {word: (found.words[found.head[i]], found.dep[i]) for i, word in enumerate(found.words)}


def test_of_two_subjects_the_noun_before_a_person_is_the_title() -> None:
    found = arcs("""
UNOS UNOS PROPN NNP 1 compound B-ORG
spokeswoman spokeswoman NOUN NN 4 nsubj O
Donna Donna PROPN NNP 4 nsubj B-PERSON
Wright Wright PROPN NNP 2 flat I-PERSON
disagrees disagree VERB VBZ 4 root O
. . PUNCT . 4 punct O
""")
    assert found["spokeswoman"] == ("Donna", "nmod:desc")
    assert found["Donna"] == ("disagrees", "nsubj")
    assert found["UNOS"] == ("spokeswoman", "compound")


def test_a_name_that_hangs_on_its_title_takes_the_titles_place() -> None:
    found = arcs("""
Police police NOUN NNS 1 nsubj O
praised praise VERB VBD 1 root O
director director NOUN NN 1 obj O
General General PROPN NNP 4 nmod:desc O
Omar Omar PROPN NNP 2 flat B-PERSON
Haddad Haddad PROPN NNP 4 flat I-PERSON
. . PUNCT . 1 punct O
""")
    assert found["Omar"] == ("praised", "obj")
    assert found["director"] == ("Omar", "nmod:desc")


def test_a_common_noun_that_is_no_person_stays_what_it_was() -> None:
    found = arcs("""
Storms storm NOUN NNS 1 nsubj O
hit hit VERB VBD 1 root O
Peter Peter PROPN NNP 1 obj B-PERSON
Novak Novak PROPN NNP 2 flat I-PERSON
. . PUNCT . 1 punct O
""")
    assert found["Storms"] == ("hit", "nsubj")


def test_a_place_behind_a_place_says_where_it_lies() -> None:
    found = arcs("""
the the DET DT 1 det O
coast coast NOUN NN 1 root O
of of ADP IN 3 case O
Aceh Aceh PROPN NNP 1 nmod B-GPE
, , PUNCT , 5 punct O
Indonesia Indonesia PROPN NNP 1 nmod B-GPE
. . PUNCT . 1 punct O
""")
    assert found["Indonesia"] == ("Aceh", "appos")


def test_places_of_a_list_are_not_in_each_other() -> None:
    found = arcs("""
offices office NOUN NNS 0 root O
in in ADP IN 2 case O
Lima Lima PROPN NNP 0 nmod B-GPE
, , PUNCT , 4 punct O
Quito Quito PROPN NNP 0 nmod B-GPE
and and CCONJ CC 6 cc O
Bogota Bogota PROPN NNP 2 conj B-GPE
. . PUNCT . 0 punct O
""")
    assert found["Quito"] == ("offices", "nmod")


def test_who_is_a_person_not_a_place() -> None:
    found = arcs("""
a a DET DT 1 det O
doctor doctor NOUN NN 1 root O
in in ADP IN 5 case O
the the DET DT 5 det O
Buffalo Buffalo PROPN NNP 5 compound B-GPE
area area NOUN NN 1 nmod O
who who PRON WP 7 nsubj O
performed perform VERB VBD 5 acl:relcl O
abortions abortion NOUN NNS 7 obj O
. . PUNCT . 1 punct O
""")
    assert found["performed"] == ("doctor", "acl:relcl")


def test_not_the_embassies_killed_but_the_attacks() -> None:
    found = arcs("""
attacks attack NOUN NNS 0 root O
at at ADP IN 2 case O
embassies embassy NOUN NNS 0 nmod O
that that PRON WDT 4 nsubj O
killed kill VERB VBD 2 acl:relcl O
people people NOUN NNS 4 obj O
. . PUNCT . 0 punct O
""")
    assert found["killed"] == ("attacks", "acl:relcl")


def test_a_person_apposed_to_a_place_belongs_to_the_office_before_it() -> None:
    found = arcs("""
the the DET DT 1 det O
ambassador ambassador NOUN NN 1 root O
to to ADP IN 3 case O
Washington Washington PROPN NNP 1 nmod B-GPE
, , PUNCT , 5 punct O
Walid Walid PROPN NNP 3 appos B-PERSON
Mualem Mualem PROPN NNP 5 flat I-PERSON
. . PUNCT . 1 punct O
""")
    assert found["Walid"] == ("ambassador", "appos")


def test_an_office_is_coordinated_with_an_office() -> None:
    found = arcs("""
professor professor NOUN NN 0 root O
at at ADP IN 2 case O
Oxford Oxford PROPN NNP 0 nmod B-ORG
and and CCONJ CC 4 cc O
president president NOUN NN 2 conj O
of of ADP IN 6 case O
Siemens Siemens PROPN NNP 4 nmod B-ORG
. . PUNCT . 0 punct O
""")
    assert found["president"] == ("professor", "conj")


def test_by_somebody_belongs_to_the_deed_where_the_verb_is_active() -> None:
    found = arcs("""
They they PRON PRP 1 nsubj O
protested protest VERB VBD 1 root O
the the DET DT 3 det O
killings killing NOUN NNS 1 obj O
of of ADP IN 5 case O
Kurds Kurd PROPN NNPS 3 nmod B-NORP
by by ADP IN 7 case O
police police NOUN NNS 1 obl O
. . PUNCT . 1 punct O
""")
    assert found["police"] == ("killings", "nmod")
