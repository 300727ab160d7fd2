from __future__ import annotations

import pytest

from kg.pipeline.ukrainian_lemmas import Lemmas, written_as

SING, PLUR = "Number=Sing", "Number=Plur"


@pytest.mark.parametrize(
    ("form", "upos", "feats", "lemma"),
    [
        ("депутатами", "NOUN", f"Case=Ins|Gender=Masc|{PLUR}", "депутат"),
        ("генпрокурора", "NOUN", f"Case=Gen|Gender=Masc|{SING}", "генпрокурор"),
        ("Вербицького", "PROPN", f"Animacy=Anim|Case=Gen|Gender=Masc|{SING}", "Вербицький"),
        ("Києвом", "PROPN", f"Case=Ins|Gender=Masc|{SING}", "Київ"),
        ("проголосували", "VERB", "Aspect=Perf|Mood=Ind|Number=Plur|Tense=Past|VerbForm=Fin", "проголосувати"),
        ("районного", "ADJ", f"Case=Gen|Gender=Masc|{SING}", "районний"),
        ("ООН", "PROPN", f"Case=Gen|Gender=Fem|{SING}", "ООН"),
        ("об’єктом", "NOUN", f"Case=Ins|Gender=Masc|{SING}", "об’єкт"),
        ("216", "NUM", "NumType=Card", "216"),
        ("«", "PUNCT", "", "«"),
    ],
)
def test_lemmas(lemmas: Lemmas, form: str, upos: str, feats: str, lemma: str) -> None:
    assert lemmas(form, upos, feats) == lemma


@pytest.mark.parametrize(
    ("form", "upos", "feats", "expected"),
    [
        ("депутатів", "NOUN", f"Animacy=Anim|Case=Gen|Gender=Masc|{PLUR}", "депутати"),
        ("людей", "NOUN", f"Animacy=Anim|Case=Gen|Gender=Fem|{PLUR}", "люди"),
        ("дітей", "NOUN", f"Animacy=Anim|Case=Gen|Gender=Fem|{PLUR}", "діти"),
        ("суду", "NOUN", f"Animacy=Inan|Case=Gen|Gender=Masc|{SING}", "суд"),
        ("помаранчевої", "ADJ", f"Case=Gen|Gender=Fem|{SING}", "помаранчева"),
        ("Сполученими", "ADJ", f"Case=Ins|{PLUR}", "Сполучені"),
        ("Львові", "PROPN", f"Animacy=Inan|Case=Loc|Gender=Masc|{SING}", "Львів"),
        ("Вербицької", "PROPN", f"Animacy=Anim|Case=Gen|Gender=Fem|{SING}", "Вербицька"),
        ("Іллі", "PROPN", f"Animacy=Anim|Case=Gen|Gender=Masc|{SING}", "Ілля"),
        ("Меркель", "PROPN", f"Animacy=Anim|Case=Gen|Gender=Fem|{SING}", "Меркель"),
        ("прем’єр-міністра", "NOUN", f"Animacy=Anim|Case=Gen|Gender=Masc|{SING}", "прем’єр-міністр"),
        ("ЗЕЛЕНСЬКОГО", "PROPN", f"Animacy=Anim|Case=Gen|Gender=Masc|{SING}", "ЗЕЛЕНСЬКИЙ"),
    ],
)
def test_nominative_of_one_word(lemmas: Lemmas, form: str, upos: str, feats: str, expected: str) -> None:
    assert lemmas.nominative(form, upos, feats) == expected


def test_a_word_that_the_dictionary_lacks_goes_by_its_ending(lemmas: Lemmas) -> None:
    assert lemmas.dictionary("Шольцом") == ()
    assert lemmas.nominative("Шольцом", "PROPN", f"Animacy=Anim|Case=Ins|Gender=Masc|{SING}") == "Шольц"


@pytest.mark.parametrize("form", ["Ббркгх", "Xylophone", "кх"])
def test_what_no_rule_knows_is_not_inflected(lemmas: Lemmas, form: str) -> None:
    assert lemmas.nominative(form, "PROPN", f"Case=Gen|Gender=Masc|{SING}") is None
    assert lemmas(form, "PROPN", f"Case=Gen|Gender=Masc|{SING}") == form


def test_capitals_apostrophe_and_letters_come_from_the_text() -> None:
    assert written_as("Об’єкта", "об'єкт") == "Об’єкт"
    assert written_as("Ґалаґана", "Галаган") == "Ґалаґан"
    assert written_as("КИЄВА", "Київ") == "КИЇВ"


MAN, WOMAN = "Animacy=Anim|Case=Gen|Gender=Masc|Number=Sing", "Case=Gen|Gender=Fem|Number=Sing"
NOMINATIVES = {
    "both parts of a compound": ("лікаря-терапевта", "NOUN", MAN, "лікар-терапевт"),
    "the last part behind a prefix": ("екс-міністра", "NOUN", MAN, "екс-міністр"),
    "a name that no dictionary has, by its ending": ("Бщщкховича", "PROPN", MAN, "Бщщкхович"),
    "a place that no dictionary has": ("Зімбабвійщини", "PROPN", WOMAN, "Зімбабвійщина"),
    "a word that is never inflected": ("метро", "NOUN", "Case=Gen|Gender=Neut|Number=Sing", "метро"),
    "a word of plurals only": ("ножиць", "NOUN", "Case=Gen|Number=Plur", "ножиці"),
    "a neuter adjective": ("нового", "ADJ", "Case=Gen|Gender=Neut|Number=Sing", "нове"),
    "a nominative stays": ("міністр", "NOUN", "Case=Nom|Gender=Masc|Number=Sing", "міністр"),
    "no case is known": ("міністра", "NOUN", "", None),
    "a verb has none": ("бігти", "VERB", "", None),
    "an unknown plural is unsure": ("Бщщкховичів", "PROPN", "Case=Gen|Number=Plur", None),
    "an unknown compound is unsure": ("квазі-бщщкх", "NOUN", MAN, None),
}


@pytest.mark.parametrize("case", NOMINATIVES, ids=str)
def test_the_nominative_of_a_word(case: str, lemmas: Lemmas) -> None:
    form, upos, feats, expected = NOMINATIVES[case]
    assert lemmas.nominative(form, upos, feats) == expected
