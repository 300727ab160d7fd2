"""Where words come from first: whoever issued a statement stands for it, and whom a source quotes has said it before the source."""

from __future__ import annotations

from kg.extract.clauses import Clause
from kg.extract.kinds import lexicon
from kg.extract.qualify.scope import Scope
from kg.extract.quotes import verb_of

SPEAKING = frozenset({"Person", "Organization", "Group", "Country", "City", "Place", "Work", "Law", "Agreement"})
MUTE = frozenset({"Event", "Product"})


def speaks(scope: Scope, token: int, *, agent: bool = False) -> bool:
    """Whether a word can stand for who says something: not an airing or a shooting. Behind "claimed by" only who is known to speak."""
    tree, cues = scope.tree, scope.cues
    if tree.upos[token] != "NOUN" or _speaks(scope, token):
        return True
    kind = lexicon(cues.language).heads.get(tree.lemmas[token])
    if agent:
        return kind in SPEAKING
    return kind not in MUTE and tree.lemmas[token] not in cues.deeds


def issuer(scope: Scope, speaker: int, clause: Clause) -> int:
    """ "The union launched a petition asking ...": the union asks. Any other speaker stays who it is."""
    tree, cues = scope.tree, scope.cues
    above = scope.clauses.get(tree.head[speaker])
    if above is None or above.head == clause.head or tree.upos[speaker] != "NOUN" or tree.lemmas[speaker] not in cues.spoken_nouns:
        return speaker
    issued = speaker in above.objects and verb_of(tree, above) in cues.issuing and not above.passive
    return above.subjects[0] if issued and above.subjects else speaker


def owner(scope: Scope, noun: int) -> int | None:
    """Whose words a noun of saying brings: "the agency's claim", "a statement by the agency", "a Reuters report"."""
    tree = scope.tree
    found = tree.kid(noun, "nmod:poss")
    if found is None:
        found = next((k for k in tree.kids(noun, "nmod") if any(tree.words[c].lower() in {"by", "from"} for c in tree.kids(k, "case"))), None)
    if found is None:
        found = next((k for k in tree.kids(noun, "compound") if tree.upos[k] == "PROPN"), None)
    return found


def author(scope: Scope, speaker: int) -> list[int]:
    """ "A statement by the ministry says ...": the ministry says it, in its statement. Not so a report, which speaks itself."""
    tree, cues = scope.tree, scope.cues
    if tree.upos[speaker] != "NOUN" or tree.lemmas[speaker] not in cues.uttered:
        return []
    found = owner(scope, speaker)
    return [] if found is None or tree.words[found].lower() in cues.platforms | cues.weekdays else [found]


def quoted(scope: Scope, speaker: int, word: int) -> list[int]:
    """ "According to Yonhap, quoting KCNA, ...", "the newspaper reported, citing two officials, that ...": whom the source quotes or cites."""
    tree, cues = scope.tree, scope.cues
    if not tree.of_lemmas(cues.quoting):
        return []
    behind = max(k for k in (speaker, *tree.kids(speaker, "flat"))) + 1  # ", quoting": wherever the parser hung it
    beside = [behind + 1] if tree.words[behind : behind + 1] == [","] and behind + 1 < len(tree.words) else []
    below = [k for above in (speaker, word) for k in tree.kids(above, "acl", "advcl")]
    quoting = [k for k in dict.fromkeys([*below, *beside]) if tree.lemmas[k] in cues.quoting and tree.tags[k] == "VBG"]
    return [o for k in quoting for o in tree.kids(k, "obj") if _speaks(scope, o)]


def _speaks(scope: Scope, token: int) -> bool:
    tree, cues = scope.tree, scope.cues
    return tree.upos[token] == "PROPN" or tree.lemmas[token] in cues.roles | cues.spoken_nouns | cues.uttered | cues.citable
