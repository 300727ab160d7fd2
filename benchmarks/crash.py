"""One build killed many times at random moments: the files that it leaves in the end must be those of a build that nobody disturbed, byte for byte.

    python -m benchmarks.crash [--data FOLDER] [--kills 50] [--articles 100] [--seed 1]        without --data: paragraphs of seeds/

Each attempt is the ``kg`` program (one process, or two jobs, by dice), begun anew on what the killed ones left, and killed after a time drawn by seed. The
time is drawn so that the kills spread over the whole build: early ones fall into start and reading, most into the analysis of articles, the last sixth into
names across articles and the writing of files. Four of five are SIGKILL to the program alone, the others SIGINT to all its processes, as Ctrl-C in a terminal.
Looked at besides the bytes: tracebacks, unfinished files, processes that outlive the program, articles committed before a kill and not there after it, the
integrity of the ledger. (``kg load`` is killed by tests/stores.)
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import made

SEEDS = Path(__file__).parent.parent / "seeds"
EXPORTS = ("triples.jsonl", "entities.jsonl", "articles.jsonl", "details.jsonl", "graph.graphml", "graph.html")
LAST = 6  # one kill of so many is kept for the stages after the analysis
GONE = 20.0  # seconds that processes may need to end after their program


@dataclass(slots=True)
class Outcome:
    """``stages``: kills by what stood in the ledger or the folder then. ``faults``: what must not be; none is wanted."""

    kills: int = 0
    ended: int = 0  # attempts that were faster than their kill
    stages: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0


def start(folder: Path, out: str, jobs: int) -> subprocess.Popen[str]:
    """A session of its own, so that its processes can be counted, and interrupted together."""
    code = "from kg.cli import main; main()"
    command = [sys.executable, "-c", code, "build", "news.jsonl", "--out", out, "--jobs", str(jobs)]
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(SEEDS.parent)}
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True
    )


def committed(folder: Path) -> set[str]:
    """Articles whose findings are in the ledger."""
    if not (folder / "kg.db").is_file():
        return set()
    with closing(sqlite3.connect(folder / "kg.db")) as ledger:
        if not ledger.execute("SELECT 1 FROM sqlite_master WHERE name = 'findings'").fetchone():
            return set()
        return {str(article) for (article,) in ledger.execute("SELECT article FROM findings")}


def session(leader: int) -> list[int]:
    """Living processes of the session, by /proc; zombies do not count."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[3]) == leader and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def crash(texts: Path, work: Path, *, kills: int, seed: int, tell: bool = False) -> Outcome:
    """``texts``: JSON lines; ``work``: an empty folder."""
    dice, done = random.Random(seed), Outcome()
    began = time.monotonic()
    (work / "news.jsonl").write_bytes(texts.read_bytes())
    waiting = len({json.loads(line)["text"] for line in texts.open(encoding="utf-8")})
    ready, each, finish = _calm(work, waiting)
    wanted = {name: (work / "calm" / name).read_bytes() for name in EXPORTS}
    out = work / "killed"
    before: set[str] = set()
    while done.kills < kills:
        left = waiting - len(before)
        last, share = kills // LAST, 0.0
        if left and done.kills < kills - last:
            # a kill within [0, s + x] leaves x * x / 2 (s + x) seconds of analysis on the average; that is to be a fair share of what is left
            share = 0.9 * left * each / (kills - last - done.kills)
            delay = dice.uniform(0, ready + share + math.sqrt(share * share + 2 * share * ready))
        else:
            delay = dice.uniform(0, (0 if not left else left * each) + finish)
        jobs, gentle = dice.choice((1, 2)), dice.random() < 0.2
        process = start(work, "killed", jobs)
        try:
            _, said = process.communicate(timeout=delay)
            done.ended += 1
            if process.returncode != 0:
                done.faults.append(f"attempt {done.kills}: ended with {process.returncode}: {said[-300:]}")
            if done.ended > kills:
                break  # it cannot be caught any more
        except subprocess.TimeoutExpired:
            if gentle:
                os.killpg(process.pid, signal.SIGINT)
            else:
                process.send_signal(signal.SIGKILL)
            _, said = process.communicate()
            done.kills += 1
            _look(done, process, said, gentle)
        now = committed(out)
        if before - now:
            done.faults.append(f"kill {done.kills}: {len(before - now)} committed articles are lost")
        stage = "before its first commit" if now == before and len(now) < waiting else "in the analysis" if len(now) < waiting else "after the analysis"
        if left and delay > ready and now == before:
            ready *= 1.15  # the machine is busier than it was
        elif left and len(now - before) * each > 3 * share:
            ready, each = 0.8 * ready, 0.8 * each  # it is idler
        if process.returncode:
            done.stages[stage] += 1
        before = now
        if tell:
            sys.stdout.write(f"{done.kills:3} {'INT ' if gentle else 'KILL'} jobs {jobs} after {delay:5.2f} s: {len(now)} of {waiting} committed\n")
            sys.stdout.flush()
    process = start(work, "killed", 2)
    _, said = process.communicate()
    if process.returncode != 0:
        done.faults.append(f"the last build ended with {process.returncode}: {said[-300:]}")
    for name, raw in wanted.items():
        path = out / name
        if not path.is_file() or path.read_bytes() != raw:
            done.faults.append(f"{name} is not the one of the undisturbed build")
    done.faults += [f"{path.name} was left behind" for path in out.iterdir() if path.name.endswith(".part")]
    with closing(sqlite3.connect(out / "kg.db")) as ledger:
        if ledger.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            done.faults.append("the ledger is damaged")
    done.seconds = time.monotonic() - began
    return done


