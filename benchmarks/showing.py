"""A plugin of pytest that shows mutants to tests: it runs all tests once, then forks a child for each mutant, in which everything is warm.

The first round tells which tests run which line and how long they take. What the shipped pipelines make of a text is kept, as no mutant is in them. In a
child the faulty function is put in the place of the sound one, all that was computed by kg is forgotten, and the tests that come by run, the quickest
first, until one fails. Where the fault was at work while modules were imported, the child imports them once more.
"""

from __future__ import annotations

import ast
import functools
import gc
import importlib
import importlib.abc
import importlib.machinery
import itertools
import os
import resource
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, Literal

import coverage
import pytest

from benchmarks.mutants import ROOT, Mutant, mutated

WHOLE = ("tests/test_seeds.py", "tests/test_graph.py")  # tests of the rooms together, shown last
MOST = 20.0  # CPU seconds of tests under coverage, half of it without: those that come by a line of the middle of everything would take a minute
SLOW = 2.0  # CPU seconds; tests of a room that take longer start programs of their own, which have no fault in them
IMPORT = ""  # what runs while modules are imported runs for no test
KEPT = "kg.pipeline"  # modules without a fault in them, which are not imported anew
Fate = Literal["killed", "timed out", "survived", "not covered"]
Lines = Mapping[int, Set[str]]
Report = Callable[[Mutant, Fate, str, float], None]  # is told a mutant, its fate, the test that killed it, and the CPU seconds that took


class Showing:
    """``minutes``: no other mutant is begun after so many of the clock. ``most``: CPU seconds of tests, as the first round took them, for one mutant."""

    def __init__(self, drawn: Sequence[Mutant], report: Report, minutes: float = float("inf"), most: float = MOST) -> None:
        self.most = most
        self.drawn, self.report, self.end = drawn, report, time.monotonic() + 60 * minutes
        self.coverage = coverage.Coverage(data_file=None, config_file=False, source=[str(ROOT / "kg")])
        self.coverage.start()
        self.test = IMPORT
        self.clock: dict[str, float] = {}
        self.fixtures: dict[str, float] = {}
        self.fault = ""  # why there was no showing
        self.unsteady: set[str] = set()

    # ---- the first round

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """A fixture that several tests share is run for each of them, and costs each its time."""
        if fixturedef.scope == "function" or not self.test:
            return (yield)
        name, before = f"{fixturedef.baseid}::{fixturedef.argname}", _spent()
        self.coverage.switch_context(name)
        result = yield
        self.coverage.switch_context(self.test)
        self.fixtures[name] = max(self.fixtures.get(name, 0.0), _spent() - before)
        return result

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for item, following in zip(session.items, [*session.items[1:], session.items[0]], strict=True):
            self.test, before = item.nodeid, _spent()
            self.coverage.switch_context(self.test)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            self.clock[item.nodeid] = _spent() - before
            if session.testsfailed:
                self.fault = f"{item.nodeid} fails without a mutant"
                return True
        self.coverage.stop()
        self.test = IMPORT
        for item in session.items:
            shared = (f"{one.baseid}::{one.argname}" for found in item._fixtureinfo.name2fixturedefs.values() for one in found)
            self.clock[item.nodeid] = max(self.clock[item.nodeid], sum(self.fixtures.get(name, 0.0) for name in shared))
        covered, sound, kept = self._covered(session), functions(), caches()
        gc.collect()
        gc.freeze()  # children share these pages
        self.unsteady = self._left_out(session, kept)
        session.items[:] = [item for item in session.items if item.nodeid not in self.unsteady]
        covered = {file: {line: tests - self.unsteady for line, tests in lines.items()} for file, lines in covered.items()}
        for mutant in self.drawn:
            if time.monotonic() > self.end:
                break
            began = _spent()
            fate, by = self._fate(session, mutant, covered, sound, kept)
            self.report(mutant, fate, by, _spent() - began)
        return True

    def _covered(self, session: pytest.Session) -> dict[str, dict[int, set[str]]]:
        """File -> line -> the tests that run it; lines that were run while modules were imported have an empty name among them."""
        shared: dict[str, set[str]] = defaultdict(set)
        for item in session.items:
            for name, definitions in item._fixtureinfo.name2fixturedefs.items():
                for definition in definitions:
                    shared[f"{definition.baseid}::{name}"].add(item.nodeid)
        data = self.coverage.get_data()
        found: dict[str, dict[int, set[str]]] = {}
        for name in data.measured_files():
            lines = data.contexts_by_lineno(name)
            found[Path(name).relative_to(ROOT).as_posix()] = {
                line: set().union(*(shared[test] if test in self.fixtures else {test} for test in tests)) for line, tests in lines.items()
            }
        return found

    def _left_out(self, session: pytest.Session, kept: Sequence[Any]) -> set[str]:
        """Tests that fail in a child without a mutant, where some have run before: they would kill every mutant."""
        failed: list[str] = []
        _child(lambda failing: _run(session, session.items, kept, failing), 10 + 5 * sum(self.clock.values()), failed)
        return set(failed)

    # ---- one mutant

    def _fate(
        self, session: pytest.Session, mutant: Mutant, covered: Mapping[str, Lines], sound: Mapping[str, list[FunctionType]], kept: Sequence[Any]
    ) -> tuple[Fate, str]:
        """And the test that killed it."""
        tests, whole = turns(mutant, covered, self.clock)
        where = {item.nodeid: item for item in session.items}
        items = [where[test] for test in within((*tests, *whole), self.clock, self.most)]
        if not items:
            return "not covered", ""
        lines = covered[mutant.file]
        at_import = IMPORT in lines.get(begins(mutant, lines), ())
        by: list[str] = []
        status = _child(
            lambda failing: _show(session, mutant, items, sound.get(mutant.file, ()), kept, at_import, failing, self.clock),
            10 + 5 * sum(self.clock[item.nodeid] for item in items),
            by,
        )
        if os.WIFSIGNALED(status):
            return "timed out", ""
        return ("survived", "") if os.waitstatus_to_exitcode(status) == 0 else ("killed", "".join(by))


