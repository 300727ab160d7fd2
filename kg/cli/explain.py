"""kg explain: why a sentence gave these statements, or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import by_id, load_graph, out_option
from kg.cli.show import articles_named
from kg.cli.text import arrow, cite, clean, facts, hung, place, short_id, wrapped
from kg.errors import NotFound, UsageError
from kg.model import Article, Graph, Stretch

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.extract.clauses import Clause
    from kg.extract.mentions import Phrase
    from kg.extract.tree import Tree


@click.command(epilog='Example: kg explain 3f9ab0c1:4, kg explain "BERLIN: The chancellor":1')
@click.argument("where", metavar="ARTICLE:N")
@out_option
@click.option("--model", metavar="NAME", help="The spaCy pipeline that read it, if not the shipped one.")
def explain(where: str, out: Path, model: str | None) -> None:
    """Sentence N of an article (its id, title or source): the names and phrases found, the tree, the clauses, and the statements with their reasons."""
    name, colon, number = where.rpartition(":")
    if not colon or not number.isdecimal():
        raise UsageError(f"{where!r}: expected ARTICLE:N, such as 3f9ab0c1:4 for the fourth sentence of that article")
    graph = load_graph(out)
    article = _article(graph, name, out)
    sentences = dict(graph.sentences).get(article.id, ())
    if not 1 <= int(number) <= len(sentences):
        raise NotFound(f"{clean(article.name)} has {len(sentences)} sentences; there is no sentence {number}")
    stretch = sentences[int(number) - 1]
    click.echo(click.style(hung(f"{cite(article)}, sentence {number} of {len(sentences)}, {place(article, *stretch)}", ""), bold=True))
    click.echo(wrapped(clean(article.text[stretch[0] : stretch[1]]), "  "))
    click.echo("\n".join(_statements(graph, article, stretch)))
    click.echo("\n".join(_analysis(graph, article, stretch, model)))


def _article(graph: Graph, name: str, out: Path) -> Article:
    found = [t for t in by_id(graph, name, out) if isinstance(t, Article)] or articles_named(graph, name)
    if len(found) != 1:
        listed = "".join(f"\n  {short_id(a.id)}  {cite(a)}" for a in (found or graph.articles)[:12])
        raise NotFound(f"{name!r} fits {len(found)} articles; choose by id:{listed}")
    return found[0]


def _statements(graph: Graph, article: Article, stretch: Stretch) -> list[str]:
    lines = ["", "statements:"]
    for statement in graph.statements:
        for evidence in statement.evidence:
            if evidence.article == article.id and evidence.sentence_start == stretch[0]:
                lines.append(hung(f"{arrow(statement, graph)}  [{short_id(statement.id)}]", "  "))
                lines.append(wrapped("; ".join(facts(statement, graph)), "      "))
                cues = {n: getattr(evidence, n) for n in ("subject", "object", "speaker", "negation", "modality", "time")}
                spans = [f"predicate {' … '.join(repr(clean(article.text[a:b])) for a, b in evidence.predicate)}"]
                spans += [f"{n} {clean(article.text[at[0] : at[1]])!r}" for n, at in cues.items() if at]
                lines.append(wrapped("rests on " + ", ".join(spans), "      "))
                break
    return lines if len(lines) > 2 else [*lines, "  none"]


def _analysis(graph: Graph, article: Article, stretch: Stretch, model: str | None) -> list[str]:
    from kg.extract import clauses, cues, mentions, tree
    from kg.extract.annotate import annotate, load

    doc = annotate(article, load(article.language, model))
    parse = tree.of(doc)
    tokens = [t.i for t in doc if stretch[0] <= t.idx < stretch[1] and not t.is_space]
    phrases = mentions.phrases(doc)
    found = clauses.find(parse, cues.load(article.language))
    lines = ["", "names and phrases:"]
    lines += [hung(_phrase(doc, p), "  ") for p in dict.fromkeys(phrases[i] for i in tokens if i in phrases)] or ["  none"]
    lines += ["", "tree:"]
    for i in tokens:
        head = "—" if parse.head[i] == i else clean(parse.words[parse.head[i]])
        lines.append(f"  {i - tokens[0] + 1:3} {clean(parse.words[i])[:20]:<20} {clean(parse.lemmas[i])[:18]:<18} {parse.upos[i]:<6} {parse.dep[i]:<12} {head}")
    lines += ["", "clauses:"]
    used = {e.predicate for s in graph.statements for e in s.evidence if e.article == article.id and e.sentence_start == stretch[0]}
    lines += [line for i, clause in found.items() if i in set(tokens) for line in _clause(parse, clause, phrases, used)] or [
        "  none: no word of the sentence is a predicate"
    ]
    return lines


def _phrase(doc: Doc, phrase: Phrase) -> str:
    kind = "name" if phrase.named else phrase.kind
    return f"{clean(doc[phrase.start : phrase.end].text)}  ({kind}, {phrase.type}; head {clean(phrase.lemma or phrase.text)})"


def _clause(tree: Tree, clause: Clause, phrases: dict[int, Phrase], used: set[tuple[Stretch, ...]]) -> list[str]:
    def words(tokens: list[int]) -> str:
        return ", ".join(clean(tree.words[t]) for t in tokens) or "none"

    gave = any(start <= tree.start[clause.head] < end for predicate in used for start, end in predicate)
    parts = [f"subject {words(clause.subjects)}", f"object {words(clause.objects)}"]
    parts += [f"{clean(o.case) or 'oblique'} {clean(tree.words[o.head])}" for o in clause.obliques]
    if clause.agents:
        parts.append(f"by {words(clause.agents)}")
    above = f", {clause.link} of {clean(tree.words[clause.parent])!r}" if clause.parent is not None else ""
    lines = [hung(f"{clean(tree.words[clause.head])}: {clause.kind}{', passive' if clause.passive else ''}{above}; {'; '.join(parts)}", "  ")]
    if not gave:
        lines.append(wrapped(f"gave no statement: {_reason(tree, clause, phrases)}", "      "))
    return lines


def _reason(tree: Tree, clause: Clause, phrases: dict[int, Phrase]) -> str:
    """What of the clause could not become an end of a statement."""
    ends = [*clause.subjects, *clause.objects, *clause.agents, *clause.indirect, *(o.head for o in clause.obliques)]
    if clause.expletive:
        return "its subject is an expletive (it, there)"
    if not ends:
        return "it has no argument"
    named = [t for t in ends if t in phrases and phrases[t].kind != "pronoun"]
    if not named:
        return "its arguments are pronouns without a known antecedent, times or amounts: " + ", ".join(clean(tree.words[t]) for t in ends)
    return "it frames another clause (who says so, or how sure it is), or its meaning is in another statement of this sentence"
