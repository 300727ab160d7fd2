"""The parser's doubt of an arc is a sign of the confidence of what rests on that arc, and of nothing else."""

from __future__ import annotations

import pytest

from kg import ontology
from kg.extract import read
from kg.extract.annotate import annotate, load
from kg.model import Article, Block, article_id

TEXT = "The bank financed the rebels. The army captured the town."


def confidences(doubted: dict[str, float], *, silent: bool = False) -> dict[str, float]:
    """Predicate -> confidence, where the arcs of these words have these probabilities and all others 1; or a pipeline says nothing of its arcs."""
    article = Article(article_id(TEXT), TEXT, "en", "test", 1, blocks=(Block("paragraph", 0, len(TEXT)),))
    doc = annotate(article, load("en"))
    if silent:
        del doc.user_data["kg"]["arc"]
    else:
        doc.user_data["kg"]["arc"][:] = [doubted.get(token.text, 1.0) for token in doc]
    return {r.predicate: r.confidence for r in read(article, doc, ontology.load()).relations}


@pytest.mark.parametrize(("probability", "share"), [(1.0, 1.0), (0.97, 0.98 / 1.04), (0.4, 0.95 / 1.04)])
def test_a_doubted_end_makes_its_own_statement_less_sure(probability: float, share: float) -> None:
    sure, now = confidences({}), confidences({"rebels": probability})
    assert set(now) == {"finance", "capture"}
    assert now["finance"] == pytest.approx(sure["finance"] * share, abs=2e-4)
    assert now["capture"] == sure["capture"]


def test_words_that_the_statement_does_not_rest_on_may_be_doubted() -> None:
    assert confidences({"The": 0.2, "financed": 0.2, "captured": 0.2, ".": 0.2}) == confidences({})


def test_a_pipeline_that_does_not_say_how_sure_it_is_changes_nothing() -> None:
    now, sure = confidences({}, silent=True), confidences({})
    assert all(now[predicate] == pytest.approx(sure[predicate] / 1.04, abs=2e-4) for predicate in sure)
