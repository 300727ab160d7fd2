"""What an article or a speaker calls false: "the hoax that", "contrary to reports that", "dismissed as false reports that", "the claim that ... is untrue"."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.clauses import Clause
from kg.extract.qualify import origin
from kg.extract.qualify.scope import Scope
from kg.extract.quotes import verb_of


@dataclass(frozen=True, slots=True)
class Refuted:
    word: int  # the token that says so
    speaker: int | None  # who says so; None for the article itself


def wrongly(scope: Scope, above: Clause) -> int | None:
    """ "was wrongly convicted of", "was falsely accused of": the article says that it is not so. Who accuses somebody falsely, still claims it."""
    tree, cues = scope.tree, scope.cues
    verb = tree.lemmas[above.head]
    if verb not in cues.convicting and not (verb in cues.accusing and above.passive and not above.agents):
        return None
    return next((k for k in tree.kids(above.head, "advmod") if tree.words[k].lower() in cues.wrongful), None)


def by(scope: Scope, clause: Clause, above: Clause, negated: bool) -> Refuted | None:
    """``negated``: whether ``above`` is denied. A false claim with an owner stays his claim ("Kim's false claim that"): a denial would be the owner's."""
    tree, cues, noun = scope.tree, scope.cues, clause.noun
    if noun is None or clause.link != "acl" or clause.mark not in cues.complementizers:
        return None
    lemma = tree.lemmas[noun]
    if lemma in cues.untruths:
        return Refuted(noun, None)
    if lemma not in cues.spoken_nouns | cues.content_nouns:
        return None
    told = noun in above.objects or any(o.head == noun and o.case == "as" for o in above.obliques)
    voice = above.subjects[0] if told and above.subjects and not above.passive and verb_of(tree, above) in cues.denies | cues.calling else None
    verb = verb_of(tree, above)
    for oblique in above.obliques:
        if oblique.head == noun and oblique.case in cues.of and verb in cues.clearing and not negated:
            return Refuted(above.head, None)  # "cleared of charges that"
        if oblique.head == noun and oblique.case == "as" and verb in cues.denies and any(k < noun for k in tree.kids(noun, "amod", "compound")):
            return Refuted(above.head, voice)  # "dismissed as nonsense allegations that"
        if oblique.head == noun and oblique.case in cues.belying:
            return Refuted(oblique.case_tokens[0], None)
    false = next((k for k in tree.kids(noun, "amod") if tree.lemmas[k] in cues.discredited), None)
    if false is not None and (voice is not None or (noun not in above.objects and origin.owner(scope, noun) is None)):
        return Refuted(false, voice)
    if noun in above.subjects and above.cop is not None:
        if tree.lemmas[above.head] in cues.discredited | cues.untruths and not negated:
            return Refuted(above.head, None)
        if tree.lemmas[above.head] in cues.true and negated:
            return Refuted(above.head, None)
    if noun in above.subjects or (voice is not None and noun in above.objects):
        called = next((k for k in tree.kids(above.head, "xcomp") if tree.lemmas[k] in cues.discredited | cues.untruths), None)  # "proved false"
        if called is not None and not negated:
            return Refuted(called, voice)
    return None
