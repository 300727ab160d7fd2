"""The kernel and the pool: rows of plain columns, the same from both; a worker that dies costs one article at most."""

from __future__ import annotations

import msgspec
import pytest

from kg import kernel, workers
from kg.model import Article, Findings, article_id

TEXTS = ("Angela Merkel met Emmanuel Macron in Paris.", "The company bought Siemens in March.", "Путін підписав договір.")


def articles() -> list[Article]:
    return [Article(article_id(text), text, "uk" if "П" in text else "en", "a.jsonl", n) for n, text in enumerate(TEXTS, 1)]


def test_the_kernel_gives_a_row_an_article_that_decodes_to_its_findings() -> None:
    found = kernel.run(articles(), {}, None)
    assert [row.article for row in found] == [a.id for a in articles()]
    for row in found:
        assert row.failure is None
        assert msgspec.json.decode(row.findings or b"", type=Findings).article == row.article


def test_findings_follow_from_the_article_whatever_stands_beside_it_in_the_batch() -> None:
    together = set(kernel.run(articles(), {}, None))
    assert {row for article in reversed(articles()) for row in kernel.run([article], {}, None)} == together


def test_a_pipeline_that_is_missing_fails_its_articles_and_no_other() -> None:
    rows = kernel.run(articles(), {"uk": "no_such_pipeline"}, None)
    assert [row.failure is None for row in rows] == [True, True, False]
    assert "no_such_pipeline" in (rows[2].failure or "")


def test_the_pool_gives_the_rows_of_the_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "BATCH", 10)  # a batch an article
    found = list(workers.rows(articles(), models={}, ontology=None, jobs=2))
    assert {row for _, row in found} == set(kernel.run(articles(), {}, None))
    assert all(article.id == row.article for article, row in found)
