"""Fact, planned or possible: modals, hedges and conditions of the clause itself, and what comes down to it from the verb, adjective or noun above."""

from __future__ import annotations

from kg.extract.clauses import Clause
from kg.extract.clauses.adnominal import had_none, hindering, ranked
from kg.extract.qualify.polarity import Polarities
from kg.extract.qualify.scope import Scope
from kg.extract.qualify.wholes import partly
from kg.extract.quotes import verb_of
from kg.extract.records import record
from kg.model import Modality

RANK: dict[Modality, int] = {"fact": 0, "planned": 1, "possible": 2}
# what is hoped, asked or provided for is planned: of these the verbs that the language's list calls planned ...
INTENDED = frozenset(
    {"anticipate", "decide", "demand", "ensure", "expect", "forecast", "hope", "insist"}
    | {"plan", "predict", "propose", "recommend", "request", "require", "want", "wish"}
)
FORESEEN = frozenset({"ensure", "predict", "forecast", "demand"})  # ... and these in any case


@record
class Mood:
    modality: Modality
    word: int | None  # the token it rests on


FACT = Mood("fact", None)


def stronger(first: Mood, second: Mood) -> Mood:
    """The less certain of the two; the first where they are the same."""
    return second if RANK[second.modality] > RANK[first.modality] else first


