// Everything at once, up to tens of thousands of things: sigma (WebGL) at the places that came with the page. Labels thin themselves out.

import Graph from "graphology";
import Sigma from "sigma";
import { isolated } from "./dom.js";
import { dot, faintLine } from "./map.js";
import { kind, palette, theme } from "./shapes.js";
import { FONT } from "./scene.js";
import { cut } from "./text.js";
import { keyOf } from "./pairs.js";

export const possible = () => Boolean(document.createElement("canvas").getContext("webgl2"));

// sigma only draws. Gestures move the drawn picture as a whole (a transform, nothing is drawn again while it moves); when they rest, sigma draws once.
export class Big {
  constructor(element, { data, onOpen, onHover }) {
    this.element = element;
    this.data = data;
    this.call = { onOpen, onHover };
    this.holder = document.createElement("div");
    this.holder.className = "holder";
    this.veil = document.createElement("div");
    this.veil.className = "veil";
    element.append(this.holder, this.veil);
    this.moved = { k: 1, x: 0, y: 0 };
    this.#gestures();
  }

  show(nodes, pass) {
    const { data } = this;
    const graph = new Graph({ type: "undirected", multi: false });
    const mode = theme();
    const colours = palette();
    for (const e of nodes) {
      graph.addNode(e, { x: data.E.x[e], y: -data.E.y[e], size: dot(data, e), label: isolated(cut(data.E.name[e], 30)), color: kind(data.type(e))[mode] });
    }
    const seen = new Set();
    const ink = faintLine();
    const { pairs } = data;
    for (let p = 0; p < pairs.length; p++) {
      if (!pass.joins(p)) continue;
      const [a, b] = [pairs.a[p], pairs.b[p]];
      const key = keyOf(a, b);
      if (seen.has(key) || !graph.hasNode(a) || !graph.hasNode(b)) continue;
      seen.add(key);
      graph.addEdgeWithKey(key, a, b, { color: ink, size: 0.6 });
    }
    this.close();
    this.nodes = nodes;
    this.sigma = new Sigma(graph, this.holder, {
      labelRenderedSizeThreshold: 7,
      labelDensity: 0.5,
      labelGridCellSize: 140,
      labelFont: FONT,
      labelSize: 13,
      labelWeight: "600",
      labelColor: { color: colours.ink },
      defaultDrawNodeLabel: (context, label, settings) => text(context, label, settings, colours),
      defaultDrawNodeHover: (context, label, settings) => text(context, label, settings, colours),
      enableEdgeEvents: false,
      enableCameraPanning: false,
      enableCameraZooming: false,
      allowInvalidContainer: true,
      zIndex: false,
      minCameraRatio: 0.02,
      maxCameraRatio: 2,
    });
    for (const canvas of this.element.querySelectorAll("canvas")) canvas.setAttribute("aria-hidden", "true");
  }

  close() {
    this.sigma?.kill();
    this.sigma = null;
  }

  fit() {
    this.sigma?.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  }

  zoom(by, at = { x: this.element.clientWidth / 2, y: this.element.clientHeight / 2 }) {
    const { k, x, y } = this.moved;
    const ratio = this.sigma.getCamera().ratio;
    const next = Math.min(ratio / 0.01, Math.max(ratio / 2, k * by));
    this.#move({ k: next, x: at.x - ((at.x - x) * next) / k, y: at.y - ((at.y - y) * next) / k });
  }

  pan(dx, dy) {
    this.#move({ ...this.moved, x: this.moved.x + dx, y: this.moved.y + dy });
  }

  resize() {
    this.sigma?.resize();
    this.sigma?.refresh();
  }

  #move(moved) {
    this.moved = moved;
    this.holder.style.transform = `translate(${moved.x}px, ${moved.y}px) scale(${moved.k})`;
    clearTimeout(this.resting);
    if (!this.held) this.resting = setTimeout(() => this.#rest(), 140);
  }

  // The same move for sigma's camera, and the picture drawn sharp.
  #rest() {
    const { k, x, y } = this.moved;
    this.moved = { k: 1, x: 0, y: 0 };
    if (this.sigma && (k !== 1 || x || y)) {
      const camera = this.sigma.getCamera();
      const point = (px, py) => this.sigma.viewportToFramedGraph({ x: (px - x) / k, y: (py - y) / k });
      const middle = point(this.element.clientWidth / 2, this.element.clientHeight / 2);
      camera.setState({ x: middle.x, y: middle.y, ratio: camera.ratio / k });
    }
    this.holder.style.transform = "";
  }

  #gestures() {
    const down = new Map();
    let far = 0;
    let apart = 0;
    const local = ({ clientX, clientY }) => {
      const frame = this.element.getBoundingClientRect();
      return { x: clientX - frame.left, y: clientY - frame.top };
    };
    this.veil.addEventListener("pointerdown", (event) => {
      this.veil.setPointerCapture(event.pointerId);
      down.set(event.pointerId, local(event));
      this.held = true;
      far = 0;
    });
    this.veil.addEventListener("pointermove", (event) => {
      const before = down.get(event.pointerId);
      const here = local(event);
      if (!before) return this.#hover(here);
      down.set(event.pointerId, here);
      far += Math.abs(here.x - before.x) + Math.abs(here.y - before.y);
      if (down.size === 2) {
        const [p, q] = [...down.values()];
        const now = Math.hypot(p.x - q.x, p.y - q.y);
        if (apart) this.zoom(now / apart, { x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 });
        apart = now;
      } else if (far > 4) this.pan(here.x - before.x, here.y - before.y);
    });
    const up = (event) => {
      if (!down.delete(event.pointerId) || down.size) return;
      this.held = false;
      apart = 0;
      if (far > 4) this.#rest();
      else if (event.type === "pointerup") {
        const e = this.nearest(local(event));
        if (e >= 0) this.call.onOpen(e);
      }
    };
    this.veil.addEventListener("pointerup", up);
    this.veil.addEventListener("pointercancel", up);
    this.veil.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY * 0.0016), local(event));
    }, { passive: false });
  }

  #hover(point) {
    const e = this.nearest(point);
    if (e === this.over) return;
    this.over = e;
    this.veil.style.cursor = e >= 0 ? "pointer" : "grab";
    this.call.onHover(e);
  }

  // The thing within 14 pixels of a point, -1 where there is none: one pass over the places, a fraction of a millisecond.
  nearest({ x, y }) {
    if (!this.sigma || this.moved.k !== 1 || this.moved.x || this.moved.y) return -1;
    const at = this.sigma.viewportToGraph({ x, y });
    const aside = this.sigma.viewportToGraph({ x: x + 14, y });
    let least = (aside.x - at.x) ** 2 + (aside.y - at.y) ** 2;
    let best = -1;
    for (const e of this.nodes) {
      const d = (this.data.E.x[e] - at.x) ** 2 + (-this.data.E.y[e] - at.y) ** 2;
      if (d < least) [best, least] = [e, d];
    }
    return best;
  }

  // Where a thing stands in the picture as it is shown now.
  project = (e) => {
    const { x, y } = this.sigma.graphToViewport({ x: this.data.E.x[e], y: -this.data.E.y[e] });
    return [x, y];
  };
}

function text(context, { label, x, y, size }, settings, colours) {
  if (!label) return;
  context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeStyle = colours.halo;
  context.strokeText(label, x + size + 3, y + 4);
  context.fillStyle = colours.ink;
  context.fillText(label, x + size + 3, y + 4);
}
