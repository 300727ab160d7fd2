"""README.md and docs/ are run: every `$ kg` line of a console block, and every ``>>>`` line, prints what stands below it (:mod:`tests.pages`)."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from kg.stores.neo4j import Neo4jStore
from tests.pages import PAGES, ROOT, blocks, follow
from tests.services import Neo4jServer

SERVER = "load-neo4j"  # the page that needs a Neo4j


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds after the first command of the README, which builds them; the rest of the README is followed beside it."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "seeds", folder / "work" / "seeds")
    follow(ROOT / "README.md", folder / "work", snapshot=folder / "built")
    return folder / "built"


def test_the_readme_prints_what_it_says(built: Path) -> None:
    assert (built / "exports" / "triples.jsonl").is_file()


@pytest.mark.parametrize("page", [page for page in PAGES if page.stem not in (SERVER, "commands")], ids=lambda page: page.stem)
def test_a_page_prints_what_it_says(page: Path, built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    assert follow(page, tmp_path, also={"spark"})


def test_the_page_about_neo4j_prints_what_it_says_with_a_real_server(built: Path, tmp_path: Path, server: Neo4jServer) -> None:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    with Neo4jStore(server.uri, server.user, server.password) as store:
        store.wire.write("MATCH (n) DETACH DELETE n")  # the page tells of a database without this graph
    given = {"KG_NEO4J_URI": server.uri, "KG_NEO4J_USER": server.user, "KG_NEO4J_PASSWORD": server.password}
    page = ROOT / "docs" / f"{SERVER}.md"
    assert any(block.note == "server" for block in blocks(page))
    assert follow(page, tmp_path, also={"server"}, environment={**os.environ, **given})


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda page: page.stem)
def test_a_shell_block_that_is_not_run_starts_no_kg(page: Path) -> None:
    """What reads as a command of kg is a console block, so that it is run; but for those that need the machines of a cluster."""
    allowed = r"^(?:pip install|make|source|export|python -m|eval|cypher-shell|_KG_COMPLETE|kg completion|#|spark|docker|neo4j-admin|git|cd|\s*$)"
    wild = [
        line for block in blocks(page) if block.language == "sh" and block.note != "cluster" for line in block.text.splitlines() if not re.match(allowed, line)
    ]
    assert wild == []


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_a_page_that_says_something_else_is_found(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    page = tmp_path / "page.md"
    page.write_text("```console\n$ kg show Putin --limit 1\n…\nVladimir Putin – president of → Atlantis\n…\n```\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="line 2: kg show Putin"):
        follow(page, tmp_path)
