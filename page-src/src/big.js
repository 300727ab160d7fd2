// Everything at once, up to tens of thousands of things: sigma (WebGL) at the places that came with the page. Labels thin themselves out.

import Graph from "graphology";
import Sigma from "sigma";
import { isolated } from "./dom.js";
import { kind, palette, theme } from "./shapes.js";
import { FONT } from "./scene.js";
import { cut } from "./text.js";
import { joined, keyOf } from "./view.js";

export const possible = () => Boolean(document.createElement("canvas").getContext("webgl2"));

export class Big {
  constructor(element, { data, onOpen }) {
    this.element = element;
    this.data = data;
    this.onOpen = onOpen;
  }

  show(nodes, pass) {
    const { data } = this;
    const graph = new Graph({ type: "undirected", multi: false });
    const mode = theme();
    const colours = palette();
    for (const e of nodes) {
      const degree = data.degree[e];
      graph.addNode(e, { x: data.E.x[e], y: -data.E.y[e], size: 1.5 + 1.1 * Math.log2(1 + degree), label: isolated(cut(data.E.name[e], 30)), color: kind(data.type(e))[mode] });
    }
    const seen = new Set();
    const ink = mode === "dark" ? "#3a4048" : "#d9dde2";
    for (let s = 0; s < pass.length; s++) {
      if (!pass[s]) continue;
      for (const [a, b] of joined(data, s)) {
        const key = keyOf(a, b);
        if (seen.has(key) || !graph.hasNode(a) || !graph.hasNode(b)) continue;
        seen.add(key);
        graph.addEdgeWithKey(key, a, b, { color: ink, size: 0.6 });
      }
    }
    this.close();
    this.sigma = new Sigma(graph, this.element, {
      hideEdgesOnMove: true,
      hideLabelsOnMove: true,
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
      allowInvalidContainer: true,
      zIndex: false,
      minCameraRatio: 0.02,
      maxCameraRatio: 2,
    });
    this.sigma.on("clickNode", ({ node }) => this.onOpen(Number(node)));
    for (const canvas of this.element.querySelectorAll("canvas")) canvas.setAttribute("aria-hidden", "true");
  }

  close() {
    this.sigma?.kill();
    this.sigma = null;
  }

  fit() {
    this.sigma?.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  }

  zoom(by) {
    const camera = this.sigma?.getCamera();
    camera?.setState({ ratio: Math.min(2, Math.max(0.02, camera.ratio / by)) });
  }

  pan(dx, dy) {
    const camera = this.sigma?.getCamera();
    const size = Math.min(this.element.clientWidth, this.element.clientHeight) || 1;
    camera?.setState({ x: camera.x - (dx / size) * camera.ratio, y: camera.y + (dy / size) * camera.ratio });
  }

  picture() {
    const [first, ...rest] = this.sigma ? Object.values(this.sigma.getCanvases()) : [];
    if (!first) return null;
    this.sigma.refresh();
    const all = document.createElement("canvas");
    all.width = first.width;
    all.height = first.height;
    const context = all.getContext("2d");
    context.fillStyle = palette().ground;
    context.fillRect(0, 0, all.width, all.height);
    for (const canvas of [first, ...rest]) context.drawImage(canvas, 0, 0);
    return all;
  }
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
