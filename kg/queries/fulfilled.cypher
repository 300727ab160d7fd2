// What was announced and then done, with both quotes.
// example {"announced": "Путін і Кім Чен Ин планують підписати договір у Пхеньяні 19 червня 2024 року", "announced_on": "2024-06-18", "done": "Vladimir Putin and North Korean leader Kim Jong Un signed a treaty in Pyongyang on Wednesday", "reported_on": "2024-06-19", "reason": "planned, then done on the same day", "plan": "news-s-6b96a82b77ba9142", "deed": "news-s-f8dc487ca120c97e"}
MATCH (done:Statement)-[f:FULFILS]->(plan:Statement)
MATCH (done)-[did:EVIDENCE]->(later:Article)
MATCH (plan)-[said:EVIDENCE]->(earlier:Article)
RETURN said.quote AS announced, earlier.published AS announced_on, did.quote AS done, later.published AS reported_on, f.reason AS reason, plan.id AS plan, done.id AS deed
ORDER BY announced_on, plan, deed, announced, done, reported_on, reason
