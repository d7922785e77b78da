// FlexSearch: every beginning of every word is a key ("forward"), so finished and unfinished words
// are the same to it. It gives ids by position in the text, and no number of all found.
// Left out: texts in its store, which its highlighting needs and which would double the index.
import { Document } from "flexsearch";

const FILE = "index.json";

const empty = () =>
  new Document({
    document: {
      id: "id",
      index: [
        { field: "title", tokenize: "forward" },
        { field: "text", tokenize: "forward" },
      ],
    },
  });

export async function index(articles) {
  const engine = empty();
  for (const article of articles) engine.add(article);
  const parts = [];
  await engine.export((name, part) => {
    parts.push([name, part]);
  });
  return { files: { [FILE]: JSON.stringify(parts) }, texts: 0 };
}

export async function open(folder) {
  const response = await fetch(folder + FILE);
  const engine = empty();
  for (const [name, part] of await response.json()) await engine.import(name, part);
  return {
    kinds: ["words", "typed"],
    ask({ text }, limit) {
      // The fields are asked in their order: what stands in a title comes first.
      const found = engine.search(text, { limit, merge: true });
      return { ids: found.slice(0, limit).map(({ id }) => id) };
    },
    count: ({ text }) => engine.search(text, { limit: 1e6, merge: true }).length,
  };
}
