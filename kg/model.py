"""The nouns: frozen values that the stages hand to each other. Standard library only.

Longer than a module should be: every noun stands here once, so that who looks for one looks nowhere else. Nothing in it does what a stage does.

All offsets count Python characters (code points) of ``Article.text`` and are half-open. Inside a build, ids carry no graph name; :func:`kg.graph.assemble`
puts it in front of every id that leaves the house ("news-e-3f9ab0c1d2e3f405").
"""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import MISSING, dataclass, field, fields
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args

if TYPE_CHECKING:
    from networkx import MultiDiGraph

EntityType = Literal[
    "Person", "Organization", "Country", "City", "Place", "Facility", "Group", "Event", "Agreement", "Law", "Work", "Product", "Concept", "Other"
]  # fmt: skip
ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)
Role = Literal["with", "recipient", "instrument", "topic", "place", "source", "goal", "addressee"]
ROLES: tuple[Role, ...] = get_args(Role)
Modality = Literal["fact", "planned", "possible"]
Status = Literal["asserted", "claimed", "denied", "planned", "possible"]
STATUSES: tuple[Status, ...] = get_args(Status)
Precision = Literal["minute", "day", "month", "season", "year", "decade", "open"]
BlockKind = Literal["title", "dateline", "paragraph", "crosshead", "byline"]


Noun = TypeVar("Noun")


def quick(noun: type[Noun]) -> type[Noun]:
    """A frozen dataclass with slots that is made in two thirds of the time: the ``__init__`` that :mod:`dataclasses` writes has each field looked up by its
    name again (``object.__setattr__``), this one sets its slot. For nouns of which an article has dozens; as frozen as before. Fields that must be made anew
    for each (``default_factory``) are not for it."""
    given = {one.name: one for one in fields(noun)}  # type: ignore[arg-type]  # a dataclass
    taken = ", ".join(f"{name}=_default_{name}" if one.default is not MISSING else name for name, one in given.items())
    lines = [f"def __init__(self, {taken}):", *(f" _set_{name}(self, {name})" for name in given)]
    if hasattr(noun, "__post_init__"):
        lines.append(" self.__post_init__()")
    names: dict[str, Any] = {f"_set_{name}": getattr(noun, name).__set__ for name in given}
    names |= {f"_default_{name}": one.default for name, one in given.items()}
    exec("\n".join(lines), names)
    made = names["__init__"]
    made.__qualname__, made.__annotations__ = f"{noun.__qualname__}.__init__", noun.__init__.__annotations__
    noun.__init__ = made  # type: ignore[method-assign]
    return noun


def digest(*parts: object) -> str:
    """Sixteen hexadecimal digits that name the parts, the same on every machine. ``None`` and "" differ."""
    joined = "\x1f".join(["\x00" if part is None else str(part) for part in parts])
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def folded(name: str) -> str:
    """A name as it is searched for: no case, no accents, no typographic quotes, single spaces.

    >>> folded("Łódź  Kraków"), folded("O’Brien")
    ('łodz krakow', "o'brien")
    """
    if name.isascii():
        return " ".join(name.casefold().split())
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ʼ", "'"))
    kept = "".join(c for c in decomposed if not unicodedata.combining(c) or c == "\u0306")  # й keeps its breve
    return " ".join(unicodedata.normalize("NFC", kept).casefold().split())


# ---------------------------------------------------------------- read


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article and what it is. Only titles and paragraphs are read for statements."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Copy:
    """One place where the text of an article was found; ``ordinal`` counts from 1 within the source. ``article``: the id of the other article that stands
    there, where its words are not quite the same (a wire story with a paragraph more)."""

    source: str
    ordinal: int
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a text may lack: given by fields of a record, by the command line or by articles.csv. Dates are ISO ("2024-06-19")."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A text and where it stands. ``start``/``end`` are characters of a .txt or .md source and ``None`` for other formats."""

    id: str
    text: str
    language: str
    source: str
    ordinal: int
    title: str | None = None
    dateline: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    start: int | None = None
    end: int | None = None
    blocks: tuple[Block, ...] = ()
    copies: tuple[Copy, ...] = ()
    pages: tuple[int, ...] = ()  # offsets at which pages begin, for paged sources; 0 for those before the article

    @property
    def origin(self) -> str:
        """One id for all articles that are copies of one another: they are one independent source."""
        return min((self.id, *(copy.article for copy in self.copies if copy.article)))

    def page(self, offset: int) -> int | None:
        """The page on which a character stands, counted from 1; ``None`` for sources without pages."""
        return max(1, bisect_right(self.pages, offset)) if self.pages else None

    @property
    def name(self) -> str:
        """The title, else "DATELINE: its first 60 characters"."""
        if self.title:
            return self.title
        first = next((b for b in self.blocks if b.kind == "paragraph"), None)
        body = " ".join(self.text[first.start : first.end].split() if first else self.text.split())
        opening = body if len(body) <= 60 else body[:60].rstrip()
        return f"{self.dateline}: {opening}" if self.dateline else opening


