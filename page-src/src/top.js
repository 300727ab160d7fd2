// The line on top of the page: how much was read, how it is said, and that a machine read it.

import { figure, h, plural } from "./dom.js";

export function topLine(data, { byStatus, languages, sentences, gave }) {
  const language = (code) => {
    try {
      return new Intl.DisplayNames("en", { type: "language" }).of(code);
    } catch {
      return code;
    }
  };
  const said = [[byStatus.asserted, "said by the articles"], [byStatus.claimed, "claimed by somebody"], [byStatus.denied + byStatus.planned + byStatus.possible, "denied, planned or possible"]];
  return h("p", { id: "top" }, `${plural(data.articles.length, "article")}${languages.length ? ` (${languages.map(([code, n]) => `${n} ${language(code)}`).join(", ")})` : ""} · ${plural(data.statementCount, "statement")}: ${said.map(([n, what]) => `${figure(n)} ${what}`).join(", ")} · ${sentences ? `${figure(gave)} of ${plural(sentences, "sentence")} read into statements. ` : ""}`, h("strong", {}, "Machine-read, not verified."));
}
