// What happened between two days (ISO dates, both included).
// param since = "2000-01-01"
// param until = "2030-12-31"
// example {"first_day": "2020-01-01", "last_day": "2020-12-31", "subject": null, "predicate": "kidnap", "object": "Roman dos Anjos", "status": "asserted", "quote": "Roman dos Anjos was kidnapped in 2020", "article": "North Korea and Russia sign treaty", "statement": "news-s-14920e9616393890"}
MATCH (s:Statement)-[e:EVIDENCE]->(a:Article)
WHERE s.time_start <= $until AND coalesce(s.time_end, s.time_start) >= $since
OPTIONAL MATCH (subject:Entity)-[:SUBJECT_OF]->(s)
OPTIONAL MATCH (s)-[:OBJECT]->(object:Entity)
RETURN s.time_start AS first_day, s.time_end AS last_day, subject.name AS subject, s.predicate AS predicate, object.name AS object, s.status AS status,
       e.quote AS quote, a.title AS article, s.id AS statement
ORDER BY first_day, last_day, subject, predicate, object, statement, article, quote
