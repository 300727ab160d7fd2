"""Offices around names: trees built by hand with the fault in them."""

from __future__ import annotations

from tests.extract.test_mending import arcs


def test_a_capital_letter_does_not_make_the_office_part_of_the_name() -> None:
    found = arcs("""
Jeff Jeff PROPN NNP 8 nsubj B-PERSON
Rathke Rathke PROPN NNP 0 flat I-PERSON
, , PUNCT , 4 punct O
the the DET DT 4 det O
State State PROPN NNP 0 appos O
Department Department PROPN NNP 4 flat O
Spokesperson spokesperson PROPN NNP 4 flat O
, , PUNCT , 0 punct O
left leave VERB VBD 8 root O
""")
    assert found["Spokesperson"] == ("Jeff", "appos")
    assert found["State"] == ("Spokesperson", "compound")


def test_two_offices_before_a_name_are_of_one_person() -> None:
    found = arcs("""
Chairman chairman NOUN NN 6 nsubj O
and and CCONJ CC 4 cc O
Chief chief ADJ JJ 3 compound O
Executive executive NOUN NN 4 nmod:desc O
Christopher Christopher PROPN NNP 0 conj B-PERSON
Hogg Hogg PROPN NNP 4 flat I-PERSON
stays stay VERB VBZ 6 root O
""")
    assert found["Christopher"] == ("stays", "nsubj")
    assert found["Chairman"] == ("Christopher", "nmod:desc")
    assert found["Executive"] == ("Chairman", "conj")


def test_a_chairman_and_another_person_stay_two() -> None:
    found = arcs("""
Chairman chairman NOUN NN 3 nsubj O
and and CCONJ CC 2 cc O
Hogg Hogg PROPN NNP 0 conj B-PERSON
met meet VERB VBD 3 root O
""")
    assert found["Hogg"] == ("Chairman", "conj")


def test_the_office_right_before_a_name_is_of_that_name() -> None:
    found = arcs("""
aides aide NOUN NNS 7 nsubj O
to to ADP IN 2 case O
Netanyahu Netanyahu PROPN NNP 0 nmod B-PERSON
, , PUNCT , 5 punct O
political political ADJ JJ 5 amod O
adviser adviser NOUN NN 2 appos O
Arad Arad PROPN NNP 0 appos B-PERSON
left leave VERB VBD 7 root O
""")
    assert found["adviser"] == ("Arad", "nmod:desc")


def test_names_in_apposition_to_a_plural_go_together() -> None:
    found = arcs("""
The the DET DT 1 det O
men man NOUN NNS 6 nsubj:pass O Number=Plur
, , PUNCT , 3 punct O
Stauber Stauber PROPN NNP 1 appos B-PERSON
and and CCONJ CC 5 cc O
Gingrich Gingrich PROPN NNP 1 conj B-PERSON
named name VERB VBN 6 root O
""")
    assert found["Gingrich"] == ("Stauber", "conj")


def test_of_two_subjects_of_said_the_first_does_what_stands_behind_it() -> None:
    found = arcs("""
Aides aide NOUN NNS 7 nsubj O
left leave VERB VBN 0 acl O
for for ADP IN 3 case O
Europe Europe PROPN NNP 1 obl B-LOC
, , PUNCT , 1 punct O
the the DET DT 6 det O
newspaper newspaper NOUN NN 7 nsubj O
said say VERB VBD 7 root O
""")
    assert found["Aides"] == ("left", "nsubj")
    assert found["left"] == ("said", "ccomp")


def test_a_conjunct_before_its_head_is_what_was_said() -> None:
    found = arcs("""
West West PROPN NNP 5 nsubj B-LOC
misread misread VERB VBD 5 conj O
Georgia Georgia PROPN NNP 1 obj B-GPE
, , PUNCT , 1 punct O
Nodia Nodia PROPN NNP 5 nsubj B-PERSON
said say VERB VBD 5 root O
""")
    assert found["West"] == ("misread", "nsubj")
    assert found["misread"] == ("said", "ccomp")


RENO = """
It it PRON PRP 1 nsubj O
went go VERB VBD 1 root O
to to ADP IN 3 case O
Cuba Cuba PROPN NNP 1 obl {label}
, , PUNCT , 6 punct O
a a DET DT 6 det O
{noun} {noun} NOUN NN 3 appos O
upheld uphold VERB VBN 6 acl O
by by ADP IN 12 case O
U.S. U.S. PROPN NNP 10 compound B-GPE
Attorney attorney PROPN NNP 7 obl:agent O
General general PROPN NNP 12 nmod:desc O
Janet Janet PROPN NNP 6 nmod B-PERSON
Reno Reno PROPN NNP 12 flat I-PERSON
"""


def test_an_attorney_general_before_a_name_is_one_office() -> None:
    found = arcs(RENO.format(label="B-GPE", noun="decision"))
    assert found["Janet"] == ("upheld", "obl:agent")
    assert found["General"] == ("Janet", "nmod:desc")
    assert found["Attorney"] == ("General", "compound")
    assert found["by"] == ("Janet", "case")


def test_a_general_of_his_own_stays_apart_from_an_attorney() -> None:
    found = arcs("""
Attorney attorney PROPN NNP 3 nsubj O
and and CCONJ CC 2 cc O
General general PROPN NNP 0 conj O
met meet VERB VBD 3 root O
Janet Janet PROPN NNP 3 obj B-PERSON
""")
    assert found["General"] == ("Attorney", "conj")


def test_a_noun_that_sums_up_the_clause_says_nothing_of_its_last_name() -> None:
    assert arcs(RENO.format(label="B-GPE", noun="decision"))["decision"] == ("went", "parataxis")
    assert arcs(RENO.format(label="B-GPE", noun="country"))["country"] == ("Cuba", "appos")
    assert arcs(RENO.format(label="B-LAW", noun="decision"))["decision"] == ("Cuba", "appos")  # "the Balfour Declaration, a statement of"
