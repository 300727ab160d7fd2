"""spaCy's English labels: the same sentences, parsed by hand in both schemes, say the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc

from kg.extract import clearnlp
from tests.extract.parsed import parse, statements
from tests.extract.trees import cases, doc

CLEARNLP = {
    "Kim Lee visited Lima.": """
        Kim Kim PROPN NNP 1 compound B-PERSON
        Lee Lee PROPN NNP 2 nsubj I-PERSON
        visited visit VERB VBD 2 ROOT O
        Lima Lima PROPN NNP 2 dobj B-GPE
        . . PUNCT . 2 punct O""",
    "Kim Lee was arrested by police.": """
        Kim Kim PROPN NNP 1 compound B-PERSON
        Lee Lee PROPN NNP 3 nsubjpass I-PERSON
        was be AUX VBD 3 auxpass O
        arrested arrest VERB VBN 3 ROOT O
        by by ADP IN 3 agent O
        police police NOUN NNS 4 pobj O
        . . PUNCT . 3 punct O""",
    "Maria Silva lived in Oslo.": """
        Maria Maria PROPN NNP 1 compound B-PERSON
        Silva Silva PROPN NNP 2 nsubj I-PERSON
        lived live VERB VBD 2 ROOT O
        in in ADP IN 2 prep O
        Oslo Oslo PROPN NNP 3 pobj B-GPE
        . . PUNCT . 2 punct O""",
    "Maria Silva is a lawyer.": """
        Maria Maria PROPN NNP 1 compound B-PERSON
        Silva Silva PROPN NNP 2 nsubj I-PERSON
        is be AUX VBZ 2 ROOT O
        a a DET DT 4 det O
        lawyer lawyer NOUN NN 2 attr O
        . . PUNCT . 2 punct O""",
    "Kim Lee denied that Maria Silva visited Lima.": """
        Kim Kim PROPN NNP 1 compound B-PERSON
        Lee Lee PROPN NNP 2 nsubj I-PERSON
        denied deny VERB VBD 2 ROOT O
        that that SCONJ IN 6 mark O
        Maria Maria PROPN NNP 5 compound B-PERSON
        Silva Silva PROPN NNP 6 nsubj I-PERSON
        visited visit VERB VBD 2 ccomp O
        Lima Lima PROPN NNP 6 dobj B-GPE
        . . PUNCT . 2 punct O""",
    "Reuters reported that Maria Silva said Kim Lee visited Lima.": """
        Reuters Reuters PROPN NNP 1 nsubj B-ORG
        reported report VERB VBD 1 ROOT O
        that that SCONJ IN 5 mark O
        Maria Maria PROPN NNP 4 compound B-PERSON
        Silva Silva PROPN NNP 5 nsubj I-PERSON
        said say VERB VBD 1 ccomp O
        Kim Kim PROPN NNP 7 compound B-PERSON
        Lee Lee PROPN NNP 8 nsubj I-PERSON
        visited visit VERB VBD 5 ccomp O
        Lima Lima PROPN NNP 8 dobj B-GPE
        . . PUNCT . 1 punct O""",
    "The general who met Kim Lee praised Maria Silva.": """
        The the DET DT 1 det O
        general general NOUN NN 6 nsubj O
        who who PRON WP 3 nsubj O
        met meet VERB VBD 1 relcl O
        Kim Kim PROPN NNP 5 compound B-PERSON
        Lee Lee PROPN NNP 3 dobj I-PERSON
        praised praise VERB VBD 6 ROOT O
        Maria Maria PROPN NNP 8 compound B-PERSON
        Silva Silva PROPN NNP 6 dobj I-PERSON
        . . PUNCT . 6 punct O""",
    "Maria Silva, a professor at Oxford University, visited Lima.": """
        Maria Maria PROPN NNP 1 compound B-PERSON
        Silva Silva PROPN NNP 9 nsubj I-PERSON
        , , PUNCT , 1 punct O
        a a DET DT 4 det O
        professor professor NOUN NN 1 appos O
        at at ADP IN 4 prep O
        Oxford Oxford PROPN NNP 7 compound B-ORG
        University University PROPN NNP 5 pobj I-ORG
        , , PUNCT , 1 punct O
        visited visit VERB VBD 9 ROOT O
        Lima Lima PROPN NNP 9 dobj B-GPE
        . . PUNCT . 9 punct O""",
    "Spain and Iran signed a treaty.": """
        Spain Spain PROPN NNP 3 nsubj B-GPE
        and and CCONJ CC 0 cc O
        Iran Iran PROPN NNP 0 conj B-GPE
        signed sign VERB VBD 3 ROOT O
        a a DET DT 5 det O
        treaty treaty NOUN NN 3 dobj O
        . . PUNCT . 3 punct O""",
    "Spain accused Iran of arming Syria.": """
        Spain Spain PROPN NNP 1 nsubj B-GPE
        accused accuse VERB VBD 1 ROOT O
        Iran Iran PROPN NNP 1 dobj B-GPE
        of of ADP IN 1 prep O
        arming arm VERB VBG 3 pcomp O
        Syria Syria PROPN NNP 4 dobj B-GPE
        . . PUNCT . 1 punct O""",
    "Kim Lee did not visit Lima or meet Maria Silva.": """
        Kim Kim PROPN NNP 1 compound B-PERSON
        Lee Lee PROPN NNP 4 nsubj I-PERSON
        did do AUX VBD 4 aux O
        not not PART RB 4 neg O
        visit visit VERB VB 4 ROOT O
        Lima Lima PROPN NNP 4 dobj B-GPE
        or or CCONJ CC 4 cc O
        meet meet VERB VB 4 conj O
        Maria Maria PROPN NNP 9 compound B-PERSON
        Silva Silva PROPN NNP 7 dobj I-PERSON
        . . PUNCT . 4 punct O""",
    "Kim Lee ruled out a deal.": """
        Kim Kim PROPN NNP 1 compound B-PERSON
        Lee Lee PROPN NNP 2 nsubj I-PERSON
        ruled rule VERB VBD 2 ROOT O
        out out ADP RP 2 prt O
        a a DET DT 5 det O
        deal deal NOUN NN 2 dobj O
        . . PUNCT . 2 punct O""",
    "According to Reuters, Kim Lee visited Lima.": """
        According accord VERB VBG 6 prep O
        to to ADP IN 0 prep O
        Reuters Reuters PROPN NNP 1 pobj B-ORG
        , , PUNCT , 6 punct O
        Kim Kim PROPN NNP 5 compound B-PERSON
        Lee Lee PROPN NNP 6 nsubj I-PERSON
        visited visit VERB VBD 6 ROOT O
        Lima Lima PROPN NNP 6 dobj B-GPE
        . . PUNCT . 6 punct O""",
    "Maria Silva’s brother visited Lima.": """
        Maria Maria PROPN NNP 1 compound B-PERSON
        Silva Silva PROPN NNP 3 poss I-PERSON
        ’s ’s PART POS 1 case O
        brother brother NOUN NN 4 nsubj O
        visited visit VERB VBD 4 ROOT O
        Lima Lima PROPN NNP 4 dobj B-GPE
        . . PUNCT . 4 punct O""",
    "French President Emmanuel Macron visited Lima.": """
        French french ADJ JJ 3 amod B-NORP
        President President PROPN NNP 3 compound O
        Emmanuel Emmanuel PROPN NNP 3 compound B-PERSON
        Macron Macron PROPN NNP 4 nsubj I-PERSON
        visited visit VERB VBD 4 ROOT O
        Lima Lima PROPN NNP 4 dobj B-GPE
        . . PUNCT . 4 punct O""",
    "The murder of Maria Silva shocked Lima.": """
        The the DET DT 1 det O
        murder murder NOUN NN 5 nsubj O
        of of ADP IN 1 prep O
        Maria Maria PROPN NNP 4 compound B-PERSON
        Silva Silva PROPN NNP 2 pobj I-PERSON
        shocked shock VERB VBD 5 ROOT O
        Lima Lima PROPN NNP 5 dobj B-GPE
        . . PUNCT . 5 punct O""",
    "Maria Silva resigned because of the scandal.": """
        Maria Maria PROPN NNP 1 compound B-PERSON
        Silva Silva PROPN NNP 2 nsubj I-PERSON
        resigned resign VERB VBD 2 ROOT O
        because because SCONJ IN 2 prep O
        of of ADP IN 3 pcomp O
        the the DET DT 6 det O
        scandal scandal NOUN NN 3 pobj O
        . . PUNCT . 2 punct O""",
    "Kim Lee became a lawyer.": """
        Kim Kim PROPN NNP 1 compound B-PERSON
        Lee Lee PROPN NNP 2 nsubj I-PERSON
        became become VERB VBD 2 ROOT O
        a a DET DT 4 det O
        lawyer lawyer NOUN NN 2 attr O
        . . PUNCT . 2 punct O""",
    "Maria Silva lived in Lima and in Oslo.": """
        Maria Maria PROPN NNP 1 compound B-PERSON
        Silva Silva PROPN NNP 2 nsubj I-PERSON
        lived live VERB VBD 2 ROOT O
        in in ADP IN 2 prep O
        Lima Lima PROPN NNP 3 pobj B-GPE
        and and CCONJ CC 3 cc O
        in in ADP IN 3 conj O
        Oslo Oslo PROPN NNP 6 pobj B-GPE
        . . PUNCT . 2 punct O""",
}


def clear(text: str) -> Doc:
    return doc(CLEARNLP[text])


@pytest.mark.parametrize("text", CLEARNLP, ids=str)
def test_both_schemes_say_the_same(text: str) -> None:
    universal = statements(text)
    assert universal
    assert statements(text, clearnlp.to_universal(clear(text))) == universal


@pytest.mark.parametrize("text", CLEARNLP, ids=str)
def test_words_sentences_and_names_stay(text: str) -> None:
    before = clear(text)
    after = clearnlp.to_universal(before)
    assert after.text == before.text == text
    assert [(e.text, e.label_) for e in after.ents] == [(e.text, e.label_) for e in before.ents]
    assert [t.is_sent_start for t in after] == [t.is_sent_start for t in before]
    assert [(t.lemma_, t.pos_, t.tag_) for t in after] == [(t.lemma_, t.pos_, t.tag_) for t in before]


@pytest.mark.parametrize("text", CLEARNLP, ids=str)
def test_the_result_is_one_tree_without_old_labels(text: str) -> None:
    after = clearnlp.to_universal(clear(text))
    assert sum(t.head.i == t.i for t in after) == 1
    assert not {t.dep_ for t in after} & clearnlp.MARKS


def test_only_old_labels_are_taken_for_old_labels() -> None:
    assert clearnlp.speaks(clear("Kim Lee visited Lima."))
    assert not clearnlp.speaks(parse("Kim Lee visited Lima."))


ARCS = cases(Path(__file__).with_name("clearnlp.txt"))


@pytest.mark.parametrize("name", ARCS, ids=str)
def test_arcs_in_the_universal_scheme(name: str) -> None:
    for case in ARCS[name]:
        found = {f"{t.text}: {t.dep_} of {t.head.text}" for t in clearnlp.to_universal(doc(case.tree))}
        assert case.holds
        assert set(case.holds) <= found, "\n".join(sorted(found))
