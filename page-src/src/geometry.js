// Segments, boxes and curves of the picture. A box is [left, top, right, bottom].

// Whether a segment has a point inside a box (Liang and Barsky's clipping).
export function cuts(x0, y0, x1, y1, box) {
  if ((x0 < box[0] && x1 < box[0]) || (x0 > box[2] && x1 > box[2]) || (y0 < box[1] && y1 < box[1]) || (y0 > box[3] && y1 > box[3])) return false;
  const dx = x1 - x0;
  const dy = y1 - y0;
  let from = 0;
  let to = 1;
  for (let side = 0; side < 4; side++) {
    const along = side === 0 ? -dx : side === 1 ? dx : side === 2 ? -dy : dy;
    const room = side === 0 ? x0 - box[0] : side === 1 ? box[2] - x0 : side === 2 ? y0 - box[1] : box[3] - y0;
    if (along === 0) {
      if (room < 0) return false;
      continue;
    }
    const t = room / along;
    if (along < 0) from = Math.max(from, t);
    else to = Math.min(to, t);
    if (from > to) return false;
  }
  return true;
}

// Whether two segments cross.
export function meet(ax, ay, bx, by, cx, cy, dx, dy) {
  const side = (px, py, qx, qy, rx, ry) => (qx - px) * (ry - py) - (qy - py) * (rx - px);
  return side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 && side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0;
}

export const overlap = (a, b) => Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));

// A point of a line, straight or bent (a quadratic curve with the control point cx, cy), t in 0..1.
export function point({ x0, y0, x1, y1, cx, cy }, t) {
  if (cx === undefined) return [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t];
  const [p, q, r] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
  return [p * x0 + q * cx + r * x1, p * y0 + q * cy + r * y1];
}

// A line as a few straight pieces.
export function pieces(line, steps = 12) {
  if (line.cx === undefined) return [[line.x0, line.y0, line.x1, line.y1]];
  const found = [];
  let before = [line.x0, line.y0];
  for (let i = 1; i <= steps; i++) {
    const here = point(line, i / steps);
    found.push([...before, ...here]);
    before = here;
  }
  return found;
}

// How far a point is from a line.
export function distance(line, x, y) {
  let least = Infinity;
  for (const [x0, y0, x1, y1] of pieces(line)) {
    const [dx, dy] = [x1 - x0, y1 - y0];
    const t = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(x - x0 - t * dx, y - y0 - t * dy));
  }
  return least;
}
