"""The word lists of this room, loaded once and folded."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """No case, no accents, straight apostrophes, single spaces, no final full stop."""
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ʼ", "'").replace("`", "'"))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c) or c == "\u0306").casefold().split()).rstrip(".")


@cache
def words(file: str, key: str) -> frozenset[str]:
    """A list of a TOML file in ``kg/read/data``."""
    return frozenset(folded(word) for word in tomllib.loads(_text(file))[key])


@cache
def lines(file: str) -> frozenset[str]:
    """The lines of a text file in ``kg/read/data`` that are no comments, folded."""
    return frozenset(line if line.islower() and line.isascii() else folded(line) for line in _text(file).split("\n") if line and not line.startswith("#"))


def _text(file: str) -> str:
    return (files("kg.read") / "data" / file).read_text(encoding="utf-8")
