// The named entities of a type, most mentioned first: Person, Organization, Country, City, Place, Facility, Group, Event, Agreement, Law, Work, Product, Concept, Other.
// param type = "Person"
// example {"name": "Kim Jong Un", "mentions": 4, "articles": 3, "aliases": ["Kim", "Кім Чен Ин"], "entity": "news-e-96618d237014aa1c"}
MATCH (x:Entity)-[m:MENTIONED_IN]->(a:Article)
WHERE x.type = $type AND x.named
RETURN x.name AS name, sum(m.count) AS mentions, count(DISTINCT a) AS articles, x.aliases AS aliases, x.id AS entity
ORDER BY mentions DESC, articles DESC, name, entity
