// What somebody or something did and what happened to it, by the day it happened; what has no day comes last.
// param who = "Vladimir Putin"
// example {"first_day": "2024-06-19", "last_day": "2024-06-19", "as_written": "Wednesday", "subject": "Vladimir Putin", "predicate": "sign", "object": "treaty", "status": "asserted", "statement": "news-s-f8dc487ca120c97e"}
MATCH (:Name {key: $who_key})-[:NAMES]->(x:Entity)-[:SUBJECT_OF|OBJECT|PARTICIPANT]-(s:Statement)
OPTIONAL MATCH (subject:Entity)-[:SUBJECT_OF]->(s)
OPTIONAL MATCH (s)-[:OBJECT]->(object:Entity)
RETURN DISTINCT s.time_start AS first_day, s.time_end AS last_day, s.time_text AS as_written, subject.name AS subject, s.predicate AS predicate, object.name AS object,
       s.status AS status, s.id AS statement
ORDER BY first_day, last_day, subject, predicate, object, status, statement, as_written
