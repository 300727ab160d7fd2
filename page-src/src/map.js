// Everything as a list of plain shapes, for its PNG and SVG: the same things at the same places as sigma draws them, with the busiest named.

import { isolated } from "./dom.js";
import { overlap } from "./geometry.js";
import { width as measured } from "./scene.js";
import { kind, palette, theme } from "./shapes.js";
import { cut } from "./text.js";
import { keyOf } from "./pairs.js";

const NAMES = 120; // names at most
export const faintLine = () => (theme() === "dark" ? "#3a4048" : "#d9dde2");
export const dot = (data, e) => 1.5 + 1.1 * Math.log2(1 + data.degree[e]);

// `project` takes a thing to its place in the picture, [x, y] in pixels.
export function mapScene({ data, nodes, pass, width, height, project }) {
  const colours = palette();
  const mode = theme();
  const parts = [];
  const at = new Map(nodes.map((e) => [e, project(e)]));
  const inside = ([x, y]) => x > -20 && y > -20 && x < width + 20 && y < height + 20;
  const seen = new Set();
  const { pairs } = data;
  for (let pair = 0; pair < pairs.length; pair++) {
    if (!pass.joins(pair)) continue;
    const [p, q] = [at.get(pairs.a[pair]), at.get(pairs.b[pair])];
    const key = keyOf(pairs.a[pair], pairs.b[pair]);
    if (!p || !q || seen.has(key) || !(inside(p) || inside(q))) continue;
    seen.add(key);
    parts.push({ kind: "line", x0: p[0], y0: p[1], x1: q[0], y1: q[1], width: 0.6, dash: [], stroke: faintLine() });
  }
  const there = nodes.filter((e) => inside(at.get(e))).sort((a, b) => data.degree[b] - data.degree[a] || a - b);
  for (const e of there.toReversed()) {
    const [x, y] = at.get(e);
    parts.push({ kind: "shape", x, y, r: dot(data, e), edge: 0.5, points: kind(data.type(e)).shape, fill: kind(data.type(e))[mode], stroke: colours.ground, name: data.E.name[e], type: data.type(e) });
  }
  const taken = [];
  for (const e of there.slice(0, 10 * NAMES)) {
    if (taken.length >= NAMES) break;
    const [x, y] = at.get(e);
    const text = isolated(cut(data.E.name[e], 30));
    const half = measured(text, 13, 600) / 2;
    const middle = x + dot(data, e) + 3 + half;
    const box = [middle - half, y - 9, middle + half, y + 9];
    if (box[2] > width || taken.some((other) => overlap(box, other))) continue;
    taken.push(box);
    parts.push({ kind: "text", x: middle, y, text, size: 13, weight: 600, fill: colours.ink, halo: colours.halo });
  }
  return { parts, ground: colours.ground };
}

// Everything within a picture of the given size.
export function fitted(data, nodes, width, height) {
  const { x, y } = data.E;
  const [low, high] = [[Infinity, Infinity], [-Infinity, -Infinity]];
  for (const e of nodes) {
    for (const [axis, value] of [[0, x[e]], [1, y[e]]]) {
      low[axis] = Math.min(low[axis], value);
      high[axis] = Math.max(high[axis], value);
    }
  }
  const scale = Math.min((width - 120) / (high[0] - low[0] || 1), (height - 60) / (high[1] - low[1] || 1));
  return (e) => [width / 2 + (x[e] - (low[0] + high[0]) / 2) * scale, height / 2 + (y[e] - (low[1] + high[1]) / 2) * scale];
}
