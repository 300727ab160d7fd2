// The page as a whole: it holds the state and tells every part to show it.

import { PHONE, h, holdFocus, meta, plural, replace, say } from "./dom.js";
import { Passing } from "./filter.js";
import { frame } from "./frame.js";
import { Left } from "./left.js";
import { Legend } from "./legend.js";
import { Marks } from "./marks.js";
import { keyOf } from "./pairs.js";
import { panel } from "./panel.js";
import { Picture } from "./picture.js";
import { saveForm } from "./save.js";
import { read, write } from "./state.js";
import { Table } from "./table.js";
import { view } from "./view.js";
import { Years } from "./years.js";

const AFRESH = ["scope", "story", "at", "hops", "more", "from", "to"]; // what makes another picture

export class App {
  constructor(data, pristine) {
    this.data = data;
    this.say = say;
    this.totals = data.totals();
    this.marks = new Marks(data, meta("kg-marks"), () => this.marked());
    this.state = read(location.hash.length > 1 ? location.hash : meta("kg-state"), data);
    this.cardCalls = { onOpen: (e) => this.open(e), onRead: (a, sentence) => this.change({ selected: { article: a, sentence } }), marks: this.marks };
    this.form = saveForm(this, pristine);
    this.right = h("aside", { id: "right", "aria-label": "Statements", tabindex: "-1" });
    this.left = new Left(this);
    this.picture = new Picture(this);
    this.table = new Table(this);
    this.legend = new Legend(this);
    this.years = new Years(this);
    this.frame = frame(this);
    replace(document.getElementById("app"), this.frame.children);
    this.frame.search.focus({ preventScroll: true });
    if (location.hash.includes("path") || this.state.scope === "path") this.left.path.open = true;
    this.marked();
    this.render(true);
    addEventListener("hashchange", () => this.fromHash());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.render(true));
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("pointerdown", ({ target }) => target.closest?.("#save") || (this.frame.menu.open = false));
  }

  // ---- state

  change(part) {
    const before = this.state;
    this.state = { ...before, ...part };
    // A phone shows one part at a time: the one where the change can be seen.
    if (PHONE.matches && !("pane" in part)) {
      if ("scope" in part || "table" in part) this.state.pane = "middle";
      else if (part.selected) this.state.pane = "right";
    }
    history.pushState(null, "", `#${write(this.state, this.data)}`);
    this.render(AFRESH.some((key) => key in part && part[key] !== before[key]));
  }

  toggle(key, value, off) {
    const set = new Set(this.state[key]);
    if (off) set.add(value);
    else set.delete(value);
    this.change({ [key]: set });
  }

  fromHash() {
    const text = location.hash.replace(/^#/, "");
    if (text === write(this.state, this.data)) return;
    this.state = read(text || meta("kg-state"), this.data);
    this.render(true);
  }

  open(e, move = false) {
    const there = this.shown.nodes.includes(e) && this.state.scope !== "all";
    if (move && !there) this.change({ scope: "at", at: e, hops: 1, more: 0, selected: { entity: e }, table: "" });
    else this.change({ selected: { entity: e } });
    const { data } = this;
    say(`${data.E.name[e]}, ${data.type(e)}, ${plural(data.touching(e).length, "statement")}`);
  }

  openLine(key, statement) {
    if (this.fan === key && statement !== undefined) return this.change({ selected: { statement } });
    const line = this.shown.lines.find((l) => l.key === key);
    if (!line) return;
    const open = this.state.selected?.line && keyOf(...this.state.selected.line) === key;
    this.change({ selected: open ? null : { line: [line.a, line.b] } });
    say(open ? "Closed" : plural(line.statements.length, "statement"));
  }

  close() {
    if (this.state.selected) this.change({ selected: null });
  }

  startPath(e) {
    this.left.startPath(e);
  }

  marked() {
    this.frame.marks.textContent = `Your marks (${this.marks.size})`;
    this.frame.marks.disabled = !this.marks.size;
  }

  key(event) {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName ?? "");
    const { search, menu } = this.frame;
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "Escape" && !typing && !this.form.open) {
      if (menu.open) {
        menu.open = false;
        return menu.querySelector("summary").focus();
      }
      if (event.target !== this.picture.canvasElement) this.close();
    }
  }

  // ---- showing it

  // First what is asked of the page as it stands, then everything that changes it, last the picture: it fills what room the rest leaves. So the browser
  // computes where things stand once. `again`: another picture, not the same one with something opened.
  render(again) {
    const { state, data, picture } = this;
    const room = picture.room;
    const refocus = holdFocus();
    if (this.right.scrollTop) this.right.scrollTop = 0;
    if (state.theme) document.documentElement.dataset.theme = state.theme;
    else delete document.documentElement.dataset.theme;
    const filters = write({ ...state, scope: "", selected: null, table: "", sort: "", pane: "middle", theme: "", strip: null }, data);
    if (this.filters !== filters) [this.filters, this.pass] = [filters, new Passing(state, data)];
    this.shown = view(state, data, this.pass, room);
    this.fan = this.fanned();
    picture.choose();
    this.table.element.hidden = !state.table;
    this.frame.table.setAttribute("aria-pressed", String(Boolean(state.table)));
    this.legend.update();
    this.left.update();
    this.years.update(room.wide);
    panel(this.right, this);
    if (state.table) this.table.update();
    this.pane(state.pane);
    refocus();
    picture.draw(again);
  }

  // The line whose statements are drawn apart: the chosen one, or that of the chosen statement.
  fanned() {
    const { selected } = this.state;
    if (selected?.line) return keyOf(...selected.line);
    return selected?.statement >= 0 ? (this.shown.lines.find((line) => line.statements.includes(selected.statement))?.key ?? null) : null;
  }

  pane(key) {
    document.body.dataset.pane = key;
    for (const tab of this.frame.tabs.children) tab.setAttribute("aria-pressed", String(tab.dataset.pane === key));
  }
}
