"""The learnt relations: how each is stated, and what its ends may be."""

from __future__ import annotations

from dataclasses import dataclass

BODY = frozenset({"Organization", "Product", "Work", "Facility", "Other", "Group"})
PLACE = frozenset({"Country", "City", "Place", "Facility"})
TIME = frozenset({"Time"})
WHO = frozenset({"Person"})


@dataclass(frozen=True, slots=True)
class Property:
    """``predicate``: the words of a statement where the sentence gives none of its own; ``covered``: relations of a rule that say the same already;
    ``turned``: the second end is the subject of the statement."""

    name: str
    relation: str
    predicate: str
    subject: frozenset[str]
    object: frozenset[str]
    covered: frozenset[str]
    turned: bool = False
    symmetric: bool = False


def _of(
    name: str, relation: str, predicate: str, subject: frozenset[str], object: frozenset[str], *covered: str, turned: bool = False, symmetric: bool = False
) -> Property:
    return Property(name, relation, predicate, subject, object, frozenset({relation, *covered}), turned, symmetric)


PROPERTIES = {
    p.name: p
    for p in (
        _of("CEO", "CEO_OF", "chief executive of", BODY, WHO, turned=True),
        _of("CHILD_OF", "CHILD_OF", "child of", WHO, WHO, "PARENT_OF"),
        _of("DATE_FOUNDED", "FOUNDED", "found", BODY, TIME, turned=True),
        _of("DATE_OF_BIRTH", "BORN_IN", "be born", WHO, TIME),
        _of("DATE_OF_DEATH", "DIED", "die", WHO, TIME, "KILLED"),
        _of("EDUCATED_AT", "EDUCATED_AT", "study at", WHO, BODY),
        _of(
            "EMPLOYEE_OR_MEMBER_OF", "WORKS_FOR", "work for", WHO, BODY, "MEMBER_OF", "JOINED", "CEO_OF", "LEADS", "DEPUTY_OF", "SPOKESPERSON_OF", "REPRESENTS"
        ),
        _of("FOUNDED_BY", "FOUNDED", "found", BODY, WHO | {"Organization", "Group"}, turned=True),
        _of("HEADQUARTERS", "HEADQUARTERED_IN", "be based in", BODY, PLACE),
        _of("NATIONALITY", "CITIZEN_OF", "national of", WHO, frozenset({"Country"})),
        _of("PLACE_OF_BIRTH", "BORN_IN", "be born in", WHO, PLACE),
        _of("PLACE_OF_RESIDENCE", "LIVES_IN", "live in", WHO, PLACE, "MOVED_TO"),
        _of("POLITICAL_AFFILIATION", "MEMBER_OF", "member of", WHO, BODY, "JOINED", "CANDIDATE_OF", "LEADS"),
        _of("SPOUSE", "SPOUSE_OF", "spouse of", WHO, WHO, symmetric=True),
        _of("SUBSIDIARY_OF", "SUBSIDIARY_OF", "subsidiary of", BODY, BODY, "PARENT_COMPANY_OF", "ACQUIRED"),
    )
}


def fits(prop: Property, subject: str, object: str) -> bool:
    return subject in prop.subject and object in prop.object
