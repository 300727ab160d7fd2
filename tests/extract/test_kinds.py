"""The types of names: states that are gone, and regions of states, are no cities."""

from __future__ import annotations

import pytest

from kg.extract.kinds import lexicon, of_name, of_two_states


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("South Vietnam", "Country"),
        ("East Germany", "Country"),
        ("Ottoman Empire", "Country"),
        ("South Korea", "Country"),
        ("South Lebanon", "Place"),
        ("Eastern Ukraine", "Place"),
        ("West Virginia", "Place"),
        ("East London", "City"),
        ("Saigon", "City"),
    ],
)
def test_places_by_their_names(name: str, kind: str) -> None:
    assert of_name(name, "GPE", lexicon("en")) == kind


def test_two_states_that_modify_together_are_no_third_thing() -> None:
    assert all(of_two_states(name, lexicon("en")) for name in ("Russia-North Korea", "Iran–Iraq", "Russian-Ukrainian"))
    assert not any(of_two_states(name, lexicon("en")) for name in ("Guinea-Bissau", "Austria-Hungary", "Stratford-upon-Avon", "Jean-Claude"))
