// With whom and what somebody is directly connected, best supported first.
// param who = "Vladimir Putin"
// example {"name": "Vladimir Putin", "direction": "to", "relation": "SIGNED", "status": "asserted", "speaker": null, "neighbour": "treaty", "type": "Agreement", "support": 3, "articles": 3}
MATCH (:Name {key: $who_key})-[:NAMES]->(x:Entity)-[r]-(y:Entity)
RETURN x.name AS name, CASE WHEN startNode(r).id = x.id THEN 'to' ELSE 'from' END AS direction, r.relation AS relation, r.status AS status, r.speaker AS speaker,
       y.name AS neighbour, y.type AS type, r.support AS support, r.articles AS articles
ORDER BY support DESC, articles DESC, name, neighbour, relation, status, direction, speaker, type
