// Measures what the page of a large corpus loads until its first view, its first answer and its first
// article. README.md beside this file says how.

import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { folders, open, option, serve, tab, table } from "./page.mjs";

const dists = folders("cargo run --release -- build --corpus CORPUS.jsonl --out DIST, then node benches/felt/large.mjs DIST");
const queries = option("--queries", "korea utara,presiden jokowi,banjir jakarta").split(",");

/** What a host would send of a file that browsers take compressed. */
function sent(dist, url) {
  const path = new URL(url).pathname;
  const file = join(dist, path === "/" ? "index.html" : path);
  const packed = `${file}.br`;
  return existsSync(packed) ? statSync(packed).size : existsSync(file) ? statSync(file).size : 0;
}

async function visit(browser, dist, url, query) {
  const page = await tab(browser);
  // What a service worker loads for later is not waited for.
  await page.addInitScript(() => Object.defineProperty(navigator, "serviceWorker", { value: undefined }));
  let bytes = 0;
  let files = 0;
  page.on("request", (request) => {
    bytes += sent(dist, request.url());
    files += 1;
  });
  const rows = [];
  const note = async (step) => {
    const now = await page.evaluate(() => performance.now());
    rows.push([`${query}: ${step}`, files, (bytes / 1e6).toFixed(2), Math.round(now)]);
  };
  await page.goto(url);
  await page.waitForSelector("#app #query");
  await note("first view");
  await page.focus("#query");
  await page.keyboard.insertText(query);
  await page.waitForSelector("a.hit mark");
  await note("first answer");
  await page.waitForTimeout(1000);
  await note("twenty results");
  await page.click("a.hit");
  await page.waitForSelector("article");
  await note("an article");
  await page.context().close();
  return rows;
}

const browser = await open();
for (const dist of dists) {
  const page = await serve(dist);
  const rows = [];
  for (const query of queries) rows.push(...(await visit(browser, dist, page.url, query)));
  table([[dist, "files", "MB, brotli", "ms"], ...rows]);
  page.close();
}
await browser.close();
