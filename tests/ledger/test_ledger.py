"""The ledger: what is placed, found, failed and judged survives; what leaves a source is gone; errors say the way out."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from kg.errors import LedgerError
from kg.ledger import FILE, RUNS_KEPT, Ledger, connection, runs
from kg.ledger.schema import STEPS, VERSION
from kg.model import Article, Chain, Copy, Failure, Findings, Judgement, Located, Mention, article_id
from tests.samples import small_graph

PIPELINES = {"en": "p1", "uk": "p2"}


def article(text: str, source: str = "a.txt", ordinal: int = 1, language: str = "en", published: str | None = None) -> Article:
    return Article(article_id(text), text, language, source, ordinal, published=published)


def keep(ledger: Ledger, found: Findings, pipeline: str, ontology: str) -> None:
    ledger.keep(found.article, msgspec.json.encode(found), pipeline, ontology)


def findings(of: Article) -> Findings:
    chain = Chain((Mention(0, 3, of.text[:3], "name", "Person", ""),), of.text[:3], "Person", True)
    return Findings(of.id, of.language, ((0, len(of.text)),), (chain,), ())


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path, create=True) as opened:
        yield opened


def put(ledger: Ledger, *articles: Article, reading: int = 1, argument: str = "folder") -> None:
    for one in articles:
        ledger.place(one, reading)
    for source in {one.source for one in articles}:
        ledger.finish_source(source, argument, reading)


def texts(ledger: Ledger) -> list[str]:
    return sorted(one.text for one in ledger.articles())


# ---------------------------------------------------------------- articles


def test_an_article_comes_back_as_it_was_placed(ledger: Ledger) -> None:
    given = article("Putin met Kim. Їжак 😀", published="2024-06-19")
    assert ledger.place(given, 1) is True
    assert list(ledger.articles()) == [replace(given, copies=(Copy("a.txt", 1),))]


def test_the_same_text_again_is_one_article_with_two_places(ledger: Ledger) -> None:
    put(ledger, article("same", "b.txt", 3, published="2024-01-02"), article("same", "a.txt", 1), article("other", "a.txt", 2))
    (one,) = [a for a in ledger.articles() if a.text == "same"]
    assert (one.source, one.ordinal, one.published) == ("a.txt", 1, "2024-01-02")
    assert one.copies == (Copy("a.txt", 1), Copy("b.txt", 3))


def test_an_article_is_gone_when_its_source_is_read_again_without_it(ledger: Ledger) -> None:
    put(ledger, article("one"), article("two", ordinal=2))
    put(ledger, article("two"), reading=2)
    assert texts(ledger) == ["two"]


def test_an_article_that_stays_in_another_source_stays(ledger: Ledger) -> None:
    put(ledger, article("one"), article("one", "b.txt"))
    put(ledger, article("two"), reading=2)
    assert texts(ledger) == ["one", "two"]


def test_a_folder_given_again_forgets_files_that_it_no_longer_holds_and_no_others(ledger: Ledger) -> None:
    put(ledger, article("one", "a.txt"), article("two", "b.txt"))
    put(ledger, article("three", "c.txt"), argument="another")
    assert ledger.forget_missing("folder", ["a.txt"]) == ["b.txt"]
    assert texts(ledger) == ["one", "three"]


def test_a_reading_that_is_cut_short_removes_nothing(ledger: Ledger) -> None:
    put(ledger, article("one"), article("two", ordinal=2))
    ledger.place(article("one"), 2)  # killed before the source was finished
    assert texts(ledger) == ["one", "two"]


# ---------------------------------------------------------------- findings


def test_only_articles_without_findings_of_their_pipeline_are_unread(ledger: Ledger) -> None:
    one, two = article("one"), article("два", ordinal=2, language="uk")
    put(ledger, one, two)
    assert {a.id for a in ledger.unread(PIPELINES, "o")} == {one.id, two.id}
    keep(ledger, findings(one), "p1", "o")
    assert [a.id for a in ledger.unread(PIPELINES, "o")] == [two.id]
    assert list(ledger.findings(PIPELINES.values(), "o")) == [findings(one)]


@pytest.mark.parametrize(("pipelines", "ontology"), [({"en": "newer", "uk": "p2"}, "o"), (PIPELINES, "mine")], ids=["another model", "another ontology"])
def test_another_model_or_ontology_reads_exactly_what_it_concerns(ledger: Ledger, pipelines: dict[str, str], ontology: str) -> None:
    one, two = article("one"), article("два", ordinal=2, language="uk")
    put(ledger, one, two)
    keep(ledger, findings(one), "p1", "o")
    keep(ledger, findings(two), "p2", "o")
    expected = {one.id} if ontology == "o" else {one.id, two.id}
    assert {a.id for a in ledger.unread(pipelines, ontology)} == expected


def test_a_sweep_drops_what_no_source_holds_and_what_other_pipelines_found(ledger: Ledger) -> None:
    one, two = article("one"), article("two", ordinal=2)
    put(ledger, one, two)
    for found in (one, two):
        keep(ledger, findings(found), "old", "o")
        keep(ledger, findings(found), "p1", "o")
    put(ledger, one, reading=2)
    ledger.sweep(PIPELINES.values(), "o")
    with sqlite3.connect(ledger.path) as raw:
        assert raw.execute("SELECT article, pipeline FROM findings").fetchall() == [(one.id, "p1")]
        assert raw.execute("SELECT count(*) FROM texts").fetchone() == (1,)


def test_removed_articles_stay_out_with_their_findings_until_restored(ledger: Ledger) -> None:
    one, two = article("one"), article("two", ordinal=2)
    put(ledger, one, two)
    for found in (one, two):
        keep(ledger, findings(found), "p1", "o")
    ledger.remove(one.id)
    put(ledger, one, two, reading=2)  # its source still holds it
    assert texts(ledger) == ["two"]
    assert [f.article for f in ledger.findings(PIPELINES.values(), "o")] == [two.id]
    assert ledger.removed() == [one.id]
    ledger.restore(one.id)
    assert texts(ledger) == ["one", "two"]
    assert list(ledger.unread(PIPELINES, "o")) == []  # nothing has to be read again


def test_failures_are_kept_until_their_source_is_read_well(ledger: Ledger) -> None:
    ledger.fail(Failure("a.txt", None, "it is empty"), 1)
    ledger.fail(Failure("b.txt", 2, "Thai is not read", skipped=True), 1)
    assert [f.reason for f in ledger.failures()] == ["it is empty", "Thai is not read"]
    ledger.fail(Failure("a.txt", None, "it is binary"), 2)
    assert [f.reason for f in ledger.failures()] == ["it is binary", "Thai is not read"]
    put(ledger, article("now it is text"), reading=3)
    assert [f.source for f in ledger.failures()] == ["b.txt"]


def test_a_failure_of_an_article_goes_when_it_is_read(ledger: Ledger) -> None:
    one = article("one")
    put(ledger, one)
    ledger.fail(Failure("a.txt", 1, "out of memory"), 2, one.id)
    put(ledger, one, reading=3)
    assert len(ledger.failures()) == 1
    keep(ledger, findings(one), "p1", "o")
    ledger.sweep(PIPELINES.values(), "o")
    assert ledger.failures() == []


# ---------------------------------------------------------------- judgements, ids, runs


def test_judgements_are_kept_with_time_and_reason_and_can_be_taken_back(ledger: Ledger) -> None:
    given = Judgement("reject", (Located("a-1", 3, 9, "a quote"),), "says the opposite", "SIGNED")
    number = ledger.judge(given)
    (kept,) = ledger.judgements()
    assert (kept.number, kept.judgement, kept.undone) == (number, given, None)
    assert kept.made.endswith("+00:00")
    ledger.undo(number)
    assert ledger.judgements() == []
    assert ledger.judgements(undone=True)[0].undone is not None


def test_a_run_is_kept_only_when_the_graph_changed_and_the_last_twenty_stay(ledger: Ledger) -> None:
    first = ledger.keep_run("f0", b"0", [])
    assert ledger.keep_run("f0", b"0", []) == first
    for n in range(1, RUNS_KEPT + 3):
        ledger.keep_run(f"f{n}", str(n).encode(), [])
    kept = ledger.runs()
    assert len(kept) == RUNS_KEPT
    assert (kept[-1].number, kept[-1].summary) == (first + RUNS_KEPT + 2, str(RUNS_KEPT + 2).encode())


def test_a_former_id_leads_to_where_its_thing_stood(ledger: Ledger) -> None:
    graph = small_graph()
    ledger.keep_run("f", b"", runs.anchors(graph))
    entity, statement = graph.entities[0], graph.statements[0]
    bare = entity.id.removeprefix("news-")
    anchor = ledger.anchor(bare)
    assert anchor is not None
    assert f"news-{anchor.article}" == entity.mentions[0].article
    assert ledger.anchor(bare[:10]) == anchor  # e- and eight digits
    found = ledger.anchor(statement.id.removeprefix("news-"))
    assert found is not None
    assert found.relation == statement.relation
    assert ledger.anchor("e-0000000000000000") is None
    assert ledger.anchor("*") is None


# ---------------------------------------------------------------- one file, many hands


def test_nothing_committed_is_lost_by_a_kill_and_nothing_is_written_twice(tmp_path: Path) -> None:
    code = f"""
        import os, signal
        from kg.ledger import Ledger
        from kg.model import Article
        ledger = Ledger({str(tmp_path)!r}, create=True)
        for n in range(5):
            ledger.place(Article(f"a-{{n}}", f"text {{n}}", "en", "a.txt", n), 1)
        ledger._db.execute("BEGIN IMMEDIATE")
        ledger._db.execute("INSERT INTO texts VALUES ('a-half', x'00')")
        os.kill(os.getpid(), signal.SIGKILL)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=False)
    assert done.returncode == -9
    with Ledger(tmp_path) as ledger:
        assert texts(ledger) == [f"text {n}" for n in range(5)]
        assert ledger.place(article("text 0", ordinal=0), 2) in (True, False)
        with sqlite3.connect(ledger.path) as raw:
            assert raw.execute("SELECT count(*) FROM texts WHERE article = 'a-half'").fetchone() == (0,)
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_an_old_ledger_is_brought_up_to_date_and_keeps_what_it_held(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as raw:
        raw.executescript(STEPS[0] + "PRAGMA user_version = 1;")
        raw.execute("INSERT INTO judgements (kind, record, made) VALUES ('confirm', ?, 'then')", (b'{"kind":"confirm","at":[]}',))
    with Ledger(tmp_path) as ledger:
        assert len(ledger.judgements()) == 1
        assert ledger.removed() == []
    with sqlite3.connect(tmp_path / FILE) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_a_ledger_of_a_newer_kg_is_refused_and_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as raw:
        raw.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(LedgerError, match="newer version of kg"):
        Ledger(tmp_path, create=True)
    assert (tmp_path / FILE).read_bytes()[100:] == before[100:]


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as raw:
        raw.execute("CREATE TABLE mine (x)")
    with pytest.raises(LedgerError, match="another program"):
        Ledger(tmp_path, create=True)


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database " * 500)
    with pytest.raises(LedgerError, match="not an SQLite file"):
        Ledger(tmp_path)


def test_a_damaged_ledger_is_said(tmp_path: Path) -> None:
    with Ledger(tmp_path, create=True) as ledger:
        put(ledger, *(article(f"text {n} " * 200, ordinal=n) for n in range(50)))
    raw = bytearray((tmp_path / FILE).read_bytes())
    for at in range(4096, len(raw), 512):  # the first page stays, so that it opens
        raw[at : at + 256] = os.urandom(256)
    (tmp_path / FILE).write_bytes(raw)
    with pytest.raises(LedgerError, match="is damaged"), Ledger(tmp_path) as ledger:
        list(ledger.articles())


def test_a_locked_ledger_is_waited_for_and_then_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "WAIT", 0.1)
    with Ledger(tmp_path, create=True) as ledger:
        other = sqlite3.connect(ledger.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="is locked"):
            ledger.place(article("one"), 1)
        other.execute("ROLLBACK")
        assert ledger.place(article("one"), 1)
        other.close()


def test_a_missing_ledger_names_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="kg build"):
        Ledger(tmp_path)


def test_a_full_disk_loses_nothing_that_was_committed(tmp_path: Path) -> None:
    with Ledger(tmp_path, create=True) as ledger:
        put(ledger, article("one"))
        pages = ledger._db.execute("PRAGMA page_count").fetchone()[0]
        ledger._db.execute(f"PRAGMA max_page_count = {pages}")  # SQLite reports a full database as it does a full disk
        with pytest.raises(LedgerError, match="the disk is full"):
            put(ledger, article("x" * 100_000, ordinal=2), reading=2)
        assert texts(ledger) == ["one"]


def test_nothing_in_the_file_tells_where_it_lies(tmp_path: Path) -> None:
    with Ledger(tmp_path, create=True) as ledger:
        put(ledger, article("one"))
    assert str(tmp_path).encode() not in (tmp_path / FILE).read_bytes()
