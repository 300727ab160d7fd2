"""What people would install: the wheel, looked into and used in fresh environments of several Pythons, without Java, Node or Maven on the PATH.

    python -m benchmarks.release [--pythons python3.11 python3.12 python3.13] [--keep FOLDER] [--wheel FILE]

Makes the wheel of the working tree's files (git knows which), installs it with what its metadata names, and follows the README and docs/ from a folder that
has nothing to do with the repository; then asks for what only extras bring. Exit code 1 when anything is not as promised. Needs git and a package index.
"""

from __future__ import annotations

import argparse
import contextlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.pages import PAGES, ROOT, follow

LARGEST = 80e6  # bytes of the wheel
HELP, IMPORT = 0.2, 0.1  # CPU seconds at most
FOREIGN = ("java", "javac", "node", "npm", "mvn")  # programs that a user need not have
HOLDS = (  # what a wheel without which kg is not whole
    "kg/models/en/meta.json", "kg/models/uk/meta.json", "kg/models/uk-names/names.onnx", "kg/models/coref/LICENSE", "kg/models/relations/LICENSE",
    "kg/models/en/LICENSE", "kg/models/uk/LICENSE", "kg/models/uk-names/LICENSE", "kg/models/en/ATTRIBUTION", "kg/models/uk/ATTRIBUTION",
    "kg/models/uk-names/ATTRIBUTION", "kg/page/static/page.js", "kg/page/static/page.css", "kg/page/static/page.html", "kg/page/static/LICENSES.txt",
    "kg/queries/roles.cypher", "kg/ontology/relations.toml",
)  # fmt: skip
STRAY = ("tests/", "test_", "__pycache__", ".pyc", "benchmarks/", "training/", "node_modules", ".env", ".db")  # what has no place in it
EXTRAS: Mapping[str, tuple[str, ...]] = {  # what is said where an extra is missing: the command that brings it -> the command that needs it
    "pip install 'kg[documents]'": ("build", "scan.pdf", "--out", "other"),
    "pip install 'kg[parquet]'": ("export", "graph.parquet"),
    "pip install 'kg[spark]'": ("build", "seeds/", "--engine", "spark", "--out", "other"),
}
COMMANDS: tuple[tuple[str, ...], ...] = (  # beside the pages: the program as it is installed
    ("--version",), ("--help",), ("doctor",), ("models",), ("build", "seeds/"), ("show", "Ukraine"), ("path", "Vladimir Putin", "Ukraine"),
    ("view",), ("export", "g.graphml"), ("export", "g.gexf"), ("export", "g.jsonl"), ("export", "g.csv"), ("export", "g.cypher"),
    ("export", "--full", "g.json"), ("query", "most_supported", "-p", "at_least=2"), ("status",),
)  # fmt: skip


@dataclass
class Outcome:
    """What one Python gave."""

    python: str
    commands: int = 0
    seconds: float = 0.0
    help_cpu: float = 0.0
    import_cpu: float = 0.0
    complaints: list[str] = field(default_factory=list)


def complaints(wheel: Path) -> list[str]:
    """What is wrong with the wheel's size and contents; empty: nothing."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    wrong = [f"{name} is missing" for name in HOLDS if name not in names]
    wrong += [f"{name} does not belong into a wheel" for name in names if any(mark in name for mark in STRAY)]
    if not any(name.endswith("licenses/LICENSE") for name in names):
        wrong.append("the metadata have no licence file")
    size = wheel.stat().st_size
    return wrong + ([f"{size / 1e6:.1f} MB; at most {LARGEST / 1e6:g}"] if size > LARGEST else [])


def make_wheel(folder: Path) -> Path:
    """The wheel of the working tree's files, made from a copy: build/ of earlier days would leak into it."""
    copy = folder / "source"
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True)
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copy / name)
    subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder / "dist"), str(copy)], check=True)
    return next((folder / "dist").glob("kg-*.whl"))


def cpu_seconds(command: Sequence[str], environment: Mapping[str, str], times: int = 7) -> float:
    """CPU time (user and system) of the quickest of some runs, the interpreter's start included."""
    best = float("inf")
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, env=environment, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


@contextlib.contextmanager
def told(outcome: Outcome, what: str) -> Iterator[None]:
    """A failure becomes a complaint, so that the next thing is tried too."""
    try:
        yield
    except (AssertionError, subprocess.CalledProcessError, OSError) as error:
        outcome.complaints.append(f"{what}: {error}")


