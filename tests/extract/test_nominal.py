"""What noun phrases say: titles, appositions, kin, owners, lists and events, on trees checked by hand."""

from __future__ import annotations

import pytest

from tests.extract.parsed import statements

CASES = {
    "a title with a nationality is an office of the country": (
        "French President Emmanuel Macron visited Lima.", "Emmanuel Macron | president of | France | asserted | -"),
    "an apposition with an office": (
        "Maria Silva, a professor at Oxford University, visited Lima.", "Maria Silva | professor at | Oxford University | asserted | -"),
    "the words that make the office are kept": (
        "Kim Lee, the vice president of Siemens, resigned.", "Kim Lee | vice president of | Siemens | asserted | -"),
    "a name in apposition to its office": ("The chairman of Siemens, Kim Lee, visited Lima.", "Kim Lee | chairman of | Siemens | asserted | -"),
    "kin of a possessive": ("Maria Silva’s brother visited Lima.", "Maria Silva’s brother | brother of | Maria Silva | asserted | -"),
    "a firm of a country": ("Spain’s Telefonica hired Maria Silva.", "Telefonica | of | Spain | asserted | -"),
    "an event with both ends": ("Iran’s invasion of Syria angered Spain.", "Iran | invade | Syria | asserted | -"),
    "an event that somebody suffers": ("The murder of Maria Silva shocked Lima.", "- | murder | Maria Silva | asserted | -"),
    "an event with a preposition": ("Kim Lee’s visit to Moscow angered Spain.", "Kim Lee | visit to | Moscow | asserted | -"),
    "an event between two": ("Talks between Spain and Iran failed.", "Spain | talk with | Iran | asserted | -"),
    "the object of plan is planned": ("Peter Novak planned the murder of Maria Silva.", "- | murder | Maria Silva | planned | -"),
    "such as, the first": ("Countries such as Italy and Greece protested.", "Countries | include | Italy | asserted | -"),
    "such as, the last": ("Countries such as Italy and Greece protested.", "Countries | include | Greece | asserted | -"),
    "examples do what their group does": ("Countries such as Italy and Greece protested.", "Greece | protest | - | asserted | -"),
    "a copula": ("Maria Silva is a lawyer.", "Maria Silva | be | lawyer | asserted | -"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_noun_phrase_says(case: str) -> None:
    text, expected = CASES[case]
    assert expected in statements(text)


def test_an_office_between_commas_says_nothing_else_of_its_holder() -> None:
    found = statements("The chairman of Siemens, Kim Lee, visited Lima.")
    assert found == {"Kim Lee | chairman of | Siemens | asserted | -", "Kim Lee | visit | Lima | asserted | -"}


@pytest.mark.parametrize("text", ["Peter Novak denied the murder of Maria Silva.", "Spain denied an attack on Syria."])
def test_a_denied_event_did_not_happen(text: str) -> None:
    assert not any(" | murder | " in line or " | attack | " in line for line in statements(text))
