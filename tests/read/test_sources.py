"""Arguments -> sources, and what is read of each format."""

from __future__ import annotations

import gzip
import io
import json
import sys
import tracemalloc
from pathlib import Path

import pytest

from kg.model import Article, Metadata
from kg.read import expand, read_source

TEXT = "WASHINGTON (AP) -- The government said on Tuesday that it would sign the treaty with the other states of the region."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner = tmp_path / "news" / "june"
    inner.mkdir(parents=True)
    for name in ("b.txt", "a.txt", "README.md", "LICENSE.txt", "photo.jpg", ".hidden.txt"):
        (inner / name).write_text(f"{TEXT} {name}", encoding="utf-8")
    (inner / "c.txt.gz").write_bytes(gzip.compress(f"{TEXT} Packed.".encode()))
    (inner / "up").symlink_to(tmp_path / "news")
    (tmp_path / "news" / "articles.csv").write_text('source,ordinal,published,title,publisher,url\njune/a.txt,1,"June 19, 2024",Mine,VOA,\n', encoding="utf-8")
    return tmp_path / "news"


def articles(*arguments: str, metadata: Metadata | None = None) -> list[Article]:
    return [a for source in expand(arguments) for a in read_source(source, metadata=metadata) if isinstance(a, Article)]


def test_folder_is_read_in_order_without_readme_licence_and_tables(folder: Path) -> None:
    assert [a.source for a in articles(str(folder))] == ["news/june/a.txt", "news/june/b.txt", "news/june/c.txt.gz"]


def test_labels_are_relative_and_hashes_when_anonymous(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert [s.label for s in expand(["news/june/*.txt"])] == ["news/june/a.txt", "news/june/b.txt"]
    assert [s.label for s in expand(["news/june/a.txt", "./news/june/a.txt"])] == ["news/june/a.txt"]
    for source in expand([str(folder)], anonymous=True) + expand([str(folder)]):
        assert str(folder) not in f"{source.label} {source.argument}"
    assert all("june" not in s.label for s in expand([str(folder)], anonymous=True))


def test_two_folders_of_one_name_keep_their_files_apart(tmp_path: Path) -> None:
    for parent in ("x", "y"):
        (tmp_path / parent / "news").mkdir(parents=True)
        (tmp_path / parent / "news" / "1.txt").write_text(TEXT, encoding="utf-8")
    labels = [s.label for s in expand([str(tmp_path / "x" / "news"), str(tmp_path / "y" / "news")])]
    assert len(set(labels)) == 2


def test_metadata_of_the_table_comes_before_that_for_all_and_the_text_last(folder: Path) -> None:
    first, second, _ = articles(str(folder), metadata=Metadata(published="2024-01-02"))
    assert (first.title, first.published, first.publisher) == ("Mine", "2024-06-19", "VOA")
    assert (second.published, second.publisher) == ("2024-01-02", "AP")


def test_bom_is_dropped_and_the_text_is_a_slice(tmp_path: Path) -> None:
    source = f"{TEXT}\r\n\r\nIt ended in the evening, the officials said.\r\n"
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + source.encode())
    (found,) = articles(str(tmp_path / "a.txt"))
    assert found.text == source[found.start : found.end] == source.strip()


def test_the_standard_input_is_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (found,) = articles("-")
    assert (found.text, found.source) == (TEXT, "stdin")


def test_the_head_of_a_markdown_file_says_when_and_where_it_was_published(tmp_path: Path) -> None:
    head = "---\ntitle: 'A treaty'\ndate: June 19, 2024\nSource: VOA\nlink: http://example.org/1\ntags: [a, b]\nempty:\n---\n"
    (tmp_path / "a.md").write_text(f"{head}{TEXT}\n", encoding="utf-8")
    (found,) = articles(str(tmp_path / "a.md"))
    assert (found.title, found.published, found.publisher, found.url) == ("A treaty", "2024-06-19", "VOA", "http://example.org/1")
    assert found.text == TEXT


def test_csv_html_and_markdown(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,title,text,published\n1,T,"The president said\nit was the best of days.",19.06.2024\n', encoding="utf-8")
    (tmp_path / "b.html").write_text(
        '<html><head><title>Leaders sign treaty</title><meta property="og:site_name" content="Example">'
        '<meta property="article:published_time" content="2024-06-19T10:00:00Z">'
        f"</head><body><nav>Menu</nav><article><h1>Leaders sign treaty</h1><p>{TEXT}</p><p>{TEXT}</p></article></body></html>",
        encoding="utf-8",
    )
    (tmp_path / "c.md").write_text(f"---\ntitle: Mine\ndate: 2024-06-19\n---\n# The leaders sign\n\n{TEXT}\n\n## Details\n\n{TEXT[19:]}\n", encoding="utf-8")
    found = articles(str(tmp_path))
    assert [(a.title, a.published) for a in found] == [("T", "2024-06-19"), ("Leaders sign treaty", "2024-06-19"), ("Mine", "2024-06-19")]
    assert found[1].publisher == "Example"
    assert [b.kind for b in found[2].blocks] == ["byline", "title", "dateline", "paragraph", "crosshead", "paragraph"]


def test_records_are_read_in_constant_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"text": f"{TEXT} The number of the day is {n}. " + "It went on. " * 150}) + "\n" for n in range(800))
    (source,) = expand([str(path)])
    next(iter(read_source(source)))  # word lists are loaded
    tracemalloc.start()
    try:
        count = sum(isinstance(item, Article) for item in read_source(source))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 800
    assert peak < 300_000 < path.stat().st_size / 5
