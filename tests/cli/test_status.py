"""kg status: every article, what became of it, and sums that close."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kg


@pytest.fixture
def read(kg: Kg, news: Path) -> Kg:
    """After a build of two articles, one that failed and one in a language that is not read."""
    (news / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    (news / "thai.txt").write_text("นายกรัฐมนตรีไทยลงนามสนธิสัญญากับรัสเซีย", encoding="utf-8")
    kg("build", "news", "--no-page")
    return kg


def test_articles_failures_and_sums_are_listed(read: Kg) -> None:
    said = read("status").stdout
    assert "from 2 of 2 sentences; news/one.txt #1" in said
    assert "FAILED: news/bad.txt" in said
    assert "skipped: news/thai.txt" in said
    assert "kg remove SOURCE forgets it" in said
    assert "account: 4 given = 2 read + 1 failed + 1 skipped\n" in said
    assert "2 articles, 1 failed, 1 skipped, 0 removed\n" in said


def test_only_what_failed(read: Kg) -> None:
    said = read("status", "--failed").stdout
    assert "FAILED: news/bad.txt" in said
    assert "one.txt" not in said


def test_a_removed_article_is_listed_with_the_way_back(read: Kg) -> None:
    article = next(line[:8] for line in read("status").stdout.splitlines() if "  en  " in line)
    read("remove", article)
    said = read("status").stdout
    assert f"removed: {article}  " in said
    assert f"(kg remove --undo {article})" in said
    assert "= 1 read + 1 failed + 1 skipped + 1 removed" in said


def test_json_has_a_line_an_article_a_failure_and_the_sums(read: Kg) -> None:
    *rows, sums = (json.loads(line) for line in read("status", "--json").stdout.splitlines())
    assert sorted(row["places"] for row in rows if "article" in row) == [["news/one.txt #1"], ["news/two.txt #1"]]
    assert {(row["source"], row["skipped"]) for row in rows if "reason" in row} == {("news/bad.txt", False), ("news/thai.txt", True)}
    assert sums["closed"] is True
    assert sums["account"] == {"given": 4, "read": 2, "failed": 1, "skipped": 1, "removed": 0}
    assert len(sums["builds"]) == 1
