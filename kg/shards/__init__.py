"""What a cluster reads and finds, as Parquet on storage that all its machines see: one file a shard, written beside its place and renamed when it is whole.

A shard is a large file, or those small files of a build whose labels hash alike. The name of its file holds a fingerprint of the sources (label, size, time of
change) and of everything that decides what is found in them, so a file that is there is done, and a killed job goes on with those that are missing.
``manifest.json`` says which files the last job is made of. Nothing in them is a path. Needs the extra ``kg[spark]`` or ``kg[parquet]``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import SourceError, UsageError
from kg.kernel import Row
from kg.model import Article, Failure, Metadata, digest
from kg.read import Source

Item = Article | Failure | Row
"""What a source gives: articles, each followed by what was found in it, and what could not be read."""
Reading = tuple[Source, Iterable[Item]]

VERSION = 1
LARGE = 8_000_000  # bytes from which a file is a shard of its own
BUCKET = 2  # hexadecimal digits: at most 256 shards of small files


@dataclass(frozen=True, slots=True)
class How:
    """What decides what is found. ``ontology``: a file of relation types that executors see, ``kinds`` its fingerprint; ``pipelines``: language ->
    fingerprint. ``graph`` and ``copies`` are only kept in the manifest, for whoever makes the graph of the shards."""

    split: str
    metadata: Metadata
    models: Mapping[str, str]
    ontology: str | None
    kinds: str
    pipelines: Mapping[str, str]
    graph: str = "news"
    copies: bool = True

    @property
    def fingerprint(self) -> str:
        return digest(VERSION, self.split, self.metadata, self.kinds, json.dumps(dict(self.pipelines), sort_keys=True))


@dataclass(frozen=True, slots=True)
class Shard:
    name: str
    file: Path
    sources: tuple[Source, ...]

    @property
    def done(self) -> bool:
        return self.file.is_file()


def plan(sources: Sequence[Source], how: How, folder: Path) -> list[Shard]:
    """The shards of a build, in the order of their names. Raises UsageError for the standard input, which no other machine can read."""
    groups: dict[str, list[tuple[Source, object]]] = {}
    for source in sources:
        if source.path is None and not source.problem:
            raise UsageError("the standard input cannot be read on a cluster; give files that all its machines see, or leave out --engine spark")
        size = state = None
        if source.path is not None and source.path.is_file():
            found = source.path.stat()
            size, state = found.st_size, (found.st_size, found.st_mtime_ns)
        # the executor's working folder is another one; articles.csv is looked for beside the file
        placed = replace(source, path=source.path and source.path.absolute(), root=source.root and source.root.absolute())
        name = f"file-{digest(source.label)}" if (size or 0) >= LARGE else f"small-{digest(source.label)[:BUCKET]}"
        groups.setdefault(name, []).append((placed, (source.label, source.problem, state, _table(placed))))
    return [
        Shard(name, folder / f"{name}-{digest(how.fingerprint, *(state for _, state in group))}.parquet", tuple(source for source, _ in group))
        for name, group in sorted(groups.items())
    ]


def _table(source: Source) -> tuple[object, ...]:
    """The metadata that articles.csv gives: a part of what decides what a shard holds."""
    from kg.read.metadata import beside

    try:
        return tuple(sorted(beside(source).items(), key=str))
    except SourceError as error:
        return (str(error),)
