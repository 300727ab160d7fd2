// The lines of a view: parallel statements are one line, and a thing without a name that stands between two of the things drawn is a line between them.

import { DIRECT, keyOf } from "./pairs.js";

const BETWEEN = 4; // things at most around one without a name that is drawn as lines
const CLEAR = 40; // lines that any picture bears
const EACH = 1.6; // lines a thing that it bears when it is larger

export function linesBetween(data, pass, nodes) {
  const { pairs } = data;
  const inside = new Uint8Array(data.entityCount);
  for (const e of nodes) inside[e] = 1;
  const lines = new Map();
  for (const e of nodes) {
    for (const p of pairs.around(e)) {
      if (pairs.a[p] === e && inside[pairs.b[p]] && pass.joins(p)) add(lines, e, pairs.b[p], pairs.of[p], pairs.role[p] === DIRECT ? "" : data.raw.roles[pairs.role[p]]);
    }
  }
  for (const [middle, around] of between(data, pass, nodes, inside)) {
    const ends = [...around.keys()].sort((a, b) => a - b);
    for (let i = 0; i < ends.length; i++) {
      for (let j = i + 1; j < ends.length; j++) {
        const there = lines.get(keyOf(ends[i], ends[j]));
        if (there && there.via === undefined) continue;
        for (const [from, to] of [[ends[i], ends[j]], [ends[j], ends[i]]]) for (const s of around.get(from)) add(lines, from, to, s, "", middle);
      }
    }
  }
  return [...lines.values()].map((line) => finish(data, line));
}

// The hops of a way that no line shows yet: a way also goes over who only takes part in a statement, such as the place where it is.
export function addHops(data, lines, { nodes, statements }) {
  statements.forEach((s, hop) => {
    const [a, b] = [nodes[hop], nodes[hop + 1]];
    const key = keyOf(a, b);
    const there = lines.find((line) => line.key === key);
    if (there?.statements.includes(s)) return;
    const line = there ?? { key, a: Math.min(a, b), b: Math.max(a, b), statements: [], from: new Set(), roles: new Map(), via: undefined };
    line.statements.push(s);
    const role = data.participants(s).find(([, e]) => e === b || e === a)?.[0];
    if (role) line.roles.set(s, role);
    if (!there) lines.push(line);
    finish(data, line);
  });
}

// Things without a name that two to four of the given named things are tied to, such as the treaty that two signed: [[thing, {named thing: statements}]].
function between(data, pass, nodes, inside) {
  const { pairs } = data;
  const { named } = data.E;
  const last = new Int32Array(data.entityCount).fill(-1);
  const count = new Uint8Array(data.entityCount);
  const found = [];
  for (const e of nodes) {
    if (!named[e]) continue;
    for (const p of pairs.around(e)) {
      const other = pairs.other(p, e);
      if (named[other] || inside[other] || last[other] === e || !pass.joins(p)) continue;
      last[other] = e;
      if (count[other] <= BETWEEN && ++count[other] === 2) found.push(other);
    }
  }
  return found.filter((middle) => count[middle] <= BETWEEN).map((middle) => [middle, statementsTo(data, pass, middle, inside)]);
}

function statementsTo(data, pass, middle, inside) {
  const { pairs } = data;
  const around = new Map();
  for (const p of pairs.around(middle)) {
    const e = pairs.other(p, middle);
    if (!inside[e] || !data.E.named[e] || !pass.joins(p)) continue;
    const own = around.get(e);
    if (own) own.push(pairs.of[p]);
    else around.set(e, [pairs.of[p]]);
  }
  return around;
}

function add(lines, a, b, s, role, via) {
  const key = keyOf(a, b);
  let line = lines.get(key);
  if (!line) lines.set(key, (line = { key, a: Math.min(a, b), b: Math.max(a, b), statements: [], from: new Set(), roles: new Map(), via }));
  if (via === undefined ? line.statements.at(-1) !== s : !line.statements.includes(s)) line.statements.push(s);
  line.from.add(a);
  if (role) line.roles.set(s, role);
}

const STRONGEST = ["asserted", "claimed", "planned", "possible", "denied"];

function finish(data, line) {
  const { statements } = line;
  if (line.via !== undefined) line.from = new Set();
  if (statements.length > 1) statements.sort(data.byWeight);
  const found = statements.map((s) => data.status(s));
  // A line through a thing without a name is as sure as the less sure of its two halves.
  line.status = (line.via === undefined ? STRONGEST : STRONGEST.toReversed()).find((status) => found.includes(status));
  line.articles = statements.reduce((most, s) => Math.max(most, data.S.support[s]), 1);
  if (statements.length > 1) line.articles = Math.max(line.articles, new Set(statements.flatMap((s) => data.articlesOf(s))).size);
  return line;
}

// The lines that are drawn as what they are, where there are too many to be read: those of the things in the centre, the best of each thing, and the best
// supported. The others are a web of hairs that says that there is more.
export function clearest(lines, count, centres) {
  const most = Math.max(CLEAR, Math.round(EACH * count));
  if (lines.length <= most) return new Set(lines);
  const inner = (line) => Number(centres.includes(line.a) || centres.includes(line.b));
  const sorted = lines.toSorted((p, q) => inner(q) - inner(p) || q.articles - p.articles || q.statements.length - p.statements.length || p.a - q.a || p.b - q.b);
  const tied = new Set();
  const first = sorted.filter((line) => {
    if (tied.has(line.a) && tied.has(line.b) && !inner(line)) return false;
    tied.add(line.a).add(line.b);
    return true;
  });
  const found = new Set(first);
  for (const line of sorted) {
    if (found.size >= most) break;
    found.add(line);
  }
  return found;
}
