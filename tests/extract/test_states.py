"""Ministries, parliaments and courts of states within one article, through the shipped English pipeline, and what resolution makes of them."""

from __future__ import annotations

import pytest

from kg.model import Findings
from kg.resolve import resolve
from tests.extract.test_statements import findings

BRITAIN = "Britain's Ministry of Defence signed a contract on Tuesday. Ukraine's Ministry of Defence welcomed the contract."


def bodies(found: Findings) -> list[list[str]]:
    """What the text calls each body, in the order of the text."""
    return [[m.text for m in chain.mentions if m.kind == "name"] for chain in found.chains if chain.named and chain.type == "Organization"]


@pytest.mark.parametrize(
    ("text", "one"),
    [
        (
            "The Ministry of Defence of Ukraine bought trucks. The Ministry of Defence did not say how many.",
            ["Ministry of Defence of Ukraine", "Ministry of Defence"],
        ),
        (
            "Ukraine's Ministry of Defense received trucks. The Defense Ministry said the trucks were new. The Ukrainian Defense Ministry thanked Denmark.",
            ["Ministry of Defense", "Defense Ministry", "Ukrainian Defense Ministry"],
        ),
        (
            "The Foreign Ministry of Iran protested. The Ministry of Foreign Affairs of Iran summoned the ambassador.",
            ["Foreign Ministry of Iran", "Ministry of Foreign Affairs of Iran"],
        ),
        ("The Supreme Court of Canada rejected the appeal. The Supreme Court had heard it in May.", ["Supreme Court of Canada", "Supreme Court"]),
    ],
)
def test_a_body_of_the_only_state_is_one_however_it_is_called(text: str, one: list[str]) -> None:
    assert bodies(findings(text)) == [one]


def test_ministries_of_two_states_stay_two_in_the_article_and_across_articles() -> None:
    both = findings(BRITAIN)
    assert bodies(both) == [["Ministry of Defence"], ["Ministry of Defence"]]
    other = findings("The Ukrainian Defense Ministry thanked Denmark.")
    found = resolve([both, other])
    named = {(a, n): e for (a, n), e in found.entity_of.items() if ((both if a == both.article else other).chains[n].type == "Organization")}
    british, ukrainian = (named[both.article, n] for n, chain in enumerate(both.chains) if chain.type == "Organization")
    (theirs,) = (e for (a, _), e in named.items() if a == other.article)
    assert british != ukrainian == theirs
    joins = next(e.joins for e in found.entities if e.id == ukrainian)
    assert [join.reason for join in joins] == ["the same body of one state, UA"]


def test_a_ministry_behind_those_of_two_states_is_of_neither() -> None:
    assert bodies(findings(BRITAIN + " The Ministry of Defence said the trucks would arrive in May.")) == [["Ministry of Defence"]] * 3


def test_a_ministry_before_any_state_is_named_is_nobodys() -> None:
    text = "The Ministry of Defence in London signed a contract. The Ministry of Defence of Ukraine welcomed the contract."
    assert len(bodies(findings(text))) == 2
