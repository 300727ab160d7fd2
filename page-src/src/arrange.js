// Places for a few dozen things so that every label can be read: forces first, then boxes (shape and label) pushed apart, all within a frame.
// Deterministic: it starts from the places that came with the page and uses only + - * / and square roots. Columns of numbers, not pairs: it runs
// once for each view, before the engine has compiled it, and pairs cost three times as much.

import { settle, share } from "./settle.js";

// Gives [x, y, side of the name] for each node. `sizes` are {r, w, h}; `fixed` holds what must stay where it is.
export function arrange(nodes, lines, sizes, start, frame, fixed = new Map()) {
  const n = nodes.length;
  if (!n) return [];
  const slot = new Map(nodes.map((e, i) => [e, i]));
  const links = lines.filter(({ a, b }) => slot.has(a) && slot.has(b));
  const first = Int32Array.from(links, ({ a }) => slot.get(a));
  const second = Int32Array.from(links, ({ b }) => slot.get(b));
  const aspect = frame.width / frame.height;
  const free = Uint8Array.from(nodes, (e) => (fixed.has(e) ? 0 : 1));
  const sides = Uint8Array.from(nodes, (e) => fixed.get(e)?.[2] ?? 0);
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  begin(start, x, y, aspect);
  const ideal = 1 / Math.sqrt(n);
  if (fixed.size) held(nodes, fixed, first, second, free, x, y, ideal, frame);
  const force = [new Float64Array(n), new Float64Array(n)];
  for (let turn = 0, rounds = n > 80 ? 80 : 160; turn < rounds; turn++) step(x, y, force, first, second, free, ideal, aspect, 0.09 * (1 - turn / rounds) + 0.003);
  if (fixed.size) {
    for (let i = 0; i < n; i++) {
      x[i] = (x[i] / aspect + 0.5) * frame.width;
      y[i] = (y[i] + 0.5) * frame.height;
    }
  } else fitted(x, y, frame);
  separate(x, y, sizes, free, frame, first, second);
  settle(x, y, sides, sizes, first, second, free, frame);
  return nodes.map((_, i) => [x[i], y[i], sides[i]]);
}

const least = (values) => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values) => values.reduce((a, b) => Math.max(a, b), -Infinity);

function begin(start, x, y, aspect) {
  const [xs, ys] = [start.map(([a]) => a), start.map(([, b]) => b)];
  const [x0, x1, y0, y1] = [least(xs), most(xs), least(ys), most(ys)];
  for (let i = 0; i < x.length; i++) {
    x[i] = ((xs[i] - x0) / (x1 - x0 || 1) - 0.5) * 0.8 * aspect + 0.013 * (((i * 7) % 11) / 11 - 0.5);
    y[i] = ((ys[i] - y0) / (y1 - y0 || 1) - 0.5) * 0.8 + 0.013 * (((i * 5) % 13) / 13 - 0.5);
  }
}

// What is fixed takes its place; what is tied to it begins around it.
function held(nodes, fixed, first, second, free, x, y, ideal, frame) {
  const aspect = frame.width / frame.height;
  nodes.forEach((e, i) => {
    if (free[i]) return;
    const [px, py] = fixed.get(e);
    x[i] = (px / frame.width - 0.5) * aspect;
    y[i] = py / frame.height - 0.5;
  });
  for (let link = 0; link < first.length; link++) {
    for (const [near, far] of [[first[link], second[link]], [second[link], first[link]]]) {
      if (!free[near] || free[far]) continue;
      const [dx, dy] = AROUND[near % 8];
      x[near] = x[far] + dx * ideal * 0.7;
      y[near] = y[far] + dy * ideal * 0.7;
    }
  }
}

const AROUND = [[1, 0], [0.7, 0.7], [0, 1], [-0.7, 0.7], [-1, 0], [-0.7, -0.7], [0, -1], [0.7, -0.7]];

