"""Article -> what one article says: annotate, find mentions, chain them, read clauses and noun phrases, qualify."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from kg.model import Argument, Article, Chain, Findings, Mention, Relation, Speaker, Stretch

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.extract.context import Context
    from kg.extract.coref import ChainDraft
    from kg.extract.mentions import Phrase
    from kg.extract.tree import Tree
    from kg.ontology import Ontology


def extract(article: Article, nlp: Language, ontology: Ontology) -> Findings:
    """Everything that one article says. Offsets are characters of ``article.text``; the same article gives the same findings whatever else is read."""
    from kg.extract.annotate import annotate

    return read(article, annotate(article, nlp), ontology)


def read(article: Article, doc: Doc, ontology: Ontology) -> Findings:
    """The same over a finished analysis (a Doc with the article's offsets)."""
    from kg.extract import doubt, nominal, typed, verbal

    sentences = sentence_stretches(doc)
    if not sentences:
        return Findings(article.id, article.language, (), (), ())
    context, drafts, chained = understood(article, doc, ontology, sentences)
    relations = _distinct([*verbal.relations(context), *nominal.relations(context)])
    arcs = doc.user_data.get("kg", {}).get("arc")
    if arcs is not None:  # pipelines of others do not say how sure they are of an arc
        relations = doubt.weighed(relations, context.tree, arcs.tolist())
    relations = _distinct([*relations, *typed.relations(context, doc, relations)])
    _hold_relatives(context, drafts)
    return _findings(article, sentences, drafts, chained, context.tree, relations)


def understood(article: Article, doc: Doc, ontology: Ontology, sentences: tuple[Stretch, ...]) -> tuple[Context, list[ChainDraft], int]:
    """What the rules stand on: tree, clauses, phrases, chains, times and amounts of one article; its chains, and how many of them the article itself names."""
    from kg.extract import amounts, coref, dates, mentions, parties, quotes, tree
    from kg.extract import clauses as clause_rules
    from kg.extract import cues as cue_lists
    from kg.extract.context import Context
    from kg.extract.qualify import Qualifiers

    cues = cue_lists.load(article.language)
    parse = tree.of(doc)
    found = clause_rules.find(parse, cues)
    phrases = mentions.phrases(doc)
    spoken = quotes.attribute(parse, found, cues, quotes.people(phrases))
    drafts = list(coref.chains(doc, phrases, quotations=spoken))
    chained = len(drafts)
    demonym_of = _countries(mentions.demonyms(doc), drafts)
    title_of = _titles(doc, phrases, drafts)
    party_of = parties.chains(parse, drafts, cues)
    heads_of: dict[int, list[int]] = {}  # a title in front of a name leads to the name's phrase, too
    for head, phrase in phrases.items():
        heads_of.setdefault(phrase.head, []).append(head)
    context = Context(
        article=article.id,
        tree=parse,
        clauses=found,
        qualifiers=Qualifiers(parse, found, spoken, cues),
        phrases=phrases,
        chain_of={p.head: number for number, draft in enumerate(drafts[:chained]) for p in draft.phrases}
        | {h: number for number, draft in enumerate(drafts[:chained]) for p in draft.phrases for h in heads_of.get(p.head, ())},
        demonym_of=demonym_of,
        title_of=title_of,
        party_of=party_of,
        chain_members=[d.members for d in drafts],
        chain_types=[d.type for d in drafts],
        chain_named=[d.named for d in drafts],
        chain_known=[d.resolved for d in drafts],
        times=dates.find(doc),
        amounts=amounts.find(doc),
        cues=cues,
        ontology=ontology,
        sentences=sentences,
    )
    return context, drafts, chained


def _hold_relatives(context: Context, drafts: list[ChainDraft]) -> None:
    """Relative pronouns are mentions of what their clause modifies, as any other pronoun is of its antecedent."""
    from kg.extract.mentions import Phrase
    from kg.extract.typed.spots import relatives

    for i, chain in relatives(context).items():
        if chain >= 0:
            words = context.tree.words[i]
            pronoun = Phrase(i, i, i + 1, "pronoun", drafts[chain].type, words, False, context.tree.lemmas[i])
            drafts[chain] = replace(drafts[chain], phrases=(*drafts[chain].phrases, pronoun))


def _countries(demonyms: dict[int, Phrase], drafts: list[ChainDraft]) -> dict[int, int]:
    """The chain of the country behind each adjective of nationality; countries that the article does not name get a chain of their own at the end."""
    from kg.extract.coref import ChainDraft

    known = {d.name: number for number, d in enumerate(drafts) if d.named}
    out: dict[int, int] = {}
    for token, phrase in demonyms.items():
        if phrase.text not in known:
            known[phrase.text] = len(drafts)
            drafts.append(ChainDraft((phrase,), phrase.text, phrase.type, True, ""))
        out[token] = known[phrase.text]
    return out


def _titles(doc: Doc, phrases: dict[int, Phrase], drafts: list[ChainDraft]) -> dict[int, int]:
    """A chain for each title in front of a name ("musician" Tiziano Lugli), by the head token of the name."""
    from kg.extract import cues
    from kg.extract.coref import ChainDraft
    from kg.extract.kinds import lexicon

    known, honorifics = lexicon(doc.lang_).heads, cues.load(doc.lang_).honorifics
    out: dict[int, int] = {}
    for head, phrase in phrases.items():
        if phrase.kind != "name" or phrase.title is None or head in out or phrase.head != head:
            continue
        words = [t for t in doc[phrase.title[0] : phrase.title[1]] if not t.is_space]
        while words and (words[0].is_punct or words[-1].is_punct):  # “the “fugitive” Ada Byron”
            words = words[1:] if words[0].is_punct else words[:-1]
        while words and words[0].dep_ in {"case", "cc", "mark", "fixed"}:  # "including Australian financier" Kerry Packer
            words = words[1:]
        while (
            len(words) > 1
            and words[-2].pos_ in {"NOUN", "PROPN"}
            and not words[-2].text.endswith(".")
            and (words[-1].text.endswith(".") or words[-1].lower_ in honorifics)
        ):  # "vice presidential nominee Sen." Tim Kaine
            words.pop()
        # of a name of another kind only a noun that says its kind: "the magazine MicroMega", not "the Elbe Facebook"
        if words and words[-1].lower_ == "name":  # "her stage name" Lady Gaga: nobody is a name
            continue
        if words and words[-1].pos_ in {"NOUN", "PROPN"} and (phrase.type == "Person" or known.get(words[-1].lemma_.lower()) == phrase.type):
            start, end = words[0].i, words[-1].i + 1
            text = " ".join(doc[start:end].text.split())
            if words[-1].tag_ in {"NNS", "NNPS"} and phrase.type == "Person":  # each of the "councillors Alvin Yeung and Fernando Cheung" is a councillor
                text = " ".join([*text.split()[:-1], _singular(words[-1].lemma_.lower(), words[-1].text)])
            title = replace(
                phrase,
                head=words[-1].i,
                start=start,
                end=end,
                kind="nominal",
                type=phrase.type,
                text=text,
                named=False,
                lemma=words[-1].lemma_.lower(),
                title=None,
            )
            out[head] = len(drafts)
            drafts.append(ChainDraft((title,), title.text, phrase.type, False, title.lemma))
    return out


def _singular(lemma: str, word: str) -> str:
    return lemma.capitalize() if word[:1].isupper() else lemma


def sentence_stretches(doc: Doc) -> tuple[Stretch, ...]:
    """Stretches of the sentences without the white space around them."""
    from kg.extract import tree

    parse = tree.of(doc)
    found: list[Stretch] = []
    for _, tokens in groupby(range(len(parse.words)), parse.sentence.__getitem__):
        words = [i for i in tokens if parse.upos[i] != "SPACE"]
        if words:
            found.append((parse.start[words[0]], parse.end(words[-1])))
    return tuple(found)


def _distinct(relations: list[Relation]) -> list[Relation]:
    """One relation a thing said in a sentence: two rules may read the same words."""
    seen: dict[object, Relation] = {}
    for r in relations:
        key = (
            r.predicate, r.subject.chain if r.subject else None, r.object.chain if r.object else None, r.negated, r.modality, r.evidence.sentence_start,
            r.amount.text if r.amount else None, tuple((s.chain, s.words) for s in r.speakers),
        )  # fmt: skip
        if key not in seen or r.confidence > seen[key].confidence:
            seen[key] = r
    return sorted(seen.values(), key=lambda r: (r.evidence.start, r.evidence.end, r.predicate, r.relation))


def _findings(article: Article, sentences: tuple[Stretch, ...], drafts: list[ChainDraft], chained: int, parse: Tree, relations: list[Relation]) -> Findings:
    """Keep the chains with a name and those that a relation needs, and number them anew."""
    used = {a.chain for r in relations for a in (r.subject, r.object, *(p for _, p in r.participants)) if a is not None}
    used |= {s.chain for r in relations for s in r.speakers if s.chain is not None}
    kept = [n for n, d in enumerate(drafts) if n in used or (d.named and n < chained)]
    number = {old: new for new, old in enumerate(kept)}

    def moved(argument: Argument | None) -> Argument | None:
        return None if argument is None else Argument(number[argument.chain], argument.start, argument.end)

    def voice(speaker: Speaker) -> Speaker:
        return speaker if speaker.chain is None else replace(speaker, chain=number[speaker.chain])

    renumbered = tuple(
        [
            Relation(  # a half of the time of dataclasses.replace
                predicate=r.predicate,
                relation=r.relation,
                evidence=r.evidence,
                subject=moved(r.subject),
                object=moved(r.object),
                participants=tuple([(role, Argument(number[a.chain], a.start, a.end)) for role, a in r.participants]),
                negated=r.negated,
                modality=r.modality,
                speakers=tuple([voice(s) for s in r.speakers]),
                amount=r.amount,
                when=r.when,
                confidence=r.confidence,
            )
            for r in relations
        ]
    )
    return Findings(article.id, article.language, sentences, tuple(_chain(article, drafts[n], parse) for n in kept), renumbered)


def _chain(article: Article, draft: ChainDraft, parse: Tree) -> Chain:
    mentions = []
    for phrase in sorted(draft.phrases, key=lambda p: (p.start, p.end)):
        start, end = parse.start[phrase.start], parse.end(phrase.end - 1)
        mentions.append(Mention(start, end, article.text[start:end], phrase.kind, phrase.type, "" if phrase.kind == "name" else phrase.lemma))
    return Chain(tuple(mentions), draft.name, draft.type, draft.named, draft.head, tuple(draft.aliases), tuple(draft.doubts))
