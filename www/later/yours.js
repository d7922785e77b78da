// Reports of the reader's own. They are read in a worker and handed to the page as one corpus; they
// stay in this browser, and are kept in it only where the reader wants that. Texts become text nodes.
"use strict";
sandingPart("yours", async (page) => {
  const FLAG = "sanding yours " + location.pathname;
  const PLACE = location.pathname + page.mark;
  const TAG = "sanding-yours";
  // More files than this are not listed at once.
  const N_LISTED = 200;
  const N_HANDED = 40;
  const STEPS = ["step_text", "step_names", "step_index"];

  // What is shown now, and what it came to.
  let shown = { files: [], beside: true, counts: [], told: null, stopped: [] };
  let keep = false;
  let work = null;
  let all = false;
  // What the page says of its work; a function, since the language may change.
  let status = () => "";
  let fault = "";

  let texts = {};
  const { make, filled, count } = await page.part("making");
  const speak = async () => (texts = await page.words());
  const host = () => document.querySelector(TAG);
  const open = (bytes) => window.dispatchEvent(new CustomEvent("sanding-open", { detail: bytes }));
  // A corpus that was built anew is another one, and what was analysed beside the old one is stale.
  const built = () => document.querySelector("meta[name=corpus]")?.content || "";

  // Reads files anew: all of them, since each may tell of the names in the others.
  const run = (next) => {
    stop();
    fault = "";
    if (!next.files.length) {
      shown = { ...next, counts: [], told: null };
      open(null);
      say(() => texts.removed);
      return store(null);
    }
    const reading = next.files.filter((file) => !next.stopped.includes(file));
    const job = { worker: null, n_files: reading.length, read: 0 };
    work = job;
    status = () => filled(texts.reading, count(reading.length, texts.files));
    const answer = ({ data }) => {
      if (data.read) return advance(data.read);
      if ("step" in data) {
        status = () => texts[STEPS[data.step]];
        work.step = true;
        return advance(0);
      }
      if (data.at !== null && data.fault) {
        // The file is left out, and the others are read.
        return run({ ...next, stopped: [...next.stopped, reading[data.at]] });
      }
      if (data.fault) return ended(filled(texts.not_analysed, data.fault));
      stop();
      const counts = new Map(reading.map((file, number) => [file, data.counts[number]]));
      shown = { ...next, counts: next.files.map((file) => counts.get(file) || 0), told: data.told };
      judge();
      open(data.bundle.length ? data.bundle : null);
      // The page shows its new corpus in a moment of its own.
      setTimeout(() => {
        if (!work) say(summary);
      }, 0);
      store(data.bundle);
    };
    render();
    const begin = ([[address, module, model], corpus]) => {
      // Meanwhile the reader may have thought better of it.
      if (work !== job) return;
      const worker = new Worker(address);
      job.worker = worker;
      worker.onerror = (event) => {
        event.preventDefault();
        ended(filled(texts.no_worker, event.message || texts.load_again));
      };
      worker.onmessage = answer;
      worker.postMessage({ module, model, n_files: reading.length, corpus, today: ahead() });
      hand(worker, reading, 0);
    };
    // Of a large corpus some may be still to come.
    Promise.all([program(), next.beside ? window.sanding.corpus() : null]).then(begin, (cause) => work === job && ended(filled(texts.no_worker, cause.message || cause)));
  };

  // What the worker runs: its module, and the model of names. It loads nothing itself.
  let loaded = null;
  const program = () =>
    (loaded ||= Promise.all([
      page.worker(),
      page.compiled("sanding-worker_bg.wasm"),
      page.answered("sanding-names.bin").then((answer) => answer.arrayBuffer()),
    ]).catch((cause) => {
      loaded = null;
      throw cause;
    }));

  // Gives the worker files, a few at a time: a browser copies the handles of a thousand for too long to
  // answer a person meanwhile.
  const hand = (worker, files, from) => {
    if (!work || work.worker !== worker || from >= files.length) return;
    worker.postMessage({ files: files.slice(from, from + N_HANDED) });
    setTimeout(hand, 0, worker, files, from + N_HANDED);
  };

  // The latest day that it is anywhere on earth.
  const ahead = () => new Date(Date.now() + 14 * 3600e3).toISOString().slice(0, 10);

  const stop = () => {
    work?.worker?.terminate();
    work = null;
  };

  const ended = (message) => {
    stop();
    fault = message;
    say(() => "");
  };

  const say = (message) => {
    status = message;
    render();
  };

  const advance = (read) => {
    if (read) work.read = read;
    const at = host();
    if (!at) return;
    const [bar, line] = [at.querySelector("progress"), at.querySelector("[role=status]")];
    if (!bar) return render();
    if (read) bar.value = read;
    else bar.removeAttribute("value");
    line.textContent = status();
  };

  // What became of each file: the document that it gave, how many there are, or why there is none.
  let fates = new Map();
  const judge = () => {
    const documents = new Map(shown.told.documents.map((document) => [document.file, document]));
    const remarks = new Map();
    for (const one of shown.told.diagnostics) {
      const known = remarks.get(one.file);
      if (!known || (one.error && !known.error)) remarks.set(one.file, one);
    }
    fates = new Map(
      shown.files.map((file, number) => {
        const many = /\.(jsonl|zip)$/i.test(file.name);
        const document = many ? null : documents.get(file.name);
        const n_documents = shown.counts[number];
        let why = null;
        if (shown.stopped.includes(file)) why = { text: "stopped" };
        else if (many ? !n_documents : !document) {
          const first = remarks.get(file.name);
          why = first || { text: "no_report" };
        }
        return [file, { why, document, n_documents }];
      }),
    );
  };

  const refusal = (file) => (fates.get(file) || { why: null }).why;

  // What the reader of files remarks is in English, as the command tells it.
  const reason = (one) =>
    one.text
      ? make("span", {}, texts[one.text])
      : make("span", { lang: "en" }, (one.line ? "line " + one.line + ": " : "") + one.message + "; " + one.hint);

  const summary = () => {
    const n_bad = shown.files.filter((file) => refusal(file)).length;
    const good = count(shown.told.documents.length, texts.good);
    return n_bad ? good + " " + count(n_bad, texts.bad) : good;
  };

  // Files and folders that were dropped, with what is in the folders.
  const dropped = async (entries) => {
    const files = [];
    const left = entries.filter(Boolean);
    for (let entry; (entry = left.pop()); ) {
      if (entry instanceof File) {
        files.push(entry);
        continue;
      }
      if (entry.isFile) {
        files.push(await new Promise((done, failed) => entry.file(done, failed)));
        continue;
      }
      // A folder tells of its files in parts, and of none at its end.
      const reader = entry.createReader();
      for (let part; (part = await new Promise((done, failed) => reader.readEntries(done, failed))).length; ) left.push(...part);
    }
    take(files.filter((file) => !file.name.startsWith(".")));
  };

  const take = (files) => {
    // What was dropped on a page that reads none; it says so.
    if (!page.reads) return;
    const names = new Set(files.map((file) => file.name));
    const others = shown.files.filter((file) => !names.has(file.name));
    // Of two files with one name the later is taken.
    const own = [...new Map(files.map((file) => [file.name, file])).values()];
    if (own.length) run({ ...shown, files: [...others, ...own].sort((a, b) => (a.name < b.name ? -1 : 1)) });
  };

  const without = (file) => run({ ...shown, files: shown.files.filter((one) => one !== file) });

  // What is kept lies in this browser's own database, under the page's place.
  const base = () =>
    new Promise((done, failed) => {
      const asked = indexedDB.open("sanding", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("yours");
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });

  const kept = async (mode, ask) => {
    const opened = await base();
    try {
      return await new Promise((done, failed) => {
        const change = opened.transaction("yours", mode);
        const asked = ask(change.objectStore("yours"));
        change.oncomplete = () => done(asked.result);
        change.onabort = change.onerror = () => failed(change.error);
      });
    } finally {
      opened.close();
    }
  };

  let last = null;
  const store = async (bundle) => {
    if (bundle !== undefined) last = bundle;
    try {
      if (keep && shown.files.length) {
        await kept("readwrite", (yours) => yours.put({ ...shown, bundle: last, built: built() }, PLACE));
        // Only now: the next visit must find what the flag promises.
        page.keep(FLAG, "1");
      } else if (page.kept(FLAG)) {
        await kept("readwrite", (yours) => yours.delete(PLACE));
        page.keep(FLAG, "");
      }
    } catch (cause) {
      keep = false;
      fault = filled(texts.keeps_nothing, cause.message || cause);
      render();
    }
  };

  const restore = async () => {
    try {
      if (!page.kept(FLAG)) return;
      const found = await kept("readonly", (yours) => yours.get(PLACE));
      if (!found || shown.files.length) return;
      keep = true;
      const { bundle, built: beside, ...was } = found;
      if (beside !== built()) return run(was);
      shown = was;
      judge();
      last = bundle;
      if (bundle.length) open(bundle);
      say(summary);
    } catch (cause) {
      fault = filled(texts.not_restored, cause.message || cause);
      render();
    }
  };

  const chooser = () => {
    if (!page.reads) return make("p", { class: "bad" }, texts.reads_none);
    return make(
      "p",
      { class: "choose" },
      make("label", { for: "files" }, texts.add + " "),
      make("input", {
        type: "file",
        id: "files",
        multiple: true,
        accept: ".txt,.md,.html,.htm,.jsonl,.zip",
        change: (event) => take([...event.target.files]),
      }),
      make("small", {}, " " + texts.drop),
    );
  };

  const choice = (beside, label) =>
    make(
      "label",
      {},
      make("input", {
        type: "radio",
        id: "beside-" + beside,
        name: "beside",
        checked: shown.beside === beside,
        change: () => run({ ...shown, beside }),
      }),
      " " + label,
    );

  const settings = () =>
    make(
      "div",
      { class: "settings" },
      make("fieldset", {}, make("legend", {}, texts.what_shown), choice(true, texts.beside), choice(false, texts.alone)),
      make(
        "label",
        {},
        make("input", {
          type: "checkbox",
          id: "keep",
          checked: keep,
          change: (event) => {
            keep = event.target.checked;
            store();
          },
        }),
        " " + texts.keep,
      ),
    );

  const progress = () => {
    const bar = make("progress", { "aria-label": texts.files_read, max: work.n_files });
    if (work.step) bar.removeAttribute("value");
    else bar.value = work.read;
    const cancel = () => {
      stop();
      say(() => texts.cancelled);
    };
    return make("p", { class: "working" }, bar, " ", make("button", { type: "button", id: "cancel", click: cancel }, texts.cancel));
  };

  const item = (file) => {
    const { why, document, n_documents } = fates.get(file);
    const about = why
      ? make("span", { class: "bad" }, texts.not_read + " ", reason(why))
      : document
        ? make("a", { href: "#/read/" + encodeURIComponent(document.id), lang: "id" }, document.title || document.file)
        : make("span", {}, count(n_documents, texts.reports));
    const small = document && !why ? [document.source, document.published.slice(0, 10)].filter(Boolean).join(" · ") : "";
    return make(
      "li",
      {},
      make("div", {}, make("code", {}, file.name), " ", make("small", {}, small), make("br"), about),
      make("button", { type: "button", "aria-label": filled(texts.remove_file, file.name), click: () => without(file) }, texts.remove),
    );
  };

  const list = () => {
    const { files } = shown;
    // The files that could not be read are what a person looks for first.
    const sorted = [...files.filter(refusal), ...files.filter((file) => !refusal(file))];
    const some = all ? sorted : sorted.slice(0, N_LISTED);
    const parts = [
      make("h2", {}, texts.your_files),
      make("ul", { class: "files" }, ...some.map(item)),
    ];
    if (some.length < files.length) {
      const more = () => {
        all = true;
        render();
      };
      parts.push(make("button", { type: "button", click: more }, filled(texts.list_all, count(files.length, texts.files))), " ");
    }
    parts.push(make("button", { type: "button", click: () => run({ ...shown, files: [], stopped: [] }) }, texts.remove_all));
    const names = new Set(files.map((file) => file.name));
    const bad = new Set(files.filter((file) => refusal(file)).map((file) => file.name));
    const others = shown.told ? shown.told.diagnostics.filter((one) => !bad.has(one.file)) : [];
    if (others.length) {
      const line = (one) => make("li", {}, make("code", {}, one.file), " ", reason(one));
      const lines = others.slice(0, N_LISTED).map(line);
      const title = filled(texts.noticed, count(others.length, texts.remarks));
      parts.push(make("details", {}, make("summary", {}, title), make("ul", { class: "files" }, ...lines)));
    }
    return parts;
  };

  const render = () => {
    const at = host();
    if (!at) return;
    const active = at.contains(document.activeElement) && document.activeElement;
    const line = at.querySelector("[role=status]") || make("p", { role: "status" });
    line.textContent = status();
    at.replaceChildren(
      make(
        "p",
        { class: "lede" },
        texts.lede,
      ),
      chooser(),
      line,
      ...(work ? [progress()] : []),
      ...(fault ? [make("p", { class: "bad", role: "alert" }, fault)] : []),
      ...(shown.files.length ? [settings(), ...list()] : []),
    );
    // The focus stays where it was; a person who removes one file after the other stays among them.
    const same = active && active.id && document.getElementById(active.id);
    if (active) (same || at.querySelector(".files button") || at.querySelector("input")).focus();
  };

  page.style("yours.css");
  await speak();
  window.addEventListener("sanding-speaks", () => speak().then(render));
  customElements.define(
    TAG,
    class extends HTMLElement {
      connectedCallback() {
        render();
      }
    },
  );
  restore();
  return { dropped };
});
