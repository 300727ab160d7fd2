// A view as a list of plain shapes (line, shape, text). The canvas paints it, the SVG export writes it: one drawing, two pens.

import { isolated } from "./dom.js";
import { voiceName } from "./filter.js";
import { LINES, kind, palette, theme } from "./shapes.js";
import { cut } from "./text.js";

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const LABEL = 26;

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

// How much room a thing needs: its shape, and its label below.
export function box(data, e) {
  const label = rows(data.E.name[e]);
  const half = Math.max(...label.map((row) => width(row, 13, 600))) / 2 + 5;
  const r = radius(data, e);
  return { left: Math.max(half, r), right: Math.max(half, r), up: r + 3, down: r + 4 + 15 * label.length };
}

export function scene({ data, nodes, lines, place, state, hover, fan, found, shown }) {
  const colours = palette();
  const mode = theme();
  const parts = [];
  const taken = [];
  const hits = { nodes: [], lines: [] };
  const opened = state.selected?.entity ?? -1;
  const focus = hover?.entity ?? -1;
  const chosen = state.selected?.line ? [...state.selected.line].sort((a, b) => a - b).join(" ") : null;
  const dim = (line) => (focus >= 0 ? line.a !== focus && line.b !== focus : found?.size ? !(found.has(line.a) && found.has(line.b)) : false);
  const at = (e) => place.get(e);
  for (const e of nodes) {
    const [x, y] = at(e);
    const b = box(data, e);
    taken.push([x - b.left, y - b.up, x + b.right, y + b.down]);
  }
  const labels = [];
  for (const line of [...lines].sort((p, q) => p.articles - q.articles || (p.key < q.key ? -1 : 1))) {
    const faint = dim(line);
    if (fan === line.key && line.statements.length > 1) spread(line, faint);
    else one(line, faint);
  }
  for (const { texts, x, y, must, faint, tone, badge, key } of labels.sort((a, b) => b.must - a.must)) {
    // The longest wording that finds a free spot; what must be seen stands in the middle of its line in any case.
    let text;
    let w;
    let spot;
    for (text of texts) {
      w = width(text, 12, badge ? 600 : 400) / 2 + (badge ? 7 : 3);
      spot = [[0, 0], ...shifts(must)].map(([dx, dy]) => [x(dx), y(dx) + dy]).find(([px, py]) => !taken.some(([l, t, r, d]) => px - w < r && px + w > l && py - 8 < d && py + 8 > t));
      if (spot) break;
    }
    if (!spot && must < 2) continue;
    const [px, py] = spot ?? [x(0), y(0)];
    taken.push([px - w, py - 8, px + w, py + 8]);
    if (badge) parts.push({ kind: "pill", x: px, y: py, w, h: 9, fill: colours.ground, stroke: tone, faint });
    parts.push({ kind: "text", x: px, y: py, text: isolated(text), size: 12, weight: badge ? 600 : 400, fill: badge ? tone : colours.soft, halo: badge ? null : colours.halo, faint, middle: true });
    hits.lines.push({ key, box: [px - w, py - 9, px + w, py + 9] });
  }
  for (const e of nodes) {
    const [x, y] = at(e);
    const r = radius(data, e);
    const look = kind(data.type(e));
    const faint = found?.size ? !found.has(e) : focus >= 0 && focus !== e && !lines.some((line) => (line.a === focus && line.b === e) || (line.b === focus && line.a === e));
    if (e === opened) parts.push({ kind: "ring", x, y, r: r + 5, stroke: look[mode] });
    if (hover?.keyboard && e === focus) parts.push({ kind: "ring", x, y, r: r + 8, stroke: colours.ink });
    parts.push({ kind: "shape", x, y, r, points: look.shape, fill: data.E.named[e] ? look[mode] : colours.ground, stroke: data.E.named[e] ? colours.ground : look[mode], faint, name: data.E.name[e], type: data.type(e) });
    rows(data.E.name[e]).forEach((row, i) =>
      parts.push({ kind: "text", x, y: y + r + 12 + 15 * i, text: isolated(row), size: 13, weight: data.E.named[e] ? 600 : 400, fill: colours.ink, halo: colours.halo, faint, middle: true }),
    );
    const b = box(data, e);
    hits.nodes.push({ e, x, y, r, box: [x - b.left, y - b.up, x + b.right, y + b.down] });
  }
  return { parts, hits, ground: colours.ground };

  function one(line, faint) {
    const [x0, y0] = at(line.a);
    const [x1, y1] = at(line.b);
    const strong = line.key === chosen;
    const tone = colours.line[line.status];
    const stroke = strong ? 2 : 0;
    parts.push({ kind: "line", x0, y0, x1, y1, width: thickness(line) + stroke, dash: LINES[line.status].dash, stroke: tone, faint });
    if (LINES[line.status].cross) parts.push({ kind: "cross", x: x0 + (x1 - x0) * 0.35, y: y0 + (y1 - y0) * 0.35, stroke: tone, faint });
    if (line.from.size === 1) parts.push(arrow(line, [...line.from][0], tone, faint));
    hits.lines.push({ key: line.key, x0, y0, x1, y1 });
    const many = line.statements.length > 1;
    const text = line.via !== undefined ? `${data.predicate(line.statements[0])} ${cut(data.E.name[line.via], 20)}` : many ? String(line.statements.length) : worded(line.statements[0], line.roles.get(line.statements[0]));
    const badge = many && line.via === undefined;
    const voice = line.status === "claimed" ? line.statements.map((s) => data.speakers(s)[0]).find(Boolean) : undefined;
    const texts = voice ? (badge ? [`${text} · ${cut(voiceName(data, voice), 18)}`, text] : [text, cut(voiceName(data, voice), 22), cut(voiceName(data, voice), 12)]) : [text];
    const busy = lines.length > 70 && !strong && focus !== line.a && focus !== line.b;
    if (badge || !busy) label(line, texts, [x0, y0, x1, y1], badge ? 2 : voice || strong ? 1 : 0, tone, badge, faint);
  }

  // The statements of one line apart, as curves, each in its own style with its own words.
  function spread(line, faint) {
    const [x0, y0] = at(line.a);
    const [x1, y1] = at(line.b);
    const length = Math.hypot(x1 - x0, y1 - y0) || 1;
    const list = line.statements.slice(0, 9);
    const gap = Math.max(24, Math.min(46, 200 / list.length));
    list.forEach((s, i) => {
      const off = (i - (list.length - 1) / 2) * gap * 2;
      const cx = (x0 + x1) / 2 - ((y1 - y0) / length) * off;
      const cy = (y0 + y1) / 2 + ((x1 - x0) / length) * off;
      const look = LINES[data.status(s)];
      const tone = colours.line[data.status(s)];
      parts.push({ kind: "line", x0, y0, cx, cy, x1, y1, width: 1.6 + 0.8 * Math.log2(data.S.support[s]), dash: look.dash, stroke: tone, faint });
      const mx = (x0 + 2 * cx + x1) / 4;
      const my = (y0 + 2 * cy + y1) / 4;
      if (look.cross) parts.push({ kind: "cross", x: (9 * x0 + 6 * cx + x1) / 16, y: (9 * y0 + 6 * cy + y1) / 16, stroke: tone, faint });
      labels.push({ texts: [worded(s, line.roles.get(s))], x: (t) => mx + (x1 - x0) * t, y: (t) => my + (y1 - y0) * t, must: 2, faint, tone, badge: false, key: line.key });
      hits.lines.push({ key: line.key, x0, y0, cx, cy, x1, y1, statement: s });
    });
  }

  function worded(s, role) {
    const words = cut(data.predicate(s) + (role ? ` … ${role}` : ""), 24);
    const voice = data.speakers(s)[0];
    return voice ? `${words} · ${cut(voiceName(data, voice), 22)}` : words;
  }

  function label(line, texts, [x0, y0, x1, y1], must, tone, badge, faint) {
    labels.push({ texts, x: (t) => (x0 + x1) / 2 + (x1 - x0) * t, y: (t) => (y0 + y1) / 2 + (y1 - y0) * t, must, faint, tone, badge, key: line.key });
  }

  function arrow(line, from, tone, faint) {
    const to = from === line.a ? line.b : line.a;
    const [x0, y0] = at(from);
    const [x1, y1] = at(to);
    const length = Math.hypot(x1 - x0, y1 - y0) || 1;
    const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
    const r = radius(data, to) + 3;
    const [tx, ty] = [x1 - ux * r, y1 - uy * r];
    const size = 6 + thickness(line);
    return { kind: "arrow", points: [[tx, ty], [tx - ux * size - uy * size * 0.5, ty - uy * size + ux * size * 0.5], [tx - ux * size + uy * size * 0.5, ty - uy * size - ux * size * 0.5]], fill: tone, faint };
  }
}

const thickness = (line) => Math.min(8, 1.5 + 1.3 * Math.log2(Math.max(1, line.articles)));
const shifts = (must) => [[0.08, 0], [-0.08, 0], [0.16, 0], [-0.16, 0], ...(must ? [[0.22, 0], [-0.22, 0], [0, 14], [0, -14], [0.1, 14], [-0.1, -14]] : [])];
