"""Resolution across articles: B³ on KnowledgeNet, pairs on re3d, and what size costs.

    python -m benchmarks.resolution DATA     quality, DATA/relations/knowledgenet and DATA/relations/re3d
    python -m benchmarks.resolution --size   time and memory at 10,000, 30,000 and 100,000 entities (ten mentions each)

KnowledgeNet: mentions with a Wikidata id and a name (pronouns and common nouns left out), one article a passage; joined within a passage by the rules of
:mod:`kg.extract.coref.naming`, across passages by :mod:`kg.resolve`. B³ as Bagga and Baldwin (1998).
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.table import Row
from kg.extract.coref import naming
from kg.model import Chain, EntityType, Findings, Mention
from kg.resolve import resolve

TYPES: dict[str, tuple[EntityType, EntityType]] = {
    "SUBSIDIARY_OF": ("Organization", "Organization"), "FOUNDED_BY": ("Organization", "Person"), "CEO": ("Organization", "Person"),
    "HEADQUARTERS": ("Organization", "City"), "DATE_FOUNDED": ("Organization", "Other"), "EMPLOYEE_OR_MEMBER_OF": ("Person", "Organization"),
    "EDUCATED_AT": ("Person", "Organization"), "POLITICAL_AFFILIATION": ("Person", "Organization"), "CHILD_OF": ("Person", "Person"),
    "SPOUSE": ("Person", "Person"), "NATIONALITY": ("Person", "Country"), "PLACE_OF_BIRTH": ("Person", "City"), "PLACE_OF_RESIDENCE": ("Person", "City"),
    "DATE_OF_BIRTH": ("Person", "Other"), "DATE_OF_DEATH": ("Person", "Other"),
}  # fmt: skip
Key = tuple[str, int, int]


def knowledgenet(folder: Path) -> tuple[list[Findings], dict[Key, str]]:
    """Findings of gold name mentions, and their Wikidata ids."""
    gold: dict[Key, str] = {}
    found: list[Findings] = []
    for path in sorted(folder.glob("fold[123].jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            passage = json.loads(line)
            article = f"a-{path.stem}-{passage['doc']}-{passage['start']}"
            mentions: dict[tuple[int, int], Mention] = {}
            for fact in passage["facts"]:
                for end, kind in zip(("subject", "object"), TYPES[fact["property"]], strict=True):
                    start, stop = fact[end]
                    text = passage["text"][start:stop]
                    if fact[f"{end}_qid"] and text[:1].isupper() and text.casefold() not in naming_stop and kind != "Other":
                        mentions.setdefault((start, stop), Mention(start, stop, text, "name", kind, ""))
                        gold[article, start, stop] = fact[f"{end}_qid"]
            found.append(Findings(article, "en", (), tuple(within(list(mentions.values()))), ()))
    return found, gold


naming_stop = frozenset({"he", "she", "it", "his", "her", "its", "they", "their", "who", "which", "i", "my", "we", "our", "the company", "this"})


def within(mentions: list[Mention]) -> Iterator[Chain]:
    """Chains of one passage: equal names, and short ones with the only long one that fits."""
    groups: dict[tuple[EntityType, str], list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: m.start):
        groups[mention.type, mention.text].append(mention)
    keys = list(groups)
    for kind, text in sorted(keys, key=lambda k: len(k[1])):
        fits = [other for other in groups if other[0] == kind and other[1] != text and naming.short_for(text, other[1], kind)]
        longest = [f for f in fits if not any(f != g and naming.short_for(f[1], g[1], kind) for g in fits)]
        if len(longest) == 1 and (kind == "Person" or naming.core(text, kind)[-1:] == naming.core(longest[0][1], kind)[-1:]):
            groups[longest[0]].extend(groups.pop((kind, text)))
    for (kind, _), own in sorted(groups.items(), key=lambda pair: pair[1][0].start):
        ordered = tuple(sorted(own, key=lambda m: m.start))
        yield Chain(ordered, max((m.text for m in ordered), key=len), kind, True)


def re3d(folder: Path, model: str) -> tuple[int, int, int]:
    """Pairs of mentions with "Is the same as" in the reports of CENTCOM: all, those whose ends are both phrases of ours, and those in one entity."""
    import spacy

    from kg.extract.coref import chains
    from kg.extract.mentions import phrases

    nlp = spacy.load(model)
    texts = {d["_id"]: d["text"] for d in _records(folder / "documents.json")}
    pairs: dict[str, list[tuple[int, int, int, int]]] = defaultdict(list)
    for r in _records(folder / "relations.json"):
        if r["type"] == "IsSynonymOf":
            pairs[r["documentId"]].append((r["sourceBegin"], r["sourceEnd"], r["targetBegin"], r["targetEnd"]))
    every = found = joined = 0
    for ident, wanted in sorted(pairs.items()):
        doc = nlp(texts[ident])
        made = phrases(doc)
        ends = {doc[p.end - 1].idx + len(doc[p.end - 1]): n for n, chain in enumerate(chains(doc, made)) for p in chain.phrases}
        for _, one, _, other in wanted:
            every += 1
            if one in ends and other in ends:
                found += 1
                joined += ends[one] == ends[other]
    return every, found, joined


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def b_cubed(gold: Mapping[Key, str], system: Mapping[Key, str]) -> tuple[float, float, float]:
    """Precision, recall and F1, each mention weighing the same."""
    by_gold: dict[str, set[Key]] = defaultdict(set)
    by_system: dict[str, set[Key]] = defaultdict(set)
    for key in gold:
        by_gold[gold[key]].add(key)
        by_system[system[key]].add(key)
    precision = recall = 0.0
    overlap = Counter((gold[key], system[key]) for key in gold)
    for key in gold:
        shared = overlap[gold[key], system[key]]
        precision += shared / len(by_system[system[key]])
        recall += shared / len(by_gold[gold[key]])
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def entity_at(findings: Iterable[Findings]) -> tuple[dict[Key, str], dict[str, str]]:
    """Entity of every mention, and the names of the entities."""
    result = resolve(findings)
    return {(m.article, m.start, m.end): e.id for e in result.entities for m in e.mentions}, {e.id: e.name for e in result.entities}


def synthetic(entities: int, mentions: int, seed: int = 0) -> Iterator[Findings]:
    """News-like: names of two words from a skewed list, a tenth organisations with acronyms, short names within an article, fifty chains an article."""
    dice = random.Random(seed)
    syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "en", "in", "on", "un")]
    firsts = ["".join(dice.choices(syllables, k=2)).title() for _ in range(2000)]
    lasts = ["".join(dice.choices(syllables, k=3)).title() for _ in range(20000)]
    people: list[tuple[str, EntityType]] = []
    for n in range(entities):
        if n % 10 == 0:
            people.append((f"{dice.choice(lasts)} {dice.choice(['Institute', 'Party', 'Bank', 'Ministry'])} of {dice.choice(lasts)}", "Organization"))
        else:
            people.append((f"{dice.choice(firsts)} {dice.choice(lasts)}", "Person"))
    per_article, made, number = 50, 0, 0
    while made < mentions:
        chains, at = [], 0
        for n in range(per_article):
            name, kind = people[int(entities * dice.random() ** 2)] if n else people[number % entities]
            own = []
            for k in range(3):
                text = name if k == 0 or kind != "Person" else name.split()[-1]
                own.append(Mention(at, at + len(text), text, "name", kind, ""))
                at += len(text) + 1
            chains.append(Chain(tuple(own), name, kind, True))
            made += 3
        yield Findings(f"a-{number:08d}", "en", (), tuple(chains), ())
        number += 1


def size() -> None:
    print("entities | mentions | found | seconds | peak MB")
    for entities in (10_000, 30_000, 100_000):
        start = time.process_time()
        found = resolve(synthetic(entities, entities * 10))
        spent = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{entities:>8} | {entities * 10:>8} | {len(found.entities):>6} | {spent:7.1f} | {peak}", flush=True)


def rows(data: Path) -> list[Row]:
    findings, gold = knowledgenet(data / "relations" / "knowledgenet")
    measured = zip(("precision", "recall", "F1"), b_cubed(gold, entity_at(findings)[0]), strict=True)
    return [Row("resolution", "KnowledgeNet, gold mentions", f"B3 {name}", figure) for name, figure in measured]


def main(arguments: list[str]) -> None:
    if arguments == ["--size"]:
        size()
        return
    findings, gold = knowledgenet(Path(arguments[0]) / "relations" / "knowledgenet")
    system, shown = entity_at(findings)
    precision, recall, f1 = b_cubed(gold, system)
    print(f"KnowledgeNet  mentions {len(gold)}  entities {len(set(gold.values()))}  B3 precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    every, ours, joined = re3d(Path(arguments[0]) / "relations" / "re3d" / "CENTCOM", "kg/models/en")
    print(f"re3d CENTCOM, is the same as  pairs {every}  both ends found {ours}  in one chain {joined}")
    if "--errors" in arguments:
        texts = {(f.article, m.start, m.end): m.text for f in findings for c in f.chains for m in c.mentions}
        by_system: dict[str, Counter[str]] = defaultdict(Counter)
        by_gold: dict[str, Counter[str]] = defaultdict(Counter)
        words: dict[tuple[str, str], set[str]] = defaultdict(set)
        for key, ident in gold.items():
            by_system[system[key]][ident] += 1
            by_gold[ident][system[key]] += 1
            words[ident, system[key]].add(texts[key])
        print("joined wrongly")
        for entity, counts in sorted(by_system.items(), key=lambda p: -sum(p[1].values()) + max(p[1].values()))[:25]:
            print("  ", shown[entity], {ident: (n, sorted(words[ident, entity])[:3]) for ident, n in counts.most_common(4)})
        print("left apart")
        for ident, counts in sorted(by_gold.items(), key=lambda p: -sum(p[1].values()) + max(p[1].values()))[:40]:
            print("  ", ident, [(shown[e], n) for e, n in counts.most_common(6)])


if __name__ == "__main__":
    main(sys.argv[1:])
