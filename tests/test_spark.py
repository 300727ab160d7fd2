"""A real Spark gives the bytes of the pool."""

from __future__ import annotations

import json
from pathlib import Path

from kg import flow, spark

NAMES = ("Olaf Berman", "Ursula Kern", "Anna Novak", "Piotr Lis")


def test_spark_and_the_pool_write_the_same_bytes(tmp_path: Path) -> None:
    source = tmp_path / "many.jsonl"
    lines = [{"id": name, "text": f"Minister {name} met Angela Merkel in Berlin. {name} praised the law."} for name in NAMES]
    source.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    one = flow.build([str(source)], out=tmp_path / "pool", jobs=2, page=False)
    two = flow.build([str(source)], out=tmp_path / "spark", engine=spark.engine("local[2]"), page=False)
    assert one.read == two.read == len(NAMES)
    for name in ("triples.jsonl", "entities.jsonl", "articles.jsonl"):
        assert (tmp_path / "pool" / name).read_bytes() == (tmp_path / "spark" / name).read_bytes()
    assert (tmp_path / "spark" / "triples.jsonl").stat().st_size > 0
