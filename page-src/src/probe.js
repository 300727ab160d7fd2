// What stands in window.__kg: what is shown and where, for tests and for who wants to steer the page from its console.

import { graphml } from "./exports.js";
import { find } from "./search.js";
import { write } from "./state.js";

export const probe = (app, loaded) => ({
  data: loaded,
  state: () => write(app.state, loaded),
  shown: () => ({ nodes: app.shown.nodes.map((e) => loaded.E.ids[e]), names: app.shown.nodes.map((e) => loaded.E.name[e]), lines: app.shown.lines.map((l) => ({ key: l.key, ends: [loaded.E.ids[l.a], loaded.E.ids[l.b]], status: l.status, clear: app.shown.clear.has(l), statements: l.statements.map((s) => loaded.S.ids[s]), articles: l.articles })), big: Boolean(app.picture.big.sigma), fan: app.fan }),
  place: (id) => {
    const spot = app.picture.places.get(loaded.byId.get(id));
    const frame = app.picture.canvasElement.getBoundingClientRect();
    return spot && [frame.left + spot[0] * app.picture.canvas.camera.k + app.picture.canvas.camera.x, frame.top + spot[1] * app.picture.canvas.camera.k + app.picture.canvas.camera.y];
  },
  labels: () => app.picture.canvas.drawn.hits.nodes.map((n) => ({ id: loaded.E.ids[n.e], box: n.box })),
  drawn: () => app.picture.canvas.drawn.hits,
  lineAt: (key) => app.picture.canvas.drawn.hits.lines.findLast((l) => l.key === key && l.box)?.box,
  camera: () => app.picture.canvas.camera,
  search: (text) => find(loaded, text).map(({ e }) => loaded.E.name[e]),
  open: (id) => app.open(loaded.byId.get(id), true),
  showAll: () => app.change({ scope: "all", selected: null }),
  pan: (dx, dy) => app.picture.camera.pan(dx, dy),
  hub: () => loaded.E.ids[loaded.degree.reduce((best, d, e, all) => (d > all[best] ? e : best), 0)],
  graphml: () => graphml(app),
});
