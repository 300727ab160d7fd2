"""Who says so, denied or not, how sure: each qualifier with the words it rests on.

Negation and modality go down from a verb to its infinitives and conjuncts, and stop at relative clauses; speakers go down to everything inside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.clauses import Clause, Oblique
from kg.extract.cues import Cues
from kg.extract.quotes import Quotation, verb_of
from kg.extract.tree import Tree
from kg.model import Modality, Stretch

RANK: dict[Modality, int] = {"fact": 0, "planned": 1, "possible": 2}


@dataclass(frozen=True, slots=True)
class Polarity:
    negated: bool
    word: int | None  # the token it rests on


@dataclass(frozen=True, slots=True)
class Mood:
    modality: Modality
    word: int | None


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker: the head token of who, or the bare word ("reportedly") where nobody is named."""

    head: int | None
    word: int


class Qualifiers:
    """Qualifiers of the clauses of one document; results are kept, so each clause is judged once."""

    def __init__(self, tree: Tree, clauses: dict[int, Clause], quotations: list[Quotation], cues: Cues) -> None:
        self.tree, self.clauses, self.cues = tree, clauses, cues
        self.quotation: list[Quotation | None] = [None] * len(tree.words)
        self.quoting = {q.cue for q in quotations}  # the saying verbs of quotations
        for q in quotations:
            for i in range(q.start, q.end):
                self.quotation[i] = q
        self._polarity: dict[int, Polarity] = {}
        self._mood: dict[int, Mood] = {}
        self.below: dict[int, list[Clause]] = {}
        for clause in clauses.values():
            if clause.parent is not None:
                self.below.setdefault(clause.parent, []).append(clause)
        self.credited = self._credited()
        self.closing = self._closing()

    def _credited(self) -> dict[int, list[Oblique]]:
        """ "According to X" at either end of a sentence, behind or before a comma: it covers the whole sentence, wherever the tree hangs it."""
        tree = self.tree
        found: dict[int, list[Oblique]] = {}
        for clause in self.clauses.values():
            for oblique in clause.obliques:
                if oblique.case not in self.cues.sources or not oblique.case_tokens:
                    continue
                before = next((i for i in range(oblique.case_tokens[0] - 1, -1, -1) if tree.upos[i] != "SPACE"), None)
                if before is None or tree.sentence[before] != tree.sentence[oblique.head] or tree.words[before] == ",":
                    found.setdefault(tree.sentence[oblique.head], []).append(oblique)
        return found

    def _closing(self) -> dict[int, Clause]:
        """ "Two aides left for Europe, apparently to investigate, the newspaper said.": the last words cover the whole sentence, whatever they hang on."""
        tree = self.tree
        found: dict[int, Clause] = {}
        for clause in self.clauses.values():
            if clause.link != "parataxis" or clause.objects or not self._says(clause):
                continue
            stretch = tree.subtree(clause.head)
            after = [i for i in range(stretch[-1] + 1, len(tree.words)) if tree.sentence[i] == tree.sentence[clause.head]]
            before = [i for i in range(stretch[0]) if tree.sentence[i] == tree.sentence[clause.head] and tree.upos[i] != "SPACE"]
            comma = bool(before) and (tree.words[before[-1]] == "," or tree.words[stretch[0]] == ",")
            if comma and all(tree.upos[i] in {"PUNCT", "SPACE"} for i in after):
                found[tree.sentence[clause.head]] = clause
        return found

    def variants(self, sources: list[Source]) -> list[list[Source]]:
        """A list a speaker where several say the same ("both North Korea and Russia deny")."""
        if not sources or sources[0].head is None:
            return [sources]
        speakers = [c for c in self.tree.conjuncts(sources[0].head) if self.tree.upos[c] in {"NOUN", "PROPN", "PRON"}]
        return [[Source(c, sources[0].word), *sources[1:]] for c in speakers] or [sources]

    # ------------------------------------------------------------ polarity

    def polarity(self, clause: Clause) -> Polarity:
        if clause.head not in self._polarity:
            self._polarity[clause.head] = Polarity(False, None)  # guards against a cycle
            self._polarity[clause.head] = self._judge_polarity(clause)
        return self._polarity[clause.head]

    def _own_negation(self, clause: Clause) -> int | None:
        tree, cues = self.tree, self.cues
        for k in tree.children[clause.head]:
            if tree.rel[k] in {"advmod", "det", "cc", "aux"} and (tree.words[k].lower() in cues.negations or tree.lemmas[k] in cues.negations):
                if tree.rel[k] == "det" and clause.kind == "verb":
                    continue
                if tree.words[k].lower() == "no" and tree.rel[k] == "advmod":
                    continue
                if k + 1 < len(tree.words) and tree.words[k + 1].lower() in cues.merely:
                    continue  # "not only", "isn't just"
                return k
            before = [*tree.children[k], k - 1]
            if tree.rel[k] == "advmod" and tree.words[k].lower() in {"longer", "more"} and any(tree.words[j].lower() == "no" for j in before):
                return k  # "no longer"
        for argument in [*clause.subjects[:1], *clause.objects[:1]]:
            if tree.head[argument] != clause.head:
                continue
            for k in tree.children[argument]:
                if tree.rel[k] in {"det", "cc", "advmod"} and tree.words[k].lower() in cues.negative_determiners:
                    return k
        return None

    def _judge_polarity(self, clause: Clause) -> Polarity:
        tree, cues = self.tree, self.cues
        word = self._own_negation(clause)
        negated = word is not None
        above = self.clauses.get(clause.parent) if clause.parent is not None else None
        mark = clause.mark
        if mark in cues.undone:
            return Polarity(not negated, self._mark(clause))
        if clause.link == "relcl" and clause.noun is not None and clause.noun in clause.subjects:
            bar = next((k for k in tree.kids(clause.noun, "det") if tree.words[k].lower() in cues.negative_determiners), None)
            if bar is not None:
                return Polarity(not negated, bar)  # "there is no enemy that is unbeatable"
        if above is None or clause.link in {"relcl", "parataxis"}:
            return Polarity(negated, word)
        verb = verb_of(tree, above)
        too = next((k for k in tree.kids(above.head, "advmod") if tree.words[k].lower() in cues.excess), None) if above.kind == "adjective" else None
        if too is not None and clause.link in {"xcomp", "advcl"} and mark == "to":
            return Polarity(not negated, too)  # "too scared to vote"
        if clause.link == "acl":
            noun = clause.noun
            if noun is not None and tree.lemmas[noun] in cues.content_nouns and tree.lemmas[noun] not in cues.doubts:  # "no doubt that" denies nothing
                bar = next((k for k in tree.kids(noun, "det", "advmod") if tree.words[k].lower() in cues.negative_determiners), None)
                if bar is not None:
                    return Polarity(not negated, bar)
                if tree.lemmas[noun] in cues.failure_nouns:
                    return Polarity(not negated, noun)
                if tree.lemmas[noun] in cues.spoken_nouns and noun in above.objects and verb in cues.denies and not above.passive:
                    return Polarity(negated == self.polarity(above).negated, above.head)  # "rejected the claim that"
            return Polarity(negated, word)
        outer = self.polarity(above)
        if clause.link == "xcomp" or (clause.link in {"advcl", "ccomp"} and mark in {"from", "to", "of", "for"} and verb in cues.negative | cues.denies):
            if verb in cues.negative | cues.denies:
                return Polarity(negated == outer.negated, above.head)
            if clause.link == "xcomp" and outer.negated:
                return Polarity(not negated, outer.word)
        elif clause.link in {"ccomp", "advcl"}:
            if verb in cues.denies and clause.link == "ccomp":
                return Polarity(negated == outer.negated, above.head)
            if clause.link == "ccomp" and verb in cues.negative_raising and outer.negated:
                return Polarity(not negated, outer.word)
        elif clause.link == "conj" and outer.negated and word is None:
            joins = {tree.words[k].lower() for k in tree.children[clause.head] if tree.rel[k] == "cc"}
            shared = not any(tree.rel[k] in {"aux", "nsubj", "cop"} for k in tree.children[clause.head])
            if joins & {"or", "nor"} or (shared and tree.tags[clause.head] == "VB" and not joins & {"but"}) or (above.link in {"xcomp", "advcl"} and shared):
                return Polarity(True, outer.word)
        return Polarity(negated, word)

    def _mark(self, clause: Clause) -> int | None:
        return next((k for k in self.tree.children[clause.head] if self.tree.rel[k] == "mark"), None)

    # ------------------------------------------------------------ modality

    def mood(self, clause: Clause) -> Mood:
        if clause.head not in self._mood:
            self._mood[clause.head] = Mood("fact", None)
            self._mood[clause.head] = self._judge_mood(clause)
        return self._mood[clause.head]

    def _own_mood(self, clause: Clause) -> Mood:
        tree, cues = self.tree, self.cues
        best = Mood("fact", None)
        for k in tree.children[clause.head]:
            word, rel = tree.words[k].lower(), tree.rel[k]
            found: Modality = "fact"
            if rel == "aux":
                named = cues.modals.get(word, "fact")
                found = "planned" if named == "planned" else "possible" if named == "possible" else "fact"
                if word in {"'d", "’d"} and tree.tags[clause.head] == "VBN":
                    found = "fact"  # "he'd gone": had
            elif (rel == "advmod" and word in cues.hedges and word not in cues.reported) or (rel == "mark" and word in cues.conditions):
                found = "possible"
            if RANK[found] > RANK[best.modality]:
                best = Mood(found, k)
        if best.modality == "fact" and (clause.mark in cues.conditions):
            best = Mood("possible", self._mark(clause))
        if best.modality != "possible":
            condition = next(
                (c for c in self.below.get(clause.head, ()) if c.link == "advcl" and c.mark in cues.conditions and c.mark != "whether" and not self._even(c)),
                None,
            )
            if condition is not None:
                best = Mood("possible", self._mark(condition))
        return best

    def _even(self, clause: Clause) -> bool:
        """ "Even if it fails, he has done it": no condition."""
        mark = self._mark(clause)
        return mark is not None and mark > 0 and self.tree.words[mark - 1].lower() in self.cues.even

    def _judge_mood(self, clause: Clause) -> Mood:
        own = self._own_mood(clause)
        above = self.clauses.get(clause.parent) if clause.parent is not None else None
        if above is None:
            return own
        inherited = self._inherited_mood(clause, above)
        return inherited if RANK[inherited.modality] > RANK[own.modality] else own

    def _inherited_mood(self, clause: Clause, above: Clause) -> Mood:
        tree, cues = self.tree, self.cues
        verb, link = verb_of(tree, above), clause.link
        infinitive = clause.mark.startswith("to") or "to" in clause.mark.split() or tree.feature(clause.head, "VerbForm=Inf")
        if link == "xcomp":
            outer = self.mood(above)
            gerund = tree.tags[clause.head] == "VBG"
            if above.kind in {"adjective", "noun"}:
                if tree.lemmas[above.head] in cues.possible_adjectives:
                    return Mood("possible", above.head)
                if tree.lemmas[above.head] in cues.planned_adjectives:
                    return Mood("planned", above.head)
                return outer
            if infinitive and verb in cues.obliging and tree.tags[above.head] in {"VBD", "VBN"}:
                return outer  # "police had to use tear gas": they did
            if verb in cues.planned and (infinitive or (gerund and verb in cues.planning_gerunds)) and not (verb == "have" and not infinitive):
                found: Modality = "planned"
            elif verb in cues.orders and infinitive:
                found = "planned"
            elif verb in cues.possible and infinitive:
                found = "possible"
            else:
                return outer
            return Mood(found, above.head) if RANK[found] > RANK[outer.modality] else outer
        if link == "ccomp":
            if clause.mark == "whether":
                return Mood("possible", self._mark(clause))
            if verb in {
                "hope",
                "expect",
                "predict",
                "plan",
                "demand",
                "propose",
                "ensure",
                "anticipate",
                "wish",
                "forecast",
                "want",
                "decide",
                "recommend",
                "request",
                "insist",
                "require",
            } & cues.planned | ({"ensure", "predict", "forecast", "demand"} & {verb}):
                return Mood("planned", above.head)
            if self.polarity(above).negated and verb not in cues.knows | cues.denies | cues.negative_raising:
                return Mood("possible", above.head)  # "not convinced that": it is left open
            if verb in cues.guessing or (above.kind == "adjective" and tree.lemmas[above.head] in cues.possible_adjectives):
                return Mood("possible", above.head)
            return Mood("fact", None)
        if link == "csubj" and infinitive and above.kind in {"adjective", "noun"}:
            return Mood("possible", above.head)  # "it is important for them to feel safe"
        if link == "advcl":
            if clause.mark in cues.object_marks or (clause.mark in cues.manner_marks and tree.tags[clause.head] == "VBG"):
                return self.mood(above) if clause.mark != "for" else Mood("fact", None)
            if infinitive and tree.lemmas[clause.head] in cues.outcomes and verb in cues.movements:
                return self.mood(above)  # "fell 50 cents to close at 36"
            if infinitive or clause.mark in {"so that", "in order"}:
                return Mood("planned", self._mark(clause))
            if clause.mark in cues.conditions:
                return Mood("possible", self._mark(clause))
            return Mood("fact", None)
        if link == "acl" and clause.noun is not None:
            noun = tree.lemmas[clause.noun]
            if any(tree.words[k].lower() in cues.unreal for k in tree.kids(clause.noun, "det", "amod")) and not infinitive:
                return Mood("possible", clause.noun)
            if noun in cues.failure_nouns:
                return Mood("fact", None)
            if noun in cues.empty_objects and not infinitive and any(o.head == clause.noun for o in above.obliques):
                return self.mood(above)  # "will join as part of marking the anniversary"
            if infinitive or (noun in cues.planned_nouns and clause.mark in {"of", "for", "in"}):
                return Mood("planned" if noun in cues.planned_nouns or noun not in cues.content_nouns else "possible", clause.noun)
            if noun in cues.doubtful_nouns:
                return Mood("possible", clause.noun)
            return Mood("fact", None)
        if link == "relcl":
            if clause.noun is not None and any(tree.words[k].lower() == "any" for k in tree.kids(clause.noun, "det")):
                return Mood("possible", clause.noun)
            return Mood("fact", None)
        if link == "conj":
            shared = not any(tree.rel[k] in {"aux", "nsubj", "cop"} for k in tree.children[clause.head])
            return (
                self.mood(above)
                if shared and (tree.tags[clause.head] in {"VB", "VBN", "VBG"} or above.link in {"xcomp", "advcl", "acl"})
                else Mood("fact", None)
            )
        return Mood("fact", None)

    # ------------------------------------------------------------ speakers

    def sources(self, clause: Clause, *, within: int | None = None) -> list[Source]:
        """Whose words, the speaker first, then who relayed it."""
        tree, cues = self.tree, self.cues
        found: list[Source] = []

        def add(head: int | None, word: int) -> None:
            if head is None or (head not in {s.head for s in found} and head != within):
                found.append(Source(head, word))

        at: Clause | None = clause
        seen: set[int] = set()
        while at is not None and at.head not in seen:
            seen.add(at.head)
            for k in tree.children[at.head]:
                if tree.rel[k] == "advmod" and tree.words[k].lower() in cues.reported:
                    add(None, k)
            for oblique in at.obliques:
                if oblique.case in cues.sources:
                    add(oblique.head, oblique.case_tokens[0] if oblique.case_tokens else oblique.head)
                elif oblique.case in cues.view_cases and tree.lemmas[oblique.head] in cues.view_nouns:
                    owner = tree.kid(oblique.head, "nmod:poss") or next((k for k in tree.kids(oblique.head, "nmod") if self._bare(k)), None)
                    if owner is not None:
                        add(owner, oblique.head)
            for child in self.below.get(at.head, ()):  # ", Bahri said" and "as Kim said" beside their content
                beside = child.link == "parataxis" or (child.link == "advcl" and child.mark == "as")
                if beside and child.head not in seen and not child.objects and self._says(child):
                    add(child.subjects[0], child.head)
            if at.link == "advcl" and at.mark in cues.concessions and self.quotation[at.head] is None:
                break  # "…, although he did not use the phrase" is the reporter's remark, not the speaker's
            above = self.clauses.get(at.parent) if at.parent is not None else None
            if above is not None:
                self._said_by(at, above, add)
            at = above
        for oblique in self.credited.get(tree.sentence[clause.head], ()):
            add(oblique.head, oblique.case_tokens[0] if oblique.case_tokens else oblique.head)
        closing = self.closing.get(tree.sentence[clause.head])
        if closing is not None and closing.head not in seen and clause.head < min(tree.subtree(closing.head)) and not self._remark(clause):
            add(closing.subjects[0], closing.head)
        quotation = self.quotation[clause.head]
        if quotation is not None and quotation.speaker is not None and quotation.cue is not None and quotation.cue != clause.head:
            add(quotation.speaker, quotation.cue)
        return found

    def _remark(self, clause: Clause) -> bool:
        """In a clause that the reporter puts beside what was said: "..., although he did not use the phrase"."""
        at: Clause | None = clause
        while at is not None:
            if at.link == "advcl" and at.mark in self.cues.concessions and self.quotation[at.head] is None:
                return True
            at = self.clauses.get(at.parent) if at.parent is not None else None
        return False

    def _said_by(self, clause: Clause, above: Clause, add: Callable[[int | None, int], None]) -> None:
        tree, cues = self.tree, self.cues
        verb = verb_of(tree, above)
        content = clause.link == "ccomp" or (clause.link == "parataxis" and not clause.mark and verb in cues.says and clause.head < above.head)
        accused = clause.link in {"advcl", "xcomp", "ccomp"} and clause.mark in cues.accusing_marks and tree.lemmas[above.head] in cues.accusing
        quoted = clause.link == "advcl" and clause.mark == "as" and tree.lemmas[above.head] in cues.quoting
        denied = clause.link == "xcomp" and verb in cues.denies
        professed = clause.link == "xcomp" and tree.lemmas[above.head] in cues.professing
        # "promised to withdraw", "urged Kyiv to negotiate": what is promised or asked for is the subject's word
        bound = clause.mark == "to" and tree.lemmas[above.head] in cues.committing | cues.directing and clause.link in {"xcomp", "advcl", "ccomp"}
        professed = professed or bound
        if not (content or accused or quoted or denied or professed):
            about = clause.passive and not clause.mark  # "a report published on Wednesday": of the report, not in it
            voiced = clause.link == "acl" and clause.noun in above.objects and verb in cues.voicing and tree.lemmas[clause.noun or 0] in cues.voiced
            if voiced and above.subjects and not above.passive and clause.noun is not None and not self._unsaid(above):
                add(above.subjects[0], clause.noun)  # "expressed concerns that ..."
            if clause.link == "acl" and clause.noun is not None and not about and tree.lemmas[clause.noun] in cues.spoken_nouns:
                owner = tree.kid(clause.noun, "nmod:poss")
                owners = (
                    [owner]
                    if owner is not None
                    else [k for k in tree.kids(clause.noun, "nmod") if any(tree.words[c].lower() in {"by", "from"} for c in tree.kids(k, "case"))]
                )
                if not owners:  # "the agency's", "by the agency", and "the INS order that"
                    owners = [k for k in tree.kids(clause.noun, "compound") if tree.upos[k] == "PROPN"]
                if owners and owners[0] is not None:
                    add(owners[0], clause.noun)
                elif (clause.noun in above.objects or verb in cues.says) and above.subjects and not above.passive and not self._unsaid(above):
                    add(above.subjects[0], clause.noun)
            return
        spoken = (
            verb in cues.says
            or verb in cues.shows
            or verb in cues.denies
            or verb in cues.doubts
            or (verb in cues.thinks and verb not in cues.knows)
            or accused
            or quoted
            or professed
        )
        if not spoken or self._unsaid(above):
            return
        if above.passive:
            if above.agents:
                add(above.agents[0], above.head)
            elif verb in cues.says and tree.words[above.head].lower() in cues.hearsay:
                add(None, above.head)
        elif above.subjects:
            add(above.subjects[0], above.head)

    def _unsaid(self, clause: Clause) -> bool:
        """ "did not say that", "made no claim that": who does not say it is no speaker of it."""
        verb = verb_of(self.tree, clause)
        return verb not in self.cues.denies | self.cues.negative_raising | self.cues.doubts and self.polarity(clause).negated

    def _bare(self, token: int) -> bool:
        """A plain noun complement: "the words of X", «за словами Шмигаля»."""
        case = self.tree.kid(token, "case")
        return ("" if case is None else self.tree.words[case].lower()) in self.cues.of

    def _says(self, clause: Clause) -> bool:
        """A saying verb with a subject whose words stand outside of it."""
        content = any(c.link == "ccomp" for c in self.below.get(clause.head, ()))
        return verb_of(self.tree, clause) in self.cues.says | self.cues.shows and bool(clause.subjects) and not clause.passive and not content

    def governing(self, token: int) -> Clause | None:
        """The clause that a word stands in."""
        at = token
        for _ in range(len(self.tree.words)):
            if at in self.clauses and at != token:
                return self.clauses[at]
            if self.tree.head[at] == at:
                return self.clauses.get(at)
            at = self.tree.head[at]
        return None


def stretch(tree: Tree, token: int | None) -> Stretch | None:
    return None if token is None else (tree.start[token], tree.end(token))
