// What stands around the parts of the page: its head with search and menus, the tabs of a phone, and the order of everything.

import { h, meta, name } from "./dom.js";
import * as files from "./exports.js";
import { combobox } from "./search.js";
import { theme } from "./shapes.js";
import { topLine } from "./top.js";

const HOW = "Arrow keys go from name to name, Enter opens one, Space goes through its lines, Escape closes, Shift and arrows move the picture, plus and minus zoom, 0 fits. The table shows the same.";
const PANES = [["left", "Stories"], ["middle", "Graph"], ["right", "Statements"]];
const tool = (label, text, onclick, id) => h("button", { type: "button", "aria-label": label, title: label, id, onclick }, text);

// Gives the elements that change later.
export function frame(app) {
  const { data, form } = app;
  const search = combobox(data, { id: "search", label: "Search names", placeholder: "Search names ( / )", choose: (e) => app.open(e, true) });
  const table = tool("Show as a table", "Table", () => app.change({ table: app.state.table ? "" : "entities" }), "as-table");
  const marks = tool("Download your marks as judgements.jsonl", "Marks", () => files.marksFile(app), "marks");
  const menu = h("details", { id: "save", class: "menu" }, h("summary", {}, "Save"), h("div", { class: "drop" },
    tool("Save this view as a page", "This view as a page…", () => form.showModal(), "save-view"),
    tool("Picture, PNG", "Picture (PNG)", () => files.png(app), "save-png"),
    tool("Picture, SVG", "Picture (SVG)", () => files.svgFile(app), "save-svg"),
    tool("What is shown, as GraphML", "What is shown (GraphML)", () => files.graphmlFile(app), "save-graphml"),
    marks));
  const note = meta("kg-note");
  const tabs = h("div", { id: "tabs", role: "group", "aria-label": "Parts of the page" }, PANES.map(([key, label]) => h("button", { type: "button", "data-pane": key, onclick: () => app.change({ pane: key }) }, label)));
  const middle = h("section", { id: "middle", "aria-label": "The graph" }, app.picture.element, app.table.element, app.legend.element, app.years.element);
  const skip = (event) => {
    event.preventDefault();
    app.change({ table: "statements" });
    app.table.element.focus();
  };
  const children = [
    h("a", { class: "skip", href: "#", onclick: skip }, "Skip to the statements as a table"),
    h("header", {},
      h("div", { class: "title" }, h("h1", {}, name(document.title)), topLine(data, app.totals), note ? h("p", { id: "note" }, name(note)) : null),
      h("div", { class: "bar" }, h("div", { class: "combo", id: "finder" }, search.input, search.list), table, menu, tool("Dark or light", "◐", () => app.change({ theme: theme() === "dark" ? "light" : "dark" }), "theme"))),
    tabs,
    h("main", {}, app.left.element, middle, app.right),
    h("p", { id: "how", class: "unseen" }, HOW),
    h("p", { id: "live", class: "unseen", role: "status", "aria-live": "polite" }),
    form,
  ];
  return { children, search: search.input, table, marks, menu, tabs, middle };
}
