// Where things happened: statements with a place.
// example {"place": "Pyongyang", "type": "City", "subject": "Vladimir Putin", "predicate": "sign", "object": "treaty", "status": "asserted", "day": "2024-06-19", "quote": "Vladimir Putin and North Korean leader Kim Jong Un signed a treaty in Pyongyang on Wednesday", "article": "North Korea and Russia sign treaty", "statement": "news-s-f8dc487ca120c97e"}
MATCH (s:Statement)-[:PARTICIPANT {role: 'place'}]->(place:Entity)
MATCH (s)-[e:EVIDENCE]->(a:Article)
OPTIONAL MATCH (subject:Entity)-[:SUBJECT_OF]->(s)
OPTIONAL MATCH (s)-[:OBJECT]->(object:Entity)
RETURN place.name AS place, place.type AS type, subject.name AS subject, s.predicate AS predicate, object.name AS object, s.status AS status, s.time_start AS day,
       e.quote AS quote, a.title AS article, s.id AS statement
ORDER BY place, type, day, subject, predicate, object, status, statement, article, quote
