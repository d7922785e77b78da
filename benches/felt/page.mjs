// What every measurement here needs: options, a server for a folder, a browser, medians.

export { serve } from "../serve.mjs";

import { chromium } from "playwright-core";

export const option = (name, fallback) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : process.argv[at + 1];
};

/** The arguments before the first option; ends the process with the hint where there are none. */
export function folders(hint) {
  const end = process.argv.findIndex((argument) => argument.startsWith("--"));
  const named = process.argv.slice(2, end < 0 ? undefined : end);
  if (named.length) return named;
  console.error(`error: no page\nhint: ${hint}`);
  process.exit(2);
}

export const open = () =>
  chromium.launch({ executablePath: option("--chromium", process.env.CHROMIUM ?? "/usr/bin/chromium"), args: ["--no-sandbox"] });

/** A tab of a fresh profile, so without a cache. */
export async function tab(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.on("pageerror", ({ message }) => console.error(`error in the page: ${message}`));
  return page;
}

/** The values at these shares of the sorted ones, with a decimal. */
export function quantiles(values, ...shares) {
  const sorted = [...values].sort((a, b) => a - b);
  return shares.map((share) => sorted[Math.floor((sorted.length - 1) * share)].toFixed(1));
}

/** Prints rows as a table, the first column flush left. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  for (const row of rows) {
    console.log(row.map((cell, column) => (column ? String(cell).padStart(widths[column]) : String(cell).padEnd(widths[column]))).join("  "));
  }
}
