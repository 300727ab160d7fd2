"""Whether a day named without its week or year is the last one or the next: the clause around it decides."""

from __future__ import annotations

import pytest

from kg.extract.dates import find, resolve
from tests.extract.trees import doc

PUBLISHED = "2024-06-19"  # a Wednesday
LAST, NEXT = "2024-06-14", "2024-06-21"

CLAUSES = {
    "a past verb": ("""
They they PRON PRP 1 nsubj O
met meet VERB VBD 1 root O Tense=Past
on on ADP IN 3 case O
Friday Friday PROPN NNP 1 obl O
""", LAST),
    "will": ("""
They they PRON PRP 2 nsubj O
will will AUX MD 2 aux O
meet meet VERB VB 2 root O
on on ADP IN 4 case O
Friday Friday PROPN NNP 2 obl O
""", NEXT),
    "a deadline that has passed": ("""
By by ADP IN 1 case O
Friday Friday PROPN NNP 3 obl O
they they PRON PRP 3 nsubj O
met meet VERB VBD 3 root O Tense=Past
""", LAST),
    "a deadline that has not": ("""
By by ADP IN 1 case O
Friday Friday PROPN NNP 4 obl O
they they PRON PRP 4 nsubj O
will will AUX MD 4 aux O
meet meet VERB VB 4 root O
""", NEXT),
    "will not": ("""
They they PRON PRP 3 nsubj O
wo will AUX MD 3 aux O
n’t not PART RB 3 advmod O
meet meet VERB VB 3 root O
on on ADP IN 5 case O
Friday Friday PROPN NNP 3 obl O
""", NEXT),
    "a future tense of its own": ("""
Вони вони PRON PRON 1 nsubj O
прибудуть прибути VERB VERB 1 root O Tense=Fut
on on ADP IN 3 case O
Friday Friday PROPN NNP 1 obl O
""", NEXT),
    "scheduled for": ("""
Talks talk NOUN NNS 2 nsubj:pass O
are be AUX VBP 2 aux:pass O Tense=Pres
scheduled schedule VERB VBN 2 root O Tense=Past
for for ADP IN 4 case O
Friday Friday PROPN NNP 2 obl O
""", NEXT),
    "an infinitive that the day hangs on": ("""
He he PRON PRP 1 nsubj O
agreed agree VERB VBD 1 root O Tense=Past
to to PART TO 3 mark O
meet meet VERB VB 1 xcomp O
on on ADP IN 5 case O
Friday Friday PROPN NNP 3 obl O
""", NEXT),
    "a past passive": ("""
He he PRON PRP 2 nsubj:pass O
was be AUX VBD 2 aux:pass O Tense=Past
seen see VERB VBN 2 root O Tense=Past
on on ADP IN 4 case O
Friday Friday PROPN NNP 2 obl O
""", LAST),
    "a perfect": ("""
They they PRON PRP 2 nsubj O
have have AUX VBP 2 aux O Tense=Pres
met meet VERB VBN 2 root O Tense=Past
on on ADP IN 4 case O
Friday Friday PROPN NNP 2 obl O
""", LAST),
    "a participle behind its noun": ("""
the the DET DT 1 det O
pact pact NOUN NN 1 root O
signed sign VERB VBN 1 acl O Tense=Past
on on ADP IN 4 case O
Friday Friday PROPN NNP 2 obl O
will will AUX MD 6 aux O
hold hold VERB VB 1 dep O
""", LAST),
    "a past copula": ("""
They they PRON PRP 3 nsubj O
were be AUX VBD 3 cop O Tense=Past
in in ADP IN 3 case O
Lima Lima PROPN NNP 3 root B-GPE
on on ADP IN 5 case O
Friday Friday PROPN NNP 3 obl O
""", LAST),
    "a clause that says nothing of when: the last one": ("""
They they PRON PRP 1 nsubj O
meet meet VERB VBP 1 root O Tense=Pres
on on ADP IN 3 case O
Friday Friday PROPN NNP 1 obl O
""", LAST),
    "a deadline, whatever the verb": ("""
They they PRON PRP 1 nsubj O
left leave VERB VBD 1 root O Tense=Past
by by ADP IN 3 case O
Friday Friday PROPN NNP 1 obl O
""", NEXT),
    "as soon as": ("""
They they PRON PRP 1 nsubj O
left leave VERB VBD 1 root O Tense=Past
as as ADV RB 3 advmod O
soon soon ADV RB 1 advmod O
as as ADP IN 5 case O
Friday Friday PROPN NNP 3 obl O
""", NEXT),
    "last says it itself": ("""
They they PRON PRP 2 nsubj O
will will AUX MD 2 aux O
tell tell VERB VB 2 root O
of of ADP IN 5 case O
last last ADJ JJ 5 amod O
Friday Friday PROPN NNP 2 obl O
""", LAST),
}  # fmt: skip


@pytest.mark.parametrize("case", CLAUSES, ids=str)
def test_the_clause_says_which_friday(case: str) -> None:
    tree, day = CLAUSES[case]
    (found,) = find(doc(tree))
    meant = resolve(found, PUBLISHED)
    assert day in (meant.start, meant.end)


def test_a_beginning_lies_behind() -> None:
    (found,) = find(
        doc("""
They they PRON PRP 2 nsubj O
will will AUX MD 2 aux O
stay stay VERB VB 2 root O
since since ADP IN 4 case O
Friday Friday PROPN NNP 2 obl O
""")
    )
    assert resolve(found, PUBLISHED).start == LAST


def test_a_clause_of_what_is_to_come_outweighs_no_tense_of_its_own() -> None:
    tree, _ = CLAUSES["a past verb"]
    (found,) = find(doc(tree))
    assert resolve(found, PUBLISHED, future=True).start == NEXT
