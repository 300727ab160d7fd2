"""What the rules know of one document: its tree, clauses, qualifiers, phrases and chains; and what words of it stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kg.extract.clauses import Clause
from kg.extract.cues import Cues
from kg.extract.kinds import Lexicon, lexicon
from kg.extract.mentions import Phrase
from kg.extract.qualify import Qualifiers, Source
from kg.extract.tree import Tree
from kg.model import Amount, Argument, EntityType, Stretch, TimeExpression
from kg.ontology import Ontology

PLACES = frozenset({"Country", "City", "Place", "Facility"})
ACTORS = frozenset({"Person", "Organization", "Country", "Group"})
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
WE = frozenset({"we", "us", "our", "ours", "ourselves"})


@dataclass
class Context:
    article: str
    tree: Tree
    clauses: dict[int, Clause]
    qualifiers: Qualifiers
    phrases: Mapping[int, Phrase]
    chain_of: Mapping[int, int]  # head token of a phrase -> index of its chain
    demonym_of: Mapping[int, int]  # adjective of nationality -> chain of its country
    title_of: Mapping[int, int]  # head token of a person's name -> chain of the title in front of it
    party_of: Mapping[int, int]  # adjective of a party before an office -> chain of the party
    chain_members: Sequence[tuple[int, ...]]  # "the two countries" -> the chains that are meant
    chain_types: Sequence[EntityType]
    chain_named: Sequence[bool]
    chain_known: Sequence[bool]  # False: only pronouns, nobody knows who
    times: Sequence[TimeExpression]
    amounts: Sequence[tuple[int, int, Amount]]
    cues: Cues
    ontology: Ontology
    sentences: Sequence[Stretch]
    time_at: dict[int, TimeExpression] = field(default_factory=dict)  # token -> the expression it is part of
    amount_at: dict[int, Amount] = field(default_factory=dict)
    _arguments: dict[int, Argument | None] = field(default_factory=dict)  # head token -> what it stands for, whoever speaks
    _bodies: dict[int, tuple[int, ...]] | None = None  # chain of a person -> chains of what the person holds an office in

    def __post_init__(self) -> None:
        starts = self.tree.start
        for expression in self.times:
            for i in range(bisect_left(starts, expression.start), bisect_left(starts, expression.end)):
                if self.tree.upos[i] != "SPACE":
                    self.time_at[i] = expression
        for begin, end, amount in self.amounts:
            for i in range(bisect_left(starts, begin), bisect_left(starts, end)):
                self.amount_at[i] = amount

    @property
    def lexicon(self) -> Lexicon:
        return lexicon(self.cues.language)

    @cached_property
    def first_phrases(self) -> dict[tuple[int, int | None], Phrase]:
        """(character, chain) -> the phrase that begins there."""
        found: dict[tuple[int, int | None], Phrase] = {}
        for head, phrase in self.phrases.items():
            found.setdefault((self.tree.start[phrase.start], self.chain_of.get(head)), phrase)
        return found

    @cached_property
    def sentence_edges(self) -> tuple[list[int], list[int]]:
        """Where the sentences begin and where they end, in characters."""
        return [start for start, _ in self.sentences], [end for _, end in self.sentences]

    # ------------------------------------------------------------ arguments

    def argument(self, head: int, sources: Iterable[Source] = ()) -> Argument | None:
        """The chain that a word stands for; ``None`` for unresolved pronouns, times, and what is no thing."""
        if head in self._arguments:
            return self._arguments[head]
        phrase = None if head in self.time_at or self._rate(head) else self.phrases.get(head)
        if phrase is None and head not in self.time_at and self.tree.words[head].lower() in self.cues.owning:
            owner = self._antecedent(head)
            found = None if owner is None else self.argument(owner, sources)
            return None if found is None else Argument(found.chain, *self.span(head))
        if phrase is None:
            return self._arguments.setdefault(head, None)
        if phrase.kind == "pronoun" and self.tree.words[head].lower() in FIRST_PERSON:
            speaker = next((s.head for s in sources if s.head is not None), None)
            if speaker is None or speaker == head:
                return None
            spoken = self._spoken(speaker)
            return Argument(spoken.chain, *self.span(head)) if spoken else None
        if phrase.kind == "pronoun" and self.tree.words[head].lower() in WE:
            speaker = next((s.head for s in sources if s.head is not None), None)
            body = self._body(speaker)
            if body is None and speaker is not None and self._performs(head):
                spoken = self._spoken(speaker)
                body = spoken.chain if spoken is not None and self.type_of(spoken) == "Person" else None
            return None if body is None else Argument(body, *self.span(head))
        return self._arguments.setdefault(head, self._thing(head, phrase))

    def _thing(self, head: int, phrase: Phrase) -> Argument | None:
        chain = self.chain_of.get(head)
        if chain is None or not self.chain_known[chain]:
            return None
        if phrase.kind == "pronoun":
            quotation = self.qualifiers.quotation[head]
            if quotation is not None and quotation.speaker is not None and self.chain_of.get(quotation.speaker) == chain:
                return None  # nobody calls himself "he" in his own words
            if self._bound(head, chain):
                return None
        return Argument(chain, *self.span(head))

    def _bound(self, head: int, chain: int) -> bool:
        """ "The police barred the crowd but allowed them to go": the police are not "them", also where they stand in another clause."""
        if self.tree.rel[head] not in {"obj", "iobj"} or self.tree.feature(head, "Reflex=Yes"):
            return False
        clause = self.clauses.get(self.tree.head[head])
        return clause is not None and not clause.passive and any(self.chain_of.get(s) == chain for s in clause.subjects)

    def _antecedent(self, head: int) -> int | None:
        """The noun of the relative clause that a pronoun stands in: "Kim, whose brother resigned"."""
        at = head
        while self.tree.head[at] != at:
            at = self.tree.head[at]
            clause = self.clauses.get(at)
            if clause is not None and clause.link == "relcl":
                return clause.noun
        return None

    def _rate(self, head: int) -> bool:
        """ "$2.2 million, or 65 cents a share": by what the figure is counted, and nothing that is earned."""
        before = head - 2
        return before >= 0 and (before in self.amount_at or self.tree.upos[before] == "NUM") and self.tree.words[head - 1].lower() in {"a", "an", "per"}

    def _body(self, speaker: int | None) -> int | None:
        """The chain that "we" of a speaker means: the body that speaks, or the one body or country that the article says its speaker speaks for."""
        spoken = None if speaker is None else self._spoken(speaker)
        if spoken is None or not self.named(spoken):
            return None
        if self.type_of(spoken) in {"Organization", "Country", "Group"}:
            return spoken.chain
        if self._bodies is None:
            from kg.extract.roles import offices

            self._bodies = offices(self)
        found = self._bodies.get(spoken.chain, ())
        return found[0] if len(found) == 1 else None

    def _performs(self, head: int) -> bool:
        """ "We urge both sides to stop": who says so urges them, whoever else does. What "we" do beside words is left open."""
        clause = self.clauses.get(self.tree.head[head])
        return clause is not None and head in clause.subjects and not clause.passive and self.tree.lemmas[clause.head] in self.cues.performing

    def _spoken(self, speaker: int) -> Argument | None:
        """Who a speaker is: "the prime minister, Najib Razak" is Najib Razak."""
        found = self.arguments([speaker])
        return found[0] if len(found) == 1 else self.argument(speaker)

    def arguments(self, heads: Iterable[int], sources: Iterable[Source] = (), *, spell_out: bool = True) -> list[Argument]:
        """All that these words stand for: "the two countries" gives each of them."""
        out: list[Argument] = []
        for head in heads:
            host = self._host(head)
            members = self.members(host)
            if members:
                out += members
                continue
            argument = self.argument(host, sources)
            if argument is not None:
                out += self._spelt_out(head, argument) if spell_out else [argument]
        return list(dict.fromkeys(out)) if len(out) > 1 else out

    def members(self, head: int) -> list[Argument]:
        """The named things that a plural stands for: "the two countries", "they"; [] for every other word."""
        chain = self.chain_of.get(head)
        if chain is None or head in self.time_at:
            return []
        return [Argument(m, *self.span(head)) for m in self.chain_members[chain]]

    def _host(self, head: int) -> int:
        """ "Kim Gunn, a lawmaker who stepped down", "Kim Gunn is a lawmaker who stepped down": what is said of the lawmaker is said of Kim Gunn."""
        if self.named(self.argument(head)):
            return head
        if self.tree.rel[head] != "appos":
            first = head
            while self.tree.rel[first] == "conj" and self.tree.head[first] < first:  # "is a liar, racist and birther who pledged"
                first = self.tree.head[first]
            clause = self.clauses.get(first)
            described = clause is not None and clause.kind not in {"verb", "adjective"} and len(clause.subjects) == 1 and not clause.inherited
            return clause.subjects[0] if described and clause is not None and self.named(self.argument(clause.subjects[0])) else head
        host = self.tree.head[head]
        named = self.argument(host)
        return host if self.named(named) and self.type_of(named) in ACTORS else head

    def _spelt_out(self, head: int, argument: Argument) -> list[Argument]:
        """ "the two men, Stauber and Gingrich" gives the two; "defectors including Devocht" gives the defectors and Devocht; "the candidates elected were
        Chan and Wan" gives Chan and Wan."""
        tree = self.tree
        if self.named(argument):
            return [argument]
        if tree.rel[head] != "nsubj" and not tree.children[head]:
            return [argument]
        names: list[Argument] = []
        for k in tree.kids(head, "appos"):
            names += [a for m in tree.conjuncts(k) if (a := self.argument(m)) is not None and self.named(a)]
        clause = self.clauses.get(tree.head[head])
        if tree.rel[head] == "nsubj" and clause is not None and clause.kind == "noun" and clause.cop is not None:
            names += [a for m in tree.conjuncts(tree.head[head]) if (a := self.argument(m)) is not None and self.named(a)]
        if names and self._fits(argument, names):
            return names
        for k in tree.kids(head, "nmod"):
            case = " ".join(tree.words[c].lower() for j in tree.kids(k, "case") if j < k for c in (j, *tree.kids(j, "fixed")))
            if self.exemplifies(head, case):
                names += [a for m in tree.conjuncts(k) if (a := self.argument(m)) is not None and self.named(a)]
        return [argument, *names]

    def exemplifies(self, head: int, case: str) -> bool:
        """Whether a preposition brings examples: "groups like the Klan", "such groups as the Klan". Plurals only, "a man like Kim" may be another."""
        if case == "as":
            return any(self.tree.words[k].lower() in self.cues.pointers_ahead and k < head for k in self.tree.kids(head, "amod", "det"))
        return case in self.cues.examples and (case not in self.cues.likening_cases or "Number=Plur" in self.tree.feats[head])

    def _fits(self, argument: Argument, names: list[Argument]) -> bool:
        """Whether these names can be what the phrase means: of its type, where the type is known."""
        kind = self.type_of(argument)
        if kind in {"Other", "Concept"}:
            return not any(self.type_of(n) == "Person" for n in names)
        return kind == "Group" or all(self.type_of(n) == kind for n in names)

    def country(self, head: int) -> Argument | None:
        """The country behind an adjective of nationality."""
        chain = self.demonym_of.get(head)
        return None if chain is None else Argument(chain, self.tree.start[head], self.tree.end(head))

    def span(self, head: int) -> Stretch:
        phrase = self.phrases.get(head)
        if phrase is None:
            return self.tree.start[head], self.tree.end(head)
        return self.tree.start[phrase.start], self.tree.end(phrase.end - 1)

    def type_of(self, argument: Argument | None) -> EntityType | None:
        return None if argument is None else self.chain_types[argument.chain]

    def named(self, argument: Argument | None) -> bool:
        return argument is not None and self.chain_named[argument.chain]

    def is_time(self, head: int) -> bool:
        return head in self.time_at

    def when(self, clause: Clause) -> TimeExpression | None:
        """The time that hangs on the predicate itself, or on the verb above an infinitive."""
        own = [
            e
            for k in self.tree.children[clause.head]
            if k in self.time_at
            for e in [self.time_at[k]]
            if self.tree.rel[k] in {"obl", "advmod", "nmod", "advcl", "dep", "obj"}
        ]
        if own:
            return min(own, key=lambda e: (not any(c.isdigit() for c in e.value), "REF" in e.value, e.start))
        if clause.link == "xcomp" and clause.parent is not None:
            return self.when(self.clauses[clause.parent])
        return None
