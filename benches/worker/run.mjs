// How fast the page's worker reads and analyses: the built page's own worker, driven by Node.
//
//     node benches/worker/run.mjs PAGE CORPUS.jsonl [N]
//
// PAGE is a folder that `sanding build` wrote. The first N lines are read, all of them without N.
// The best of three runs is told for each step: the time, the time of the processor (all threads of
// Node, some of which compile the module), and the text's bytes a second by the lesser of the two.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";

const [page, corpus, limit] = process.argv.slice(2);
if (!corpus) throw new Error("node benches/worker/run.mjs PAGE CORPUS.jsonl [N]");
const lines = fs.readFileSync(corpus, "utf8").split("\n").filter((line) => line.trim());
const taken = lines.slice(0, Number(limit || lines.length));
const nBytes = taken.reduce((sum, line) => sum + Buffer.byteLength(JSON.parse(line).text), 0);
// Files lie in the page under names by their content.
const assets = path.join(page, "assets");
const read = (stem, end) => {
  const name = fs.readdirSync(assets).find((name) => new RegExp(`^${stem}-[0-9a-f]+\\.${end}$`).test(name));
  return fs.readFileSync(path.join(assets, name));
};
const script = read("sanding-worker", "js").toString();

const run = () =>
  new Promise((done, failed) => {
    const marks = [];
    const mark = (name) => {
      const { user, system } = process.cpuUsage();
      marks.push([name, performance.now(), (user + system) / 1e3]);
    };
    mark("start");
    const self = {};
    const told = (message) => {
      if (message.fault) failed(new Error(message.fault));
      if ("step" in message) mark(["lines", "names", "index"][message.step]);
      if (message.bundle) {
        mark("end");
        done({ marks, n: message.told.documents.length });
      }
    };
    const world = {
      self, performance, WebAssembly, TextDecoder, TextEncoder, URL, Response, Request, FinalizationRegistry, console,
      postMessage: told,
    };
    vm.runInNewContext(script, vm.createContext(world));
    const bytes = Buffer.from(taken.join("\n"));
    const file = { name: "corpus.jsonl", size: bytes.length, arrayBuffer: async () => Uint8Array.from(bytes).buffer };
    const model = Uint8Array.from(read("sanding-names", "bin")).buffer;
    WebAssembly.compile(read("sanding-worker_bg", "wasm")).then((module) =>
      self.onmessage({ data: { module, model, n_files: 1, corpus: null, today: "2100-01-01" } }),
    );
    self.onmessage({ data: { files: [file] } });
  });

const best = {};
let n = 0;
for (let round = 0; round < 3; round += 1) {
  const { marks, n: documents } = await run();
  n = documents;
  const names = { start: "load and read", lines: "lines and details", names: "names, dates, figures", index: "index" };
  const spans = marks.slice(0, -1).map((mark, at) => [names[mark[0]], mark, marks[at + 1]]);
  spans.push(["all", marks[0], marks.at(-1)]);
  for (const [name, from, to] of spans) {
    const [time, cpu] = best[name] ?? [Infinity, Infinity];
    best[name] = [Math.min(time, to[1] - from[1]), Math.min(cpu, to[2] - from[2])];
  }
}
console.log(`${n} documents, ${nBytes} bytes of text`);
for (const [name, [time, cpu]] of Object.entries(best)) {
  const rate = (nBytes / 1e3 / Math.min(time, cpu)).toFixed(2);
  console.log(`${name.padEnd(24)}${time.toFixed(0).padStart(7)} ms${cpu.toFixed(0).padStart(7)} ms cpu${rate.padStart(8)} MB/s`);
}
