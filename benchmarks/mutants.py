"""Mutants of the rules: one small fault at a time is put into a room of kg, and its tests must find it.

    python -m benchmarks.mutants [--count 300] [--seed 1] [--rooms extract resolve] [--within MINUTES] [--report FILE]

A mutant is a comparison turned round (< for <=, == for !=, in for not in, is for is not), a ``not`` taken away, ``and`` for ``or``, a number that is one
more, a truth value turned, or a string that is empty. Not touched: annotations, docstrings, decorators, what errors say, lists of words outside of functions.
The tests of the rooms run once with coverage and a clock, so that each mutant is only shown to the tests that come by its line: first those of the room, the
quickest first, then, where it lives on, the tests of the whole on seeds/. Left out are tests of the room that take over two seconds of the processor (they
start programs of their own, which have no fault in them). A test that fails, or takes far too long, has killed it. Survivors are printed; whoever reads
them says which matter: some change nothing that anybody could see.
(The method: DeMillo, Lipton, Sayward 1978; sampling: Wong and Mathur 1995.)
"""

from __future__ import annotations

import argparse
import ast
import importlib
import importlib.abc
import importlib.machinery
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType, MappingProxyType, ModuleType
from typing import Any, Literal

ROOT = Path(__file__).parent.parent
WHOLE = ("tests/test_seeds.py", "tests/test_graph.py")  # tests of the rooms together
TURNED: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
SILENT = frozenset({"strict", "encoding", "maxsize", "key_type"})  # arguments that change no answer of a program that is right
STARTING = 25.0  # CPU seconds that loading may take, five times what it does
SLOW = 2.0  # CPU seconds a test at most, ten times what one takes; those that take longer without a fault are left out
Fate = Literal["killed", "timed out", "survived", "not covered"]


@dataclass(frozen=True, slots=True)
class Mutant:
    """``number`` counts the places of a file that can be mutated; ``line`` and ``column`` as Python counts them."""

    file: str
    number: int
    line: int
    column: int
    was: str
    became: str


class Mutator(ast.NodeTransformer):
    """Counts the places of a module, and changes the one of the ``wanted`` number."""

    def __init__(self, file: str, wanted: int = -1) -> None:
        self.file, self.wanted = file, wanted
        self.places: list[Mutant] = []
        self.depth = 0  # of functions

    def change(self, node: ast.expr, became: ast.expr) -> ast.expr:
        number = len(self.places)
        self.places.append(Mutant(self.file, number, node.lineno, node.col_offset, ast.unparse(node), ast.unparse(became)))
        return ast.copy_location(became, node) if number == self.wanted else node

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        self.generic_visit(node)
        for at, op in enumerate(node.ops):
            ops = [TURNED[type(op)]() if i == at else other for i, other in enumerate(node.ops)]
            changed = self.change(node, ast.Compare(node.left, ops, node.comparators))
            if changed is not node:
                return changed
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        self.generic_visit(node)
        return self.change(node, node.operand) if isinstance(node.op, ast.Not) else node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        self.generic_visit(node)
        return self.change(node, ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values))

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        value = node.value
        if isinstance(value, bool):
            return self.change(node, ast.Constant(not value))
        if isinstance(value, int | float):
            return self.change(node, ast.Constant(value + 1))
        if isinstance(value, str) and value and self.depth:
            return self.change(node, ast.Constant(""))
        return node

    # ---- what is not touched

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.depth += 1
        node.args.defaults = [self.visit(default) for default in node.args.defaults]
        node.args.kw_defaults = [default and self.visit(default) for default in node.args.kw_defaults]
        node.body = [self.visit(statement) for statement in node.body]
        self.depth -= 1
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.body = [self.visit(statement) for statement in node.body]
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        return node if isinstance(node.value, ast.Constant) else self.generic_visit(node)

    def visit_If(self, node: ast.If) -> ast.AST:
        return node if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING" else self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> ast.AST:
        return node if node.arg in SILENT else self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        return node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        return node

    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        return node if isinstance(node.value, ast.Name) and node.value.id in ("Literal", "Callable") else self.generic_visit(node)

    def visit_Match(self, node: ast.Match) -> ast.AST:
        node.subject = self.visit(node.subject)
        for case in node.cases:  # patterns are left alone
            case.body = [self.visit(statement) for statement in case.body]
        return node


def places(file: Path) -> list[Mutant]:
    """All mutants of a file, in its order."""
    mutator = Mutator(file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else file.name)
    mutator.visit(ast.parse(file.read_text(encoding="utf-8")))
    return mutator.places


def mutated(source: str, number: int, filename: str) -> CodeType:
    tree = Mutator(filename, number).visit(ast.parse(source))
    return compile(ast.fix_missing_locations(tree), filename, "exec")


def sample(rooms: Sequence[str], count: int, seed: int) -> list[Mutant]:
    """So many of all mutants of the rooms, drawn without favour. Raises ValueError for a room without Python."""
    files = [file for room in rooms for file in sorted((ROOT / "kg" / room).rglob("*.py"))]
    if not files:
        raise ValueError(f"there is no Python in the rooms {', '.join(rooms)} of kg/")
    every = [mutant for file in files for mutant in places(file)]
    return random.Random(seed).sample(every, min(count, len(every)))


# ---------------------------------------------------------------- which tests come by