def _spent() -> float:
    now = os.times()
    return now.user + now.system + now.children_user + now.children_system


# ---------------------------------------------------------------- which tests come by


def begins(mutant: Mutant, lines: Lines) -> int:
    """The line under which its statement was counted when it ran: one of its own lines, of a clause its head's; 0 where it never ran."""
    first, last = next((first, last) for first, last in statements(mutant.file) if first <= mutant.line <= last)
    run = sorted(line for line in lines if first <= line <= last)
    return max((line for line in run if line <= mutant.line), default=run[0] if run else 0)


@functools.cache
def statements(file: str) -> tuple[tuple[int, int], ...]:
    """First and last line of each, the inner ones first; of a clause (if, for, def) only its head."""
    found = []
    for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.stmt):
            inner = [one.lineno for one in getattr(node, "body", ())] + [one.pattern.lineno - 1 for one in getattr(node, "cases", ())]
            found.append((node.lineno, max(node.lineno, min(inner) - 1) if inner else node.end_lineno or node.lineno))
    return tuple(sorted(found, reverse=True))


def turns(mutant: Mutant, covered: Mapping[str, Lines], clock: Mapping[str, float]) -> tuple[list[str], list[str]]:
    """The tests to show it to: those of rooms, the quickest and the likeliest first, and those of the whole. What is computed once (a list of words that is
    kept), or while modules are imported, is for all tests that use the file or one that imports it."""
    lines = covered.get(mutant.file, {})
    tests = set(lines.get(begins(mutant, lines), ()))
    if IMPORT in tests or (tests and mutant.line in kept_lines(mutant.file)):
        name = name_of(mutant.file)
        using = [name, *(other for other in map(name_of, covered) if name in _imports(other))]
        tests = {test for file, found in covered.items() if name_of(file) in using for every in found.values() for test in every}
        tests |= {test for test in clock if name in _imports(name_of(test.partition("::")[0]))}
    tests.discard(IMPORT)
    whole = [test for test in clock if test in tests and test.partition("::")[0] in WHOLE]
    own = sorted(tests - set(whole), key=lambda test: (clock.get(test, 0.0), test))
    return aimed([test for test in own if clock.get(test, 0.0) <= SLOW] or own, lines), whole


def aimed(tests: Sequence[str], lines: Lines) -> list[str]:
    """The tests, every other one the next of those that come by a line of the file that the fewest others come by. Of a line that everything comes by (the
    guard of a rule) the quickest tests meet only its one side; those that the rule is for come by what stands behind it."""
    known = set(tests)
    fewest: dict[str, int] = {}
    for found in lines.values():
        here = found & known
        for test in here:
            fewest[test] = min(fewest.get(test, len(here)), len(here))
    rarest = sorted(tests, key=lambda test: fewest.get(test, len(tests)))  # of the same, the quickest
    return list(dict.fromkeys(test for pair in zip(tests, rarest, strict=True) for test in pair))


