"""Arguments of the command line -> sources, with labels that give nothing private away."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = (".txt", ".md", ".markdown", ".jsonl", ".csv", ".html", ".htm")
EXTRAS = {".pdf": "pdf", ".docx": "docx", ".warc": "warc"}


@dataclass(frozen=True, slots=True)
class Source:
    """One file or the standard input. ``label`` is what every output shows; ``path`` never leaves the reader."""

    label: str
    path: Path | None  # None: standard input
    argument: str

    @property
    def suffix(self) -> str:
        """The suffix of the format, without ".gz"."""
        if self.path is None:
            return ".txt"
        suffixes = [s.lower() for s in self.path.suffixes]
        if suffixes[-1:] == [".gz"]:
            suffixes.pop()
        return suffixes[-1] if suffixes else ""

    @property
    def packed(self) -> bool:
        return self.path is not None and self.path.suffix.lower() == ".gz"


def expand(arguments: Sequence[str], *, anonymous: bool = False) -> list[Source]:
    """Files, folders (recursive), globs and "-" in the order given, each file once. A path that is not there stays in the list: reading reports it."""
    found: dict[object, Source] = {}
    for argument in arguments:
        for source in _sources(argument):
            key = source.path.resolve() if source.path is not None else "-"
            if key not in found:
                label = hashlib.sha256(source.label.encode("utf-8", "surrogatepass")).hexdigest()[:12] if anonymous else source.label
                found[key] = Source(label, source.path, _shown(source.argument))
    return list(found.values())


def _sources(argument: str) -> Iterator[Source]:
    if argument == "-":
        yield Source("stdin", None, "-")
        return
    path = Path(argument)
    if path.is_dir():
        yield from (Source(_label(argument, file), file, argument) for file in _files(path))
    elif not path.exists() and glob.has_magic(argument):
        matches = sorted(m for m in glob.iglob(argument, recursive=True) if Path(m).is_file())  # noqa: PTH207  keeps relative patterns relative
        yield from (Source(_shown(m), Path(m), argument) for m in matches if not _ignored(Path(m).name))
        if not matches:
            yield Source(_shown(argument), path, argument)
    else:
        yield Source(_shown(argument), path, argument)


def _files(folder: Path) -> Iterator[Path]:
    """Readable formats below a folder, sorted; links to folders are not followed, so loops cannot happen."""
    for root, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(d for d in folders if not d.startswith("."))
        for name in sorted(names):
            path = Path(root) / name
            suffix = Source(name, path, "").suffix
            if not _ignored(name) and (suffix in SUFFIXES or suffix in EXTRAS):
                yield path


def _ignored(name: str) -> bool:
    lower = name.lower()
    return lower.startswith((".", "readme", "license", "licence")) or lower == "articles.csv"


def _shown(argument: str) -> str:
    """A relative path as it was given; of an absolute one, or one that climbs out, only the last part."""
    path = Path(argument)
    return path.name if path.is_absolute() or ".." in path.parts else path.as_posix()


def _label(argument: str, file: Path) -> str:
    folder = Path(argument)
    inner = file.relative_to(folder).as_posix()
    outer = _shown(argument)
    return inner if outer in {"", "."} else f"{outer}/{inner}"
