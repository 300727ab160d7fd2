"""What cannot be read is a value that says where, what was found and the way out; the other articles are unharmed."""

from __future__ import annotations

import csv
import errno
import gzip
import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

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
    "no records": ("a.jsonl", b"\n\n", "is empty, a JSON object a line"),
    "a record that is no object": ("a.jsonl", b"[1, 2]", "found a list"),
    "a record that is not UTF-8": ("a.jsonl", b'{"text": "\xe9poque"}', "offset 10"),
    "records in UTF-16": ("a.jsonl", '{"text": "x"}'.encode("utf-16"), "is in UTF-16"),
    "a table that holds no row": ("a.csv", b"text,title\n", "a header and no record"),
    "a table that is not UTF-8": ("a.csv", b"text\n\xe9poque\n", "offset 5"),
    "a head with a date that is none": ("a.md", f"---\ndate: 31.02.2024\n---\n{TEXT}".encode(), "does not exist"),
    "a folder's name with a file's suffix and a date that is none": ("a.csv", b"text,published\nA text.,03/04/2024\n", "ambiguous"),
    "a table that breaks off within its header": ("a.csv", b'text,"' + b"x" * 9_000_000, "longer than 8 MB"),
    "UTF-16 cut in a letter": ("a.txt", b"\xff\xfeT\x00h\x00e", "UTF-16"),
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


def test_a_name_that_is_too_long_and_a_device_are_told(tmp_path: Path) -> None:
    for name, words in (("x" * 300 + ".txt", "cannot be opened|no such file|name too long"), ("/dev/null", "is no regular file")):
        (found,) = read(tmp_path / name)  # an absolute name stays what it is
        assert isinstance(found, Failure)
        assert re.search(words, found.reason, re.IGNORECASE)


def test_files_about_a_folder_are_no_sources_even_when_named(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(TEXT, encoding="utf-8")
    (found,) = read(tmp_path / "README.md")
    assert isinstance(found, Failure)
    assert "README.md: README, LICENSE and articles.csv are never sources" in found.reason


TABLES = {
    "no column of sources": (b"file,published\na.txt,2024-06-19\n", 'no column "source"; found file, published'),
    "nothing": (b"", "found nothing"),
    "an ordinal that is none": (b"source,ordinal\na.txt,first\n", "line 2: the ordinal 'first' is no number"),
    "a date that is none": (b"source,published\na.txt,June 31\n", 'line 2: "June 31" is not a date'),
    "not UTF-8": (b"source,title\na.txt,\xe9poque\n", "is not valid UTF-8 (byte 0xe9)"),
    "no CSV": (b'source,title\na.txt,"' + b"x" * 9_000_000, "is no CSV"),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_articles_that_cannot_be_read_is_told(name: str, tmp_path: Path) -> None:
    table, words = TABLES[name]
    (tmp_path / "articles.csv").write_bytes(table)
    (found,) = read(tmp_path / "a.txt", TEXT.encode())
    assert isinstance(found, Failure)
    assert words in found.reason


def test_the_bound_of_a_cell_is_the_readers_own_and_not_the_process_s(tmp_path: Path) -> None:
    """Whoever else uses csv in this process neither widens it nor finds his own changed, whatever was imported or read before."""
    before = csv.field_size_limit(1 << 30)
    try:
        (tmp_path / "articles.csv").write_bytes(TABLES["no CSV"][0])
        (found,) = read(tmp_path / "a.txt", TEXT.encode())
        assert isinstance(found, Failure)
        assert csv.field_size_limit() == 1 << 30
        csv.field_size_limit(10)
        (tmp_path / "articles.csv").unlink()
        (article,) = read(tmp_path / "b.csv", f'text\n"{TEXT}"\n'.encode())
        assert not isinstance(article, Failure)
        assert csv.field_size_limit() == 10
    finally:
        csv.field_size_limit(before)


def test_a_file_and_a_table_of_too_many_bytes_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.decoding.MOST_BYTES", 100)
    (found,) = read(tmp_path / "a.txt", TEXT.encode())
    assert isinstance(found, Failure)
    assert "Split it" in found.reason
    monkeypatch.undo()
    (tmp_path / "articles.csv").write_text("source,title\na.txt,A treaty\n", encoding="utf-8")
    monkeypatch.setattr("kg.read.metadata.LARGEST", 20)
    (found,) = read(tmp_path / "a.txt")
    assert isinstance(found, Failure)
    assert found.reason.startswith("articles.csv: larger than")


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


def test_a_line_of_a_table_that_cannot_be_read_ends_it_and_the_records_before_it_are_read(tmp_path: Path) -> None:
    first, second, last = read(tmp_path / "a.csv", f'text\n"{TEXT}"\n\n"{TEXT} It ended."\n'.encode() + b"\xe9poque\n")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(last, Failure)
    assert "The 2 records before it were read" in last.reason


def test_what_the_system_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "articles.csv").write_text("source\na.txt\n", encoding="utf-8")
    sound = Path.open
    for name, error, words in (  # the table first: one that was read is kept
        ("articles.csv", OSError(errno.EIO, "Input/output error"), "articles.csv: cannot be read: Input/output error"),
        ("a.txt", PermissionError(errno.EACCES, "Permission denied"), "permission denied"),
        ("a.txt", OSError(errno.EIO, "Input/output error"), "cannot be read: Input/output error"),
        ("a.txt", IsADirectoryError(errno.EISDIR, "Is a directory"), "is a folder"),
    ):

        def refusing(path: Path, *given: Any, name: str = name, error: OSError = error, **more: Any) -> Any:
            if path.name == name:
                raise error
            return sound(path, *given, **more)

        monkeypatch.setattr(Path, "open", refusing)
        (found,) = read(tmp_path / "a.txt")
        monkeypatch.undo()
        assert isinstance(found, Failure)
        assert words in found.reason
        assert str(tmp_path) not in found.reason


def test_a_page_that_the_parser_gives_up_on_and_a_date_of_its_making_cost_no_more_than_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"<html><body><article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>".encode()
    monkeypatch.setattr("trafilatura.bare_extraction", lambda *given, **more: SimpleNamespace(text=TEXT, date="2024-13-45"))
    (found,) = read(tmp_path / "a.html", page)
    assert isinstance(found, Article)
    assert (found.published, found.title) == (None, None)

    def broken(*given: object, **more: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trafilatura.bare_extraction", broken)
    (failed,) = read(tmp_path / "a.html", page)
    assert isinstance(failed, Failure)
    assert "a.html: cannot be read as a page (RecursionError)" in failed.reason
