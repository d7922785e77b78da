// Measures how long a built page takes to read and analyse files of a reader's own. README.md beside this
// file says how.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folders, open, option, quantiles, serve, tab, table } from "./page.mjs";

const hint = "node benches/felt/own.mjs DIST --corpus CORPUS.jsonl";
const [dist] = folders(hint);
const corpus = option("--corpus");
if (!corpus) {
  console.error(`error: no corpus\nhint: ${hint}`);
  process.exit(2);
}
const n = Number(option("--files", "100"));
const rounds = Number(option("--rounds", "3"));

const folder = mkdtempSync(join(tmpdir(), "sanding-own-"));
const lines = readFileSync(corpus, "utf8").split("\n").filter((line) => line.trim());
const files = lines.slice(0, n).map((line, at) => {
  const { title, text, body } = JSON.parse(line);
  const file = join(folder, `${String(at).padStart(6, "0")}.txt`);
  writeFileSync(file, `${title}\n\n${text ?? body}`);
  return file;
});

const page = await serve(dist);
const browser = await open();
const times = [];
const tasks = [];
for (let round = 0; round < rounds; round += 1) {
  const it = await tab(browser);
  await it.addInitScript(() => {
    window.tasks = [];
    const note = (list) => window.tasks.push(...list.getEntries().map(({ startTime, duration }) => [startTime, duration]));
    new PerformanceObserver(note).observe({ type: "longtask" });
    window.addEventListener("change", () => (window.chosen ??= performance.now()), true);
    window.addEventListener("sanding-open", () => (window.opened = performance.now()));
  });
  await it.goto(`${page.url}#/yours`);
  await it.waitForSelector("#files");
  await it.waitForTimeout(1500);
  await it.evaluate(() => void (window.tasks.length = 0));
  await it.setInputFiles("#files", files);
  await it.waitForFunction((n) => window.opened && window.sanding.documents().length >= n, files.length, { timeout: 300_000, polling: 50 });
  // What is shown of them is part of the work.
  await it.waitForTimeout(600);
  const [took, long] = await it.evaluate(() => [
    window.opened - window.chosen,
    window.tasks.map(([start, length]) => [Math.round(start - window.chosen), Math.round(length)]),
  ]);
  times.push(took);
  tasks.push(long);
  await it.context().close();
}
await browser.close();
page.close();
rmSync(folder, { recursive: true });
table([["own files, ms", "median", "range"], [files.length, ...quantiles(times, 0.5), quantiles(times, 0, 1).join(" to ")]]);
for (const [round, long] of tasks.entries()) {
  console.log(`round ${round + 1}, tasks over 50 ms: ${long.map(([start, length]) => `${length} at ${start}`).join(", ") || "none"}`);
}