function step(x, y, [forceX, forceY], first, second, free, ideal, aspect, limit) {
  const n = x.length;
  forceX.fill(0);
  forceY.fill(0);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const dx = x[i] - x[j];
      const dy = y[i] - y[j];
      const push = (ideal * ideal) / (dx * dx + dy * dy + 1e-4);
      forceX[i] += dx * push;
      forceY[i] += dy * push;
      forceX[j] -= dx * push;
      forceY[j] -= dy * push;
    }
  }
  for (let link = 0; link < first.length; link++) {
    const a = first[link];
    const b = second[link];
    const dx = x[a] - x[b];
    const dy = y[a] - y[b];
    const pull = (Math.sqrt(dx * dx + dy * dy) / ideal) * 0.55;
    forceX[a] -= dx * pull;
    forceY[a] -= dy * pull;
    forceX[b] += dx * pull;
    forceY[b] += dy * pull;
  }
  for (let i = 0; i < n; i++) {
    if (!free[i]) continue;
    const fx = forceX[i] - x[i] * 0.6;
    const fy = forceY[i] - y[i] * 0.6 * aspect;
    const size = Math.sqrt(fx * fx + fy * fy) || 1;
    const move = Math.min(size, limit) / size;
    x[i] += fx * move;
    y[i] += fy * move;
  }
}

// Into the frame; few things do not fill a large one, so that two do not stand in far corners.
function fitted(x, y, { width, height, margin }) {
  const fill = share(x.length);
  const into = (values, from, to) => {
    const [low, high] = [least(values), most(values)];
    const inset = ((to - from) * (1 - fill)) / 2;
    for (let i = 0; i < values.length; i++) values[i] = high - low < 1e-9 ? (from + to) / 2 : from + inset + ((values[i] - low) / (high - low)) * (to - from - 2 * inset);
  };
  into(x, margin.left, width - margin.right);
  into(y, margin.top, height - margin.bottom);
}

// Boxes with the name below the shape; the axis of the smaller overlap is the one to move along.
function separate(x, y, sizes, free, { width, height, margin }, first, second) {
  const n = x.length;
  const half = Float64Array.from(sizes, ({ r, w }) => Math.max(w / 2, r));
  const up = Float64Array.from(sizes, ({ r }) => r + 3);
  const down = Float64Array.from(sizes, ({ r, h }) => r + 4 + h);
  // Room on each line for its words, as far as the frame has it.
  const room = Math.min(150, 0.55 * Math.sqrt((width * height) / n));
  for (let turn = 0; turn < 80; turn++) {
    let moved = false;
    for (let link = 0; turn < 50 && link < first.length; link++) {
      const a = first[link];
      const b = second[link];
      const dx = x[b] - x[a];
      const dy = y[b] - y[a];
      const long = Math.sqrt(dx * dx + dy * dy) || 1;
      const by = Math.min(6, room - long);
      if (by <= 0) continue;
      moved = true;
      if (free[a]) {
        x[a] -= (dx / long) * by;
        y[a] -= (dy / long) * by;
      }
      if (free[b]) {
        x[b] += (dx / long) * by;
        y[b] += (dy / long) * by;
      }
    }
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const ox = half[i] + half[j] - Math.abs(x[i] - x[j]);
        if (ox <= 0 || (!free[i] && !free[j])) continue;
        const oy = Math.min(y[i] + down[i], y[j] + down[j]) - Math.max(y[i] - up[i], y[j] - up[j]);
        if (oy <= 0) continue;
        moved = true;
        const along = ox < oy * 1.6 ? x : y;
        const by = ((along === y ? oy : ox) + 1) / (free[i] && free[j] ? 2 : 1);
        const sign = along[i] <= along[j] ? -1 : 1;
        if (free[i]) along[i] += sign * by;
        if (free[j]) along[j] -= sign * by;
      }
    }
    for (let i = 0; i < n; i++) {
      if (!free[i]) continue;
      x[i] = Math.min(width - half[i] - 2, Math.max(half[i] + 2, x[i]));
      y[i] = Math.min(height - down[i] - margin.foot, Math.max(up[i] + margin.head, y[i]));
    }
    if (!moved) break;
  }
}
