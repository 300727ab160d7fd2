// The things without a name of their own that somebody has to do with: "a treaty", "the limousine".
// param who = "Vladimir Putin"
// example {"name": "Vladimir Putin", "thing": "limousine", "type": "Product", "predicate": "present", "status": "asserted", "times": 1, "statement": "news-s-8756e17795cc90a9"}
MATCH (:Name {key: $who_key})-[:NAMES]->(x:Entity)-[:SUBJECT_OF|OBJECT|PARTICIPANT]-(s:Statement)-[:SUBJECT_OF|OBJECT|PARTICIPANT]-(y:Entity)
WHERE NOT y.named AND y.id <> x.id
RETURN x.name AS name, y.name AS thing, y.type AS type, s.predicate AS predicate, s.status AS status, count(*) AS times, s.id AS statement
ORDER BY thing, predicate, status, statement, name, type, times
