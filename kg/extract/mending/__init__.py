"""What a parser of any training gets wrong around names in news, put right before any rule reads the tree.

Treebanks have few "UNOS spokeswoman Donna Henry Wright said": parsers make two subjects of it, or hang the name on the title. Here the name is the head and
the title its ``nmod:desc``, "City, State" is an apposition, and an office that is coordinated with the wrong noun goes back to the office before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract import kinds
from kg.extract.cues import Cues
from kg.extract.mending import (
    apposed,
    attachment,
    carried,
    coordination,
    descriptions,
    firms,
    forgone,
    gerunds,
    offices,
    participles,
    places,
    prepositions,
    relatives,
    speech,
    subjects,
    subordinate,
    summaries,
    titles,
    verdicts,
    words,
)
from kg.extract.tree import Tree

Span = tuple[int, int, str]  # tokens, half-open, and the recogniser's label
NAMES = frozenset({"PERSON", "PER"})
PLACES = frozenset({"GPE", "LOC"})


def mended(tree: Tree, names: Sequence[Span], cues: Cues, text: str = "") -> Tree:
    """The same tree with these arcs changed; ``tree`` itself is left as it is. ``text``: of the document, in which names of lists are sought."""
    work = replace(tree, lemmas=words.joined_lemmas(tree, cues))
    lexicon = kinds.lexicon(cues.language)
    work = firms.whole(work, names, lexicon, text)
    work = words.priced(words.behind_prepositions(words.halves(work)))
    work = prepositions.whole(coordination.treaty(words.receivers(words.owners(words.in_general(words.in_chief(work))), cues), cues), cues)
    work = coordination.behind_the_last(coordination.neither(participles.mended(work, cues)))
    work = coordination.members(
        attachment.participles(carried.mended(coordination.with_prepositions(coordination.instead(coordination.excluded(work), cues)), cues), cues)
    )
    work = subordinate.set_in_front(subordinate.now_that(subordinate.purposes(subordinate.believed(work, cues))))
    work = subordinate.contents(subordinate.complements(subordinate.gerunds(work)), cues)
    work = gerunds.mended(subordinate.aged(subordinate.relatives(subordinate.called_false(work, cues))), cues)
    work = attachment.accused(speech.saying(speech.interposed(speech.unattached(speech.said_last(attachment.bound(work, cues), cues), cues), cues), cues), cues)
    work = prepositions.behind_agents(verdicts.mended(forgone.mended(work, cues), cues), cues)
    people = lexicon.heads
    work = summaries.summed(summaries.generals(work, names, cues), names, cues)
    for start, end, label in names:
        if label in NAMES:
            work = titles.complemented(prepositions.parties(work, start, end), start, end, cues)
            work = titles.titled(work, start, end, cues, people)
    for (_, end, label), (start, last, other) in pairwise(names):
        if label in PLACES and other in PLACES and start == end + 1 and tree.words[end] == ",":
            work = places.seat(places.place_in_place(work, end - 1, start, last), end - 1, start, last)
    work = places.unlisted(work, frozenset(i for start, end, label in names if label in PLACES for i in range(start, end)))
    for start, end, label in names:
        if label in NAMES:
            root = titles.root_of(work, start, end)
            work = coordination.office(titles.whose_apposition(work, root, cues, people), root, end, cues)
    work = descriptions.mended(coordination.listed(offices.mended(work, names, cues), people, cues), people, cues)
    persons = frozenset(i for start, end, label in names if label in NAMES for i in range(start, end))
    work = subjects.mended(attachment.examples(attachment.sent(attachment.assisted(work, cues, persons), cues, persons)), cues, persons)
    work = attachment.told_last(attachment.filled(work, cues, persons), people, cues, persons)
    others = frozenset(i for start, end, label in names if label not in NAMES | PLACES for i in range(start, end))
    work = apposed.last_of_places(apposed.nearest(descriptions.bodies(work, persons, others, people), names, people), names)
    work = relatives.mended(attachment.called(attachment.who(work, people, cues, persons), cues), people, cues)
    work = speech.announcing(work, cues, persons)
    return attachment.agents(attachment.harmful(work, cues, people), cues, people)
