"""Which noun a relative clause, a gerund or a verb of saying belongs to: trees built by hand with the fault in them, and ones that stay."""

from __future__ import annotations

from tests.extract.test_mending import arcs


def test_who_was_speaks_of_one_and_not_of_the_people_beside_it() -> None:
    text = """
Anna Anna PROPN NNP 9 nsubj B-PERSON
, , PUNCT , 3 punct O
an a DET DT 3 det O
expert expert NOUN NN 0 appos O
on on ADP IN 5 case O
people people NOUN NNS 3 nmod O
who who PRON WP 8 nsubj O
{be} be AUX VBD 8 aux O
tracking track VERB VBG 5 acl:relcl O
died die VERB VBD 9 root O
"""
    assert arcs(text.format(be="was"))["tracking"] == ("expert", "acl:relcl")
    assert arcs(text.format(be="were"))["tracking"] == ("people", "acl:relcl")


def test_nobody_is_which() -> None:
    text = """
a a DET DT 1 det O
{noun} {noun} NOUN NN 9 nsubj O
checking check VERB VBG 1 acl O
the the DET DT 4 det O
sale sale NOUN NN 2 obj O
, , PUNCT , 8 punct O
which which PRON WDT 8 nsubj O
is be AUX VBZ 8 cop O
illegal illegal ADJ JJ 1 acl:relcl O
left leave VERB VBD 9 root O
"""
    assert arcs(text.format(noun="journalist"))["illegal"] == ("sale", "acl:relcl")
    assert arcs(text.format(noun="tool"))["illegal"] == ("tool", "acl:relcl")


def test_which_belongs_to_what_stands_before_its_comma_and_not_to_the_noun_of_an_infinitive() -> None:
    found = arcs("""
Men man NOUN NNS 1 nsubj O
got get VERB VBD 1 root O
permission permission NOUN NN 1 obj O
to to PART TO 4 mark O
enter enter VERB VB 2 acl O
Britain Britain PROPN NNP 4 obj B-GPE
, , PUNCT , 8 punct O
which which PRON WDT 8 nsubj O
has have VERB VBZ 2 acl:relcl O
rules rule NOUN NNS 8 obj O
""")
    assert found["has"] == ("Britain", "acl:relcl")


def test_names_between_a_comma_and_a_verb_of_saying_say_it() -> None:
    text = """
Korea Korea PROPN NNP 1 nsubj B-GPE
signed sign VERB VBD 1 root O
a a DET DT 3 det O
clause clause NOUN NN 1 obj O
, , PUNCT , 5 punct O
Putin Putin PROPN NNP 3 appos B-PERSON
{verb} {lemma} VERB VBN 3 acl O
Wednesday Wednesday PROPN NNP 6 obl:unmarked O
"""
    found = arcs(text.format(verb="announced", lemma="announce"))
    assert found["Putin"] == ("announced", "nsubj")
    assert found["announced"] == ("signed", "parataxis")
    assert arcs(text.format(verb="drafted", lemma="draft"))["Putin"] == ("clause", "appos")


def test_a_gerund_goes_on_with_the_gerund_before_a_finite_verb() -> None:
    text = """
It it PRON PRP 3 nsubj O
is be AUX VBZ 3 cop O
about about SCONJ IN 3 mark O
{verb} set VERB {tag} 3 root O
precedent precedent NOUN NN 3 obj O
for for ADP IN 6 case O
how how ADV WRB 4 nmod O
trade trade NOUN NN 9 nsubj:pass O
is be AUX VBZ 9 aux:pass O
run run VERB VBN 6 advcl:relcl O
and and CCONJ CC 11 cc O
making make VERB VBG 9 conj O
norms norm NOUN NNS 11 obj O
"""
    assert arcs(text.format(verb="setting", tag="VBG"))["making"] == ("setting", "conj")
    assert arcs(text.format(verb="set", tag="VBN"))["making"] == ("run", "conj")


def test_two_democrats_are_both_names_behind_the_comma() -> None:
    found = arcs("""
Two two NUM CD 1 nummod O
Democrats Democrats PROPN NNPS 6 nsubj O Number=Plur
, , PUNCT , 3 punct O
Steyer Steyer PROPN NNP 1 appos B-PERSON
and and CCONJ CC 5 cc O
Berg Berg PROPN NNP 1 conj B-PERSON
agreed agree VERB VBD 6 root O
""")
    assert found["Berg"] == ("Steyer", "conj")


def test_a_verb_in_the_past_goes_on_with_the_verb_above_the_infinitive() -> None:
    text = """
Coleco Coleco PROPN NNP 1 nsubj B-ORG
failed fail VERB VBD 1 root O
to to PART TO 3 mark O
find find VERB VB 1 xcomp O
buyers buyer NOUN NNS 3 obj O
and and CCONJ CC 6 cc O
{verb} file VERB {tag} 3 conj O
papers paper NOUN NNS 6 obj O
"""
    assert arcs(text.format(verb="filed", tag="VBD"))["filed"] == ("failed", "conj")
    assert arcs(text.format(verb="file", tag="VB"))["file"] == ("find", "conj")


def test_a_commander_in_chief_is_one_office_also_in_front_of_a_noun() -> None:
    found = arcs("""
He he PRON PRP 1 nsubj O
lied lie VERB VBD 1 root O
at at ADP IN 4 case O
the the DET DT 4 det O
commander commander NOUN NN 1 obl O
in in ADP IN 7 case O
chief chief ADJ JJ 7 amod O
forum forum NOUN NN 1 obl O
""")
    assert found["commander"] == ("forum", "compound")
    assert found["forum"] == ("lied", "obl")
    assert found["the"] == ("forum", "det")


def test_what_stands_before_the_and_of_a_list_is_one_of_it() -> None:
    text = """
the the DET DT 1 det O
Cabinet cabinet NOUN NN 9 nsubj O
, , PUNCT , 4 punct O
the the DET DT 4 det O
{noun} {noun} NOUN NN 1 appos O
and and CCONJ CC 8 cc O
the the DET DT 8 det O
small small ADJ JJ 8 amod O
community community NOUN NN 1 conj O
left leave VERB VBD 9 root O
"""
    assert arcs(text.format(noun="staff"))["staff"] == ("Cabinet", "conj")
    assert arcs(text.format(noun="leader"))["leader"] == ("Cabinet", "appos")


def test_of_two_owners_side_by_side_the_one_without_an_ending_is_a_part_of_the_name() -> None:
    text = """
the the DET DT 2 det O
Bush Bush PROPN NNP 4 nmod:poss B-PERSON
administration administration NOUN NN 4 nmod:poss O
's 's PART POS {owner} case O
request request NOUN NN 5 nsubj O
failed fail VERB VBD 5 root O
"""
    assert arcs(text.format(owner="2"))["Bush"] == ("administration", "compound")
    assert arcs(text.format(owner="1"))["Bush"] == ("request", "nmod:poss")


def test_a_past_tense_without_a_helper_is_active() -> None:
    from kg.extract import clauses, cues, tree
    from tests.extract.trees import doc

    text = """
a a DET DT 1 det O
convention convention NOUN NN 2 nsubj:pass O
voted vote VERB {tag} 2 root O
"""
    for tag, passive in (("VBD", False), ("VBN", True)):
        found = clauses.find(tree.of(doc(text.format(tag=tag))), cues.load("en"))
        assert found[2].passive == passive
