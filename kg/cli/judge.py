"""kg same, different, reject, confirm: what people decide, kept and obeyed by every later build."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.build import progress
from kg.cli.common import load_graph, one_entity, one_statement, out_option
from kg.cli.text import arrow, clean, counted, short_id
from kg.errors import NotFound
from kg.model import Entity, Graph, Judgement, Located, Statement, folded

_OPPOSITE = {"same": "different", "different": "same"}
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
    (first, at), (second, other) = _meant(graph, a, out), _meant(graph, b, out)
    if kind == "same" and first.id == second.id:
        raise NotFound(f"{a!r} and {b!r} are one thing already ({clean(first.name)})")
    if at == other:
        raise NotFound(f"{a!r} and {b!r} are the same words of the same article; give two names as they are written there (kg show lists them under: also)")
    done = f"{_title(graph, a, first)} and {_title(graph, b, second)} are {'one thing' if kind == 'same' else 'two things'}"
    with Ledger(out) as ledger:  # the last word counts: two that gainsay each other would leave one without effect and untold
        gainsaid = [k.number for k in ledger.judgements() if k.judgement.kind == _OPPOSITE[kind] and set(k.judgement.at) == {at, other}]
        for number in gainsaid:
            ledger.undo(number)
    done += f" (instead of judgement {', '.join(map(str, gainsaid))}, which said the opposite)" if gainsaid else ""
    _judge(out, Judgement(kind, (at, other), because), done)


def _meant(graph: Graph, text: str, out: Path) -> tuple[Entity, Located]:
    """The entity that a name, an id or a place (``at:`` article ``:`` character) chooses, and the mention that a judgement of it hangs on."""
    if text.startswith("at:"):
        return _at(graph, text)
    entity = one_entity(graph, text, out)
    return entity, _anchor(graph, entity, text)


def _at(graph: Graph, text: str) -> tuple[Entity, Located]:
    article, _, start = text.removeprefix("at:").partition(":")
    found = [(e, m) for e in graph.entities for m in e.mentions if short_id(m.article) == article and str(m.start) == start]
    if len(found) != 1:
        raise NotFound(f"{text!r} is the place of {len(found)} names; kg review prints such places (at:, eight characters of the article, the first character)")
    entity, mention = found[0]
    return entity, replace(mention, article=mention.article.removeprefix(f"{graph.name}-"))


def _title(graph: Graph, text: str, entity: Entity) -> str:
    """A name as it was typed; what an id or a place stands for."""
    return clean(text) if folded(text) in {folded(alias) for alias in (entity.name, *entity.aliases)} else clean(entity.name)


def _ids(graph: Graph, text: str, out: Path) -> set[str]:
    """Ids of all entities that the text may mean; after `same` both names mean one."""
    from kg.cli.common import by_id, entities_named

    if text.startswith("at:"):
        return {_at(graph, text)[0].id}
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


def _anchor(graph: Graph, entity: Entity, typed: str) -> Located:
    """The mention that the judgement hangs on: one that is written as typed, else a full name where there is one."""
    if not entity.mentions:
        raise NotFound(f"{entity.name!r} has no mention to hang a judgement on")
    best = max(
        entity.mentions,
        key=lambda m: (folded(m.text) == folded(typed), m.text == entity.name, m.text in entity.aliases, len(m.text) if m.text in entity.aliases else 0),
    )
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
    click.echo(f"{done}; run {report.run}: {counted(len(report.graph.statements), 'statement')}, {len(report.graph.entities)} entities")
