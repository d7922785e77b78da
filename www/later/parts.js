// The parts of a large corpus: loads what is read, tells of it where that takes a while, and lets the reader
// have all of it kept in this browser.
"use strict";
sandingPart("parts", async (page) => {
  // The SHA-256 of each part; the build fills it in.
  const PARTS = [];
  const TAG = "sanding-offline";
  const OFFLINE = "sanding offline";
  // So long nothing is said of what is on its way.
  const PATIENCE = 400;
  // So many are asked for at a time where nobody waits for them.
  const N_AT_ONCE = 6;

  const { make, filled } = await page.part("making");
  let [texts] = await Promise.all([page.words(), page.style("parts.css")]);

  const address = (number) => "assets/corpus-" + PARTS[number].slice(0, 8) + ".bin";
  // The browser refuses other bytes than those that the corpus was built with.
  const integrity = (number) => {
    const bytes = PARTS[number].match(/../g).map((digits) => parseInt(digits, 16));
    return "sha256-" + btoa(String.fromCharCode(...bytes));
  };
  const asked = async (number, cache) => {
    const answer = await fetch(address(number), { integrity: integrity(number), cache });
    if (!answer.ok) throw new Error(address(number));
    return new Uint8Array(await answer.arrayBuffer());
  };
  // What was altered on its way stays in the browser's own cache, and is asked of the host anew.
  const one = (number) => asked(number, "default").catch(() => asked(number, "reload"));

  // How many are on their way, and have come since none was.
  let n_asked = 0;
  let n_come = 0;
  let timer = null;
  const notice = make("div", { class: "coming", role: "status" });
  const told = () => {
    notice.textContent = filled(texts.parts_coming, n_come, n_asked);
    if (!notice.isConnected) document.body.append(notice);
  };
  const follow = (all) => {
    n_asked += all.length;
    timer ??= setTimeout(told, PATIENCE);
    const ended = () => {
      n_come += 1;
      if (notice.isConnected) told();
      if (n_come < n_asked) return;
      clearTimeout(timer);
      timer = null;
      n_asked = n_come = 0;
      notice.remove();
    };
    for (const part of all) part.then(ended, ended);
    return Promise.all(all);
  };
  const loaded = async (numbers) => {
    const all = await follow(numbers.map(one));
    return new Uint8Array(await new Blob(all).arrayBuffer());
  };

  // What was kept, and what of it is told to the reader.
  let n_kept = 0;
  let state = "";
  let fault = "";
  let work = null;
  const can = () => page.isKept && navigator.serviceWorker && window.caches;
  const count = async () => {
    const found = await Promise.all(PARTS.map((_, number) => caches.match(new URL(address(number), document.baseURI).href)));
    n_kept = found.filter(Boolean).length;
  };
  const show = () => document.querySelectorAll(TAG).forEach(render);
  // The service worker keeps each part that is loaded.
  const keep = async () => {
    try {
      await navigator.serviceWorker.ready;
      const left = PARTS.map((_, number) => number);
      const next = async () => {
        while (left.length) {
          await one(left.shift());
          n_kept += 1;
          show();
        }
      };
      n_kept = 0;
      state = "keeping";
      await Promise.all(Array.from({ length: N_AT_ONCE }, next));
      await count();
      state = n_kept === PARTS.length ? "kept" : "unkept";
      // A browser without room keeps some.
      if (state !== "kept") fault = n_kept + " / " + PARTS.length;
      page.keep(OFFLINE, state === "kept" ? "all" : "");
    } catch (cause) {
      state = "unkept";
      fault = String(cause.message || cause);
    }
    work = null;
    show();
  };
  const begin = () => {
    fault = "";
    work ||= keep();
    show();
  };

  const render = (at) => {
    const status = at.querySelector("[role=status]") || make("span", { role: "status" });
    if (!can()) {
      status.textContent = texts.parts_unkeepable;
    } else if (state === "keeping") {
      status.textContent = filled(texts.parts_keeping, n_kept, PARTS.length);
    } else if (state === "kept") {
      status.textContent = texts.parts_kept;
    } else {
      status.textContent = fault ? filled(texts.parts_not_kept, fault) : "";
    }
    const is_asked = can() && !work && state !== "kept";
    const had_focus = at.contains(document.activeElement);
    at.replaceChildren(
      make("h2", {}, texts.parts_title),
      make("p", { class: "lede" }, filled(texts.parts_lede, PARTS.length)),
      make("div", { class: "save" }, ...(is_asked ? [make("button", { type: "button", click: begin }, texts.parts_keep)] : []), status),
    );
    if (had_focus) (at.querySelector("button") || status).focus();
  };
  customElements.define(
    TAG,
    class extends HTMLElement {
      connectedCallback() {
        render(this);
        if (!can() || work) return;
        count().then(() => {
          if (n_kept === PARTS.length) state = "kept";
          render(this);
        });
      }
    },
  );
  window.addEventListener("sanding-speaks", async () => {
    texts = await page.words();
    show();
  });
  // Who had all kept has all of a new version kept, too; what is the same is there already. And the parts
  // are at hand before they are read: nothing that is asked waits for them.
  const keepAgain = async () => {
    await count();
    if (n_kept < PARTS.length) return keep();
    state = "kept";
    work = null;
    show();
  };
  if (can() && page.kept(OFFLINE)) (work = keepAgain()).then(() => window.sanding.corpus()).catch(() => {});
  return { loaded };
});
