// Saves the page as one file, with the reports that are shown, notes on them, and corrections. Such a copy
// opens by itself, and saves itself again; nothing is sent anywhere.
"use strict";
sandingPart("copy", async (page) => {
  const TAG = "sanding-copy";
  const NOTES = "sanding notes";
  const NAME = "sanding.html";
  // What a block of a copy can't hold: what a browser replaces, what it reads as a line's end, what might
  // begin a tag, and the sign that is put before these.
  const SIGN = 0x3d;
  const SIGNED = [0x00, 0x0d, 0x3c, SIGN];
  const SHIFT = 64;

  const { spoken, make, filled, saved, sha256 } = await page.part("making");
  let texts = await page.words();
  let told = "";

  const packed = async (bytes) => {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  const signed = (bytes) => {
    const found = new Uint8Array(2 * bytes.length);
    let n = 0;
    for (const byte of bytes) {
      const is_signed = byte <= SIGN && SIGNED.includes(byte);
      if (is_signed) found[n++] = SIGN;
      found[n++] = is_signed ? byte + SHIFT : byte;
    }
    return found.subarray(0, n);
  };
  const encoded = (text) => new TextEncoder().encode(text);
  // Where a text ends that stands in a file.
  const behind = (file, text, from) => {
    const wanted = encoded(text);
    for (let at = file.indexOf(wanted[0], from); at >= 0; at = file.indexOf(wanted[0], at + 1)) {
      if (wanted.every((byte, offset) => file[at + offset] === byte)) return at + wanted.length;
    }
    throw new Error(text);
  };
  // A file with other bytes in one of its blocks.
  const put = (file, id, bytes) => {
    const END = "</script>";
    const from = behind(file, '<script type="text/plain" id="' + id + '">', 0);
    const to = behind(file, END, from) - END.length;
    return [file.subarray(0, from), signed(bytes), file.subarray(to)];
  };
  // Another corpus has another checksum, which the page tells in the view about itself. Where the browser
  // makes none, there is none.
  const summed = async (file, corpus) => {
    const place = behind(file, '<meta name="corpus" content="', 0);
    file.set(encoded(window.crypto?.subtle ? await sha256(corpus) : " ".repeat(64)), place);
  };
  const joined = async (parts) => new Uint8Array(await new Blob(parts).arrayBuffer());

  // What a copy brings along of what this browser keeps: the notes on the reports in it, and corrections.
  const carried = ({ title, corrections }) => {
    const known = new Set(window.sanding.documents().map((one) => one.sha256));
    let notes = [];
    try {
      notes = JSON.parse(page.kept(NOTES) || "[]").filter((note) => known.has(note.sha256));
    } catch {}
    const kept = {};
    if (notes.length) kept[NOTES] = JSON.stringify(notes);
    if (corrections) kept["sanding " + title] = corrections;
    return Object.keys(kept).length ? JSON.stringify(kept) : "";
  };
  const copied = async (shape) => {
    const shown = window.sanding.shown();
    let copy = await page.copies[shape]();
    // Of what was built a copy has the very bytes already.
    if (shown.corpus) {
      copy = await joined(put(copy, "corpus", await packed(shown.corpus)));
      await summed(copy, shown.corpus);
    }
    return new Blob(put(copy, "kept", encoded(carried(shown))), { type: "text/html" });
  };
  const save = async (shape) => {
    told = texts.copying;
    document.querySelectorAll(TAG).forEach(render);
    try {
      const file = await copied(shape);
      saved(file, NAME);
      told = filled(texts.copied_to, NAME, Math.ceil(file.size / 1000).toLocaleString(spoken()));
    } catch (cause) {
      told = filled(texts.not_copied, cause.message || cause);
    }
    document.querySelectorAll(TAG).forEach(render);
  };

  const render = (at) => {
    const status = at.querySelector("[role=status]") || make("p", { role: "status" });
    status.textContent = told;
    const active = at.contains(document.activeElement) && document.activeElement.value;
    const shapes = Object.keys(page.copies);
    const button = (shape) => {
      const label = { small: texts.copy_small, whole: texts.copy_whole }[shape] || texts.copy_this;
      return make("button", { type: "button", value: shape, click: () => save(shape) }, label);
    };
    at.replaceChildren(
      make("p", { class: "lede" }, texts.copy_lede),
      make("p", {}, ...shapes.map(button)),
      ...(shapes.includes("small") ? [make("p", {}, make("small", {}, texts.copy_sizes))] : []),
      status,
    );
    if (typeof active === "string") at.querySelector('button[value="' + active + '"]')?.focus();
  };
  customElements.define(
    TAG,
    class extends HTMLElement {
      connectedCallback() {
        told = "";
        render(this);
      }
    },
  );
  window.addEventListener("sanding-speaks", async () => {
    texts = await page.words();
    document.querySelectorAll(TAG).forEach(render);
  });
  return {};
});
