"""Whose words: the sources of a clause, each with the cue that names it ("said", "according to", "reportedly")."""

from __future__ import annotations

from kg.extract.clauses import Clause
from kg.extract.qualify import background, origin, refuted
from kg.extract.qualify.coverage import Coverage
from kg.extract.qualify.polarity import Polarities
from kg.extract.qualify.scope import Scope
from kg.extract.qualify.wholes import partly
from kg.extract.quotes import verb_of
from kg.extract.records import record


@record
class Source:
    """A speaker: the head token of who, or the bare word ("reportedly") where nobody is named."""

    head: int | None
    word: int


class _Found:
    """Sources in order, nobody twice, and not the one ``within`` whose words we are; before each whom it quotes, and in place of a statement who issued it."""

    def __init__(self, scope: Scope, clause: Clause, within: int | None) -> None:
        self.sources: list[Source] = []
        self.about = clause.head
        self._scope, self._clause, self._within = scope, clause, within

    def add(self, head: int | None, word: int) -> None:
        if head is None:
            self.sources.append(Source(head, word))
            return
        head = origin.issuer(self._scope, head, self._clause)
        for found in (*origin.quoted(self._scope, head, word), *origin.author(self._scope, head), head):
            if found not in {s.head for s in self.sources} and found != self._within:
                self.sources.append(Source(found, word))


