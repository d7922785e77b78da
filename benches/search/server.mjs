// A static server on the loopback address. Nothing is compressed, for the page's own work is what
// is measured, and nothing is kept by the browser, so that every load is a first visit.
import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, resolve, sep } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

// With the first two the page is isolated from other origins. Only such a page has a clock of five
// microseconds and may ask how much memory it takes, its workers included.
const HEADERS = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cache-control": "no-store",
};

/**
 * Serves each folder of `mounts` below its prefix, the longest prefix first.
 * @param {Record<string, string>} mounts
 * @param {Record<string, string>} preludes Scripts that are put in front of the script at a path:
 * what runs in a worker can be reached in no other way before it starts.
 */
export async function serve(mounts, preludes = {}) {
  const prefixes = Object.keys(mounts).sort((a, b) => b.length - a.length);
  const files = [];

  const find = (url) => {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    const prefix = prefixes.find((prefix) => path.startsWith(prefix));
    if (prefix === undefined) return undefined;
    const folder = resolve(mounts[prefix]);
    const file = resolve(folder, path.slice(prefix.length) || "index.html");
    if (!file.startsWith(folder + sep)) return undefined;
    const state = statSync(file, { throwIfNoEntry: false });
    return state?.isFile() ? { path, file, bytes: state.size } : undefined;
  };

  const server = createServer((request, response) => {
    let found;
    try {
      found = find(request.url);
    } catch {
      found = undefined;
    }
    if (found === undefined) {
      response.writeHead(404, HEADERS).end();
      return;
    }
    files.push(found);
    const prelude = preludes[found.path];
    if (prelude !== undefined) {
      const both = Buffer.concat([readFileSync(prelude), Buffer.from("\n"), readFileSync(found.file)]);
      response.writeHead(200, { ...HEADERS, "content-type": TYPES[".js"], "content-length": both.length }).end(both);
      return;
    }
    const type = TYPES[extname(found.file)] ?? "application/octet-stream";
    response.writeHead(200, { ...HEADERS, "content-type": type, "content-length": found.bytes });
    createReadStream(found.file).pipe(response);
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve, reject) => server.once("listening", resolve).once("error", reject));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** What was served so far, in order. */
    files,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
