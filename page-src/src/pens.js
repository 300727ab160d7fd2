// Two pens for a scene: a canvas, and SVG text for the export.

import { FONT } from "./scene.js";

const PLATE = 0.72; // how much of a line the plate of a name covers

export function paint(context, { parts }, camera = { k: 1, x: 0, y: 0 }) {
  const X = (x) => x * camera.k + camera.x;
  const Y = (y) => y * camera.k + camera.y;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const part of parts) {
    context.globalAlpha = part.faint || 1;
    PENS[part.kind](context, part, X, Y);
  }
  context.globalAlpha = 1;
}

const PENS = {
  line(c, p, X, Y) {
    c.beginPath();
    c.moveTo(X(p.x0), Y(p.y0));
    if (p.cx === undefined) c.lineTo(X(p.x1), Y(p.y1));
    else c.quadraticCurveTo(X(p.cx), Y(p.cy), X(p.x1), Y(p.y1));
    c.setLineDash(p.dash);
    c.lineCap = p.dash[0] < 3 ? "round" : "butt";
    c.lineWidth = p.dash[0] < 3 ? Math.max(2.4, p.width) : p.width;
    c.strokeStyle = p.stroke;
    c.stroke();
    c.setLineDash([]);
  },
  web(c, p, X, Y) {
    c.beginPath();
    for (const [x0, y0, x1, y1] of p.hairs) {
      c.moveTo(X(x0), Y(y0));
      c.lineTo(X(x1), Y(y1));
    }
    c.lineWidth = 1;
    c.strokeStyle = p.stroke;
    c.stroke();
  },
  cross(c, p, X, Y) {
    const [x, y] = [X(p.x), Y(p.y)];
    c.beginPath();
    for (const s of [1, -1]) {
      c.moveTo(x - 5.5, y - 5.5 * s);
      c.lineTo(x + 5.5, y + 5.5 * s);
    }
    c.lineWidth = 2.6;
    c.strokeStyle = p.stroke;
    c.stroke();
  },
  arrow(c, p, X, Y) {
    polygon(c, p.points.map(([x, y]) => [X(p.ax) + x - p.ax, Y(p.ay) + y - p.ay]));
    c.fillStyle = p.fill;
    c.fill();
  },
  ring(c, p, X, Y) {
    c.beginPath();
    c.arc(X(p.x), Y(p.y), p.r, 0, 7);
    c.lineWidth = 2;
    c.strokeStyle = p.stroke;
    c.stroke();
  },
  pill(c, p, X, Y) {
    c.beginPath();
    c.roundRect(X(p.x) - p.w, Y(p.y) - p.h, p.w * 2, p.h * 2, p.h);
    c.fillStyle = p.fill;
    c.fill();
    c.lineWidth = 1.4;
    c.strokeStyle = p.stroke;
    c.stroke();
  },
  plate(c, p, X, Y) {
    c.globalAlpha = PLATE;
    c.fillStyle = p.fill;
    c.fillRect(X(p.ax) + p.x - p.ax, Y(p.ay) + p.y - p.ay, p.w, p.h);
  },
  shape(c, p, X, Y) {
    const faint = c.globalAlpha;
    if (p.points) polygon(c, p.points.map(([x, y]) => [X(p.x) + x * p.r, Y(p.y) + y * p.r]));
    else {
      c.beginPath();
      c.arc(X(p.x), Y(p.y), p.r, 0, 7);
    }
    c.globalAlpha = Math.max(faint, 0.25);
    c.fillStyle = p.fill;
    c.fill();
    c.lineWidth = p.edge ?? 2;
    c.strokeStyle = p.stroke;
    c.stroke();
    c.globalAlpha = faint;
  },
  text(c, p, X, Y) {
    // A name keeps its distance from its shape whatever the zoom: it hangs on the anchor (ax, ay).
    const [x, y] = p.ax === undefined ? [X(p.x), Y(p.y)] : [X(p.ax) + p.x - p.ax, Y(p.ay) + p.y - p.ay];
    c.font = `${p.weight} ${p.size}px ${FONT}`;
    if (p.halo) {
      c.lineWidth = 4;
      c.strokeStyle = p.halo;
      c.strokeText(p.text, x, y);
    }
    c.fillStyle = p.fill;
    c.fillText(p.text, x, y);
  },
};

