"""The whole program when the world around it fails: full disks, read-only folders, locks, kills, Ctrl-C. Words instead of tracebacks, and nothing is lost."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks import crash, made
from kg.cli import main
from kg.ledger import connection
from kg.model import article_id

ROOT = Path(__file__).parents[1]
PROGRAM = [sys.executable, "-c", "from kg.cli import main; main()"]
NAMES = tuple(f"Olaf {c}ermann" for c in "BDFGHJKLMN")
ONE = "The minister visited Angela Merkel in Paris and praised the law."
DEADLY = "The minister Moriturus met Angela Merkel in Berlin and praised the law."


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """JSON lines of 40 articles of real paragraphs, in several batches."""
    made.write(tmp_path / "news.jsonl", ROOT / "seeds", 40, seed=3, full=60)
    return tmp_path / "news.jsonl"


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a build of these articles writes that nothing disturbs."""
    folder = tmp_path_factory.mktemp("calm")
    made.write(folder / "news.jsonl", ROOT / "seeds", 40, seed=3, full=60)
    code, _, said = run(folder, "build", "news.jsonl", "--no-page")
    assert code == 0, said
    return exports(folder, "exports")


def start(folder: Path, *arguments: str, before: Callable[[], None] | None = None, environment: dict[str, str] | None = None) -> subprocess.Popen[str]:
    known = {key: value for key, value in os.environ.items() if not key.startswith("KG_")}
    return subprocess.Popen(
        [*PROGRAM, *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**known, "PYTHONUTF8": "1", **(environment or {})},
        start_new_session=True,
        preexec_fn=before,
    )


def run(folder: Path, *arguments: str, before: Callable[[], None] | None = None, environment: dict[str, str] | None = None) -> tuple[int, str, str]:
    """Exit code, what was printed, what was said on standard error; never a traceback."""
    process = start(folder, *arguments, before=before, environment=environment)
    printed, said = process.communicate()
    assert "Traceback" not in said, said
    return process.returncode, printed, said


def exports(folder: Path, out: str) -> dict[str, bytes]:
    return {name: (folder / out / name).read_bytes() for name in crash.EXPORTS if name != "graph.html"}


