// One load of one engine's page in a browser of its own: what is asked, what is typed, what it took.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { serve } from "./server.mjs";

const CHROMIUMS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Memory is told at once instead of after the browser's next collection, which may be minutes off.
  "--enable-blink-features=ForceEagerMeasureMemory",
];
const PATIENCE_MS = 180_000;
const BETWEEN_KEYS_MS = 150;
const AFTER_TYPING_MS = 700;

const script = (name) => fileURLToPath(new URL(`client/${name}`, import.meta.url));
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The browser to use, or undefined where there is none. One that was named is not replaced. */
export function chromiumPath(named = process.env.CHROMIUM) {
  return (named ? [named] : CHROMIUMS).find((path) => existsSync(path));
}

/** Opens the engine's page in a new browser and calls `work` when the first answer was there. */
async function visit(executablePath, engine, plan, work) {
  const { chromium } = await import("playwright-core");
  const preludes = Object.fromEntries((engine.workers ?? []).map((path) => [path, script("meter.js")]));
  const server = await serve(engine.mounts, preludes);
  let browser;
  try {
    browser = await chromium.launch({ executablePath, args: FLAGS, chromiumSandbox: false });
    const page = await browser.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.addInitScript({ content: `globalThis.searchPlan = ${JSON.stringify(plan)};` });
    await page.addInitScript({ path: script("meter.js") });
    for (const name of engine.scripts) await page.addInitScript({ path: script(name) });
    await page.goto(server.origin + engine.page, { timeout: PATIENCE_MS });
    const started = () => searchMeter.firstAnswer !== undefined || searchMeter.failure !== undefined;
    await page.waitForFunction(started, undefined, { polling: 100, timeout: PATIENCE_MS });
    const failure = await page.evaluate(() => searchMeter.failure);
    if (failure !== undefined) throw new Error(failure);
    const result = await work({ browser, page, server });
    if (errors.length > 0) throw new Error(errors.join("\n"));
    return { ...result, browser: browser.version() };
  } finally {
    await browser?.close();
    await server.close();
  }
}

/** Asks every query many times. */
export function ask(executablePath, engine, plan, queries, rules) {
  return visit(executablePath, engine, plan, async ({ page, server }) => {
    // What belongs to the benchmark is no part of what the engine moves.
    const moved = server.files.filter(({ path }) => !/^\/(client|peers)\//.test(path));
    const { firstAnswer, firstAnswerTotal } = await page.evaluate(() => ({
      firstAnswer: searchMeter.firstAnswer,
      firstAnswerTotal: searchMeter.firstAnswerTotal,
    }));
    const answered = [];
    for (const query of queries) {
      answered.push(await page.evaluate(([query, rules]) => searchMeter.measure(query, rules), [query, rules]));
    }
    const session = await page.context().newCDPSession(page);
    await session.send("HeapProfiler.collectGarbage");
    const heap = await session.send("Runtime.getHeapUsage");
    const held = [page, ...page.workers()].map((place) => place.evaluate(() => searchMeter.wasmBytes()));
    const wasmBytes = (await Promise.all(held)).reduce((sum, bytes) => sum + bytes, 0);
    const { bytes: heapBytes, breakdown } = await page.evaluate(() => searchMeter.heapBytes());
    return { firstAnswer, firstAnswerTotal, moved, queries: answered, heap, wasmBytes, heapBytes, breakdown };
  });
}

/** Types into the page's own search field, and tells how long its main thread was busy at once. */
export function type(executablePath, engine, plan, text) {
  return visit(executablePath, engine, plan, async ({ browser, page }) => {
    await page.evaluate(() => {
      globalThis.seen = { tasks: [], keys: [] };
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.tasks.push(duration);
      }).observe({ type: "longtask" });
      new PerformanceObserver((list) => {
        for (const { name, duration } of list.getEntries()) if (name === "keydown") seen.keys.push(duration);
      }).observe({ type: "event", durationThreshold: 16 });
    });
    await page.focus(engine.field);
    await pause(AFTER_TYPING_MS);
    await browser.startTracing(page, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] });
    for (const key of text) {
      await page.keyboard.press(key === " " ? "Space" : key);
      await pause(BETWEEN_KEYS_MS);
    }
    await pause(AFTER_TYPING_MS);
    const trace = JSON.parse((await browser.stopTracing()).toString("utf8"));
    const typed = await page.inputValue(engine.field);
    if (typed !== text) throw new Error(`the field holds "${typed}" after typing "${text}"`);
    const { tasks, keys } = await page.evaluate(() => seen);
    return { longTasks: tasks, slowKeys: keys, longestTask: longestTask(trace.traceEvents ?? trace) };
  });
}

/** The longest task, in milliseconds, of the thread that heard the keys. */
function longestTask(events) {
  const heard = events.find(({ name, args }) => name === "EventDispatch" && args?.data?.type === "keydown");
  if (heard === undefined) throw new Error("the trace tells of no key");
  const tasks = events.filter(({ name, pid, tid, dur }) => name === "RunTask" && pid === heard.pid && tid === heard.tid && dur);
  return Math.max(0, ...tasks.map(({ dur }) => dur)) / 1000;
}
