"""kg show: what the graph says of a thing, and where it is written."""

from __future__ import annotations

import re
from pathlib import Path

import click

from kg.cli.common import by_id, confidence_option, entities_named, load_graph, one_entity, out_option
from kg.cli.gone import gone
from kg.cli.text import WIDTH, arrow, block, cite, clean, counted, entity_line, name, short_id, wrapped
from kg.errors import NotFound
from kg.model import Article, Entity, Graph, Statement, folded


@click.command(epilog='Examples: kg show "Angela Merkel"; kg show id:3f9ab0c1')
@click.argument("what", metavar="NAME|ARTICLE|STATEMENT")
@out_option
@confidence_option
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="Statements printed.")
def show(what: str, out: Path, min_confidence: float, limit: int) -> None:
    """What the graph says of a name, an article (its title, source or id) or a statement (its id)."""
    graph = load_graph(out, min_confidence)
    thing = _find(graph, what, out)
    if isinstance(thing, Entity):
        click.echo("\n".join(entity_lines(graph, thing, limit)))
    elif isinstance(thing, Article):
        click.echo("\n".join(article_lines(graph, thing, limit)))
    else:
        click.echo("\n".join(statement_lines(graph, thing)))


def _find(graph: Graph, what: str, out: Path) -> Entity | Article | Statement:
    found = by_id(graph, what, out)
    if len(found) == 1:
        return found[0]
    if len(found) > 1 or what.startswith("id:"):
        raise NotFound(
            (None if found else gone(graph, what, out))
            or f"{what!r} fits {len(found)} things; " + (f"give more of the id: {', '.join(t.id for t in found[:5])}" if found else "kg show NAME prints ids")
        )
    if entities_named(graph, what):
        return one_entity(graph, what, out)
    articles = articles_named(graph, what)
    if len(articles) == 1:
        return articles[0]
    if articles:
        listed = "\n".join(f"  {cite(a)}  id:{short_id(a.id)}  ({clean(a.source)})" for a in articles[:12])
        raise NotFound(f"{what!r} fits {len(articles)} articles; choose one by its id:\n{listed}")
    return one_entity(graph, what, out)  # raises, with names that are near


def articles_named(graph: Graph, text: str) -> list[Article]:
    """By title (or what an untitled one is called), by source, or by words of the title."""
    key = folded(text)
    exact = [a for a in graph.articles if key in (folded(a.name), folded(a.source), *(folded(c.source) for c in a.copies if c.article is None))]
    return exact or [a for a in graph.articles if key in folded(a.name)]


def entity_lines(graph: Graph, entity: Entity, limit: int) -> list[str]:
    lines = [click.style(clean(entity.name), bold=True) + f"  {entity.type}{'' if entity.named else ', without a proper name'}  [{short_id(entity.id)}]"]
    others = [clean(alias) for alias in entity.aliases if alias != entity.name]
    if others:
        lines.append(wrapped("also: " + "; ".join(others), "  "))
    if entity.links:
        lines.append(wrapped("links: " + ", ".join(f"{clean(k)} {clean(v)}" for k, v in entity.links), "  "))
    articles = sorted({m.article for m in entity.mentions})
    lines.append(
        wrapped(
            f"mentioned {counted(len(entity.mentions), 'time')} in {counted(len(articles), 'article')}: "
            + "; ".join(clean(graph.article(a).name) for a in articles[:5]),
            "  ",
        )
    )
    if entity.joins:
        lines.append(wrapped("taken for one because: " + "; ".join(f"{clean(j.reason)} ({j.mentions})" for j in entity.joins), "  "))
    about = statements_of(graph, entity.id)
    said = [s for s in graph.statements if any(v.id == entity.id for v in s.speakers) and s not in about]
    for title, found in (("", about), (f"said by {clean(entity.name)}:", said)):
        if found and title:
            lines += ["", title]
        for statement in found[:limit]:
            lines += ["", block(statement, graph)]
        if len(found) > limit:
            lines += ["", f"… and {counted(len(found) - limit, 'more statement')} (--limit {len(found)})"]
    if not about and not said:
        lines += ["", "no statement rests on it"]
    return lines


