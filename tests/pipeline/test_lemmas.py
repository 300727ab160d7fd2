from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kg.pipeline.lemmas import SUFFIXES, Lemmas


@pytest.fixture(scope="module")
def lemmas(nlp: Language) -> Lemmas:
    found: Lemmas = nlp.get_pipe("kg_reader").lemmas  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("gunned", "VBD", "gun"), ("logged", "VBN", "log"), ("joined", "VBD", "join"), ("agreed", "VBN", "agree"), ("said", "VBD", "say"),
        ("was", "VBD", "be"), ("’s", "VBZ", "be"), ("n’t", "RB", "not"), ("ca", "MD", "can"), ("men", "NNS", "man"), ("wives", "NNS", "wife"),
        ("parties", "NNS", "party"), ("dying", "VBG", "die"), ("left", "VBD", "leave"), ("found", "VBD", "find"), ("fell", "VBD", "fall"),
        ("stepping", "VBG", "step"), ("biggest", "JJS", "big"), ("Putin", "NNP", "Putin"), ("GDP", "NN", "GDP"), ("Talks", "NNS", "talk"),
        ("re-elected", "VBN", "re-elect"), ("redeployed", "VBD", "redeploy"), ("co-signed", "VBN", "co-sign"), ("media", "NNS", "media"),
        ("children", "NNS", "child"), ("better", "JJR", "good"), ("me", "PRP", "I"), ("an", "DT", "a"), ("lay", "VBD", "lie"), ("analyses", "NNS", "analysis"),
    ],
)  # fmt: skip
def test_known_words(lemmas: Lemmas, form: str, tag: str, lemma: str) -> None:
    assert lemmas(form, tag) == lemma


@pytest.mark.parametrize(("form", "tag"), [("zorbed", "VBD"), ("Blooped", "VBN"), ("quxing", "VBG"), ("frobs", "NNS"), ("snarkier", "JJR")])
def test_what_is_unknown_stays_as_it_is(lemmas: Lemmas, form: str, tag: str) -> None:
    assert lemmas(form, tag) == form.lower()


@given(
    form=st.text(alphabet="abcdegilnoprst", min_size=1, max_size=9),
    ending=st.sampled_from(["ed", "ing", "s", "es", "ies", "er"]),
    tag=st.sampled_from(sorted(SUFFIXES)),
)
def test_nothing_is_invented(lemmas: Lemmas, form: str, ending: str, tag: str) -> None:
    word = form + ending
    result = lemmas(word, tag)
    known = {lemma for words in lemmas.words.values() for lemma in (result,) if lemma in words or lemma in words.values()}
    assert result == word or known or any(result.endswith(base) and base in lemmas.words["V0"] for base in (result[k:] for k in range(len(result))))


MADE = {
    "what is listed with its tag": ("mice", "NNS", "mouse"),
    "the ending of a known word": ("dogs", "NNS", "dog"),
    "a doubled letter": ("dogged", "VBD", "dog"),
    "behind a prefix": ("redogged", "VBD", "redog"),
    "behind a hyphen": ("hot-dogs", "NNS", "hot-dog"),
    "a listed form behind a hyphen": ("dormice-mice", "NNS", "dormice-mouse"),
    "a form that is its own lemma": ("Dog", "NN", "dog"),
    "an acronym": ("DOG", "NN", "dog"),
    "an acronym that is no word": ("NATO", "NN", "NATO"),
    "a name": ("Dogs", "NNPS", "Dogs"),
    "a word without inflection": ("The", "DT", "the"),
    "too short a stem": ("ds", "NNS", "ds"),
    "an unknown stem": ("cats", "NNS", "cats"),
}


@pytest.mark.parametrize("case", MADE, ids=str)
def test_a_list_of_three_words_is_applied_by_rule(case: str) -> None:
    form, tag, lemma = MADE[case]
    assert Lemmas(gzip.compress(b"dog\tN0\t\ndog\tV0\t\nmice\tN\tmouse\n"))(form, tag) == lemma


@pytest.mark.parametrize(("form", "lemma"), [("are", "be"), ("am", "be"), ("’re", "be"), ("'ve", "have")])
def test_present_forms_of_be_and_have_are_not_their_own_lemma(form: str, lemma: str) -> None:
    assert Lemmas(gzip.compress(b"dog\tN0\t\n"))(form, "VBP") == lemma