def article_id(text: str) -> str:
    """
    >>> article_id("Kim Lee met Maria Silva.")
    'a-ac889d6563b78ad6'
    """
    return f"a-{digest(text)}"


@dataclass(frozen=True, slots=True)
class Failure:
    """One source or article that could not be read: a value in the stream, counted and listed."""

    source: str
    ordinal: int | None
    reason: str  # where, what was found, what was expected, the way out
    skipped: bool = False  # True: kept unread on purpose (another language), exit code 0


# ---------------------------------------------------------------- extract


@quick
@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something. ``kind``: a proper name, a noun phrase or a pronoun."""

    start: int
    end: int
    text: str
    kind: Literal["name", "nominal", "pronoun"]
    type: EntityType
    head: str  # lemma of the head noun, "" for names


@quick
@dataclass(frozen=True, slots=True)
class Chain:
    """Mentions of one thing in one article, in the order of the text."""

    mentions: tuple[Mention, ...]
    name: str  # the fullest form in the nominative
    type: EntityType
    named: bool
    head: str = ""
    aliases: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()  # why a join within the article is doubtful ("spelling: Dom Philips")


@quick
@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as written. ``value`` needs no publication date where it is absolute ("2017"), else it is a recipe ("weekday:3:past") for
    :func:`kg.extract.dates.resolve`."""

    text: str
    start: int
    end: int
    value: str


@quick
@dataclass(frozen=True, slots=True)
class Interval:
    """Inclusive ISO dates, ``None`` where unknown or open."""

    text: str
    start: str | None = None
    end: str | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    text: str
    value: float | None
    unit: str | None  # "USD", "%", None for a plain number


@quick
@dataclass(frozen=True, slots=True)
class Argument:
    """A chain of the article, and the words that stand for it in this sentence."""

    chain: int
    start: int
    end: int


@quick
@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words: a chain, or only words of the text ("reportedly")."""

    words: str
    chain: int | None = None
    start: int | None = None
    end: int | None = None


Stretch = tuple[int, int]


@quick
@dataclass(frozen=True, slots=True)
class Evidence:
    """Where it is written. The quote is the shortest stretch that covers the spans."""

    article: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    predicate: tuple[Stretch, ...]
    subject: Stretch | None = None
    object: Stretch | None = None
    speaker: Stretch | None = None
    negation: Stretch | None = None
    modality: Stretch | None = None
    time: Stretch | None = None

    def within(self, article: str) -> Evidence:
        """The same under another id of its article; ``replace`` asks for the name of each field anew, which a graph of a million pieces notices."""
        return Evidence(
            article, self.start, self.end, self.sentence_start, self.sentence_end, self.predicate,
            self.subject, self.object, self.speaker, self.negation, self.modality, self.time,
        )  # fmt: skip


@quick
@dataclass(frozen=True, slots=True)
class Relation:
    """What one sentence says. Subject or object may be missing, never both."""

    predicate: str
    relation: str
    evidence: Evidence
    subject: Argument | None = None
    object: Argument | None = None
    participants: tuple[tuple[Role, Argument], ...] = ()
    negated: bool = False
    modality: Modality = "fact"
    speakers: tuple[Speaker, ...] = ()
    amount: Amount | None = None
    when: TimeExpression | None = None
    confidence: float = 0.5

    def __post_init__(self) -> None:
        if self.subject is None and self.object is None:
            raise ValueError(f"a relation needs a subject or an object: {self.predicate}")


@dataclass(frozen=True, slots=True)
class Findings:
    """What one article says; the only thing that leaves a worker. ``sentences`` are the stretches that were read."""

    article: str
    language: str
    sentences: tuple[Stretch, ...]
    chains: tuple[Chain, ...]
    relations: tuple[Relation, ...]


# ---------------------------------------------------------------- the graph


@quick
@dataclass(frozen=True, slots=True)
class Located:
    """A mention of an entity, with its article."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision of a person, hung on text so that no rename loses it. ``same`` and ``different``: ``at`` holds one mention of each of two entities.
    ``reject`` and ``confirm``: ``at`` holds the quotes of a statement's evidence, and ``relation`` its relation. Ids without the graph's name."""

    kind: Literal["same", "different", "reject", "confirm"]
    at: tuple[Located, ...]
    because: str = ""
    relation: str = ""


@quick
@dataclass(frozen=True, slots=True)
class Join:
    """Why mentions were taken for one thing."""

    reason: str
    mentions: int


@quick
@dataclass(frozen=True, slots=True)
class Entity:
    id: str
    name: str
    type: EntityType
    named: bool
    head: str = ""
    aliases: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    joins: tuple[Join, ...] = ()
    mentions: tuple[Located, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker of a statement: an entity's id, or words without a name."""

    id: str | None
    name: str
    words: str


