// Measures when a built page of Sanding, and a bare Yew application, show their first heading. README.md
// beside this file says how.

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { folders, open, option, quantiles, serve, tab, table } from "./page.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dists = folders("cargo run --release -- build --out DIST, then node benches/felt/first.mjs DIST");
const runs = Number(option("--runs", "15"));

/** Compiles and binds the bare application, and names the folder that it lies in. */
function bare() {
  const target = process.env.CARGO_TARGET_DIR ?? resolve(here, "bare/target");
  const folder = join(target, "bare-page");
  const cargo = (...more) => execFileSync("cargo", [...more, "--manifest-path", join(here, "bare/Cargo.toml"), "--target-dir", target], { stdio: ["ignore", "ignore", "inherit"] });
  mkdirSync(folder, { recursive: true });
  cargo("build", "--lib", "--target", "wasm32-unknown-unknown", "--profile", "wasm");
  cargo("build", "--bin", "bare", "--release");
  execFileSync(join(target, "release/bare"), [join(target, "wasm32-unknown-unknown/wasm/bare.wasm"), folder]);
  writeFileSync(join(folder, "boot.js"), 'wasm_bindgen({ module_or_path: "bare_bg.wasm" });\n');
  writeFileSync(
    join(folder, "index.html"),
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bare</title><link rel="icon" href="data:,">' +
      '<link rel="preload" href="bare_bg.wasm" as="fetch" type="application/wasm" crossorigin>' +
      '<script src="bare.js" defer></script><script src="boot.js" defer></script></head><body></body></html>',
  );
  return folder;
}

// Notes the first frame in which a heading is seen, and the first in which it is the program's own; the
// heading in the page's shell stands in a block of the class "first".
const watch = () => {
  const look = () => {
    const seen = [...document.querySelectorAll("main h1")].filter((it) => it.checkVisibility({ visibilityProperty: true }));
    if (seen.length) window.firstHeading ??= performance.now();
    if (seen.some((heading) => !heading.closest(".first"))) window.ownHeading = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

async function first(browser, url) {
  const page = await tab(browser);
  await page.addInitScript(watch);
  await page.goto(url);
  await page.waitForFunction(() => window.ownHeading);
  const found = await page.evaluate(() => [window.firstHeading, window.ownHeading]);
  await page.context().close();
  return found;
}

const pages = { "bare Yew": await serve(bare()) };
for (const dist of dists) pages[dist] = await serve(dist);
const browser = await open();
const times = {};
for (let run = -1; run < runs; run += 1) {
  for (const [name, { url }] of Object.entries(pages)) {
    const [heading, own] = await first(browser, url);
    // The first round warms the browser's own caches and the server.
    if (run < 0) continue;
    (times[name] ??= []).push(heading);
    (times[name + ", running"] ??= []).push(own);
  }
}
await browser.close();
for (const page of Object.values(pages)) page.close();
const rows = Object.entries(times).map(([name, all]) => {
  const [low, median, high] = quantiles(all, 0.25, 0.5, 0.75);
  return [name, median, `${low} to ${high}`];
});
table([["first heading, ms", "median", "quartiles"], ...rows]);
