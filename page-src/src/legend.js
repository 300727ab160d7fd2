// What shapes and lines mean, always in sight; a line style is also the switch of its status, a shape that of its type.

import { figure, h, replace, svg } from "./dom.js";
import { LINES, kind, palette, theme } from "./shapes.js";

export function legend(element, app) {
  const { state, data, shown } = app;
  const totals = app.totals.byStatus;
  const lines = data.statuses.map((status) => {
    const on = !state.offStatuses.has(status);
    return h("button", { type: "button", class: "key", "data-status": status, "aria-pressed": String(on), title: on ? "Hide these" : "Show these", onclick: () => app.toggle("offStatuses", status, on) }, sample(status), h("span", {}, LINES[status].words), h("span", { class: "number" }, figure(totals[status])));
  });
  const types = new Map();
  for (const e of shown.nodes) types.set(data.type(e), (types.get(data.type(e)) ?? 0) + 1);
  for (const type of state.offTypes) if (!types.has(type)) types.set(type, 0);
  const shapes = data.types.filter((type) => types.has(type)).map((type) => {
    const on = !state.offTypes.has(type);
    return h("button", { type: "button", class: "key", "data-type": type, "aria-pressed": String(on), title: on ? "Hide these" : "Show these", onclick: () => app.toggle("offTypes", type, on) }, shape(type), h("span", {}, type), h("span", { class: "number" }, types.get(type) ? figure(types.get(type)) : ""));
  });
  replace(element, h("div", { class: "keys", role: "group", "aria-label": "Line styles: what kind of statement" }, lines), h("div", { class: "keys", role: "group", "aria-label": "Shapes: what type of thing" }, shapes));
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