@quick
@dataclass(frozen=True, slots=True)
class Statement:
    """What the articles say. Ends, participants and voices are entity ids; ``support`` counts independent articles."""

    id: str
    relation: str
    predicate: str
    subject: str | None
    object: str | None
    participants: tuple[tuple[Role, str], ...] = ()
    negated: bool = False
    modality: Modality = "fact"
    speakers: tuple[Voice, ...] = ()
    amount: Amount | None = None
    time: Interval | None = None
    confidence: float = 0.5
    support: int = 1
    evidence: tuple[Evidence, ...] = ()
    judged: Literal["confirmed"] | None = None

    @property
    def status(self) -> Status:
        return status(self.negated, self.modality, bool(self.speakers))

    @property
    def place(self) -> str | None:
        return next((entity for role, entity in self.participants if role == "place"), None)


def status(negated: bool, modality: Modality, spoken: bool) -> Status:
    """denied, else planned, else possible, else claimed when somebody says it, else asserted: "the article itself says so".

    >>> status(False, "fact", True), status(True, "planned", True)
    ('claimed', 'denied')
    """
    if negated:
        return "denied"
    if modality != "fact":
        return modality
    return "claimed" if spoken else "asserted"


@dataclass(frozen=True, slots=True)
class Link:
    """Between statements: ``DISPUTES`` (a claim and its denial) or ``FULFILS`` (done, and announced before)."""

    kind: Literal["DISPUTES", "FULFILS"]
    source: str
    target: str
    reason: str


@dataclass(frozen=True, slots=True)
class Graph:
    """The one hand-over to stores, formats and the page. Everything is sorted by id, so equal graphs are equal values."""

    name: str = "news"
    articles: tuple[Article, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    links: tuple[Link, ...] = ()
    sentences: tuple[tuple[str, tuple[Stretch, ...]], ...] = field(default=(), repr=False)  # article id -> stretches read

    def to_networkx(self, *, min_confidence: float = 0.0) -> MultiDiGraph[str]:
        """The graph of entities, an edge a statement that has both ends (:func:`kg.stores.entity_graph.to_networkx`)."""
        from kg.stores.entity_graph import to_networkx

        return to_networkx(self, min_confidence=min_confidence)

    def article(self, ident: str) -> Article:
        return _by_id(self.articles, ident)

    def entity(self, ident: str) -> Entity:
        return _by_id(self.entities, ident)

    def statement(self, ident: str) -> Statement:
        return _by_id(self.statements, ident)


Item = TypeVar("Item", Article, Entity, Statement)


def _by_id(items: tuple[Item, ...], ident: str) -> Item:
    """Binary search: the tuples are sorted by id. Raises KeyError."""
    at = bisect_left(items, ident, key=lambda item: item.id)
    if at < len(items) and items[at].id == ident:
        return items[at]
    raise KeyError(ident)
