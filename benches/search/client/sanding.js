// Runs in Sanding's page before its own scripts: hands its search to the meter once it is ready.
"use strict";
// A script that asks for the page's answers asks for the rest of the program, as a reader's first key does.
addEventListener("DOMContentLoaded", () => void window.sanding);
addEventListener("sanding-ready", () => {
  const { first, limit } = globalThis.searchPlan;
  // The words of a finished query are closed with a space, as a person would before the next word.
  const asked = ({ kind, text }) => {
    if (kind === "phrase") return `"${text}"`;
    return kind === "typed" ? text : `${text} `;
  };
  const engine = {
    kinds: ["words", "typed", "phrase", "typo"],
    ask(query, limit) {
      const told = ({ total, hits }) => ({ total, ids: hits.map(({ file }) => file) });
      // What of a large corpus was not read before is loaded first.
      const answer = window.sanding.search(asked(query), { limit });
      return answer instanceof Promise ? answer.then(told) : told(answer);
    },
  };
  globalThis.searchMeter.start(engine, first, limit);
});
