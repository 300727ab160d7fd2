// The last hand on an arrangement: things are nudged, and names set below, above or beside them, so that names stay clear of each other, lines run through
// no thing they do not concern, and each line has room for its count. A local search: a move is taken when it costs less. The same every time.

import { cuts, meet } from "./geometry.js";

export const SIDES = ["below", "above", "right", "left"];
const STEPS = [80, 50, 30, 50, 24, 16, 10, 30];
const WAYS = [[1, 0], [0.7, 0.7], [0, 1], [-0.7, 0.7], [-1, 0], [-0.7, -0.7], [0, -1], [0.7, -0.7]];
const COST = { overlap: 60, shape: 14, label: 9, own: 2.5, crossing: 2, short: 9, long: 6, side: 0.3 };
const SHOW = 54; // pixels of a line that should be seen between its two ends, for its count

// The shape's box and the label's, around (x, y). `size` is {r, w, h}: the radius, the width and the height of the label.
export function boxesAt({ r, w, h }, x, y, side) {
  const half = w / 2;
  const label =
    side === 1 ? [x - half, y - r - 4 - h, x + half, y - r - 3]
    : side === 2 ? [x + r + 4, y - h / 2, x + r + 4 + w, y + h / 2]
    : side === 3 ? [x - r - 4 - w, y - h / 2, x - r - 4, y + h / 2]
    : [x - half, y + r + 3, x + half, y + r + 4 + h];
  return { shape: [x - r - 1, y - r - 1, x + r + 1, y + r + 1], label };
}

export const around = ({ shape: a, label: b }) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];

// `places` are [x, y]; gives [x, y, side]. `free[i]` is false for what must stay where it is, with the side `kept[i]`.
export function settle(places, sizes, links, free, frame, kept = []) {
  const n = places.length;
  const at = places.map(([x, y], i) => ({ x, y, side: kept[i] ?? 0 }));
  const mine = at.map(() => []);
  for (const [a, b] of links) {
    mine[a].push(b);
    mine[b].push(a);
  }
  const boxes = at.map((p, i) => ({ ...boxesAt(sizes[i], p.x, p.y, p.side) }));
  for (const b of boxes) b.all = around(b);
  const crossings = links.length <= 120;
  const room = Math.min(150, 0.55 * Math.sqrt((frame.width * frame.height) / Math.max(1, n))); // as long as a line may be for nothing
  const diagonal = Math.sqrt(frame.width * frame.width + frame.height * frame.height);

  const cost = (i, x, y, side, enough) => {
    const own = boxesAt(sizes[i], x, y, side);
    own.all = around(own);
    const [l, t, r, b] = own.all;
    if (l < 2 || r > frame.width - 2 || t < frame.margin.head || b > frame.height - frame.margin.foot) return Infinity;
    let sum = side * COST.side;
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      const other = boxes[j].all;
      const ox = Math.min(r, other[2]) - Math.max(l, other[0]) + 4;
      const oy = Math.min(b, other[3]) - Math.max(t, other[1]) + 4;
      if (ox > 0 && oy > 0) sum += COST.overlap + Math.min(ox, oy);
    }
    if (sum >= enough) return sum;
    for (const j of mine[i]) {
      const { x: x1, y: y1 } = at[j];
      const dx = x1 - x;
      const dy = y1 - y;
      const long = Math.sqrt(dx * dx + dy * dy);
      if (long > room) sum += (COST.long * (long - room)) / diagonal;
      const seen = long - sizes[i].r - sizes[j].r;
      if (seen < SHOW) sum += (COST.short * (SHOW - seen)) / SHOW;
      if (cuts(x, y, x1, y1, own.label)) sum += COST.own;
      if (cuts(x, y, x1, y1, boxes[j].label)) sum += COST.own;
      for (let k = 0; k < n; k++) {
        if (k === i || k === j || !cuts(x, y, x1, y1, boxes[k].all)) continue;
        if (cuts(x, y, x1, y1, boxes[k].shape)) sum += COST.shape;
        else if (cuts(x, y, x1, y1, boxes[k].label)) sum += COST.label;
      }
      if (sum >= enough) return sum;
    }
    for (const [p, q] of links) {
      if (p === i || q === i) continue;
      const [a, c] = [at[p], at[q]];
      if (cuts(a.x, a.y, c.x, c.y, own.all)) {
        if (cuts(a.x, a.y, c.x, c.y, own.shape)) sum += COST.shape;
        else if (cuts(a.x, a.y, c.x, c.y, own.label)) sum += COST.label;
      }
      if (crossings) for (const j of mine[i]) if (j !== p && j !== q && meet(x, y, at[j].x, at[j].y, a.x, a.y, c.x, c.y)) sum += COST.crossing;
      if (sum >= enough) return sum;
    }
    return sum;
  };

  const rounds = n > 120 ? 1 : n > 60 ? 3 : STEPS.length;
  for (let round = 0; round < rounds; round++) {
    const step = STEPS[rounds < STEPS.length ? round + 2 : round];
    for (let i = 0; i < n; i++) {
      if (!free[i]) continue;
      const p = at[i];
      let best = cost(i, p.x, p.y, p.side, Infinity);
      const before = best;
      let to = [p.x, p.y, p.side];
      const attempt = (x, y, side) => {
        const found = cost(i, x, y, side, best - 0.05);
        if (found < best - 0.05) [best, to] = [found, [x, y, side]];
      };
      for (let side = 0; side < 4; side++) if (side !== p.side) attempt(p.x, p.y, side);
      for (const [dx, dy] of WAYS) attempt(p.x + dx * step, p.y + dy * step, p.side);
      const [x, y] = to;
      if (x !== p.x || y !== p.y) for (let side = 0; side < 4; side++) if (side !== to[2]) attempt(x, y, side);
      if (best < before) {
        [p.x, p.y, p.side] = to;
        boxes[i] = boxesAt(sizes[i], p.x, p.y, p.side);
        boxes[i].all = around(boxes[i]);
      }
    }
  }
  const [dx, dy] = free.every(Boolean) && n ? middle(boxes, frame) : [0, 0];
  return at.map(({ x, y, side }) => [x + dx, y + dy, side]);
}

// How far the whole has to move to stand in the middle of the frame.
function middle(boxes, { width, height, margin }) {
  const low = (side) => boxes.reduce((least, { all }) => Math.min(least, all[side]), Infinity);
  const high = (side) => boxes.reduce((most, { all }) => Math.max(most, all[side]), -Infinity);
  return [(width - low(0) - high(2)) / 2, (margin.head + height - margin.foot - low(1) - high(3)) / 2];
}
