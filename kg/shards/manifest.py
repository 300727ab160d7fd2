"""manifest.json: which files a job is made of, for whoever makes the graph of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from kg.errors import FormatError, NotFound
from kg.formats.atomic import write_text
from kg.model import Metadata
from kg.shards import VERSION, How, Shard
from kg.shards.parquet import counts

MANIFEST = "manifest.json"


def note(folder: Path, shards: Sequence[Shard], how: How) -> None:
    """Write the manifest: which files a job is made of, and which of them are there. Raises FormatError."""
    rows = []
    for shard in shards:
        row: dict[str, object] = {"shard": shard.name, "file": shard.file.name, "sources": len(shard.sources), "done": shard.done}
        if shard.done:
            row |= counts(shard.file)
        rows.append(row)
    about = {
        "version": VERSION,
        "fingerprint": how.fingerprint,
        "pipelines": dict(how.pipelines),
        "ontology": how.kinds,
        "graph": how.graph,
        "copies": how.copies,
    }
    write_text(folder / MANIFEST, json.dumps({**about, "shards": rows}, indent=1, ensure_ascii=False) + "\n")


def noted(folder: Path) -> tuple[list[Shard], How]:
    """The shards of a job that has ended. Raises NotFound where there is none or files are missing, FormatError where the manifest is none."""
    path = folder / MANIFEST
    if not path.is_file():
        raise NotFound(f"there is no {MANIFEST} in {folder.name}; give the folder that kg build --engine spark --shards filled")
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        files = [(str(row["shard"]), Path(str(row["file"])).name) for row in told["shards"]]
        how = How("auto", Metadata(), {}, None, str(told["ontology"]), dict(told["pipelines"]), str(told["graph"]), bool(told["copies"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FormatError(f"{MANIFEST} in {folder.name} is none that kg wrote ({type(error).__name__}); run the job again") from error
    shards = [Shard(name, folder / file, ()) for name, file in files]
    missing = sum(not shard.done for shard in shards)
    if missing:
        raise NotFound(f"{missing} of {len(shards)} shards are missing in {folder.name}: the job has not ended; the same kg build goes on with them")
    return shards, how
