// Places for a few dozen things so that every label can be read: forces first, then boxes (shape and label) pushed apart, all within a frame.
// Deterministic: it starts from the places that came with the page and uses only + - * / and square roots.

import { settle } from "./settle.js";

// Gives [x, y, side of the name] for each node. `sizes` are {r, w, h}; `fixed` holds what must stay where it is.
export function arrange(nodes, lines, sizes, start, frame, fixed = new Map()) {
  const n = nodes.length;
  if (!n) return [];
  const slot = new Map(nodes.map((e, i) => [e, i]));
  const links = lines.map(({ a, b }) => [slot.get(a), slot.get(b)]).filter(([a, b]) => a !== undefined && b !== undefined);
  const aspect = frame.width / frame.height;
  const at = begin(start, n, aspect);
  const free = nodes.map((e) => !fixed.has(e));
  const ideal = 1 / Math.sqrt(n);
  if (fixed.size) {
    nodes.forEach((e, i) => {
      if (!free[i]) at[i] = [(fixed.get(e)[0] / frame.width - 0.5) * aspect, fixed.get(e)[1] / frame.height - 0.5];
    });
    for (const [a, b] of links) {
      if (free[a] && !free[b]) at[a] = beside(at[b], a, ideal);
      else if (free[b] && !free[a]) at[b] = beside(at[a], b, ideal);
    }
  }
  for (let turn = 0, rounds = n > 80 ? 80 : 220; turn < rounds; turn++) step(at, links, free, ideal, aspect, 0.09 * (1 - turn / rounds) + 0.003);
  const places = fixed.size ? at.map(([x, y]) => [(x / aspect + 0.5) * frame.width, (y + 0.5) * frame.height]) : fitted(at, frame);
  const boxes = sizes.map(({ r, w, h }) => ({ left: Math.max(w / 2, r), right: Math.max(w / 2, r), up: r + 3, down: r + 4 + h }));
  separate(places, boxes, free, frame, links);
  return settle(places, sizes, links, free, frame, nodes.map((e) => fixed.get(e)?.[2]));
}

function begin(start, n, aspect) {
  const xs = start.map(([x]) => x);
  const ys = start.map(([, y]) => y);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return start.map(([x, y], i) => [
    ((x - x0) / (x1 - x0 || 1) - 0.5) * 0.8 * aspect + 0.013 * (((i * 7) % 11) / 11 - 0.5),
    ((y - y0) / (y1 - y0 || 1) - 0.5) * 0.8 + 0.013 * (((i * 5) % 13) / 13 - 0.5),
  ]);
}

// Around a fixed thing, mostly away from the middle of the picture.
function beside([x, y], i, ideal) {
  const turn = [[1, 0], [0.7, 0.7], [0, 1], [-0.7, 0.7], [-1, 0], [-0.7, -0.7], [0, -1], [0.7, -0.7]][i % 8];
  return [x + turn[0] * ideal * 0.7, y + turn[1] * ideal * 0.7];
}

function step(at, links, free, ideal, aspect, most) {
  const force = at.map(() => [0, 0]);
  for (let i = 0; i < at.length; i++) {
    for (let j = i + 1; j < at.length; j++) {
      const dx = at[i][0] - at[j][0];
      const dy = at[i][1] - at[j][1];
      const square = dx * dx + dy * dy + 1e-4;
      const push = (ideal * ideal) / square;
      force[i][0] += dx * push;
      force[i][1] += dy * push;
      force[j][0] -= dx * push;
      force[j][1] -= dy * push;
    }
  }
  for (const [a, b] of links) {
    const dx = at[a][0] - at[b][0];
    const dy = at[a][1] - at[b][1];
    const pull = (Math.sqrt(dx * dx + dy * dy) / ideal) * 0.55;
    force[a][0] -= dx * pull;
    force[a][1] -= dy * pull;
    force[b][0] += dx * pull;
    force[b][1] += dy * pull;
  }
  for (let i = 0; i < at.length; i++) {
    if (!free[i]) continue;
    const fx = force[i][0] - at[i][0] * 0.6;
    const fy = force[i][1] - at[i][1] * 0.6 * aspect;
    const size = Math.sqrt(fx * fx + fy * fy) || 1;
    const move = Math.min(size, most) / size;
    at[i][0] += fx * move;
    at[i][1] += fy * move;
  }
}

// Into the frame; few things do not fill a large one, so that two do not stand in far corners.
function fitted(at, { width, height, margin }) {
  const fill = Math.min(1, 0.35 + at.length * 0.055);
  const xs = at.map(([x]) => x);
  const ys = at.map(([, y]) => y);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = (value, low, high, from, to) => (high - low < 1e-9 ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from));
  const inset = (low, high) => [low + ((high - low) * (1 - fill)) / 2, high - ((high - low) * (1 - fill)) / 2];
  return at.map(([x, y]) => [scale(x, x0, x1, ...inset(margin.left, width - margin.right)), scale(y, y0, y1, ...inset(margin.top, height - margin.bottom))]);
}

// Boxes are {left, right, up, down} around a place. The axis of the smaller overlap is the one to move along.
function separate(places, boxes, free, { width, height, margin }, links) {
  // Room on each line for its words, as far as the frame has it.
  const room = Math.min(150, 0.55 * Math.sqrt((width * height) / places.length));
  for (let turn = 0; turn < 120; turn++) {
    let moved = false;
    for (const [a, b] of turn < 90 ? links : []) {
      const dx = places[b][0] - places[a][0];
      const dy = places[b][1] - places[a][1];
      const long = Math.sqrt(dx * dx + dy * dy) || 1;
      const by = Math.min(6, room - long);
      if (by <= 0) continue;
      moved = true;
      if (free[a]) places[a] = [places[a][0] - (dx / long) * by, places[a][1] - (dy / long) * by];
      if (free[b]) places[b] = [places[b][0] + (dx / long) * by, places[b][1] + (dy / long) * by];
    }
    for (let i = 0; i < places.length; i++) {
      for (let j = i + 1; j < places.length; j++) {
        if (!free[i] && !free[j]) continue;
        const ox = Math.min(places[i][0] + boxes[i].right, places[j][0] + boxes[j].right) - Math.max(places[i][0] - boxes[i].left, places[j][0] - boxes[j].left);
        const oy = Math.min(places[i][1] + boxes[i].down, places[j][1] + boxes[j].down) - Math.max(places[i][1] - boxes[i].up, places[j][1] - boxes[j].up);
        if (ox <= 0 || oy <= 0) continue;
        moved = true;
        const axis = ox < oy * 1.6 ? 0 : 1;
        const by = ((axis ? oy : ox) + 1) / (free[i] && free[j] ? 2 : 1);
        const sign = places[i][axis] < places[j][axis] || (places[i][axis] === places[j][axis] && i < j) ? -1 : 1;
        if (free[i]) places[i][axis] += sign * by;
        if (free[j]) places[j][axis] -= sign * by;
      }
    }
    for (let i = 0; i < places.length; i++) {
      if (!free[i]) continue;
      places[i][0] = Math.min(width - boxes[i].right - 2, Math.max(boxes[i].left + 2, places[i][0]));
      places[i][1] = Math.min(height - boxes[i].down - margin.foot, Math.max(boxes[i].up + margin.head, places[i][1]));
    }
    if (!moved) break;
  }
}
