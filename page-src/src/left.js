// The left side: stories, and below them, folded, the filters and the way between two things.

import { PHONE, figure, h, isolated, name, plural, replace } from "./dom.js";
import { voices } from "./filter.js";
import { combobox } from "./search.js";

const STEP = 12;
const FEW = 300; // options that are there from the start

export class Left {
  constructor(app) {
    this.app = app;
    this.many = STEP;
    this.storyList = h("ol", { class: "stories" });
    this.moreStories = h("button", { type: "button", class: "more", onclick: () => this.#more() });
    this.filters = h("div", { class: "filters" });
    this.start = combobox(app.data, { id: "path-from", label: "From", placeholder: "From…", type: "text", choose: (e) => this.#way({ from: e }) });
    this.goal = combobox(app.data, { id: "path-to", label: "To", placeholder: "To…", type: "text", choose: (e) => this.#way({ to: e }) });
    this.pending = { from: -1, to: -1 };
    this.path = h("details", { id: "path" }, h("summary", {}, "Path between two names"), h("div", { class: "combo" }, this.start.input, this.start.list), h("div", { class: "combo" }, this.goal.input, this.goal.list), h("p", { class: "hint" }, "The best three ways over statements: the article's own words before claims, claims before plans and denials."));
    this.folded = h("details", { id: "filters" }, h("summary", {}, "Filters ", (this.count = h("span", { class: "hint" }))), this.filters);
    this.element = h("nav", { id: "left", "aria-label": "Stories and filters" }, h("h2", {}, "Stories"), this.storyList, this.moreStories, h("button", { type: "button", id: "everything", onclick: () => app.change({ scope: "all", selected: null }) }, "Everything at once"), this.path, this.folded);
    this.#filters();
  }

  #more() {
    this.many += STEP;
    this.update();
  }

  #way(part) {
    Object.assign(this.pending, part);
    if (this.pending.from >= 0 && this.pending.to >= 0) this.app.change({ scope: "path", ...this.pending, selected: null });
    else (part.from >= 0 ? this.goal : this.start).input.focus();
  }

  startPath(e) {
    this.pending = { from: e, to: -1 };
    this.start.input.value = this.app.data.E.name[e];
    this.goal.input.value = "";
    this.path.open = true;
    if (PHONE.matches) this.app.change({ pane: "left" });
    this.goal.input.focus();
  }

  update() {
    const { app } = this;
    const { data, state } = app;
    const stories = data.stories.slice(0, Math.max(this.many, state.story + 1));
    if (this.drawn !== stories.length) replace(this.storyList, stories.map((story, i) => this.#story(story, i)));
    this.drawn = stories.length;
    const current = state.scope === "story" ? state.story : -1;
    if (this.current !== current) for (const [i, item] of [...this.storyList.children].entries()) {
      if (i === current) item.firstChild.setAttribute("aria-current", "true");
      else item.firstChild.removeAttribute("aria-current");
    }
    this.current = current;
    this.moreStories.hidden = stories.length >= data.stories.length;
    this.moreStories.textContent = `More stories (${figure(data.stories.length - stories.length)})`;
    document.getElementById("everything")?.setAttribute("aria-pressed", String(state.scope === "all"));
    for (const input of this.filters.querySelectorAll("input[data-set]")) input.checked = !state[input.dataset.set].has(input.value);
    this.speaker.value = state.speaker;
    this.article.value = state.article >= 0 ? String(state.article) : "";
    this.undated.checked = state.undated;
    const on = state.offTypes.size + state.offRelations.size + state.offStatuses.size + Boolean(state.speaker) + (state.article >= 0) + Boolean(state.yearFrom) + !state.published + !state.unresolved + !state.undated;
    this.count.textContent = on ? `(${on} in use)` : "";
    this.reset.hidden = !on;
    if (state.scope === "path") {
      this.pending = { from: state.from, to: state.to };
      this.start.input.value = data.E.name[state.from];
      this.goal.input.value = data.E.name[state.to];
      this.path.open = true;
    }
  }

  #story(story, i) {
    const { app } = this;
    const { data } = app;
    this.current = null; // to be marked anew
    return h("li", {}, h("button", { type: "button", class: "story", "data-story": i, onclick: () => app.change({ scope: "story", story: i, more: 0, selected: null }) },
      h("span", { class: "names" }, story.members.slice(0, 3).map((e, n) => [n ? ", " : "", name(data.E.name[e])])),
      h("span", { class: "hint" }, `${plural(story.members.length, "name")} · ${plural(story.statements, "statement")}`),
      story.first >= 0 ? h("span", { class: "hint from" }, `${plural(story.articles, "article")}${story.articles > 1 ? ", such as" : ""}: `, h("i", {}, name(data.articles[story.first].name))) : null));
  }

  #filters() {
    const { app } = this;
    const { data } = app;
    const count = (column, size) => column.reduce((sums, at) => ((sums[at] += 1), sums), new Array(size).fill(0));
    const types = count(data.E.type, data.types.length);
    const relations = count(data.S.relation, data.S.relations.length);
    const toggles = (key, names, counts) =>
      names.map((value, i) => [value, counts[i]]).filter(([, n]) => n).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value, n]) =>
        h("label", { class: "toggle" }, h("input", { type: "checkbox", value, "data-set": key, checked: true, onchange: (event) => app.toggle(key, value, !event.target.checked) }), h("span", {}, key === "offRelations" ? value.replaceAll("_", " ").toLowerCase() : value), h("span", { class: "number" }, figure(n))));
    this.spoken = voices(data);
    this.speaker = h("select", { "aria-label": "Speaker", onchange: () => app.change({ speaker: this.speaker.value }) }, h("option", { value: "" }, "Speaker: all"));
    const perArticle = new Array(data.articles.length).fill(0);
    for (let s = 0; s < data.statementCount; s++) {
      if (data.S.evidence[s] === 1) perArticle[data.V.article[data.evidenceStart[s]]]++;
      else for (const a of data.articlesOf(s)) perArticle[a]++;
    }
    this.article = h("select", { "aria-label": "Article", onchange: () => app.change({ article: this.article.value === "" ? -1 : Number(this.article.value) }) }, h("option", { value: "" }, "Article: all"));
    // Thousands of options would cost the first moment of a large page; they come when the filters are opened.
    const fill = () => (this.#speakers(), this.#articles(perArticle));
    this.folded.addEventListener("toggle", fill, { once: true });
    if (data.articles.length + this.spoken.length <= FEW) fill();
    this.undated = h("input", { type: "checkbox", checked: true, onchange: () => app.change({ undated: this.undated.checked }) });
    this.reset = h("button", { type: "button", hidden: true, onclick: () => app.change({ offTypes: new Set(), offRelations: new Set(), offStatuses: new Set(), speaker: "", article: -1, yearFrom: 0, yearTo: 0, published: true, unresolved: true, undated: true }) }, "Clear all filters");
    const group = (title, key, list) => h("fieldset", {}, h("legend", {}, title), h("div", { class: "both" }, h("button", { type: "button", onclick: () => app.change({ [key]: new Set() }) }, "all"), h("button", { type: "button", onclick: () => app.change({ [key]: new Set(list.map((label) => label.querySelector("input").value)) }) }, "none")), list);
    const typeToggles = toggles("offTypes", data.types, types);
    const relationToggles = toggles("offRelations", data.S.relations, relations);
    this.filters.append(this.reset, this.speaker, this.article, h("label", { class: "toggle" }, this.undated, h("span", {}, "Statements without a date")), group("Types", "offTypes", typeToggles), group("Relations", "offRelations", relationToggles));
  }

  #speakers() {
    if (this.speaker.options.length > 1) return;
    this.speaker.append(...this.spoken.map(({ key, name: who, count }) => h("option", { value: key }, `${isolated(who)} (${count})`)));
    this.speaker.value = this.app.state.speaker;
  }

  #articles(counts) {
    if (this.article.options.length > 1) return;
    const { data, state } = this.app;
    this.article.append(...data.articles.map((a, i) => h("option", { value: String(i) }, `${isolated(a.name)} (${counts[i]})`)));
    this.article.value = state.article >= 0 ? String(state.article) : "";
  }
}
