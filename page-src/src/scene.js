// A view as a list of plain shapes (line, shape, text). The canvas paints it, the SVG export writes it: one drawing, two pens.

import { isolated } from "./dom.js";
import { voiceName } from "./filter.js";
import { overlap, point } from "./geometry.js";
import { boxesAt } from "./settle.js";
import { LINES, kind, palette, theme } from "./shapes.js";
import { cut } from "./text.js";

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const LABEL = 26;
const SPREAD = 7; // statements of one line that are drawn apart; the cards have all
const OUTSIDE = 1e5; // what it counts that words leave the picture
const [FAINT, HALF] = [0.16, 0.5]; // how much of a part is left that the eye should not go to first
const ROW = 15; // pixels of a row of a name

let pen;
export function width(text, size, weight = 400) {
  pen ??= document.createElement("canvas").getContext("2d");
  pen.font = `${weight} ${size}px ${FONT}`;
  return pen.measureText(text).width;
}

// A name in at most two rows.
export function rows(text) {
  const whole = text.replace(/\s+/g, " ").trim() || "(no name)";
  if (Array.from(whole).length <= 18) return [whole];
  const words = whole.split(" ");
  let best = 1;
  const long = (i) => Math.max(words.slice(0, i).join(" ").length, words.slice(i).join(" ").length);
  for (let i = 1; i < words.length; i++) if (long(i) < long(best)) best = i;
  return (words.length > 1 ? [words.slice(0, best).join(" "), words.slice(best).join(" ")] : [whole]).map((row) => cut(row, LABEL));
}

export const radius = (data, e) => Math.min(17, 7 + 1.9 * Math.log2(1 + data.degree[e]));

// How much room a thing needs: the radius of its shape, the width and the height of its name.
export function size(data, e) {
  const label = rows(data.E.name[e]);
  return { r: radius(data, e), w: Math.max(...label.map((row) => width(row, 13, 600))) + 8, h: ROW * label.length };
}

// The boxes of the shape and of the name of each thing, by its place [x, y, side of the name].
export const boxes = (data, nodes, place) => nodes.map((e) => ({ e, ...boxesAt(size(data, e), ...place.get(e)) }));