def _calm(work: Path, waiting: int) -> tuple[float, float, float]:
    """Seconds of an undisturbed build: until the first article is committed, for an article from then on, and of a build that has nothing to read."""
    began = time.monotonic()
    calm = start(work, "calm", 1)
    first = last = 0.0
    while calm.poll() is None:
        now = len(committed(work / "calm"))
        first = first or (time.monotonic() - began if now else 0.0)
        last = last or (time.monotonic() - began if now == waiting else 0.0)
        time.sleep(0.05)
    _, said = calm.communicate()
    if calm.returncode != 0 or not first:
        raise RuntimeError(f"the undisturbed build ended with {calm.returncode}: {said[-500:]}")
    again = time.monotonic()
    start(work, "calm", 1).communicate()
    return first, max(0.01, (last - first) / waiting), time.monotonic() - again


def _look(done: Outcome, process: subprocess.Popen[str], said: str, gentle: bool) -> None:
    if gentle and "Traceback" in said:  # after a SIGKILL, a worker that was just starting may say that its end came early
        done.faults.append(f"kill {done.kills}: a traceback: {said[-600:]}")
    if gentle and process.returncode not in (130, -signal.SIGINT):
        done.faults.append(f"kill {done.kills}: SIGINT gave exit code {process.returncode}")
    until = time.monotonic() + GONE
    while (left := session(process.pid)) and time.monotonic() < until:
        time.sleep(0.05)
    for orphan in left:
        done.faults.append(f"kill {done.kills}: process {orphan} outlived its program by {GONE:.0f} s")
        os.kill(orphan, signal.SIGKILL)


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, default=SEEDS, help="folder of texts (default: seeds/)")
    ask.add_argument("--kills", type=int, default=50)
    ask.add_argument("--articles", type=int, default=100)
    ask.add_argument("--seed", type=int, default=1)
    given = ask.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts background programs with SIGINT ignored, and so would ours be
    with TemporaryDirectory() as folder:
        work = Path(folder)
        words = made.write(work / "texts.jsonl", given.data, given.articles, seed=given.seed, full=60)
        (work / "work").mkdir()
        done = crash(work / "texts.jsonl", work / "work", kills=given.kills, seed=given.seed, tell=True)
    sys.stdout.write(f"{given.articles} articles, {words:,} words; {done.kills} kills, {done.ended} attempts ended before theirs, {done.seconds:.0f} s\n")
    sys.stdout.write("".join(f"  {count:3} {stage}\n" for stage, count in done.stages.items()))
    sys.stdout.write("".join(f"FAULT {fault}\n" for fault in done.faults) or "no fault: the bytes are equal, nothing was lost, nothing was left behind\n")
    return 1 if done.faults or done.kills < given.kills else 0


if __name__ == "__main__":
    sys.exit(main())
