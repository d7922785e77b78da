// Measures Sanding's search and its peers on one corpus: see README.md.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";

import { ask, chromiumPath, type } from "./browser.mjs";
import { measured } from "./corpus.mjs";
import { engines } from "./engines.mjs";
import { first, named, queries, rules, typing } from "./queries.mjs";
import { report } from "./report.mjs";

const USAGE = `usage: node benches/search/run.mjs --corpus FILE.jsonl [--out DIR] [--only ${engines.map(({ id }) => id).join(",")}]
       [--loads 5] [--built DIR] [--sanding COMMAND] [--chromium COMMAND]`;

const say = (line) => process.stderr.write(`${line}\n`);
const stop = (line) => {
  say(line);
  process.exit(2);
};

function options() {
  try {
    const { values } = parseArgs({
      options: {
        corpus: { type: "string" },
        out: { type: "string", default: "search-bench" },
        only: { type: "string" },
        loads: { type: "string", default: "5" },
        built: { type: "string" },
        sanding: { type: "string" },
        chromium: { type: "string" },
      },
    });
    return values;
  } catch (error) {
    return stop(`${error.message}\n${USAGE}`);
  }
}

const wanted = options();
if (wanted.corpus === undefined) stop(USAGE);
const loads = Number(wanted.loads);
if (!Number.isInteger(loads) || loads < 1) stop(`--loads wants a number from 1 on\n${USAGE}`);
const only = wanted.only?.split(",");
const unknown = only?.filter((id) => !engines.some((engine) => engine.id === id)) ?? [];
if (unknown.length > 0) stop(`no engine is called ${unknown.join(", ")}\n${USAGE}`);
const chosen = engines.filter(({ id }) => only === undefined || only.includes(id));

const task = {
  corpus: resolve(wanted.corpus),
  out: resolve(wanted.out),
  built: wanted.built && resolve(wanted.built),
  command: wanted.sanding && resolve(wanted.sanding),
};
const chromium = chromiumPath(wanted.chromium);
const missing = new Set(chosen.map((engine) => engine.missing(task)));
missing.delete(undefined);
if (chosen.some(({ kind }) => kind === "page")) {
  if (chromium === undefined) missing.add("Chromium, or its path as --chromium");
  // Only a page needs it, and import() tells whether it is there.
  await import("playwright-core").catch(() => missing.add("npm ci, in benches/search"));
}
if (missing.size > 0) stop(`Nothing was measured; this is wanted first:\n  ${[...missing].join("\n  ")}`);

const { size, frequencies } = await measured(task.corpus).catch((error) => stop(`${task.corpus}: ${error.message}`));
task.size = size;
const asked = named(frequencies);
const all = queries(asked);
mkdirSync(task.out, { recursive: true });
const load = () => loadavg()[0].toFixed(2);
const machine = {
  date: new Date().toISOString().slice(0, 16).replace("T", " "),
  cores: cpus().length,
  processor: cpus()[0]?.model.trim() ?? "unknown",
  memory: totalmem(),
  node: process.versions.node,
  loadBefore: load(),
};

const results = [];
for (const engine of chosen) {
  say(`${engine.label}: building …`);
  const result = { id: engine.id, label: engine.label, version: engine.version(), build: {}, loads: [], typed: [] };
  results.push(result);
  try {
    result.ready = await engine.prepare(task);
    result.build = result.ready.build;
  } catch (error) {
    fail(result, error);
  }
}

// The engines take turns, so that a busy minute of the machine is not one engine's alone.
for (let turn = 1; turn <= loads; turn += 1) {
  for (const result of results) {
    if (result.failure !== undefined) continue;
    say(`${result.label}: load ${turn} of ${loads}, machine's load ${load()}`);
    try {
      await measure(result);
    } catch (error) {
      fail(result, error);
    }
  }
}
machine.loadAfter = load();

for (const result of results) delete result.ready;
const told = { machine, corpus: size, rules, asked, loads, results };
writeFileSync(join(task.out, "results.json"), `${JSON.stringify(told, null, 1)}\n`);
const text = report(told);
writeFileSync(join(task.out, "results.md"), text);
process.stdout.write(text);
say(`\nAlso in ${join(task.out, "results.md")}, with all figures in results.json`);
process.exitCode = results.some(({ failure }) => failure) ? 1 : 0;

function fail(result, error) {
  result.failure = String(error?.stack ?? error);
  say(`${result.label} failed: ${result.failure}`);
}

async function measure(result) {
  const { ready } = result;
  if (ready.ask !== undefined) {
    result.loads.push(await ready.ask({ first, queries: all, rules }));
    return;
  }
  const plan = { ...ready.plan, first, limit: rules.limit };
  const { moved, browser, ...figures } = await ask(chromium, ready, plan, all, rules);
  machine.browser = browser;
  result.loads.push(figures);
  result.moved ??= weighed(moved);
  if (ready.field !== undefined) {
    const { longTasks, slowKeys, longestTask } = await type(chromium, ready, plan, typing);
    result.typed.push({ longTasks, slowKeys, longestTask });
  }
}

/** How much was moved, and how much a server would move that compresses what gets smaller so. */
function weighed(moved) {
  const bytes = moved.reduce((sum, file) => sum + file.bytes, 0);
  const gzip = moved.reduce((sum, { file, bytes }) => sum + Math.min(bytes, gzipSync(readFileSync(file)).length), 0);
  return { files: moved.length, bytes, gzip };
}
