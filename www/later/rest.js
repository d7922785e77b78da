// What a page does with its scripts once a reader does something: it comes with the rest of the program.
"use strict";
sandingPart("rest", async (page) => {
  const { kept, part } = page;
  const yours = () => part("yours");
  // What a reader takes from a passage is loaded where one is pointed to or selected, or was noted.
  const notes = () => part("notes");
  const look = () => {
    const [, view] = location.hash.match(/^#\/(\w*)/) || [];
    if (view === "yours") yours();
    if (view === "copy") part("copy");
    if (view === "about") part("check");
    if (view === "notes" || (view === "read" && /[?&]at=/.test(location.hash))) notes();
  };
  // For so long, in milliseconds, a reader has typed nothing who has paused: longer than most take from one
  // key to the next. Until then lists are shown in part, and what a first search would wait for is not made.
  const PAUSE = 150;
  let pause;
  const rest = () => {
    pause = clearTimeout(pause);
    window.dispatchEvent(new Event("sanding-paused"));
  };
  const wait = () => {
    clearTimeout(pause);
    pause = setTimeout(rest, PAUSE);
  };
  // The address follows in a pause: before a reader leaves the view there is one.
  const leave = () => pause && rest();
  const selects = () => {
    // To ask where a selection is makes the browser lay the page out, which a reader who types waits for.
    if (!location.hash.startsWith("#/read") || !getSelection().anchorNode?.parentElement?.closest("article[data-id]")) return;
    document.removeEventListener("selectionchange", selects);
    notes();
  };
  // What compares two sources is loaded where the corpus does not bring the comparison with it.
  window.sandingComparer = (corpus, come, failed) => {
    // The module's memory may move while the other one is on its way.
    const bytes = corpus.slice();
    part("sanding-compare")
      .then(({ Comparer }) => come(new Comparer(bytes)))
      .catch((cause) => failed(String(cause.message || cause)));
  };
  // What of a large corpus was read and is not there is loaded, and the questions are asked again.
  window.sandingParts = (numbers, come, failed) => {
    const wanted = [...numbers];
    part("parts")
      .then(({ loaded }) => loaded(wanted))
      .then(come)
      .catch((cause) => failed(String(cause.message || cause)));
  };
  // What scripts may ask. Where something of the answer is on its way, it is asked again when that has come.
  const QUESTIONS = ["documents", "text", "analyze", "search", "entities", "compare", "statements", "comparer", "corpus", "shown"];
  window.sandingPublish = (ask) => {
    const asked = (name) => (one, other) => {
      const now = ask(name, false, one, other);
      if (now !== undefined) return now;
      return new Promise((resolve, reject) => {
        const again = () => {
          try {
            const answer = ask(name, true, one, other);
            if (answer === undefined) return;
            resolve(answer);
          } catch (cause) {
            reject(cause);
          }
          window.removeEventListener("sanding-compares", again);
        };
        window.addEventListener("sanding-compares", again);
      });
    };
    window.sanding = Object.freeze(Object.fromEntries(QUESTIONS.map((name) => [name, asked(name)])));
    window.dispatchEvent(new Event("sanding-ready"));
  };
  // What the page tells is saved as a file by those who ask for one.
  window.addEventListener("submit", ({ target, submitter }) => {
    if (target.matches(".save")) part("save").then(({ save }) => save(target, submitter));
  });
  // What is kept for later is loaded when what was asked for first has come.
  const LEISURE = 2000;
  const serve = () => page.service((worker) => part("update").then(({ offer }) => offer(worker))).catch(() => {});
  window.addEventListener("sanding-ready", () => {
    look();
    wait();
    window.addEventListener("input", wait);
    // What has come may be what a search waits for; who types while more and more comes pauses all the same.
    window.addEventListener("sanding-compares", () => pause || wait());
    window.addEventListener("pointerdown", leave, true);
    window.addEventListener("hashchange", look);
    document.addEventListener("selectionchange", selects);
    setTimeout(serve, LEISURE);
    if (page.inParts) part("parts");
    if (kept("sanding notes")) notes();
    if (kept("sanding yours " + location.pathname)) yours();
  });
  return {};
});
