// Who met, visited or negotiated with whom, and who did something together.
// example {"who": "Kim Jong Un", "predicate": "visit", "with_whom": "Russia", "status": "planned", "day": null, "quote": "signed", "article": "Putin signed a treaty with Kim Jong Un in Pyongyang, the age", "statement": "news-s-2d99b631de1fe73a"}
MATCH (x:Entity)-[:SUBJECT_OF]->(s:Statement)-[with:OBJECT|PARTICIPANT]->(y:Entity)
WHERE s.relation IN ['MET', 'VISITED', 'NEGOTIATED', 'TOLD'] AND coalesce(with.role, 'object') IN ['object', 'with', 'addressee', 'place'] OR with.role = 'with'
MATCH (s)-[e:EVIDENCE]->(a:Article)
RETURN x.name AS who, s.predicate AS predicate, y.name AS with_whom, s.status AS status, s.time_start AS day, e.quote AS quote, a.title AS article, s.id AS statement
ORDER BY who, with_whom, predicate, status, statement, article, quote
