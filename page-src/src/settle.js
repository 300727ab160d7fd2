// The last hand on an arrangement: things are nudged, and names set below, above or beside them, so that names stay clear of each other, lines run through
// no thing they do not concern, and each line has room for its count. A local search: a move is taken when it costs less. The same every time.

import { meet, within } from "./geometry.js";

export const SIDES = ["below", "above", "right", "left"];
const STEPS = [80, 50, 30, 50, 24, 16, 10, 30];
const WAYS = [[1, 0], [0.7, 0.7], [0, 1], [-0.7, 0.7], [-1, 0], [-0.7, -0.7], [0, -1], [0.7, -0.7]];
const COST = { overlap: 60, shape: 14, label: 9, own: 2.5, crossing: 2, short: 9, long: 6, side: 0.3 };
const GOOD = 0.5; // what costs less stays
const WORK = 1e6; // tests of a line or box against another, about: a few dozen milliseconds
const GRID = 14; // columns and rows
const MOST_APART = 1.5; // how much further apart things may stand than they were set
const SHOW = 54; // pixels of a line that should be seen between its two ends, for its count

// Boxes as twelve numbers a thing: the shape's, the name's, and the one around both; each left, top, right, bottom.
const SHAPE = 0;
const NAME = 4;
const ALL = 8;
const BOXES = 12;

function put(boxes, at, size, x, y, side) {
  const { r, w, h } = size;
  let [l, t, b] = [x - w / 2, y + r + 3, y + r + 4 + h];
  if (side === 1) [t, b] = [y - r - 4 - h, y - r - 3];
  else if (side > 1) [l, t, b] = [side === 2 ? x + r + 4 : x - r - 4 - w, y - h / 2, y + h / 2];
  boxes[at] = x - r - 1;
  boxes[at + 1] = y - r - 1;
  boxes[at + 2] = x + r + 1;
  boxes[at + 3] = y + r + 1;
  boxes[at + 4] = l;
  boxes[at + 5] = t;
  boxes[at + 6] = l + w;
  boxes[at + 7] = b;
  boxes[at + 8] = Math.min(boxes[at], l);
  boxes[at + 9] = Math.min(boxes[at + 1], t);
  boxes[at + 10] = Math.max(boxes[at + 2], l + w);
  boxes[at + 11] = Math.max(boxes[at + 3], b);
}

// The boxes of a thing at (x, y). `size` is {r, w, h}: the radius, the width and the height of the name.
export function boxesAt(size, x, y, side) {
  const all = new Array(BOXES);
  put(all, 0, size, x, y, side);
  return { shape: all.slice(SHAPE, NAME), label: all.slice(NAME, ALL), all: all.slice(ALL) };
}

// Moves `x` and `y` and gives the side of each name. `first` and `second` are the ends of the lines, `free[i]` is 0 for what must stay where it is, with
// the side that `sides` has.
export function settle(x, y, sides, sizes, first, second, free, frame) {
  const n = x.length;
  const search = new Search(x, y, sides, sizes, first, second, frame);
  const rounds = Math.max(1, Math.min(STEPS.length, Math.round(WORK / search.work)));
  for (let round = 0; round < rounds; round++) {
    const step = STEPS[rounds < STEPS.length ? round + 2 : round];
    for (let i = 0; i < n; i++) if (free[i]) search.better(i, step);
  }
  // What found no clear place near by looks over the whole picture.
  if (n <= 80) for (let i = 0; i < n; i++) if (free[i] && search.crowded(i)) search.anywhere(i);
  if (n && free.every(Boolean)) search.fill();
}

class Search {
  constructor(x, y, sides, sizes, first, second, frame) {
    Object.assign(this, { x, y, sides, sizes, first, second, frame, n: x.length, m: first.length });
    this.boxes = new Float64Array(BOXES * (this.n + 1)); // the last are those of the place that is tried
    for (let i = 0; i < this.n; i++) put(this.boxes, BOXES * i, sizes[i], x[i], y[i], sides[i]);
    this.mine = Array.from(x, () => []);
    for (let link = 0; link < this.m; link++) {
      this.mine[first[link]].push(second[link]);
      this.mine[second[link]].push(first[link]);
    }
    this.room = Math.min(150, 0.55 * Math.sqrt((frame.width * frame.height) / Math.max(1, this.n))); // as long as a line may be for nothing
    this.diagonal = Math.sqrt(frame.width * frame.width + frame.height * frame.height);
    this.crossings = this.m <= 60; // they cost the most to count, and among many lines one more matters least
    const ties = (2 * this.m) / Math.max(1, this.n);
    this.work = Math.max(1, 20 * this.n * (this.n * (1 + ties) + this.m * (this.crossings ? 1 + ties : 1)));
  }

