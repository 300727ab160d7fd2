// The columns of the page, unpacked, with the indices that every view needs. Entities, statements and articles are numbers everywhere.

import { Pairs, grouped } from "./pairs.js";
import { folded, slicer } from "./text.js";

// Where the years of a statement are from.
export const DATED = { own: 0, published: 1, unresolved: 2, none: 3 };

export async function load() {
  const packed = document.getElementById("kg-data").textContent.trim();
  const bytes = Uint8Array.fromBase64 ? Uint8Array.fromBase64(packed) : Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Data(JSON.parse(await new Response(stream).text()));
}

// Front coding: each id begins with as many signs of the one before it as its first sign says (base 36).
function ids(coded) {
  let before = "";
  return coded.map((code) => (before = before.slice(0, parseInt(code[0], 36)) + code.slice(1)));
}

// [[steps], [values]] -> {index: value}
function sparse([steps, values]) {
  const all = {};
  let at = 0;
  for (let i = 0; i < steps.length; i++) all[(at += steps[i])] = values[i];
  return all;
}
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

export class Data {
  constructor(raw) {
    this.raw = raw;
    this.types = raw.types;
    this.statuses = raw.statuses;
    this.articles = raw.articles;
    this.E = raw.entities;
    this.S = raw.statements;
    this.V = raw.evidence;
    for (const key of ["aliases", "links", "joins", "elsewhere"]) this.E[key] = sparse(this.E[key]);
    for (const key of ["judged", "speakers", "participants", "amount", "time"]) this.S[key] = sparse(this.S[key]);
    for (const key of ["others", "page"]) this.V[key] = sparse(this.V[key]);
    for (const list of Object.values(this.S.speakers)) list.forEach((voice, i) => typeof voice === "number" && (list[i] = [voice, this.E.name[voice], this.E.name[voice]]));
    for (const s of Object.keys(this.S.time)) this.S.time[s] = this.S.times[this.S.time[s] - 1];
    this.E.ids = ids(this.E.id);
    this.S.ids = ids(this.S.id);
    this.entityCount = this.E.name.length;
    this.statementCount = this.S.subject.length;
    this.DENIED = this.statuses.indexOf("denied");
    this.#adjacency();
    this.#stories();
    this.#evidence();
    this.#dates();
    this.byId = new Map(this.E.ids.map((id, at) => [id, at]));
    this.texts = new Map();
  }

