// The reader's verdicts on statements, kept in the browser for this graph and downloaded as judgements.jsonl.

export class Marks {
  constructor(data, saved, onChange) {
    this.data = data;
    this.onChange = onChange;
    this.key = `kg-marks:${data.raw.graph}:${data.S.ids[0] ?? ""}:${data.statementCount}`;
    this.given = new Map();
    const at = saved || stored() ? new Map(data.S.ids.map((id, s) => [id, s])) : new Map();
    for (const [id, verdict] of [...pairs(this.#stored()), ...pairs(saved)]) if (at.has(id) && ["confirm", "reject"].includes(verdict)) this.given.set(at.get(id), verdict);
  }

  get(s) {
    return this.given.get(s) ?? (this.data.S.judged[s] === "confirmed" ? "confirm" : undefined);
  }

  toggle(s, verdict) {
    if (this.given.get(s) === verdict) this.given.delete(s);
    else this.given.set(s, verdict);
    stored()?.setItem(this.key, this.text());
    this.onChange();
  }

  get size() {
    return this.given.size;
  }

  text() {
    return JSON.stringify([...this.given].map(([s, verdict]) => [this.data.S.ids[s], verdict]));
  }

  // One line a verdict: it hangs on the evidence (article, span, relation), so that it outlives a change of names.
  lines() {
    const { data } = this;
    return [...this.given]
      .map(([s, verdict]) => ({
        judgement: verdict,
        statement: data.S.ids[s],
        relation: data.relation(s),
        predicate: data.predicate(s),
        evidence: data.evidenceOf(s).map((v) => data.quote(v)).map((q) => ({ article: data.articles[q.article].id, start: q.start, end: q.end, quote: q.quote })),
      }))
      .sort((a, b) => (a.statement < b.statement ? -1 : 1))
      .map((row) => JSON.stringify(row) + "\n")
      .join("");
  }

  #stored() {
    return stored()?.getItem(this.key) ?? "";
  }
}

// Some browsers keep nothing for pages opened from a file; then marks live as long as the page.
function stored() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function pairs(text) {
  if (!text) return [];
  try {
    const list = JSON.parse(text);
    return Array.isArray(list) ? list.filter((pair) => Array.isArray(pair) && pair.length === 2) : [];
  } catch {
    return [];
  }
}