def within(tests: Sequence[str], clock: Mapping[str, float], most: float) -> list[str]:
    """As many of the first as take so long together, at least one."""
    spent = itertools.accumulate(clock.get(test, 0.0) for test in tests)
    return [test for number, (test, so_far) in enumerate(zip(tests, spent, strict=True)) if so_far <= most or not number]


@functools.cache
def kept_lines(file: str) -> frozenset[int]:
    """The lines of functions whose results are kept (``@cache``), and of those that only such functions of the file call."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    named = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    calls = {name: {_name(inner.func) for inner in ast.walk(node) if isinstance(inner, ast.Call)} for name, node in named.items()}
    kept = {name for name, node in named.items() if any(_name(made) in ("cache", "lru_cache", "cached_property") for made in node.decorator_list)}
    while True:
        more = {
            name for name in named if name not in kept and any(name in calls[one] for one in kept) and not any(name in calls[one] for one in set(calls) - kept)
        }
        if not more:
            return frozenset(line for name in kept for line in range(named[name].lineno, (named[name].end_lineno or 0) + 1))
        kept |= more


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        return _name(node.func)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


# ---------------------------------------------------------------- in the child


Failing = Callable[[str], object]  # is told the id of a test that fails


def _child(show: Callable[[Failing], bool], seconds: float, failed: list[str]) -> int:
    """The exit status of a child: 0 when ``show`` says that all pass. ``seconds``: of processor time that it may take; one that waits for something gets ten
    times as many of the clock."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(int(10 * seconds))
            code = 0 if show(lambda test: os.write(into, f"{test}\0".encode())) else 1
        finally:
            os._exit(code)
    os.close(into)
    try:
        with os.fdopen(out, encoding="utf-8") as told:
            failed += filter(None, told.read().split("\0"))
    except KeyboardInterrupt:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        status = os.waitpid(child, 0)[1]
    return status


def _show(
    session: pytest.Session,
    mutant: Mutant,
    items: Sequence[pytest.Item],
    sound: Sequence[FunctionType],
    kept: Sequence[Any],
    at_import: bool,
    failing: Failing,
    clock: Mapping[str, float],
) -> bool:
    if at_import or not replaced(mutant, sound):
        return _anew(mutant, [item.nodeid for item in items], failing)
    return _run(session, items, [cache for cache in kept if name_of(mutant.file) in uses(cache.__module__)], failing, clock)


def _run(session: pytest.Session, items: Sequence[pytest.Item], kept: Sequence[Any], failing: Failing, clock: Mapping[str, float] | None = None) -> bool:
    """Whether all pass. With a ``clock`` the first that does not is the last, and one that takes much longer than it did ends the process."""
    for cache in kept:
        cache.cache_clear()
    for item, following in zip(items, [*items[1:], items[0]], strict=True):
        before = session.testsfailed
        if clock is not None:
            signal.setitimer(signal.ITIMER_VIRTUAL, 3 + 10 * clock[item.nodeid])
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed > before:
            failing(item.nodeid)
            if clock is not None:
                return False
    return not session.testsfailed


def functions() -> dict[str, list[FunctionType]]:
    """All functions of kg that there are, by file."""
    found: dict[str, list[FunctionType]] = defaultdict(list)
    home = str(ROOT)
    for one in gc.get_objects():
        if type(one) is FunctionType and one.__code__.co_filename.startswith(home):
            found[Path(one.__code__.co_filename).relative_to(ROOT).as_posix()].append(one)
    return found


def replaced(mutant: Mutant, sound: Sequence[FunctionType]) -> bool:
    """Puts the fault into the functions that are there. False where it is in none of them, or two cannot be told apart."""
    file = ROOT / mutant.file
    faulty: dict[tuple[str, int], list[CodeType]] = defaultdict(list)
    for code in _codes(mutated(file.read_text(encoding="utf-8"), mutant.number, str(file))):
        faulty[code.co_qualname, code.co_firstlineno].append(code)
    done = False
    for function in sound:
        codes = faulty[function.__code__.co_qualname, function.__code__.co_firstlineno]
        if all(code == function.__code__ for code in codes):
            continue
        if len(codes) > 1:
            return False
        function.__code__ = codes[0]
        done = True
    return done


def _codes(code: CodeType) -> Iterator[CodeType]:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner
            yield from _codes(inner)


