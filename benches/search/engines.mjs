// The engines: how each is made ready, and what page of it is measured.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { withTexts } from "./corpus.mjs";
import { timed } from "./timed.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TANTIVY = join(HERE, "tantivy");

const version = (name) => {
  const file = join(HERE, "node_modules", name, "package.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : undefined;
};

/** What cargo built for the package in `folder`. It alone knows of every setting that moves it. */
const built = (folder, name) => {
  const asked = ["metadata", "--format-version", "1", "--no-deps", "--offline"];
  const { status, stdout } = spawnSync("cargo", asked, { cwd: folder, encoding: "utf8" });
  if (status !== 0) return undefined;
  const program = join(JSON.parse(stdout).target_directory, "release", name);
  return existsSync(program) ? program : undefined;
};

/** An engine from npm. `library` is its package, and `peers/<id>.mjs` knows how it is used;
 * `workers` are the scripts that it starts as workers. */
const fromNpm = (id, label, library, workers = []) => ({
  id,
  label,
  kind: "page",
  version: () => version(library),
  missing: () => (version(library) === undefined ? "npm ci, in benches/search" : undefined),
  async prepare({ corpus, out }) {
    const folder = join(out, "indexes", id);
    const run = await timed([process.execPath, join(HERE, "build.mjs"), id, corpus, folder]);
    return {
      build: { wall: run.wall, cpu: run.cpu, ...JSON.parse(run.printed) },
      page: "/client/index.html",
      scripts: [],
      workers,
      plan: { peer: id },
      mounts: {
        "/client/": join(HERE, "client"),
        "/peers/": join(HERE, "peers"),
        "/library/": join(HERE, "node_modules"),
        "/index/": folder,
      },
    };
  },
});

const sanding = {
  id: "sanding",
  label: "Sanding",
  kind: "page",
  version: () => /^version = "(.+)"$/m.exec(readFileSync(join(ROOT, "Cargo.toml"), "utf8"))?.[1],
  missing({ built: page, command }) {
    if (page !== undefined) {
      return existsSync(join(page, "index.html")) ? undefined : `a page in ${page}, built by \`sanding build\``;
    }
    if (command !== undefined) return existsSync(command) ? undefined : `the command ${command}`;
    return built(ROOT, "sanding") ? undefined : "cargo build --release --locked, in the repository's root";
  },
  async prepare({ corpus, out, size, built: page, command }) {
    const build = {};
    if (page === undefined) {
      const program = command ?? built(ROOT, "sanding");
      const source = size.lacksText ? await withTexts(corpus, join(out, "corpus.jsonl")) : corpus;
      page = join(out, "indexes", "sanding");
      rmSync(page, { recursive: true, force: true });
      const asked = (...words) => [program, ...words, "--corpus", source];
      // After a page of another corpus, the libraries are compiled and the page's own code is not:
      // that is the state in which every measured build begins.
      await timed([program, "build", "--out", join(out, "indexes", "seeds")], { cwd: ROOT });
      const checked = await timed(asked("check"), { cwd: ROOT, quiet: true });
      Object.assign(build, { checkWall: checked.wall, checkCpu: checked.cpu });
      const run = await timed(asked("build", "--out", page), { cwd: ROOT });
      const said = [...run.steps.map(({ line }) => line), run.printed].join("\n");
      const index = /in an index of (\d+) bytes/.exec(said)?.[1];
      const steps = run.steps.filter(({ line }) => line.endsWith("…"));
      Object.assign(build, { wall: run.wall, cpu: run.cpu, steps, index_bytes: index && Number(index) });
    }
    return {
      build,
      page: "/index.html",
      field: "#query",
      scripts: ["sanding.js"],
      plan: {},
      mounts: { "/": page },
    };
  },
};

const tantivy = {
  id: "tantivy",
  label: "tantivy, native",
  kind: "native",
  version: () => /^tantivy = "=(.+)"$/m.exec(readFileSync(join(TANTIVY, "Cargo.toml"), "utf8"))?.[1],
  missing: () =>
    built(TANTIVY, "search-peer-tantivy") ? undefined : "cargo build --release --locked, in benches/search/tantivy",
  async prepare({ corpus, out }) {
    const folder = join(out, "indexes", "tantivy");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const program = built(TANTIVY, "search-peer-tantivy");
    const run = await timed([program, "build", corpus, folder]);
    return {
      build: { wall: run.wall, cpu: run.cpu, ...JSON.parse(run.printed) },
      async ask(plan) {
        const file = join(out, "plan.json");
        writeFileSync(file, JSON.stringify(plan));
        const told = execFileSync(program, ["ask", folder, file], { encoding: "utf8", maxBuffer: 1 << 26 });
        return JSON.parse(told);
      },
    };
  },
};

export const engines = [
  sanding,
  fromNpm("sqlite", "SQLite FTS5", "@sqlite.org/sqlite-wasm"),
  fromNpm("sqlite-prefix", "SQLite FTS5, prefix index", "@sqlite.org/sqlite-wasm"),
  fromNpm("pagefind", "Pagefind", "pagefind", ["/index/pagefind-worker.js"]),
  fromNpm("minisearch", "MiniSearch", "minisearch"),
  fromNpm("flexsearch", "FlexSearch", "flexsearch"),
  tantivy,
];
