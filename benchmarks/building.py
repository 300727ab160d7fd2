"""What ``kg build`` writes for a set of texts: given as a folder, or built here into one that vanishes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any


@contextmanager
def built(texts: Sequence[Path], exports: Path | None = None) -> Iterator[Path]:
    """A folder with triples.jsonl, entities.jsonl and articles.jsonl of the texts, each text one article."""
    if exports is not None:
        yield exports
        return
    from kg import flow

    with TemporaryDirectory() as folder:
        flow.build([str(path) for path in texts], out=folder, split="never", page=False)
        yield Path(folder)


@contextmanager
def built_from(texts: Mapping[str, str]) -> Iterator[Path]:
    """The same for texts that stand in no files of their own; ``source`` of an article is "NAME.txt"."""
    with TemporaryDirectory() as folder:
        paths = []
        for name, text in texts.items():
            path = Path(folder) / f"{name}.txt"
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        with built(paths) as out:
            yield out


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)
