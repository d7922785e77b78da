// What was measured, as a Markdown table: a row a figure, a column an engine.
import { keystrokes } from "./queries.mjs";

const NONE = "–";

export const median = (numbers) => {
  const known = numbers.filter((number) => Number.isFinite(number)).sort((a, b) => a - b);
  if (known.length === 0) return undefined;
  const middle = known.length >> 1;
  return known.length % 2 === 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2;
};

/** Three digits that count. */
const figure = (number) => {
  if (!Number.isFinite(number)) return NONE;
  if (number === 0) return "0";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(number))));
  return number.toFixed(Math.min(digits, 4));
};
const megabytes = (bytes) => figure(bytes / 1e6);

/** The median over all loads of one figure of one query. */
const over = (result, id, name) =>
  median(result.loads.map(({ queries }) => queries.find((query) => query.id === id)?.[name]));

/** The slowest keystroke, and which one it is. */
const worst = (result, name) => {
  const all = keystrokes.map(({ id }) => ({ typed: id.slice(id.indexOf(":") + 1), time: over(result, id, name) }));
  const [slowest] = all.filter(({ time }) => Number.isFinite(time)).sort((a, b) => b.time - a.time);
  return slowest === undefined ? NONE : `${figure(slowest.time)} (\`${slowest.typed.replaceAll(" ", "␣")}\`)`;
};

const of = (result, take) => median(result.loads.map(take));

const rows = (asked) => [
  ["navigation to first answer, ms", (result) => figure(of(result, ({ firstAnswer }) => firstAnswer))],
  ...asked.map(({ id, text, kind, says }) => {
    const shown = kind === "phrase" ? `"${text}"` : text;
    return [`${says} (\`${shown}\`), ms`, (result) => figure(over(result, id, "median"))];
  }),
  ["worst keystroke, warm, ms", (result) => worst(result, "median")],
  ["worst keystroke, first call, ms", (result) => worst(result, "first")],
  ["longest task while typing, ms", (result) => figure(median(result.typed.map(({ longestTask }) => longestTask)))],
  ["WebAssembly memory, MB", (result) => megabytes(of(result, ({ wasmBytes }) => wasmBytes || undefined))],
  ["memory in all, MB", (result) => megabytes(of(result, ({ wasmBytes, heapBytes }) => wasmBytes + heapBytes))],
  ["index without texts, MB", ({ build }) => megabytes(build.index_bytes)],
  ["index with texts, MB", ({ build }) => megabytes(build.whole_bytes)],
  ["moved until the first answer, MB", (result) => megabytes(result.moved?.bytes)],
  ["the same, gzip, MB", (result) => megabytes(result.moved?.gzip)],
  ["build, wall s", ({ build }) => figure(build.wall)],
  ["build, CPU s", ({ build }) => figure(build.cpu)],
  ["`sanding check`, wall s", ({ build }) => figure(build.checkWall)],
  ["`sanding check`, CPU s", ({ build }) => figure(build.checkCpu)],
];

const row = (cells) => `| ${cells.join(" | ")} |`;

const table = (results, first, rows) => [
  row([first, ...results.map(({ label, version }) => (version ? `${label} ${version}` : label))]),
  row(["---", ...results.map(() => "---:")]),
  ...rows.map(([name, cell]) => row([name, ...results.map((result) => (result.failure ? "failed" : cell(result)))])),
];

/** The report of one run. */
export function report({ machine, corpus, asked, loads, results }) {
  const found = [...keystrokes, ...asked].map(({ id, text, kind }) => [
    id.startsWith("typed:") ? `\`${id.slice(6).replaceAll(" ", "␣")}\`, typed` : `\`${text}\`, ${kind}`,
    (result) => {
      const total = over(result, id, "total");
      return total === undefined ? NONE : String(total);
    },
  ]);
  return [
    "# Search, measured",
    "",
    `${machine.date}; ${machine.cores} cores (${machine.processor}), ${megabytes(machine.memory)} MB of memory;`,
    `Chromium ${machine.browser ?? "not used"}; Node ${machine.node}; load of the machine ${machine.loadBefore} before, ${machine.loadAfter} after.`,
    `Corpus: ${corpus.articles} articles, ${megabytes(corpus.textBytes)} MB of text in ${megabytes(corpus.fileBytes)} MB. Medians of ${loads} page loads.`,
    "",
    ...table(results, "", rows(asked)),
    "",
    "Documents found, where the engine tells:",
    "",
    ...table(results, "", found),
    ...results.filter(({ failure }) => failure).flatMap(({ label, failure }) => ["", `${label} failed:`, "", "```", failure, "```"]),
    "",
  ].join("\n");
}
