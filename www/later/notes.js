// What a reader takes from a passage: a quotation with its source, and notes. A passage is what the
// page's address points to; selecting text offers to point to it. Notes stay in this browser, and
// leave it as a JSON file only. Texts become text nodes.
"use strict";
sandingPart("notes", async (page) => {
  const KEPT = "sanding notes";
  const FORMAT = "sanding notes 1";
  const PANEL = "sanding-passage";
  const PAGE = "sanding-notes";
  const MARGIN = "sanding-noted";

  let texts = {};
  const { spoken, make, filled, count, saved } = await page.part("making");
  const speak = async () => (texts = await page.words());

  // The notes, the oldest first. Another tab of this browser may have changed them.
  const read = () => {
    try {
      const notes = JSON.parse(page.kept(KEPT) || "[]");
      return Array.isArray(notes) ? notes.filter(isNote) : [];
    } catch {
      return [];
    }
  };
  const isNote = (note) =>
    note && ["sha256", "at", "passage", "note", "changed"].every((field) => typeof note[field] === "string") && /^\d+-\d+/.test(note.at);
  const write = (notes) => {
    try {
      page.keep(KEPT, notes.length ? JSON.stringify(notes) : "");
      return "";
    } catch (cause) {
      return filled(texts.note_not_kept, cause.message || cause);
    }
  };
  const isSame = (one) => (other) => one.sha256 === other.sha256 && span(one) === span(other);
  const span = (note) => note.at.split(".")[0];

  const documents = () => window.sanding.documents();
  // What the address points to: the document and the place in it.
  const here = () => {
    const [path, query] = location.hash.slice(1).split("?");
    const at = new URLSearchParams(query || "").get("at");
    const id = path.startsWith("/read/") ? decodeURIComponent(path.slice(6)) : null;
    const source = id && at && documents().find((one) => one.id === id);
    return source ? { source, at } : null;
  };
  const words = () => [...document.querySelectorAll("article .target")].map((part) => part.textContent).join("").trim();
  const link = (id, at) => "#/read/" + encodeURIComponent(id) + "?at=" + at;
  const day = (iso) => {
    const [, year, month, date] = iso.match(/^(\d+)(?:-(\d+))?(?:-(\d+))?/) || [];
    const options = { year: "numeric", month: month && "long", day: date && "numeric", timeZone: "UTC" };
    const told = new Date(Date.UTC(year, (month || 1) - 1, date || 1)).toLocaleDateString(spoken() === "en" ? "en-GB" : "id", options);
    const time = iso.match(/T(\d\d):(\d\d)/);
    return time ? told + ", " + time[1] + (spoken() === "en" ? ":" : ".") + time[2] : told;
  };

  // A passage with its source, in one paragraph: outlet, headline, date, address, link.
  const cited = (source, passage, at) => {
    const guessed = (field, value) => (source.inferred.includes(field) ? value + " " + texts.guessed : value);
    const parts = [
      source.byline.length ? guessed("byline", source.byline.join(", ")) : "",
      "“" + source.headline + "”",
      source.outlet ? guessed("outlet", source.outlet) : texts.outlet_unknown,
      source.published ? guessed("published", day(source.published)) : texts.undated,
      source.url || "",
    ].filter(Boolean);
    return "“" + passage + "” — " + parts.join(", ") + ". " + new URL(link(source.id, at), location.href).href;
  };

  const copy = async (text, tell) => {
    try {
      await navigator.clipboard.writeText(text);
      tell(texts.copied);
    } catch {
      // Where the browser gives no leave, the reader copies by hand.
      tell(texts.copy_by_hand, make("textarea", { readonly: "", rows: 4, "aria-label": texts.copy_by_hand }, text));
    }
  };

  const panel = (at) => {
    const place = here();
    const passage = words();
    if (!place || !passage) return at.replaceChildren();
    const { source } = place;
    const known = read().find(isSame({ sha256: source.sha256, at: place.at }));
    const status = make("p", { role: "status" });
    const tell = (message, ...more) => {
      status.replaceChildren(message);
      at.querySelectorAll(".byhand").forEach((old) => old.remove());
      for (const one of more) {
        status.after(make("div", { class: "byhand" }, one));
        one.select();
      }
    };
    const field = make("textarea", { id: "note", rows: 3 }, known ? known.note : "");
    const keep = (note) => {
      const others = read().filter((other) => !isSame({ sha256: source.sha256, at: place.at })(other));
      const kept = { sha256: source.sha256, document: source.id, outlet: source.outlet || "", headline: source.headline };
      const next = note ? [...others, { ...kept, at: place.at, passage, note, changed: new Date().toISOString() }] : others;
      const fault = write(next);
      tell(fault || (note ? texts.note_kept : texts.note_removed));
      margins();
    };
    at.lang = spoken();
    at.replaceChildren(
      make(
        "p",
        {},
        make("button", { type: "button", click: () => copy(cited(source, passage, place.at), tell) }, texts.copy_cited),
        make("button", { type: "button", click: () => copy(new URL(link(source.id, place.at), location.href).href, tell) }, texts.copy_link),
      ),
      make("label", { for: "note" }, texts.note),
      field,
      make(
        "p",
        {},
        make("button", { type: "button", click: () => keep(field.value.trim()) }, texts.keep_note),
        make("button", {
          type: "button",
          click: () => {
            field.value = "";
            keep("");
          },
        }, texts.remove_note),
        make("small", {}, texts.notes_stay),
      ),
      status,
    );
  };

  // The notes on the report that is read, beside it; and the passages, marked in it.
  const margin = (at) => {
    const id = document.querySelector("article")?.dataset.id;
    const source = documents().find((one) => one.id === id);
    const own = source ? read().filter((note) => note.sha256 === source.sha256) : [];
    const item = (note) => make("li", {}, make("a", { href: link(source.id, note.at) }, note.note));
    at.replaceChildren(...(own.length ? [make("h2", {}, texts.notes_here), make("ul", { class: "names" }, ...own.map(item))] : []));
    if (!CSS.highlights) return;
    const ranges = own.map(range).filter(Boolean);
    CSS.highlights.set("sanding-note", new Highlight(...ranges));
  };
  const margins = () => document.querySelectorAll(MARGIN).forEach(margin);

  const encoder = new TextEncoder();
  const n_bytes = (text) => encoder.encode(text).length;
  // The text nodes of a line that are the article's own.
  const own_texts = (line) => {
    const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(".go") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    const nodes = [];
    while (walk.nextNode()) nodes.push(walk.currentNode);
    return nodes;
  };
  // Where a byte of the document stands in the page.
  const point = (byte, is_end) => {
    for (const line of document.querySelectorAll("article [data-at]")) {
      let start = Number(line.dataset.at);
      for (const node of own_texts(line)) {
        const end = start + n_bytes(node.data);
        if (is_end ? byte > start && byte <= end : byte >= start && byte < end) {
          const letters = new TextDecoder().decode(encoder.encode(node.data).subarray(0, byte - start));
          return [node, letters.length];
        }
        start = end;
      }
    }
    return null;
  };
  const range = (note) => {
    const [start, end] = span(note).split("-").map(Number);
    const [from, to] = [point(start, false), point(end, true)];
    if (!from || !to) return null;
    const found = new Range();
    found.setStart(...from);
    found.setEnd(...to);
    return found;
  };
  // Which byte of the document a point in the page is; null outside its lines.
  const byte = (node, offset) => {
    const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
    if (!line) return null;
    const before = new Range();
    before.setStart(line, 0);
    before.setEnd(node, offset);
    let bytes = Number(line.dataset.at);
    for (const one of own_texts(line)) {
      if (one === node) return bytes + n_bytes(one.data.slice(0, offset));
      if (!before.intersectsNode(one) || before.comparePoint(one, 0) > 0) break;
      bytes += n_bytes(one.data);
    }
    return bytes;
  };

  // Offers to point to what is selected.
  const offer = make("div", { class: "offer", hidden: "" });
  const selected = () => {
    const selection = getSelection();
    const article = document.querySelector("article[data-id]");
    const chosen = selection.rangeCount ? selection.getRangeAt(0) : null;
    const inside = chosen && !chosen.collapsed && article && article.contains(chosen.commonAncestorContainer);
    if (!inside || chosen.startContainer.parentElement?.closest(PANEL)) return (offer.hidden = true);
    const text = chosen.toString();
    let [start, end] = [byte(chosen.startContainer, chosen.startOffset), byte(chosen.endContainer, chosen.endOffset)];
    if (start === null || end === null) return (offer.hidden = true);
    start += n_bytes(text) - n_bytes(text.trimStart());
    end -= n_bytes(text) - n_bytes(text.trimEnd());
    if (start >= end) return (offer.hidden = true);
    const box = chosen.getBoundingClientRect();
    offer.replaceChildren(make("a", { href: link(article.dataset.id, start + "-" + end) }, texts.use_passage));
    offer.style.top = box.bottom + scrollY + 6 + "px";
    offer.style.left = Math.max(8, Math.min(box.left + scrollX, innerWidth - 220)) + "px";
    offer.hidden = false;
  };

  // All notes, with what a reader does with them.
  let told = "";
  const listing = (at) => {
    const notes = read();
    const known = documents();
    const item = (note) => {
      const source = known.find((one) => one.sha256 === note.sha256);
      const passage = make("q", { lang: "id" }, note.passage);
      const whose = [note.outlet, note.headline].filter(Boolean).join(" · ");
      return make(
        "li",
        {},
        make("p", {}, note.note),
        source ? make("a", { href: link(source.id, note.at) }, passage) : passage,
        make("small", {}, whose, source ? "" : " · " + texts.not_in_corpus),
        make("button", {
          type: "button",
          "aria-label": filled(texts.remove_of, note.passage.slice(0, 60)),
          click: () => {
            told = write(read().filter((other) => !isSame(note)(other))) || texts.note_removed;
            show();
          },
        }, texts.remove_note),
      );
    };
    const save = () => {
      const file = new Blob([JSON.stringify({ format: FORMAT, notes: read() }, null, 1)], { type: "application/json" });
      saved(file, "sanding-notes.json");
    };
    const bring = async (event) => {
      const [file] = event.target.files;
      try {
        const brought = JSON.parse(await file.text());
        if (brought.format !== FORMAT || !Array.isArray(brought.notes)) throw new Error(texts.no_notes_file);
        const own = brought.notes.filter(isNote);
        // Of two notes on one passage the one that was changed last is kept.
        const all = new Map();
        for (const note of [...read(), ...own].sort((a, b) => (a.changed < b.changed ? -1 : 1))) all.set(note.sha256 + span(note), note);
        told = write([...all.values()]) || count(own.length, texts.notes_brought);
      } catch (cause) {
        told = filled(texts.not_brought, file ? file.name : "", cause.message || cause);
      }
      show();
    };
    at.replaceChildren(
      make("p", { class: "lede" }, texts.notes_lede),
      make("p", { role: "status" }, told),
      notes.length ? make("ul", { class: "passages" }, ...notes.map(item)) : make("p", {}, texts.no_notes),
      make(
        "p",
        { class: "tools" },
        ...(notes.length ? [make("button", { type: "button", click: save }, texts.save_notes)] : []),
        make("label", {}, texts.bring_notes + " ", make("input", { type: "file", accept: ".json", change: bring })),
      ),
    );
    told = "";
  };

  const show = () => {
    document.querySelectorAll(PANEL).forEach(panel);
    document.querySelectorAll(PAGE).forEach(listing);
    margins();
  };

  await speak();
  page.style("notes.css");
  document.body.append(offer);
  for (const [name, fill] of [
    [PANEL, panel],
    [PAGE, listing],
    [MARGIN, margin],
  ]) {
    customElements.define(
      name,
      class extends HTMLElement {
        connectedCallback() {
          // The rest of the view may not be there yet.
          queueMicrotask(() => this.isConnected && fill(this));
        }
      },
    );
  }
  document.addEventListener("selectionchange", () => setTimeout(selected, 0));
  window.addEventListener("sanding-speaks", () => speak().then(() => setTimeout(show, 0)));
  window.addEventListener("hashchange", () => setTimeout(show, 0));
  window.addEventListener("storage", ({ key }) => key === KEPT + page.mark && show());
  selected();
  return {};
});
