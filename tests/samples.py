"""Graphs made by hand or by dice for tests of stores, formats, page, ledger and commands. No pipeline is needed.

``small_graph`` has every status, a claim and its denial, a plan and its fulfilment, participants, amounts, times, Ukrainian names, unnamed things and
parallel statements. ``hostile_graph`` is the same with strings that try to break out of HTML, Cypher, XML, CSV and a terminal.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace

from kg.model import (
    ENTITY_TYPES,
    Amount,
    Article,
    Block,
    Copy,
    Entity,
    EntityType,
    Evidence,
    Graph,
    Interval,
    Join,
    Link,
    Located,
    Modality,
    Role,
    Statement,
    Stretch,
    Voice,
    digest,
)

HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; MATCH (n) DETACH DELETE n //",
    '=HYPERLINK("http://example.invalid","click")',
    "`}) DETACH DELETE n // {{7*7}} ${7*7}",
    "\x1b[31mred\x1b[0m \u202egnp.exe\u202c",
    "a\x00b\x01c\ufffe",
    "]]><!-- & &amp; &#0; -->",
    'tab\tnew\nline\r\nreturn , ; | "quoted"',
    "javascript:alert(1)//\u2028\u2029",
    "😀👩‍👩‍👧 \U0001d518 e\u0301 מלך العربية",
    " leading and trailing \\ backslash \\n ",
)
"""Strings that a careless writer of HTML, XML, Cypher, CSV or terminal output would be hurt by."""

TREATY = """North Korea and Russia sign treaty

SEOUL — Russian President Vladimir Putin and North Korean leader Kim Jong Un signed a treaty in Pyongyang on Wednesday. Putin presented Kim with a limousine. \
U.S. officials accuse North Korea of supplying Russia with munitions. North Korea denies supplying Russia with munitions.

“Russia may help North Korea,” said Kim Gunn, a lawmaker. Shares of Rosneft fell 12 %. Roman dos Anjos was kidnapped in 2020. The crane collapsed."""

SUMMIT = """«216 депутатів проголосували за виклик генпрокурора», — повідомив Ярослав Железняк.

