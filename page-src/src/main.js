// The page: loads the graph, keeps the state, and tells every part when to draw itself again.

import { arrange } from "./arrange.js";
import { Big, possible } from "./big.js";
import { Canvas } from "./canvas.js";
import { load } from "./data.js";
import { h, name, plural, replace, say } from "./dom.js";
import * as files from "./exports.js";
import { passing } from "./filter.js";
import { Left } from "./left.js";
import { legend } from "./legend.js";
import { Marks } from "./marks.js";
import { panel } from "./panel.js";
import { box, scene } from "./scene.js";
import { combobox, find } from "./search.js";
import { theme } from "./shapes.js";
import { read, write } from "./state.js";
import { Table } from "./table.js";
import { view } from "./view.js";
import { Years } from "./years.js";

const MANY = 400; // more things than this are drawn by sigma
const pristine = document.documentElement.cloneNode(true);
const meta = (key) => document.querySelector(`meta[name="${key}"]`)?.content ?? "";
window.__kg = { ready: false, copied: "" };

class App {
  constructor(data) {
    this.data = data;
    this.totals = data.totals();
    this.marks = new Marks(data, meta("kg-marks"), () => this.marked());
    this.state = read(location.hash.length > 1 ? location.hash : meta("kg-state"), data);
    this.places = new Map();
    this.fan = null;
    this.hovered = null;
    this.cardCalls = { onOpen: (e) => this.open(e), onRead: (a, sentence) => this.change({ selected: { article: a, sentence } }), marks: this.marks };
    this.build();
    this.render(true);
    addEventListener("hashchange", () => this.fromHash());
    new ResizeObserver(() => this.resized()).observe(this.stage);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.render(true));
    document.addEventListener("keydown", (event) => this.key(event));
  }

  build() {
    const { data } = this;
    this.search = combobox(data, { id: "search", label: "Search names", placeholder: "Search names ( / )", choose: (e) => this.open(e, true) });
    this.canvasElement = h("canvas", { id: "canvas", tabindex: "0", role: "application", "aria-label": "Graph", "aria-describedby": "how" });
    this.bigElement = h("div", { id: "big", tabindex: "0", role: "application", "aria-label": "Everything, as a map", "aria-describedby": "how", hidden: true });
    this.caption = h("p", { id: "caption", "aria-live": "off" });
    this.legend = h("div", { id: "legend" });
    this.left = new Left(this);
    this.years = new Years(this);
    this.table = new Table(this);
    this.right = h("aside", { id: "right", "aria-label": "Statements", tabindex: "-1" });
    const tool = (label, text, run, id) => h("button", { type: "button", "aria-label": label, title: label, id, onclick: run }, text);
    this.tableButton = tool("Show as a table", "Table", () => this.change({ table: this.state.table ? "" : "entities" }), "as-table");
    this.marksButton = tool("Download your marks as judgements.jsonl", "Marks", () => files.marksFile(this), "marks");
    this.form = this.saveForm();
    const menu = h("details", { id: "save", class: "menu" }, h("summary", {}, "Save"), h("div", { class: "drop" },
      tool("Save this view as a page", "This view as a page…", () => this.form.showModal(), "save-view"),
      tool("Picture, PNG", "Picture (PNG)", () => files.png(this), "save-png"),
      tool("Picture, SVG", "Picture (SVG)", () => files.svgFile(this), "save-svg"),
      tool("What is shown, as GraphML", "What is shown (GraphML)", () => files.graphmlFile(this), "save-graphml"),
      this.marksButton));
    const note = meta("kg-note");
    this.stage = h("div", { id: "stage" }, this.canvasElement, this.bigElement, this.caption,
      h("div", { id: "tools", role: "group", "aria-label": "Picture" },
        tool("Zoom in", "+", () => this.camera().zoom(1.3), "zoom-in"), tool("Zoom out", "−", () => this.camera().zoom(1 / 1.3), "zoom-out"), tool("Fit the picture", "Fit", () => this.fit(), "fit"),
        (this.moreButton = tool("Show more names", "More", () => this.change({ more: this.state.more + 1 }), "more")), (this.fewerButton = tool("Show fewer names", "Fewer", () => this.change({ more: Math.max(0, this.state.more - 1) }), "fewer"))));
    const panes = [["left", "Stories"], ["middle", "Graph"], ["right", "Statements"]];
    this.tabs = h("div", { id: "tabs", role: "group", "aria-label": "Parts of the page" }, panes.map(([key, label]) => h("button", { type: "button", "data-pane": key, onclick: () => this.pane(key) }, label)));
    document.body.dataset.pane = "middle";
    replace(document.getElementById("app"),
      h("a", { class: "skip", href: "#", onclick: (event) => (event.preventDefault(), this.change({ table: "statements" }), this.table.element.focus()) }, "Skip to the statements as a table"),
      h("header", {}, h("div", { class: "title" }, h("h1", {}, name(document.title)), this.topLine(), note ? h("p", { id: "note" }, name(note)) : null),
        h("div", { class: "bar" }, h("div", { class: "combo", id: "finder" }, this.search.input, this.search.list), this.tableButton, menu, tool("Dark or light", "◐", () => this.change({ theme: theme() === "dark" ? "light" : "dark" }), "theme"))),
      this.tabs,
      h("main", {}, this.left.element, h("section", { id: "middle", "aria-label": "The graph" }, this.stage, this.table.element, this.legend, this.years.element), this.right),
      h("p", { id: "how", class: "unseen" }, "Arrow keys go from name to name, Enter opens one, Escape closes, Shift and arrows move the picture, plus and minus zoom, 0 fits. The table shows the same."),
      h("p", { id: "live", class: "unseen", role: "status", "aria-live": "polite" }), this.form);
    this.canvas = new Canvas(this.canvasElement, { onOpen: (e) => this.open(e), onLine: (key, s) => this.openLine(key, s), onHover: (hit) => this.hover(hit), onClose: () => this.close() });
    this.big = new Big(this.bigElement, { data, onOpen: (e) => this.open(e, true), onHover: (e) => this.tell(e) });
    this.bigElement.addEventListener("keydown", (event) => this.bigKey(event));
    this.search.input.focus({ preventScroll: true });
    if (location.hash.includes("path") || this.state.scope === "path") this.left.path.open = true;
    this.marked();
  }

  topLine() {
    const { byStatus, languages, sentences, gave } = this.totals;
    const language = (code) => {
      try {
        return new Intl.DisplayNames("en", { type: "language" }).of(code);
      } catch {
        return code;
      }
    };
    const said = [[byStatus.asserted, "said by the articles"], [byStatus.claimed, "claimed by somebody"], [byStatus.denied + byStatus.planned + byStatus.possible, "denied, planned or possible"]];
    return h("p", { id: "top" }, `${plural(this.data.articles.length, "article")}${languages.length ? ` (${languages.map(([code, n]) => `${n} ${language(code)}`).join(", ")})` : ""} · ${plural(this.data.statementCount, "statement")}: ${said.map(([n, what]) => `${n.toLocaleString("en")} ${what}`).join(", ")} · ${sentences ? `${gave.toLocaleString("en")} of ${plural(sentences, "sentence")} read into statements. ` : ""}`, h("strong", {}, "Machine-read, not verified."));
  }

  saveForm() {
    const title = h("input", { id: "save-title", type: "text", value: document.title });
    const note = h("textarea", { id: "save-note", rows: "4" });
    note.value = meta("kg-note");
    const dialog = h("dialog", { id: "save-dialog", "aria-labelledby": "save-head" },
      h("form", { method: "dialog", onsubmit: (event) => {
        event.preventDefault();
        const content = files.saved(pristine, { hash: write(this.state, this.data), title: title.value || document.title, note: note.value, marks: this.marks.size ? this.marks.text() : "" });
        const url = URL.createObjectURL(new Blob([content], { type: "text/html" }));
        const link = h("a", { href: url, download: "graph-view.html" });
        document.body.append(link);
        link.click();
        link.remove();
        setTimeout(() => URL.revokeObjectURL(url), 10_000);
        dialog.close();
        say("The view was saved as a page");
      } },
      h("h2", { id: "save-head" }, "Save this view"), h("p", { class: "hint" }, "A copy of this page that opens as you see it now."), h("label", {}, "Title", title), h("label", {}, "Note", note),
      h("div", { class: "actions" }, h("button", { type: "submit", class: "main" }, "Save"), h("button", { type: "button", onclick: () => dialog.close() }, "Cancel"))));
    return dialog;
  }

  // ---- state

  change(part) {
    const before = this.state;
    this.state = { ...before, ...part };
    if ("scope" in part || "story" in part) this.fan = null;
    history.pushState(null, "", `#${write(this.state, this.data)}`);
    this.render(["scope", "story", "at", "hops", "more", "from", "to"].some((key) => key in part && part[key] !== before[key]));
  }

  toggle(key, value, off) {
    const set = new Set(this.state[key]);
    if (off) set.add(value);
    else set.delete(value);
    this.change({ [key]: set });
    document.querySelector(key === "offStatuses" ? `[data-status="${CSS.escape(value)}"]` : "#none")?.focus();
  }

  fromHash() {
    const text = location.hash.replace(/^#/, "");
    if (text === write(this.state, this.data)) return;
    this.state = read(text || meta("kg-state"), this.data);
    this.fan = null;
    this.render(true);
  }

  open(e, move = false) {
    this.fan = null;
    const there = this.shown.nodes.includes(e) && this.state.scope !== "all";
    if (move && !there) this.change({ scope: "at", at: e, hops: 1, more: 0, selected: { entity: e }, table: "" });
    else this.change({ selected: { entity: e } });
    const { data } = this;
    say(`${data.E.name[e]}, ${data.type(e)}, ${plural(data.touching(e).length, "statement")}`);
    if (matchMedia("(max-width: 760px)").matches && !move) this.pane("right");
  }

  openLine(key, statement) {
    if (this.fan === key && statement !== undefined) return this.change({ selected: { statement } });
    const line = this.shown.lines.find((l) => l.key === key);
    if (!line) return;
    this.fan = line.statements.length > 1 && this.fan !== key ? key : null;
    this.change({ selected: { line: [line.a, line.b] } });
    say(plural(line.statements.length, "statement"));
  }

  close() {
    this.fan = null;
    if (this.state.selected) this.change({ selected: null });
  }

  startPath(e) {
    this.left.startPath(e);
  }

  pane(key) {
    document.body.dataset.pane = key;
    for (const tab of this.tabs.children) tab.setAttribute("aria-pressed", String(tab.dataset.pane === key));
  }

  hover(hit) {
    this.hovered = hit;
    if (hit?.keyboard) say(`${this.data.E.name[hit.entity]}, ${this.data.type(hit.entity)}. Enter opens it.`);
    this.paint();
  }

  marked() {
    this.marksButton.textContent = `Your marks (${this.marks.size})`;
    this.marksButton.disabled = !this.marks.size;
  }

  key(event) {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName ?? "");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.search.input.focus();
      this.search.input.select();
    } else if (event.key === "Escape" && !typing && !this.form.open) {
      document.getElementById("save").open = false;
      if (event.target !== this.canvasElement) this.close();
    }
  }

  bigKey(event) {
    const way = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] }[event.key];
    if (way) this.big.pan(...way);
    else if (event.key === "+" || event.key === "=") this.big.zoom(1.3);
    else if (event.key === "-") this.big.zoom(1 / 1.3);
    else if (event.key === "0") this.big.fit();
    else return;
    event.preventDefault();
  }

  // ---- drawing

  camera() {
    return this.big.sigma ? this.big : this.canvas;
  }

  fit() {
    this.camera().fit();
  }

  room() {
    const phone = this.stage.clientWidth < 520;
    return { few: phone ? 15 : 22 };
  }

  render(again) {
    const { state, data } = this;
    if (state.theme) document.documentElement.dataset.theme = state.theme;
    else delete document.documentElement.dataset.theme;
    const filters = write({ ...state, scope: "", selected: null, table: "", theme: "" }, data);
    if (this.filters !== filters) [this.filters, this.pass] = [filters, passing(state, data)];
    this.shown = view(state, data, this.pass, this.room());
    const big = this.shown.nodes.length > MANY;
    this.asTable(Boolean(state.table));
    if (again) this.places.clear();
    if (!state.table && big && possible()) this.showBig();
    else {
      this.big.close();
      this.bigElement.hidden = true;
      this.canvasElement.hidden = false;
      if (big) this.shown.nodes = this.shown.nodes.sort((a, b) => data.degree[b] - data.degree[a]).slice(0, 150);
      this.lay(again);
      if (again) this.canvas.fit();
      this.paint();
    }
    this.tell();
    legend(this.legend, this);
    this.left.update();
    this.years.update();
    panel(this.right, this);
    if (state.table) this.table.update();
    this.pane(document.body.dataset.pane);
  }

  asTable(on) {
    this.table.element.hidden = !on;
    this.stage.hidden = on;
    this.tableButton.setAttribute("aria-pressed", String(on));
  }

  showBig() {
    this.canvasElement.hidden = true;
    this.bigElement.hidden = false;
    const key = `${theme()} ${write({ ...this.state, selected: null }, this.data)}`;
    if (this.big.sigma && this.bigKeyShown === key) return;
    this.bigKeyShown = key;
    this.big.show(this.shown.nodes, this.pass);
  }

  // Places: those already given stay where they are; a new view is arranged afresh, opened things are set beside their neighbours.
  lay(again) {
    const { data, shown } = this;
    if (shown.nodes.length && !shown.lines) shown.lines = [];
    const frame = this.frame();
    if (!frame) return;
    if (this.canvas.width !== frame.width || this.canvas.height !== frame.height) this.canvas.resize(frame.width, frame.height);
    const base = shown.nodes.filter((e) => !shown.opened?.includes(e));
    const key = `${frame.width} ${frame.height} ${base.join(" ")}`;
    const start = (list) => list.map((e) => [data.E.x[e], data.E.y[e]]);
    const lines = shown.lines ?? [];
    if (again || this.baseKey !== key) {
      this.baseKey = key;
      const known = base.length === shown.nodes.length ? lines : lines.filter((l) => base.includes(l.a) && base.includes(l.b));
      const spots = arrange(base, known, base.map((e) => box(data, e)), start(base), frame);
      this.base = new Map(base.map((e, i) => [e, spots[i]]));
    }
    if (shown.opened?.length) {
      const spots = arrange(shown.nodes, lines, shown.nodes.map((e) => box(data, e)), start(shown.nodes), frame, this.base);
      this.places = new Map(shown.nodes.map((e, i) => [e, spots[i]]));
    } else this.places = this.base;
  }

  frame() {
    const [width, height] = [this.stage.clientWidth, this.stage.clientHeight];
    if (!width || !height) return null;
    const side = Math.min(70, width * 0.14);
    return { width, height, margin: { left: side, right: side, top: 46, bottom: 52, head: 30, foot: 6 } };
  }

  smallScene() {
    const { data, shown, state } = this;
    const drawable = shown.nodes.filter((e) => this.places.has(e));
    const found = state.scope === "path" && shown.ways?.length ? new Set(shown.ways[0].nodes) : null;
    return scene({ data, nodes: drawable, lines: (shown.lines ?? []).filter((l) => this.places.has(l.a) && this.places.has(l.b)), place: this.places, state, hover: this.hovered, fan: this.fan, found });
  }

  paint() {
    if (this.big.sigma || !this.places) return;
    this.canvas.draw(this.smallScene());
  }

  tell(over = -1) {
    const { state, data, shown } = this;
    if (over >= 0) return replace(this.caption, name(data.E.name[over]), ` · ${data.type(over)} · ${plural(data.touching(over).length, "statement")}`);
    const drawn = shown.nodes.length;
    const rest = Math.max(0, shown.total - drawn);
    const what = { story: () => `${plural(drawn, "name")}${rest ? ` of ${shown.total.toLocaleString("en")} in this story` : " in this story"}`, at: () => [name(data.E.name[state.at]), ` and ${plural(drawn - 1, "neighbour")}${rest ? ` of ${(shown.total - 1).toLocaleString("en")}` : ""}`], path: () => plural((shown.ways ?? []).length, "way"), all: () => `Everything: ${plural(drawn, "thing")}` }[state.scope]();
    replace(this.caption, what);
    this.moreButton.hidden = !(rest > 0 && ["story", "at"].includes(state.scope) && drawn < 200);
    this.fewerButton.hidden = !state.more;
    const parts = drawn ? `Graph: ${this.caption.textContent}, ${plural((shown.lines ?? []).length, "line")}` : "Graph: nothing passes the filters";
    this.canvasElement.setAttribute("aria-label", parts);
    document.body.classList.toggle("empty", !drawn);
  }

  resized() {
    const frame = this.frame();
    if (!frame || (frame.width === this.canvas.width && frame.height === this.canvas.height)) return;
    if (this.big.sigma) return this.big.resize();
    this.render(true);
  }
}

