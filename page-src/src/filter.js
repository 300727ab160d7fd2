// Which statements pass the filters: one byte a statement, counted again when a filter changes.

export function passing(state, data) {
  const { S, E } = data;
  const pass = new Uint8Array(data.statementCount);
  const types = Uint8Array.from(data.types, (t) => (state.offTypes.has(t) ? 0 : 1));
  const relations = Uint8Array.from(S.relations, (r) => (state.offRelations.has(r) ? 0 : 1));
  const statuses = Uint8Array.from(data.statuses, (s) => (state.offStatuses.has(s) ? 0 : 1));
  const spoken = state.speaker ? said(data, state.speaker) : null;
  const bounded = state.yearFrom > 0;
  for (let s = 0; s < pass.length; s++) {
    if (!statuses[S.status[s]] || !relations[S.relation[s]]) continue;
    if (S.subject[s] >= 0 && !types[E.type[S.subject[s]]]) continue;
    if (S.object[s] >= 0 && !types[E.type[S.object[s]]]) continue;
    if (spoken && !spoken.has(s)) continue;
    if (!data.yearFrom[s]) {
      if (!state.undated) continue;
    } else if (bounded && (data.yearTo[s] < state.yearFrom || data.yearFrom[s] > state.yearTo)) continue;
    if (state.article >= 0 && !data.stands(s, state.article)) continue;
    pass[s] = 1;
  }
  return pass;
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
