// Offsets of the graph are code points; JavaScript counts UTF-16 units. They differ where a text has characters beyond U+FFFF.

const ASTRAL = /[\ud800-\udfff]/;

export function slicer(text) {
  if (!ASTRAL.test(text)) return { length: text.length, slice: (start, end) => text.slice(start, end) };
  const points = Array.from(text);
  return { length: points.length, slice: (start, end) => points.slice(start, end).join("") };
}

// A name as it is searched for: no case, no accents, no typographic quotes, single spaces (the same as kg.model.folded).
export function folded(text) {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase().replace(/\s+/g, " ").trim();
  return text.replace(/[’ʼ]/g, "'").normalize("NFKD").replace(/(?!\u0306)\p{M}/gu, "").normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}

// Overlapping stretches [start, end, class] -> parts of 0..length in order, each with all of its classes.
export function segments(length, stretches) {
  const cuts = new Set([0, length]);
  const inside = stretches.map(([start, end, kind]) => [Math.max(0, start), Math.min(length, end), kind]).filter(([start, end]) => start < end);
  for (const [start, end] of inside) cuts.add(start).add(end);
  const at = [...cuts].sort((a, b) => a - b);
  return at.slice(0, -1).map((start, i) => ({ start, end: at[i + 1], kinds: inside.filter(([from, to]) => from <= start && at[i + 1] <= to).map(([, , kind]) => kind) }));
}

export const cut = (text, most) => {
  const points = Array.from(text);
  return points.length <= most ? text : `${points.slice(0, most - 1).join("").trimEnd()}…`;
};
