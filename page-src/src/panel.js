// The right side, never empty: the best supported statements, or what is known of the chosen thing, line, statement or article.

import { card } from "./cards.js";
import { figure, h, name, plural, replace } from "./dom.js";

const FIRST = 8;

export function panel(element, app) {
  const { state, data } = app;
  const chosen = state.selected;
  if (chosen?.article >= 0) replace(element, article(app, chosen.article, chosen.sentence));
  else if (chosen?.statement >= 0) replace(element, back(app), h("h2", {}, "Statement"), cards(app, [chosen.statement]));
  else if (chosen?.line) replace(element, line(app, chosen.line));
  else if (chosen?.entity >= 0) replace(element, entity(app, chosen.entity));
  else if (state.scope === "path") replace(element, path(app));
  else replace(element, overview(app, data));
}

const back = (app) => h("button", { class: "back", type: "button", onclick: () => app.change({ selected: null }) }, "← Back to the statements");

export function cards(app, list, most = FIRST) {
  const box = h("div", { class: "cards" });
  let at = 0;
  const more = h("button", { class: "more", type: "button" });
  const add = () => {
    const next = list.slice(at, at + most).map((s) => card(app.data, s, app.cardCalls));
    more.before(...next);
    at += next.length;
    more.hidden = at >= list.length;
    more.textContent = `Show ${Math.min(most, list.length - at)} more of ${figure(list.length - at)}`;
    return next[0];
  };
  box.append(more);
  add();
  more.addEventListener("click", () => add()?.querySelector("button")?.focus());
  return box;
}

function overview(app, data) {
  const { state, pass, shown } = app;
  const inside = state.scope === "all" ? null : new Set(shown.nodes);
  const here = [];
  for (let s = 0; s < pass.length; s++) {
    if (!pass.has(s)) continue;
    if (state.scope === "story" ? data.storyOf[s] === state.story : !inside || inside.has(data.S.subject[s]) || inside.has(data.S.object[s])) here.push(s);
  }
  here.sort(data.byWeight);
  const links = (kind) => data.raw.links.filter(([k, a, b]) => k === kind && pass.has(a) && pass.has(b));
  const near = ([, a, b]) => (here.length && (data.storyOf[a] === state.story || data.storyOf[b] === state.story) ? 0 : 1);
  const pairs = (kind) => links(kind).sort((p, q) => near(p) - near(q) || data.byWeight(p[1], q[1]));
  return [
    h("h2", {}, "Best supported"),
    here.length ? [h("p", { class: "hint" }, `${plural(here.length, "statement")} ${state.scope === "story" ? "in this story" : "here"}, the best supported first`), cards(app, here, 6)] : h("p", { class: "hint" }, "No statement passes the filters."),
    pairSection(app, "Disputed", "A claim and its denial.", pairs("DISPUTES")),
    pairSection(app, "Announced, then done", "What was announced, and that it was done.", pairs("FULFILS")),
  ];
}

function pairSection(app, title, about, list) {
  return h(
    "section",
    {},
    h("h2", {}, title),
    list.length
      ? [h("p", { class: "hint" }, about), list.slice(0, 12).map(([, a, b, reason]) => h("div", { class: "pair" }, h("p", { class: "hint" }, name(reason)), [b, a].map((s) => card(app.data, s, app.cardCalls))))]
      : h("p", { class: "hint" }, title === "Disputed" ? "No claim here meets its denial." : "Nothing here was announced first and done later."),
  );
}

function entity(app, e) {
  const { data, pass, state } = app;
  const list = [...data.touching(e)].filter((s) => pass.has(s)).sort(data.byWeight);
  const hidden = data.touching(e).length - list.length;
  const aliases = data.aliases(e);
  const joins = data.E.joins[e] ?? [];
  const links = data.E.links[e] ?? [];
  const articles = data.articlesWith(e);
  return [
    back(app),
    h(
      "section",
      { class: "entity", "data-entity": data.E.ids[e] },
      h("h2", {}, name(data.E.name[e])),
      h("p", { class: "hint" }, [data.type(e), data.E.named[e] ? "" : ["without a name", data.E.head[e] ? [": ", name(data.E.head[e])] : ""], plural(list.length, "statement"), plural(articles.length, "article")].flatMap((part, i) => (part === "" ? [] : i ? [" · ", part] : [part]))),
      h("div", { class: "actions" },
        h("button", { type: "button", onclick: () => app.change({ scope: "at", at: e, hops: 1, more: 0, selected: { entity: e } }) }, "Show its neighbourhood"),
        state.scope === "at" && state.at === e ? [1, 2, 3].map((hops) => h("button", { type: "button", "aria-pressed": String(state.hops === hops), onclick: () => app.change({ hops }) }, `${hops} ${hops === 1 ? "step" : "steps"}`)) : null,
        h("button", { type: "button", onclick: () => app.startPath(e) }, "Path from here")),
      aliases.length ? [h("h3", {}, "Also called"), h("ul", { class: "plain" }, aliases.map((alias) => h("li", {}, name(alias))))] : null,
      joins.length ? [h("h3", {}, "Why these mentions are one"), h("ul", { class: "plain" }, joins.map(([reason, mentions]) => h("li", {}, name(reason), ` (${plural(mentions, "mention")})`)))] : null,
      links.length ? [h("h3", {}, "Elsewhere"), h("ul", { class: "plain" }, links.map(([where, id]) => h("li", {}, name(where), ": ", name(id))))] : null,
      articles.length ? h("details", {}, h("summary", {}, `Mentioned in ${plural(articles.length, "article")}`), h("ul", { class: "plain" }, articles.slice(0, 50).map(([a, times]) => h("li", {}, articleButton(app, a), times ? ` (${plural(times, "statement")})` : "")))) : null,
    ),
    h("h2", {}, "Statements"),
    hidden ? h("p", { class: "hint" }, `${figure(hidden)} more are hidden by filters`) : null,
    list.length ? cards(app, list) : h("p", { class: "hint" }, "No statement passes the filters."),
  ];
}

