// What happened to whom where no one is named who did it: "dos Anjos was kidnapped".
// example {"whom": "Roman dos Anjos", "predicate": "kidnap", "status": "asserted", "time": "2020", "quote": "Roman dos Anjos was kidnapped in 2020", "article": "North Korea and Russia sign treaty", "statement": "news-s-14920e9616393890"}
MATCH (s:Statement)-[:OBJECT]->(x:Entity)
WHERE NOT EXISTS { MATCH (:Entity)-[:SUBJECT_OF]->(s) }
MATCH (s)-[e:EVIDENCE]->(a:Article)
RETURN x.name AS whom, s.predicate AS predicate, s.status AS status, s.time_text AS time, e.quote AS quote, a.title AS article, s.id AS statement
ORDER BY whom, predicate, status, statement, article, quote, time
