// Search over names and aliases: a combobox. "/" brings the cursor here from anywhere.

import { h, name, plural, replace, say } from "./dom.js";
import { folded } from "./text.js";

const MOST = 12;

export function find(data, text, most = MOST) {
  const wanted = folded(text);
  if (!wanted) return [];
  const found = [];
  const { index, degree } = data;
  for (let e = 0; e < index.length; e++) {
    const own = rank(index[e].name, wanted);
    let score = own;
    let by = -1;
    for (let i = 0; i < index[e].also.length; i++) {
      const other = rank(index[e].also[i], wanted) - 0.5;
      if (other > score) [score, by] = [other, i];
    }
    if (score > 0) found.push([score + (data.E.named[e] ? 0.25 : 0), degree[e], e, by]);
  }
  found.sort((a, b) => b[0] - a[0] || b[1] - a[1] || a[2] - b[2]);
  return found.slice(0, most).map(([, , e, by]) => ({ e, alias: by >= 0 ? data.aliases(e)[by] : null }));
}

function rank(own, wanted) {
  const at = own.indexOf(wanted);
  if (at < 0) return 0;
  if (own.length === wanted.length) return 4;
  if (at === 0) return 3;
  return own[at - 1] === " " ? 2 : 1;
}

// A text field that offers things; `choose` gets the number of the chosen one.
export function combobox(data, { id, label, placeholder, choose, type = "search" }) {
  const list = h("ul", { id: `${id}-list`, role: "listbox", "aria-label": `${label}: results`, hidden: true });
  const input = h("input", { id, type, role: "combobox", placeholder, "aria-label": label, "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", dir: "auto" });
  let found = [];
  let at = -1;
  let picked = false; // what stands in the field was chosen, so that "/" begins anew
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const pick = (i) => {
    const hit = found[i];
    if (!hit) return;
    input.value = data.E.name[hit.e];
    close();
    picked = true;
    choose(hit.e);
  };
  const show = () => {
    picked = false;
    found = find(data, input.value);
    at = found.length ? 0 : -1;
    replace(list, found.map(({ e, alias }, i) => h("li", { role: "option", id: `${id}-${i}`, "aria-selected": String(i === at), "data-entity": data.E.ids[e], onpointerdown: (event) => event.preventDefault(), onclick: () => pick(i) }, name(data.E.name[e]), h("span", { class: "hint" }, ` ${data.type(e)}`, alias ? [" · ", name(alias)] : "", ` · ${data.touching(e).length}`))));
    if (input.value && !found.length) list.append(h("li", { class: "hint", role: "option", "aria-selected": "false", "aria-disabled": "true" }, "Nothing has this name"));
    list.hidden = !input.value;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (at >= 0) input.setAttribute("aria-activedescendant", `${id}-0`);
    if (input.value) say(plural(found.length, "result"));
  };
  input.addEventListener("input", show);
  // Who leaves the field and comes back at once finds the list as it was.
  let leaving;
  input.addEventListener("focus", () => (clearTimeout(leaving), input.value && show()));
  input.addEventListener("blur", () => (leaving = setTimeout(close, 120)));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!found.length) return;
      at = (at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
      [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
      list.children[at].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", `${id}-${at}`);
    } else if (event.key === "/" && (picked || !input.value)) {
      input.select();
    } else if (event.key === "Enter") {
      if (list.hidden) show();
      pick(Math.max(0, at));
    } else if (event.key === "Escape") {
      input.value = "";
      close();
    } else return;
    event.preventDefault();
  });
  return { input, list };
}
