"""Names across articles end to end: articles are built as ``kg build`` does, and entities.jsonl is compared with gold identities.

    python -m benchmarks.across --data FOLDER [--details N] [--keep DIR] [--set gum|knowledgenet]

gum: all licence-clean GUM documents (FOLDER/parse/en/gum, train and dev), each an article; a mention is a noun phrase headed by a proper noun whose chain
is linked to a Wikipedia title. knowledgenet: passages of folds 1-3 (FOLDER/relations/knowledgenet), every fourth document; a mention is a named end of a fact
with its Wikidata id. Gold mentions that no mention of ours stands for (one inside the other, ours no longer at its end) count in "mentions found" and nowhere
else: B³, MUC, CEAF-e and the CoNLL F1 are over mentions that both have, identities spanning all articles, chains of one mention included. A wrong merge is an
entity of ours that holds mentions of two identities; its size is the mentions outside the most frequent one.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.building import lines
from benchmarks.coref import Chains, Parts, assignment, b_cubed, muc
from benchmarks.table import Row, arguments, show

Place = tuple[str, int, int]  # article, start and end of the whole gold mention
PART = re.compile(r"\([^()]*\)?|[^()]*\)")
PRONOUNS = frozenset({"He", "She", "It", "His", "Her", "Its", "They", "Their", "Who", "Which", "I", "My", "We", "Our", "This", "The company", "The"})
Gold = dict[Place, tuple[str, int]]  # identity, and the character that a mention of ours must cover


@dataclass(slots=True)
class Set:
    """Articles and the identities of their gold mentions."""

    texts: dict[str, str] = field(default_factory=dict)
    gold: Gold = field(default_factory=dict)


# ---------------------------------------------------------------- gold


def gum(data: Path) -> Set:
    found = Set()
    for path in sorted((data / "parse" / "en" / "gum").glob("*/*.conllu")):
        _gum_document(path, found)
    return found


def _gum_document(path: Path, into: Set) -> None:
    text, fresh, glued = "", True, {}
    starts: list[int] = []
    heads: list[tuple[str, int]] = []  # tag, number of the head token in the document (-1 for a root)
    opened: list[tuple[str, str, int]] = []
    chains: dict[str, str] = {}
    mentions: list[tuple[str, int, int]] = []
    first = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            text = text.rstrip() + "\n\n" if text else ""
        elif not line:
            fresh = True
        elif re.fullmatch(r"\d+-\d+", columns[0]):
            one, last = map(int, columns[0].split("-"))
            glued = {str(i): i < last or "SpaceAfter=No" in columns[9] for i in range(one, last + 1)}
        elif columns[0].isdigit():
            if fresh:
                first, fresh = len(starts), False
            here = len(starts)
            starts.append(len(text))
            heads.append((columns[3], first + int(columns[6]) - 1 if columns[6] != "0" else -1))
            text += columns[1] + ("" if glued.pop(columns[0], False) or "SpaceAfter=No" in columns[9] else " ")
            marked = re.search(r"Entity=([^|]+)", columns[9])
            for part in PART.findall(marked.group(1)) if marked else ():
                fields = part.strip("()").split("-", 7)
                if part.startswith("("):
                    opened.append((fields[0], fields[7] if len(fields) == 8 else "", here))
                if part.endswith(")"):
                    at = len(opened) - 1 if part.startswith("(") else next(i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == fields[0])
                    group, title, start = opened.pop(at)
                    if title:
                        chains.setdefault(group, title)
                    mentions.append((group, start, here))
    name = path.stem
    into.texts[name] = text
    for group, start, last in mentions:
        head = next((i for i in range(start, last + 1) if not start <= heads[i][1] <= last), last)
        if group in chains and heads[head][0] == "PROPN":
            end = starts[last + 1] if last + 1 < len(starts) else len(text)
            into.gold[name, starts[start], starts[start] + len(text[starts[start] : end].rstrip())] = (chains[group], starts[head])


def knowledgenet(data: Path) -> Set:
    found = Set()
    for path in sorted((data / "relations" / "knowledgenet").glob("fold[123].jsonl")):
        for row in lines(path):
            if int(row["doc"]) % 4:
                continue
            name = f"{path.stem}-{row['doc']}-{row['start']}"
            found.texts[name] = row["text"]
            for fact in row["facts"]:
                for end in ("subject", "object"):
                    start, stop = fact[end]
                    text = row["text"][start:stop]
                    if fact[f"{end}_qid"] and text[:1].isupper() and text not in PRONOUNS and not text[-1].isdigit():
                        found.gold[name, start, stop] = (fact[f"{end}_qid"], stop - 1)
    return found


SETS = {"gum": gum, "knowledgenet": knowledgenet}


# ---------------------------------------------------------------- ours


@contextmanager
def exported(chosen: Set, keep: Path | None) -> Iterator[Path]:
    """The folder of a build of these articles; one kept from before is only brought up to date."""
    from kg import flow

    with TemporaryDirectory() as folder:
        out = keep or Path(folder)
        out.mkdir(parents=True, exist_ok=True)
        source = out / "articles-given.jsonl"
        source.write_text("".join(json.dumps({"text": text}) + "\n" for text in chosen.texts.values()), encoding="utf-8")
        flow.build([str(source)], out=out, split="never", page=False)
        yield out


def system(chosen: Set, out: Path) -> tuple[dict[Place, str], dict[str, str]]:
    """Entity of every gold mention that a named mention of ours stands for, and the names of the entities."""
    by_text = {text: name for name, text in chosen.texts.items()}
    names_of: dict[str, str] = {}
    for row in lines(out / "articles.jsonl"):
        if row["text"] in by_text:
            names_of[row["id"]] = by_text[row["text"]]
    by_article: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    shown: dict[str, str] = {}
    for row in lines(out / "entities.jsonl"):
        if row["named"]:
            shown[row["id"]] = row["name"]
            for m in row["mentions"]:
                if m["article"] in names_of:
                    by_article[names_of[m["article"]]].append((m["start"], m["end"], row["id"]))
    found: dict[Place, str] = {}
    taken: set[tuple[str, int, int]] = set()
    for (article, start, end), (_, head) in sorted(chosen.gold.items(), key=lambda item: (item[0][0], item[0][2] - item[0][1], item[0][1])):
        fits = [
            (b - a, a, b, ident)
            for a, b, ident in by_article[article]
            if a <= head < b and ((start <= a and b <= end) or (a <= start and end == b)) and (article, a, b) not in taken
        ]
        if fits:
            _, a, b, ident = max(fits)
            taken.add((article, a, b))
            found[article, start, end] = ident
    return found, shown


# ---------------------------------------------------------------- measures


def chains(of: Mapping[Place, str]) -> Chains:
    number = {place: n for n, place in enumerate(sorted(of))}
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for place, ident in of.items():
        found[ident].add((number[place], number[place] + 1))
    return [found[ident] for ident in sorted(found)]


def ceaf_e(key: Chains, response: Chains) -> Parts:
    """As in :mod:`benchmarks.coref`, by connected parts: thousands of entities share few mentions with each other."""
    holder = {span: n for n, chain in enumerate(response) for span in chain}
    part = list(range(len(response)))

    def root(n: int) -> int:
        while part[n] != n:
            n = part[n]
        return n

    for chain in key:
        touched = sorted({root(holder[span]) for span in chain})
        for other in touched[1:]:
            part[other] = touched[0]
    keys: dict[int, list[set[tuple[int, int]]]] = defaultdict(list)
    responses: dict[int, list[set[tuple[int, int]]]] = defaultdict(list)
    for chain in key:
        keys[root(holder[next(iter(chain))])].append(chain)
    for n, chain in enumerate(response):
        responses[root(n)].append(chain)
    best = sum(assignment([[2 * len(a & b) / (len(a) + len(b)) for b in responses[n]] for a in keys[n]]) for n in keys)
    return best, len(key), best, len(response)


def share(parts: Parts) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    hit, whole, right, said = parts
    recall, precision = hit / whole if whole else 0.0, right / said if said else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def wrong_merges(gold: Mapping[Place, str], ours: Mapping[Place, str]) -> dict[str, Counter[str]]:
    held: dict[str, Counter[str]] = defaultdict(Counter)
    for place, ident in ours.items():
        held[ident][gold[place]] += 1
    return {ident: counts for ident, counts in held.items() if len(counts) > 1}


def measured(name: str, data: Path, keep: Path | None = None, details: int = 0) -> list[Row]:
    chosen = SETS[name](data)
    with exported(chosen, keep / name if keep else None) as out:
        ours, shown = system(chosen, out)
    gold = {place: chosen.gold[place][0] for place in ours}
    key, response = chains(gold), chains(ours)
    cubed, linked, aligned = share(b_cubed(key, response)), share(muc(key, response)), share(ceaf_e(key, response))
    merges = wrong_merges(gold, ours)
    if details:
        _details(chosen, gold, ours, shown, details)
    figures = {
        "mentions found": len(ours) / len(chosen.gold), "B3 precision": cubed[0], "B3 recall": cubed[1], "B3 F1": cubed[2],
        "CoNLL F1": (cubed[2] + linked[2] + aligned[2]) / 3, "entities": float(len(response)), "wrong merges": float(len(merges)),
        "mentions in wrong merges": float(sum(sum(c.values()) - max(c.values()) for c in merges.values())),
    }  # fmt: skip
    return [Row("across", name, f"{name} {measure}", figure) for measure, figure in figures.items()]


def _details(chosen: Set, gold: Mapping[Place, str], ours: Mapping[Place, str], shown: Mapping[str, str], limit: int) -> None:
    def words(place: Place) -> str:
        return chosen.texts[place[0]][place[1] : place[2]][:40]

    by_gold: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    by_ours: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for place in sorted(ours):
        by_gold[gold[place]][ours[place]].append(place)
        by_ours[ours[place]][gold[place]].append(place)
    for title, table, name_of in (("joined wrongly", by_ours, lambda ident: shown[ident]), ("left apart", by_gold, str)):
        sys.stdout.write(f"{title}\n")
        odd = sorted((item for item in table.items() if len(item[1]) > 1), key=_misplaced)
        for ident, parts in odd[:limit]:
            told = "; ".join(
                f"{shown.get(other, other)} {len(places)}x {sorted({words(p) for p in places})[:3]} {places[0][0]}"
                for other, places in sorted(parts.items(), key=lambda item: -len(item[1]))[:5]
            )
            sys.stdout.write(f"  {name_of(ident)}: {told}\n")


def _misplaced(item: tuple[str, Mapping[str, list[Place]]]) -> tuple[int, str]:
    sizes = [len(places) for places in item[1].values()]
    return max(sizes) - sum(sizes), item[0]


def rows(data: Path) -> list[Row]:
    return [row for name in SETS for row in measured(name, data)]


def main() -> None:
    given = arguments(__doc__, ("--keep", ""), ("--set", ""))
    keep = Path(given.keep) if given.keep else None
    show(*[row for name in ([given.set] if given.set else SETS) for row in measured(name, given.data, keep, given.details)])


if __name__ == "__main__":
    main()
