// Which things and lines stand in the centre: a story, the neighbourhood of one thing, ways between two, or everything.

import { ways } from "./ways.js";

const FEW = 15;
const TIED = new Set(["with", "recipient", "addressee"]); // who is met, given to or spoken to is drawn as an end too

// The pairs of things that a statement joins by a line: [a, b, role of b].
export function joined(data, s, pass) {
  const a = data.S.subject[s];
  const b = data.S.object[s];
  const pairs = a >= 0 && b >= 0 && a !== b ? [[a, b, ""]] : [];
  if (data.S.participants[s]) {
    const first = a >= 0 ? a : b;
    for (const [role, e] of data.participants(s)) if (TIED.has(role) && e !== a && e !== b && pass.shows(e)) pairs.push([first, e, role]);
  }
  return pairs;
}

export const keyOf = (a, b) => (a < b ? `${a} ${b}` : `${b} ${a}`);

// Lines between the given things; parallel statements are one line.
export function linesBetween(data, pass, nodes) {
  const inside = new Set(nodes);
  const lines = new Map();
  const done = new Set();
  for (const e of nodes) {
    for (const s of data.touching(e)) {
      if (!pass.has(s) || done.has(s)) continue;
      done.add(s);
      for (const [a, b, role] of joined(data, s, pass)) if (inside.has(a) && inside.has(b)) add(lines, a, b, s, role);
    }
  }
  for (const [middle, around] of between(data, pass, nodes)) {
    if (inside.has(middle)) continue;
    const ends = [...around.keys()].sort((a, b) => a - b);
    for (let i = 0; i < ends.length; i++) {
      for (let j = i + 1; j < ends.length; j++) {
        if (lines.has(keyOf(ends[i], ends[j])) && !lines.get(keyOf(ends[i], ends[j])).via) continue;
        for (const [from, to] of [[ends[i], ends[j]], [ends[j], ends[i]]]) for (const s of around.get(from)) add(lines, from, to, s, "", middle);
      }
    }
  }
  return [...lines.values()].map((line) => finish(data, line));
}

// Things without a name that two to four of the given things are tied to: two who signed one treaty. Unopened, they are a line between the two.
function between(data, pass, nodes) {
  const found = new Map();
  for (const e of nodes) {
    if (!data.E.named[e]) continue;
    for (const s of data.touching(e)) {
      if (!pass.has(s)) continue;
      for (const [a, b] of joined(data, s, pass)) {
        const other = a === e ? b : b === e ? a : -1;
        if (other < 0 || data.E.named[other]) continue;
        const around = found.get(other) ?? found.set(other, new Map()).get(other);
        const own = around.get(e);
        if (own) own.push(s);
        else around.set(e, [s]);
      }
    }
  }
  return [...found].filter(([, around]) => around.size >= 2 && around.size <= 4);
}

function add(lines, a, b, s, role, via) {
  const key = keyOf(a, b);
  let line = lines.get(key);
  if (!line) lines.set(key, (line = { key, a: Math.min(a, b), b: Math.max(a, b), statements: [], from: new Set(), roles: new Map(), via }));
  if (line.statements.at(-1) !== s && !(line.via !== undefined && line.statements.includes(s))) line.statements.push(s);
  line.from.add(a);
  if (role) line.roles.set(s, role);
}

const STRONGEST = ["asserted", "claimed", "planned", "possible", "denied"];

function finish(data, line) {
  if (line.via !== undefined) line.from = new Set();
  line.statements.sort(data.byWeight);
  const found = new Set(line.statements.map((s) => data.status(s)));
  // A line through a thing without a name is as sure as the less sure of its two halves.
  line.status = (line.via === undefined ? STRONGEST : STRONGEST.toReversed()).find((status) => found.has(status));
  line.articles = Math.max(new Set(line.statements.flatMap((s) => data.articlesOf(s))).size, ...line.statements.map((s) => data.S.support[s]));
  return line;
}

// How strongly each neighbour of a thing is tied to it, by passing statements.
export function neighbours(data, pass, e) {
  const ties = new Map();
  for (const s of data.touching(e)) {
    if (!pass.has(s)) continue;
    for (const [a, b] of joined(data, s, pass)) {
      const other = a === e ? b : b === e ? a : -1;
      if (other >= 0) ties.set(other, (ties.get(other) ?? 0) + data.S.support[s]);
    }
  }
  const named = data.E.named;
  return [...ties].sort((x, y) => y[1] - x[1] || named[y[0]] - named[x[0]] || data.degree[y[0]] - data.degree[x[0]] || x[0] - y[0]).map(([other]) => other);
}

