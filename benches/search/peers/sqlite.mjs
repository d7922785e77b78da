// SQLite's FTS5 in WebAssembly: BM25, phrases, beginnings of words, snippets. The database is built
// beforehand and holds the texts. It has no typing errors and no roots.
import initialize from "@sqlite.org/sqlite-wasm";

const FILE = "articles.db";
const ASKED = `
  select id, title, snippet(article, 2, '<b>', '</b>', '…', 24)
  from article where article match ?1 order by bm25(article, 0, 2, 1) limit ?2`;

/** An engine whose table is made with further `options`. */
export const peer = (options) => ({
  async index(articles) {
    const sqlite = await initialize();
    const database = new sqlite.oo1.DB(":memory:", "c");
    database.exec(
      `create virtual table article using fts5(id unindexed, title, text, tokenize = 'unicode61 remove_diacritics 2'${options})`,
    );
    database.transaction(() => {
      const insert = database.prepare("insert into article (id, title, text) values (?, ?, ?)");
      for (const { id, title, text } of articles) insert.bind([id, title, text]).stepReset();
      insert.finalize();
    });
    database.exec("insert into article (article) values ('optimize')");
    const texts = database.selectValue("select sum(pgsize) from dbstat where name = 'article_content'");
    return { files: { [FILE]: sqlite.capi.sqlite3_js_db_export(database) }, texts };
  },

  async open(folder) {
    const [sqlite, bytes] = await Promise.all([
      initialize(),
      fetch(folder + FILE).then((response) => response.arrayBuffer()),
    ]);
    const { capi, wasm } = sqlite;
    const database = new sqlite.oo1.DB();
    const place = wasm.allocFromTypedArray(new Uint8Array(bytes));
    const state = capi.sqlite3_deserialize(
      database.pointer, "main", place, bytes.byteLength, bytes.byteLength,
      capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_READONLY,
    );
    database.checkRc(state);
    const statement = database.prepare(ASKED);
    const quoted = (words) => `"${words.replaceAll('"', '""')}"`;
    const match = {
      words: (text) => text.split(" ").map(quoted).join(" "),
      typed: (text) => `${match.words(text)}*`,
      phrase: quoted,
    };
    return {
      kinds: Object.keys(match),
      ask({ kind, text }, limit) {
        statement.bind([match[kind](text), limit]);
        const rows = [];
        while (statement.step()) rows.push(statement.get([]));
        statement.reset();
        return { ids: rows.map(([id]) => id), rows };
      },
      count: ({ kind, text }) =>
        database.selectValue("select count(*) from article where article match ?", [match[kind](text)]),
    };
  },
});

export const { index, open } = peer("");
