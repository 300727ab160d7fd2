// The way of a line: straight, or bent around the things and names that it does not concern.

import { cuts, pieces } from "./geometry.js";

const BENDS = [26, -26, 44, -44, 70, -70, 110, -110, 160, -160];

// `ends` are two [x, y], `boxes` what must not be run through, `own` the names of the two ends, `frame` the picture. Gives {x0, y0, x1, y1} with cx, cy
// where it is bent. A line is never bent for its own names alone.
export function route([x0, y0], [x1, y1], boxes, own, frame) {
  const straight = { x0, y0, x1, y1 };
  let best = straight;
  let least = hits(straight, boxes, Infinity);
  if (!least) return straight;
  least += 0.3 * hits(straight, own, Infinity);
  const length = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)) || 1;
  for (const off of BENDS) {
    if (Math.abs(off) > length * 0.6) break;
    const cx = (x0 + x1) / 2 - ((y1 - y0) / length) * off * 2;
    const cy = (y0 + y1) / 2 + ((x1 - x0) / length) * off * 2;
    const bent = { x0, y0, x1, y1, cx, cy };
    const [mx, my] = [(x0 + 2 * cx + x1) / 4, (y0 + 2 * cy + y1) / 4];
    if (frame && (mx < 4 || my < 4 || mx > frame.width - 4 || my > frame.height - 4)) continue;
    const found = hits(bent, boxes, least) + 0.3 * hits(bent, own, Infinity);
    if (found < least) [best, least] = [bent, found];
    if (!least) break;
  }
  return best;
}

function hits(line, boxes, enough) {
  const parts = pieces(line);
  let sum = 0;
  for (const box of boxes) {
    if (parts.some(([a, b, c, d]) => cuts(a, b, c, d, box))) sum++;
    if (sum >= enough) break;
  }
  return sum;
}
