// A statement as a card: what is said, the sentence it rests on with its parts marked, who says so, where and when.

import { h, name } from "./dom.js";
import { voiceName } from "./filter.js";
import { LINES } from "./shapes.js";
import { segments } from "./text.js";

export const headline = (data, s, onOpen) => {
  const link = (e) => (onOpen ? h("button", { class: "name", type: "button", "data-entity": data.E.ids[e], onclick: () => onOpen(e) }, name(data.E.name[e])) : name(data.E.name[e]));
  const a = data.S.subject[s];
  const b = data.S.object[s];
  const denied = data.S.status[s] === data.DENIED;
  const others = data.participants(s).map(([role, e]) => [" ", h("span", { class: "role" }, ROLE[role] ?? role), " ", link(e)]);
  const verb = [denied ? h("span", { class: "not" }, "not: ") : "", h("span", { class: "verb" }, name(data.predicate(s)))];
  return a >= 0 ? [link(a), " ", ...verb, b >= 0 ? [" ", link(b)] : "", others] : [link(b), " ← ", ...verb, others];
};

const ROLE = { with: "with", recipient: "to", instrument: "by means of", topic: "about", place: "in", source: "from", goal: "for", addressee: "to" };

export function sentence(data, v) {
  const { sentence: { text, length }, marks } = data.quote(v);
  const points = Array.from(text);
  return segments(Math.min(length, points.length), marks).map(({ start, end, kinds }) => {
    const part = points.slice(start, end).join("");
    return kinds.length ? h("mark", { class: kinds.join(" "), title: kinds.join(", ") }, part) : part;
  });
}

export const spokenBy = (data, s) => data.speakers(s).map((voice) => voiceName(data, voice));

export function statusLine(data, s) {
  const status = data.status(s);
  const said = spokenBy(data, s);
  const words = { asserted: "Said by the article", claimed: "Claimed", denied: "Denied", planned: "Planned", possible: "Possible" }[status];
  return [h("span", { class: `status ${status}` }, words), said.length ? [" by ", said.map((who, i) => [i ? ", as relayed by " : "", name(who)])] : ""];
}

export function when(data, s) {
  const time = data.S.time[s];
  if (!time) return null;
  const [text, start, end] = time;
  const dates = start && end && start !== end ? `${start} – ${end}` : (start ?? (end ? `until ${end}` : null));
  return dates && dates !== text ? [name(text), ` (${dates})`] : [name(text)];
}

// What an editor can check and print: quote, speaker, status, article, publisher, date, characters.
export function citation(data, s, v) {
  const q = data.quote(v);
  const article = data.articles[q.article];
  const said = spokenBy(data, s);
  return [
    `“${q.sentence.text.trim()}”`,
    [`Statement: ${plain(data, s)}`, `status: ${LINES[data.status(s)].words}`, said.length ? `speaker: ${said.join(", as relayed by ")}` : "speaker: the article itself"].join("; "),
    [article.name, article.publisher, article.published, article.url].filter(Boolean).join(", "),
    `${article.source}, article ${article.ordinal}${q.page ? `, page ${q.page}` : ""}, characters ${q.start}–${q.end} (${article.id}). Machine-read, not verified.`,
  ].join("\n");
}

export function plain(data, s) {
  const { subject, object } = data.S;
  const label = (e) => data.E.name[e];
  const core = subject[s] >= 0 ? `${label(subject[s])} ${data.predicate(s)}${object[s] >= 0 ? ` ${label(object[s])}` : ""}` : `${label(object[s])} ← ${data.predicate(s)}`;
  return core + data.participants(s).map(([role, e]) => ` ${ROLE[role] ?? role} ${label(e)}`).join("");
}

export function card(data, s, { onOpen, onRead, marks }) {
  const [first, ...more] = data.evidenceOf(s);
  const time = when(data, s);
  const amount = data.S.amount[s];
  const support = data.S.support[s];
  return h(
    "article",
    { class: `card ${data.status(s)}`, "data-statement": data.S.ids[s] },
    h("h4", {}, headline(data, s, onOpen)),
    h("p", { class: "about" }, statusLine(data, s), time ? [" · ", time] : "", amount ? [" · ", name(amount[0])] : "", ` · confidence ${(data.S.confidence[s] / 100).toFixed(2)}`, support > 1 ? ` · ${support} articles` : ""),
    first === undefined ? h("p", { class: "about" }, "No passage is kept for this statement.") : passage(data, s, first, onRead),
    more.length ? h("details", {}, h("summary", {}, `${more.length} more ${more.length === 1 ? "passage" : "passages"}`), more.map((v) => passage(data, s, v, onRead))) : null,
    h("div", { class: "actions" }, first === undefined ? null : copyButton(() => citation(data, s, first)), markButtons(data, s, marks)),
  );
}

function passage(data, s, v, onRead) {
  const article = data.articles[data.V.article[v]];
  return [
    h("blockquote", { dir: "auto", lang: article.language }, sentence(data, v)),
    h("p", { class: "where" }, h("button", { class: "name", type: "button", onclick: () => onRead(data.V.article[v], data.V.sentence[v]) }, name(article.name)), article.publisher ? [" · ", name(article.publisher)] : "", article.published ? ` · ${article.published}` : "", data.V.page[v] ? ` · page ${data.V.page[v]}` : ""),
  ];
}

function copyButton(text) {
  const button = h("button", { type: "button", class: "copy" }, "Copy citation");
  button.addEventListener("click", async () => {
    button.textContent = (await copied(text())) ? "Copied" : "Could not copy";
    setTimeout(() => (button.textContent = "Copy citation"), 1600);
  });
  return button;
}

// A page opened from a file may lack the clipboard interface; the old command works there.
async function copied(text) {
  window.__kg.copied = text;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = h("textarea", { class: "hidden", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

function markButtons(data, s, marks) {
  const button = (verdict, sign, label) => {
    const b = h("button", { type: "button", class: `judge ${verdict}`, "aria-pressed": String(marks.get(s) === verdict), "aria-label": label, title: label }, sign);
    b.addEventListener("click", () => {
      marks.toggle(s, verdict);
      for (const other of b.parentElement.querySelectorAll(".judge")) other.setAttribute("aria-pressed", String(other.classList.contains(marks.get(s) ?? "-")));
    });
    return b;
  };
  return [button("confirm", "✓", "Mark this statement as right"), button("reject", "✗", "Mark this statement as wrong")];
}
