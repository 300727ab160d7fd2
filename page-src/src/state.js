// What is shown, as one value. It stands in the hash, so that a link, a reload or a saved copy opens the same view.

export const fresh = () => ({
  scope: "story", // story | at | path | all
  story: 0,
  more: 0, // how many further things of the story, in steps
  at: -1,
  hops: 1,
  from: -1,
  to: -1,
  selected: null, // {entity} | {line: [a, b]} | {article} | {statement}
  offTypes: new Set(),
  offRelations: new Set(),
  offStatuses: new Set(),
  speaker: "",
  article: -1,
  yearFrom: 0,
  yearTo: 0,
  published: true, // those without a time of their own, by the year of their article
  unresolved: true, // those with a time that nobody could place
  undated: true,
  strip: null, // the strip of years open or folded by hand; null: as the graph has it
  table: "", // "" | entities | statements
  sort: "", // the column of the table, "-" before it: the largest first
  pane: "middle", // on a phone: left | middle | right
  theme: "",
});

const list = (set) => [...set].sort().join("~");
const split = (text) => new Set(text ? text.split("~") : []);

export function write(state, data) {
  const id = (e) => data.E.ids[e];
  const parts = {};
  if (state.scope === "story") parts.story = String(state.story + 1);
  if (state.scope === "story" && state.more) parts.more = String(state.more);
  if (state.scope === "at") Object.assign(parts, { at: id(state.at), hops: String(state.hops) });
  if (state.scope === "path") Object.assign(parts, { from: id(state.from), to: id(state.to) });
  if (state.scope === "all") parts.all = "1";
  const sel = state.selected;
  if (sel?.entity >= 0) parts.entity = id(sel.entity);
  if (sel?.line) parts.line = sel.line.map(id).join("~");
  if (sel?.article >= 0) parts.read = data.articles[sel.article].id;
  if (sel?.statement >= 0) parts.statement = data.S.ids[sel.statement];
  if (sel?.sentence >= 0) parts.sentence = String(sel.sentence);
  if (state.offTypes.size) parts.types = list(state.offTypes);
  if (state.offRelations.size) parts.relations = list(state.offRelations);
  if (state.offStatuses.size) parts.statuses = list(state.offStatuses);
  if (state.speaker) parts.speaker = state.speaker;
  if (state.article >= 0) parts.article = data.articles[state.article].id;
  if (state.yearFrom) parts.years = `${state.yearFrom}-${state.yearTo}`;
  for (const key of ["published", "unresolved", "undated"]) if (!state[key]) parts[key] = "0";
  if (state.strip !== null) parts.strip = state.strip ? "1" : "0";
  if (state.table) parts.table = state.table;
  if (state.table && state.sort) parts.sort = state.sort;
  if (state.pane !== "middle") parts.pane = state.pane;
  if (state.theme) parts.theme = state.theme;
  return new URLSearchParams(parts).toString();
}

// A hash may come from anybody: what does not fit the graph is left out.
export function read(text, data) {
  const state = fresh();
  const parts = new URLSearchParams(text.replace(/^#/, ""));
  const entity = (key) => data.byId.get(parts.get(key) ?? "") ?? -1;
  const article = (key) => data.articles.findIndex((a) => a.id === parts.get(key));
  const story = parseInt(parts.get("story") ?? "", 10);
  if (story >= 1 && story <= data.stories.length) state.story = story - 1;
  state.more = Math.max(0, parseInt(parts.get("more") ?? "0", 10) || 0);
  if (entity("at") >= 0) Object.assign(state, { scope: "at", at: entity("at"), hops: Math.min(3, Math.max(1, +parts.get("hops") || 1)) });
  if (entity("from") >= 0 && entity("to") >= 0) Object.assign(state, { scope: "path", from: entity("from"), to: entity("to") });
  if (parts.has("all")) state.scope = "all";
  if (parts.has("at") && state.scope === "at") state.selected = { entity: state.at };
  if (entity("entity") >= 0) state.selected = { entity: entity("entity") };
  const ends = (parts.get("line") ?? "").split("~").map((id) => data.byId.get(id) ?? -1);
  if (ends.length === 2 && ends.every((e) => e >= 0)) state.selected = { line: ends };
  if (article("read") >= 0) {
    state.selected = { article: article("read") };
    if (/^\d+$/.test(parts.get("sentence") ?? "")) state.selected.sentence = +parts.get("sentence");
  }
  const statement = parts.has("statement") ? data.S.ids.indexOf(parts.get("statement")) : -1;
  if (statement >= 0) state.selected = { statement };
  const known = (key, all) => new Set(all.filter((value) => split(parts.get(key)).has(value)));
  state.offTypes = known("types", data.types);
  state.offRelations = known("relations", data.S.relations);
  state.offStatuses = known("statuses", data.statuses);
  state.speaker = parts.get("speaker") ?? "";
  state.article = article("article");
  const years = /^(\d{1,4})-(\d{1,4})$/.exec(parts.get("years") ?? "");
  if (years) Object.assign(state, { yearFrom: +years[1], yearTo: +years[2] });
  for (const key of ["published", "unresolved", "undated"]) state[key] = parts.get(key) !== "0";
  if (["0", "1"].includes(parts.get("strip"))) state.strip = parts.get("strip") === "1";
  if (["entities", "statements"].includes(parts.get("table"))) state.table = parts.get("table");
  if (state.table && /^-?[a-z]+$/.test(parts.get("sort") ?? "")) state.sort = parts.get("sort");
  if (["left", "right"].includes(parts.get("pane"))) state.pane = parts.get("pane");
  if (["light", "dark"].includes(parts.get("theme"))) state.theme = parts.get("theme");
  return state;
}
