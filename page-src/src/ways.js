// Ways between two things over statements that pass the filters.

import { keyOf } from "./pairs.js";

const COST = { asserted: 1, claimed: 1.4, planned: 1.8, possible: 2, denied: 3 };

// Up to three ways: the cheapest by Dijkstra, then the cheapest that takes none of the hops already used.
export function ways(data, pass, from, to) {
  const found = [];
  const used = new Set();
  for (let i = 0; i < 3; i++) {
    const way = cheapest(data, pass, from, to, used);
    if (!way) break;
    found.push(way);
    for (let h = 0; h + 1 < way.nodes.length; h++) used.add(keyOf(way.nodes[h], way.nodes[h + 1]));
  }
  return found;
}

function cheapest(data, pass, from, to, used) {
  const cost = new Map([[from, 0]]);
  const came = new Map();
  const heap = new Heap();
  heap.push(0, from);
  while (heap.size) {
    const [so, e] = heap.pop();
    if (e === to) break;
    if (so > cost.get(e)) continue;
    for (const s of data.touching(e)) {
      if (!pass.has(s)) continue;
      const step = COST[data.status(s)] + 0.01;
      const parts = [data.S.subject[s], data.S.object[s], ...data.participants(s).map(([, p]) => p).filter((p) => pass.shows(p))];
      if (!parts.includes(e)) continue;
      for (const other of parts) {
        if (other < 0 || other === e || used.has(keyOf(e, other))) continue;
        const sum = so + step + (data.E.named[other] ? 0 : 0.2);
        if (sum < (cost.get(other) ?? Infinity)) {
          cost.set(other, sum);
          came.set(other, [e, s]);
          heap.push(sum, other);
        }
      }
    }
  }
  if (!came.has(to)) return null;
  const nodes = [to];
  const statements = [];
  for (let e = to; e !== from; ) {
    const [before, s] = came.get(e);
    nodes.unshift(before);
    statements.unshift(s);
    e = before;
  }
  return { nodes, statements };
}

class Heap {
  items = [];
  get size() {
    return this.items.length;
  }
  push(cost, value) {
    const heap = this.items;
    let at = heap.push([cost, value]) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (heap[up][0] <= heap[at][0]) break;
      [heap[up], heap[at]] = [heap[at], heap[up]];
      at = up;
    }
  }
  pop() {
    const heap = this.items;
    const top = heap[0];
    const last = heap.pop();
    if (heap.length) {
      heap[0] = last;
      for (let at = 0; ; ) {
        const [l, r] = [2 * at + 1, 2 * at + 2];
        let least = at;
        if (l < heap.length && heap[l][0] < heap[least][0]) least = l;
        if (r < heap.length && heap[r][0] < heap[least][0]) least = r;
        if (least === at) break;
        [heap[at], heap[least]] = [heap[least], heap[at]];
        at = least;
      }
    }
    return top;
  }
}
