// Files that the page gives away: PNG, SVG, GraphML of what is shown, the reader's marks, and a copy of the page that opens in this view.

import { spokenBy } from "./cards.js";
import { download } from "./dom.js";
import { paint, svgText, xml } from "./pens.js";

export function png(app) {
  const { parts, ground, width, height, camera } = app.picture.forFiles();
  const copy = document.createElement("canvas");
  copy.width = width * 2;
  copy.height = height * 2;
  const context = copy.getContext("2d");
  context.scale(2, 2);
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  paint(context, { parts }, camera);
  copy.toBlob((blob) => download("graph.png", "image/png", blob), "image/png");
}

export function svgFile(app) {
  const picture = app.picture.forFiles();
  download("graph.svg", "image/svg+xml", svgText(picture, picture.width, picture.height, document.title));
}

const KEYS = [
  ["n_name", "node", "name", "string"],
  ["n_label", "node", "label", "string"],
  ["n_type", "node", "type", "string"],
  ["n_named", "node", "named", "boolean"],
  ["n_aliases", "node", "aliases", "string"],
  ["e_label", "edge", "label", "string"],
  ["e_relation", "edge", "relation", "string"],
  ["e_predicate", "edge", "predicate", "string"],
  ["e_status", "edge", "status", "string"],
  ["e_speaker", "edge", "speaker", "string"],
  ["e_confidence", "edge", "confidence", "double"],
  ["e_support", "edge", "support", "int"],
  ["e_time", "edge", "time", "string"],
  ["e_quote", "edge", "quote", "string"],
  ["e_article", "edge", "article", "string"],
];

export function graphml({ data, pass, shown }) {
  const nodes = shown.nodes;
  const inside = new Set(nodes);
  const value = (key, content) => (content === "" || content === undefined ? "" : `<data key="${key}">${xml(content)}</data>`);
  const out = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'];
  for (const [id, where, label, type] of KEYS) out.push(`<key id="${id}" for="${where}" attr.name="${label}" attr.type="${type}"/>`);
  out.push('<graph edgedefault="directed">');
  for (const e of nodes) out.push(`<node id="${xml(data.E.ids[e])}">${value("n_name", data.E.name[e])}${value("n_label", data.E.name[e])}${value("n_type", data.type(e))}${value("n_named", data.E.named[e] ? "true" : "false")}${value("n_aliases", data.aliases(e).join("; "))}</node>`);
  for (let s = 0; s < pass.length; s++) {
    const [a, b] = [data.S.subject[s], data.S.object[s]];
    if (!pass.has(s) || !inside.has(a) || !inside.has(b)) continue;
    const [v] = data.evidenceOf(s);
    const time = data.S.time[s];
    out.push(
      `<edge id="${xml(data.S.ids[s])}" source="${xml(data.E.ids[a])}" target="${xml(data.E.ids[b])}">${value("e_label", data.predicate(s))}${value("e_relation", data.relation(s))}${value("e_predicate", data.predicate(s))}${value("e_status", data.status(s))}${value("e_speaker", spokenBy(data, s).join("; "))}${value("e_confidence", data.S.confidence[s] / 100)}${value("e_support", data.S.support[s])}${value("e_time", time ? (time[1] ?? time[0]) : "")}${v === undefined ? "" : value("e_quote", data.quote(v).quote) + value("e_article", data.articles[data.V.article[v]].id)}</edge>`,
    );
  }
  out.push("</graph>", "</graphml>", "");
  return out.join("\n");
}

export const graphmlFile = (app) => download("graph.graphml", "application/xml", graphml(app));
export const marksFile = (app) => download("judgements.jsonl", "application/x-ndjson", app.marks.lines());

// A copy of the page as it came, with this view, a title and a note in its head. Script and style stay as they were, so their hashes still hold.
export function saved(pristine, { hash, title, note, marks }) {
  const copy = pristine.cloneNode(true);
  const meta = (key, content) => copy.querySelector(`meta[name="${key}"]`).setAttribute("content", content);
  meta("kg-state", hash);
  meta("kg-note", note);
  meta("kg-marks", marks);
  copy.querySelector("title").textContent = title;
  return `<!doctype html>\n${copy.outerHTML}\n`;
}
