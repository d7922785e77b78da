// The corpus: one JSON object a line with id, title and text; `body` stands for a missing `text`.
import { createReadStream, createWriteStream, statSync } from "node:fs";
import { once } from "node:events";
import { createInterface } from "node:readline";

async function* lines(file) {
  const input = createReadStream(file, "utf8");
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() !== "") yield JSON.parse(line);
  }
}

/** The articles as every peer indexes them. */
export async function articles(file) {
  const found = [];
  for await (const line of lines(file)) {
    const text = line.text ?? line.body ?? "";
    found.push({ id: String(line.id ?? found.length), title: line.title ?? "", text });
  }
  return found;
}

/** How much there is to index, and in how many documents each word stands. */
export async function measured(file) {
  const size = { articles: 0, fileBytes: statSync(file).size, textBytes: 0, lacksText: false };
  const frequencies = new Map();
  for await (const line of lines(file)) {
    const whole = `${line.title ?? ""}\n${line.text ?? line.body ?? ""}`;
    size.articles += 1;
    size.textBytes += Buffer.byteLength(whole) - 1;
    size.lacksText ||= line.text === undefined;
    for (const word of new Set(whole.toLowerCase().match(/[\p{L}\p{N}]+/gu))) {
      frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
    }
  }
  return { size, frequencies };
}

/** Writes the corpus anew with `text` in every line, which is what `sanding` reads. */
export async function withTexts(file, target) {
  const out = createWriteStream(target);
  for await (const { body, ...line } of lines(file)) {
    if (!out.write(`${JSON.stringify({ ...line, text: line.text ?? body ?? "" })}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
  return target;
}