function polygon(c, points) {
  c.beginPath();
  points.forEach(([x, y], i) => (i ? c.lineTo(x, y) : c.moveTo(x, y)));
  c.closePath();
}

// Characters that XML 1.0 has no room for become U+FFFD.
export const xml = (text) =>
  String(text)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const n = (value) => String(Math.round(value * 10) / 10);
const attributes = (values) => Object.entries(values).filter(([, v]) => v !== undefined && v !== null).map(([k, v]) => ` ${k}="${xml(v)}"`).join("");

export function svgText({ parts, ground }, width, height, title) {
  const tag = (name, values, inner) => `<${name}${attributes(values)}${inner === undefined ? "/>" : `>${inner}</${name}>`}`;
  const corners = (points) => points.map(([x, y]) => `${n(x)},${n(y)}`).join(" ");
  const draw = {
    line: (p) => tag("path", { d: `M${n(p.x0)} ${n(p.y0)}${p.cx === undefined ? "L" : `Q${n(p.cx)} ${n(p.cy)} `}${n(p.x1)} ${n(p.y1)}`, stroke: p.stroke, "stroke-width": n(p.width), "stroke-dasharray": p.dash.join(" ") || null, fill: "none", "stroke-linecap": p.dash[0] < 3 ? "round" : null }),
    web: (p) => tag("path", { d: p.hairs.map(([x0, y0, x1, y1]) => `M${n(x0)} ${n(y0)}L${n(x1)} ${n(y1)}`).join(""), stroke: p.stroke, fill: "none" }),
    cross: (p) => tag("path", { d: `M${n(p.x - 5.5)} ${n(p.y - 5.5)}l11 11m0 -11l-11 11`, stroke: p.stroke, "stroke-width": 2.6 }),
    arrow: (p) => tag("polygon", { points: corners(p.points), fill: p.fill }),
    ring: (p) => tag("circle", { cx: n(p.x), cy: n(p.y), r: n(p.r), stroke: p.stroke, "stroke-width": 2, fill: "none" }),
    pill: (p) => tag("rect", { x: n(p.x - p.w), y: n(p.y - p.h), width: n(p.w * 2), height: n(p.h * 2), rx: p.h, fill: p.fill, stroke: p.stroke, "stroke-width": 1.4 }),
    plate: (p) => tag("rect", { x: n(p.x), y: n(p.y), width: n(p.w), height: n(p.h), fill: p.fill, opacity: PLATE }),
    shape: (p) => {
      const look = { fill: p.fill, stroke: p.stroke, "stroke-width": p.edge ?? 2 };
      const about = tag("title", {}, xml(`${p.name} (${p.type})`));
      return p.points ? tag("polygon", { points: corners(p.points.map(([x, y]) => [p.x + x * p.r, p.y + y * p.r])), ...look }, about) : tag("circle", { cx: n(p.x), cy: n(p.y), r: n(p.r), ...look }, about);
    },
    text: (p) => tag("text", { x: n(p.x), y: n(p.y), "text-anchor": "middle", "dominant-baseline": "central", "font-size": p.size, "font-weight": p.weight, fill: p.fill, stroke: p.halo, "stroke-width": p.halo ? 4 : null, "stroke-linejoin": p.halo ? "round" : null, "paint-order": "stroke" }, xml(p.text)),
  };
  const body = parts.map((p) => (p.faint ? tag("g", { opacity: p.faint }, draw[p.kind](p)) : draw[p.kind](p))).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${xml(FONT)}">\n<title>${xml(title)}</title>\n<rect width="100%" height="100%" fill="${ground}"/>\n${body}\n</svg>\n`;
}
