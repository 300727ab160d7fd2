// A strip of years: how many statements speak of each. A click takes a year, Shift+click or two fields a range; the tray holds those without a date.

import { h, plural, replace } from "./dom.js";

export class Years {
  constructor(app) {
    this.app = app;
    const { data } = app;
    this.counts = new Map();
    this.without = 0;
    for (let s = 0; s < data.statementCount; s++) {
      const from = data.yearFrom[s];
      if (!from) this.without++;
      else this.counts.set(from, (this.counts.get(from) ?? 0) + 1);
    }
    const known = [...this.counts.keys()].sort((a, b) => a - b);
    this.first = known[0] ?? 0;
    this.last = known.at(-1) ?? 0;
    this.element = h("div", { id: "years", role: "group", "aria-label": "Years that the statements speak of" });
  }

  update() {
    const { app } = this;
    const { state } = app;
    const sums = this.bins().map(([from, to]) => [...this.counts].reduce((sum, [year, n]) => sum + (year >= from && year <= to ? n : 0), 0));
    const most = Math.max(1, ...sums);
    const bars = this.bins().map(([from, to]) => {
      let n = 0;
      const short = from === to ? String(from) : `${from}s`;
      for (const [year, count] of this.counts) if (year >= from && year <= to) n += count;
      const on = !state.yearFrom || (to >= state.yearFrom && from <= state.yearTo);
      const label = from === to ? String(from) : `${from}–${to}`;
      const bar = h("span", { class: "bar" });
      bar.style.height = `${n ? Math.max(3, Math.round(26 * Math.sqrt(Math.min(1, n / most)))) : 1}px`;
      return h("button", { type: "button", class: "year", "data-from": from, "data-to": to, disabled: !n, "aria-pressed": String(Boolean(state.yearFrom) && on), "aria-label": `${label}: ${plural(n, "statement")}`, title: `${label}: ${plural(n, "statement")}`, onclick: (event) => this.#take(from, to, event.shiftKey) }, bar, h("span", { class: "label" }, short));
    });
    const field = (label, key, value) => h("input", { type: "number", min: this.first, max: this.last, value, "aria-label": label, onchange: (event) => this.#range(key, Number(event.target.value)) });
    replace(this.element,
      this.first ? [h("div", { class: "bars" }, bars), h("div", { class: "range" }, field("From year", "from", state.yearFrom || this.first), "–", field("To year", "to", state.yearTo || this.last), state.yearFrom ? h("button", { type: "button", onclick: () => app.change({ yearFrom: 0, yearTo: 0 }) }, "All years") : null)] : null,
      h("button", { type: "button", id: "tray", "aria-pressed": String(state.undated), title: state.undated ? "Hide statements without a date" : "Show statements without a date", onclick: () => app.change({ undated: !state.undated }) }, `${this.without.toLocaleString("en")} without a date`));
  }

  // One bar a year; a long time in decades, a very long one in centuries.
  bins() {
    if (!this.first) return [];
    const span = this.last - this.first + 1;
    const step = span <= 24 ? 1 : span <= 240 ? 10 : 100;
    const bins = [];
    for (let from = Math.floor(this.first / step) * step; from <= this.last; from += step) bins.push([from, from + step - 1]);
    return bins;
  }

  #take(from, to, extend) {
    const { state } = this.app;
    if (extend && state.yearFrom) this.app.change({ yearFrom: Math.min(from, state.yearFrom), yearTo: Math.max(to, state.yearTo) });
    else if (state.yearFrom === from && state.yearTo === to) this.app.change({ yearFrom: 0, yearTo: 0 });
    else this.app.change({ yearFrom: from, yearTo: to });
  }

  #range(key, value) {
    const { state } = this.app;
    let [from, to] = [state.yearFrom || this.first, state.yearTo || this.last];
    if (!Number.isInteger(value) || value < 1) return this.update();
    if (key === "from") [from, to] = [value, Math.max(value, to)];
    else [from, to] = [Math.min(from, value), value];
    this.app.change({ yearFrom: from, yearTo: to });
  }
}
