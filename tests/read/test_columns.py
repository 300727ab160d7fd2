"""Parquet sources."""

from __future__ import annotations

import gzip
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kg.model import Article, Failure
from kg.read import expand, read_source

TEXT = "The government of Norway said on Tuesday that it would sign the treaty with the other states of the region."


def read(path: Path) -> list[Article | Failure]:
    return [item for source in expand([str(path)]) for item in read_source(source)]


@pytest.mark.parametrize("day", ["June 19, 2024", date(2024, 6, 19), datetime(2024, 6, 19, 23, 30, tzinfo=UTC)])
def test_rows_are_articles(day: object, tmp_path: Path) -> None:
    columns = {"text": [TEXT, None, TEXT + " It ended."], "published": [day, day, None], "title": ["T", "", None], "views": [1, 2, 3]}
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    first, second, third = read(tmp_path)
    assert isinstance(first, Article)
    assert (first.title, first.published, first.ordinal, first.start) == ("T", "2024-06-19", 1, None)
    assert isinstance(second, Failure)
    assert "article 2: is empty" in second.reason
    assert isinstance(third, Article)
    assert third.published is None


def test_what_is_no_table_of_articles_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.parquet"

    def reason() -> str:
        (found,) = read(path)
        assert isinstance(found, Failure)
        assert str(tmp_path) not in found.reason
        return found.reason

    pq.write_table(pa.table({"body": [TEXT]}), path)
    assert 'no column "text" of texts; found body (string)' in reason()
    pq.write_table(pa.table({"text": [1]}), path)
    assert "found text (int64)" in reason()
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), path)
    assert "holds no row" in reason()
    path.write_bytes(b"PAR1 and no more")
    assert "is no Parquet file" in reason()
    path.write_bytes(b"")
    assert "is no Parquet file" in reason()
    (tmp_path / "b.parquet.gz").write_bytes(gzip.compress(b"PAR1"))
    path.unlink()
    assert "packed within" in str(read(tmp_path / "b.parquet.gz"))
    pq.write_table(pa.table({"text": [TEXT]}), path)
    monkeypatch.setattr("kg.read.columns.util.find_spec", lambda name: None)
    assert "pip install 'kg[parquet]'" in reason()


def test_a_damaged_part_ends_the_file_and_the_rows_before_it_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    texts = [f"{TEXT} It was number {n} of that year." for n in range(60)]
    pq.write_table(pa.table({"text": texts}), path, row_group_size=20, compression="gzip", use_dictionary=False, write_page_checksum=True)
    raw = bytearray(path.read_bytes())
    chunk = pq.read_metadata(path).row_group(2).column(0)
    end = chunk.data_page_offset + chunk.total_compressed_size
    raw[end - 60 : end - 20] = b"\xff" * 40
    path.write_bytes(bytes(raw))
    found = read(path)
    assert [item.ordinal for item in found if isinstance(item, Article)] == list(range(1, len(found)))
    assert len(found) > 20
    assert isinstance(found[-1], Failure)
    assert "rows before it were read" in found[-1].reason
