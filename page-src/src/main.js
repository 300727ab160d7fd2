// The page: loads the graph, keeps the state, and tells every part when to draw itself again.

import { arrange } from "./arrange.js";
import { Big, possible } from "./big.js";
import { Canvas } from "./canvas.js";
import { load } from "./data.js";
import { PHONE, figure, h, holdFocus, meta, name, plural, replace, say } from "./dom.js";
import * as files from "./exports.js";
import { Passing } from "./filter.js";
import { Left } from "./left.js";
import { legend } from "./legend.js";
import { fitted, mapScene } from "./map.js";
import { Marks } from "./marks.js";
import { panel } from "./panel.js";
import { probe } from "./probe.js";
import { BEND, route } from "./route.js";
import { boxes, scene, size } from "./scene.js";
import { combobox } from "./search.js";
import { theme } from "./shapes.js";
import { saveForm } from "./save.js";
import { read, write } from "./state.js";
import { Table } from "./table.js";
import { topLine } from "./top.js";
import { keyOf, view } from "./view.js";
import { Years } from "./years.js";

const MANY = 150; // more things than this are drawn by sigma
const pristine = document.documentElement.cloneNode(true);
window.__kg = { ready: false, copied: "" };

class App {
  constructor(data) {
    this.data = data;
    this.totals = data.totals();
    this.marks = new Marks(data, meta("kg-marks"), () => this.marked());
    this.state = read(location.hash.length > 1 ? location.hash : meta("kg-state"), data);
    this.places = new Map();
    this.hovered = null;
    this.cardCalls = { onOpen: (e) => this.open(e), onRead: (a, sentence) => this.change({ selected: { article: a, sentence } }), marks: this.marks };
    this.build();
    this.render(true);
    addEventListener("hashchange", () => this.fromHash());
    new ResizeObserver(() => this.resized()).observe(this.stage);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.render(true));
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("pointerdown", ({ target }) => target.closest?.("#save") || (document.getElementById("save").open = false));
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
    this.form = saveForm(this, pristine);
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
    this.tabs = h("div", { id: "tabs", role: "group", "aria-label": "Parts of the page" }, panes.map(([key, label]) => h("button", { type: "button", "data-pane": key, onclick: () => this.change({ pane: key }) }, label)));
    replace(document.getElementById("app"),
      h("a", { class: "skip", href: "#", onclick: (event) => (event.preventDefault(), this.change({ table: "statements" }), this.table.element.focus()) }, "Skip to the statements as a table"),
      h("header", {}, h("div", { class: "title" }, h("h1", {}, name(document.title)), topLine(data, this.totals), note ? h("p", { id: "note" }, name(note)) : null),
        h("div", { class: "bar" }, h("div", { class: "combo", id: "finder" }, this.search.input, this.search.list), this.tableButton, menu, tool("Dark or light", "◐", () => this.change({ theme: theme() === "dark" ? "light" : "dark" }), "theme"))),
      this.tabs,
      h("main", {}, this.left.element, (this.middle = h("section", { id: "middle", "aria-label": "The graph" }, this.stage, this.table.element, this.legend, this.years.element)), this.right),
      h("p", { id: "how", class: "unseen" }, "Arrow keys go from name to name, Enter opens one, Space goes through its lines, Escape closes, Shift and arrows move the picture, plus and minus zoom, 0 fits. The table shows the same."),
      h("p", { id: "live", class: "unseen", role: "status", "aria-live": "polite" }), this.form);
    this.canvas = new Canvas(this.canvasElement, { onOpen: (e) => this.open(e), onLine: (key, s) => this.openLine(key, s), onHover: (hit) => this.hover(hit), onClose: () => this.close() });
    this.big = new Big(this.bigElement, { data, onOpen: (e) => this.open(e, true), onHover: (e) => this.tell(e) });
    this.bigElement.addEventListener("keydown", (event) => this.bigKey(event));
    this.search.input.focus({ preventScroll: true });
    if (location.hash.includes("path") || this.state.scope === "path") this.left.path.open = true;
    this.marked();
  }

  // ---- state

  change(part) {
    const before = this.state;
    this.state = { ...before, ...part };
    // A phone shows one part at a time: the one where the change can be seen.
    if (PHONE.matches && !("pane" in part)) {
      if ("scope" in part || "table" in part) this.state.pane = "middle";
      else if (part.selected) this.state.pane = "right";
    }
    history.pushState(null, "", `#${write(this.state, this.data)}`);
    this.render(["scope", "story", "at", "hops", "more", "from", "to"].some((key) => key in part && part[key] !== before[key]));
  }

  toggle(key, value, off) {
    const set = new Set(this.state[key]);
    if (off) set.add(value);
    else set.delete(value);
    this.change({ [key]: set });
  }

  fromHash() {
    const text = location.hash.replace(/^#/, "");
    if (text === write(this.state, this.data)) return;
    this.state = read(text || meta("kg-state"), this.data);
    this.render(true);
  }

  open(e, move = false) {
    const there = this.shown.nodes.includes(e) && this.state.scope !== "all";
    if (move && !there) this.change({ scope: "at", at: e, hops: 1, more: 0, selected: { entity: e }, table: "" });
    else this.change({ selected: { entity: e } });
    const { data } = this;
    say(`${data.E.name[e]}, ${data.type(e)}, ${plural(data.touching(e).length, "statement")}`);
  }

  openLine(key, statement) {
    if (this.fan === key && statement !== undefined) return this.change({ selected: { statement } });
    const line = this.shown.lines.find((l) => l.key === key);
    if (!line) return;
    const open = this.state.selected?.line && keyOf(...this.state.selected.line) === key;
    this.change({ selected: open ? null : { line: [line.a, line.b] } });
    say(open ? "Closed" : plural(line.statements.length, "statement"));
  }

  // The line whose statements are drawn apart: the chosen one, or that of the chosen statement.
  fanned() {
    const { selected } = this.state;
    if (selected?.line) return keyOf(...selected.line);
    return selected?.statement >= 0 ? (this.shown.lines ?? []).find((line) => line.statements.includes(selected.statement))?.key ?? null : null;
  }

  close() {
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
      const menu = document.getElementById("save");
      if (menu.open) {
        menu.open = false;
        return menu.querySelector("summary").focus();
      }
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
    return { few: this.middle.clientWidth < 520 ? 15 : 22, many: MANY };
  }

  render(again) {
    const { state, data } = this;
    const refocus = holdFocus();
    if (state.theme) document.documentElement.dataset.theme = state.theme;
    else delete document.documentElement.dataset.theme;
    const filters = write({ ...state, scope: "", selected: null, table: "", sort: "", pane: "middle", theme: "" }, data);
    if (this.filters !== filters) [this.filters, this.pass] = [filters, new Passing(state, data)];
    this.shown = view(state, data, this.pass, this.room());
    this.shown.drawn = this.shown.nodes;
    this.fan = this.fanned();
    const big = this.shown.nodes.length > MANY;
    this.asTable(Boolean(state.table));
    if (again) this.places = new Map();
    // First what stands around the picture: it decides how much room the picture has.
    legend(this.legend, this);
    this.left.update();
    this.years.update();
    if (!state.table && big && possible()) this.showBig();
    else {
      this.big.close();
      this.bigElement.hidden = true;
      this.canvasElement.hidden = false;
      // Without WebGL the busiest stand for the rest; the table and the files hold all.
      if (big) Object.assign(this.shown, { drawn: [...this.shown.nodes].sort((a, b) => data.degree[b] - data.degree[a]).slice(0, 150), lines: [] });
      this.lay(again);
      if (again) this.canvas.fit();
      this.paint();
    }
    this.tell();
    panel(this.right, this);
    if (state.table) this.table.update();
    this.pane(state.pane);
    refocus();
  }

  asTable(on) {
    this.table.element.hidden = !on;
    this.stage.hidden = on;
    this.tableButton.setAttribute("aria-pressed", String(on));
  }

  showBig() {
    this.canvasElement.hidden = true;
    this.bigElement.hidden = false;
    const key = `${theme()} ${write({ ...this.state, selected: null, pane: "middle" }, this.data)}`;
    if (this.big.sigma && this.bigKeyShown === key) return;
    this.bigKeyShown = key;
    this.big.show(this.shown.nodes, this.pass);
  }

  // Places: those already given stay where they are; a new view is arranged afresh, opened things are set beside their neighbours.
  lay(again) {
    const { data, shown } = this;
    if (shown.drawn.length && !shown.lines) shown.lines = [];
    const frame = this.frame();
    if (!frame) return;
    if (this.canvas.width !== frame.width || this.canvas.height !== frame.height) this.canvas.resize(frame.width, frame.height);
    const base = shown.drawn.filter((e) => !shown.opened?.includes(e));
    const key = `${frame.width} ${frame.height} ${base.join(" ")}`;
    const start = (list) => list.map((e) => [data.E.x[e], data.E.y[e]]);
    const lines = shown.lines ?? [];
    if (again || this.baseKey !== key) {
      this.baseKey = key;
      const known = base.length === shown.drawn.length ? lines : lines.filter((l) => base.includes(l.a) && base.includes(l.b));
      const spots = arrange(base, known, base.map((e) => size(data, e)), start(base), frame);
      this.base = new Map(base.map((e, i) => [e, spots[i]]));
    }
    if (shown.opened?.length) {
      const spots = arrange(shown.drawn, lines, shown.drawn.map((e) => size(data, e)), start(shown.drawn), frame, this.base);
      this.places = new Map(shown.drawn.map((e, i) => [e, spots[i]]));
    } else this.places = this.base;
    this.bend(frame);
  }

  // Lines go around the things and names that they do not concern.
  bend(frame) {
    const { data, shown, places } = this;
    const there = boxes(data, shown.drawn.filter((e) => places.has(e)), places);
    const label = new Map(there.map((one) => [one.e, one.label]));
    for (const line of shown.lines) {
      const [from, to] = [places.get(line.a), places.get(line.b)];
      if (!from || !to) continue;
      const others = there.filter(({ e, all }) => e !== line.a && e !== line.b && near(all));
      const { cx, cy } = route(from, to, others.flatMap((one) => [one.shape, one.label]), [label.get(line.a), label.get(line.b)], frame);
      line.bend = cx === undefined ? null : [cx, cy];

      function near([l, t, r, b]) {
        const room = BEND + 10;
        return Math.min(from[0], to[0]) - room < r && Math.max(from[0], to[0]) + room > l && Math.min(from[1], to[1]) - room < b && Math.max(from[1], to[1]) + room > t;
      }
    }
  }

  // The room of the picture; behind the table it has none, and gets some for the files.
  frame() {
    const around = this.middle;
    const [width, height] = this.stage.hidden ? [around.clientWidth, Math.max(400, Math.round(around.clientHeight * 0.75))] : [this.stage.clientWidth, this.stage.clientHeight];
    if (!width || !height) return null;
    const side = Math.min(70, width * 0.14);
    return { width, height, margin: { left: side, right: side, top: 46, bottom: 52, head: 30, foot: 6 } };
  }

  smallScene() {
    const { data, shown, state } = this;
    const drawable = shown.drawn.filter((e) => this.places.has(e));
    const found = state.scope === "path" && shown.ways?.length ? new Set(shown.ways[0].nodes) : null;
    return scene({ data, nodes: drawable, lines: (shown.lines ?? []).filter((l) => this.places.has(l.a) && this.places.has(l.b)), place: this.places, state, hover: this.hovered, fan: this.fan, found, frame: this.frame() });
  }

  // What the PNG and the SVG hold: the picture as it is shown, everything as a map.
  picture() {
    const { data, pass, canvas } = this;
    const { width, height } = this.frame();
    if (this.big.sigma || this.shown.drawn !== this.shown.nodes) {
      const project = this.big.sigma ? this.big.project : fitted(data, this.shown.nodes, width, height);
      return { ...mapScene({ data, nodes: this.shown.nodes, pass, width, height, project }), width, height };
    }
    return { ...this.smallScene(), width, height, camera: this.stage.hidden ? undefined : canvas.camera };
  }

  paint() {
    if (this.big.sigma || !this.places) return;
    this.canvas.draw(this.smallScene());
  }

  tell(over = -1) {
    const { state, data, shown } = this;
    if (over >= 0) return replace(this.caption, name(data.E.name[over]), ` · ${data.type(over)} · ${plural(data.touching(over).length, "statement")}`);
    const drawn = shown.drawn.length;
    const rest = Math.max(0, shown.total - drawn);
    const what = { story: () => `${plural(drawn, "name")}${rest ? ` of ${figure(shown.total)} in this story` : " in this story"}`, at: () => [name(data.E.name[state.at]), ` and ${plural(drawn - 1, "neighbour")}${rest ? ` of ${figure(shown.total - 1)}` : ""}`], path: () => plural((shown.ways ?? []).length, "way"), all: () => (rest ? `Everything: ${figure(drawn)} of ${plural(shown.total, "thing")}` : `Everything: ${plural(drawn, "thing")}`) }[state.scope]();
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
  Object.assign(window.__kg, probe(app, loaded), { ready: true });
  // Names are folded for the search while nobody waits for it.
  (window.requestIdleCallback ?? setTimeout)(() => loaded.index);
});