def check(python: str, wheel: Path, folder: Path) -> Outcome:
    """Installs the wheel into a new environment in ``folder`` (used again where it is there) and does what a newcomer does."""
    outcome, began = Outcome(python), time.monotonic()
    home = folder / f"env-{Path(python).name}"
    if not (home / "bin" / "kg").exists():
        subprocess.run([python, "-m", "venv", str(home)], check=True)
        subprocess.run([str(home / "bin" / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", str(wheel)], check=True)
    else:
        subprocess.run([str(home / "bin" / "python"), "-m", "pip", "install", "-q", "--no-deps", "--force-reinstall", str(wheel)], check=True)
    kg, interpreter = str(home / "bin" / "kg"), str(home / "bin" / "python")
    environment = {"PATH": str(home / "bin"), "HOME": str(folder), "LANG": "C.UTF-8", "COLUMNS": "80"}
    there = [name for name in FOREIGN if shutil.which(name, path=environment["PATH"])]
    assert not there, f"{there} are on the PATH of {home}"
    work = Path(tempfile.mkdtemp(prefix="use-", dir=folder))
    shutil.copytree(ROOT / "seeds", work / "readme" / "seeds")
    built = work / "built"
    with told(outcome, "README.md"):
        outcome.commands += follow(ROOT / "README.md", work / "readme", snapshot=built, python=interpreter, environment=environment)
    for page in PAGES:
        shutil.copytree(built, work / page.stem)
        with told(outcome, page.name):
            outcome.commands += follow(page, work / page.stem, python=interpreter, environment=environment)
    bare = work / "bare"
    shutil.copytree(ROOT / "seeds", bare / "seeds")
    (bare / "scan.pdf").write_bytes(b"%PDF-1.4\n")
    for words in COMMANDS:
        done = subprocess.run([kg, *words], cwd=bare, env=environment, capture_output=True, text=True, check=False)
        outcome.commands += 1
        if done.returncode or "Traceback" in done.stderr or "\x1b" in done.stdout:
            outcome.complaints.append(f"kg {' '.join(words)}: exit {done.returncode}: {done.stderr.strip()[-500:]}")
    for way, words in EXTRAS.items():
        done = subprocess.run([kg, *words], cwd=bare, env=environment, capture_output=True, text=True, check=False)
        outcome.commands += 1
        if done.returncode == 0 or way not in done.stderr or "Traceback" in done.stderr:
            outcome.complaints.append(f"kg {' '.join(words)} without the extra does not name {way!r}: exit {done.returncode}: {done.stderr.strip()[-500:]}")
    outcome.help_cpu = cpu_seconds([kg, "--help"], environment)
    outcome.import_cpu = cpu_seconds([interpreter, "-c", "import kg"], environment) - cpu_seconds([interpreter, "-c", ""], environment)
    if outcome.help_cpu > HELP:
        outcome.complaints.append(f"kg --help takes {outcome.help_cpu:.2f} s CPU; at most {HELP}")
    if outcome.import_cpu > IMPORT:
        outcome.complaints.append(f"import kg takes {outcome.import_cpu:.2f} s CPU; at most {IMPORT}")
    shutil.rmtree(work)
    outcome.seconds = time.monotonic() - began
    return outcome


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pythons", nargs="+", default=["python3.11", "python3.12", "python3.13"], metavar="PROGRAM")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="Where environments lie and stay; else a temporary folder.")
    parser.add_argument("--wheel", type=Path, metavar="FILE", help="This one instead of one made now.")
    given = parser.parse_args(arguments)
    missing = [name for name in given.pythons if shutil.which(name) is None]
    if missing:
        print(f"not on the PATH: {', '.join(missing)}; name those that are here with --pythons", file=sys.stderr)
        return 2
    with contextlib.ExitStack() as stack:
        folder = given.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        folder = folder.resolve()
        wheel = given.wheel.resolve() if given.wheel else make_wheel(Path(stack.enter_context(tempfile.TemporaryDirectory())))
        wrong = complaints(wheel)
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB", *wrong, sep="\n  ", flush=True)
        for python in given.pythons:
            outcome = check(python, wheel, folder)
            print(
                f"{outcome.python}: {outcome.commands} commands, {len(outcome.complaints)} wrong; kg --help {outcome.help_cpu:.3f} s CPU, "
                f"import kg {outcome.import_cpu:.3f} s CPU; {outcome.seconds:.0f} s in all",
                *outcome.complaints,
                sep="\n  ",
                flush=True,
            )
            wrong += outcome.complaints
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