export function view(state, data, pass, room) {
  const shown = { story: storyView, at: nearView, path: pathView, all: allView }[state.scope](state, data, pass, room);
  const base = new Set(shown.nodes);
  const opened = state.selected?.entity;
  shown.opened = [];
  if (state.scope !== "all" && opened >= 0) {
    if (!base.has(opened)) shown.opened.push(opened);
    const near = neighbours(data, pass, opened).filter((e) => !base.has(e));
    shown.opened.push(...near.slice(0, state.scope === "at" && state.at === opened ? 0 : Math.round(room.few * 0.45)));
    shown.nearby = near.length;
  }
  shown.nodes = [...shown.nodes, ...shown.opened];
  // Everything has its lines here only as long as it is little: sigma takes the rest from the statements.
  if (state.scope !== "all" || shown.nodes.length <= room.many) shown.lines = linesBetween(data, pass, shown.nodes);
  return shown;
}

// The busiest named things of a story that hang together; a small story is filled up with the named things next to it.
function storyView(state, data, pass, room) {
  const story = data.stories[state.story];
  if (!story) return { nodes: [], total: 0 };
  const most = room.few + state.more * FEW;
  const known = story.members.slice(0, Math.max(400, most * 2));
  const busy = new Map(known.map((e) => [e, weight(data, pass, e)]));
  const members = known.filter((e) => busy.get(e) > 0 && !state.offTypes.has(data.type(e))).sort((a, b) => busy.get(b) - busy.get(a) || a - b);
  const nodes = grow(data, pass, members, busy, most, new Set(members));
  if (nodes.length < FEW) {
    const near = new Map();
    for (const e of nodes) {
      for (const other of beside(data, pass, e)) {
        if (!nodes.includes(other) && !state.offTypes.has(data.type(other))) near.set(other, (near.get(other) ?? 0) + 1);
      }
    }
    const extra = [...near].sort((x, y) => y[1] - x[1] || data.degree[y[0]] - data.degree[x[0]] || x[0] - y[0]);
    nodes.push(...extra.slice(0, FEW - nodes.length).map(([e]) => e));
  }
  return { nodes, total: story.members.length };
}

// The named things next to a named thing, directly or through one thing without a name.
function beside(data, pass, e) {
  const near = neighbours(data, pass, e);
  const through = near.filter((other) => !data.E.named[other] && data.degree[other] <= 6).flatMap((other) => neighbours(data, pass, other));
  return [...new Set([...near, ...through])].filter((other) => other !== e && data.E.named[other]);
}

function weight(data, pass, e) {
  let sum = 0;
  for (const s of data.touching(e)) if (pass.has(s)) sum += data.S.support[s];
  return sum;
}

// Start with the busiest, then always take the thing best tied to those taken. What is tied to nothing comes only when nothing else is left.
function grow(data, pass, members, busy, most, inside) {
  const taken = [];
  const ties = new Map();
  const left = new Set(members);
  while (taken.length < most && left.size) {
    let best = -1;
    let score = -1;
    for (const e of left) {
      const value = Math.log1p(busy.get(e)) * (1 + 1.5 * Math.min(3, ties.get(e) ?? 0));
      if (value > score) [best, score] = [e, value];
    }
    if (taken.length && !ties.get(best) && taken.length >= Math.min(most, FEW)) break;
    left.delete(best);
    taken.push(best);
    for (const other of beside(data, pass, best)) if (inside.has(other)) ties.set(other, (ties.get(other) ?? 0) + 1);
  }
  const tied = taken.filter((e) => beside(data, pass, e).some((other) => taken.includes(other)));
  return tied.length >= FEW ? tied : [...tied, ...taken.filter((e) => !tied.includes(e))].slice(0, Math.max(FEW, tied.length));
}

function nearView(state, data, pass, room) {
  const most = Math.round(room.few * (state.hops === 1 ? 1.6 : 2)) + state.more * FEW;
  const nodes = [state.at];
  const seen = new Set(nodes);
  let edge = nodes.slice();
  let total = 0;
  for (let hop = 1; hop <= state.hops && edge.length; hop++) {
    const found = edge.flatMap((e) => neighbours(data, pass, e).slice(0, hop === 1 ? Infinity : 6)).filter((e) => !seen.has(e) && seen.add(e));
    total += found.length;
    const kept = found.slice(0, Math.max(0, (hop === 1 && state.hops > 1 ? Math.ceil(most * 0.6) : most) - nodes.length));
    nodes.push(...kept);
    edge = kept;
  }
  return { nodes, total: total + 1 };
}

function pathView(state, data, pass) {
  const found = ways(data, pass, state.from, state.to);
  const nodes = [...new Set([state.from, state.to, ...found.flatMap((way) => way.nodes)])];
  return { nodes, total: nodes.length, ways: found };
}

function allView(state, data, pass) {
  const seen = new Uint8Array(data.entityCount);
  for (let s = 0; s < pass.length; s++) {
    if (!pass.has(s)) continue;
    if (data.S.subject[s] >= 0) seen[data.S.subject[s]] = 1;
    if (data.S.object[s] >= 0) seen[data.S.object[s]] = 1;
  }
  const nodes = [];
  for (let e = 0; e < seen.length; e++) if (seen[e]) nodes.push(e);
  return { nodes, total: nodes.length, lines: [] };
}
