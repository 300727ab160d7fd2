// Which things and lines stand in the centre: a story, the neighbourhood of one thing, ways between two, or everything.

import { addHops, clearest, linesBetween } from "./lines.js";
import { ways } from "./ways.js";

const FEW = 15;

// The neighbours of a thing over passing statements, the best tied first. Asked again and again for the same few things, so the filters keep the answers.
export function neighbours(data, pass, e) {
  const known = pass.near.get(e);
  if (known) return known;
  const { pairs, ties, degree } = data;
  const { named } = data.E;
  const found = [];
  for (const p of pairs.around(e)) {
    if (!pass.joins(p)) continue;
    const other = pairs.other(p, e);
    if (!ties[other]) found.push(other);
    ties[other] += data.S.support[pairs.of[p]];
  }
  found.sort((x, y) => ties[y] - ties[x] || named[y] - named[x] || degree[y] - degree[x] || x - y);
  for (const other of found) ties[other] = 0;
  pass.near.set(e, found);
  return found;
}

export function view(state, data, pass, room) {
  const shown = { story: storyView, at: nearView, path: pathView, all: allView }[state.scope](state, data, pass, room);
  const base = new Set(shown.nodes);
  const opened = state.selected?.entity;
  shown.opened = [];
  if (state.scope !== "all" && opened >= 0) {
    if (!base.has(opened)) shown.opened.push(opened);
    const near = neighbours(data, pass, opened).filter((e) => !base.has(e));
    shown.opened.push(...near.slice(0, state.scope === "at" && state.at === opened ? 0 : room.opened));
    shown.nearby = near.length;
  }
  shown.nodes = [...shown.nodes, ...shown.opened];
  // Everything has its lines here only as long as it is little: sigma takes the rest from the statements.
  shown.lines = state.scope !== "all" || shown.nodes.length <= room.many ? linesBetween(data, pass, shown.nodes) : [];
  for (const way of shown.ways ?? []) addHops(data, shown.lines, way);
  shown.centres = [state.scope === "at" ? state.at : -1, opened ?? -1].filter((e) => e >= 0);
  shown.clear = clearest(shown.lines, shown.nodes.length, shown.centres);
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
  const most = (state.hops === 1 ? room.near : room.far) + state.more * FEW;
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