def caches() -> list[Any]:
    """What keeps results of functions. Trees that are kept beside documents are forgotten at once."""
    from spacy.tokens import Doc

    found = []
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and one.__module__.partition(".")[0] in ("kg", "tests"):
            found.append(one)
        elif isinstance(one, Doc):
            one.user_data.pop("kg tree", None)
    return found


@functools.cache
def uses(module: str) -> frozenset[str]:
    """The module and all of kg that it imports, at once or later, itself or through others."""
    found, new = {module}, {module}
    while new:
        new = {inner for one in new for inner in _imports(one)} - found
        found |= new
    return frozenset(found)


@functools.cache
def _imports(module: str) -> frozenset[str]:
    path = ROOT.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if file.is_file() else ():
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(name for name in found if name.partition(".")[0] in ("kg", "tests"))


def _anew(mutant: Mutant, tests: Sequence[str], failing: Failing) -> bool:
    for name in list(sys.modules):
        if name.partition(".")[0] in ("kg", "tests") and not name.startswith(KEPT):
            del sys.modules[name]
    sys.meta_path.insert(0, Finder(mutant))
    chosen = Chosen(tests, failing)
    return pytest.main([*OPTIONS, "-x", *dict.fromkeys(test.partition("::")[0] for test in tests)], plugins=[chosen]) == 0


class Chosen:
    """Only these tests, in this order."""

    def __init__(self, tests: Sequence[str], failing: Failing) -> None:
        self.failing = failing
        self.order = {test: at for at, test in enumerate(tests)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((item for item in items if item.nodeid in self.order), key=lambda item: self.order[item.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failing(report.nodeid)


def name_of(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


class Finder(importlib.abc.MetaPathFinder):
    """Loads one module of kg with its fault."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.name = name_of(mutant.file)

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        assert spec is not None
        assert spec.origin is not None
        spec.loader = _Loader(fullname, spec.origin, self.mutant.number)
        return spec


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, fullname: str, path: str, number: int) -> None:
        super().__init__(fullname, path)
        self.number = number

    def get_code(self, fullname: str) -> CodeType:
        return mutated(Path(self.path).read_text(encoding="utf-8"), self.number, self.path)


# ---------------------------------------------------------------- the whole

# nothing of this is the subject; what is printed goes nowhere
OPTIONS = (
    "--import-mode=importlib",
    "-o",
    "addopts=",
    *(part for name in ("terminal", "randomly", "cacheprovider", "xdist", "cov") for part in ("-p", f"no:{name}")),
)


def remembered() -> None:
    """The shipped pipelines are loaded once, and read no text twice."""
    import spacy

    from kg.pipeline import component, ukrainian_reader

    models = ROOT / "kg" / "models"
    loaded = {str(models / language): spacy.load(models / language) for language in ("en", "uk")}
    fresh = spacy.load

    def load(name: str | Path, **how: Any) -> Any:
        return loaded[str(name)] if str(name) in loaded and not how else fresh(name, **how)

    spacy.load = load
    for reader in (component.Reader, ukrainian_reader.Reader):
        _remember(reader)


def _remember(reader: Any) -> None:
    from spacy.attrs import ORTH, SENT_START, SPACY

    read, known = reader.__call__, {}

    def call(self: Any, doc: Any) -> Any:
        if doc.vocab.in_memory_zone:  # its words are gone soon
            return read(self, doc)
        key = id(self), doc.text, doc.to_array([ORTH, SPACY, SENT_START]).tobytes()
        if key not in known:
            known[key] = read(self, doc).copy()
        return known[key].copy()

    reader.__call__ = call


def show(
    drawn: Sequence[Mutant],
    tests: Sequence[str],
    folder: Path,
    report: Report,
    *,
    minutes: float = float("inf"),
    most: float = MOST,
    bare: bool = False,
) -> set[str]:
    """Returns the tests that were left out because they fail where some have run before. Raises RuntimeError when a test fails without a mutant."""
    showing = Showing(drawn, report, minutes, most)
    if not bare:
        remembered()
    for room in sorted({mutant.file.split("/")[1] for mutant in drawn}):  # so that what they do at import is nobody's
        for file in sorted((ROOT / "kg" / room).rglob("*.py")):
            importlib.import_module(file.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__"))
    os.chdir(ROOT)
    code = pytest.main([*OPTIONS, "--basetemp", str(folder / "tests"), *tests], plugins=[showing])
    if showing.fault or (code and not showing.clock):
        raise RuntimeError(showing.fault or f"pytest could not begin: exit code {code}")
    return showing.unsteady
