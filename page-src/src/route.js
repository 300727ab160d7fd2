// The way of a line: straight, or bent around the things and names that it does not concern.

import { cuts, point } from "./geometry.js";

export const BEND = 160; // pixels, the most
const BENDS = [26, -26, 44, -44, 70, -70, 110, -110, BEND, -BEND];
const PIECES = 10;
const OWN = 0.3; // what it counts to run over the name of an end, beside 1 for another's

// `boxes` are what must not be run through, `own` the names of the two ends, `frame` the picture. Gives {x0, y0, x1, y1}, with cx, cy where it is bent.
// A line is never bent for its own names alone.
export function route([x0, y0], [x1, y1], boxes, own, frame) {
  const straight = { x0, y0, x1, y1 };
  const over = (list) => list.reduce((sum, box) => sum + cuts(x0, y0, x1, y1, box), 0);
  let least = over(boxes);
  if (!least) return straight;
  least += OWN * over(own);
  let best = straight;
  const length = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)) || 1;
  for (const off of BENDS) {
    if (Math.abs(off) > length * 0.6) break;
    const cx = (x0 + x1) / 2 - ((y1 - y0) / length) * off * 2;
    const cy = (y0 + y1) / 2 + ((x1 - x0) / length) * off * 2;
    const bent = { x0, y0, x1, y1, cx, cy };
    const [mx, my] = point(bent, 0.5);
    if (mx < 4 || my < 4 || mx > frame.width - 4 || my > frame.height - 4) continue;
    const at = Array.from({ length: PIECES + 1 }, (_, i) => point(bent, i / PIECES));
    const found = hits(at, boxes, least) + OWN * hits(at, own, Infinity);
    if (found < least) [best, least] = [bent, found];
    if (!least) break;
  }
  return best;
}

// How many of the boxes a polyline runs through; counts no further than `enough`.
function hits(at, boxes, enough) {
  let sum = 0;
  for (let b = 0; b < boxes.length && sum < enough; b++) {
    for (let i = 0; i < PIECES; i++) {
      if (!cuts(at[i][0], at[i][1], at[i + 1][0], at[i + 1][1], boxes[b])) continue;
      sum++;
      break;
    }
  }
  return sum;
}