// `clear` are those of the lines that are drawn as what they are; the others become so when the pointer is on one of their ends.
export function scene({ data, nodes, lines: all, clear, place, state, hover, fan, found, frame }) {
  const colours = palette();
  const mode = theme();
  const parts = [];
  const taken = [];
  const hits = { nodes: [], lines: [] };
  const opened = state.selected?.entity ?? -1;
  const focus = hover?.entity ?? -1;
  const chosen = state.selected?.line ? [...state.selected.line].sort((a, b) => a - b).join(" ") : null;
  const lines = all.filter((line) => clear.has(line) || line.a === focus || line.b === focus || line.key === chosen || line.key === fan);
  const spreading = lines.find((line) => line.key === fan && line.statements.length > 1);
  const ways = found?.size ? found : null;
  // Beside a fan, or the lines of what the pointer is on, the rest is hardly there; beside the best way, the other ways can still be read.
  const dim = (line) => (spreading ? line !== spreading && FAINT : focus >= 0 ? line.a !== focus && line.b !== focus && FAINT : ways ? !(ways.has(line.a) && ways.has(line.b)) && HALF : false);
  const at = (e) => place.get(e);
  const stands = boxes(data, nodes, place);
  for (const { e, shape, label } of stands) if (!spreading || e === spreading.a || e === spreading.b) taken.push(shape, label);
  const labels = [];
  const hairs = all.filter((line) => !lines.includes(line)).map((line) => [...at(line.a).slice(0, 2), ...at(line.b).slice(0, 2)]);
  if (hairs.length) parts.push({ kind: "web", hairs, stroke: colours.hair });
  for (const line of [...lines].sort((p, q) => p.articles - q.articles || (p.key < q.key ? -1 : 1))) {
    const faint = dim(line);
    if (line === spreading) spread(line, faint);
    else one(line, faint);
  }
  for (const { texts, way, must, faint, tone, badge, key } of labels.sort((a, b) => b.must - a.must)) {
    // The longest wording that finds a free spot along its line; what must be seen takes the spot that covers least.
    const found = spot(texts, way, badge, must);
    if (!found) continue;
    const { text, box } = found;
    const [px, py] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    taken.push(box);
    if (badge) parts.push({ kind: "pill", x: px, y: py, w: (box[2] - box[0]) / 2, h: 9, fill: colours.ground, stroke: tone, faint });
    parts.push({ kind: "text", x: px, y: py, text: isolated(text), size: 12, weight: badge ? 600 : 400, fill: badge ? tone : colours.soft, halo: badge ? null : colours.halo, faint, middle: true });
    hits.lines.push({ key, badge, box });
  }
  // Lines fade where they run behind a name.
  nodes.forEach((e, i) => {
    const [l, t, r, b] = stands[i].label;
    parts.push({ kind: "plate", ax: at(e)[0], ay: at(e)[1], x: l, y: t, w: r - l, h: b - t, fill: colours.ground });
  });
  nodes.forEach((e, i) => {
    const [x, y] = at(e);
    const r = radius(data, e);
    const look = kind(data.type(e));
    const faint = spreading ? e !== spreading.a && e !== spreading.b && FAINT : focus >= 0 ? focus !== e && !lines.some((line) => (line.a === focus && line.b === e) || (line.b === focus && line.a === e)) && FAINT : ways ? !ways.has(e) && HALF : false;
    if (e === opened) parts.push({ kind: "ring", x, y, r: r + 5, stroke: look[mode] });
    if (hover?.keyboard && e === focus) parts.push({ kind: "ring", x, y, r: r + 8, stroke: colours.ink });
    parts.push({ kind: "shape", x, y, r, points: look.shape, fill: data.E.named[e] ? look[mode] : colours.ground, stroke: data.E.named[e] ? colours.ground : look[mode], faint, name: data.E.name[e], type: data.type(e) });
    const { label, all } = stands[i];
    const tx = (label[0] + label[2]) / 2;
    rows(data.E.name[e]).forEach((row, n) =>
      parts.push({ kind: "text", ax: x, ay: y, x: tx, y: label[1] + ROW * (n + 0.5), text: isolated(row), size: 13, weight: data.E.named[e] ? 600 : 400, fill: colours.ink, halo: colours.halo, faint, middle: true }),
    );
    hits.nodes.push({ e, x, y, r, box: all, label });
  });
  return { parts, hits, ground: colours.ground };

  function spot(texts, way, badge, must) {
    let least = null;
    for (const text of texts) {
      const w = width(text, 12, badge ? 600 : 400) / 2 + (badge ? 7 : 3);
      for (const [t, dy] of must ? [...ALONG, ...BESIDE] : ALONG) {
        const [px, py] = point(way, t);
        const box = [px - w, py + dy - 9, px + w, py + dy + 9];
        let covers = 0;
        if (box[0] < 2 || box[2] > frame.width - 2 || box[1] < 2 || box[3] > frame.height - 2) covers += OUTSIDE;
        for (const other of taken) covers += overlap(box, other);
        if (!covers) return { text, box };
        if (!least || covers < least.covers) least = { text, box, covers };
      }
    }
    return must < 2 ? null : least;
  }

  function one(line, faint) {
    const strong = line.key === chosen;
    const tone = colours.line[line.status];
    const look = LINES[line.status];
    const [x0, y0] = at(line.a);
    const [x1, y1] = at(line.b);
    const way = { x0, y0, x1, y1, cx: line.bend?.[0], cy: line.bend?.[1] };
    parts.push({ kind: "line", ...way, width: thickness(line) + (strong ? 2 : 0), dash: look.dash, stroke: tone, faint });
    sign(look, way, tone, faint);
    if (line.from.size === 1) parts.push(arrow(line, [...line.from][0], tone, faint));
    hits.lines.push({ key: line.key, a: line.a, b: line.b, ...way });
    const many = line.statements.length > 1;
    const text = line.via !== undefined ? `${data.predicate(line.statements[0])} ${cut(data.E.name[line.via], 20)}` : many ? String(line.statements.length) : worded(line.statements[0], line.roles.get(line.statements[0]));
    const badge = many && line.via === undefined;
    const voice = line.status === "claimed" ? line.statements.map((s) => data.speakers(s)[0]).find(Boolean) : undefined;
    const texts = voice ? (badge ? [`${text} · ${cut(voiceName(data, voice), 18)}`, text] : [text, cut(voiceName(data, voice), 22), cut(voiceName(data, voice), 12)]) : [text];
    if (!spreading) labels.push({ texts, way, must: badge ? 2 : voice || strong ? 1 : 0, faint, tone, badge, key: line.key });
  }

  // What is denied is crossed, what is only possible has a question mark: neither hangs on the colour alone.
  function sign(look, way, tone, faint) {
    if (!look.mark) return;
    const [x, y] = point(way, 0.34);
    if (look.mark === "cross") parts.push({ kind: "cross", x, y, stroke: tone, faint });
    else {
      parts.push({ kind: "pill", x, y, w: 7, h: 7, fill: colours.ground, stroke: colours.ground, faint });
      parts.push({ kind: "text", x, y, text: "?", size: 13, weight: 700, fill: tone, halo: null, faint, middle: true });
    }
    taken.push([x - 7, y - 7, x + 7, y + 7]);
  }

  // The statements of one line apart, as curves, each in its own style with its own words.
  function spread(line, faint) {
    const [x0, y0] = at(line.a);
    const [x1, y1] = at(line.b);
    const length = Math.hypot(x1 - x0, y1 - y0) || 1;
    const list = line.statements.slice(0, SPREAD);
    const gap = Math.max(26, Math.min(46, 200 / list.length));
    list.forEach((s, i) => {
      const off = (i - (list.length - 1) / 2) * gap * 2;
      const cx = (x0 + x1) / 2 - ((y1 - y0) / length) * off;
      const cy = (y0 + y1) / 2 + ((x1 - x0) / length) * off;
      const look = LINES[data.status(s)];
      const tone = colours.line[data.status(s)];
      const way = { x0, y0, x1, y1, cx, cy };
      parts.push({ kind: "line", ...way, width: 1.6 + 0.8 * Math.log2(data.S.support[s]) + (state.selected?.statement === s ? 2 : 0), dash: look.dash, stroke: tone, faint });
      sign(look, way, tone, faint);
      labels.push({ texts: [worded(s, line.roles.get(s))], way, must: 2, faint, tone, badge: false, key: line.key });
      hits.lines.push({ key: line.key, ...way, statement: s });
    });
  }

  function worded(s, role) {
    const words = cut(data.predicate(s) + (role ? ` … ${role}` : ""), 24);
    const voice = data.speakers(s)[0];
    return voice ? `${words} · ${cut(voiceName(data, voice), 22)}` : words;
  }

  function arrow(line, from, tone, faint) {
    const to = from === line.a ? line.b : line.a;
    const [x0, y0] = line.bend ?? at(from);
    const [x1, y1] = at(to);
    const length = Math.hypot(x1 - x0, y1 - y0) || 1;
    const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
    const r = radius(data, to) + 3;
    const [tx, ty] = [x1 - ux * r, y1 - uy * r];
    const long = 6 + thickness(line);
    return { kind: "arrow", ax: x1, ay: y1, points: [[tx, ty], [tx - ux * long - uy * long * 0.5, ty - uy * long + ux * long * 0.5], [tx - ux * long + uy * long * 0.5, ty - uy * long - ux * long * 0.5]], fill: tone, faint };
  }
}

const thickness = (line) => Math.min(8, 1.5 + 1.3 * Math.log2(Math.max(1, line.articles)));
// Where on its line the words may stand: the middle first. What must be seen may also stand beside it.
const ALONG = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8].map((t) => [t, 0]);
const BESIDE = [0.5, 0.38, 0.62, 0.26, 0.74].flatMap((t) => [[t, 14], [t, -14]]);
