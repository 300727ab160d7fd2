// Which statements pass the filters, counted again when a filter changes, and which things a type filter hides.

import { DATED } from "./data.js";
import { DIRECT } from "./pairs.js";

export class Passing {
  constructor(state, data) {
    const { S, E } = data;
    this.data = data;
    this.length = data.statementCount;
    this.flags = new Uint8Array(this.length);
    this.near = new Map(); // the neighbours that were asked for
    this.types = Uint8Array.from(data.types, (t) => (state.offTypes.has(t) ? 0 : 1));
    const relations = Uint8Array.from(S.relations, (r) => (state.offRelations.has(r) ? 0 : 1));
    const statuses = Uint8Array.from(data.statuses, (s) => (state.offStatuses.has(s) ? 0 : 1));
    const spoken = state.speaker ? said(data, state.speaker) : null;
    const bounded = state.yearFrom > 0;
    const wanted = [];
    wanted[DATED.own] = true;
    wanted[DATED.published] = state.published;
    wanted[DATED.unresolved] = state.unresolved;
    wanted[DATED.none] = state.undated;
    for (let s = 0; s < this.length; s++) {
      if (!statuses[S.status[s]] || !relations[S.relation[s]]) continue;
      if (S.subject[s] >= 0 && !this.types[E.type[S.subject[s]]]) continue;
      if (S.object[s] >= 0 && !this.types[E.type[S.object[s]]]) continue;
      if (spoken && !spoken.has(s)) continue;
      if (!wanted[data.dated[s]]) continue;
      if (bounded && data.yearFrom[s] && (data.yearTo[s] < state.yearFrom || data.yearFrom[s] > state.yearTo)) continue;
      if (state.article >= 0 && !data.stands(s, state.article)) continue;
      this.flags[s] = 1;
    }
  }

  has(s) {
    return this.flags[s] === 1;
  }

  // Whether a pair is drawn: its statement passes, and who only takes part is of a type that shows.
  joins(p) {
    const { pairs } = this.data;
    return this.flags[pairs.of[p]] === 1 && (pairs.role[p] === DIRECT || this.shows(pairs.b[p]));
  }

  // A statement stays when only one who takes part in it (with whom, to whom) is of a hidden type; that one is not drawn.
  shows(e) {
    return this.types[this.data.E.type[e]] === 1;
  }
}

function said(data, speaker) {
  const found = new Set();
  for (const [s, voices] of Object.entries(data.S.speakers)) if (voices.some((voice) => voiceKey(data, voice) === speaker)) found.add(+s);
  return found;
}

// A speaker is an entity's id, or words where the text gives no name.
export const voiceKey = (data, [e, name]) => (e >= 0 ? data.E.ids[e] : `words:${name}`);
export const voiceName = (data, [e, name]) => (e >= 0 ? data.E.name[e] : name);

export function voices(data) {
  const counts = new Map();
  for (const list of Object.values(data.S.speakers)) {
    for (const voice of list) {
      const key = voiceKey(data, voice);
      const row = counts.get(key) ?? { key, name: voiceName(data, voice), count: 0 };
      row.count++;
      counts.set(key, row);
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
