"""What cannot be read is a value that says where, what was found and the way out; the other articles are unharmed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.model import Article, Failure, Metadata
from kg.read import expand, read_source

TEXT = "WASHINGTON (AP) -- The government said on Tuesday that it would sign the treaty with the other states of the region."


def read(path: Path, data: bytes | None = None) -> list[Article | Failure]:
    if data is not None:
        path.write_bytes(data)
    return [item for source in expand([str(path)]) for item in read_source(source)]


FAILURES = {
    "empty": ("a.txt", b"", "is empty"),
    "blank": ("a.txt", b"\xef\xbb\xbf \n\n", "is empty"),
    "binary": ("a.txt", bytes(range(256)), "is binary"),
    "control characters": ("a.txt", b"\x01\x02abc" * 50, "is binary"),
    "a PDF in disguise": ("a.txt", b"%PDF-1.4 ...", "is a PDF"),
    "not UTF-8": ("a.txt", b"The end of the \xe9poque", "offset 15"),
    "a damaged archive": ("a.txt.gz", gzip.compress(TEXT.encode())[:-9], "damaged"),
    "no archive": ("a.txt.gz", TEXT.encode(), "damaged"),
    "an archive bomb": ("a.txt.gz", gzip.compress(b"a" * 40_000_000), "200 times"),
    "a bomb of records": ("a.jsonl.gz", gzip.compress(b"a" * 40_000_000), "200 times"),
    "an unknown suffix": ("a.xyz", b"x", ".jsonl"),
    "a PDF": ("a.pdf", b"%PDF-1.4", ".pdf"),
    "a table without texts": ("a.csv", b"id,Title,Body\n1,2,3\n", "found id, title, body"),
    "a table with a line too long": ("a.csv", b"text\n" + b"x" * 9_000_000, "longer than 8 MB"),
    "a page without an article": ("a.html", b"<html></html>", "no article"),
    "a page nested too deep": ("a.html", b"<div>" * 100_000, "nested deeper"),
    "a line too long": ("a.jsonl", b'"' + b"x" * 9_000_000, "line 1"),
    "an article too large": ("a.txt", b"the of " * 300_000, "2,000,000"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_failure_says_what_was_found(name: str, tmp_path: Path) -> None:
    file, data, words = FAILURES[name]
    (found,) = read(tmp_path / file, data)
    assert isinstance(found, Failure)
    assert words in found.reason
    assert found.source == file
    assert not found.skipped
    assert str(tmp_path) not in found.reason


def test_missing_path_folder_without_sources_and_links_in_a_loop(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    for name, words in (("gone.txt", "no such file"), ("empty", "no source"), ("loop.txt", "link"), ("*.nope", "pattern")):
        (found,) = read(tmp_path / name)
        assert isinstance(found, Failure)
        assert words in found.reason
        assert str(tmp_path) not in found.reason


def test_another_language_is_skipped_and_said(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.txt", "นายกรัฐมนตรีไทยลงนามสนธิสัญญากับรัสเซีย".encode())
    assert isinstance(found, Failure)
    assert found.skipped
    assert "Thai" in found.reason


def test_bad_lines_leave_the_others_unharmed(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT, "published": "June 19, 2024", "publisher": "VOA", "url": "http://x/y", "title": "T"})
    lines = [
        good,
        "{bad",
        '{"txt": 1}',
        "[" * 50_000,
        json.dumps({"text": TEXT, "published": "03/04/2024"}),
        '{"text": ""}',
        json.dumps({"text": TEXT + " It ended."}),
    ]
    found = read(tmp_path / "a.jsonl", "\n".join(lines).encode())
    assert [isinstance(item, Article) for item in found] == [True, False, False, False, False, False, True]
    assert [item.ordinal for item in found] == list(range(1, 8))
    first = found[0]
    assert isinstance(first, Article)
    assert (first.title, first.published, first.publisher, first.url, first.start) == ("T", "2024-06-19", "VOA", "http://x/y", None)
    assert "line 2" in found[1].reason if isinstance(found[1], Failure) else False


def test_date_for_all_articles_must_be_one(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    with pytest.raises(UsageError, match="ambiguous"):
        list(read_source(expand([str(file)])[0], metadata=Metadata(published="03/04/2024")))
