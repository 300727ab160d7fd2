"""What one article calls by several nouns, years that tell things apart, and ships, through the shipped English pipeline."""

from __future__ import annotations

import pytest

from kg.resolve import names
from tests.extract.test_statements import findings


def things(text: str, *nouns: str) -> list[list[str]]:
    """The chains that hold one of the nouns, as the text calls them."""
    chains = [[m.text for m in chain.mentions if m.kind != "pronoun"] for chain in findings(text).chains]
    return [chain for chain in chains if set(chain) & set(nouns)]


@pytest.mark.parametrize(
    ("text", "nouns", "wanted"),
    [
        (
            "A wildfire broke out near Coimbra on Tuesday. The blaze killed two people. Firefighters said the fire was under control on Thursday.",
            ("wildfire", "blaze", "fire"),
            [["wildfire", "blaze", "fire"]],
        ),
        ("A ferry sank off Mindoro on Saturday. The vessel had left Batangas at noon.", ("ferry", "vessel"), [["ferry", "vessel"]]),
        ("A ferry hit a tanker on Saturday. The vessel had left Batangas at noon.", ("ferry", "tanker"), [["ferry"], ["tanker"]]),
        ("A vessel sank on Saturday. The ferry from Batangas was late.", ("vessel", "ferry from Batangas", "ferry"), [["vessel"], ["ferry"]]),
        (
            "Poland and Slovakia signed a treaty on Monday. The agreement replaces the treaty of 1993. Slovakia's parliament must ratify the treaty by May.",
            ("treaty", "agreement"),
            [["treaty", "agreement", "treaty"], ["treaty"]],
        ),
    ],
)
def test_nouns_of_one_class_mean_the_only_thing_of_it(text: str, nouns: tuple[str, ...], wanted: list[list[str]]) -> None:
    found = things(text, *nouns)
    assert [[word for word in chain if word in nouns] for chain in found] == wanted


def test_a_ship_is_one_with_its_bare_name_and_the_number_on_its_hull() -> None:
    text = "The destroyer USS Carney (DDG 64) shot down a drone on Sunday. The Carney was escorting a tanker. The USS Mason (DDG 87) joined the Carney."
    ships = {chain.name: {m.text for m in chain.mentions} for chain in findings(text).chains if chain.named and chain.type == "Product"}
    assert ships == {"USS Carney": {"USS Carney", "DDG 64", "Carney"}, "USS Mason": {"USS Mason", "DDG 87"}}


@pytest.mark.parametrize("name", ["USS Carney", "USS Carney DDG-64", "USS Carney (DDG 64)", "the USS Carney DDG 64"])
def test_numbers_of_hulls_are_no_words_of_a_name(name: str) -> None:
    assert names.words(name, "Product") == ("uss", "carney")


def test_other_numbers_are() -> None:
    assert names.words("Apollo 11", "Product") == ("apollo", "11")
    assert names.words("MV Le Joola 2", "Product")[:3] == ("mv", "le", "joola")
