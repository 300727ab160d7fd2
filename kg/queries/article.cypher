// The statements of an article whose title holds these words.
// param title = "Korea"
// example {"article": "North Korea and Russia sign treaty", "at": 62, "subject": "Vladimir Putin", "predicate": "sign", "object": "treaty", "status": "asserted", "said_by": null, "quote": "Vladimir Putin and North Korean leader Kim Jong Un signed a treaty in Pyongyang on Wednesday", "statement": "news-s-f8dc487ca120c97e"}
MATCH (a:Article)<-[e:EVIDENCE]-(s:Statement)
WHERE toLower(a.title) CONTAINS toLower($title)
OPTIONAL MATCH (subject:Entity)-[:SUBJECT_OF]->(s)
OPTIONAL MATCH (s)-[:OBJECT]->(object:Entity)
OPTIONAL MATCH (s)-[:SAID_BY {position: 1}]->(voice:Entity)
RETURN a.title AS article, e.char_start AS at, subject.name AS subject, s.predicate AS predicate, object.name AS object, s.status AS status, coalesce(voice.name, s.said_by_text) AS said_by, e.quote AS quote, s.id AS statement
ORDER BY article, at, statement, quote, said_by, subject, object
