"""Word lists as data: one TOML file a language, each exclusion with its reason. ``load("en")`` gives them as sets."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from collections.abc import Set as AnySet
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Self

from kg.errors import PipelineError


class Words(frozenset[str]):
    """A list of words. Rules ask for one word in several lists at once (``lemma in cues.roles | cues.kin``), thousands of times an article: a union of two
    lists is made once and kept."""

    def __new__(cls, words: Any = ()) -> Self:
        made = super().__new__(cls, words)
        made._unions = {}
        return made

    _unions: dict[int, tuple[AnySet[Any], Words]]  # by the identity of the other list, which is kept so that it stays one

    def __or__(self, other: AnySet[Any], /) -> frozenset[Any]:
        known = self._unions.get(id(other))
        if known is None:
            if not isinstance(other, Words):
                return super().__or__(other)
            known = self._unions[id(other)] = (other, Words(frozenset.__or__(self, other)))
        return known[1]


@dataclass(frozen=True, slots=True)
class Nominal:
    """How an event noun reads as a verb: whose part "of", "by" and the possessive play. ``object`` lists the cases that bring the object."""

    verb: str
    poss: str  # "subject" or "object": what a possessive or a name in front of the noun is
    of: str  # "subject" or "object"
    object: Words
    intransitive: bool


@dataclass(frozen=True)
class Cues:
    """The lists of one language; the comments in its file say what each is for."""

    language: str
    particles: Words
    agent: Words
    of: Words
    relatives: Words
    complementizers: Words
    subject_control: Words
    object_marks: Words
    giving: Words
    raising: Words
    impersonal: Words
    degrees: Words
    leaning: Words
    collective: Words
    participial: Words
    wholes: Words
    hindrances: Words
    loose_hindrances: Words
    lasting: Words
    pointers_ahead: Words
    degree_questions: Words
    multiples: Words
    expletives: Words
    interviewing: Words
    conversing: Words
    generals: Words
    summing: Words
    vacant: Words
    adjectival: Words
    keeping: Words
    dropping: Words
    margins: Words
    lessening: Words
    rare: Words
    bidding: Words
    temporal: Words
    of_verbs: Words
    resulting: Words
    clearing: Words
    facing: Words
    adjudging: Words
    compounding: Words
    assisting: Words
    asking: Words
    parties: Words
    serving: Words
    pointing: Words
    means: Words
    complex_cases: Words
    moments: Words
    moment_cases: Words
    occasions: Words
    objectless: Words
    content_nouns: Words
    planned_nouns: Words
    says: Words
    manner: Words
    shows: Words
    hearing: Words
    thinks: Words
    knows: Words
    denies: Words
    doubts: Words
    orders: Words
    negative_raising: Words
    planned: Words
    planned_adjectives: Words
    possible: Words
    possible_adjectives: Words
    negative: Words
    aspectual: Words
    causative: Words
    sending: Words
    viewing: Words
    depicting: Words
    choosing: Words
    bonding: Words
    even: Words
    merely: Words
    contrasted: Words
    reasons: Words
    proceeding: Words
    undone: Words
    portfolios: Words
    elective: Words
    obliging: Words
    modals: Mapping[str, str]
    kin_sides: Mapping[str, str]  # kin -> which side of a pair of kin
    further: Words
    offices: Mapping[str, str]  # abbreviation in front of a name -> lemma of the office
    hedges: Words
    reported: Words
    negations: Words
    negative_determiners: Words
    conditions: Words
    sources: Words
    view_nouns: Words
    joint: Words
    roles: Words
    kin: Words
    sole_kin: Words
    role_case: Mapping[str, str]
    discourse: Words
    discourse_in: Words
    empty_objects: Words
    light: Words
    calling: Words
    naming: Words
    partitive: Words
    spoken_nouns: Words
    accusing: Words
    accusing_marks: Words
    quoting: Words
    professing: Words
    foreseeing: Words
    guessing: Words
    doubtful_nouns: Words
    failure_nouns: Words
    planning_gerunds: Words
    unreal: Words
    finished: Words
    ranking: Words
    purposive: Words
    holding: Words
    installing: Words
    standing_for: Words
    mutual: Words
    party_names: Mapping[str, str]  # adjective of a party -> its name
    party_offices: Words
    other_names: Words
    other_name_parts: Words
    told_nouns: Words
    persisting: Words
    strife: Words
    involved: Words
    owning: Words
    placing: Words
    supposed: Mapping[str, str]  # adjective of a noun -> how sure it makes it
    professions: Words
    harming: Words
    committing: Words
    directing: Words
    mute: Words
    outcomes: Words
    movements: Words
    voicing: Words
    voiced: Words
    perceiving: Words
    weekdays: Words
    equated: Words
    idioms: Words
    hollow: Words
    hollow_adverbs: Words
    excess: Words
    manner_marks: Words
    expected: Words
    supporting: Words
    role_parts: Words
    adjunct_cases: Words
    examples: Words
    likening_cases: Words
    hearsay: Words
    stative: Words
    fillers: Words
    disabling: Words
    speaking: Words
    bounding: Words
    wanting: Words
    aimed_gerunds: Words
    open_gerunds: Words
    attaining: Words
    complementing: Words
    nearing: Words
    needy_adjectives: Words
    opening_nouns: Words
    uttered: Words
    referring: Words
    likening: Words
    absent: Words
    rumours: Words
    faulting: Words
    engaging: Words
    preferring: Words
    cut_short: Words
    forgoing: Words
    totals: Words
    liabilities: Words
    waterside: Words
    locating: Words
    fictions: Words
    playing: Words
    abortive: Words
    foiling: Words
    postponing: Words
    pending_nouns: Words
    absences: Words
    warning: Words
    verdicts: Words
    suspecting_nouns: Words
    clearing_nouns: Words
    convicting: Words
    wrongful: Words
    annulling: Words
    pursued: Words
    untruths: Words
    discredited: Words
    belying: Words
    proofs: Words
    confirmations: Words
    platforms: Words
    deeds: Words
    averting: Words
    averting_marks: Words
    backshifting: Words
    inverting: Words
    nobody: Words
    scant: Words
    settled: Words
    true: Words
    untrue: Words
    talking: Words
    honorifics: Words
    concessions: Words
    view_cases: Words
    barring: Words
    achieving: Words
    minded: Words
    fearing: Words
    aiming_marks: Words
    instrumental: Words
    enacting: Words
    reacting: Words
    calling_for: Words
    issuing: Words
    citable: Words
    state_bodies: Words
    parts: Words
    national: Words
    issued: Words
    addressed: Words
    performing: Words
    executive: Words
    housed: Words
    aiming: Words
    side_voices: Words
    generic: Words
    aspects: Mapping[str, str]  # perfective -> imperfective, where the prefix adds no sense
    ditransitive: Words
    wishing: Words
    requests: Words
    weighing: Words
    judging: Words
    advising: Words
    requiring: Words
    approximating: Words
    multiplying: Words
    stretches: Words
    summed_up: Words
    tough: Words
    needy: Words
    consequences: Words
    contrasting: Words
    wished_by: Words
    existing_cases: Words
    charged: Words
    equating: Words
    sayable: Words
    nominals: Mapping[str, Nominal]


# Lists here that take in classes of reporting.toml, the verbs by which news reports speech.
REPORTING = {"says": ("says", "admits"), "shows": ("shows",), "denies": ("denies",), "doubts": ("doubts",), "sources": ("sources",), "manner": ("manner",)}


@cache
def load(language: str) -> Cues:
    """The lists of a language. Raises PipelineError for a language without lists."""
    file = resources.files(__package__) / f"{language}.toml"
    if not file.is_file():
        known = sorted(f.name[:-5] for f in resources.files(__package__).iterdir() if f.name.endswith(".toml") and len(f.name) == 7)
        raise PipelineError(f"no word lists for the language {language!r}; there are lists for {', '.join(known)}")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    nominals = {}
    for frame, entry in data.pop("nominals", {}).items():
        for pair in entry["words"]:
            noun, _, verb = pair.partition("=")
            nominals[noun] = Nominal(
                verb or noun, entry.get("poss", "subject"), entry.get("of", "object"), Words(entry.get("object", ())), frame.startswith("intransitive")
            )
    reporting = tomllib.loads((resources.files(__package__) / "reporting.toml").read_text(encoding="utf-8")).get(language, {})
    for key, classes in REPORTING.items():
        data[key] = [*data.get(key, ()), *(word for name in classes for word in reporting.get(name, ()))]
    pairs = resources.files(__package__) / f"{language}.aspects.tsv"
    rows = pairs.read_text(encoding="utf-8").splitlines() if pairs.is_file() else []
    data["aspects"] = dict(row.split("\t")[:2] for row in rows if row and not row.startswith("#"))
    lists: dict[str, Any] = {k: Words(v) if isinstance(v, list) else v for k, v in data.items()}
    try:
        return Cues(language=language, nominals=nominals, **lists)
    except TypeError as error:
        raise PipelineError(f"kg/extract/cues/{language}.toml: {error}; expected the keys of kg.extract.cues.Cues") from error