  // For each entity the statements that touch it in any part, as one array with offsets; `degree` counts those with two ends.
  #adjacency() {
    const { subject, object, participants, speakers } = this.S;
    this.degree = new Int32Array(this.entityCount);
    const touch = grouped(this.entityCount, (visit) => {
      for (let s = 0; s < subject.length; s++) {
        if (subject[s] >= 0) visit(subject[s], s);
        if (object[s] >= 0 && object[s] !== subject[s]) visit(object[s], s);
      }
      for (const [s, list] of Object.entries(participants)) {
        for (const [, e] of list) if (e !== subject[s] && e !== object[s]) visit(e, +s);
      }
      for (const [s, list] of Object.entries(speakers)) {
        for (const [e] of list) if (e >= 0 && e !== subject[s] && e !== object[s] && !(participants[s] ?? []).some(([, p]) => p === e)) visit(e, +s);
      }
    });
    this.touchStart = touch.start;
    this.touch = touch.items;
    this.pairs = new Pairs(this);
    this.ties = new Float64Array(this.entityCount); // for counting, all 0 between two uses
    for (let s = 0; s < subject.length; s++) {
      if (subject[s] >= 0 && object[s] >= 0) {
        this.degree[subject[s]]++;
        this.degree[object[s]]++;
      }
    }
    const story = this.E.story;
    this.storyOf = Int32Array.from(subject, (a, s) => story[a >= 0 ? a : object[s]]);
  }

  // The named things of each story, the busiest first.
  #stories() {
    const { subject, object, support } = this.S;
    const busy = new Float64Array(this.entityCount);
    for (let s = 0; s < subject.length; s++) {
      if (subject[s] >= 0) busy[subject[s]] += support[s];
      if (object[s] >= 0 && object[s] !== subject[s]) busy[object[s]] += support[s];
    }
    for (const [s, list] of Object.entries(this.S.participants)) for (const [, e] of list) if (e !== subject[s] && e !== object[s]) busy[e] += support[s];
    this.stories = this.raw.stories.map(([statements, articles, first]) => ({ statements, articles, first: first ?? -1, members: [] }));
    this.E.story.forEach((story, e) => story >= 0 && this.E.named[e] && busy[e] && this.stories[story].members.push(e));
    for (const { members } of this.stories) members.sort((a, b) => busy[b] - busy[a] || a - b);
    this.busy = busy;
  }

  // The articles of an entity: those of its statements, most first, then those that only mention it.
  articlesWith(e) {
    const counts = new Map();
    const { evidence } = this.S;
    const { article } = this.V;
    for (const s of this.touching(e)) {
      // Most statements have one passage: a hub has thousands of them.
      if (evidence[s] === 1) counts.set(article[this.evidenceStart[s]], (counts.get(article[this.evidenceStart[s]]) ?? 0) + 1);
      else for (const a of this.articlesOf(s)) counts.set(a, (counts.get(a) ?? 0) + 1);
    }
    const told = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return [...told, ...(this.E.elsewhere[e] ?? []).map((a) => [a, 0])];
  }

  #evidence() {
    const at = new Int32Array(this.statementCount + 1);
    for (let s = 0; s < this.statementCount; s++) at[s + 1] = at[s] + this.S.evidence[s];
    this.evidenceStart = at;
  }

  // First and last year of each statement, 0 where there is none, and where they are from: the statement's own time, or the day when the first of its
  // articles appeared. A time that could not be resolved ("recently") stands apart: nobody knows its year.
  #dates() {
    this.yearFrom = new Int16Array(this.statementCount);
    this.yearTo = new Int16Array(this.statementCount);
    this.dated = new Uint8Array(this.statementCount).fill(DATED.none);
    for (const [s, [, start, end]] of Object.entries(this.S.time)) {
      const from = parseInt(start ?? end ?? "", 10) || 0;
      this.yearFrom[s] = from;
      this.yearTo[s] = parseInt(end ?? start ?? "", 10) || from;
      this.dated[s] = from ? DATED.own : DATED.unresolved;
    }
    const appeared = this.articles.map(({ published }) => parseInt(published ?? "", 10) || 0);
    if (!appeared.some(Boolean)) return;
    for (let s = 0; s < this.statementCount; s++) {
      if (this.dated[s] !== DATED.none) continue;
      let year = 0;
      for (let v = this.evidenceStart[s]; v < this.evidenceStart[s + 1]; v++) {
        const own = appeared[this.V.article[v]];
        if (own && (!year || own < year)) year = own;
      }
      if (!year) continue;
      this.yearFrom[s] = this.yearTo[s] = year;
      this.dated[s] = DATED.published;
    }
  }

  touching(e) {
    return this.touch.subarray(this.touchStart[e], this.touchStart[e + 1]);
  }

  evidenceOf(s) {
    return Array.from({ length: this.S.evidence[s] }, (_, i) => this.evidenceStart[s] + i);
  }

  // Whether the statement rests on a passage of the article.
  stands(s, a) {
    for (let v = this.evidenceStart[s]; v < this.evidenceStart[s + 1]; v++) if (this.V.article[v] === a) return true;
    return false;
  }

  articlesOf(s) {
    return [...new Set(this.evidenceOf(s).map((v) => this.V.article[v]))];
  }

  relation(s) {
    return this.S.relations[this.S.relation[s]];
  }

  predicate(s) {
    return this.S.predicates[this.S.predicate[s]];
  }

  status(s) {
    return this.statuses[this.S.status[s]];
  }

  speakers(s) {
    return this.S.speakers[s] ?? [];
  }

  participants(s) {
    return (this.S.participants[s] ?? []).map(([role, e]) => [this.raw.roles[role], e]);
  }

  type(e) {
    return this.types[this.E.type[e]];
  }

  aliases(e) {
    return this.E.aliases[e] ?? [];
  }

  // Pieces of the article's text that the page holds, by code points: the whole text, or the quoted sentences.
  pieces(a) {
    let held = this.texts.get(a);
    if (!held) {
      held = this.articles[a].pieces.map(([start, text]) => ({ start, ...slicer(text) }));
      this.texts.set(a, held);
    }
    return held;
  }

  text(a, start, end) {
    const piece = this.pieces(a).findLast((p) => p.start <= start);
    return piece ? piece.slice(start - piece.start, end - piece.start) : "";
  }

  // A piece of evidence: its sentence and the marked stretches in it, counted from `start`, in code points of the article.
  quote(v) {
    const { article, sentence, length, start, extent, subject, subjectLength, object, objectLength, predicate, others } = this.V;
    const from = sentence[v];
    const marks = [];
    if (subject[v] !== -1 || subjectLength[v]) marks.push([subject[v], subject[v] + subjectLength[v], "subject"]);
    if (object[v] !== -1 || objectLength[v]) marks.push([object[v], object[v] + objectLength[v], "object"]);
    for (let i = 0; i < predicate[v].length; i += 2) marks.push([predicate[v][i], predicate[v][i] + predicate[v][i + 1], "predicate"]);
    const more = { s: "speaker", n: "negation", m: "modality", t: "time" };
    for (const [kind, [at, size]] of Object.entries(others[v] ?? {})) marks.push([at, at + size, more[kind]]);
    const low = Math.min(0, start[v]);
    const high = Math.max(length[v], start[v] + extent[v]);
    return {
      article: article[v],
      start: from + start[v],
      end: from + start[v] + extent[v],
      sentence: { start: from + low, text: this.text(article[v], from + low, from + high), length: high - low },
      marks: marks.map(([a, b, kind]) => [a - low, b - low, kind]),
      quote: this.text(article[v], from + start[v], from + start[v] + extent[v]),
      page: this.V.page[v] ?? null,
    };
  }

  // What a search looks through, folded once when first asked.
  get index() {
    if (!this._index) {
      this._index = this.E.name.map((own, e) => {
        const also = this.aliases(e).map(folded);
        return { name: folded(own), also };
      });
    }
    return this._index;
  }

  // Better supported first; equal ones in the order of the ids.
  byWeight = (a, b) =>
    this.S.support[b] - this.S.support[a] ||
    this.S.confidence[b] - this.S.confidence[a] ||
    this.ends(b) - this.ends(a) ||
    a - b;

  ends(s) {
    const named = this.E.named;
    return (this.S.subject[s] >= 0 ? 1 + named[this.S.subject[s]] : 0) + (this.S.object[s] >= 0 ? 1 + named[this.S.object[s]] : 0);
  }

  totals() {
    const byStatus = Object.fromEntries(this.statuses.map((status) => [status, 0]));
    for (const at of this.S.status) byStatus[this.statuses[at]]++;
    const languages = new Map();
    for (const { language } of this.articles) languages.set(language, (languages.get(language) ?? 0) + 1);
    return {
      byStatus,
      languages: [...languages].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
      sentences: sum(this.articles.map((a) => a.sentences)),
      gave: sum(this.articles.map((a) => a.gave)),
    };
  }
}