Путін і Кім Чен Ин планують підписати договір у Пхеньяні 19 червня 2024 року. Компанія отримала 1,5 млн гривень. Путін підписав договір."""

SHORT = "Putin signed a treaty with Kim Jong Un in Pyongyang, the agency reported."


def _article(text: str, language: str, source: str, ordinal: int, start: int, **values: str | None) -> Article:
    blocks, at = [], 0
    for part in text.split("\n\n"):
        is_title = at == 0 and values.get("title") is not None
        blocks.append(Block("title" if is_title else "paragraph", at, at + len(part)))
        at += len(part) + 2
    return Article(
        id=f"news-a-{digest(text)}",
        text=text,
        language=language,
        source=source,
        ordinal=ordinal,
        start=start,
        end=start + len(text),
        blocks=tuple(blocks),
        copies=(Copy(source, ordinal),),
        **values,  # type: ignore[arg-type]
    )


def _entity(
    name: str, kind: EntityType, named: bool = True, *, head: str = "", aliases: tuple[str, ...] = (), links: tuple[tuple[str, str], ...] = ()
) -> Entity:
    return Entity(f"news-e-{digest(kind, name)}", name, kind, named, head, aliases, links)


class _Draft:
    """Collects statements, and with them the mentions of entities, over texts in which every quoted word really stands."""

    def __init__(self, articles: Mapping[str, Article], entities: Mapping[str, Entity]) -> None:
        self.articles, self.entities = articles, dict(entities)
        self.mentions: dict[str, set[Located]] = {key: set() for key in entities}
        self.statements: dict[str, Statement] = {}

    def evidence(self, article: str, sentence: str, predicate: str, **spans: str | None) -> Evidence:
        """``spans``: words of the sentence for subject, object, speaker, negation, modality, time. All must stand in the sentence."""
        text, at = self.articles[article].text, self.articles[article].text.index(sentence)

        def stretch(words: str) -> Stretch:
            start = text.index(words, at)
            assert start + len(words) <= at + len(sentence), words
            return (start, start + len(words))

        found = {name: stretch(words) for name, words in spans.items() if words}
        verb = stretch(predicate)
        covered = [verb, *found.values()]
        start, end = min(s for s, _ in covered), max(e for _, e in covered)
        return Evidence(self.articles[article].id, start, end, at, at + len(sentence), (verb,), **found)

    def mention(self, key: str, article: str, words: str, sentence: str) -> None:
        text = self.articles[article].text
        start = text.index(words, text.index(sentence))
        self.mentions[key].add(Located(self.articles[article].id, start, start + len(words), words))

    def say(
        self,
        relation: str,
        predicate: str,
        subject: str | None,
        object: str | None,
        *evidence: Evidence,
        participants: tuple[tuple[Role, str], ...] = (),
        negated: bool = False,
        modality: Modality = "fact",
        speakers: tuple[tuple[str | None, str], ...] = (),
        amount: Amount | None = None,
        time: Interval | None = None,
        confidence: float = 0.9,
        support: int = 1,
    ) -> str:
        ends = [self.entities[key].id if key else None for key in (subject, object)]
        roles = tuple((role, self.entities[key].id) for role, key in participants)
        voices = tuple(Voice(self.entities[key].id if key else None, self.entities[key].name if key else words, words) for key, words in speakers)
        ident = f"news-s-{digest(relation, predicate, *ends, roles, negated, modality, [v.name for v in voices], amount, time)}"
        self.statements[ident] = Statement(
            ident,
            relation,
            predicate,
            ends[0],
            ends[1],
            roles,
            negated,
            modality,
            voices,
            amount,
            time,
            confidence,
            support,
            tuple(sorted(evidence, key=_where)),
        )
        return ident

    def graph(self, links: tuple[Link, ...], name: str = "news") -> Graph:
        entities = []
        for key, entity in self.entities.items():
            mentions = tuple(sorted(self.mentions[key], key=lambda m: (m.article, m.start, m.end)))
            entities.append(replace(entity, mentions=mentions, joins=(Join("same name", len(mentions)),) if len(mentions) > 1 else ()))
        articles = sorted(self.articles.values(), key=lambda article: article.id)
        statements = sorted(self.statements.values(), key=lambda statement: statement.id)
        read = {a.id: sorted({(e.sentence_start, e.sentence_end) for s in statements for e in s.evidence if e.article == a.id}) for a in articles}
        return Graph(
            name,
            tuple(articles),
            tuple(sorted(entities, key=lambda entity: entity.id)),
            tuple(statements),
            tuple(sorted(links, key=lambda link: (link.kind, link.source, link.target))),
            tuple((article, tuple(stretches)) for article, stretches in sorted(read.items())),
        )


def _where(evidence: Evidence) -> tuple[str, int, int]:
    return (evidence.article, evidence.start, evidence.end)


def small_graph() -> Graph:
    """Three articles (two English, one Ukrainian), sixteen entities, fifteen statements of all five statuses, two links."""
    articles = {
        "treaty": _article(
            TREATY, "en", "news/june.txt", 1, 0, title="North Korea and Russia sign treaty", dateline="SEOUL", published="2024-06-19", publisher="VOA"
        ),
        "summit": _article(SUMMIT, "uk", "news/червень.txt", 2, 40, published="2024-06-18", url="https://example.org/2"),
        "short": replace(_article(SHORT, "en", "wire.jsonl", 1, 0), start=None, end=None, copies=(Copy("wire.jsonl", 1), Copy("wire.jsonl", 7))),
    }
    entities = {
        "putin": _entity("Vladimir Putin", "Person", aliases=("Putin", "Володимир Путін", "Путін"), links=(("wikidata", "Q7747"),)),
        "kim": _entity("Kim Jong Un", "Person", aliases=("Kim", "Кім Чен Ин")),
        "gunn": _entity("Kim Gunn", "Person"),
        "anjos": _entity("Roman dos Anjos", "Person", aliases=("dos Anjos",)),
        "zhel": _entity("Ярослав Железняк", "Person", aliases=("Yaroslav Zhelezniak",)),
        "russia": _entity("Russia", "Country"),
        "korea": _entity("North Korea", "Country"),
        "pyongyang": _entity("Pyongyang", "City", aliases=("Пхеньян",)),
        "rosneft": _entity("Rosneft", "Organization"),
        "treaty": _entity("treaty", "Agreement", False, head="treaty"),
        "limousine": _entity("limousine", "Product", False, head="limousine"),
        "munitions": _entity("munitions", "Product", False, head="munition"),
        "officials": _entity("U.S. officials", "Group", False, head="official"),
        "crane": _entity("crane", "Product", False, head="crane"),
        "deputies": _entity("216 депутатів", "Group", False, head="депутат"),
        "summons": _entity("виклик генпрокурора", "Event", False, head="виклик"),
        "company": _entity("компанія", "Organization", False, head="компанія"),
    }
    d = _Draft(articles, entities)
    signed = "Russian President Vladimir Putin and North Korean leader Kim Jong Un signed a treaty in Pyongyang on Wednesday."
    presented = "Putin presented Kim with a limousine."
    accuse = "U.S. officials accuse North Korea of supplying Russia with munitions."
    deny = "North Korea denies supplying Russia with munitions."
    may = "“Russia may help North Korea,” said Kim Gunn, a lawmaker."
    fell, kidnapped, collapsed = "Shares of Rosneft fell 12 %.", "Roman dos Anjos was kidnapped in 2020.", "The crane collapsed."
    voted = "«216 депутатів проголосували за виклик генпрокурора», — повідомив Ярослав Железняк."
    plan = "Путін і Кім Чен Ин планують підписати договір у Пхеньяні 19 червня 2024 року."
    got, done = "Компанія отримала 1,5 млн гривень.", "Путін підписав договір."
    for key, article, words, sentence in (
        ("putin", "treaty", "Vladimir Putin", signed),
        ("putin", "treaty", "Putin", presented),
        ("putin", "summit", "Путін", plan),
        ("putin", "short", "Putin", SHORT),
        ("kim", "treaty", "Kim Jong Un", signed),
        ("kim", "treaty", "Kim", presented),
        ("kim", "summit", "Кім Чен Ин", plan),
        ("kim", "short", "Kim Jong Un", SHORT),
        ("gunn", "treaty", "Kim Gunn", may),
        ("anjos", "treaty", "Roman dos Anjos", kidnapped),
        ("zhel", "summit", "Ярослав Железняк", voted),
        ("russia", "treaty", "Russia", accuse),
        ("russia", "treaty", "Russia", deny),
        ("russia", "treaty", "Russia", may),
        ("korea", "treaty", "North Korea", accuse),
        ("korea", "treaty", "North Korea", deny),
        ("pyongyang", "treaty", "Pyongyang", signed),
        ("pyongyang", "summit", "Пхеньяні", plan),
        ("rosneft", "treaty", "Rosneft", fell),
        ("treaty", "treaty", "a treaty", signed),
        ("treaty", "summit", "договір", plan),
        ("treaty", "short", "a treaty", SHORT),
        ("limousine", "treaty", "a limousine", presented),
        ("munitions", "treaty", "munitions", accuse),
        ("officials", "treaty", "U.S. officials", accuse),
        ("crane", "treaty", "The crane", collapsed),
        ("deputies", "summit", "216 депутатів", voted),
        ("summons", "summit", "виклик генпрокурора", voted),
        ("company", "summit", "Компанія", got),
    ):
        d.mention(key, article, words, sentence)

    wednesday = Interval("Wednesday", "2024-06-19", "2024-06-19", "day")
    june = Interval("19 червня 2024 року", "2024-06-19", "2024-06-19", "day")
    sign = d.say(
        "SIGNED",
        "sign",
        "putin",
        "treaty",
        d.evidence("treaty", signed, "signed", subject="Vladimir Putin", object="a treaty", time="on Wednesday"),
        participants=(("with", "kim"), ("place", "pyongyang")),
        time=wednesday,
        confidence=0.95,
    )
    d.say(
        "SIGNED", "sign", "kim", "treaty", d.evidence("treaty", signed, "signed", subject="Kim Jong Un", object="a treaty", time="on Wednesday"), time=wednesday
    )
    d.say(
        "SIGNED",
        "sign",
        "putin",
        "treaty",
        d.evidence("summit", done, "підписав", subject="Путін", object="договір"),
        d.evidence("short", SHORT, "signed", subject="Putin", object="a treaty"),
        confidence=0.97,
        support=2,
    )
    d.say(
        "GAVE",
        "present",
        "putin",
        "limousine",
        d.evidence("treaty", presented, "presented", subject="Putin", object="a limousine"),
        participants=(("recipient", "kim"),),
    )
    claim = d.say(
        "SUPPLIED",
        "supply with",
        "korea",
        "munitions",
        d.evidence("treaty", accuse, "supplying", subject="North Korea", object="munitions", speaker="U.S. officials"),
        participants=(("recipient", "russia"),),
        speakers=(("officials", "U.S. officials"),),
        confidence=0.8,
    )
    denial = d.say(
        "SUPPLIED",
        "supply with",
        "korea",
        "munitions",
        d.evidence("treaty", deny, "supplying", subject="North Korea", object="munitions", speaker="North Korea", negation="denies"),
        participants=(("recipient", "russia"),),
        negated=True,
        speakers=(("korea", "North Korea"),),
        confidence=0.8,
    )
    d.say("ACCUSED", "accuse of", "officials", "korea", d.evidence("treaty", accuse, "accuse", subject="U.S. officials", object="North Korea"), confidence=0.85)
    d.say(
        "HELPED",
        "help",
        "russia",
        "korea",
        d.evidence("treaty", may, "help", subject="Russia", object="North Korea", speaker="Kim Gunn", modality="may"),
        modality="possible",
        speakers=(("gunn", "Kim Gunn"),),
        confidence=0.7,
    )
    d.say("RELATED", "fall", "rosneft", None, d.evidence("treaty", fell, "fell", subject="Rosneft"), amount=Amount("12 %", 12.0, "%"))
    d.say(
        "KIDNAPPED",
        "kidnap",
        None,
        "anjos",
        d.evidence("treaty", kidnapped, "kidnapped", object="Roman dos Anjos", time="in 2020"),
        time=Interval("2020", "2020-01-01", "2020-12-31", "year"),
    )
    d.say("RELATED", "collapse", "crane", None, d.evidence("treaty", collapsed, "collapsed", subject="The crane"), confidence=0.6)
    d.say(
        "VOTED_FOR",
        "голосувати за",
        "deputies",
        "summons",
        d.evidence("summit", voted, "проголосували", subject="216 депутатів", object="виклик генпрокурора", speaker="Ярослав Железняк"),
        speakers=(("zhel", "Ярослав Железняк"), (None, "«…»")),
    )
    planned = d.say(
        "SIGNED",
        "sign",
        "putin",
        "treaty",
        d.evidence("summit", plan, "підписати", subject="Путін", object="договір", modality="планують", time="19 червня 2024 року"),
        participants=(("with", "kim"), ("place", "pyongyang")),
        modality="planned",
        time=june,
        confidence=0.75,
    )
    d.say(
        "RECEIVED", "отримати", "company", None, d.evidence("summit", got, "отримала", subject="Компанія"), amount=Amount("1,5 млн гривень", 1_500_000.0, "UAH")
    )
    d.say(
        "SIGNED",
        "sign",
        "putin",
        "treaty",
        d.evidence("short", SHORT, "signed", subject="Putin", object="a treaty", speaker="the agency"),
        participants=(("with", "kim"),),
        speakers=((None, "the agency"),),
        time=Interval("open end", "2024-06-19", None, "open"),
        confidence=0.5,
    )
    return d.graph((Link("DISPUTES", denial, claim, "the denial of a claim"), Link("FULFILS", sign, planned, "planned, then done on the same day")))


def hostile_graph() -> Graph:
    """``small_graph`` with a string of :data:`HOSTILE` in every field that comes from a text. Offsets still fit;
    ids stay those of ``small_graph``."""
    graph, strings = small_graph(), iter(range(10**9))

    def bad(value: str | None = "") -> str:
        return f"{value or ''}{HOSTILE[next(strings) % len(HOSTILE)]}"

    def entity(one: Entity) -> Entity:
        mentions = tuple(replace(m, text=bad(m.text)) for m in one.mentions)  # not what stands at the offsets: only stores' and formats' business
        joins = tuple(Join(bad(join.reason), join.mentions) for join in one.joins)
        return replace(
            one,
            name=bad(one.name),
            head=bad(one.head),
            aliases=tuple(bad(a) for a in one.aliases),
            links=tuple((k, bad(v)) for k, v in one.links),
            mentions=mentions,
            joins=joins,
        )

    def statement(one: Statement) -> Statement:
        return replace(
            one,
            predicate=bad(one.predicate),
            speakers=tuple(Voice(v.id, bad(v.name), bad(v.words)) for v in one.speakers),
            amount=Amount(bad(one.amount.text), one.amount.value, bad(one.amount.unit)) if one.amount else None,
            time=replace(one.time, text=bad(one.time.text)) if one.time else None,
        )

    def article(one: Article) -> Article:
        text = one.text + "\n\n" + "\n".join(HOSTILE)
        return replace(
            one,
            text=text,
            end=None,
            start=None,
            source=bad(one.source),
            title=bad(one.title),
            dateline=bad(one.dateline),
            publisher=bad(one.publisher),
            url=bad("https://example.org/"),
        )

    return replace(
        graph,
        articles=tuple(map(article, graph.articles)),
        entities=tuple(map(entity, graph.entities)),
        statements=tuple(map(statement, graph.statements)),
        links=tuple(replace(link, reason=bad(link.reason)) for link in graph.links),
    )


def random_graph(entities: int, statements: int, seed: int = 0) -> Graph:
    """A graph of the wanted size with the shape of news: a few hubs, an article for each ten statements. The same seed gives the same graph."""
    dice = random.Random(seed)
    draw: Callable[[], int] = lambda: int(entities * dice.random() ** 2.5)  # noqa: E731  (hubs: the first of 1,000 has 6 % of the ends)
    people = [
        Entity(f"news-e-{digest(seed, 'e', n)}", f"Name {n}", ENTITY_TYPES[n % len(ENTITY_TYPES)], n % 5 != 0, "" if n % 5 else "thing")
        for n in range(entities)
    ]
    relations = ("SIGNED", "MET", "ACCUSED", "SUPPLIED", "VISITED", "RELATED")
    article_count = max(1, -(-statements // 10))
    texts: list[list[str]] = [[] for _ in range(article_count)]
    lengths = [0] * article_count
    drafts: list[tuple[int, int, int, str, int, int, int]] = []
    for n in range(statements):
        at = n % article_count
        subject, object_ = draw(), draw()
        if subject == object_:
            object_ = (subject + 1 + dice.randrange(max(1, entities - 1))) % entities
        verb = relations[dice.randrange(len(relations))]
        words = f"Name {subject} did {verb.lower()} Name {object_} in case {n}."
        drafts.append((at, subject, object_, verb, lengths[at], lengths[at] + len(words), n))
        texts[at].append(words)
        lengths[at] += len(words) + 1
    articles = []
    for n, sentences in enumerate(texts):
        text = " ".join(sentences)
        day = f"2024-{1 + n % 12:02d}-{1 + n % 28:02d}"
        ident = f"news-a-{digest(seed, 'a', n)}"
        articles.append(
            Article(
                ident,
                text,
                "en",
                f"random/{n}.txt",
                1,
                title=f"Article {n}",
                published=day,
                start=0,
                end=len(text),
                blocks=(Block("paragraph", 0, len(text)),),
                copies=(Copy(f"random/{n}.txt", 1),),
            )
        )
    mentions: list[list[Located]] = [[] for _ in range(entities)]
    made = []
    for at, subject, object_, verb, start, end, n in drafts:
        article = articles[at]
        left, right = len(f"Name {subject}"), len(f"Name {object_}")
        did = start + left + 1
        goal = did + 4 + len(verb) + 1
        mentions[subject].append(Located(article.id, start, start + left, f"Name {subject}"))
        mentions[object_].append(Located(article.id, goal, goal + right, f"Name {object_}"))
        spoken, negated = n % 7 == 3, n % 11 == 5
        modality: Modality = "planned" if n % 13 == 4 else "possible" if n % 17 == 6 else "fact"
        speaker = people[draw()]
        made.append(
            Statement(
                f"news-s-{digest(seed, 's', n)}",
                verb,
                verb.lower(),
                people[subject].id,
                people[object_].id,
                (("place", people[draw()].id),) if n % 6 == 0 else (),
                negated,
                modality,
                (Voice(speaker.id, speaker.name, speaker.name),) if spoken else (),
                Amount(f"{n} %", float(n), "%") if n % 10 == 9 else None,
                Interval(article.published or "", article.published, article.published, "day") if n % 3 == 0 else None,
                round(0.5 + 0.5 * dice.random(), 2),
                1,
                (Evidence(article.id, start, goal + right, start, end, ((did, goal - 1),), (start, start + left), (goal, goal + right)),),
            )
        )
    filled = [replace(one, mentions=tuple(sorted(set(found), key=lambda m: (m.article, m.start)))) for one, found in zip(people, mentions, strict=True)]
    read: dict[str, list[Stretch]] = {article.id: [] for article in articles}
    for at, _, _, _, start, end, _ in drafts:
        read[articles[at].id].append((start, end))
    return Graph(
        "news",
        tuple(sorted(articles, key=lambda article: article.id)),
        tuple(sorted(filled, key=lambda entity: entity.id)),
        tuple(sorted(made, key=lambda statement: statement.id)),
        (),
        tuple(sorted((ident, tuple(stretches)) for ident, stretches in read.items())),
    )
