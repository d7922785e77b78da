// Saves what the page tells as a file. The second module writes it, so that a reader's corrections are
// in it; nothing is sent anywhere.
"use strict";
sandingPart("save", async (page) => {
  const TYPES = { csv: "text/csv", json: "application/json", md: "text/markdown", bibtex: "application/x-bibtex", "csl-json": "application/json" };
  const { saved, filled } = await page.part("making");
  const ENDINGS = { bibtex: "bib", "csl-json": "json" };

  const save = async (form, button) => {
    const texts = await page.words();
    const told = form.querySelector("output");
    const { table, document: id } = Object.fromEntries(new FormData(form));
    const format = button.value;
    told.value = texts.saving;
    try {
      const module = await window.sanding.comparer();
      const known = window.sanding.documents().findIndex((one) => one.id === id);
      const text = module.export(table, format, location.href, known < 0 ? undefined : known);
      const name = [id || "sanding", table].filter(Boolean).join("-") + "." + (ENDINGS[format] || format);
      saved(new Blob([text], { type: TYPES[format] + ";charset=utf-8" }), name);
      told.value = name;
    } catch (cause) {
      told.value = filled(texts.not_saved, cause.message || cause);
    }
  };
  return { save };
});
