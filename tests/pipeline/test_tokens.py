from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from kg.pipeline.tokens import mend


@pytest.fixture(scope="module")
def blank() -> Language:
    nlp = spacy.blank("en")
    mend(nlp)
    return nlp


@pytest.mark.parametrize(
    "marked",
    [
        "U.S.|-|led forces",
        "anti-government co-operate re-elected Anti-war e-mail mid-June", "UK|-|based vice|-|president al|-|Qaida", "and|/|or", "I ’ve I|’m do|n’t can|not",
        "2015|–|16", "3|%|-|4|%", "the ’80s the '90s", "said|:|“|Yes|”", "Lt. Col. Smith etc.", "£|20|m|.", "Putin|’s Mr. Smith|,", "war|—|and",
    ],
)  # fmt: skip
def test_boundaries_are_those_of_the_treebanks(blank: Language, marked: str) -> None:
    assert [t.text for t in blank(marked.replace("|", ""))] == marked.replace("|", " ").split()


def test_the_rules_are_stored_with_the_pipeline(blank: Language) -> None:
    copy = spacy.blank("en").from_bytes(blank.to_bytes())
    assert [t.text for t in copy("U.S.-led and/or anti-war")] == ["U.S.", "-", "led", "and", "/", "or", "anti-war"]


def test_the_shipped_pipeline_has_them(nlp: Language) -> None:
    assert [t.text for t in nlp.make_doc("U.S.-led and/or anti-war")] == ["U.S.", "-", "led", "and", "/", "or", "anti-war"]
