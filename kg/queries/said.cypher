// What somebody said: the statements made in their words, with the quote.
// param who = "Kim Gunn"
// example {"speaker": "Kim Gunn", "subject": "Russia", "predicate": "help", "object": "North Korea", "status": "possible", "position": 1, "quote": "Russia may help North Korea,” said Kim Gunn", "article": "North Korea and Russia sign treaty", "statement": "news-s-79aac034ad52cc13"}
MATCH (:Name {key: $who_key})-[:NAMES]->(x:Entity)<-[said:SAID_BY]-(s:Statement)-[e:EVIDENCE]->(a:Article)
OPTIONAL MATCH (subject:Entity)-[:SUBJECT_OF]->(s)
OPTIONAL MATCH (s)-[:OBJECT]->(object:Entity)
RETURN x.name AS speaker, subject.name AS subject, s.predicate AS predicate, object.name AS object, s.status AS status, said.position AS position,
       e.quote AS quote, a.title AS article, s.id AS statement
ORDER BY speaker, article, quote, subject, predicate, object, statement, position
