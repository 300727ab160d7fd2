"""Learnt relations: what they state, what they leave alone, and that they fit the encoder that ships."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

import kg
from kg.extract import extract, sentence_stretches, understood
from kg.extract.annotate import annotate, load
from kg.extract.typed.classifier import load as classifier
from kg.extract.typed.features import Pair
from kg.extract.typed.likely import likely
from kg.extract.typed.properties import PROPERTIES, fits
from kg.extract.typed.spots import spots
from kg.model import Article, Findings, article_id
from kg.ontology import load as ontology

MODELS = Path(kg.__file__).parent / "models"


def found(text: str, own: Path | None = None) -> Findings:
    article = Article(article_id(text), text, "en", "a.txt", 1)
    return extract(article, load("en"), ontology(own))


def facts(text: str, own: Path | None = None) -> set[tuple[str | None, str, str | None]]:
    findings = found(text, own)
    names = [chain.name for chain in findings.chains]
    return {(names[r.subject.chain] if r.subject else None, r.relation, names[r.object.chain] if r.object else None) for r in findings.relations}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Maria Okafor (born 12 May 1950 in Leeds) is a Canadian chemist.", ("Maria Okafor", "CITIZEN_OF", "Canada")),
        ("Anna Kovach grew up in Toledo and graduated from Ohio State University.", ("Anna Kovach", "EDUCATED_AT", "Ohio State University")),
        ("Peter Lund married the painter Clara Holm in 1921.", ("Peter Lund", "SPOUSE_OF", "Clara Holm")),
    ],
)
def test_a_fact_between_two_names_is_stated(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(text)


def test_each_pair_has_one_statement_of_a_relation() -> None:
    findings = found("Peter Lund, the husband of the painter Clara Holm, was born in Oslo in 1921.")
    ends = [(r.relation, frozenset((r.subject.chain, r.object.chain))) for r in findings.relations if r.subject and r.object]
    assert len(ends) == len(set(ends))


@pytest.mark.parametrize("verb", ["sued", "criticized", "bought", "praised", "visited", "attacked", "argued with", "invested in", "joined"])
def test_who_deals_with_a_company_did_not_found_it(verb: str) -> None:
    kinds = {kind for _, kind, _ in facts(f"Tom Lee {verb} Acme Corp. in May.")}
    assert not kinds & {"FOUNDED", "WORKS_FOR", "CEO_OF"}


def test_what_is_denied_is_not_asserted() -> None:
    relations = found("Peter Lund never married the painter Clara Holm.").relations
    assert all(r.negated for r in relations if r.relation == "SPOUSE_OF")


def test_evidence_quotes_the_article() -> None:
    text = "Maria Okafor (born 12 May 1950 in Leeds) is a Canadian chemist who lives in Paris."
    findings = found(text)
    assert findings.relations
    for relation in findings.relations:
        e = relation.evidence
        assert e.predicate
        assert all(e.start <= a < b <= e.end for a, b in e.predicate)
        for argument, span in ((relation.subject, e.subject), (relation.object, e.object)):
            assert argument is None or span == (argument.start, argument.end)


def test_a_relation_that_a_users_ontology_takes_over_gets_the_users_name(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[HAS_PASSPORT_OF]\ndefinition = "is a national of a state"\nen = ["national of", "citizen of"]\nroles_en = ["national", "citizen"]\n')
    text = "Maria Okafor (born 12 May 1950 in Leeds) is a Canadian chemist."
    assert not any(relation == "CITIZEN_OF" for _, relation, _ in facts(text, own))


def test_relative_pronouns_are_mentions_of_what_they_stand_for() -> None:
    findings = found("Karl Benn is a skater who lives in Graz.")
    karl = next(c for c in findings.chains if c.name == "Karl Benn")
    assert "who" in [m.text for m in karl.mentions if m.kind == "pronoun"]


def test_every_property_is_known_to_the_built_in_ontology() -> None:
    types = ontology()
    for prop in PROPERTIES.values():
        assert prop.relation in types.types
        assert prop.covered <= types.types.keys()
        assert prop.relation in {
            types.relation(prop.predicate, *((o, s) if prop.turned else (s, o))) for s in KINDS for o in KINDS if fits(prop, s, o or "Time")
        }


KINDS = ("Person", "Organization", "Country", "City", "Group", None)


def test_the_weights_are_those_of_the_encoder_that_ships() -> None:
    encoder = (MODELS / "en" / "kg_reader" / "encoder.onnx").read_bytes()
    with np.load(MODELS / "relations" / "en.npz") as stored:
        assert stored["encoder"].tobytes().decode() == hashlib.sha256(encoder).hexdigest(), "run `python -m training.relations DATA`: the encoder is a new one"


def test_a_language_without_weights_has_no_classifier() -> None:
    assert classifier("uk") is None
    assert classifier("en") is not None


def test_pairs_read_together_are_what_each_is_alone() -> None:
    model = classifier("en")
    assert model is not None
    signs = list(model.number)
    places = [((0,), (4,), (1, 2), (1, 2, 3), (1,)), ((4,), (0,), (3,), (3, 2), (3,)), ((2,), (3,), (2,), (2,), (2,))]
    given = [Pair(place, own) for place, own in zip(places, ((signs[0], signs[5], "unheard of"), (signs[9],), ()), strict=True)]
    vectors = np.random.default_rng(1).normal(size=(5, 384)).astype(np.float16)
    together = model.probabilities(vectors, given)
    alone = [model.probabilities(vectors, [pair])[0] for pair in given]
    assert together.shape == (3, len(model.properties))
    np.testing.assert_allclose(together, alone, atol=1e-6)


def asked(text: str) -> set[tuple[str, str]]:
    """The pairs of words that the classifier is asked of."""
    article = Article(article_id(text), text, "en", "a.txt", 1)
    doc = annotate(article, load("en"))
    context, _, _ = understood(article, doc, ontology(), sentence_stretches(doc))
    words = context.tree.words
    return {(" ".join(words[a.start : a.end]), " ".join(words[b.start : b.end])) for own in spots(context) for a, b in likely(context, own)}


@pytest.mark.parametrize(
    ("text", "pair", "is_asked"),
    [
        ("Peter Lund met Clara Holm in Oslo.", ("Peter Lund", "Clara Holm"), False),
        ("Peter Lund met his wife, Clara Holm, in Oslo.", ("Peter Lund", "Clara Holm"), True),
        ("Peter Lund met Clara Holm in Oslo.", ("Peter Lund", "Oslo"), True),
        ("Peter Lund left Oslo on Monday.", ("Peter Lund", "Monday"), False),
        ("Peter Lund was born on Monday.", ("Peter Lund", "Monday"), True),
        ("Peter Lund (1921-1988) left Oslo early.", ("Peter Lund", "1921 - 1988"), True),
        ("Acme Corp. hired Peter Lund.", ("Acme Corp.", "Peter Lund"), False),
        ("Acme Corp. hired Peter Lund.", ("Peter Lund", "Acme Corp."), True),
        ("Acme Corp. sued its founder, Peter Lund.", ("Acme Corp.", "Peter Lund"), True),
    ],
)
def test_the_classifier_is_asked_only_of_what_a_sentence_may_tell(text: str, pair: tuple[str, str], is_asked: bool) -> None:
    assert (pair in asked(text)) is is_asked
