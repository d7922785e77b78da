// Measures how long a key in the search field takes to be answered, in one built page or in several that
// take turns. README.md beside this file says how.

import { folders, open, option, quantiles, serve, tab, table } from "./page.mjs";

const dists = folders("cargo run --release -- build --corpus CORPUS.jsonl --out DIST, then node benches/felt/keys.mjs DIST");
const rounds = Number(option("--rounds", "3"));
const queries = option("--queries", "korea utara,presiden jokowi,banjir jakarta").split(",");
// A quick typist's, so that a key comes before the page has made itself ready for it at leisure.
const between = Number(option("--between", "100"));
const isCold = process.argv.includes("--cold");
const FRAME = 1000 / 60;

// Takes the time from a key until what follows from it in the view is laid out. Some keys change nothing
// that is seen, as a blank after a word: those are not counted.
const watch = () => {
  window.answered = [];
  let start;
  window.addEventListener("keydown", () => (start = performance.now()), true);
  const seen = () => {
    if (start === undefined) return;
    void document.body.offsetHeight;
    window.answered.push(performance.now() - start);
    start = undefined;
  };
  addEventListener("DOMContentLoaded", () => {
    const what = { childList: true, subtree: true, characterData: true, attributes: true };
    new MutationObserver(seen).observe(document.getElementById("app"), what);
  });
};

async function typed(browser, url) {
  const page = await tab(browser);
  await page.addInitScript(watch);
  await page.goto(url);
  await page.waitForSelector("#app #query");
  // As a hand does that reaches for the field.
  await page.mouse.move(50, 50);
  await page.waitForFunction(() => window.sanding);
  // All parts of a large corpus, as who keeps it offline has them.
  if (!isCold) await page.evaluate(async () => void (await window.sanding.corpus()));
  await page.waitForTimeout(1000);
  await page.focus("#query");
  for (const query of queries) {
    await page.fill("#query", "");
    await page.waitForTimeout(500);
    await page.keyboard.type(query, { delay: between });
    await page.waitForTimeout(500);
  }
  const answered = await page.evaluate(() => window.answered);
  await page.context().close();
  return answered;
}

const pages = await Promise.all(dists.map(serve));
const browser = await open();
const times = dists.map(() => []);
for (let round = 0; round < rounds; round += 1) {
  for (const [at, { url }] of pages.entries()) times[at].push(...(await typed(browser, url)));
}
await browser.close();
for (const page of pages) page.close();
const rows = dists.map((dist, at) => {
  const within = times[at].filter((time) => time <= FRAME).length;
  return [dist, times[at].length, ...quantiles(times[at], 0.5, 0.9, 1), `${Math.round((100 * within) / times[at].length)} %`];
});
table([["a key, ms", "keys", "median", "9 of 10", "longest", "within a frame"], ...rows]);
