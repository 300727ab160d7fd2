"""What statements, articles and names look like in a terminal. Nothing of an article reaches it but as plain text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import click

from kg.model import Article, Entity, Evidence, Failure, Graph, Statement

WIDTH = 80
_BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}
ARROW = {"asserted": "green", "claimed": "yellow", "denied": "red", "planned": "cyan", "possible": "cyan"}


def clean(text: str, *, lines: bool = False) -> str:
    """Without control characters, escape sequences and bidirectional overrides; on one line unless ``lines``.

    >>> clean("\\x1b[31mKim\\x1b[0m\\nLee")
    'Kim Lee'
    """
    text = re.sub(r"\x1b\[[0-?]*[ -/]*[@-~]", "", text)
    kept = []
    for char in text:
        if char in "\n\t" or char in "\r\u2028\u2029\x0b\x0c\x85":
            kept.append(char if lines and char in "\n\t" else " ")
        elif unicodedata.category(char) in ("Cc", "Cs", "Cn") or ord(char) in _BIDI:
            continue
        else:
            kept.append(char)
    out = "".join(kept)
    return out if lines else " ".join(out.split())


def short(text: str, width: int = 70) -> str:
    """
    >>> short("Kim Lee met Maria Silva.", 12)
    'Kim Lee met…'
    """
    text = clean(text)
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def counted(number: int, noun: str) -> str:
    """ "1 article", "2 articles".

    >>> counted(1, "article"), counted(2, "article")
    ('1 article', '2 articles')
    """
    return f"{number} {noun}{'s' * (number != 1)}"


def wrapped(text: str, indent: str = "    ") -> str:
    """Filled to 80 columns; ``text`` must be clean."""
    return click.wrap_text(text, WIDTH, indent, indent)


def hung(text: str, indent: str = "    ") -> str:
    """Filled to 80 columns, further in from the second line on; ``text`` must be clean."""
    return click.wrap_text(text, WIDTH, indent, indent + "  ")


def arrow(statement: Statement, graph: Graph) -> str:
    """ "Merkel – sign → pact"; without a subject "Sanchez ← kidnap"."""
    subject = name(graph, statement.subject)
    target = name(graph, statement.object)
    verb = clean(statement.predicate)
    verb = f"not {verb}" if statement.negated else verb
    if not subject:
        return f"{target} ← {verb}"
    return f"{subject} – {verb} → {target}" if target else f"{subject} – {verb}"


def name(graph: Graph, ident: str | None) -> str:
    return clean(graph.entity(ident).name) if ident else ""


def facts(statement: Statement, graph: Graph) -> Iterator[str]:
    """Status, speaker, time, amount, participants: what stands beside the arrow."""
    sources = counted(statement.support, "source")
    yield f"{statement.status}, {statement.relation}, confidence {statement.confidence:.2f}, {sources}" + (", confirmed" if statement.judged else "")
    if statement.speakers:
        yield "said by " + ", as told by ".join(clean(v.name or v.words) for v in statement.speakers)
    if statement.time:
        dates = " – ".join(dict.fromkeys(day for day in (statement.time.start, statement.time.end) if day))
        yield f"time: {clean(statement.time.text)}" + (f" ({dates})" if dates else "")
    if statement.amount:
        yield f"amount: {clean(statement.amount.text)}"
    for role, ident in statement.participants:
        yield f"{role}: {name(graph, ident)}"


def quoted(evidence: Evidence, graph: Graph) -> tuple[str, str]:
    """The sentence with its quote between ⟦ ⟧, and where that stands: article, publisher, date, characters."""
    article = graph.article(evidence.article)
    before = article.text[evidence.sentence_start : evidence.start]
    quote = article.text[evidence.start : evidence.end]
    after = article.text[evidence.end : evidence.sentence_end]
    marked = clean(f"{before}⟦{quote}⟧{after}")
    return marked, f"{cite(article)}, {place(article, evidence.start, evidence.end)}"


def place(article: Article, start: int, end: int) -> str:
    """ "page 3, characters 40–62" of the article's text; sources without pages have none."""
    page = article.page(start)
    return f"{f'page {page}, ' if page else ''}characters {start}–{end}"


def cite(article: Article) -> str:
    return ", ".join(clean(part) for part in (article.name, article.publisher, article.published) if part)


def block(statement: Statement, graph: Graph, *, quotes: int = 3) -> str:
    """A statement with all that is known of it."""
    out = [click.style(arrow(statement, graph), bold=True, fg=ARROW[statement.status]) + f"  [{short_id(statement.id)}]"]
    out.append(wrapped("; ".join(facts(statement, graph)), "  "))
    for evidence in statement.evidence[:quotes]:
        sentence, where = quoted(evidence, graph)
        out += [wrapped(sentence), wrapped(f"— {where}", "      ")]
    if len(statement.evidence) > quotes:
        out.append(f"    … and {counted(len(statement.evidence) - quotes, 'more place')} (kg show id:{short_id(statement.id)})")
    return "\n".join(out)


def short_id(ident: str) -> str:
    """The eight characters that choose a thing."""
    return ident.rsplit("-", 1)[-1][:8]


def entity_line(entity: Entity, graph: Graph) -> str:
    """Type, articles and a quote: what tells two namesakes apart."""
    articles = {mention.article for mention in entity.mentions}
    line = f"{clean(entity.name)}  {entity.type}  id:{short_id(entity.id)}  {counted(len(articles), 'article')}"
    if not entity.mentions:
        return line
    mention = entity.mentions[0]
    text = graph.article(mention.article).text
    start, end = max(0, mention.start - 40), mention.end + 40
    return f"{line}\n    …{clean(text[start:end])}…"


def failure_line(failure: Failure) -> str:
    """Where and why; the reason of many failures names the place itself."""
    where = clean(failure.source) + (f", article {failure.ordinal}" if failure.ordinal else "")
    reason = clean(failure.reason)
    return f"{'skipped' if failure.skipped else 'FAILED'}: " + (reason if reason.startswith(clean(failure.source)) else f"{where}: {reason}")
