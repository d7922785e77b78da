// Builds one peer's index in a process of its own, so that its CPU time can be told:
// node build.mjs PEER CORPUS.jsonl FOLDER. Prints one JSON object.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { articles } from "./corpus.mjs";

const [peer, corpus, target] = process.argv.slice(2);
const folder = resolve(target);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const { index } = await import(`./peers/${peer}.mjs`);
const found = await articles(corpus);
const started = performance.now();
const { files, texts } = await index(found, folder);
const indexing = performance.now() - started;
for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);

const written = readdirSync(folder, { recursive: true })
  .map((name) => statSync(join(folder, name)))
  .filter((state) => state.isFile());
const bytes = written.reduce((sum, { size }) => sum + size, 0);
console.log(
  JSON.stringify({
    documents: found.length,
    indexing_ms: indexing,
    index_bytes: bytes - texts,
    whole_bytes: bytes,
    files: written.length,
  }),
);
