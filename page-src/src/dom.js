// Elements from plain values. Text only ever enters as a text node or through setAttribute: no markup is parsed anywhere in this page.

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else if (name === "checked") element.checked = Boolean(value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const PHONE = matchMedia("(max-width: 760px)"); // as in page.css

const SVG = "http://www.w3.org/2000/svg";
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

// A name from an article: isolated, so that right-to-left letters and overrides stay inside it.
export const name = (text, tag = "bdi") => h(tag, { dir: "auto" }, shown(text));

// Control characters have no shape of their own; show the picture Unicode has for them.
export function shown(text) {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, (c) => (c === "\u007f" ? "\u2421" : String.fromCharCode(0x2400 + c.charCodeAt(0))));
}

// The same for what holds plain text only (a canvas, an option): the name's own marks of direction go, so that it cannot close the isolation around it.
export const isolated = (text) => `\u2068${shown(text).replace(/[\u202a-\u202e\u2066-\u2069]/g, "")}\u2069`;

export function replace(element, ...children) {
  element.replaceChildren(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false));
}

export function download(filename, type, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = h("a", { href: url, download: filename });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

// The part that has the focus may be drawn anew: call what this gives afterwards, and the same control has it again, or the region it stood in.
export function holdFocus() {
  const element = document.activeElement;
  const region = element?.parentElement?.closest("[id]");
  if (!region || element === document.body) return () => {};
  const { id, tagName } = element;
  const key = ["status", "type", "from", "story"].map((one) => element.dataset[one] && `[data-${one}="${CSS.escape(element.dataset[one])}"]`).find(Boolean);
  const label = (other) => other.getAttribute("aria-label") ?? other.textContent;
  const own = label(element);
  const alike = () => [...document.getElementById(region.id)?.querySelectorAll(tagName) ?? []].filter((other) => label(other) === own);
  const order = id || key ? 0 : alike().indexOf(element);
  return () => {
    if (document.activeElement === element) return;
    if (element.isConnected) return element.focus({ preventScroll: true });
    const there = document.getElementById(region.id);
    const again = id ? document.getElementById(id) : key ? there?.querySelector(key) : alike()[order];
    (again ?? there)?.focus({ preventScroll: true });
  };
}

let live;
export function say(text) {
  live ??= document.getElementById("live");
  live.textContent = text;
}

// 12,345: by hand, since the first number that Intl formats costs more than the rest of a small page.
export const figure = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

export const plural = (count, one, many = `${one}s`) => `${figure(count)} ${count === 1 ? one : many}`;

export const meta = (key) => document.querySelector(`meta[name="${key}"]`)?.content ?? "";
