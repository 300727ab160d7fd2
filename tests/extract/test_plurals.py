"""Plurals that stand for several named things, through the shipped English pipeline."""

from __future__ import annotations

import pytest

from tests.extract.test_statements import lines

MEANT = {
    "they behind two subjects": (
        "Anna Moor and Peter Novak opened a bakery in Leeds. They sold bread in May.",
        ["Anna Moor | sell | bread | asserted | -", "Peter Novak | sell | bread | asserted | -"],
    ),
    "two men with their names in apposition": (
        "The two men, Peter Novak and Karel Dvorak, were arrested. Police said the two men lived in Leeds.",
        ["Peter Novak | live in | Leeds | claimed | Police", "Karel Dvorak | live in | Leeds | claimed | Police"],
    ),
    "as many as were named together": (
        "Poland, Hungary and Slovakia applied in May. The three countries signed the treaty.",
        ["Poland | sign | treaty | asserted | -", "Hungary | sign | treaty | asserted | -", "Slovakia | sign | treaty | asserted | -"],
    ),
    "their child": (
        "Anna Moor and Peter Novak went to court over the death of their daughter Gloria.",
        ["Gloria | daughter of | Anna Moor | asserted | -", "Gloria | daughter of | Peter Novak | asserted | -"],
    ),
    "a family by its name": (
        "Peter Novak and Anna Novak moved to Leeds. The Novaks bought a farm.",
        ["Peter Novak | buy | farm | asserted | -", "Anna Novak | buy | farm | asserted | -"],
    ),
    "one with the name in apposition": (
        "Malaysia's prime minister, Najib Razak, said he would resign.",
        ["Najib Razak | resign | - | planned | Najib Razak"],
    ),
    "a relative clause on what somebody is": (
        "Anna Moor is a lawmaker who founded a party.",
        ["Anna Moor | found | party | asserted | -"],
    ),
}


@pytest.mark.parametrize("case", MEANT)
def test_a_plural_is_read_as_its_members(case: str) -> None:
    text, wanted = MEANT[case]
    found = lines(text)
    assert all(line in found for line in wanted), found


OPEN = {
    "an office that nobody is said to hold": "Anna Moor and Peter Novak met. The two presidents signed the treaty.",
    "two new men": "Anna Moor and Peter Novak met. Two men stole the car.",
    "another number": "Poland, Hungary and Slovakia applied. The two countries signed the treaty.",
    "another plural in between": "Anna Moor and Peter Novak met. Farmers blocked the road. They burned tyres.",
    "another kind of thing": "Anna Moor and Peter Novak met. The two companies signed the treaty.",
}


@pytest.mark.parametrize("case", OPEN)
def test_a_plural_that_may_mean_others_is_not(case: str) -> None:
    found = lines(OPEN[case])
    assert not any(
        line.split(" | ")[0] in {"Anna Moor", "Peter Novak", "Poland", "Hungary"} and " meet " not in line and " apply " not in line for line in found
    ), found