def contexts(rooms: Sequence[str], folder: Path) -> tuple[dict[str, dict[int, set[str]]], dict[str, float]]:
    """File -> line -> the tests that run it, and test -> its time, by one run of the rooms' tests. Raises RuntimeError when they fail without a fault."""
    import coverage

    tests = [*(f"tests/{room}" for room in rooms), *WHOLE]
    environment = {**os.environ, "COVERAGE_FILE": str(folder / "coverage"), "KG_CLOCK": str(folder / "clock")}
    plugins = ["-p", "no:randomly", "-p", "no:cacheprovider", "-p", "benchmarks.clock"]
    command = [sys.executable, "-m", "pytest", "-q", *plugins, "--cov=kg", "--cov-context=test", "--cov-report=", *tests]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the tests fail without a mutant:\n{done.stdout[-2000:]}")
    data = coverage.CoverageData(str(folder / "coverage"))
    data.read()
    found: dict[str, dict[int, set[str]]] = {}
    for name in data.measured_files():
        lines = data.contexts_by_lineno(name)
        found[Path(name).relative_to(ROOT).as_posix()] = {line: {test.rpartition("|")[0] for test in tests if test} for line, tests in lines.items()}
    return found, json.loads((folder / "clock").read_text(encoding="utf-8"))


def turns(mutant: Mutant, covered: Mapping[str, Mapping[int, set[str]]], clock: Mapping[str, float] = MappingProxyType({})) -> list[list[str]]:
    """The tests to show it to, in turns: those of rooms, then those of the whole. A line that runs at import is shown to all that use its file."""
    lines = covered.get(mutant.file, {})
    begins = max((line for line in lines if line <= mutant.line), default=0)  # a statement over several lines is counted where it begins
    tests = lines.get(begins) or set().union(*lines.values())
    whole = sorted({test.partition("::")[0] for test in tests} & set(WHOLE))
    own = sorted((test for test in tests if test.partition("::")[0] not in whole), key=lambda test: (clock.get(test, 0.0), test))
    own = [test for test in own if clock.get(test, 0.0) <= SLOW] or own
    return [tests for tests in (own, whole) if tests]


# ---------------------------------------------------------------- one mutant


class Finder(importlib.abc.MetaPathFinder):
    """Loads one module of kg with its fault."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.name = mutant.file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

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


def warm(rooms: Sequence[str]) -> None:
    """What all children need and no mutant is in: to load it takes longer than most tests. The shipped pipelines too, where no mutant is in theirs."""
    for name in (
        "pytest",
        "hypothesis",
        "spacy",
        "spacy.lang.en",
        "spacy.lang.uk",
        "numpy",
        "onnxruntime",
        "tokenizers",
        "networkx",
        "msgspec",
        "babel",
        "click",
    ):
        importlib.import_module(name)
    if "pipeline" not in rooms:
        import spacy

        kept = {str(ROOT / "kg" / "models" / language): spacy.load(ROOT / "kg" / "models" / language) for language in ("en", "uk")}
        fresh = spacy.load

        def load(name: str | Path, **how: Any) -> Any:
            return kept[str(name)] if str(name) in kept and not how else fresh(name, **how)

        spacy.load = load


def shown(mutant: Mutant, tests: Sequence[str], seconds: float) -> Fate:
    """A child of this process runs the tests with the fault in place. ``seconds``: of processor time that it may take."""
    child = os.fork()
    if child == 0:
        _run(mutant, tests, seconds)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return "timed out"
    return "survived" if os.waitstatus_to_exitcode(status) == 0 else "killed"


def _run(mutant: Mutant, tests: Sequence[str], seconds: float) -> None:
    """Never returns. Exit status 0: all tests passed."""
    code = 1
    try:
        import pytest

        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
        os.chdir(ROOT)
        sys.meta_path.insert(0, Finder(mutant))
        code = int(pytest.main(["-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov", *tests]))
    finally:
        os._exit(code)


def fate(mutant: Mutant, covered: Mapping[str, Mapping[int, set[str]]], clock: Mapping[str, float]) -> Fate:
    rounds = turns(mutant, covered, clock)
    for tests in rounds:
        found = shown(mutant, tests, STARTING + SLOW * len(tests))
        if found != "survived":
            return found
    return "survived" if rounds else "not covered"


def run(
    mutants: Sequence[Mutant], covered: Mapping[str, Mapping[int, set[str]]], clock: Mapping[str, float], minutes: float = float("inf")
) -> Iterator[tuple[Mutant, Fate]]:
    end = time.monotonic() + 60 * minutes
    for mutant in mutants:
        if time.monotonic() > end:
            return
        yield mutant, fate(mutant, covered, clock)


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--count", type=int, default=300, help="mutants")
    ask.add_argument("--seed", type=int, default=1, help="of the draw")
    ask.add_argument("--rooms", nargs="+", default=["extract", "resolve"], help="folders of kg/ whose tests are in the folder of that name in tests/")
    ask.add_argument("--within", type=float, default=float("inf"), metavar="MINUTES", help="stop then")
    ask.add_argument("--report", type=Path, help="a JSON line a mutant")
    given = ask.parse_args()
    try:
        drawn = sample(given.rooms, given.count, given.seed)
    except ValueError as error:
        ask.error(str(error))
    with TemporaryDirectory() as folder:
        covered, clock = contexts(given.rooms, Path(folder))
    warm(given.rooms)
    fates: Counter[Fate] = Counter()
    for mutant, what in run(drawn, covered, clock, given.within):
        fates[what] += 1
        if given.report:
            with given.report.open("a", encoding="utf-8") as report:
                report.write(json.dumps({**asdict(mutant), "fate": what}, ensure_ascii=False) + "\n")
        if what in ("survived", "not covered"):
            sys.stdout.write(f"{what}: {mutant.file}:{mutant.line}: {mutant.was}  ->  {mutant.became}\n")
            sys.stdout.flush()
    done = fates.total()
    dead = fates["killed"] + fates["timed out"]
    sys.stdout.write(f"{done} of {len(drawn)} mutants shown: {dead} killed ({100 * dead / max(done, 1):.0f} %), {dict(fates)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
