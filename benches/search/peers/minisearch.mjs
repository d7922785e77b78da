// MiniSearch: BM25+ over a radix tree, built beforehand and loaded from JSON. It has no phrases, no
// snippets and no roots.
import MiniSearch from "minisearch";

const OPTIONS = { fields: ["title", "text"], storeFields: ["title"], searchOptions: { boost: { title: 2 } } };
const FILE = "index.json";

export async function index(articles) {
  const engine = new MiniSearch(OPTIONS);
  engine.addAll(articles);
  return { files: { [FILE]: JSON.stringify(engine) }, texts: 0 };
}

export async function open(folder) {
  const response = await fetch(folder + FILE);
  const engine = MiniSearch.loadJSON(await response.text(), OPTIONS);
  const last = (_, at, terms) => at === terms.length - 1;
  const options = {
    words: { combineWith: "AND" },
    typed: { combineWith: "AND", prefix: last },
    typo: { combineWith: "AND", fuzzy: 1 },
  };
  return {
    kinds: Object.keys(options),
    ask({ kind, text }, limit) {
      const found = engine.search(text, options[kind]);
      return { total: found.length, ids: found.slice(0, limit).map(({ id }) => id) };
    },
  };
}
