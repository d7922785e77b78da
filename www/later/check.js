// What the page was built from, and whether the texts in it are the files that it names: a SHA-256 is made
// of what the page holds, or of files that a reader chooses, in this browser. Texts become text nodes.
"use strict";
sandingPart("check", async (page) => {
  const BUILT = "sanding-built";
  const CHECK = "sanding-check";
  const MOST_LISTED = 50;

  let texts = null;
  const { spoken, make, filled, sha256 } = await page.part("making");

  const can = () => Boolean(window.crypto?.subtle);

  // The encodings that a text is written back into: how many bytes it takes there, and the bytes; none where
  // it holds what the encoding lacks.
  const utf8 = new TextEncoder();
  const windows = () => {
    const letters = new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
    return new Map([...letters].map((letter, byte) => [letter, byte]));
  };
  const single = (text) => {
    const known = windows();
    const bytes = [...text].map((letter) => known.get(letter));
    return bytes.includes(undefined) ? null : Uint8Array.from(bytes);
  };
  const double = (is_little) => (text) => {
    const view = new DataView(new ArrayBuffer(2 * text.length));
    for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), is_little);
    return view;
  };
  const ENCODINGS = [
    [(text) => utf8.encode(text).length, (text) => utf8.encode(text)],
    [(text) => 2 * text.length, double(true)],
    [(text) => 2 * text.length, double(false)],
    [(text) => [...text].length, single],
  ];

  // A text as its file had it before it was brought into normal form C: a stretch that takes another number
  // of bytes in the file is taken apart where that makes it fit. Whether all is right, the SHA-256 says.
  const apart = (text, offsets, size) => {
    const bytes = utf8.encode(text);
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    let whole = "";
    for (let at = 0; at < offsets.length; at += 4) {
      const [start, , unit, unit_in_file] = offsets.slice(at, at + 4);
      const stretch = bytes.subarray(start, offsets[at + 4] ?? bytes.length);
      const part = decoder.decode(stretch);
      const n_bytes = (stretch.length / unit) * unit_in_file;
      const loose = part.normalize("NFD");
      whole += size(part) !== n_bytes && size(loose) === n_bytes ? loose : part;
    }
    return whole;
  };

  // What is found of a source, by the name of the text that tells it; and the SHA-256 of what the page has.
  const verdict = async (source) => {
    const { text, offsets } = await window.sanding.text(source.id);
    const found = await sha256(utf8.encode(text));
    if (found === source.sha256) return ["same", found];
    for (const [size, encode] of offsets.length ? ENCODINGS : []) {
      const bytes = encode(apart(text, offsets, size));
      if (bytes && (await sha256(bytes)) === source.sha256) return ["same_rewritten", found];
    }
    if (offsets.length) return ["not_rebuilt", found];
    return [/\.html?$/i.test(source.file) ? "extracted" : "altered", found];
  };

  const told = (name, found) => {
    const text = filled(texts[name], found);
    return name === "altered" ? make("span", { class: "v" }, text) : text;
  };
  // What the shell says.
  const content = (name) => document.querySelector('meta[name="' + name + '"]')?.content.trim() || "";
  const named = (source) => source.outlet || source.id;
  const output = () => make("span", { role: "status" });
  const row = (...parts) => make("div", { class: "save" }, ...parts);
  const items = (at, found) => at.replaceChildren(...(found.length ? [make("ul", { class: "aliases" }, ...found)] : []));
  const button = (text, click) => make("button", { type: "button", click }, text);

  const one = (at) => {
    if (!can()) return at.replaceChildren();
    const { id } = at.dataset;
    const status = output();
    const check = async () => {
      status.textContent = texts.checking;
      const source = window.sanding.documents().find((known) => known.id === id);
      status.replaceChildren(told(...(await verdict(source))));
    };
    const press = button(texts.check, check);
    press.setAttribute("aria-label", filled(texts.check_one, id));
    at.replaceChildren(row(press, status));
    at.firstChild.style.marginTop = ".5rem";
  };

  const all = async (status, list) => {
    status.textContent = texts.checking;
    const counts = { same: 0, altered: 0, other: 0 };
    const different = [];
    const found = await sha256(await window.sanding.corpus());
    const is_corpus = found === content("corpus");
    if (!is_corpus) different.push(make("li", {}, told("altered", found)));
    for (const source of window.sanding.documents()) {
      const [name, hash] = await verdict(source);
      const kind = name === "altered" ? name : name.startsWith("same") ? "same" : "other";
      counts[kind] += 1;
      if (kind === "same") continue;
      const link = make("a", { href: "#/read/" + encodeURIComponent(source.id) }, named(source));
      different.push(make("li", {}, link, ": ", told(name, hash)));
    }
    const figures = [counts.same, counts.altered, counts.other].map((n) => n.toLocaleString(spoken()));
    status.textContent = (is_corpus ? texts.corpus_same : texts.corpus_altered) + " " + filled(texts.tally, ...figures);
    items(list, different.slice(0, MOST_LISTED));
  };

  const compared = async (files, list) => {
    const sources = window.sanding.documents();
    const found = [];
    for (const file of files) {
      const hash = await sha256(await file.arrayBuffer());
      const names = sources.filter((source) => source.sha256 === hash).map(named);
      const namesake = sources.find((source) => source.file.split("/").pop() === file.name);
      const text = names.length ? texts.file_same : namesake ? texts.file_differs : texts.file_unknown;
      const line = filled(text, file.name, names.join(", ") || (namesake ? named(namesake) : ""));
      found.push(make("li", {}, names.length ? line : make("span", { class: "v" }, line)));
    }
    items(list, found);
  };

  const built = (at) => {
    const [, version, commit] = content("generator").split(" ");
    const corpus = content("corpus");
    const [known, is_changed] = (commit || "").split("+");
    const rows = [
      [texts.version, version],
      [texts.commit, is_changed ? filled(texts.with_changes, known) : known],
      [texts.sources, at.getAttribute("value")],
      [texts.license, texts.licenses],
      [texts.corpus, corpus && make("span", { class: "digest" }, "SHA-256 ", make("code", {}, corpus))],
    ].filter(([, value]) => value);
    const [status, list, files] = [output(), make("div", {}), make("div", { role: "status" })];
    const chooser = make("input", { type: "file", multiple: "", hidden: "", change: () => compared(chooser.files, files) });
    at.replaceChildren(
      make("h2", {}, texts.built_title),
      make("p", { class: "lede" }, texts.built_lede),
      make("dl", { class: "details" }, ...rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])),
      make("p", { class: "lede" }, can() ? texts.hash_lede : texts.no_hash),
    );
    if (!can()) return;
    at.append(
      row(button(texts.check_all, () => all(status, list)), status),
      list,
      row(button(texts.compare_files, () => chooser.click()), chooser),
      files,
    );
  };

  const FILLED = { [BUILT]: built, [CHECK]: one };
  const fill = async () => {
    texts = await page.words();
    for (const [name, show] of Object.entries(FILLED)) document.querySelectorAll(name).forEach(show);
  };

  await fill();
  for (const [name, show] of Object.entries(FILLED)) {
    customElements.define(
      name,
      class extends HTMLElement {
        static observedAttributes = ["data-id", "value"];
        connectedCallback() {
          show(this);
        }
        // The program may take the element of one source for another's.
        attributeChangedCallback() {
          if (this.isConnected) show(this);
        }
      },
    );
  }
  window.addEventListener("sanding-speaks", fill);
  // Another corpus may have sources of the same names.
  window.addEventListener("sanding-open", () => setTimeout(fill, 0));
  return {};
});