  // Takes the cheapest of the places and sides around a thing, where one is cheaper than its own.
  better(i, step) {
    const { x, y, sides } = this;
    let best = this.cost(i, x[i], y[i], sides[i], Infinity);
    if (best < GOOD) return;
    let [bx, by, side] = [x[i], y[i], sides[i]];
    let found = false;
    const attempt = (px, py, s) => {
      const cost = this.cost(i, px, py, s, best - 0.05);
      if (cost >= best - 0.05) return;
      [best, bx, by, side, found] = [cost, px, py, s, true];
    };
    for (let s = 0; s < 4; s++) if (s !== sides[i]) attempt(x[i], y[i], s);
    for (const [dx, dy] of WAYS) attempt(x[i] + dx * step, y[i] + dy * step, sides[i]);
    if (bx !== x[i] || by !== y[i]) for (let s = 0; s < 4; s++) if (s !== side) attempt(bx, by, s);
    if (!found) return;
    x[i] = bx;
    y[i] = by;
    sides[i] = side;
    put(this.boxes, BOXES * i, this.sizes[i], bx, by, side);
  }

  // Whether a thing or its name lies on another.
  crowded(i) {
    const { boxes, n } = this;
    const at = BOXES * i + ALL;
    for (let j = 0; j < n; j++) {
      const other = BOXES * j + ALL;
      if (j !== i && boxes[at] < boxes[other + 2] && boxes[other] < boxes[at + 2] && boxes[at + 1] < boxes[other + 3] && boxes[other + 1] < boxes[at + 3]) return true;
    }
    return false;
  }

  // The cheapest of the places on a grid over the picture, then the best around it.
  anywhere(i) {
    const { x, y, sides, frame } = this;
    let best = this.cost(i, x[i], y[i], sides[i], Infinity);
    let [bx, by] = [x[i], y[i]];
    for (let row = 1; row < GRID; row++) {
      for (let column = 1; column < GRID; column++) {
        const [px, py] = [(frame.width * column) / GRID, (frame.height * row) / GRID];
        const cost = this.cost(i, px, py, 0, best);
        if (cost < best) [best, bx, by] = [cost, px, py];
      }
    }
    if (bx === x[i] && by === y[i]) return;
    x[i] = bx;
    y[i] = by;
    sides[i] = 0;
    put(this.boxes, BOXES * i, this.sizes[i], bx, by, 0);
    this.better(i, 20);
    this.better(i, 10);
  }

