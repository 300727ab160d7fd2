// What shapes and lines mean, always in sight; a line style is also the switch of its status, a shape that of its type.

import { figure, h, replace, svg } from "./dom.js";
import { LINES, kind, palette, theme } from "./shapes.js";

export class Legend {
  constructor(app) {
    this.app = app;
    this.lines = h("div", { class: "keys", role: "group", "aria-label": "Line styles: what kind of statement" });
    this.shapes = h("div", { class: "keys", role: "group", "aria-label": "Shapes: what type of thing" });
    this.element = h("div", { id: "legend" }, this.lines, this.shapes);
  }

  update() {
    const { state, data, shown, totals } = this.app;
    if (this.theme !== theme()) this.#make();
    for (const status of data.statuses) this.styles.get(status).show(figure(totals.byStatus[status]), !state.offStatuses.has(status));
    const counts = new Map();
    for (const e of shown.nodes) counts.set(data.type(e), (counts.get(data.type(e)) ?? 0) + 1);
    const types = data.types.filter((type) => counts.has(type) || state.offTypes.has(type));
    for (const type of types) this.types.get(type).show(counts.has(type) ? figure(counts.get(type)) : "", !state.offTypes.has(type));
    const listed = types.join();
    if (this.listed !== listed) replace(this.shapes, types.map((type) => this.types.get(type).element));
    this.listed = listed;
  }

  // The keys, in the colours of the theme. They stay while their numbers change.
  #make() {
    const { app } = this;
    this.theme = theme();
    this.listed = null;
    const keys = (names, set, attribute, picture, words) => new Map(names.map((name) => [name, new Key({ [attribute]: name }, picture(name), words(name), () => app.toggle(set, name, !app.state[set].has(name)))]));
    this.styles = keys(app.data.statuses, "offStatuses", "data-status", sample, (status) => LINES[status].words);
    this.types = keys(app.data.types, "offTypes", "data-type", shape, (type) => type);
    replace(this.lines, [...this.styles.values()].map((key) => key.element));
  }
}

class Key {
  constructor(attributes, picture, words, onclick) {
    this.number = h("span", { class: "number" });
    this.element = h("button", { type: "button", class: "key", ...attributes, onclick }, picture, h("span", {}, words), this.number);
  }

  show(text, on) {
    if (this.number.textContent !== text) this.number.textContent = text;
    if (this.on === on) return;
    this.on = on;
    this.element.setAttribute("aria-pressed", String(on));
    this.element.title = on ? "Hide these" : "Show these";
  }
}

function sample(status) {
  const look = LINES[status];
  const stroke = palette().line[status];
  const picture = svg("svg", { width: 38, height: 12, viewBox: "0 0 38 12", "aria-hidden": "true" }, svg("line", { x1: 1, y1: 6, x2: 37, y2: 6, stroke, "stroke-width": 2.4, "stroke-dasharray": look.dash.join(" ") || "none", "stroke-linecap": look.dash[0] < 3 ? "round" : "butt" }));
  if (look.mark === "cross") picture.append(svg("path", { d: "M14 1l10 10m0-10l-10 10", stroke, "stroke-width": 2.2 }));
  if (look.mark === "question") picture.append(svg("circle", { cx: 19, cy: 6, r: 6, fill: palette().ground }), svg("text", { x: 19, y: 10.5, "text-anchor": "middle", "font-size": 13, "font-weight": 700, fill: stroke }, "?"));
  return picture;
}

function shape(type) {
  const look = kind(type);
  const fill = look[theme()];
  const inner = look.shape ? svg("polygon", { points: look.shape.map(([x, y]) => `${8 + 6 * x},${8 + 6 * y}`).join(" "), fill }) : svg("circle", { cx: 8, cy: 8, r: 6, fill });
  return svg("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" }, inner);
}
