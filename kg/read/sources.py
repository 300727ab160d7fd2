"""Arguments of the command line -> sources, with labels that give nothing private away."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.model import digest

SUFFIXES = (".txt", ".md", ".markdown", ".jsonl", ".csv", ".parquet", ".html", ".htm", ".pdf", ".docx", ".warc")


@dataclass(frozen=True, slots=True)
class Source:
    """One file or the standard input. ``label`` is what every output shows, ``argument`` a hash of the argument; ``path`` and ``root`` never leave the reader.
    ``problem``: why there is nothing to read."""

    label: str
    path: Path | None  # None: standard input
    argument: str
    root: Path | None = field(default=None, repr=False)  # the folder given, or the file's own
    problem: str = ""

    @property
    def suffix(self) -> str:
        """The suffix of the format in small letters, without ".gz"."""
        if self.path is None:
            return ".txt"
        name = self.path.name.lower().removesuffix(".gz")
        return Path(name).suffix

    @property
    def packed(self) -> bool:
        return self.path is not None and self.path.name.lower().endswith(".gz")


def expand(arguments: Sequence[str], *, anonymous: bool = False) -> list[Source]:
    """Files, folders (recursive, sorted), globs and "-" in the order given, each file once. A path that is not there, a folder without a source and a pattern
    without a match stay in the list: reading reports them. ``anonymous``: labels are hashes with the suffix."""
    found: dict[object, Source] = {}
    labels: set[str] = set()
    for argument in arguments:
        for source in _sources(argument):
            key = os.path.realpath(source.path) if source.path is not None and not source.problem else source.label  # resolve() fails at a loop of links
            if key in found:
                continue
            label = source.label
            number = 2
            while label in labels:  # /a/news/1.txt and /b/news/1.txt
                label = f"{source.label} ({number})"
                number += 1
            labels.add(label)
            found[key] = replace(source, label=digest(label)[:12] + source.suffix) if anonymous else replace(source, label=label)
    if arguments and not found:
        shown = ", ".join(_shown(argument) for argument in arguments)
        return [Source(shown, None, digest(shown), problem=f"{shown}: README, LICENSE and articles.csv are never sources; give a file of articles.")]
    return list(found.values())


def _sources(argument: str) -> Iterator[Source]:
    if argument == "-":
        yield Source("stdin", None, "-")
        return
    path, shown = Path(argument), _shown(argument)
    hashed = digest(os.path.abspath(argument))  # noqa: PTH100  resolve() fails on a loop of links
    try:
        is_folder, is_there = path.is_dir(), path.exists() or path.is_symlink()
    except OSError as error:  # a name too long, a loop of links on older Pythons
        yield Source(shown[-80:], None, hashed, problem=f"{shown[-80:]}: cannot be opened: {error.strerror}.")
        return
    if is_folder:
        files = [Source(_label(shown, file.relative_to(path)), file, hashed, path) for file in _files(path)]
        missing = f"{shown}: the folder holds no source; expected files that end in {', '.join(SUFFIXES)}, each also with .gz."
        yield from files or [Source(shown, path, hashed, path, missing)]
    elif not is_there and glob.has_magic(argument):
        matches = sorted(m for m in glob.iglob(argument, recursive=True) if Path(m).is_file())  # noqa: PTH207  keeps relative patterns relative
        yield from (Source(_shown(m), Path(m), hashed, Path(m).parent) for m in matches if not _ignored(Path(m).name))
        if not matches:
            yield Source(shown, path, hashed, problem=f"{shown}: no file fits this pattern.")
    elif is_there and _ignored(path.name) and not path.name.startswith("."):
        return  # a shell's own glob: README, LICENSE and articles.csv are never sources
    else:
        yield Source(shown, path, hashed, path.parent)


def _files(folder: Path) -> Iterator[Path]:
    """Readable formats below a folder, sorted; links to folders are not followed, so loops cannot happen. Other files are passed over."""
    for root, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(d for d in folders if not d.startswith("."))
        for name in sorted(names):
            path = Path(root) / name
            suffix = Source(name, path, "").suffix
            if not _ignored(name) and suffix in SUFFIXES:
                yield path


def _ignored(name: str) -> bool:
    lower = name.lower()
    return lower.startswith((".", "readme", "license", "licence")) or lower == "articles.csv"


def _shown(argument: str) -> str:
    """A relative path as it was given; of an absolute one, or one that climbs out, only the last part. Control characters become "?"."""
    path = Path(argument)
    shown = path.name if path.is_absolute() or ".." in path.parts or argument.startswith("~") else path.as_posix()
    return _printable(shown) or "folder"


def _label(outer: str, inner: Path) -> str:
    shown = _printable(inner.as_posix())
    return shown if outer in {"", ".", "folder"} else f"{outer}/{shown}"


def _printable(name: str) -> str:
    """A file name that can be stored as UTF-8 and shown on a terminal."""
    return "".join(c if c.isprintable() and not "\ud800" <= c <= "\udfff" else "?" for c in name)
