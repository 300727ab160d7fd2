"""Whether the clause around a time speaks of what was or of what will be: "Friday" is the last one or the next one."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "won't"})
AHEAD = frozenset({"schedule", "expect", "plan", "due", "slate", "set", "next", "upcoming", "expire", "payable"})
DEADLINES = frozenset({"by", "until", "till", "expire", "expires", "due", "effective", "payable"})
NEEDS_TENSE = ("weekday:", "XXXX-")


class Tenses:
    """Reads the nearest governing verb in the tree, or without a tree the nearest verb of the sentence."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.doc, self.text = doc, text

    @cached_property
    def offsets(self) -> list[int]:
        return [int(at) for at in self.doc.to_array("IDX").tolist()]

    def mark(self, value: str, start: int, end: int) -> str:
        """The recipe with ";past" or ";future" where it depends on the tense and says nothing itself."""
        if not value.startswith(NEEDS_TENSE) or value.endswith((";last", ";next")) or ".." in value:
            return value
        if value.startswith("weekday:") and value.split(";")[0].count(":") == 2:
            return value
        tense = self._case(start) or self._tense(start, end)
        return f"{value};{tense}" if tense else value

    def _case(self, start: int) -> str | None:
        """A deadline lies ahead and a beginning behind, whatever the verb: "must be returned by Jan. 14", "since Jan. 13"."""
        before = self.text[max(0, start - 24) : start].lower().split()
        if not before:
            return None
        if before[-1] == "by" and self._opens(start) and self._tense(start, start + 1) == "past":
            return "past"  # "By Sunday, the party had split"
        return "past" if before[-1] == "since" else "future" if before[-1] in DEADLINES or before[-2:] == ["soon", "as"] else None

    def _opens(self, start: int) -> bool:
        """The preposition in front of the time opens its sentence."""
        at = min(bisect_left(self.offsets, start), len(self.offsets) - 1)
        return at > 0 and (at == 1 or bool(self.doc[at - 1].is_sent_start))

    def _tense(self, start: int, end: int) -> str | None:
        at = min(bisect_left(self.offsets, start), len(self.offsets) - 1)
        if at < 0 or not self.doc.has_annotation("DEP"):
            return None
        token = self.doc[at]
        inside = [t for t in self.doc[at : at + 8] if t.idx < end]
        top = next((t for t in inside if t.head.idx < start or t.head.idx >= end or t.head == t), token)
        for climbed in (top, *top.ancestors):
            if climbed.pos_ in ("VERB", "AUX") or climbed.tag_.startswith(("VB", "MD")) or any(child.dep_ in ("cop", "aux") for child in climbed.children):
                found = _of_verb(climbed, direct=top.head == climbed and top.dep_.split(":")[0] != "nmod")
                if found:
                    return found
        return None


def _of_verb(verb: Token, *, direct: bool) -> str | None:
    """ "past", "future" or ``None``; ``direct``: the time hangs on this very verb (an infinitive dates its own act, not what its object names)."""
    helpers = [child for child in verb.children if child.dep_.split(":")[0] in ("aux", "auxpass", "cop")]
    words = {helper.lower_ for helper in helpers}
    tense = [*verb.morph.get("Tense", [])]
    if words & WILL or "Fut" in tense or (verb.lemma_.lower() in AHEAD and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in ("to", "for", "on")):
        return "future"
    if any(helper.tag_ == "VBD" or "Past" in helper.morph.get("Tense", []) for helper in helpers) or verb.tag_ == "VBD":
        return "past"
    if verb.tag_ == "VBN" and (not helpers or any(helper.lower_ in ("has", "have", "'ve", "'s") for helper in helpers)):
        return "past"
    if "Past" in tense and not helpers and verb.tag_ != "VBN":
        return "past"
    if direct and verb.tag_ == "VB" and "to" in {child.lower_ for child in verb.children if child.dep_ == "mark" or child.tag_ == "TO"}:
        return "future"
    return None
