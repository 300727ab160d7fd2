"""docs/design.md says what is there: every dependency with licence and size, every module of the comparison."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
DESIGN = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
LONGEST = 400  # lines of a module without a reason in docs/design.md


def section(title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## )", DESIGN, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def rows(title: str) -> list[list[str]]:
    """The rows of the section's table, without its head."""
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in section(title).splitlines() if line.startswith("| ")][1:]


def test_every_dependency_stands_in_the_table_with_licence_size_and_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(one for name, listed in extras.items() if name != "test" for one in listed)]
    told = {name.strip().lower() for row in rows("Dependencies") for name in re.sub(r"\(.*?\)", "", row[0]).split(",")}
    assert {found[0].lower() for one in wanted if (found := re.match(r"[\w.-]+", one))} - told == set()
    assert [row for row in rows("Dependencies") if len(row) != 4 or not all(row)] == []


def test_what_the_comparison_calls_built_is_there() -> None:
    named = [(row[0], name) for row in rows("Planned and built") for name in re.findall(r"`([\w/]+(?:\.py|/))`", row[1])]
    missing = []
    for planned, name in named:
        inside = re.match(r"`(\w+)/", planned)
        homes = [ROOT, ROOT / "kg", ROOT / "kg" / "extract", *([ROOT / "kg" / inside[1]] if inside else [])]
        if not any((home / name).exists() for home in homes):
            missing.append(name)
    assert named
    assert missing == []


def test_a_module_over_400_lines_has_its_reason() -> None:
    long = {path.relative_to(ROOT / "kg").as_posix() for path in (ROOT / "kg").rglob("*.py") if path.read_text(encoding="utf-8").count("\n") > LONGEST}
    reasons = set(re.findall(r"`([\w/]+\.py)` \(", section("Planned and built").rsplit("|\n", 1)[1]))
    assert long - reasons == set()
