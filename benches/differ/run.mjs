// Compares two texts in a built page of Sanding and with jsdiff and diff-match-patch, in one tab of
// a headless Chromium, and prints the medians as a table. README.md beside this file says what is
// measured and what is not.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../serve.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const option = (name, fallback) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : process.argv[at + 1];
};
const pairs = option("--pairs");
if (!pairs) {
  console.error("error: no pairs\nhint: cargo bench --bench comparing -- --write DIR, then --pairs DIR");
  process.exit(2);
}
const sanding = resolve(root, option("--sanding", "target/release/sanding"));
const executablePath = option("--chromium", process.env.CHROMIUM ?? "/usr/bin/chromium");
const sizes = [600, 10000];
// A browser compiles what is called often a second time, and better; short work needs more calls to
// show it.
const runsOf = { 600: 60, 10000: 15 };

/** The script of diff-match-patch, which is a module of Node's, as one for a page. */
function matchPatch() {
  const source = readFileSync(join(here, "node_modules/diff-match-patch/index.js"), "utf8");
  return `(() => { const module = { exports: {} };\n${source}\nwindow.MatchPatch = module.exports; })();`;
}

const scratch = mkdtempSync(join(tmpdir(), "sanding-differ-"));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const rows = [];
try {
  for (const size of sizes) {
    const corpus = resolve(pairs, `${size}.jsonl`);
    const built = join(scratch, String(size));
    // A dozen documents would bring their comparisons with them; these make it more.
    const others = Array.from({ length: 11 }, (_, at) =>
      JSON.stringify({ id: `z${at}`, title: `Catatan ${at}`, text: `Catatan ${at}\n\nHujan turun di desa ${at}.` }),
    );
    const more = join(scratch, `${size}.jsonl`);
    writeFileSync(more, [readFileSync(corpus, "utf8").trim(), ...others, ""].join("\n"));
    execFileSync(sanding, ["build", "--corpus", more, "--out", built], { cwd: root, stdio: "pipe" });
    const texts = readFileSync(corpus, "utf8").trim().split("\n").map((line) => JSON.parse(line).text);
    const server = await serve(built);
    // The page refuses scripts that are not its own, which the peers are.
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.waitForFunction(() => window.sanding);
    await page.addScriptTag({ path: join(here, "node_modules/diff/dist/diff.js") });
    await page.addScriptTag({ content: matchPatch() });
    const found = await page.evaluate(
      async ([a, b, runs]) => {
        const patch = new MatchPatch();
        // Both would take minutes for long texts in another order. At its limit diff-match-patch
        // answers with what it has, jsdiff with nothing.
        patch.Diff_Timeout = 5;
        const ids = window.sanding.documents().map((document) => document.id);
        const work = {
          // A promise as long as the module that compares is on its way.
          sanding: () => {
            const answer = window.sanding.compare(ids[0], ids[1]);
            return answer.then ? answer.then((it) => it.passages.length) : answer.passages.length;
          },
          jsdiff: () => Diff.diffWords(a, b, { timeout: 5000 })?.length ?? "none",
          "diff-match-patch": () => {
            const steps = patch.diff_main(a, b);
            patch.diff_cleanupSemantic(steps);
            return steps.length;
          },
        };
        const times = Object.fromEntries(Object.keys(work).map((name) => [name, []]));
        const parts = {};
        const first = {};
        for (let run = 0; run <= runs; run += 1) {
          for (const [name, once] of Object.entries(work)) {
            // What takes seconds is not done fifteen times.
            const spent = times[name].reduce((sum, time) => sum + time, 0);
            if (times[name].length > 2 && spent > 20000) continue;
            const start = performance.now();
            parts[name] = await once();
            const time = performance.now() - start;
            if (run > 0) times[name].push(time);
            else first[name] = time;
          }
        }
        const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
        return Object.keys(work).map((name) => [name, first[name], median(times[name]), parts[name]]);
      },
      [texts[0], texts[1], runsOf[size]],
    );
    rows.push(...found.map(([name, first, time, parts]) => ({ size, name, first, time, parts })));
    await context.close();
    server.close();
  }
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
}

console.log("| words a text | what compares | first call, ms | median, ms | parts in the answer |");
console.log("|---|---|---|---|---|");
for (const { size, name, first, time, parts } of rows) {
  console.log(`| ${size} | ${name} | ${first.toFixed(1)} | ${time.toFixed(1)} | ${parts} |`);
}
