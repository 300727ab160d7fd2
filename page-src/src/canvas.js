// The picture of a few things: paints a scene, moves it, and tells what the pointer or the keyboard means.

import { distance } from "./geometry.js";
import { paint } from "./pens.js";

export class Canvas {
  constructor(element, { onOpen, onLine, onHover, onClose }) {
    this.element = element;
    this.context = element.getContext("2d");
    this.camera = { k: 1, x: 0, y: 0 };
    this.call = { onOpen, onLine, onHover, onClose };
    this.drawn = null;
    this.#pointer();
    element.addEventListener("keydown", (event) => this.#key(event));
    element.addEventListener("blur", () => this.#hover(null));
  }

  resize(width, height) {
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    this.width = width;
    this.height = height;
    this.element.width = Math.round(width * ratio);
    this.element.height = Math.round(height * ratio);
    this.ratio = ratio;
  }

  draw(scene) {
    this.drawn = scene;
    this.#ask();
  }

  fit() {
    this.camera = { k: 1, x: 0, y: 0 };
    this.#ask();
  }

  zoom(by, [x, y] = [this.width / 2, this.height / 2]) {
    const k = Math.min(6, Math.max(0.3, this.camera.k * by));
    const real = k / this.camera.k;
    this.camera = { k, x: x - (x - this.camera.x) * real, y: y - (y - this.camera.y) * real };
    this.#ask();
  }

  pan(dx, dy) {
    this.camera = { ...this.camera, x: this.camera.x + dx, y: this.camera.y + dy };
    this.#ask();
  }

  #ask() {
    this.asked ??= requestAnimationFrame(() => {
      this.asked = undefined;
      this.now();
    });
  }

  now() {
    if (!this.drawn || !this.width) return;
    const c = this.context;
    c.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    c.fillStyle = this.drawn.ground;
    c.fillRect(0, 0, this.width, this.height);
    paint(c, this.drawn, this.camera);
  }

  #world(event) {
    const frame = this.element.getBoundingClientRect();
    return [(event.clientX - frame.left - this.camera.x) / this.camera.k, (event.clientY - frame.top - this.camera.y) / this.camera.k];
  }

  hit([x, y]) {
    if (!this.drawn) return null;
    const { nodes, lines } = this.drawn.hits;
    const k = this.camera.k;
    const near = nodes.findLast((n) => Math.hypot(n.x - x, n.y - y) <= (n.r + 4) / k) ?? nodes.findLast(({ x: nx, y: ny, box: [l, t, r, b] }) => (x - nx) * k > l - nx && (x - nx) * k < r - nx && (y - ny) * k > t - ny && (y - ny) * k < b - ny);
    if (near) return { entity: near.e };
    const badge = lines.findLast((line) => line.box && x > line.box[0] && x < line.box[2] && y > line.box[1] && y < line.box[3]);
    if (badge) return { line: badge.key };
    let best = null;
    let least = 7 / k;
    for (const line of lines) {
      if (line.box) continue;
      const d = distance(line, x, y);
      if (d < least) [best, least] = [line, d];
    }
    return best ? { line: best.key, statement: best.statement } : null;
  }

  #hover(hit) {
    const key = hit ? `${hit.entity ?? ""}|${hit.line ?? ""}` : "";
    if (key === this.hoverKey) return;
    this.hoverKey = key;
    this.element.style.cursor = hit ? "pointer" : "grab";
    this.call.onHover(hit);
  }

  #pointer() {
    const el = this.element;
    const down = new Map();
    let moved = 0;
    let pinch = 0;
    el.addEventListener("pointerdown", (event) => {
      el.setPointerCapture(event.pointerId);
      down.set(event.pointerId, [event.clientX, event.clientY]);
      moved = 0;
    });
    el.addEventListener("pointermove", (event) => {
      const before = down.get(event.pointerId);
      if (!before) return this.#hover(this.hit(this.#world(event)));
      const [dx, dy] = [event.clientX - before[0], event.clientY - before[1]];
      moved += Math.abs(dx) + Math.abs(dy);
      down.set(event.pointerId, [event.clientX, event.clientY]);
      if (down.size === 2) {
        const [p, q] = [...down.values()];
        const apart = Math.hypot(p[0] - q[0], p[1] - q[1]);
        if (pinch) this.zoom(apart / pinch, this.#local((p[0] + q[0]) / 2, (p[1] + q[1]) / 2));
        pinch = apart;
      } else if (moved > 4) this.pan(dx, dy);
    });
    const up = (event) => {
      pinch = 0;
      if (!down.delete(event.pointerId) || moved > 4 || event.type === "pointercancel") return;
      const hit = this.hit(this.#world(event));
      if (hit?.entity >= 0) this.call.onOpen(hit.entity);
      else if (hit?.line) this.call.onLine(hit.line, hit.statement);
      else this.call.onClose();
    };
    el.addEventListener("pointerup", up);
    el.addEventListener("pointercancel", up);
    el.addEventListener("pointerleave", () => down.size || this.#hover(null));
    el.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY * 0.0016), this.#local(event.clientX, event.clientY));
    }, { passive: false });
  }

  #local(x, y) {
    const frame = this.element.getBoundingClientRect();
    return [x - frame.left, y - frame.top];
  }

  // Arrows go from thing to thing, Enter opens, Space takes its lines, Shift+arrows move the picture, + - 0 zoom, Escape closes.
  #key(event) {
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = arrows[event.key];
    if (way && event.shiftKey) this.pan(-way[0] * 60, -way[1] * 60);
    else if (way) this.#walk(way);
    else if (event.key === "Enter") {
      if (this.at >= 0) this.call.onOpen(this.at);
    } else if (event.key === " ") this.#nextLine();
    else if (event.key === "+" || event.key === "=") this.zoom(1.25);
    else if (event.key === "-") this.zoom(0.8);
    else if (event.key === "0") this.fit();
    else if (event.key === "Escape") this.call.onClose();
    else return;
    event.preventDefault();
  }

  // Space goes through the lines of the thing at hand.
  #nextLine() {
    const keys = [...new Set((this.drawn?.hits.lines ?? []).filter((line) => !line.box && (line.a === this.at || line.b === this.at)).map((line) => line.key))].sort();
    if (keys.length) this.call.onLine((this.line = keys[(keys.indexOf(this.line) + 1) % keys.length]));
  }

  #walk([dx, dy]) {
    const nodes = this.drawn?.hits.nodes ?? [];
    if (!nodes.length) return;
    const here = nodes.find((n) => n.e === this.at);
    if (!here) this.at = nodes[0].e;
    else {
      const ahead = nodes
        .filter((n) => n !== here)
        .map((n) => [n, (n.x - here.x) * dx + (n.y - here.y) * dy, Math.abs((n.x - here.x) * dy) + Math.abs((n.y - here.y) * dx)])
        .filter(([, along]) => along > 2)
        .sort((p, q) => p[1] + 2 * p[2] - q[1] - 2 * q[2]);
      if (!ahead.length) return;
      this.at = ahead[0][0].e;
    }
    this.hoverKey = "";
    this.call.onHover({ entity: this.at, keyboard: true });
  }
}