def statements_of(graph: Graph, ident: str) -> list[Statement]:
    """Those with the entity as an end or participant: best supported first."""
    found = [s for s in graph.statements if ident in (s.subject, s.object) or any(p == ident for _, p in s.participants)]
    return sorted(found, key=lambda s: (s.status != "asserted", -s.support, -s.confidence, s.id))


def statement_lines(graph: Graph, statement: Statement) -> list[str]:
    lines = [block(statement, graph, quotes=len(statement.evidence)), f"  id {statement.id}"]
    for link in graph.links:
        if statement.id in (link.source, link.target):
            other = graph.statement(link.target if link.source == statement.id else link.source)
            verb = {"DISPUTES": ("disputes", "is disputed by"), "FULFILS": ("fulfils", "is fulfilled by")}[link.kind][link.source != statement.id]
            lines.append(wrapped(f"{verb}: {arrow(other, graph)} [{short_id(other.id)}] ({clean(link.reason)})", "  "))
    ends = [i for i in (statement.subject, statement.object) if i]
    lines += [f"  {entity_line(graph.entity(i), graph)}" for i in ends]
    return lines


def article_lines(graph: Graph, article: Article, limit: int) -> list[str]:
    """Its text; the sentences that gave statements stand between ⟦ ⟧ with the numbers of the statements below."""
    found = [s for s in graph.statements if any(e.article == article.id for e in s.evidence)]
    used: dict[tuple[int, int], list[int]] = {}
    order = sorted(found, key=lambda s: min((e.start, e.end) for e in s.evidence if e.article == article.id))
    for number, statement in enumerate(order, 1):
        for evidence in statement.evidence:
            if evidence.article == article.id:
                numbers = used.setdefault((evidence.sentence_start, evidence.sentence_end), [])
                if number not in numbers:
                    numbers.append(number)
    sentences = dict(graph.sentences).get(article.id, ())
    lines = [click.style(clean(article.name), bold=True) + f"  [{short_id(article.id)}]"]
    places = ", ".join(f"{'nearly the same: ' * bool(c.article)}{clean(c.source)} (article {c.ordinal})" for c in article.copies) or clean(article.source)
    facts = [article.language, *(clean(v) for v in (article.publisher, article.published, article.dateline, article.url) if v), places]
    lines += [
        wrapped("; ".join(facts), "  "),
        f"  {len(used)} of {counted(max(len(sentences), len(used)), 'sentence')} gave {counted(len(found), 'statement')}",
        "",
    ]
    at, text = 0, ""
    for (start, end), numbers in sorted(used.items()):
        if start < at:
            continue  # sentences never overlap; another program's file may say so
        text += f"{article.text[at:start]}⟦{article.text[start:end]}⟧[{','.join(map(str, numbers))}]"
        at = end
    lines += [_filled(text + article.text[at:]), ""]
    for number, statement in enumerate(order[:limit], 1):
        line = f"{number:3}. {arrow(statement, graph)}  ({statement.status}{_voice(graph, statement)})  [{short_id(statement.id)}]"
        lines.append(click.wrap_text(line, WIDTH, "", "     "))
    if len(order) > limit:
        lines.append(f"… and {counted(len(order) - limit, 'more statement')} (--limit {len(order)})")
    return lines


def _filled(text: str) -> str:
    """Paragraphs filled to 80 columns; single line ends are kept where the text has no empty lines, as in lists."""
    parts = [part for part in re.split(r"\n\s*\n", clean(text, lines=True)) if part.strip()]
    return "\n\n".join("\n".join(click.wrap_text(" ".join(line.split()), WIDTH) for line in part.splitlines() if line.strip()) for part in parts)


def _voice(graph: Graph, statement: Statement) -> str:
    if not statement.speakers:
        return ""
    first = statement.speakers[0]
    return f", says {name(graph, first.id) or clean(first.words)}"
