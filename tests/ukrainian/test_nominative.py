"""Noun phrases and names in the nominative, on hand-made trees: the parser is not the point here."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.pipeline.ukrainian_lemmas import Lemmas
from kg.pipeline.ukrainian_nominative import nominative

# word, tag, features, head, relation
Row = tuple[str, str, str, int, str]


def phrase(nlp: Language, lemmas: Lemmas, rows: list[Row], names: bool = False) -> Doc:
    words, tags, feats, heads, deps = (list(column) for column in zip(*rows, strict=True))
    found = [lemmas(w, t, f) for w, t, f in zip(words, tags, feats, strict=True)]
    doc = Doc(nlp.vocab, words=words, pos=tags, morphs=feats, lemmas=found, heads=heads, deps=deps)
    if names:
        doc.set_ents([Span(doc, 0, len(doc), label="PERSON")])
    return doc


GEN_M, GEN_F, GEN_N = (f"Animacy=Inan|Case=Gen|Gender={g}|Number=Sing" for g in ("Masc", "Fem", "Neut"))
PERSON_GEN, PERSON_INS = (f"Animacy=Anim|Case={c}|Gender=Masc|Number=Sing" for c in ("Gen", "Ins"))
INS_F, NOM_N, INS_M = (f"Animacy=Inan|Case={c}|Gender={g}|Number=Sing" for c, g in (("Ins", "Fem"), ("Nom", "Neut"), ("Ins", "Masc")))
OF_MANY, TO_MANY, MANY = (f"Animacy=Anim|Case={c}|Gender=Masc|Number=Plur" for c in ("Gen", "Ins", "Nom"))
ADJ_GEN, ADJ_INS = "Case=Gen|Gender=Masc|Number=Sing", "Case=Ins|Gender=Fem|Number=Sing"
TABLE: list[tuple[list[Row], str]] = [
    ([("Центрального", "ADJ", ADJ_GEN, 2, "amod"), ("районного", "ADJ", ADJ_GEN, 2, "amod"), ("суду", "NOUN", GEN_M, 2, "ROOT")], "Центральний районний суд"),
    ([("Верховною", "ADJ", ADJ_INS, 1, "amod"), ("Радою", "PROPN", INS_F, 1, "ROOT"), ("України", "PROPN", GEN_F, 1, "nmod")], "Верховна Рада України"),
    ([("Міністерства", "NOUN", GEN_N, 0, "ROOT"), ("оборони", "NOUN", GEN_F, 0, "nmod")], "Міністерство оборони"),
    ([("виклик", "NOUN", "Animacy=Inan|Case=Acc|Gender=Masc|Number=Sing", 0, "ROOT"), ("генпрокурора", "NOUN", PERSON_GEN, 0, "nmod")], "виклик генпрокурора"),
    ([("216", "NUM", "Case=Nom|NumType=Card", 1, "nummod:gov"), ("депутатів", "NOUN", OF_MANY, 1, "ROOT")], "216 депутатів"),
    ([("міста", "NOUN", GEN_N, 0, "ROOT"), ("Києва", "PROPN", GEN_M, 0, "appos")], "місто Київ"),
    ([("суду", "NOUN", GEN_M, 0, "ROOT"), ("Миколаєва", "PROPN", GEN_M, 0, "appos")], "суд Миколаєва"),
    (
        [("газети", "NOUN", GEN_F, 0, "ROOT"), ("«", "PUNCT", "", 2, "punct"), ("Дзеркало", "PROPN", NOM_N, 0, "appos"), ("»", "PUNCT", "", 2, "punct")],
        "газета « Дзеркало »",
    ),
    ([("за", "ADP", "Case=Ins", 1, "case"), ("Києвом", "PROPN", INS_M, 1, "ROOT")], "за Києвом"),
    (
        [("новими", "ADJ", "Case=Ins|Number=Plur", 1, "amod"), ("міністрами", "NOUN", TO_MANY, 1, "ROOT"), ("уряду", "NOUN", GEN_M, 1, "nmod")],
        "нові міністри уряду",
    ),
    ([("депутати", "NOUN", MANY, 0, "ROOT")], "депутати"),
    ([("Верховною", "ADJ", "Case=Ins", 1, "amod"), ("Радою", "PROPN", INS_F, 1, "ROOT")], "Верховна Рада"),  # its gender is that of the noun
]


@pytest.mark.parametrize(("rows", "expected"), TABLE, ids=[e for _, e in TABLE])
def test_phrases(nlp: Language, lemmas: Lemmas, rows: list[Row], expected: str) -> None:
    assert nominative(phrase(nlp, lemmas, rows)[:], lemmas) == expected


def test_a_name_changes_as_a_whole(nlp: Language, lemmas: Lemmas) -> None:
    rows: list[Row] = [("Олафом", "PROPN", PERSON_INS, 0, "ROOT"), ("Шольцом", "PROPN", PERSON_GEN, 0, "flat:name")]
    assert nominative(phrase(nlp, lemmas, rows, names=True)[:], lemmas) == "Олаф Шольц"


@pytest.mark.parametrize(
    ("first", "case", "last", "other", "expected"),
    [
        ("Анджея", "Gen", "Дуду", "Acc", "Анджей Дуда"),  # genitive and accusative taken for each other
        ("Ярослава", "Nom", "Железняка", "Gen", "Ярослав Железняк"),  # a man whose first name looks like a woman's
        ("Ярослав", "Nom", "Железняк", "Nom", "Ярослав Железняк"),
        ("Олег", "Nom", "Кулініч", "Gen", "Олег Кулініч"),
    ],
)
def test_parts_of_a_name_that_the_tagger_reads_in_two_cases(nlp: Language, lemmas: Lemmas, first: str, case: str, last: str, other: str, expected: str) -> None:
    feats = [f"Animacy=Anim|Case={c}|Gender=Masc|Number=Sing" for c in (case, other)]
    rows: list[Row] = [(first, "PROPN", feats[0], 0, "ROOT"), (last, "PROPN", feats[1], 0, "flat:name")]
    assert nominative(phrase(nlp, lemmas, rows, names=True)[:], lemmas) == expected


def test_half_a_phrase_is_never_changed(nlp: Language, lemmas: Lemmas) -> None:
    rows: list[Row] = [("Олафом", "PROPN", PERSON_INS, 0, "ROOT"), ("Ббркгхом", "PROPN", PERSON_INS, 0, "flat:name")]
    known = nominative(phrase(nlp, lemmas, rows)[:], lemmas)
    assert known in ("Олафом Ббркгхом", "Олаф Ббркгх")
    rows = [("Олафом", "PROPN", PERSON_INS, 0, "ROOT"), ("Xyz", "PROPN", PERSON_INS, 0, "flat:name")]
    assert nominative(phrase(nlp, lemmas, rows)[:], lemmas) == "Олафом Xyz"


def test_every_span_of_a_read_text_has_a_nominative(nlp: Language) -> None:
    doc = nlp("Суддя Центрального районного суду зустрівся з міністром оборони.")
    assert doc[1:4].text == "Центрального районного суду"
    assert doc[1:4]._.nominative == "Центральний районний суд"