load().then((loaded) => {
  const app = new App(loaded);
  app.canvas.now();
  Object.assign(window.__kg, {
    data: loaded,
    state: () => write(app.state, loaded),
    shown: () => ({ nodes: app.shown.nodes.map((e) => loaded.E.ids[e]), names: app.shown.nodes.map((e) => loaded.E.name[e]), lines: (app.shown.lines ?? []).map((l) => ({ key: l.key, ends: [loaded.E.ids[l.a], loaded.E.ids[l.b]], status: l.status, statements: l.statements.map((s) => loaded.S.ids[s]), articles: l.articles })), big: Boolean(app.big.sigma), fan: app.fan }),
    place: (id) => {
      const spot = app.places.get(loaded.byId.get(id));
      const frame = app.canvasElement.getBoundingClientRect();
      return spot && [frame.left + spot[0] * app.canvas.camera.k + app.canvas.camera.x, frame.top + spot[1] * app.canvas.camera.k + app.canvas.camera.y];
    },
    labels: () => app.canvas.drawn.hits.nodes.map((n) => ({ id: loaded.E.ids[n.e], box: n.box })),
    lineAt: (key) => app.canvas.drawn.hits.lines.findLast((l) => l.key === key && l.box)?.box,
    camera: () => app.canvas.camera,
    search: (text) => find(loaded, text).map(({ e }) => loaded.E.name[e]),
    open: (id) => app.open(loaded.byId.get(id), true),
    showAll: () => app.change({ scope: "all", selected: null }),
    pan: (dx, dy) => app.camera().pan(dx, dy),
    hub: () => loaded.E.ids[loaded.degree.reduce((best, d, e, all) => (d > all[best] ? e : best), 0)],
    graphml: () => files.graphml(app),
    ready: true,
  });
  // Names are folded for the search while nobody waits for it.
  (window.requestIdleCallback ?? setTimeout)(() => loaded.index);
});