const articleButton = (app, a, sentence) => h("button", { class: "name", type: "button", onclick: () => app.change({ selected: { article: a, sentence } }) }, name(app.data.articles[a].name));

function line(app, [a, b]) {
  const { data, shown } = app;
  const found = (shown.lines ?? []).find((l) => (l.a === a && l.b === b) || (l.a === b && l.b === a));
  return [back(app), h("h2", {}, name(data.E.name[a]), " – ", name(data.E.name[b])), found ? [h("p", { class: "hint" }, plural(found.statements.length, "statement")), cards(app, found.statements)] : h("p", { class: "hint" }, "No statement passes the filters.")];
}

function path(app) {
  const { data, shown, state } = app;
  const ways = shown.ways ?? [];
  return [
    h("button", { class: "back", type: "button", onclick: () => app.change({ scope: "story", selected: null }) }, "← Back to the story"),
    h("h2", {}, "From ", name(data.E.name[state.from]), " to ", name(data.E.name[state.to])),
    ways.length ? null : h("p", { class: "hint" }, "No way over the statements that pass the filters."),
    ways.map((way, i) => h("section", { class: "way" }, h("h3", {}, `Way ${i + 1}: ${plural(way.statements.length, "hop")}`), h("ol", {}, way.statements.map((s, hop) => h("li", {}, h("p", { class: "hint" }, name(data.E.name[way.nodes[hop]]), " → ", name(data.E.name[way.nodes[hop + 1]])), card(data, s, app.cardCalls)))))),
  ];
}

// The whole article: sentences that gave statements are underlined and open theirs; the rest is plain.
function article(app, a, at) {
  const { data } = app;
  const about = data.articles[a];
  const body = about.whole ? whole(app, a, at) : quoted(app, a, at);
  const list = statementsOf(data, a);
  return [
    back(app),
    h("article", { class: "text", lang: about.language, dir: "auto" },
      h("h2", {}, name(about.name)),
      h("p", { class: "hint" }, [about.publisher, about.published, about.dateline, `${about.source}, article ${about.ordinal}`, about.url].filter(Boolean).flatMap((part, i) => [i ? " · " : "", name(part)])),
      h("p", { class: "hint" }, `${figure(about.gave)} of ${plural(about.sentences, "sentence")} gave statements${about.copies > 1 ? `; the same text in ${about.copies} places` : ""}. ${about.whole ? "Choose an underlined sentence to see what was read from it." : "This page holds only the quoted sentences."}`),
      body),
    at === undefined ? null : [h("h2", {}, "Read from this sentence"), cards(app, list.filter((s) => data.evidenceOf(s).some((v) => data.V.article[v] === a && data.V.sentence[v] === at)))],
  ];
}

function statementsOf(data, a) {
  const found = [];
  for (let s = 0; s < data.statementCount; s++) if (data.stands(s, a)) found.push(s);
  return found.sort(data.byWeight);
}

const used = (app, a, start, text, at) => h("button", { type: "button", class: "used", "aria-pressed": String(at === start), onclick: () => app.change({ selected: { article: a, sentence: start } }) }, text);

function whole(app, a, at) {
  const [piece] = app.data.pieces(a);
  const flat = app.data.articles[a].used;
  const parts = [];
  let done = 0;
  for (let i = 0; i < flat.length; i += 2) {
    const [start, end] = [flat[i], flat[i] + flat[i + 1]];
    parts.push(piece.slice(done, start), used(app, a, start, piece.slice(start, end), at));
    done = end;
  }
  parts.push(piece.slice(done, piece.length));
  return h("div", { class: "body" }, parts);
}

const quoted = (app, a, at) => app.data.pieces(a).map((piece) => h("p", { class: "body" }, used(app, a, piece.start, piece.slice(0, piece.length), at)));
