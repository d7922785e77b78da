// Measures when a built page of Sanding, and a bare Yew application, show their first heading. README.md
// beside this file says how.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const option = (name, fallback) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : process.argv[at + 1];
};
const page = process.argv[2];
if (!page || page.startsWith("--")) {
  console.error("error: no page\nhint: cargo run --release -- build --out DIST, then node benches/first/run.mjs DIST");
  process.exit(2);
}
const runs = Number(option("--runs", "15"));
const executablePath = option("--chromium", process.env.CHROMIUM ?? "/usr/bin/chromium");

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

const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml" };

/** Serves a folder on a free port of this machine. */
async function serve(folder) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    try {
      const file = join(folder, path === "/" ? "index.html" : path);
      const bytes = readFileSync(file);
      response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
      response.end(bytes);
    } catch {
      response.writeHead(404);
      response.end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return server;
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

async function first(browser, port) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  await tab.addInitScript(watch);
  await tab.goto(`http://127.0.0.1:${port}/`);
  await tab.waitForFunction(() => window.ownHeading);
  const found = await tab.evaluate(() => [window.firstHeading, window.ownHeading]);
  await context.close();
  return found;
}

const servers = { "bare Yew": await serve(bare()), Sanding: await serve(resolve(page)) };
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const times = {};
for (let run = -1; run < runs; run += 1) {
  for (const [name, server] of Object.entries(servers)) {
    const [heading, own] = await first(browser, server.address().port);
    // The first round warms the browser's own caches and the server.
    if (run < 0) continue;
    (times[name] ??= []).push(heading);
    (times[name + ", running"] ??= []).push(own);
  }
}
await browser.close();
for (const server of Object.values(servers)) server.close();
const at = (sorted, share) => sorted[Math.floor((sorted.length - 1) * share)];
console.log("first heading, ms".padEnd(20), "median".padStart(8), "quartiles".padStart(16));
for (const [name, all] of Object.entries(times)) {
  const sorted = all.sort((a, b) => a - b);
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => at(sorted, share).toFixed(1));
  console.log(name.padEnd(20), median.padStart(8), `${low} to ${high}`.padStart(16));
}
