// The same view as a table of things or of statements: sortable, and the way in for those who cannot see the picture.

import { plain, spokenBy } from "./cards.js";
import { figure, h, name, plural, replace, say } from "./dom.js";

const STEP = 100;

export class Table {
  constructor(app) {
    this.app = app;
    this.element = h("section", { id: "table", "aria-label": "Table of what is shown", tabindex: "-1" });
    this.many = STEP;
  }

  columns(kind) {
    const { data } = this.app;
    const first = (s) => data.evidenceOf(s)[0];
    const year = (s) => data.S.time[s]?.[1] ?? data.S.time[s]?.[2] ?? (data.S.time[s] || first(s) === undefined ? "" : data.articles[data.V.article[first(s)]].published);
    const date = (s) => year(s) && (data.S.time[s] ? year(s) : `${year(s)} (article)`);
    const end = (column) => (s) => (column[s] >= 0 ? data.E.name[column[s]] : "");
    return kind === "entities"
      ? { name: ["Name", (e) => data.E.name[e]], type: ["Type", (e) => data.type(e)], statements: ["Statements", (e) => data.touching(e).length], articles: ["Articles", (e) => data.articlesWith(e).length], aliases: ["Also called", (e) => data.aliases(e).join("; ")] }
      : { subject: ["Subject", end(data.S.subject)], predicate: ["Predicate", (s) => data.predicate(s)], object: ["Object", end(data.S.object)], status: ["Status", (s) => data.status(s)], speaker: ["Speaker", (s) => spokenBy(data, s).join("; ")], date: ["Date", (s) => date(s) ?? ""], support: ["Articles", (s) => data.S.support[s]], confidence: ["Confidence", (s) => data.S.confidence[s] / 100], article: ["Article", (s) => (first(s) === undefined ? "" : data.articles[data.V.article[first(s)]].name)] };
  }

  rows(kind) {
    const { data, pass, shown, state } = this.app;
    if (kind === "entities") return shown.nodes.slice();
    const inside = new Set(shown.nodes);
    const rows = [];
    for (let s = 0; s < pass.length; s++) {
      if (pass.has(s) && (inside.has(data.S.subject[s]) || inside.has(data.S.object[s]) || (state.scope === "story" && data.storyOf[s] === state.story))) rows.push(s);
    }
    return rows;
  }

  update() {
    const { app } = this;
    const kind = app.state.table || "entities";
    const columns = this.columns(kind);
    const [by, way] = this.#sorting(kind, columns);
    const value = columns[by][1];
    const order = new Intl.Collator(["en", "uk"], { numeric: true });
    const keyed = this.rows(kind).map((row) => [value(row), row]);
    keyed.sort(([a, p], [b, q]) => way * (typeof a === "number" ? a - b : (a === "") - (b === "") || order.compare(a, b)) || p - q);
    const rows = keyed.map(([, row]) => row);
    const head = Object.entries(columns).map(([key, [title]]) =>
      h("th", { scope: "col", "aria-sort": key === by ? (way > 0 ? "ascending" : "descending") : "none" }, h("button", { type: "button", onclick: () => this.#by(kind, key, title) }, title, h("span", { "aria-hidden": "true" }, key === by ? (way > 0 ? " ▲" : " ▼") : ""))));
    const open = (row) => app.change({ selected: kind === "entities" ? { entity: row } : { statement: row } });
    const cell = (row, [, get], i) => {
      const text = get(row);
      const shownText = text === "" ? "" : typeof text === "number" ? String(text) : name(text);
      if (i) return h("td", {}, h("div", { class: "cell", title: String(text).length > 60 ? String(text) : null }, shownText));
      return h("th", { scope: "row" }, h("button", { type: "button", class: "name", "aria-label": kind === "statements" ? plain(app.data, row) : null, onclick: () => open(row) }, text === "" ? "–" : shownText));
    };
    const body = rows.slice(0, this.many).map((row) => h("tr", {}, Object.values(columns).map((column, i) => cell(row, column, i))));
    const tab = (key, label) => h("button", { type: "button", "aria-pressed": String(kind === key), onclick: () => ((this.many = STEP), app.change({ table: key, sort: "" })) }, label);
    const more = rows.length > this.many ? h("button", { type: "button", class: "more", onclick: () => ((this.many += STEP), this.update()) }, `Show ${Math.min(STEP, rows.length - this.many)} more of ${figure(rows.length - this.many)}`) : null;
    replace(this.element, h("div", { class: "actions" }, tab("entities", "Things"), tab("statements", "Statements"), h("span", { class: "hint" }, plural(rows.length, "row"))), h("table", { class: kind === "statements" ? "wide" : null }, h("caption", { class: "unseen" }, kind === "entities" ? "Things in this view" : "Statements in this view"), h("thead", {}, h("tr", {}, head)), h("tbody", {}, body)), more);
  }

  // The column and 1 or -1; a hash may name a column that this table lacks.
  #sorting(kind, columns) {
    const { sort } = this.app.state;
    const key = sort.replace("-", "");
    return Object.hasOwn(columns, key) ? [key, sort.startsWith("-") ? -1 : 1] : [kind === "entities" ? "statements" : "support", -1];
  }

  #by(kind, key, title) {
    const [by, way] = this.#sorting(kind, this.columns(kind));
    const next = by === key ? -way : ["support", "confidence", "statements", "articles"].includes(key) ? -1 : 1;
    this.app.change({ sort: `${next < 0 ? "-" : ""}${key}` });
    [...this.element.querySelectorAll("th button")].find((button) => button.textContent.startsWith(title))?.focus();
    say(`Sorted by ${title}, ${next > 0 ? "ascending" : "descending"}`);
  }
}