  // What it costs to have a thing at a place; whatever is above `enough` counts as that.
  cost(i, px, py, side, enough) {
    const { boxes, n, m, frame, first, second, x, y, sizes } = this;
    const own = BOXES * n;
    put(boxes, own, sizes[i], px, py, side);
    const l = boxes[own + ALL];
    const t = boxes[own + ALL + 1];
    const r = boxes[own + ALL + 2];
    const b = boxes[own + ALL + 3];
    if (l < 2 || r > frame.width - 2 || t < frame.margin.head || b > frame.height - frame.margin.foot) return Infinity;
    let sum = side * COST.side;
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      const at = BOXES * j + ALL;
      const ox = Math.min(r, boxes[at + 2]) - Math.max(l, boxes[at]) + 4;
      const oy = Math.min(b, boxes[at + 3]) - Math.max(t, boxes[at + 1]) + 4;
      if (ox > 0 && oy > 0) sum += COST.overlap + Math.min(ox, oy);
    }
    if (sum >= enough) return sum;
    const mine = this.mine[i];
    for (let at = 0; at < mine.length; at++) {
      const j = mine[at];
      const qx = x[j];
      const qy = y[j];
      const dx = qx - px;
      const dy = qy - py;
      const long = Math.sqrt(dx * dx + dy * dy);
      if (long > this.room) sum += (COST.long * (long - this.room)) / this.diagonal;
      const seen = long - sizes[i].r - sizes[j].r;
      if (seen < SHOW) sum += (COST.short * (SHOW - seen)) / SHOW;
      if (this.runs(px, py, qx, qy, own + NAME)) sum += COST.own;
      if (this.runs(px, py, qx, qy, BOXES * j + NAME)) sum += COST.own;
      // Most boxes lie wholly to one side of a line: they are left aside here, without a call.
      const left = dx < 0 ? qx : px;
      const right = dx < 0 ? px : qx;
      const top = dy < 0 ? qy : py;
      const bottom = dy < 0 ? py : qy;
      for (let k = 0, box = 0; k < n; k++, box += BOXES) {
        if (boxes[box + ALL] > right || boxes[box + ALL + 2] < left || boxes[box + ALL + 1] > bottom || boxes[box + ALL + 3] < top || k === i || k === j) continue;
        sum += this.harm(px, py, qx, qy, box);
      }
      if (sum >= enough) return sum;
    }
    for (let link = 0; link < m; link++) {
      const p = first[link];
      const q = second[link];
      if (p === i || q === i) continue;
      const x0 = x[p];
      const y0 = y[p];
      const x1 = x[q];
      const y1 = y[q];
      if (!((x0 < l && x1 < l) || (x0 > r && x1 > r) || (y0 < t && y1 < t) || (y0 > b && y1 > b))) sum += this.harm(x0, y0, x1, y1, own);
      if (this.crossings) {
        for (let at = 0; at < mine.length; at++) {
          const j = mine[at];
          if (j !== p && j !== q && meet(px, py, x[j], y[j], x0, y0, x1, y1)) sum += COST.crossing;
        }
      }
      if (sum >= enough) return sum;
    }
    return sum;
  }

  runs(x0, y0, x1, y1, at) {
    const { boxes } = this;
    return within(x0, y0, x1, y1, boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]);
  }

  // What it costs that a line runs over a thing it does not concern.
  harm(x0, y0, x1, y1, at) {
    if (!this.runs(x0, y0, x1, y1, at + ALL)) return 0;
    return this.runs(x0, y0, x1, y1, at + SHAPE) ? COST.shape : this.runs(x0, y0, x1, y1, at + NAME) ? COST.label : 0;
  }

  // The whole into the middle of the frame, and apart as far as the frame has room: then lines have room for their words.
  fill() {
    const { boxes, n, frame, x, y } = this;
    let [l, t, r, b] = [Infinity, Infinity, -Infinity, -Infinity];
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0, at = ALL; i < n; i++, at += BOXES) {
      l = Math.min(l, boxes[at]);
      t = Math.min(t, boxes[at + 1]);
      r = Math.max(r, boxes[at + 2]);
      b = Math.max(b, boxes[at + 3]);
      x0 = Math.min(x0, x[i]);
      y0 = Math.min(y0, y[i]);
      x1 = Math.max(x1, x[i]);
      y1 = Math.max(y1, y[i]);
    }
    const top = frame.margin.head;
    const bottom = frame.height - frame.margin.foot;
    const part = share(n);
    // Names keep their size: what grows is only how far the things are apart.
    const wider = factor(x1 - x0, r - l, part * (frame.width - 4));
    const higher = factor(y1 - y0, b - t, part * (bottom - top));
    const [cx, cy] = [(l + r) / 2, (t + b) / 2];
    for (let i = 0; i < n; i++) {
      x[i] = frame.width / 2 + (x[i] - cx) * wider;
      y[i] = (top + bottom) / 2 + (y[i] - cy) * higher;
    }
    // Names to one side make the whole lopsided when things move apart: back into the frame.
    this.inside(top, bottom);
  }

  inside(top, bottom) {
    const { n, frame, x, y, sides, sizes, boxes } = this;
    let [l, t, r, b] = [0, 0, 0, 0];
    for (let i = 0, at = 0; i < n; i++, at += BOXES) {
      put(boxes, at, sizes[i], x[i], y[i], sides[i]);
      l = Math.max(l, 2 - boxes[at + ALL]);
      t = Math.max(t, top - boxes[at + ALL + 1]);
      r = Math.max(r, boxes[at + ALL + 2] - frame.width + 2);
      b = Math.max(b, boxes[at + ALL + 3] - bottom);
    }
    for (let i = 0; i < n; i++) {
      x[i] += l - r;
      y[i] += t - b;
    }
  }
}

// How much of the frame so many things fill: two do not stand in far corners.
export const share = (n) => Math.min(1, 0.35 + n * 0.055);

// By how much distances grow so that `extent`, boxes included, reaches `wanted`: never less than 1.
const factor = (between, extent, wanted) => (between > 1 ? Math.min(MOST_APART, Math.max(1, (wanted - (extent - between)) / between)) : 1);
