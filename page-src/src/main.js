// The page: loads the graph and shows it.

import { App } from "./app.js";
import { load } from "./data.js";
import { probe } from "./probe.js";

const pristine = document.documentElement.cloneNode(true); // what a saved view is a copy of
window.__kg = { ready: false, copied: "" };

load().then((loaded) => {
  const app = new App(loaded, pristine);
  app.picture.canvas.now();
  Object.assign(window.__kg, probe(app, loaded), { ready: true });
  // Names are folded for the search while nobody waits for it.
  (window.requestIdleCallback ?? setTimeout)(() => loaded.index);
});
