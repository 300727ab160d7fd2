"""The lists of words: what no rule reads is not kept."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from importlib import resources
from pathlib import Path

from kg.extract import cues

RULES = Path(str(resources.files("kg") / "extract"))


def test_every_list_is_read_by_a_rule() -> None:
    read = "\n".join(file.read_text(encoding="utf-8") for file in sorted(RULES.rglob("*.py")))
    assert [field.name for field in fields(cues.Cues) if not re.search(rf"\b(?:cues|lists|words)\.{field.name}\b", read)] == []


def test_every_class_of_reporting_verbs_is_read() -> None:
    read = {name for classes in cues.REPORTING.values() for name in classes}
    given = tomllib.loads((RULES / "cues" / "reporting.toml").read_text(encoding="utf-8"))
    assert {language: set(classes) - read for language, classes in given.items()} == {"en": {"left_out"}, "uk": {"left_out"}}
