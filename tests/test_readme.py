"""README.md and docs/ are run: every `$ kg` line of a console block, and every ``>>>`` line, prints what stands below it (:mod:`tests.pages`)."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.pages import PAGES, ROOT, SERVER, blocks, follow


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
