// Which names stand in the same articles as a name, most often first.
// param who = "Vladimir Putin"
// example {"name": "Vladimir Putin", "with_name": "Kim Jong Un", "type": "Person", "articles": 3, "mentions": 4}
MATCH (:Name {key: $who_key})-[:NAMES]->(x:Entity)-[:MENTIONED_IN]->(a:Article)<-[m:MENTIONED_IN]-(y:Entity)
WHERE y.named AND y.id <> x.id
RETURN x.name AS name, y.name AS with_name, y.type AS type, count(a) AS articles, sum(m.count) AS mentions
ORDER BY articles DESC, mentions DESC, name, with_name, type
