"""Imports point one way: the table of the rooms, held for every import of every module, inside functions too."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "kg"
NOUNS = {"model", "errors", "comma"}
STAGES = {"read", "extract", "resolve", "ontology", "graph", "ledger", "formats", "page"}
# room -> rooms that it may import, itself apart
TABLE = {
    "model": set[str](),
    "errors": set[str](),
    "pipeline": set[str](),
    "comma": set(),
    "ontology": NOUNS,
    "read": NOUNS,
    "resolve": NOUNS,
    "graph": NOUNS,
    "ledger": NOUNS,
    "extract": NOUNS | {"ontology"},
    "stores": NOUNS | {"ontology", "formats", "page", "graph"},
    "formats": NOUNS | {"ontology", "stores", "graph"},
    "page": NOUNS | {"ontology", "stores", "formats", "graph"},
    "fingerprints": NOUNS,
    "kernel": NOUNS | {"extract", "ontology"},
    "workers": NOUNS | {"kernel"},
    "shards": NOUNS | {"read", "formats", "fingerprints", "kernel"},
    "settings": NOUNS | {"fingerprints", "ledger", "ontology", "resolve"},
    "report": NOUNS | {"ledger", "resolve"},
    "intake": NOUNS | {"ledger", "kernel", "report", "settings", "shards"},
    "making": NOUNS | STAGES | {"copies", "kernel", "report", "settings"},
    "flow": NOUNS | STAGES | {"intake", "making", "report", "settings", "shards", "workers"},
    "spark": NOUNS | STAGES | {"fingerprints", "kernel", "shards", "workers", "intake", "report", "flow"},
    "copies": NOUNS,
    "config": {"errors"},
    "audit": set(),
}
EVERYTHING = {"cli", "__init__"}
# Graph's methods may ask a store or a format, inside the function
INSIDE_METHODS = {"model": {"stores", "formats", "page"}}
HEAVY = (
    "spacy",
    "networkx",
    "neo4j",
    "pyvis",
    "arcadedb_embedded",
    "jpype",
    "trafilatura",
    "onnxruntime",
    "numpy",
    "pyarrow",
    "pyspark",
    "rich",
    "IPython",
    "docx",
    "pypdfium2",
)


def modules() -> list[Path]:
    return sorted(path for path in HOUSE.rglob("*.py") if "models" not in path.parts)


def room(path: Path) -> str:
    first = path.relative_to(HOUSE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """(room of kg that is imported, whether inside a function)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {id(node) for function in ast.walk(tree) if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) for node in ast.walk(function)}
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: imports are absolute"
            names = [f"kg.{alias.name}" for alias in node.names] if node.module == "kg" else [node.module or ""]
        for name in names:
            parts = name.split(".")
            if parts[0] == "kg" and len(parts) > 1:
                yield parts[1], id(node) in inside


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_a_module_imports_only_rooms_that_the_table_allows(path: Path) -> None:
    here = room(path)
    if here in EVERYTHING:
        return
    assert here in TABLE, f"the room {here} is not in the table: add it to tests/test_layers.py and to the design"
    for imported, inside in imports(path):
        allowed = TABLE[here] | {here} | (INSIDE_METHODS.get(here, set()) if inside else set())
        assert imported in allowed, f"{path.relative_to(HOUSE)} imports kg.{imported}; {here} may import {sorted(allowed - {here})}"


def test_every_room_of_the_table_that_exists_is_seen() -> None:
    seen = {room(path) for path in modules()}
    assert {"model", "errors", "pipeline", "extract", "resolve", "stores", "formats", "page", "ledger", "flow", "cli"} <= seen


@pytest.mark.parametrize("what", ["import kg", "import kg.cli", "import kg.cli.build, kg.cli.show, kg.cli.query, kg.cli.load, kg.cli.doctor"])
def test_heavy_libraries_load_only_when_they_are_used(what: str) -> None:
    code = f"{what}; import sys; print(*sorted(set(sys.modules) & set({HEAVY!r})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_help_answers_in_a_fifth_of_a_second_of_processor_time() -> None:
    code = "import time, kg.cli\ntry: kg.cli.main(['--help'])\nexcept SystemExit: pass\nprint('seconds', time.process_time())"
    # the best of three: a busy machine makes even processor time longer, never shorter
    times = []
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert "Commands:" in done.stdout
        times.append(float(done.stdout.rsplit("seconds", 1)[1]))
    assert min(times) < 0.2
