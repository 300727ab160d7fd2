"""What a reader of other news meets: the texts of a set, built as ``kg build`` does, and what is odd in the graph.

    python -m benchmarks.reading timebank|aquaint|polnear|re3d|interviews --data FOLDER [--documents 50] [--keep FOLDER] [--sample 20 --to FILE]

Sets: time/TBAQ-cleaned (TimeBank, AQUAINT), attribution/polnear, relations/re3d, the interviews of parse/en/gum. The documents are drawn by seed from those
that are annotated nowhere in statements/. Printed are statements an article, the shares with a speaker and with a date, the busiest nodes, the oddest names and
the strangest predicates. ``--sample`` draws statements for a reader, in the format of judged/, with the verdict left open.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import times
from kg.model import Entity, Graph, Statement


@dataclass(frozen=True, slots=True)
class Text:
    name: str
    text: str
    published: str = ""
    title: str = ""


# ---------------------------------------------------------------- sets


def _timeml(part: str) -> Callable[[Path], Iterator[Text]]:
    def read(data: Path) -> Iterator[Text]:
        for document in times.documents(data / "time" / "TBAQ-cleaned" / part):
            text = document.text.replace(" amp ", " & ")  # what became of "&amp;" in the set
            yield Text(document.name, text.strip() + "\n", document.created if re.fullmatch(r"\d{4}-\d\d-\d\d", document.created) else "")

    return read


def polnear(data: Path) -> Iterator[Text]:
    for path in sorted((data / "attribution" / "polnear" / "dev" / "text").glob("*.txt")):
        date = re.search(r"_(\d{4}-\d\d-\d\d)_", path.name)
        yield Text(path.stem, path.read_text(encoding="utf-8"), date[1] if date else "")


def re3d(data: Path) -> Iterator[Text]:
    for path in sorted((data / "relations" / "re3d").glob("*/documents.json")):
        for line in path.read_text(encoding="utf-8-sig").splitlines():
            row = json.loads(line)
            yield Text(f"{path.parent.name}-{row['_id'][:8]}", row["text"], "", row.get("title", ""))


def interviews(data: Path) -> Iterator[Text]:
    """Their tokens put together again; a paragraph a block."""
    for path in sorted((data / "parse" / "en" / "gum").glob("*/GUM_interview_*.conllu")):
        text, glued = "", {}
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if line.startswith("# newpar") and not line.startswith("# newpar_block"):
                text = text.rstrip() + "\n\n" if text else ""
            elif re.fullmatch(r"\d+-\d+", columns[0]):
                one, last = map(int, columns[0].split("-"))
                glued = {str(i): i < last or "SpaceAfter=No" in columns[9] for i in range(one, last + 1)}
            elif columns[0].isdigit():
                text += columns[1] + ("" if glued.pop(columns[0], False) or "SpaceAfter=No" in columns[9] else " ")
        yield Text(path.stem, text.strip() + "\n")


SETS: Mapping[str, Callable[[Path], Iterator[Text]]] = {
    "timebank": _timeml("TimeBank"), "aquaint": _timeml("AQUAINT"), "polnear": polnear, "re3d": re3d, "interviews": interviews,
}  # fmt: skip


def drawn(name: str, data: Path, documents: int, seed: int) -> list[Text]:
    """Texts of the set that nobody annotated with statements, by seed."""
    squeezed = {re.sub(r"\W", "", path.read_text(encoding="utf-8"))[:200] for path in (data / "statements").rglob("*.txt")}
    texts = [text for text in SETS[name](data) if re.sub(r"\W", "", text.text)[:200] not in squeezed]
    return random.Random(seed).sample(texts, min(documents, len(texts)))


def lay(texts: Sequence[Text], folder: Path) -> None:
    """A file a text, and beside them a table that says when each appeared."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "articles.csv").open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["source", "ordinal", "published", "title", "publisher", "url"])
        for text in texts:
            (folder / f"{text.name}.txt").write_text(text.text, encoding="utf-8")
            table.writerow([f"{text.name}.txt", 1, text.published, text.title, "", ""])


