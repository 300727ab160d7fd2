"""Mutants of the rules: one small fault at a time is put into a room of kg, and its tests must find it.

    python -m benchmarks.mutants [--count 300] [--seed 1] [--rooms extract resolve] [--tests FILE ...] [--most SECONDS] [--within MINUTES] [--report FILE]
    python -m benchmarks.mutants --again FILE

A mutant is a comparison turned round (< for <=, == for !=, in for not in, is for is not), a ``not`` taken away, ``and`` for ``or``, a number that is one
more, a truth value turned, or a string that is empty. Not touched: annotations, docstrings, decorators, what errors say, lists of words outside of functions.
The tests of the rooms run once with coverage and a clock, so that each mutant is only shown to the tests that come by its line (benchmarks/showing.py):
first those of the room, the quickest and those that come by the rarest lines of its file in turns, then, where it lives on, the tests of the whole on
seeds/. Left out are tests of the room that take over two seconds of the processor (they start programs of their own, which have no fault in them). A test
that fails, or takes far too long, has killed it. Survivors are printed; whoever reads them says which matter: some change nothing that anybody could see.
What was seen is in the report at once, and is summed up at the end or when it is stopped (SIGTERM).
(The method: DeMillo, Lipton, Sayward 1978; sampling: Wong and Mathur 1995.)
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType

ROOT = Path(__file__).parent.parent
TURNED: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
LIVED = ("survived", "not covered")
SILENT = frozenset({"strict", "encoding", "maxsize", "key_type"})  # arguments that change no answer of a program that is right


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


def survivors(report: Path) -> list[Mutant]:
    """Those of an earlier report that lived on, where they stand today; left out are places that are no more."""
    found: list[Mutant] = []
    for line in report.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["fate"] in LIVED and (ROOT / row["file"]).is_file():
            same = [one for one in places(ROOT / row["file"]) if (one.was, one.became) == (row["was"], row["became"])]
            found += sorted(same, key=lambda one: abs(one.line - row["line"]))[:1]
    return found


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--count", type=int, default=300, help="mutants")
    ask.add_argument("--seed", type=int, default=1, help="of the draw")
    ask.add_argument("--rooms", nargs="+", default=["extract", "resolve"], help="folders of kg/ whose tests are in the folder of that name in tests/")
    ask.add_argument("--within", type=float, default=float("inf"), metavar="MINUTES", help="stop then")
    ask.add_argument("--tests", nargs="+", metavar="FILE", help="only these, not all of the rooms and of the whole")
    ask.add_argument("--most", type=float, default=20.0, metavar="SECONDS", help="of tests that a mutant is shown to")
    ask.add_argument("--bare", action="store_true", help="without the shipped pipelines, for rooms that need none")
    ask.add_argument("--report", type=Path, help="a JSON line a mutant")
    ask.add_argument("--again", type=Path, metavar="REPORT", help="only those of a report that lived on: what the tests of today make of them")
    given = ask.parse_args()
    try:
        drawn = survivors(given.again) if given.again else sample(given.rooms, given.count, given.seed)
    except (OSError, ValueError) as error:
        ask.error(str(error))
    fates: Counter[str] = Counter()
    told = os.fdopen(os.dup(1), "w", encoding="utf-8")  # what the tests print goes elsewhere

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # who stops it is told what was seen so far

    def report(mutant: Mutant, fate: str, by: str, seconds: float) -> None:
        fates[fate] += 1
        if given.report:
            with given.report.open("a", encoding="utf-8") as file:
                file.write(json.dumps({**asdict(mutant), "fate": fate, "by": by, "seconds": round(seconds, 2)}, ensure_ascii=False) + "\n")
        if fate in LIVED:
            told.write(f"{fate}: {mutant.file}:{mutant.line}: {mutant.was}  ->  {mutant.became}\n")
        if fates.total() % 25 == 0:
            told.write(f"so far {fates.total()} of {len(drawn)}: {dict(fates)}\n")
        told.flush()

    from benchmarks import showing

    near = [*given.rooms, *(["ukrainian"] if "extract" in given.rooms else [])]
    tests = given.tests or [*(f"tests/{room}" for room in near), *showing.WHOLE]
    bare = given.bare or "pipeline" in given.rooms
    with TemporaryDirectory() as folder:
        unsteady = showing.show(drawn, tests, Path(folder), report, minutes=given.within, most=given.most, bare=bare)
    for test in sorted(unsteady):
        told.write(f"left out, since it fails a second time: {test}\n")
    done = fates.total()
    dead = fates["killed"] + fates["timed out"]
    told.write(f"{done} of {len(drawn)} mutants shown: {dead} killed ({100 * dead / max(done, 1):.0f} %), {dict(fates)}\n")
    told.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
