// Pagefind: an index in many small files, of which a search loads those that it needs, with roots
// of Indonesian words. Titles are headings of the first order, which it weighs highest by itself.
// An answer is complete with the ten documents' data, for the snippets stand there; it keeps what
// it loaded. A phrase must be the whole query. It has no typing errors.
const escaped = (text) => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);

export async function index(articles, folder) {
  const { createIndex, close } = await import("pagefind");
  const { index, errors } = await createIndex();
  if (errors.length > 0) throw new Error(errors.join("\n"));
  for (const { id, title, text } of articles) {
    const paragraphs = text.split(/\n+/).map((line) => `<p>${escaped(line)}</p>`).join("");
    const content = `<html lang="id"><body><h1>${escaped(title)}</h1>${paragraphs}</body></html>`;
    const added = await index.addHTMLFile({ url: `/${encodeURIComponent(id)}`, content });
    if (added.errors.length > 0) throw new Error(added.errors.join("\n"));
  }
  const written = await index.writeFiles({ outputPath: folder });
  if (written.errors.length > 0) throw new Error(written.errors.join("\n"));
  await close();
  // The service that was stopped counts as this process's CPU time only when its end was noticed.
  await new Promise((resolve) => setTimeout(resolve, 300));

  const { readdirSync, rmSync, statSync } = await import("node:fs");
  // Widgets that the page does not use are no part of the index.
  for (const name of readdirSync(folder)) {
    if (/^pagefind-(?!entry|worker)/.test(name)) rmSync(`${folder}/${name}`);
  }
  const fragments = readdirSync(`${folder}/fragment`);
  const texts = fragments.reduce((sum, name) => sum + statSync(`${folder}/fragment/${name}`).size, 0);
  return { files: {}, texts };
}

export async function open(folder) {
  const pagefind = await import(`${folder}pagefind.js`);
  await pagefind.init();
  return {
    kinds: ["words", "typed", "phrase"],
    async ask({ kind, text }, limit) {
      const { results } = await pagefind.search(kind === "phrase" ? `"${text}"` : text);
      const best = await Promise.all(results.slice(0, limit).map((result) => result.data()));
      return { total: results.length, ids: best.map(({ url }) => decodeURIComponent(url.slice(1))) };
    },
  };
}
