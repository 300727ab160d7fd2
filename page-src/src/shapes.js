// A shape and a colour for each type of entity, so that neither colour nor shape alone has to carry it. Points on a circle of radius 1.

const regular = (corners, turn = 0) =>
  Array.from({ length: corners }, (_, i) => [Math.sin((2 * Math.PI * i) / corners + turn), -Math.cos((2 * Math.PI * i) / corners + turn)]);
const star = (points, inner) => regular(points * 2).map(([x, y], i) => (i % 2 ? [x * inner, y * inner] : [x, y]));
const box = (w, h) => [[-w, -h], [w, -h], [w, h], [-w, h]];

export const KINDS = {
  Person: { shape: null, light: "#2b62b5", dark: "#7fb0ff" },
  Organization: { shape: box(0.88, 0.88), light: "#b05a0a", dark: "#f2a65a" },
  Country: { shape: regular(6), light: "#1f7a3d", dark: "#6fd08c" },
  City: { shape: regular(5), light: "#4a7a12", dark: "#a9d660" },
  Place: { shape: regular(3), light: "#0b7a75", dark: "#58d0c8" },
  Facility: { shape: [[-0.9, 0.85], [-0.9, -0.2], [0, -1], [0.9, -0.2], [0.9, 0.85]], light: "#3d6b80", dark: "#8fc3dc" },
  Group: { shape: regular(8, Math.PI / 8), light: "#7a3fa0", dark: "#cf9bf0" },
  Event: { shape: star(5, 0.48), light: "#b3261e", dark: "#ff8a80" },
  Agreement: { shape: box(0.72, 0.98), light: "#9b1b5f", dark: "#ff8fc6" },
  Law: { shape: regular(3, Math.PI), light: "#6b4a2b", dark: "#d2ab84" },
  Work: { shape: box(1, 0.66), light: "#8a6d00", dark: "#e0c34c" },
  Product: { shape: regular(4), light: "#00687a", dark: "#5cc7da" },
  Concept: { shape: [[-0.35, -1], [0.35, -1], [0.35, -0.35], [1, -0.35], [1, 0.35], [0.35, 0.35], [0.35, 1], [-0.35, 1], [-0.35, 0.35], [-1, 0.35], [-1, -0.35], [-0.35, -0.35]], light: "#5b5b6e", dark: "#b5b5c9" },
  Other: { shape: regular(7), light: "#63666b", dark: "#aeb2b8" },
};

export const kind = (type) => KINDS[type] ?? KINDS.Other;
export const plurals = { Person: "People", Organization: "Organizations", Country: "Countries", City: "Cities", Place: "Places", Facility: "Facilities", Group: "Groups", Event: "Events", Agreement: "Agreements", Law: "Laws", Work: "Works", Product: "Products", Concept: "Concepts", Other: "Other" };

// How a line of each status is drawn, and what it says in words. Planned and possible are both dotted: thick dots, and thin ones with a question mark.
export const LINES = {
  asserted: { dash: [], words: "the article says so", short: "says the article" },
  claimed: { dash: [9, 5], words: "claimed by somebody", short: "claimed" },
  denied: { dash: [], mark: "cross", words: "denied", short: "denied" },
  planned: { dash: [2, 5], words: "planned", short: "planned" },
  possible: { dash: [1, 8], mark: "question", words: "possible", short: "possible" },
};

export function theme() {
  const set = document.documentElement.dataset.theme;
  return set || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

export const PALETTE = {
  light: { ground: "#ffffff", ink: "#1c1f23", soft: "#5c636b", halo: "#ffffff", hair: "#e4e7ea", line: { asserted: "#59616b", claimed: "#8a5a00", denied: "#b3261e", planned: "#3558a8", possible: "#7d2f9e" } },
  dark: { ground: "#16181c", ink: "#eceef1", soft: "#a5acb5", halo: "#16181c", hair: "#2a2e34", line: { asserted: "#a0a8b3", claimed: "#e0ab4c", denied: "#ff8a80", planned: "#8fb2ff", possible: "#d9a2f2" } },
};
export const palette = () => PALETTE[theme()];