# ---------------------------------------------------------------- what is odd


def oddest(names: Sequence[Entity]) -> dict[str, list[str]]:
    """Class of oddness -> names."""
    shown = sorted({entity.name for entity in names if entity.named})
    return {
        "longest": sorted(shown, key=lambda n: (-len(n), n)),
        "without a letter": [n for n in shown if not re.search(r"[^\W\d_]", n)],
        "one word in small letters": [n for n in shown if n.islower() and len(n.split()) == 1],
        "begins or ends in small letters, or with a figure": [n for n in shown if " " in n and (n[0].islower() or n.split()[-1].islower() or n[0].isdigit())],
        "odd marks": [n for n in shown if re.search(r"[^\w\s.,'’&/()-]|--|\s[-']|[-'’]\s|,|\n", n)],
        "very short": [n for n in shown if len(n) <= 2],
    }


def strangeness(predicate: str) -> tuple[int, int, str]:
    """The stranger, the smaller: odd characters and capitals, then many words."""
    words = predicate.split()
    return (-bool(re.search(r"[^a-z' -]", predicate)), -len(words), predicate)


def row(statement: Statement, graph: Graph) -> dict[str, object]:
    """The statement as judged/ keeps it, the verdict open."""
    evidence = statement.evidence[0]

    def called(ident: str | None) -> str | None:
        return graph.entity(ident).name if ident else None

    return {
        "verdict": None,
        "subject": called(statement.subject),
        "predicate": statement.predicate,
        "object": called(statement.object),
        "participants": [{"role": role, "name": called(ident)} for role, ident in statement.participants],
        "status": statement.status,
        "said_by": [v.name or v.words for v in statement.speakers],
        "time": statement.time.text if statement.time else None,
        "sentence": " ".join(graph.article(evidence.article).text[evidence.sentence_start : evidence.sentence_end].split()),
    }


def report(name: str, graph: Graph, shown: int = 12) -> Iterator[str]:
    said, articles = graph.statements, len(graph.articles)
    voiced, dated = sum(bool(s.speakers) for s in said), sum(bool(s.time and s.time.start) for s in said)
    shares = f"{voiced / len(said):.3f} with a speaker, {dated / len(said):.3f} dated"
    yield f"{name}: {articles} articles, {len(said) / articles:.1f} statements an article, {shares}"
    busy = Counter(i for s in said for i in {s.subject, s.object, *(p for _, p in s.participants)} if i)
    for ident, count in sorted(busy.items(), key=lambda x: (-x[1], x[0]))[:10]:
        entity = graph.entity(ident)
        yield (
            f"  {count:4} {entity.name}  {entity.type}{'' if entity.named else ' (unnamed)'}; {len({m.article for m in entity.mentions})} articles; "
            + "; ".join(entity.aliases[:8])
        )
    for kind, found in oddest(graph.entities).items():
        yield f"  names, {kind} ({len(found)}): " + " | ".join(found[:shown])
    for statement in sorted(said, key=lambda s: (strangeness(s.predicate), s.id))[:shown]:
        yield "  " + json.dumps({k: v for k, v in row(statement, graph).items() if k != "verdict"}, ensure_ascii=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", choices=SETS, metavar="SET")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shown", type=int, default=12)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="Where texts and graphs stay.")
    parser.add_argument("--sample", type=int, default=0, metavar="N")
    parser.add_argument("--to", type=Path, metavar="FILE", help="Where the drawn statements are appended.")
    given = parser.parse_args()
    from kg import flow

    with ExitStack() as stack:
        folder = given.keep or Path(stack.enter_context(TemporaryDirectory()))
        for name in given.sets:
            lay(drawn(name, given.data, given.documents, given.seed), folder / name)
            graph = flow.build([str(folder / name)], out=folder / f"{name}-graph", split="never", page=False).graph
            print(*report(name, graph, given.shown), sep="\n", flush=True)
            if given.sample and given.to:
                with given.to.open("a", encoding="utf-8") as stream:
                    for statement in random.Random(given.seed).sample(graph.statements, given.sample):
                        stream.write(json.dumps(row(statement, graph), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