def sound(ledger: Path) -> bool:
    connected = sqlite3.connect(ledger)
    try:
        return bool(connected.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    finally:
        connected.close()


def account(folder: Path, out: str = "exports") -> dict[str, Any]:
    """The last line of ``kg status --json``."""
    code, printed, said = run(folder, "status", "--json", "--out", out)
    assert code == 0, said
    found: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return found


# ---------------------------------------------------------------- accounts


def test_every_article_given_is_read_failed_skipped_or_removed(tmp_path: Path) -> None:
    spanish = "El presidente del gobierno dijo que la ley no es para todos los que viven en la ciudad y que no se va a cambiar por ahora."
    lines = [json.dumps({"text": f"The minister {name} met Angela Merkel in Berlin and praised the law."}) for name in NAMES]
    (tmp_path / "a.jsonl").write_text("\n".join([*lines, "{broken", json.dumps({"text": spanish}), json.dumps({"text": " "})]) + "\n", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text("\n".join(lines[:3]) + "\n", encoding="utf-8")  # the same texts again
    code, _, said = run(tmp_path, "build", "a.jsonl", "b.jsonl", "missing.txt", "--no-page")
    assert code == 1, said
    wanted = {"given": 17, "read": 13, "failed": 3, "skipped": 1, "removed": 0}
    found = account(tmp_path)
    assert found["account"] == wanted
    assert found["closed"]
    assert [(build["run"], {key: build[key] for key in wanted}) for build in found["builds"]] == [(1, wanted)]
    assert run(tmp_path, "remove", f"id:{article_id(json.loads(lines[0])['text'])}")[0] == 0
    assert run(tmp_path, "build", "b.jsonl", "--no-page")[0] == 0
    found = account(tmp_path)
    assert found["account"] == {"given": 17, "read": 11, "failed": 3, "skipped": 1, "removed": 2}
    assert found["builds"][-1].items() >= {"given": 3, "read": 2, "failed": 0, "skipped": 0, "removed": 1}.items()
    assert "account: 17 given = 11 read + 3 failed + 1 skipped + 2 removed\nlast build: 3 given = 2 read" in run(tmp_path, "status")[1]


# ---------------------------------------------------------------- workers


@pytest.fixture
def killer(tmp_path: Path) -> dict[str, str]:
    """An installed pipeline that dies, as of the kernel's hand, of texts that name Moriturus; and the environment in which it is installed."""
    home = tmp_path / "installed"
    (home / "en_killer-1.0.dist-info").mkdir(parents=True)
    (home / "en_killer-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: en_killer\nVersion: 1.0\n", encoding="utf-8")
    (home / "en_killer.py").write_text(
        "import os, signal, spacy\n"
        "from importlib import resources\n"
        "from spacy.language import Language\n"
        "@Language.component('killer')\n"
        "def killer(doc):\n"
        "    if 'Moriturus' in doc.text:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return doc\n"
        "def load(**_):\n"
        "    nlp = spacy.load(resources.files('kg') / 'models' / 'en')\n"
        "    nlp.add_pipe('killer')\n"
        "    return nlp\n",
        encoding="utf-8",
    )
    return {"PYTHONPATH": f"{home}{os.pathsep}{ROOT}"}


def test_an_article_that_kills_its_process_is_reported_and_the_rest_is_read(tmp_path: Path, texts: Path, killer: dict[str, str]) -> None:
    others = len({json.loads(line)["text"] for line in texts.open(encoding="utf-8")})
    with texts.open("a", encoding="utf-8") as file:
        file.write(2 * (json.dumps({"text": DEADLY}) + "\n"))  # in two places
    code, printed, said = run(tmp_path, "build", "news.jsonl", "--no-page", "--jobs", "2", "--model", "en_killer", environment=killer)
    assert code == 1
    assert f"42 articles in 1 source, {others + 1} new, {41 - others} known, {others} read now, 1 failed" in printed
    assert said.count("FAILED") == 1
    assert "news.jsonl, article 41: the process that read it was killed" in said
    found = account(tmp_path)
    assert found["closed"]
    assert found["builds"][-1].items() >= {"given": 42, "read": 40, "failed": 2}.items()


def test_a_worker_killed_from_outside_costs_nothing(tmp_path: Path, texts: Path, calm: dict[str, bytes]) -> None:
    process = start(tmp_path, "build", "news.jsonl", "--out", "killed", "--jobs", "2")
    worker = next(workers(process))
    os.kill(worker, signal.SIGKILL)
    _, said = process.communicate()
    assert process.returncode == 0, said
    assert exports(tmp_path, "killed") == calm


def workers(process: subprocess.Popen[str]) -> Iterator[int]:
    """Its worker processes, once they have loaded a pipeline (300 MB)."""
    while process.poll() is None:
        for pid in crash.session(process.pid):
            try:
                said = Path(f"/proc/{pid}/cmdline").read_bytes()
                resident = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()
            except (OSError, IndexError):
                continue
            if b"spawn_main" in said and resident > 150e6:
                yield pid
        time.sleep(0.02)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_a_stopped_build_leaves_no_process_and_goes_on(tmp_path: Path, texts: Path, how: signal.Signals) -> None:
    former = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have started us with SIGINT ignored
    try:
        process = start(tmp_path, "build", "news.jsonl", "--jobs", "2", "--no-page")
    finally:
        signal.signal(signal.SIGINT, former)
    next(workers(process))
    if how == signal.SIGINT:
        os.killpg(process.pid, how)  # as a terminal does
        _, said = process.communicate(timeout=15)
        assert process.returncode == 130
        assert said.strip() == "kg: stopped; what was committed is kept, the same command goes on from there"
    else:
        process.send_signal(how)
        process.communicate(timeout=15)
    until = time.monotonic() + 15
    while crash.session(process.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert crash.session(process.pid) == []
    assert sound(tmp_path / "exports" / "kg.db")
    code, printed, said = run(tmp_path, "build", "news.jsonl", "--no-page")
    assert code == 0, said
    assert "40 articles in 1 source, 0 new, 40 known" in printed


def test_a_build_killed_again_and_again_ends_with_the_bytes_of_an_undisturbed_one(tmp_path: Path, texts: Path) -> None:
    """The small version of ``python -m benchmarks.crash``."""
    (tmp_path / "work").mkdir()
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        done = crash.crash(texts, tmp_path / "work", kills=4, seed=int.from_bytes(os.urandom(2)))
    finally:
        signal.signal(signal.SIGINT, former)
    assert done.faults == []
    assert done.kills == 4


# ---------------------------------------------------------------- disks, rights, locks


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, Callable[[], None] | None]]:
    """A folder with room for 400 kB, and what a process must do first to feel it: a real full disk for root, a limit on the size of files for others."""
    folder = tmp_path / "small"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "none", str(folder)], capture_output=True, check=False).returncode == 0:
        yield folder, None
        subprocess.run(["umount", str(folder)], check=True)
    else:
        yield folder, limited


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk_is_said_and_loses_nothing(
    tmp_path: Path, texts: Path, calm: dict[str, bytes], small_disk: tuple[Path, Callable[[], None] | None], jobs: str
) -> None:
    folder, before = small_disk
    code, _, said = run(tmp_path, "build", "news.jsonl", "--out", "small", "--jobs", jobs, before=before)
    assert code == 1
    assert said.count("\n") == 1, said
    assert "full" in said
    assert str(tmp_path) not in said
    if before is None:
        subprocess.run(["mount", "-o", "remount,size=50m", str(folder)], check=True)
    assert sound(folder / "kg.db")
    assert run(tmp_path, "build", "news.jsonl", "--out", "small")[0] == 0
    assert exports(tmp_path, "small") == calm
    assert not [path for path in folder.iterdir() if path.name.endswith(".part")]


