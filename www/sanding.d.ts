// The browser API of a Sanding page. After the event "sanding-ready", `window.sanding` answers with
// plain objects of the shapes that the command prints as JSON. Offsets are bytes into the document's
// file as it lies on disk, whatever its encoding; ranges are half-open.

export type Role = "headline" | "summary" | "byline" | "caption" | "subheading" | "body" | "boilerplate";
export type Kind = "person" | "organization" | "place" | "event";

export interface Span {
  start: number;
  end: number;
}

export interface DocumentSummary {
  id: string;
  file: string;
  headline: string;
  outlet: string | null;
  byline: string[];
  /** ISO 8601: a date, or a date-time with offset where the zone is known. */
  published: string | null;
  url: string | null;
  /** The fields that are an inference of the editor or the program. */
  inferred: string[];
  /** Words of the body. */
  words: number;
  /** Of the file's bytes; for a .jsonl corpus of the line's text. */
  sha256: string;
}

export interface SourceText {
  /** As the page holds it: in normal form C; of a saved page what was taken out of it. */
  text: string;
  /**
   * How its bytes lie in the file, four numbers a stretch: its first byte in the text and in the file,
   * and how many bytes each unit in it has in the text and in the file. Empty where the text is the
   * file, byte for byte, or was taken out of a saved page.
   */
  offsets: number[];
}

export interface Analysis {
  id: string;
  file: string;
  headline: string;
  outlet: string | null;
  byline: string[];
  published: string | null;
  inferred: string[];
  /** What is known besides the text. The range is what says it or leads to it; empty where nothing on the page does. */
  details: (Span & {
    field: "headline" | "outlet" | "byline" | "initials" | "published" | "updated" | "place" | "credit" | "url";
    value: string;
    origin: "read" | "supplied" | "editor" | "furniture" | "weekday" | "frequent";
    note: string;
  })[];
  blocks: (Span & { role: Role })[];
  sentences: (Span & { block: number })[];
  entities: (Span & { kind: Kind; name: string; id: string })[];
  /** ISO 8601 at the precision stated: 2006, 2019-12 or 2024-06-18. */
  dates: (Span & { from: string; to: string })[];
  quantities: (Span & { value: number; unit: string; bound: "exact" | "about" | "at_least" | "at_most" })[];
  quotes: (Span & { speaker: string | null; cue: string | null })[];
}

export interface Match extends Span {
  why: "exact" | "root" | "alias" | "typo" | "prefix" | "phrase";
}

export interface Results {
  query: string;
  total: number;
  hits: { file: string; score: number; headline: string; matches: Match[]; snippet: Span }[];
  relaxed: boolean;
  notes: string[];
}

export interface EntitySummary {
  id: string;
  kind: Kind;
  name: string;
  aliases: { name: string; reason: string }[];
  counts: { file: string; mentions: number }[];
  total: number;
}

export interface Change {
  op: "equal" | "insert" | "delete" | "replace";
  a: Span;
  b: Span;
  why?: "alias" | "inflection" | "spelling" | "number" | "date" | "punctuation" | "wording";
  /** Of a delete or an insert whose words only moved: where they stand in the other document. */
  moved?: Span;
}

export type ConflictKind = "quantity" | "date" | "time" | "name" | "place" | "attribution" | "quote";
export type Verdict = "conflict" | "update" | "same-said-differently";

export interface Conflict {
  kind: ConflictKind;
  a: Span;
  b: Span;
  value_a: string;
  value_b: string;
  verdict: Verdict;
}

export interface Comparison {
  a: string;
  b: string;
  passages: { a: Span; b: Span; relation: "same" | "reworded"; score: number; changes: Change[] }[];
  only_a: Span[];
  only_b: Span[];
  conflicts: Conflict[];
}

export interface Statements {
  statements: {
    members: (Span & { file: string })[];
    sources: number;
    conflicts: (Conflict & { file_a: string; file_b: string })[];
  }[];
}

export interface Comparer {
  /**
   * A table as the text of a file: entities, statements, conflicts or timeline as csv, json, jsonl or
   * md; sources, all or the one with this index, as bibtex or csl-json. Passages are links to `page`.
   * @throws Error where there is no such table or format.
   */
  export(table: string, format: string, page: string, document?: number): string;
}

/**
 * An answer, or a promise of one: where a large corpus lies in parts, those that an answer needs are
 * loaded first. Of a small corpus, and of one in a single file, every answer is there at once. `await`
 * does for both.
 */
export type Soon<T> = T | Promise<T>;

export interface Sanding {
  documents(): DocumentSummary[];
  /** @throws Error where no document has this id or file name. */
  text(id: string): Soon<SourceText>;
  /** @throws Error where no document has this id or file name. */
  analyze(id: string): Soon<Analysis>;
  search(query: string, options?: { limit?: number }): Soon<Results>;
  entities(): Soon<EntitySummary[]>;
  /**
   * A promise where the comparison did not come with the corpus, as of more than twelve documents or
   * where a reader has corrected names.
   * @throws Error where no document has this id or file name.
   */
  compare(a: string, b: string): Soon<Comparison>;
  /** A promise where they did not come with the corpus, as of more than two hundred documents. */
  statements(): Soon<Statements>;
  /** What compares and writes tables; a promise where it is not loaded yet. */
  comparer(): Soon<Comparer>;
  /** The bytes of the corpus that is built into the page, whatever is shown at present. */
  corpus(): Soon<Uint8Array>;
  /**
   * What is shown at present: the bytes of its corpus, `null` where it is the one that is built in, its
   * title, and the reader's corrections, one a line.
   */
  shown(): { corpus: Uint8Array | null; title: string; corrections: string };
}

declare global {
  interface Window {
    readonly sanding: Sanding;
  }
}
