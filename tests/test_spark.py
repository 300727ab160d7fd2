"""A real Spark gives the bytes of the pool."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg import flow, spark
from kg.errors import PipelineError

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


def test_executors_read_the_files_and_a_killed_job_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in NAMES:
        record = {"text": f"Minister {name} met Angela Merkel in Berlin. {name} praised the law.", "published": "2024-06-19"}
        (folder / f"{name.split()[0]}.jsonl").write_text(json.dumps(record) + "\n{broken\n", encoding="utf-8")
    plain = flow.build([str(folder)], out=tmp_path / "plain", page=False)
    command = ["build", str(folder), "--no-page", "--out", str(tmp_path / "out"), "--engine", "spark", "--master", "local[1]"]
    place = tmp_path / "out" / "shards"
    running = subprocess.Popen([sys.executable, "-c", "from kg.cli import main; main()", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 240
        while not (done := list(place.glob("*.parquet"))) and running.poll() is None and time.monotonic() < end:
            time.sleep(0.01)
    finally:
        running.kill()
        running.wait()
    assert done, "no shard was written"
    kept = {file: file.stat().st_mtime_ns for file in place.glob("*.parquet")}
    made = flow.build([str(folder)], out=tmp_path / "out", cluster=spark.cluster("local[2]", place), page=False)
    assert len(list(place.glob("*.parquet"))) == len(NAMES)
    assert {file: file.stat().st_mtime_ns for file in kept} == kept
    assert made.account == plain.account
    for name in ("triples.jsonl", "entities.jsonl", "articles.jsonl"):
        assert (tmp_path / "plain" / name).read_bytes() == (tmp_path / "out" / name).read_bytes()
    told = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
    assert [(row["articles"], row["failed"], row["done"]) for row in told["shards"]] == [(1, 1, True)] * len(NAMES)


def test_a_task_that_fails_for_good_says_why_and_keeps_what_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Minister Olaf Berman met Angela Merkel in Berlin.", encoding="utf-8")
    monkeypatch.setattr("kg.fingerprints.pipeline", lambda language, model=None: "of another version")  # in the driver only
    with pytest.raises(PipelineError, match=r"0 of 1 shards done.*another version of kg"):
        flow.build([str(tmp_path / "a.txt")], out=tmp_path / "out", cluster=spark.cluster("local[1]", tmp_path / "shards"), page=False)
    assert [file.name for file in (tmp_path / "shards").iterdir()] == ["manifest.json"]
