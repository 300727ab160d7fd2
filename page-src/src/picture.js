// The middle of the page: a few things on the canvas, where each has a place and every line a way, or everything as a map.

import { arrange } from "./arrange.js";
import { Big, possible } from "./big.js";
import { Canvas } from "./canvas.js";
import { figure, h, name, plural, replace } from "./dom.js";
import { clearest } from "./lines.js";
import { fitted, mapScene } from "./map.js";
import { routes } from "./route.js";
import { boxes, scene, size } from "./scene.js";
import { theme } from "./shapes.js";
import { write } from "./state.js";

const MANY = 150; // more things than this are drawn by sigma
const NARROW = 520; // pixels across; what is narrower has fewer names, and its caption takes two rows

export class Picture {
  constructor(app) {
    this.app = app;
    const { data } = app;
    this.places = new Map();
    this.hovered = null;
    this.canvasElement = h("canvas", { id: "canvas", tabindex: "0", role: "application", "aria-label": "Graph", "aria-describedby": "how" });
    this.bigElement = h("div", { id: "big", tabindex: "0", role: "application", "aria-label": "Everything, as a map", "aria-describedby": "how", hidden: true });
    this.caption = h("p", { id: "caption", "aria-live": "off" });
    const tool = (label, text, id, onclick) => h("button", { type: "button", "aria-label": label, title: label, id, onclick }, text);
    this.more = tool("Show more names", "More", "more", () => app.change({ more: app.state.more + 1 }));
    this.fewer = tool("Show fewer names", "Fewer", "fewer", () => app.change({ more: Math.max(0, app.state.more - 1) }));
    this.element = h("div", { id: "stage" }, this.canvasElement, this.bigElement, this.caption,
      h("div", { id: "tools", role: "group", "aria-label": "Picture" },
        tool("Zoom in", "+", "zoom-in", () => this.camera.zoom(1.3)), tool("Zoom out", "−", "zoom-out", () => this.camera.zoom(1 / 1.3)), tool("Fit the picture", "Fit", "fit", () => this.camera.fit()),
        this.more, this.fewer));
    this.canvas = new Canvas(this.canvasElement, { onOpen: (e) => app.open(e), onLine: (key, s) => app.openLine(key, s), onHover: (hit) => this.#hover(hit), onClose: () => app.close() });
    this.big = new Big(this.bigElement, { data, onOpen: (e) => app.open(e, true), onHover: (e) => this.#tell(e) });
    new ResizeObserver(() => this.#resized()).observe(this.element);
  }

  // What takes the gestures now.
  get camera() {
    return this.big.sigma ? this.big : this.canvas;
  }

  // Pixels across the middle, and how many things a view may have: a story, what is next to a thing, what is further away, what comes with a thing that is
  // opened; and how many are drawn on the canvas at most.
  get room() {
    const wide = this.element.parentElement.clientWidth;
    return wide < NARROW ? { wide, few: 15, near: 16, far: 20, opened: 5, many: MANY } : { wide, few: 22, near: 35, far: 44, opened: 10, many: MANY };
  }

  // What of the view is drawn on the canvas, and what stands above it. Nothing here asks how large the picture is.
  choose() {
    const { shown, state, data } = this.app;
    const many = shown.nodes.length > MANY;
    this.map = many && !state.table && possible();
    shown.drawn = shown.nodes;
    // Without WebGL the busiest stand for the rest; the table and the files hold all.
    if (many && !this.map) Object.assign(shown, { drawn: shown.nodes.toSorted((a, b) => data.degree[b] - data.degree[a]).slice(0, MANY), lines: [], clear: new Set() });
    this.element.hidden = Boolean(state.table);
    this.canvasElement.hidden = this.map;
    this.bigElement.hidden = !this.map;
    this.#tell();
  }

  // `again`: another view, whose things get places afresh.
  draw(again) {
    if (this.map) return this.#showMap();
    this.big.close();
    if (again) this.places = new Map();
    this.#lay(again);
    if (again) this.canvas.fit();
    this.paint();
  }

  #showMap() {
    const { shown, state, data, pass } = this.app;
    const key = `${theme()} ${write({ ...state, selected: null, pane: "middle" }, data)}`;
    if (this.big.sigma && this.mapKey === key) return;
    this.mapKey = key;
    this.big.show(shown.nodes, pass);
  }

  // Places: those already given stay where they are; a new view is arranged afresh, opened things are set beside their neighbours.
  #lay(again) {
    const { data, shown, state } = this.app;
    const frame = this.#frame();
    if (!frame) return;
    if (this.canvas.width !== frame.width || this.canvas.height !== frame.height) this.canvas.resize(frame.width, frame.height);
    const opened = new Set(shown.opened);
    const base = shown.drawn.filter((e) => !opened.has(e));
    const key = `${frame.width} ${frame.height} ${base.join(" ")}`;
    const arranged = (nodes, lines, fixed) => {
      const spots = arrange(nodes, lines, nodes.map((e) => size(data, e)), nodes.map((e) => [data.E.x[e], data.E.y[e]]), frame, fixed);
      return new Map(nodes.map((e, i) => [e, spots[i]]));
    };
    if (again || this.baseKey !== key) {
      this.baseKey = key;
      const inner = shown.lines.filter((line) => !opened.has(line.a) && !opened.has(line.b));
      this.base = arranged(base, [...clearest(inner, base.length, state.scope === "at" ? [state.at] : [])]);
    }
    this.places = opened.size ? arranged(shown.drawn, [...shown.clear], this.base) : this.base;
    // Lines go around the things and names that they do not concern.
    routes([...shown.clear], boxes(data, shown.drawn, this.places), this.places, frame);
  }

  // The room of the picture; behind the table it has none, and gets some for the files.
  #frame() {
    const around = this.element.parentElement;
    const [width, height] = this.element.hidden ? [around.clientWidth, Math.max(400, Math.round(around.clientHeight * 0.75))] : [this.element.clientWidth, this.element.clientHeight];
    if (!width || !height) return null;
    const side = Math.min(70, width * 0.14);
    return { width, height, margin: { left: side, right: side, top: 46, bottom: 52, head: width < NARROW ? 44 : 30, foot: 6 } };
  }

  #scene() {
    const { data, shown, state, fan } = this.app;
    const placed = (e) => this.places.has(e);
    const found = state.scope === "path" && shown.ways?.length ? new Set(shown.ways[0].nodes) : null;
    return scene({ data, nodes: shown.drawn.filter(placed), lines: shown.lines.filter((line) => placed(line.a) && placed(line.b)), clear: shown.clear, place: this.places, state, hover: this.hovered, fan, found, frame: this.#frame() });
  }

  // What the PNG and the SVG hold: the picture as it is shown, everything as a map.
  forFiles() {
    const { data, pass, shown } = this.app;
    const { width, height } = this.#frame();
    if (this.big.sigma || shown.drawn !== shown.nodes) {
      const project = this.big.sigma ? this.big.project : fitted(data, shown.nodes, width, height);
      return { ...mapScene({ data, nodes: shown.nodes, pass, width, height, project }), width, height };
    }
    return { ...this.#scene(), width, height, camera: this.element.hidden ? undefined : this.canvas.camera };
  }

  paint() {
    if (!this.big.sigma) this.canvas.draw(this.#scene());
  }

  #hover(hit) {
    const { data } = this.app;
    this.hovered = hit;
    if (hit?.keyboard) this.app.say(`${data.E.name[hit.entity]}, ${data.type(hit.entity)}. Enter opens it.`);
    this.paint();
  }

  // The line above the picture: how much of what it shows, or what the pointer is over.
  #tell(over = -1) {
    const { state, data, shown } = this.app;
    if (over >= 0) return replace(this.caption, name(data.E.name[over]), ` · ${data.type(over)} · ${plural(data.touching(over).length, "statement")}`);
    const drawn = shown.drawn.length;
    const rest = Math.max(0, shown.total - drawn);
    const what = {
      story: () => `${plural(drawn, "name")}${rest ? ` of ${figure(shown.total)} in this story` : " in this story"}`,
      at: () => [name(data.E.name[state.at]), ` and ${plural(drawn - 1, "neighbour")}${rest ? ` of ${figure(shown.total - 1)}` : ""}`],
      path: () => plural((shown.ways ?? []).length, "way"),
      all: () => (rest ? `Everything: ${figure(drawn)} of ${plural(shown.total, "thing")}` : `Everything: ${plural(drawn, "thing")}`),
    }[state.scope]();
    replace(this.caption, what, shown.clear.size < shown.lines.length ? ` · ${figure(shown.clear.size)} of ${plural(shown.lines.length, "line")}, the rest where you point` : "");
    this.more.hidden = !(rest > 0 && ["story", "at"].includes(state.scope) && drawn < 200);
    this.fewer.hidden = !state.more;
    this.canvasElement.setAttribute("aria-label", drawn ? `Graph: ${this.caption.textContent}, ${plural(shown.lines.length, "line")}` : "Graph: nothing passes the filters");
    document.body.classList.toggle("empty", !drawn);
  }

  #resized() {
    const frame = this.#frame();
    if (!frame || (frame.width === this.canvas.width && frame.height === this.canvas.height)) return;
    if (this.big.sigma) return this.big.resize();
    this.app.render(true);
  }
}
