"""What an executor leaves: whole files, what decides their names, and what is made of them."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from kg import fingerprints, flow, formats, shards
from kg.errors import FormatError, NotFound, PipelineError, UsageError
from kg.model import Metadata, digest
from kg.ontology import load
from kg.read import Source, expand
from kg.report import Progress
from kg.shards import How, Shard, manifest, parquet

NAMES = ("Olaf Berman", "Ursula Kern", "Anna Novak", "Piotr Lis")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name.split()[1]}.txt").write_text(f"Minister {name} met Angela Merkel in Berlin. {name} praised the law.", encoding="utf-8")
    (folder / "thai.txt").write_text("นายกรัฐมนตรีไทยลงนามสนธิสัญญากับรัสเซีย", encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    record = {"text": "Minister Jan Vos met Angela Merkel in Berlin on Tuesday, the government said.", "published": "2024-06-19"}
    (folder / "wire.jsonl").write_text(json.dumps(record) + "\n{broken\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def how() -> How:
    pipelines = {language: fingerprints.pipeline(language) for language in fingerprints.LANGUAGES}
    return How("auto", Metadata(), {}, None, load(None).fingerprint, pipelines)


def written(news: Path, how: How, folder: Path) -> list[Shard]:
    planned = shards.plan(expand([str(news)]), how, folder)
    for shard in planned:
        parquet.write(shard, how)
    manifest.note(folder, planned, how)
    return planned


def test_shards_give_the_bytes_of_a_build_here_and_the_same_account(news: Path, how: How, tmp_path: Path) -> None:
    folder = tmp_path / "shards"
    written(news, how, folder)
    plain = flow.build([str(news)], out=tmp_path / "plain", page=False)

    def cluster(sources: list[Source], how: How, progress: Progress) -> object:
        return parquet.readings(shards.plan(sources, how, folder))

    made = flow.build([str(news)], out=tmp_path / "made", page=False, cluster=cluster)  # type: ignore[arg-type]
    for name in ("triples", "entities", "articles", "details"):
        assert (tmp_path / "plain" / f"{name}.jsonl").read_bytes() == (tmp_path / "made" / f"{name}.jsonl").read_bytes()
    assert made.account == plain.account
    assert made.account is not None
    assert (made.account.given, made.account.read, made.account.failed, made.account.skipped) == (8, 5, 2, 1)
    assert made.read == plain.read == 5
    assert sorted(map(str, made.failures)) == sorted(map(str, plain.failures))
    again = flow.build([str(news)], out=tmp_path / "made", page=False, cluster=cluster)  # type: ignore[arg-type]
    assert (again.read, again.new, again.run) == (0, 0, made.run)
    assert flow.of_shards(folder) == formats.load(tmp_path / "plain")


def test_a_name_changes_with_the_source_and_with_all_that_decides_what_is_found(news: Path, how: How, tmp_path: Path) -> None:
    def names(how: How = how) -> dict[str, str]:
        return {shard.name: shard.file.name for shard in shards.plan(expand([str(news)]), how, tmp_path)}

    before = names()
    assert names() == before
    for other in (replace(how, split="never"), replace(how, kinds="x"), replace(how, pipelines={"en": "x"}), replace(how, metadata=Metadata("T"))):
        assert all(names(other)[name] != file for name, file in before.items())
    os.utime(news / "Kern.txt", ns=(1, 1))
    assert sum(names()[name] != file for name, file in before.items()) == 1
    (news / "articles.csv").write_text("source,ordinal,published\nLis.txt,,2024-06-19\n", encoding="utf-8")
    changed = names()
    assert sum(changed[name] != file for name, file in before.items()) == 2


def test_large_files_are_shards_of_their_own_and_nothing_in_one_is_a_path(news: Path, how: How, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "LARGE", 100)
    planned = shards.plan(expand([str(news)]), how, tmp_path / "shards")
    alone = [shard for shard in planned if shard.name.startswith("file-")]
    assert [source.label for shard in alone for source in shard.sources] == [
        source.label for source in sorted(expand([str(news)]), key=lambda s: digest(s.label)) if source.path is not None and source.path.stat().st_size >= 100
    ]
    assert alone
    for shard in (alone[0], planned[-1]):
        parquet.write(shard, how)
        assert str(tmp_path) not in str(pq.read_table(shard.file).to_pylist())
        assert str(tmp_path).encode() not in shard.file.read_bytes()


def test_a_file_is_whole_or_absent(news: Path, how: How, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (shard, *_) = shards.plan(expand([str(news)]), how, tmp_path / "shards")

    def killed(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.kernel.run", killed)
    monkeypatch.setattr("kg.kernel.batches", lambda articles: [list(articles)])
    with pytest.raises(KeyboardInterrupt):
        parquet.write(shard, how)
    assert not list((tmp_path / "shards").iterdir())


def test_a_job_that_has_not_ended_another_file_and_another_kg_are_told(news: Path, how: How, tmp_path: Path) -> None:
    folder = tmp_path / "shards"
    with pytest.raises(NotFound, match="manifest"):
        flow.of_shards(tmp_path)
    planned = written(news, how, folder)
    planned[0].file.write_bytes(b"PAR1 and nothing")
    with pytest.raises(FormatError, match="delete it"):
        flow.of_shards(folder)
    planned[0].file.unlink()
    with pytest.raises(NotFound, match=f"1 of {len(planned)} shards"):
        flow.of_shards(folder)
    (folder / "manifest.json").write_text("[]", encoding="utf-8")
    with pytest.raises(FormatError, match="none that kg wrote"):
        flow.of_shards(folder)
    with pytest.raises(PipelineError, match="another version"):
        parquet.write(planned[0], replace(how, pipelines={"en": "0123"}))
    with pytest.raises(UsageError, match="standard input"):
        shards.plan(expand(["-"]), how, folder)
