"""What an analysis depends on, as sixteen hexadecimal digits: other ones mean that an article is read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import metadata, resources
from pathlib import Path

CODE = ("extract", "pipeline")  # rooms whose code and word lists decide what is found
LANGUAGES = ("en", "uk")
_TOLD = frozenset({"README.md", "ATTRIBUTION", "LICENSE"})  # about the weights, not of them
_DATA = frozenset({".py", ".toml", ".json", ".txt", ".tsv", ".csv"})


def pipeline(language: str, model: str | None = None) -> str:
    """Of the language's shipped pipeline, or of ``model`` (an installed spaCy package or a folder), and of the code that reads its analysis."""
    # a program that builds in two folders may mean two by one relative name
    return _pipeline(language, str(Path(model).absolute()) if model and Path(model).is_dir() else model)


@cache
def _pipeline(language: str, model: str | None) -> str:
    hashed = hashlib.sha256(_code().encode())
    home = resources.files("kg")
    folder = Path(str(home / "models" / language)) if model is None else Path(model)
    if folder.is_dir():
        # weights of all languages (coreference) or of a part (names) have folders of their own beside those of the pipelines
        shared = [part for part in sorted(folder.parent.iterdir()) if part.is_dir() and part.name not in LANGUAGES] if model is None else []
        for part in (folder, *shared):
            for file in _files(part):
                hashed.update(f"{file.relative_to(part.parent).as_posix()}\x1f".encode())
                with file.open("rb") as opened:
                    hashed.update(hashlib.file_digest(opened, "sha256").digest())
    else:
        hashed.update(f"{model or language} {_version(model)}".encode())
    return hashed.hexdigest()[:16]


@cache
def _code() -> str:
    hashed = hashlib.sha256()
    root = Path(str(resources.files("kg")))
    for room in CODE:
        for file in _files(root / room):
            if file.suffix in _DATA:
                hashed.update(f"{file.relative_to(root).as_posix()}\x1f".encode())
                hashed.update(file.read_bytes())
    for package in ("spacy", "onnxruntime", "tokenizers"):
        hashed.update(f"{package} {_version(package)}".encode())
    return hashed.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    return iter(sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts and p.name not in _TOLD))


def _version(package: str | None) -> str:
    try:
        return metadata.version(package) if package else ""
    except metadata.PackageNotFoundError:
        return ""
