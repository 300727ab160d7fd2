"""The kernel and the pool: rows of plain columns, the same from both; a worker that dies costs one article at most."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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


def test_relation_types_that_changed_between_two_builds_of_one_program_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = '[{}]\ndefinition = "saw somebody"\nen = ["meet"]\n'
    (tmp_path / "other").mkdir()
    places = ((tmp_path, "FIRST"), (tmp_path, "SECOND"), (tmp_path / "other", "THIRD"))  # written, changed, and of the same name in another folder
    for stamp, (folder, name) in enumerate(places, 1):
        (folder / "own.toml").write_text(table.format(name), encoding="utf-8")
        os.utime(folder / "own.toml", ns=(stamp, stamp))
        monkeypatch.chdir(folder)
        (row,) = kernel.run(articles()[:1], {}, "own.toml")
        assert f'"{name}"' in (row.findings or b"").decode()


def test_a_file_of_relation_types_that_is_missing_fails_the_article_in_words() -> None:
    (row,) = kernel.run(articles()[:1], {}, "nowhere.toml")
    assert row.findings is None
    assert "nowhere.toml" in (row.failure or "")
    assert "fault of kg" not in (row.failure or "")


def test_the_pool_gives_the_rows_of_the_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "BATCH", 10)  # a batch an article
    found = list(workers.rows(articles(), models={}, ontology=None, jobs=2))
    assert {row for _, row in found} == set(kernel.run(articles(), {}, None))
    assert all(article.id == row.article for article, row in found)


def test_a_script_that_builds_when_it_is_imported_is_told_so(tmp_path: Path) -> None:
    """Each worker imports the script first; without the guard it would build there again. Memory has nothing to do with it."""
    (tmp_path / "a.txt").write_text("\n\n".join(TEXTS[:2]))
    (tmp_path / "script.py").write_text('import kg\nprint(len(kg.build(["a.txt"], jobs=2).articles))\n')
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run([sys.executable, "script.py"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 1
    assert done.stderr.count("Traceback") == 1, done.stderr
    last = done.stderr.splitlines()[-1]
    assert 'under if __name__ == "__main__"' in last
    assert "jobs=1" in last
