// The ways of the lines: straight, or bent around the things and names that they do not concern.

import { cuts, within } from "./geometry.js";

const BEND = 160; // pixels, the most
const BENDS = [26, -26, 44, -44, 70, -70, 110, -110, BEND, -BEND];
const PIECES = 10;
const OWN = 0.3; // what it counts to run over the name of an end, beside 1 for another's

// Gives each line its `bend`: null where it runs straight, or the control point [x, y] of its curve. `stands` are {e, shape, label, all}, boxes of the
// things drawn, `places` where they are, `frame` the picture. A line is never bent for its own names alone.
export function routes(lines, stands, places, frame) {
  const bounds = stands.flatMap(({ all }) => all);
  const label = new Map(stands.map((one) => [one.e, one.label]));
  for (const line of lines) {
    line.bend = null;
    const [from, to] = [places.get(line.a), places.get(line.b)];
    if (!from || !to) continue;
    // Whatever the line would touch, straight or bent, stands in this box.
    const left = Math.min(from[0], to[0]) - BEND - 10;
    const right = Math.max(from[0], to[0]) + BEND + 10;
    const top = Math.min(from[1], to[1]) - BEND - 10;
    const bottom = Math.max(from[1], to[1]) + BEND + 10;
    const others = [];
    let straight = true;
    for (let i = 0, at = 0; i < stands.length; i++, at += 4) {
      const one = stands[i];
      if (one.e === line.a || one.e === line.b || bounds[at] > right || bounds[at + 2] < left || bounds[at + 1] > bottom || bounds[at + 3] < top) continue;
      others.push(one.shape, one.label);
      straight &&= !within(from[0], from[1], to[0], to[1], bounds[at], bounds[at + 1], bounds[at + 2], bounds[at + 3]);
    }
    if (!straight) line.bend = around(from, to, others, [label.get(line.a), label.get(line.b)], frame);
  }
}

const polyline = new Float64Array(2 * (PIECES + 1));

// The bend that runs over least, null where straight is as good.
function around([x0, y0], [x1, y1], boxes, own, frame) {
  const over = (list) => list.reduce((sum, box) => sum + cuts(x0, y0, x1, y1, box), 0);
  let least = over(boxes);
  if (!least) return null;
  least += OWN * over(own);
  let best = null;
  const length = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)) || 1;
  for (const off of BENDS) {
    if (Math.abs(off) > length * 0.6) break;
    const cx = (x0 + x1) / 2 - ((y1 - y0) / length) * off * 2;
    const cy = (y0 + y1) / 2 + ((x1 - x0) / length) * off * 2;
    const mx = (x0 + x1) / 4 + cx / 2;
    const my = (y0 + y1) / 4 + cy / 2;
    if (mx < 4 || my < 4 || mx > frame.width - 4 || my > frame.height - 4) continue;
    for (let i = 0; i <= PIECES; i++) {
      const t = i / PIECES;
      const [p, q, r] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
      polyline[2 * i] = p * x0 + q * cx + r * x1;
      polyline[2 * i + 1] = p * y0 + q * cy + r * y1;
    }
    const found = hits(boxes, least) + OWN * hits(own, Infinity);
    if (found < least) [best, least] = [[cx, cy], found];
    if (!least) break;
  }
  return best;
}

// How many of the boxes the polyline runs through; counts no further than `enough`.
function hits(boxes, enough) {
  let sum = 0;
  for (let b = 0; b < boxes.length && sum < enough; b++) {
    const box = boxes[b];
    for (let i = 0; i < 2 * PIECES; i += 2) {
      if (!within(polyline[i], polyline[i + 1], polyline[i + 2], polyline[i + 3], box[0], box[1], box[2], box[3])) continue;
      sum++;
      break;
    }
  }
  return sum;
}
