"""Forms of names: romanization, spellings, words that tell a name."""

from __future__ import annotations

import pytest

from kg.model import EntityType
from kg.resolve import names
from kg.resolve.gazetteer import known


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Загризове", "Zahryzove"),
        ("Київ", "Kyiv"),
        ("Згурський", "Zghurskyi"),
        ("Юрій", "Yurii"),
        ("Єнакієве", "Yenakiieve"),
        ("Щербухи", "Shcherbukhy"),
        ("Знам'янка", "Znamianka"),
        ("Короп'є", "Koropie"),
        ("ЗСУ", "ZSU"),
        ("Kyiv", "Kyiv"),
    ],
)
def test_the_official_romanization(cyrillic: str, latin: str) -> None:
    assert names.latin(cyrillic).upper() == latin.upper()
    assert names.latin(cyrillic)[0] == latin[0]


def test_sounds_bind_a_cyrillic_name_to_its_latin_spellings_and_endings_bind_those() -> None:
    assert len({names.skeleton(word) for word in ("Зеленський", "zelensky", "zelenskyy", "zelenskiy")}) == 1
    assert names.spelling("zelenskyy") == names.spelling("zelensky")
    assert names.spelling("mary") != names.spelling("mari")
    assert names.skeleton("phillips") != names.skeleton("philips")


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("The Washington Post", "Organization", ("washington", "post")),
        ("Boeing Co.", "Organization", ("boeing",)),
        ("Martin Luther King Jr.", "Person", ("martin", "luther", "king")),
        ("Elizabeth II", "Person", ("elizabeth", "ii")),
        ("Leif-Eric Easley", "Person", ("leif", "eric", "easley")),
        ("John Smith OBE", "Person", ("john", "smith")),
        ("Smith OBE", "Person", ("smith", "obe")),  # of two words none is left out
        ("USS Carney DDG 64", "Product", ("uss", "carney")),
        ("HMS Diamond D34", "Product", ("hms", "diamond")),
        ("USS 64", "Product", ("uss", "64")),  # the number is the name
        ("Johnson & Johnson", "Organization", ("johnson", "johnson")),
        ("&", "Organization", ("&",)),
    ],
)
def test_the_words_that_tell_a_name(name: str, kind: EntityType, words: tuple[str, ...]) -> None:
    assert names.words(name, kind) == words


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("Georgia", "Country", "GE"),
        ("Росія", "Country", "RU"),
        ("the Vatican", "Country", "VA"),
        ("EU", "Organization", "EU"),
        ("Kiev", "City", "KYIV"),
        ("Ga.", "Place", "US-GA"),
        ("Vt", "City", "US-VT"),
    ],
)
def test_listed_names(name: str, kind: EntityType, key: str) -> None:
    found = known(name, kind)
    assert found is not None
    assert found.key == key


def test_a_demonym_is_no_listed_name_and_a_person_is_no_state() -> None:
    assert known("Russian", "Country") is None
    assert known("Georgia", "Person") is None
