"""Sentences with their trees, checked by hand: parsed.conllu beside this file, asked for by their text. No model is needed.

Paragraphs (``# newpar``) are joined by an empty line; names stand in the last column ("Entity=B-PERSON").
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from kg import ontology
from kg.extract import read
from kg.model import Argument, Article, Findings, Stretch, article_id, status
from tests.extract.trees import vocabulary

Row = tuple[str, str, str, str, str, int, str, str, bool, bool]  # word, lemma, pos, tag, morph, head, dependency, entity, space after, opens a sentence
BREAK = "\n\n"


@cache
def _rows() -> dict[str, list[Row]]:
    """The documents of the file by their text."""
    found: dict[str, list[Row]] = {}
    for document in Path(__file__).with_suffix(".conllu").read_text(encoding="utf-8").split("# newdoc\n")[1:]:
        rows: list[Row] = []
        base = 0
        for line in document.split("\n"):
            if line == "# newpar":
                rows.append((BREAK, "", "SPACE", "_SP", "", len(rows) - 1, "dep", "O", False, False))
            if not line or line.startswith("#"):
                continue
            number, word, lemma, pos, tag, morph, head, dependency, _, misc = line.split("\t")
            first = number == "1"
            base = len(rows) if first else base
            at = len(rows) if head == "0" else base + int(head) - 1
            extra = dict(pair.split("=", 1) for pair in misc.split("|") if pair != "_")
            label = "ROOT" if head == "0" else dependency
            space = extra.get("SpaceAfter") != "No"
            rows.append((word, lemma, pos, tag, "" if morph == "_" else morph, at, label, extra.get("Entity", "O"), space, first))
        text = "".join(row[0] + (" " if row[8] else "") for row in rows).strip()
        found[text] = rows
    return found


relation_types = cache(ontology.load)


def parse(text: str) -> Doc:
    """The Doc of a text of the file."""
    words, lemmas, pos, tags, morphs, heads, deps, entities, spaces, starts = (list(column) for column in zip(*_rows()[text], strict=True))
    spaces[-1] = False
    return Doc(vocabulary("en"), words, spaces, tags=tags, pos=pos, morphs=morphs, lemmas=lemmas, heads=heads, deps=deps, sent_starts=starts, ents=entities)


def findings(text: str, doc: Doc | None = None) -> Findings:
    """What a text of the file says (or another analysis of the same text)."""
    return read(Article(article_id(text), text, "en", "test", 1), doc or parse(text), relation_types())


def statements(text: str, doc: Doc | None = None) -> set[str]:
    """A line a relation: "subject | predicate | object | status | speakers, in order"."""
    found = findings(text, doc)
    out = set()
    for r in found.relations:
        ends = [found.chains[a.chain].name if a else "-" for a in (r.subject, r.object)]
        voices = [s.words if s.chain is None else found.chains[s.chain].name for s in r.speakers]
        out.add(" | ".join([ends[0], r.predicate, ends[1], status(r.negated, r.modality, bool(voices)), ", ".join(voices) or "-"]))
    return out


def told(text: str) -> list[str]:
    """All that is found in a text, a line a thing and a line a statement, for tests/extract/parsed.said."""
    found = findings(text)
    lines = []
    for chain in found.chains:
        forms = ", ".join(f"{m.text} ({m.kind})" if m.kind != "name" else m.text for m in chain.mentions)
        lines.append(f"{chain.name}: {chain.type}{'' if chain.named else ', unnamed'} = {forms}")
    for r in found.relations:

        def named(end: Argument | None) -> str:
            return found.chains[end.chain].name if end else "-"

        def quoted(kind: str, stretches: Iterable[Stretch | None]) -> str:
            words = [text[a:b] for a, b in filter(None, stretches)]
            return f"{kind} “{' … '.join(words)}”" if words else ""

        at = r.evidence
        voices = ", ".join(s.words if s.chain is None else found.chains[s.chain].name for s in r.speakers)
        parts = (
            f"{named(r.subject)} | {r.predicate} | {named(r.object)}",
            r.relation if r.relation != "RELATED" else "",
            *(f"{role} {named(end)}" for role, end in r.participants),
            f"amount {r.amount.value:g} {r.amount.unit or ''}".rstrip() if r.amount and r.amount.value is not None else "",
            f"time {r.when.value}" if r.when else "",
            status(r.negated, r.modality, bool(r.speakers)),
            f"says {voices}" if voices else "",
            quoted("by", at.predicate),
            quoted("negated by", [at.negation]),
            quoted(f"{r.modality} by", [at.modality]),
            f"sure {r.confidence:.2f}",
        )
        lines.append("; ".join(filter(None, parts)))
    return lines


def expected() -> dict[str, list[str]]:
    """Text -> what parsed.said beside this file has of it."""
    blocks = Path(__file__).with_suffix(".said").read_text(encoding="utf-8").strip("\n").split("\n\n\n")
    return {text.replace("⏎", "\n"): lines for text, *lines in (block.split("\n") for block in blocks)}


if __name__ == "__main__":  # after a change of rules that was meant: python -m tests.extract.parsed, and read the difference
    written = ("\n".join([text.replace("\n", "⏎"), *told(text)]) for text in _rows())
    Path(__file__).with_suffix(".said").write_text("\n\n\n".join(written) + "\n", encoding="utf-8")