class Modalities:
    def __init__(self, scope: Scope, polarities: Polarities) -> None:
        self.scope, self.polarities = scope, polarities
        self._known: dict[int, Mood] = {}

    def of(self, clause: Clause) -> Mood:
        if clause.head not in self._known:
            self._known[clause.head] = FACT  # guards against a cycle
            above = self.scope.above(clause)
            own = self._own(clause)
            self._known[clause.head] = own if above is None else stronger(own, self._inherited(clause, above))
        return self._known[clause.head]

    def _own(self, clause: Clause) -> Mood:
        """ "will", "may", "perhaps", "if" in the clause, and a condition that hangs on it."""
        tree, cues = self.scope.tree, self.scope.cues
        inverted = self._inverted(clause)
        best = FACT if inverted is None else Mood("possible", inverted)
        for k in tree.children[clause.head]:
            word, rel = tree.words[k].lower(), tree.rel[k]
            found: Modality = "fact"
            if rel == "aux":
                named = cues.modals.get(word, "fact")
                found = "planned" if named == "planned" else "possible" if named == "possible" else "fact"
                if word in {"'d", "’d"} and tree.tags[clause.head] == "VBN":
                    found = "fact"  # "he'd gone": had
                elif found == "planned" and any(tree.lemmas[a] == "have" and a > k for a in tree.kids(clause.head, "aux")):
                    found = "possible"  # "must have gone", "should have gone": not wanted any more, but guessed, or missed
                elif found == "possible" and word in cues.backshifting and self._told_before(clause, k):
                    found = "planned"  # "announced that it would close": "we will close", in the past
            elif ((rel in {"advmod", "discourse"} or (rel == "parataxis" and tree.upos[k] == "ADV")) and word in cues.hedges and word not in cues.reported) or (
                rel == "mark" and (word in cues.conditions or (word in cues.inverting and tree.tags[k] != "IN"))
            ):
                found = "possible"
            if found != "fact":
                best = stronger(best, Mood(found, k))
        if best.modality == "fact" and tree.feature(clause.head, "Tense=Fut"):
            best = Mood("planned", clause.head)  # «Рада ухвалить закон»: the ending says it
        if best.modality == "fact" and clause.mark.startswith("to") and clause.link in {"root", "conj", "ccomp", "relcl", "parataxis"}:
            to = self.scope.mark(clause)
            be = next((k for k in tree.kids(clause.head, "aux") if tree.lemmas[k] == "be" and to is not None and k < to), None)
            if be is not None:
                best = Mood("planned", be)  # "is to be held"
        if best.modality == "fact" and clause.mark == "due to":
            best = Mood("planned", self.scope.mark(clause))  # "was due to be executed": read as one preposition
        because = self.scope.mark(clause) if clause.mark in cues.reasons else None
        if best.modality == "fact" and because is not None and tree.words[because - 1].lower() in cues.negations:
            best = Mood("possible", because)  # "left not because she was ill": whether she was, is left open
        if best.modality == "fact" and (clause.mark in cues.conditions):
            best = Mood("possible", self.scope.mark(clause))
        if best.modality != "possible":
            below = self.scope.below.get(clause.head, ())
            condition = next((c for c in below if c.link == "advcl" and c.mark in cues.conditions and c.mark != "whether" and not self._even(c)), None)
            if condition is not None:
                best = Mood("possible", self.scope.mark(condition))
        return best

    def _told_before(self, clause: Clause, would: int) -> bool:
        """Content of a verb of saying in the past, in the reporter's words, and nothing that might have been."""
        tree, above = self.scope.tree, self.scope.above(clause)
        if above is None or clause.link != "ccomp" or tree.tags[above.head] != "VBD" or self.scope.quotation[clause.head] is not None:
            return False
        perfect = any(tree.lemmas[a] == "have" and a > would for a in tree.kids(clause.head, "aux"))
        return not perfect and verb_of(tree, above) in self.scope.cues.says | self.scope.cues.planned

    def _inverted(self, clause: Clause) -> int | None:
        """ "Had the army attacked, ...", "Should the court reject it, ...": the auxiliary that makes the condition."""
        if clause.link != "advcl" or clause.mark:
            return None
        tree = self.scope.tree
        opening = min(tree.subtree(clause.head), key=lambda i: (tree.upos[i] in {"PUNCT", "SPACE", "CCONJ"}, i))
        before = tree.rel[opening] in {"aux", "cop"} and tree.head[opening] == clause.head
        owned = before and any(tree.head[s] == clause.head and s > opening for s in clause.subjects)
        return opening if owned and tree.words[opening].lower() in self.scope.cues.inverting else None

    def _even(self, clause: Clause) -> bool:
        """ "Even if it fails, he has done it": no condition."""
        mark = self.scope.mark(clause)
        return mark is not None and mark > 0 and self.scope.tree.words[mark - 1].lower() in self.scope.cues.even

    # ------------------------------------------------------------ down from above, by how the clause hangs there

    def _inherited(self, clause: Clause, above: Clause) -> Mood:
        if clause.link == "xcomp":
            return self._open_complement(clause, above)
        if clause.link == "ccomp":
            return self._content(clause, above)
        if clause.link == "csubj" and self._infinitive(clause) and above.kind in {"adjective", "noun"}:
            return Mood("possible", above.head)  # "it is important for them to feel safe"
        if clause.link == "csubj" and above.expletive:
            return self._content(clause, above)  # "it is possible that", "it was hoped that"
        if clause.link == "advcl":
            return self._adverbial(clause, above)
        if clause.link == "acl" and clause.noun is not None:
            return self._of_noun(clause, clause.noun, above)
        if clause.link == "relcl":
            any_noun = clause.noun is not None and any(self.scope.tree.words[k].lower() == "any" for k in self.scope.tree.kids(clause.noun, "det"))
            if clause.noun is not None and self._wanted(clause, clause.noun):
                return Mood("possible", self.scope.tree.head[clause.noun])
            return Mood("possible", clause.noun) if any_noun else FACT
        if clause.link == "conj" and self._infinitive(clause) and self._infinitive(above):
            return self.of(above)  # "our goal is to keep the peace and for the government to avoid war"
        if clause.link == "conj" and self.scope.shares(clause):
            bare = self.scope.tree.tags[clause.head] in {"VB", "VBN", "VBG"}
            return self.of(above) if bare or above.link in {"xcomp", "advcl", "acl"} else FACT
        return FACT

    def _wanted(self, clause: Clause, noun: int) -> bool:
        """ "want policies that create jobs": no policies yet that do. Told of a thing without an article that points, in the present."""
        tree, cues = self.scope.tree, self.scope.cues
        if tree.rel[noun] != "obj" or tree.upos[noun] != "NOUN" or tree.lemmas[tree.head[noun]] not in cues.wanting or tree.lemmas[noun] in cues.roles:
            return False
        pointed = any(tree.rel[k] == "det" and tree.words[k].lower() not in {"a", "an"} for k in tree.children[noun]) or tree.kid(noun, "nmod:poss") is not None
        finite = next((k for k in tree.children[clause.head] if tree.rel[k] in {"aux", "cop"}), clause.head)
        return not pointed and tree.tags[finite] in {"VBZ", "VBP"} and tree.words[noun + 1 : noun + 2] != [","]

    def _infinitive(self, clause: Clause) -> bool:
        tree, head = self.scope.tree, clause.cop if clause.cop is not None else clause.head
        if tree.tags[head] == "VBG" and not any(tree.rel[k] == "aux" and tree.tags[k] == "VB" for k in tree.children[clause.head]):
            return False  # "admitted to being there", but "is believed to be leaving"
        return clause.mark.startswith("to") or "to" in clause.mark.split() or self.scope.tree.feature(clause.head, "VerbForm=Inf")

    def _open_complement(self, clause: Clause, above: Clause) -> Mood:
        """ "wants to", "is likely to", "urged Kyiv to", "seems to"."""
        tree, cues = self.scope.tree, self.scope.cues
        verb, infinitive, outer = verb_of(tree, above), self._infinitive(clause), self.of(above)
        gerund = tree.tags[clause.head] == "VBG"
        if verb in cues.denies and self.polarities.of(above).negated:
            return Mood("possible", above.head)  # "has not ruled out sending troops", "neither admitted nor denied paying"
        if tree.lemmas[tree.head[clause.head]] in cues.disabling:
            return outer  # "was unable to", "became unable to": denied
        if above.kind in {"adjective", "noun"}:
            if tree.lemmas[above.head] in cues.achieving and above.cop is not None and tree.tags[above.cop] == "VBD" and outer == FACT:
                return FACT  # "was able to meet him": he did
            if tree.lemmas[above.head] in cues.possible_adjectives:
                return Mood("possible", above.head)
            if tree.lemmas[above.head] in cues.planned_adjectives:
                return Mood("planned", above.head)
            return outer
        if infinitive and verb in cues.obliging and tree.tags[above.head] in {"VBD", "VBN"}:
            return outer  # "police had to use tear gas": they did
        if (verb in cues.planned and infinitive) or (gerund and verb in cues.planning_gerunds):
            return stronger(outer, Mood("planned", above.head))
        if verb in cues.orders | cues.directing and infinitive:
            return stronger(outer, Mood("planned", above.head))
        if verb in cues.possible and infinitive and not (above.passive and tree.words[above.head].lower() in cues.hearsay):
            return stronger(outer, Mood("possible", above.head))  # but "is alleged to have paid" is what somebody says
        return outer

    def _content(self, clause: Clause, above: Clause) -> Mood:
        """ "hopes that", "asked whether", "is not convinced that"."""
        tree, cues = self.scope.tree, self.scope.cues
        verb = verb_of(tree, above)
        if clause.mark == "whether":
            return Mood("possible", self.scope.mark(clause))
        if verb in INTENDED & cues.planned or verb in FORESEEN:
            return Mood("planned", above.head)
        if clause.mark == "to" and any(tree.words[k].lower() in cues.asking for k in tree.kids(clause.head, "advmod")):
            return stronger(self.of(above), Mood("planned", self.scope.mark(clause)))  # "figured out how to cut costs"
        if verb in cues.orders | cues.foreseeing and self._subjunctive(clause):
            return Mood("planned", above.head)  # "ordered that the company pay"
        if above.expletive and (verb in cues.possible or (tree.lemmas[above.head] in cues.settled and self.polarities.of(above).negated)):
            return Mood("possible", above.head)  # "it seems that", "it is not clear that"
        if verb not in cues.knows and any(tree.words[s].lower() in cues.scant or partly(tree, s, cues) for s in above.subjects):
            return Mood("possible", above.subjects[0])  # "few believe that", "not all are convinced that"
        if verb in cues.denies and self.polarities.of(above).negated:
            return Mood("possible", above.head)  # "did not rule out that"
        if self.polarities.of(above).negated and verb not in cues.knows | cues.denies | cues.negative_raising and not above.expletive:
            return Mood("possible", above.head)  # "not convinced that": it is left open
        if tree.words[above.head].lower() in cues.fearing:
            return Mood("possible", above.head)  # "is worried that"
        if above.noun is not None and tree.lemmas[above.noun] in cues.opening_nouns and above.mark == "to" and verb in cues.thinks:
            return FACT if self.polarities.of(above).negated else Mood("possible", above.noun)  # "there is (no) reason to believe that"
        if verb in cues.perceiving and not clause.mark and self._bare(clause):
            return self.of(above)  # "would see incomes go up"
        if verb in cues.guessing or (above.kind == "adjective" and tree.lemmas[above.head] in cues.possible_adjectives):
            return Mood("possible", above.head)
        return FACT

    def _proceeds(self, clause: Clause, above: Clause) -> bool:
        """ "went on to defend", wherever the parser hangs the particle; not "went on a tour to talk"."""
        tree, to = self.scope.tree, self.scope.mark(clause)
        return to == above.head + 2 and f"{tree.lemmas[above.head]} {tree.words[to - 1].lower()}" in self.scope.cues.proceeding

    def _bare(self, clause: Clause) -> bool:
        """Neither an auxiliary nor a tense of its own."""
        tree = self.scope.tree
        return tree.tags[clause.head] in {"VB", "VBP", "VBG", "VBN"} and not any(tree.rel[k] in {"aux", "cop"} for k in tree.children[clause.head])

    def _subjunctive(self, clause: Clause) -> bool:
        """ "that the company pay": a bare verb behind a subject that would give it an ending; "that the companies be closed"."""
        tree = self.scope.tree
        helpers = [k for k in tree.children[clause.head] if tree.rel[k] in {"aux", "cop"}]
        if len(helpers) == 1 and tree.tags[helpers[0]] == "VB" and tree.lemmas[helpers[0]] == "be" and clause.mark != "to":
            return True
        own = [s for s in clause.subjects if tree.head[s] == clause.head]
        single = (
            len(own) == 1 and (tree.tags[own[0]] in {"NN", "NNP"} or tree.words[own[0]].lower() in {"he", "she", "it"}) and len(tree.conjuncts(own[0])) == 1
        )
        return single and tree.tags[clause.head] in {"VB", "VBP"} and self._bare(clause)

    def _adverbial(self, clause: Clause, above: Clause) -> Mood:
        """ "to win", "so that", "by winning", "unless"."""
        tree, cues = self.scope.tree, self.scope.cues
        verb, gerund = verb_of(tree, above), tree.tags[clause.head] == "VBG"
        if gerund and (awaited := self._awaited(clause, above.head, above)) is not None:
            return stronger(self.of(above), awaited)
        if gerund and clause.mark in cues.aiming_marks and verb in cues.planned:
            return stronger(self.of(above), Mood("planned", above.head))  # "is aimed at doubling"
        if gerund and clause.mark in cues.aiming_marks and tree.words[above.head].lower() in cues.fearing:
            return Mood("possible", above.head)  # "worried about war spilling over"
        if gerund and above.kind == "adjective" and clause.mark in {"to", "for", *cues.of}:
            if tree.lemmas[above.head] in cues.nearing:
                return stronger(self.of(above), Mood("planned", above.head))  # "is close to winning"
            if tree.lemmas[above.head] in cues.possible_adjectives:
                return Mood("possible", above.head)  # "is capable of winning"
        short = next((k for k in tree.kids(above.head, "advmod") if tree.lemmas[k] in cues.nearing and above.head < k < clause.head), None)
        if gerund and short is not None and clause.mark in {"to", *cues.of}:
            return Mood("possible", short)  # "came close to winning"
        if self._infinitive(clause) and (
            tree.lemmas[above.head] in cues.instrumental or (tree.lemmas[clause.head] in cues.enacting and verb not in cues.directing)
        ):
            return self.of(above)  # "uses a tool to attack", "marched to protest": it is done in doing so
        saying = verb in cues.says and not above.passive and not above.objects
        if gerund and not clause.mark and clause.head > above.head and not saying and self.of(above).modality == "planned":
            return self.of(above)  # "will be held in May, selecting a design"
        if clause.mark in cues.object_marks or (clause.mark in cues.manner_marks and gerund):
            return self.of(above) if clause.mark != "for" or tree.lemmas[above.head] in cues.instrumental else FACT
        if self._infinitive(clause) and tree.lemmas[clause.head] in cues.outcomes and verb in cues.movements:
            return self.of(above)  # "fell 50 cents to close at 36"
        if self._infinitive(clause) and self._proceeds(clause, above):
            return self.of(above)  # "went on to defend the Church": it was done
        if self._infinitive(clause) and any(tree.words[k].lower() == "only" and k < clause.head for k in tree.children[clause.head]):
            return self.of(above)  # "returned, only to be jailed"
        if self._infinitive(clause) or clause.mark in {"so that", "in order"}:
            return Mood("planned", self.scope.mark(clause))
        if clause.mark in cues.conditions:
            return Mood("possible", self.scope.mark(clause))
        opening = tree.words[min((k for k in tree.subtree(clause.head) if tree.rel[k] != "punct"), default=clause.head)].lower()
        finite = next((k for k in tree.children[clause.head] if tree.rel[k] in {"aux", "cop"}), clause.head)
        if {clause.mark, opening} & cues.temporal and tree.tags[finite] in {"VBZ", "VBP"}:
            return self.of(above)  # "will wait until the army captures the town"
        if gerund and clause.mark in cues.temporal and self.of(above).modality == "planned":
            return self.of(above)  # "plans to ask the council before using force"
        return FACT

    def _of_noun(self, clause: Clause, noun: int, above: Clause) -> Mood:
        """ "a plan to", "the possibility that", "any attempt at"."""
        tree, cues = self.scope.tree, self.scope.cues
        lemma, infinitive = tree.lemmas[noun], self._infinitive(clause)
        if hindering(tree, clause, above, cues):
            return Mood("possible", noun)  # "had trouble persuading"
        if infinitive and ranked(tree, noun, cues):
            return self.of(above) if clause.subjects == above.subjects else FACT
        if tree.tags[clause.head] == "VBG" and (awaited := self._awaited(clause, noun, above)) is not None:
            return stronger(self.of(above), awaited) if above.head != noun else awaited
        if lemma in cues.confirmations and clause.mark in cues.complementizers and (bar := self.scope.bar(noun, "det")) is not None:
            return Mood("possible", bar)  # "no confirmation that"
        if ((above.expletive and noun in above.subjects) or had_none(tree, clause, above)) and self.scope.bar(noun, "det") is not None:
            return self.of(above)  # "there are no casualties left" is denied, not left open
        if tree.tags[clause.head] == "VBG" and self._feared(noun):
            return Mood("possible", noun)  # "worried about war spilling over"
        if any(tree.words[k].lower() in cues.unreal for k in tree.kids(noun, "det", "amod")) and not infinitive:
            return Mood("possible", noun)
        if lemma in cues.content_nouns and not infinitive and any(tree.words[k].lower() in cues.scant for k in tree.kids(noun, "det", "amod")):
            return Mood("possible", noun)  # "little evidence that"
        if lemma in cues.failure_nouns:
            return FACT
        if clause.mark in cues.of and tree.lemmas[above.head] == "come" and any(o.head == noun and o.case == "within" for o in above.obliques):
            return Mood("possible", noun)  # "came within hours of losing"
        if lemma in cues.nearing and clause.mark in cues.of:
            return Mood("planned", noun)  # "on the verge of buying"
        if lemma in cues.empty_objects and not infinitive and any(o.head == noun for o in above.obliques):
            return self.of(above)  # "will join as part of marking the anniversary"
        if infinitive or (lemma in cues.planned_nouns and clause.mark in {"of", "for", "in"}):
            return Mood("planned" if lemma in cues.planned_nouns or lemma not in cues.content_nouns else "possible", noun)
        if lemma in cues.doubtful_nouns:
            return Mood("possible", noun)
        return FACT

    def _awaited(self, clause: Clause, governor: int, above: Clause) -> Mood | None:
        """ "interested in buying", "talked about leaving": the gerund is not told as done."""
        tree, cues = self.scope.tree, self.scope.cues
        forms = {f"{word} {clause.mark}" for word in (tree.lemmas[governor], tree.words[governor].lower())}
        if forms & cues.aimed_gerunds:
            if tree.upos[governor] == "NOUN" and tree.rel[governor] == "obj" and tree.lemmas[tree.head[governor]] in cues.attaining:
                return self.of(above)  # "reached its goal of accepting"
            barred = any(tree.words[k].lower() in cues.unreal | cues.negative_determiners for k in tree.kids(governor, "det"))
            return Mood("possible" if barred or self.polarities.of(above).negated else "planned", governor)  # "has no interest in buying"
        return Mood("possible", governor) if forms & cues.open_gerunds else None

    def _feared(self, noun: int) -> bool:
        """The noun behind "worried about", "afraid of"."""
        tree, cues = self.scope.tree, self.scope.cues
        case = tree.kid(noun, "case")
        dreaded = tree.rel[noun] == "obl" and tree.words[tree.head[noun]].lower() in cues.fearing
        return dreaded and case is not None and tree.words[case].lower() in {"about", "of"}
