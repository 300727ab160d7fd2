"""kg build and what follows from it, with the real pipelines on small texts: only what changed is read, nothing is lost, judgements are obeyed."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg import flow
from kg.cli.build import progress
from tests.cli.conftest import TWO, Kg, rows

EXPORTS = ("triples.jsonl", "entities.jsonl", "articles.jsonl", "details.jsonl", "graph.graphml", "graph.html")


def contents(tmp_path: Path, out: str = "exports") -> dict[str, bytes]:
    return {name: (tmp_path / out / name).read_bytes() for name in EXPORTS}


def test_a_second_build_reads_no_article_again_and_writes_the_same_bytes(program: Kg, news: Path, tmp_path: Path) -> None:
    first = program("build", "news")
    assert first.returncode == 0, first.stderr
    assert first.stdout.startswith("run 1: 2 articles in 2 sources, 2 new, 0 known, 2 read now")
    assert "next: kg show" in first.stdout
    assert len(first.stdout.splitlines()) <= 12
    before = contents(tmp_path)
    second = program("build", "news")
    assert second.stdout.startswith("run 1: 2 articles in 2 sources, 0 new, 2 known, 0 read now")
    assert contents(tmp_path) == before
    assert str(tmp_path).encode() not in b"".join(contents(tmp_path).values()) + (tmp_path / "exports" / "kg.db").read_bytes()


def test_processes_and_order_of_sources_change_no_byte(program: Kg, news: Path, tmp_path: Path) -> None:
    program("build", "news/one.txt", "news/two.txt", "--out", "a")
    done = program("build", "news/two.txt", "news/one.txt", "--out", "b", "--jobs", "2")
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path, "a") == contents(tmp_path, "b")


def test_an_edit_reads_only_the_edited_article(kg: Kg, news: Path, tmp_path: Path) -> None:
    kg("build", "news")
    (news / "two.txt").write_text(TWO.replace("Siemens", "Volvo"), encoding="utf-8")
    done = kg("build", "news")
    assert "1 new, 1 known, 1 read now" in done.stdout
    assert {e["name"] for e in rows(tmp_path, "entities")} >= {"Volvo"}


def test_a_file_that_left_its_folder_takes_its_facts_along_and_sources_not_given_stay(kg: Kg, news: Path, tmp_path: Path) -> None:
    kg("build", "news")
    (tmp_path / "more.txt").write_text("Joe Biden visited Warsaw.", encoding="utf-8")
    (news / "two.txt").unlink()
    kg("build", "more.txt")
    assert len(rows(tmp_path, "articles")) == 3
    kg("build", "news")
    assert {a["source"] for a in rows(tmp_path, "articles")} == {"news/one.txt", "more.txt"}
    (news / "one.txt").unlink()
    kg("build", "news")
    assert {a["source"] for a in rows(tmp_path, "articles")} == {"more.txt"}


def test_a_date_given_later_redates_without_reading_again(kg: Kg, news: Path, tmp_path: Path) -> None:
    kg("build", "news")
    assert all(row["time"] is None or row["time"]["start"] is None for row in rows(tmp_path))
    done = kg("build", "news", "--published", "2024-06-20")
    assert "0 read now" in done.stdout
    dated = {row["time"]["text"]: row["time"]["start"] for row in rows(tmp_path) if row["time"]}
    assert {text: day for text, day in dated.items() if "Friday" in text} == {text: "2024-06-14" for text in dated if "Friday" in text}
    assert any("Friday" in text for text in dated)


def test_remove_takes_exactly_the_facts_of_an_article_and_undo_brings_them_back(kg: Kg, news: Path, tmp_path: Path) -> None:
    kg("build", "news")
    before = contents(tmp_path)
    gone = next(a["id"] for a in rows(tmp_path, "articles") if a["source"] == "news/two.txt")
    done = kg("remove", "news/two.txt")
    assert done.returncode == 0, done.stderr
    assert gone.encode() not in b"".join(contents(tmp_path).values())
    kg("build", "news")  # its source still holds it
    assert [a["source"] for a in rows(tmp_path, "articles")] == ["news/one.txt"]
    assert kg("remove", "--undo", gone).returncode == 0
    assert contents(tmp_path) == before


def test_reject_and_undo_and_the_marks_of_the_page(kg: Kg, news: Path, tmp_path: Path) -> None:
    kg("build", "news", "--no-page")
    before = (tmp_path / "exports" / "triples.jsonl").read_bytes()
    wrong = rows(tmp_path)[0]["id"]
    assert kg("reject", wrong, "--because", "not in the text").returncode == 0
    assert wrong not in [row["id"] for row in rows(tmp_path)]
    assert "not in the text" in kg("judgements").stdout
    kg("build", "news", "--no-page")
    assert wrong not in [row["id"] for row in rows(tmp_path)]
    assert f"[{wrong.rpartition('-')[2][:8]}]" in kg("judgements").stdout
    marks = kg("judgements", "--json").stdout
    assert kg("reject", wrong, "--undo").returncode == 0
    assert (tmp_path / "exports" / "triples.jsonl").read_bytes() == before
    (tmp_path / "judgements.jsonl").write_text(marks, encoding="utf-8")
    assert "1 judgement taken over" in kg("judgements", "--import", "judgements.jsonl").stdout
    assert wrong not in [row["id"] for row in rows(tmp_path)]


def test_same_joins_old_ids_still_work_and_undo_restores_the_former_nodes(kg: Kg, news: Path, tmp_path: Path) -> None:
    kg("build", "news", "--no-page")
    before = contents_without_page(tmp_path)
    ids = {e["name"]: e["id"] for e in rows(tmp_path, "entities")}
    first, second = ids["Angela Merkel"], ids["Ursula von der Leyen"]
    done = kg("same", first, second, "--because", "a test")
    assert done.returncode == 0, done.stderr
    assert len({kg("show", ident).stdout for ident in (first, second)}) == 1
    assert kg("show", first).returncode == 0
    assert kg("same", first, second, "--undo").returncode == 0
    assert contents_without_page(tmp_path) == before


def contents_without_page(tmp_path: Path) -> dict[str, bytes]:
    return {name: (tmp_path / "exports" / name).read_bytes() for name in EXPORTS if name != "graph.html"}


def test_bad_sources_are_told_with_exit_1_and_harm_no_other(kg: Kg, news: Path, tmp_path: Path) -> None:
    (news / "empty.txt").write_text("", encoding="utf-8")
    (news / "binary.txt").write_bytes(bytes(range(256)) * 20)
    done = kg("build", "news", "missing.txt")
    assert done.returncode == 1
    failed = [line for line in done.stderr.splitlines() if line.startswith("FAILED")]
    assert {name for name in ("empty.txt", "binary.txt", "missing.txt") for line in failed if name in line} == {"empty.txt", "binary.txt", "missing.txt"}
    assert len(rows(tmp_path, "articles")) == 2
    told = kg("status").stdout
    assert told.count("FAILED") == 3
    assert "2 articles, 3 failed" in told


def test_a_mistyped_source_is_forgotten_when_it_is_removed(kg: Kg, news: Path) -> None:
    assert kg("build", "news", "mistyped.txt").returncode == 1
    told = kg("status").stdout
    assert "FAILED: mistyped.txt" in told
    assert "kg remove SOURCE forgets it" in told
    assert kg("remove", "mistyped.txt").stdout.startswith("forgotten: mistyped.txt failed and gave no article")
    told = kg("status").stdout
    assert "FAILED" not in told
    assert "kg remove SOURCE" not in told
    assert "account: 2 given = 2 read + 0 failed + 0 skipped" in told
    assert kg("remove", "mistyped.txt").returncode == 1


def test_what_failed_in_a_folder_is_forgotten_when_it_left_the_folder(kg: Kg, news: Path) -> None:
    def failed() -> list[str]:
        return [line.split(":")[1].strip() for line in kg("status", "--failed").stdout.splitlines() if line.startswith("FAILED")]

    assert kg("build", "coming").returncode == 1
    assert failed() == ["coming"]
    (news / "empty.txt").write_text("", encoding="utf-8")
    news.rename(news.parent / "coming")
    assert kg("build", "coming").returncode == 1
    assert failed() == ["coming/empty.txt"]
    (news.parent / "coming" / "empty.txt").unlink()
    assert kg("build", "coming").returncode == 0
    assert failed() == []


def test_a_build_of_nothing_names_no_page_as_the_next_step(kg: Kg, tmp_path: Path) -> None:
    done = kg("build", "mistyped")
    assert done.returncode == 1
    assert "next: kg build FOLDER-OR-FILE; kg build --help says what is read" in done.stdout
    assert "graph.html" not in done.stdout


def test_a_killed_build_goes_on_and_ends_with_the_bytes_of_an_undisturbed_one(program: Kg, tmp_path: Path) -> None:
    lines = [
        {"id": str(n), "text": f"Minister {name} met Angela Merkel in Berlin. {name} praised the law."}
        for n, name in enumerate(f"Olaf {c}ermann" for c in "BDFGHJKLMN")
    ]
    (tmp_path / "many.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert program("build", "many.jsonl", "--out", "calm").returncode == 0
    for delay in (1.2, 2.2, 3.2):
        code = "from kg.cli import main; main(['build', 'many.jsonl', '--out', 'killed'])"
        process = subprocess.Popen(
            [sys.executable, "-c", code], cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONUTF8": "1"}
        )
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
    done = program("build", "many.jsonl", "--out", "killed")
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path, "killed") == contents(tmp_path, "calm")
    assert not [path.name for path in (tmp_path / "killed").iterdir() if path.name.endswith(".part")]


def test_two_builds_in_one_folder_do_not_mix(kg: Kg, news: Path, tmp_path: Path) -> None:
    from kg.ledger.lock import alone

    with alone(tmp_path / "exports"):
        done = kg("build", "news")
    assert done.returncode == 1
    assert "another kg command is building" in done.stderr


def test_a_terminal_sees_how_far_a_build_is(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # as rich takes it: a terminal
    with progress() as shown:
        shown("read", 1, 2)
        shown("extract", 3, None)
        shown("extract", 4, 8)
    seen = capsys.readouterr().err
    assert "reading" in seen
    assert "extracting" in seen
    assert "1/2" in seen
    assert "4/8" in seen


def test_a_folder_with_a_pipeline_serves_as_model_and_a_name_of_none_is_told(kg: Kg, news: Path, tmp_path: Path) -> None:
    (tmp_path / "pipeline").symlink_to(Path(flow.__file__).parent / "models" / "en")
    assert kg("build", "news", "--no-page", "--model", "pipeline").returncode == 0
    assert '"Angela Merkel"' in (tmp_path / "exports" / "triples.jsonl").read_text(encoding="utf-8")
    done = kg("build", "news", "--no-page", "--model", "en_core_news_sm")
    assert done.returncode == 1
    assert "spacy download en_core_news_sm" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_date_that_is_none_and_a_name_of_another_graph_are_usage_errors(kg: Kg, news: Path) -> None:
    assert kg("build", "news", "--published", "yesterday").returncode == 2
    assert kg("build", "news", "--graph", "a b").returncode == 2


OWN = """
[BEFRIENDED]
definition = "met somebody, as a friend"
en = ["befriend"]
"""
PHILLIPS = "BRASILIA — The murder of British reporter Dom Phillips shocked Brazil. Friends of Dom Philips met Angela Merkel in Berlin on Monday."


def names(tmp_path: Path) -> set[str]:
    return {e["name"] for e in rows(tmp_path, "entities")}


def test_the_last_of_two_judgements_that_gainsay_each_other_counts_and_it_is_told(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("Anna Keller visited Rome on Monday. Johanna Weber praised Anna Keller in Rome.\n", encoding="utf-8")
    assert kg("build", "news").returncode == 0
    before = (tmp_path / "exports" / "entities.jsonl").read_bytes()
    assert kg("different", "Anna Keller", "Johanna Weber").returncode == 0
    done = kg("same", "Anna Keller", "Johanna Weber")
    assert "instead of judgement 1" in done.stdout
    joined = (tmp_path / "exports" / "entities.jsonl").read_bytes()
    assert joined != before
    done = kg("different", "Anna Keller", "Johanna Weber")
    assert "instead of judgement 2" in done.stdout
    assert (tmp_path / "exports" / "entities.jsonl").read_bytes() == before


def test_two_spellings_that_an_article_takes_for_one_are_parted_by_different_and_joined_again_by_undo(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(PHILLIPS, encoding="utf-8")
    kg("build", "one.txt", "--no-page")
    assert "Dom Phillips" in names(tmp_path)
    assert "Dom Philips" not in names(tmp_path)
    offered = next(line.strip() for line in kg("review").stdout.splitlines() if "kg different" in line)
    assert offered == 'kg different "Dom Phillips" "Dom Philips"'
    assert kg("show", "Philips").stdout.startswith("Dom Phillips  Person")  # only an alias holds the word
    done = kg("different", "Dom Phillips", "Dom Philips")
    assert done.stdout.startswith("Dom Phillips and Dom Philips are two things (judgement 1)"), done.stderr
    assert names(tmp_path) >= {"Dom Phillips", "Dom Philips"}
    assert "kg different" not in kg("review").stdout
    assert kg("different", "Dom Phillips", "Dom Phillips").returncode == 1
    assert kg("different", "Dom Phillips", "Dom Philips", "--undo").returncode == 0
    assert "Dom Philips" not in names(tmp_path)


def test_a_removed_article_comes_back_by_its_dateline_which_status_shows(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(PHILLIPS, encoding="utf-8")
    (tmp_path / "two.txt").write_text(TWO, encoding="utf-8")
    kg("build", "one.txt", "two.txt", "--no-page")
    assert kg("remove", "BRASILIA").returncode == 0
    assert re.search(r"^removed: [0-9a-f]{8}  BRASILIA: The murder", kg("status").stdout, re.MULTILINE)
    done = kg("remove", "BRASILIA", "--undo")
    assert done.stdout.startswith("BRASILIA: The murder"), done.stderr
    assert len(rows(tmp_path, "articles")) == 2


def test_anonymous_sources_leave_no_file_name_anywhere(kg: Kg, news: Path, tmp_path: Path) -> None:
    (news / "one.txt").rename(news / "whistleblower.txt")
    done = kg("build", "news", "--anonymous-sources")
    assert done.returncode == 0, done.stderr
    assert b"whistleblower" not in b"".join(contents(tmp_path).values()) + (tmp_path / "exports" / "kg.db").read_bytes()
    assert "0 new, 2 known" in kg("build", "news", "--anonymous-sources").stdout


def test_links_name_entities_and_hold_after_a_judgement_and_a_wrong_line_is_told(kg: Kg, news: Path, tmp_path: Path) -> None:
    links = tmp_path / "links.jsonl"
    links.write_text('{"id": "Q567", "label": "Angela Merkel", "type": "Person"}\n', encoding="utf-8")
    assert kg("build", "news", "--no-page", "--links", links).returncode == 0
    kg("reject", rows(tmp_path)[0]["id"])
    assert {e["name"]: e["links"] for e in rows(tmp_path, "entities")}["Angela Merkel"] == {"wikidata": "Q567"}
    links.write_text('{"id": "Q567"}\n', encoding="utf-8")
    done = kg("build", "news", "--links", links)
    assert done.returncode == 2
    assert "links.jsonl, line 1: no link" in done.stderr


def test_other_relation_types_than_before_are_said(kg: Kg, news: Path, tmp_path: Path) -> None:
    assert "relation types" not in kg("build", "news", "--no-page").stdout
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    assert "relation types: others than in the last build" in kg("build", "news", "--no-page", "--ontology", "own.toml").stdout
    assert "relation types" not in kg("build", "news", "--no-page", "--ontology", "own.toml").stdout
