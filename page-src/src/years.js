// A strip of years: how many statements speak of each, and, lighter, how many have no time of their own and stand in an article of that year. A click takes
// a year, Shift+click or two fields a range. Trays hold what has no year. Folded where hardly anything has one, and on a phone.

import { DATED } from "./data.js";
import { PHONE, figure, h, plural, replace } from "./dom.js";

const ENOUGH = 0.1; // of the statements must have a year for the strip to be open from the start
const HIGH = 26; // pixels of the highest bar
const LABEL = 36; // pixels that a label takes

export class Years {
  constructor(app) {
    this.app = app;
    const { data } = app;
    this.own = new Map();
    this.published = new Map();
    this.totals = [0, 0, 0, 0];
    for (let s = 0; s < data.statementCount; s++) {
      const how = data.dated[s];
      this.totals[how]++;
      const counts = how === DATED.own ? this.own : how === DATED.published ? this.published : null;
      counts?.set(data.yearFrom[s], (counts.get(data.yearFrom[s]) ?? 0) + 1);
    }
    const known = [...this.own.keys(), ...this.published.keys()];
    this.first = known.length ? known.reduce((a, b) => Math.min(a, b)) : 0;
    this.last = known.length ? known.reduce((a, b) => Math.max(a, b)) : 0;
    this.bins = bins(this.first, this.last);
    this.rich = this.totals[DATED.own] + this.totals[DATED.published] >= ENOUGH * data.statementCount;
    this.element = h("div", { id: "years", role: "group", "aria-label": "Years of the statements" });
  }

  get open() {
    const { strip, yearFrom } = this.app.state;
    return Boolean(this.first) && (strip ?? ((this.rich && !PHONE.matches) || yearFrom > 0));
  }

  // `wide`: pixels that the strip has. Drawn anew only where something that it shows has changed.
  update(wide = this.wide) {
    const { state } = this.app;
    this.wide = wide;
    const drawn = [this.open, wide, state.yearFrom, state.yearTo, state.published, state.unresolved, state.undated].join();
    if (this.drawn === drawn) return;
    this.drawn = drawn;
    const [own, published, unresolved, none] = this.totals;
    const all = own + published + unresolved + none;
    const tray = (id, key, count, words) => h("button", { type: "button", id, class: "tray", "aria-pressed": String(state[key]), title: state[key] ? "Hide these" : "Show these", onclick: () => this.app.change({ [key]: !state[key] }) }, `${figure(count)} ${words}`);
    const fold = this.first ? h("button", { type: "button", id: "strip", "aria-expanded": String(this.open), onclick: () => this.app.change({ strip: !this.open }) }, h("span", { "aria-hidden": "true" }, this.open ? "▾ " : "▸ "), "Years", this.open ? "" : h("span", { class: "hint" }, ` · ${figure(own)} of ${plural(all, "statement")} with a time`)) : null;
    replace(
      this.element,
      this.open ? h("div", { class: "bars" }, this.#bars()) : null,
      h("div", { class: "trays" },
        fold,
        this.open ? this.#range() : null,
        this.open && published ? h("span", { class: "hint" }, h("span", { class: "swatch" }), " own time") : null,
        published ? tray("published", "published", published, "by their article’s date") : null,
        unresolved ? tray("unresolved", "unresolved", unresolved, "with an unresolved time") : null,
        tray("tray", "undated", none, "without a date")),
    );
  }

  #bars() {
    const { state } = this.app;
    const between = (counts, from, to) => [...counts].reduce((sum, [year, n]) => sum + (year >= from && year <= to ? n : 0), 0);
    const sums = this.bins.map(([from, to]) => [between(this.own, from, to), state.published ? between(this.published, from, to) : 0]);
    const most = Math.max(1, ...sums.map(([a, b]) => a + b));
    const every = Math.max(1, Math.ceil((LABEL * this.bins.length) / (this.wide || 600)));
    return this.bins.map(([from, to], i) => {
      const [own, published] = sums[i];
      const n = own + published;
      const label = from === to ? String(from) : `${from}–${to}`;
      const about = `${label}: ${plural(n, "statement")}${published ? `, ${figure(published)} of them by their article’s date` : ""}`;
      const high = n ? Math.max(3, Math.round(HIGH * Math.sqrt(n / most))) : 1;
      const part = (kind, count) => {
        const bar = h("span", { class: `bar ${kind}` });
        bar.style.height = `${n ? (high * count) / n : high}px`;
        return bar;
      };
      const taken = Boolean(state.yearFrom) && to >= state.yearFrom && from <= state.yearTo;
      return h("button", { type: "button", class: "year", "data-from": from, "data-to": to, disabled: !n, "aria-pressed": String(taken), "aria-label": about, title: about, onclick: (event) => this.#take(from, to, event.shiftKey) },
        published ? part("published", published) : null, own || !n ? part("own", own) : null, h("span", { class: "label" }, i % every ? "\u00a0" : from === to ? String(from) : `${from}s`));
    });
  }

  #range() {
    const { state } = this.app;
    const field = (label, key, value) => h("input", { type: "number", min: this.first, max: this.last, value, "aria-label": label, onchange: (event) => this.#bound(key, Number(event.target.value)) });
    return h("span", { class: "range" }, field("From year", "from", state.yearFrom || this.first), "–", field("To year", "to", state.yearTo || this.last), state.yearFrom ? h("button", { type: "button", id: "all-years", onclick: () => this.#set(0, 0) }, "All years") : null);
  }

  // Who takes years wants to see those years: what has none goes into its trays, and comes back with all years.
  #set(from, to) {
    const { state } = this.app;
    const trays = from && !state.yearFrom ? { unresolved: false, undated: false } : !from ? { unresolved: true, undated: true } : {};
    this.app.change({ yearFrom: from, yearTo: to, ...trays });
  }

  #take(from, to, extend) {
    const { state } = this.app;
    if (extend && state.yearFrom) this.#set(Math.min(from, state.yearFrom), Math.max(to, state.yearTo));
    else if (state.yearFrom === from && state.yearTo === to) this.#set(0, 0);
    else this.#set(from, to);
  }

  #bound(key, value) {
    const { state } = this.app;
    let [from, to] = [state.yearFrom || this.first, state.yearTo || this.last];
    if (!Number.isInteger(value) || value < 1) {
      this.drawn = ""; // the field gets its old year back
      return this.update();
    }
    if (key === "from") [from, to] = [value, Math.max(value, to)];
    else [from, to] = [Math.min(from, value), value];
    this.#set(from, to);
  }
}

// One bar a year; a long time in decades, a very long one in centuries.
function bins(first, last) {
  if (!first) return [];
  const span = last - first + 1;
  const step = span <= 24 ? 1 : span <= 240 ? 10 : 100;
  const found = [];
  for (let from = Math.floor(first / step) * step; from <= last; from += step) found.push([from, from + step - 1]);
  return found;
}
