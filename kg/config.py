"""kg.toml -> defaults of the commands' options.

Top-level keys hold for every command that has the option (``out = "news"``), tables for one command (``[build]`` ``jobs = 2``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kg.errors import UsageError

SECRETS = {"password": "KG_NEO4J_PASSWORD"}


def defaults(path: Path, known: Callable[[], Mapping[str, set[str]]]) -> dict[str, dict[str, Any]]:
    """click's default_map. ``known``: command -> names of its options. Raises UsageError for a key that no command knows, and for a secret."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path.name} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path.name} is no TOML: {error}") from error
    commands = known()
    everywhere = set().union(*commands.values())
    out: dict[str, dict[str, Any]] = {}
    for key, value in given.items():
        if isinstance(value, dict) and key in commands:
            for option, setting in value.items():
                out.setdefault(key, {})[_checked(path, option, commands[key], f"[{key}]")] = setting
        else:
            option = _checked(path, key, everywhere | set(commands), "the top")
            for command, options in commands.items():
                if option in options:
                    out.setdefault(command, {}).setdefault(option, value)
    return out


def _checked(path: Path, key: str, known: set[str], where: str) -> str:
    option = key.replace("-", "_")
    if option in SECRETS:
        raise UsageError(f"{path.name}: {key!r} is a secret and does not belong in a file; set {SECRETS[option]} in the environment")
    if option not in known:
        near = get_close_matches(option, known, 1)
        names = ", ".join(sorted(name.replace("_", "-") for name in known))
        raise UsageError(f"{path.name}: {where} has no key {key!r}{f' (did you mean {near[0]!r}?)' if near else ''}; known are {names}")
    return option
