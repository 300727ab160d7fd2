// Segments, boxes and curves of the picture. A box is [left, top, right, bottom].

// Whether a segment has a point inside a box (Liang and Barsky's clipping). Numbers alone: it is asked ten thousand times for a picture.
export function within(x0, y0, x1, y1, left, top, right, bottom) {
  if ((x0 < left && x1 < left) || (x0 > right && x1 > right) || (y0 < top && y1 < top) || (y0 > bottom && y1 > bottom)) return false;
  const dx = x1 - x0;
  const dy = y1 - y0;
  let from = 0;
  let to = 1;
  if (dx !== 0) {
    const a = (left - x0) / dx;
    const b = (right - x0) / dx;
    from = Math.max(from, dx > 0 ? a : b);
    to = Math.min(to, dx > 0 ? b : a);
  }
  if (dy !== 0) {
    const a = (top - y0) / dy;
    const b = (bottom - y0) / dy;
    from = Math.max(from, dy > 0 ? a : b);
    to = Math.min(to, dy > 0 ? b : a);
  }
  return from <= to;
}

export const cuts = (x0, y0, x1, y1, box) => within(x0, y0, x1, y1, box[0], box[1], box[2], box[3]);

// Whether two segments cross.
export function meet(ax, ay, bx, by, cx, cy, dx, dy) {
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx) || Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
  const c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  const a = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
  const b = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
  return c * d < 0 && a * b < 0;
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