def test_a_limit_on_the_size_of_files_is_a_full_disk(tmp_path: Path, texts: Path) -> None:
    code, _, said = run(tmp_path, "build", "news.jsonl", before=limited)
    assert code == 1
    assert said.count("\n") == 1, said
    assert run(tmp_path, "build", "news.jsonl")[0] == 0
    assert account(tmp_path)["closed"]


def humble() -> None:
    """Even root obeys the rights of files: the capabilities to override them are given up."""
    if os.geteuid() == 0:
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


def test_a_read_only_folder_is_said_and_can_still_be_asked(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    assert run(tmp_path, "build", "one.txt", "--no-page")[0] == 0
    before = exports(tmp_path, "exports")
    for path in (tmp_path / "exports").iterdir():
        path.chmod(0o444)
    (tmp_path / "exports").chmod(0o555)
    try:
        code, _, said = run(tmp_path, "build", "one.txt", before=humble)
        assert code == 1
        assert said == "kg: the folder exports cannot be written: Permission denied; give another one with --out\n"
        assert "Angela Merkel" in run(tmp_path, "show", "Merkel", before=humble)[1]
        code, printed, said = run(tmp_path, "status", before=humble)
        assert code == 0, said
        assert "1 given = 1 read" in printed
    finally:
        (tmp_path / "exports").chmod(0o755)
    assert exports(tmp_path, "exports") == before


def test_a_ledger_that_another_process_locks_is_waited_for_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(connection, "WAIT", 0.3)
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    main(["build", "one.txt", "--no-page"])
    before = exports(tmp_path, "exports")
    code = "import sqlite3, sys; c = sqlite3.connect('exports/kg.db', isolation_level=None); c.execute('BEGIN IMMEDIATE'); print('held', flush=True); input()"
    other = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    capsys.readouterr()
    with pytest.raises(SystemExit) as stopped:
        main(["build", "one.txt", "--no-page"])
    assert stopped.value.code == 1
    assert "the ledger kg.db is locked: another kg command has been writing" in capsys.readouterr().err
    other.communicate("\n")
    main(["build", "one.txt", "--no-page"])
    assert exports(tmp_path, "exports") == before
