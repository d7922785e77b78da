// Where a page's files are that is one file: in blocks of it. A block is a packed archive, as text: each
// byte is the letter that the file's encoding, windows-1252, reads it as, save for four bytes that a
// block can't hold, of which the sign = is put before another letter.
"use strict";
const sandingFiles = (() => {
  // From a file's name to the block that holds it; the build fills it in.
  const BLOCKS = {};
  const ENCODING = "windows-1252";
  const SIGN = 0x3d;
  const SHIFT = 64;
  const whole = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const letters = new TextDecoder(ENCODING).decode(whole);
  const byteOf = new Uint8Array(0x10000);
  for (const byte of whole) byteOf[letters.charCodeAt(byte)] = byte;
  // A text's bytes in this file.
  const written = (text) => {
    const found = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) found[at] = byteOf[text.charCodeAt(at)];
    return found;
  };
  // A block's bytes from its text.
  const bytes = (text) => {
    const found = written(text);
    let n = 0;
    for (let at = 0; at < found.length; at += 1) {
      found[n++] = found[at] === SIGN ? found[(at += 1)] - SHIFT : found[at];
    }
    return found.subarray(0, n);
  };
  const parsed = new Promise((done) => {
    if (document.readyState !== "loading") done();
    else document.addEventListener("DOMContentLoaded", done);
  });
  const text = (id) => document.getElementById(id)?.textContent ?? "";
  const unpacked = async (id) => {
    await parsed;
    // A host that tells another encoding than the file's own spoils the blocks.
    if (document.characterSet !== ENCODING) throw new Error("This file was sent as " + document.characterSet + ", which spoils it. Save it, and open it from your disk.");
    const stream = new Blob([bytes(text(id))]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  // An archive is a line that tells the names and lengths of files, and the files.
  const archive = async (id) => {
    const all = await unpacked(id);
    const end = all.indexOf(10);
    const found = {};
    let from = end + 1;
    for (const [name, length] of JSON.parse(new TextDecoder().decode(all.subarray(0, end)))) {
      found[name] = all.subarray(from, (from += length));
    }
    return found;
  };
  const archives = {};
  const file = async (name) => {
    const id = BLOCKS[name];
    if (!id) throw new Error("This file does not hold " + name + ".");
    const found = await (archives[id] ||= archive(id));
    return found[name];
  };
  const answered = async (name) => new Response(await file(name));
  // The policy of the page lists the checksums of its scripts and styles: no other text can be one.
  const urls = new Set();
  const rules = {
    createScript: (script) => script,
    createScriptURL: (url) => {
      if (!urls.has(url)) throw new Error("No worker is at " + url + ".");
      return url;
    },
  };
  const policy = window.trustedTypes ? trustedTypes.createPolicy("sanding", rules) : rules;
  const script = async (name) => {
    const element = document.createElement("script");
    element.textContent = policy.createScript(await (await answered(name)).text());
    document.head.append(element);
    element.remove();
  };
  const style = async (name) => {
    const element = document.createElement("style");
    element.textContent = await (await answered(name)).text();
    document.head.append(element);
  };
  style("style.css").catch(() => {});
  let corpus = null;
  const files = {
    answered,
    script,
    style,
    program: async () => {
      const bundle = unpacked("corpus");
      await script("sanding.js");
      corpus = await bundle;
      const told = new TextDecoder().decode(bytes(text("kept")));
      if (!told) return;
      files.kept = JSON.parse(told);
      // What this browser keeps for one copy is not what it keeps for another.
      let sum = 0;
      for (const letter of told) sum = (Math.imul(sum, 31) + letter.codePointAt(0)) | 0;
      files.mark = " " + (sum >>> 0).toString(36);
    },
    worker: async () => {
      const url = URL.createObjectURL(new Blob([await file("sanding-worker.js")], { type: "text/javascript" }));
      urls.add(url);
      return policy.createScriptURL(url);
    },
    corpus: () => corpus,
    // The small copy lacks what reads a reader's files.
    reads: "sanding-worker.js" in BLOCKS,
    // A copy is its own version.
    service: async () => {},
    kept: {},
    mark: "",
    // The bytes of this file as it was opened: its frame, with what stands in the page in its places.
    copies: {
      "": async () => {
        const frame = await (await answered("frame.html")).text();
        const place = /<script( [^>]*\bid="(\w+)")><\/script>/g;
        const corpus = document.querySelector("meta[name=corpus]")?.content;
        const sum = /(\bname="corpus" content=")[^"]*/;
        return written(frame.replace(sum, (_, before) => before + corpus).replace(place, (_, attributes, id) => "<script" + attributes + ">" + text(id) + "</script>"));
      },
    },
  };
  return files;
})();
