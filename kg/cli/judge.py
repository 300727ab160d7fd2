"""kg same, different, reject, confirm: what people decide, kept and obeyed by every later build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.build import progress
from kg.cli.common import load_graph, one_entity, one_statement, out_option
from kg.cli.text import arrow, clean
from kg.errors import NotFound
from kg.model import Entity, Graph, Judgement, Located, Statement

F = TypeVar("F", bound=Callable[..., Any])


def judging(command: F) -> F:
    for option in (
        click.option("--undo", is_flag=True, help="Take the judgement back."),
        click.option("--because", metavar="TEXT", default="", help="Your reason; it is kept with the judgement."),
        out_option,
    ):
        command = option(command)
    return command


@click.command(epilog='Example: kg same "Kyiv" "Kiev" --because "two spellings"')
@click.argument("a")
@click.argument("b")
@judging
def same(a: str, b: str, out: Path, because: str, undo: bool) -> None:
    """A and B (names or ids) are one thing."""
    _pair("same", a, b, out, because, undo)


@click.command(epilog='Example: kg different id:3f9ab0c1 id:77aa01bc --because "father and son"')
@click.argument("a")
@click.argument("b")
@judging
def different(a: str, b: str, out: Path, because: str, undo: bool) -> None:
    """A and B (names or ids) are two things."""
    _pair("different", a, b, out, because, undo)


@click.command(epilog='Example: kg reject id:3f9ab0c1 --because "the sentence says the opposite"')
@click.argument("statement")
@judging
def reject(statement: str, out: Path, because: str, undo: bool) -> None:
    """STATEMENT (its id) is wrong: it leaves the graph, and stays listed in kg judgements."""
    _statement("reject", statement, out, because, undo)


@click.command(epilog="Example: kg confirm id:3f9ab0c1")
@click.argument("statement")
@judging
def confirm(statement: str, out: Path, because: str, undo: bool) -> None:
    """STATEMENT (its id) was checked and is right."""
    _statement("confirm", statement, out, because, undo)


def _pair(kind: Any, a: str, b: str, out: Path, because: str, undo: bool) -> None:
    from kg.ledger import Ledger

    graph = load_graph(out)
    if undo:
        with Ledger(out) as ledger:
            kept = [k for k in ledger.judgements() if k.judgement.kind == kind]
        one, two = _ids(graph, a, out), _ids(graph, b, out)
        found = [k for k in kept if _between(k.judgement, one, two, graph)]
        _take_back(out, found, f"no judgement says that {a!r} and {b!r} are {'one thing' if kind == 'same' else 'two things'}; kg judgements lists them")
        return
    first, second = _one(graph, a, out), _one(graph, b, out)
    if kind == "same" and first.id == second.id:
        raise NotFound(f"{a!r} and {b!r} are one thing already ({clean(first.name)})")
    anchors = (_anchor(graph, first), _anchor(graph, second, other_than=first if kind == "different" else None))
    _judge(out, Judgement(kind, anchors, because), f"{clean(first.name)} and {clean(second.name)} are {'one thing' if kind == 'same' else 'two things'}")


def _one(graph: Graph, text: str, out: Path) -> Entity:
    return one_entity(graph, text, out)


def _ids(graph: Graph, text: str, out: Path) -> set[str]:
    """Ids of all entities that the text may mean; after `same` both names mean one."""
    from kg.cli.common import by_id, entities_named

    found = [t for t in by_id(graph, text, out) if isinstance(t, Entity)] or entities_named(graph, text)
    if not found:
        one_entity(graph, text, out)  # raises
    return {e.id for e in found}


def _between(judgement: Judgement, one: set[str], two: set[str], graph: Graph) -> bool:
    held = [_holder(graph, at) for at in judgement.at]
    return (held[0] in one and held[1] in two) or (held[0] in two and held[1] in one)


def _holder(graph: Graph, at: Located) -> str | None:
    article = f"{graph.name}-{at.article}"
    return next((e.id for e in graph.entities for m in e.mentions if (m.article, m.start, m.end) == (article, at.start, at.end)), None)


def _anchor(graph: Graph, entity: Entity, other_than: Entity | None = None) -> Located:
    """The mention that the judgement hangs on: a full name where there is one."""
    if not entity.mentions:
        raise NotFound(f"{entity.name!r} has no mention to hang a judgement on")
    best = max(entity.mentions, key=lambda m: (m.text == entity.name, m.text in entity.aliases, len(m.text) if m.text in entity.aliases else 0))
    return Located(best.article.removeprefix(f"{graph.name}-"), best.start, best.end, best.text)


def _statement(kind: Any, wanted: str, out: Path, because: str, undo: bool) -> None:
    from kg.ledger import Ledger

    graph = load_graph(out)
    if undo:
        with Ledger(out) as ledger:
            kept = [k for k in ledger.judgements() if k.judgement.kind == kind]
            anchor = ledger.anchor(wanted.removeprefix("id:").removeprefix(f"{graph.name}-")) or ledger.anchor(f"s-{wanted.removeprefix('id:')}")
        at = anchor and (anchor.article, anchor.start, anchor.end, anchor.relation)
        found = [k for k in kept if any((m.article, m.start, m.end, k.judgement.relation) == at for m in k.judgement.at)]
        _take_back(out, found, f"no judgement of that kind rests on the statement {wanted!r}; kg judgements lists them")
        return
    chosen = one_statement(graph, wanted, out)
    _judge(out, judgement_of(kind, chosen, graph, because), f"{'rejected' if kind == 'reject' else 'confirmed'} {arrow(chosen, graph)}")


def judgement_of(kind: Any, statement: Statement, graph: Graph, because: str) -> Judgement:
    """Hangs on every piece of evidence of the statement."""
    bare = len(graph.name) + 1
    at = tuple(Located(e.article[bare:], e.start, e.end, graph.article(e.article).text[e.start : e.end]) for e in statement.evidence)
    return Judgement(kind, at, because, statement.relation)


def _judge(out: Path, judgement: Judgement, done: str) -> None:
    from kg.ledger import Ledger

    with Ledger(out) as ledger:
        number = ledger.judge(judgement)
    _rebuild(out, f"{done} (judgement {number})")


def _take_back(out: Path, found: list[Any], nothing: str) -> None:
    from kg.ledger import Ledger

    if not found:
        raise NotFound(nothing)
    with Ledger(out) as ledger:
        for kept in found:
            ledger.undo(kept.number)
    _rebuild(out, f"took back judgement {', '.join(str(k.number) for k in found)}")


def _rebuild(out: Path, done: str) -> None:
    from kg import flow

    with progress() as shown:
        report = flow.rebuild(out, progress=shown)
    click.echo(f"{done}; run {report.run}: {len(report.graph.statements)} statements, {len(report.graph.entities)} entities")
