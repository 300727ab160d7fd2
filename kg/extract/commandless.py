"""spaCy without its commands."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

COMMANDS = "spacy.cli"


def spacy() -> ModuleType:
    """The package. It imports its commands (downloads, training) for one function, ``spacy.info``, and with them the libraries that they reach the web with:
    .15 of the .5 CPU s that it takes to load, in each process. So they stand aside meanwhile, and come when somebody asks for them."""
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    info = ModuleType(f"{COMMANDS}.info")
    info.info = lambda *values, **options: import_module(f"{COMMANDS}.info").info(*values, **options)  # type: ignore[attr-defined]
    standing_in = {COMMANDS: ModuleType(COMMANDS), info.__name__: info}
    sys.modules.update(standing_in)
    try:
        found = import_module("spacy")
    finally:
        for name in standing_in:
            sys.modules.pop(name, None)
    found.__getattr__ = _asked  # type: ignore[method-assign]
    return found


def _asked(name: str) -> Any:
    """``spacy.cli`` after ``import spacy`` alone."""
    if name == "cli":
        return import_module(COMMANDS)
    raise AttributeError(f"module 'spacy' has no attribute {name!r}")
