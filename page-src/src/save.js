// The form that saves a copy of the page with this view, a title and a note.

import { download, h, meta, say } from "./dom.js";
import { saved } from "./exports.js";
import { write } from "./state.js";

export function saveForm(app, pristine) {
  const title = h("input", { id: "save-title", type: "text", value: document.title });
  const note = h("textarea", { id: "save-note", rows: "4" });
  note.value = meta("kg-note");
  const dialog = h("dialog", { id: "save-dialog", "aria-labelledby": "save-head" },
    h("form", { method: "dialog", onsubmit: (event) => {
      event.preventDefault();
      const content = saved(pristine, { hash: write(app.state, app.data), title: title.value || document.title, note: note.value, marks: app.marks.size ? app.marks.text() : "" });
      download("graph-view.html", "text/html", content);
      dialog.close();
      say("The view was saved as a page");
    } },
    h("h2", { id: "save-head" }, "Save this view"), h("p", { class: "hint" }, "A copy of this page that opens as you see it now."), h("label", {}, "Title", title), h("label", {}, "Note", note),
    h("div", { class: "actions" }, h("button", { type: "submit", class: "main" }, "Save"), h("button", { type: "button", onclick: () => dialog.close() }, "Cancel"))));
  return dialog;
}
