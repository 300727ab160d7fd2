"""Where words come from first: whoever issued a statement stands for it, and whom a source quotes has said it before the source."""

from __future__ import annotations

from kg.extract.clauses import Clause
from kg.extract.qualify.scope import Scope
from kg.extract.quotes import verb_of


def issuer(scope: Scope, speaker: int, clause: Clause) -> int:
    """ "The union launched a petition asking ...": the union asks. Any other speaker stays who it is."""
    tree, cues = scope.tree, scope.cues
    above = scope.clauses.get(tree.head[speaker])
    if above is None or above.head == clause.head or tree.upos[speaker] != "NOUN" or tree.lemmas[speaker] not in cues.spoken_nouns:
        return speaker
    issued = speaker in above.objects and verb_of(tree, above) in cues.issuing and not above.passive
    return above.subjects[0] if issued and above.subjects else speaker


def quoted(scope: Scope, speaker: int, word: int) -> list[int]:
    """ "According to Yonhap, quoting KCNA, ...", "the newspaper reported, citing two officials, that ...": whom the source quotes or cites."""
    tree, cues = scope.tree, scope.cues
    behind = max(k for k in (speaker, *tree.kids(speaker, "flat"))) + 1  # ", quoting": wherever the parser hung it
    beside = [behind + 1] if tree.words[behind : behind + 1] == [","] and behind + 1 < len(tree.words) else []
    below = [k for above in (speaker, word) for k in tree.kids(above, "acl", "advcl")]
    quoting = [k for k in dict.fromkeys([*below, *beside]) if tree.lemmas[k] in cues.quoting and tree.tags[k] == "VBG"]
    return [o for k in quoting for o in tree.kids(k, "obj") if _speaks(scope, o)]


def _speaks(scope: Scope, token: int) -> bool:
    tree, cues = scope.tree, scope.cues
    return tree.upos[token] == "PROPN" or tree.lemmas[token] in cues.roles | cues.spoken_nouns | cues.citable