class Attribution:
    def __init__(self, scope: Scope, polarities: Polarities) -> None:
        self.scope, self.polarities = scope, polarities
        self.coverage = Coverage(scope)

    def sources(self, clause: Clause, *, within: int | None = None) -> list[Source]:
        """Whose words, the speaker first, then who relayed it."""
        tree, scope, coverage = self.scope.tree, self.scope, self.coverage
        found = _Found(scope, clause, within)
        at: Clause | None = clause
        seen: set[int] = set()
        passed = background.NOTHING
        while at is not None and at.head not in seen:
            seen.add(at.head)
            self._beside(at, seen, found)
            if coverage.is_remark(at):
                break  # "…, although he did not use the phrase" is the reporter's remark, not the speaker's
            above = scope.above(at)
            passed = passed.through(scope, at)
            if above is not None and not passed.untold(scope, at, above):
                self._from_above(at, above, found)
            at = above
        for oblique in coverage.credited.get(tree.sentence[clause.head], ()):
            if clause.head in tree.subtree(oblique.head):
                continue  # "according to a posting made on Friday": the posting does not say so
            found.add(oblique.head, oblique.case_tokens[0] if oblique.case_tokens else oblique.head)
        closing = coverage.closing.get(tree.sentence[clause.head])
        if closing is not None and closing.head not in seen and clause.head < min(tree.subtree(closing.head)) and not coverage.in_remark(clause):
            found.add(closing.subjects[0], closing.head)
        quotation = scope.quotation[clause.head]
        if quotation is not None and quotation.speaker is not None and quotation.cue is not None and quotation.cue != clause.head:
            found.add(quotation.speaker, quotation.cue)
        return found.sources

    def _beside(self, clause: Clause, seen: set[int], found: _Found) -> None:
        """ "reportedly", "according to X" and "in the view of X" in the clause; ", Bahri said" and "as Kim said" beside it."""
        tree, cues = self.scope.tree, self.scope.cues
        for k in tree.children[clause.head]:
            if (tree.rel[k] == "advmod" or tree.upos[k] == "PART") and tree.words[k].lower() in cues.reported:
                found.add(None, k)
        for oblique in clause.obliques:
            if oblique.case in cues.sources and found.about not in tree.subtree(oblique.head):
                found.add(oblique.head, oblique.case_tokens[0] if oblique.case_tokens else oblique.head)
            elif oblique.case == "in" and tree.lemmas[oblique.head] in cues.fictions and tree.tags[clause.head] in {"VBZ", "VBP"}:
                if oblique.head < clause.head and tree.lemmas[clause.head] not in cues.playing:
                    found.add(oblique.head, oblique.case_tokens[0])  # "In the film, Kim kills Lee": in the film alone
            elif oblique.case in cues.view_cases and tree.lemmas[oblique.head] in cues.view_nouns:
                owner = tree.kid(oblique.head, "nmod:poss") or next((k for k in tree.kids(oblique.head, "nmod") if self._bare(k)), None)
                if owner is None:
                    owner = self._spoke_before(oblique.head)
                if owner is not None:
                    found.add(owner, oblique.head)
        for child in self.scope.below.get(clause.head, ()):
            beside = child.link == "parataxis" or (child.link == "advcl" and child.mark in cues.likening)
            opens = child.head < clause.head and child.mark in cues.likening
            bare = not child.objects or (opens and all(tree.words[o].lower() == "it" for o in child.objects))  # "As Kim put it, ..."
            if beside and child.head not in seen and bare and self.coverage.says(child) and not self._unsaid(child):
                found.add(child.subjects[0], child.head)

    def _spoke_before(self, noun: int) -> int | None:
        """«за його словами»: who spoke in the sentence before; the possessive where nobody did."""
        tree, cues = self.scope.tree, self.scope.cues
        his = next((k for k in tree.kids(noun, "det") if tree.feature(k, "Poss=Yes") and tree.words[k].lower() not in cues.talking), None)
        if his is None:
            return None
        before = (c for c in self.scope.clauses.values() if tree.sentence[c.head] == tree.sentence[noun] - 1 and c.subjects and not c.passive)
        return next((c.subjects[0] for c in before if verb_of(tree, c) in cues.says and tree.upos[c.subjects[0]] in {"NOUN", "PROPN"}), his)

    def _from_above(self, clause: Clause, above: Clause, found: _Found) -> None:
        """The subject or agent of the verb whose content the clause is; else whoever a noun of saying belongs to."""
        tree, cues = self.scope.tree, self.scope.cues
        verb = verb_of(tree, above)
        minded = clause.link == "ccomp" and tree.words[above.head].lower() in cues.minded
        extraposed = clause.link == "csubj" and above.expletive  # "it was reported that"
        content = clause.link == "ccomp" or extraposed or (clause.link == "parataxis" and not clause.mark and verb in cues.says and clause.head < above.head)
        accused = clause.link in {"advcl", "xcomp", "ccomp"} and clause.mark in cues.accusing_marks and tree.lemmas[above.head] in cues.accusing
        quoted = clause.link == "advcl" and clause.mark == "as" and tree.lemmas[above.head] in cues.quoting
        denied = clause.link == "xcomp" and verb in cues.denies
        professed = clause.link == "xcomp" and tree.lemmas[above.head] in cues.professing
        # "promised to withdraw", "urged Kyiv to negotiate": what is promised or asked for is the subject's word
        bound = background.bound(self.scope, clause, above)
        # "expect him to cut costs": what is thought of another. What one expects to do oneself is a plan.
        of_another = clause.mark == "to" and verb in cues.thinks and clause.link in {"xcomp", "advcl"} and bool(above.objects) and not above.passive
        confessed = clause.mark == "to" and verb in cues.says and tree.tags[clause.cop or clause.head] == "VBG"  # "admitted to being there"
        if above.passive and clause.link in {"advcl", "xcomp"} and clause.mark in cues.accusing_marks and tree.tags[clause.head] == "VBG":
            if refuted.wrongly(self.scope, above) is not None:
                return
            open_act = tree.lemmas[clause.head] in cues.enacting or self.scope.clauses[found.about].link == "relcl"  # "was arrested for protesting"
            if tree.words[above.head].lower() in cues.pursued and not above.agents and not open_act:
                found.add(None, above.head)  # "was arrested for stealing cars"
                return
        # "is said to have paid"
        rumoured = clause.link == "xcomp" and clause.mark == "to" and above.passive and tree.words[above.head].lower() in cues.hearsay
        professed = professed or bound or of_another or confessed or rumoured
        if not (content or accused or quoted or denied or professed):
            self._from_noun(clause, above, found)
            return
        spoken = (
            verb in cues.says
            or verb in cues.shows
            or verb in cues.denies
            or verb in cues.doubts
            or (verb in cues.thinks and verb not in cues.knows)
            or (verb in cues.hearing and clause.mark in cues.complementizers)
            or accused
            or quoted
            or professed
            or minded
        )
        if not spoken:
            self._from_noun(clause, above, found)
            return
        if self._unsaid(above):
            return
        if above.passive and not minded:
            if above.agents and origin.speaks(self.scope, above.agents[0], agent=True):
                found.add(above.agents[0], above.head)
            elif verb in cues.says | cues.accusing and tree.words[above.head].lower() in cues.hearsay:
                found.add(None, above.head)
        elif above.subjects and tree.words[above.subjects[0]].lower() not in cues.nobody | cues.scant and self._has_voice(above):
            if partly(tree, above.subjects[0], cues):
                return  # "not all analysts are convinced that"
            found.add(above.subjects[0], above.head)

    def _from_noun(self, clause: Clause, above: Clause, found: _Found) -> None:
        """ "expressed concerns that ...", "the agency's claim that", "the claim by the agency that", "the INS order that"."""
        tree, cues, noun = self.scope.tree, self.scope.cues, clause.noun
        if clause.link == "ccomp" and above.subjects and tree.lemmas[above.subjects[0]] in cues.rumours and not self._unsaid(above):
            found.add(None, above.subjects[0])  # "rumors circulated that"
            return
        if clause.link not in {"acl", "relcl"} or noun is None:
            return
        false = refuted.by(self.scope, clause, above, self.polarities.of(above).negated)
        if tree.lemmas[noun] in cues.liabilities and noun in above.objects and verb_of(tree, above) in cues.says | cues.denies and not above.passive:
            found.add(above.subjects[0] if above.subjects else None, noun)  # "claimed responsibility for killing"
            return
        if clause.mark in cues.accusing_marks and tree.lemmas[noun] in cues.suspecting_nouns and tree.tags[clause.head] == "VBG":
            found.add(None, noun)  # "his arrest for stealing cars"
            return
        if false is not None:
            if false.speaker is not None:
                found.add(false.speaker, false.word)
            return
        verb = verb_of(tree, above)
        speaks = bool(above.subjects) and not above.passive
        if speaks and self._is_view(noun, above) and not self._unsaid(above):
            found.add(above.subjects[0], above.head)
            return
        if clause.link != "acl":
            return
        if speaks and not above.inherited and noun in above.objects and verb in cues.denies and tree.lemmas[noun] in cues.spoken_nouns:
            found.add(above.subjects[0], above.head)  # "rejected Spain's claim that": Italy says that it is not so
            return
        if noun in above.objects and verb in cues.voicing and tree.lemmas[noun] in cues.voiced and speaks and not self._unsaid(above):
            found.add(above.subjects[0], noun)
        about = clause.passive and not clause.mark  # "a report published on Wednesday": of the report, not in it
        if about or tree.lemmas[noun] not in cues.spoken_nouns:
            return
        owner = origin.owner(self.scope, noun)
        if owner is not None:
            found.add(owner, noun)
        elif verb in cues.facing and noun in above.objects:
            found.add(None, noun)  # "faces charges that she bribed the mayor"
        elif (noun in above.objects or (verb in cues.says and not self._beside_it(noun, above))) and speaks and not self._unsaid(above):
            found.add(above.subjects[0], noun)
        elif clause.mark in cues.complementizers and tree.lemmas[noun] in cues.rumours and not found.sources and self.scope.bar(noun, "det") is None:
            found.add(None, noun)  # "there were reports that", "was dismissed after reports that"

    def _beside_it(self, noun: int, above: Clause) -> bool:
        """ "despite reports that the bank lied, the minister praised it": these are not his."""
        return any(o.head == noun and o.case in self.scope.cues.adjunct_cases for o in above.obliques)

    def _has_voice(self, above: Clause) -> bool:
        """A finding may come of anything ("the airing shows"), words only of who or what can speak."""
        return verb_of(self.scope.tree, above) in self.scope.cues.shows or origin.speaks(self.scope, above.subjects[0])

    def _is_view(self, noun: int, above: Clause) -> bool:
        """ "calls the law a trap built by Spain": what somebody takes a thing for, with all that hangs on it. A post that one is given is none."""
        tree, cues = self.scope.tree, self.scope.cues
        if verb_of(tree, above) not in cues.calling & (cues.says | cues.thinks | cues.naming | cues.viewing):
            return False
        return tree.head[noun] == above.head and (tree.rel[noun] == "xcomp" or any(o.head == noun and o.case == "as" for o in above.obliques))

    def _unsaid(self, clause: Clause) -> bool:
        """ "did not say that", "made no claim that": who does not say it is no speaker of it."""
        cues, verb = self.scope.cues, verb_of(self.scope.tree, clause)
        return verb not in cues.denies | cues.negative_raising | cues.doubts and self.polarities.of(clause).negated

    def _bare(self, token: int) -> bool:
        """A plain noun complement: "the words of X", «за словами Шмигаля»."""
        case = self.scope.tree.kid(token, "case")
        return ("" if case is None else self.scope.tree.words[case].lower()) in self.scope.cues.of
