// The queries of the benchmark: those listed in queries.json, one for each keystroke of what is typed
// there, and two of the corpus's own words.
import { readFileSync } from "node:fs";

const listed = JSON.parse(readFileSync(new URL("queries.json", import.meta.url), "utf8"));

/** What every page is asked first. */
export const first = listed.first;

/** What is typed into the page's search field. */
export const typing = listed.typing;

/** One query a keystroke. After a space the words are finished, and no word is open. */
export const keystrokes = Array.from(typing, (_, at) => typing.slice(0, at + 1)).map((typed) => ({
  id: `typed:${typed}`,
  kind: typed.endsWith(" ") ? "words" : "typed",
  text: typed.trim(),
}));

const VOWELS = "aeiou";
/** In how many documents a rare word stands. */
const RARE = 5;

/** The word with its last vowel mistaken for the next one. */
const mistyped = (word) =>
  word.replace(/[aeiou](?=[^aeiou]*$)/, (vowel) => VOWELS[(VOWELS.indexOf(vowel) + 1) % VOWELS.length]);

/**
 * A rare word of the corpus itself and a typing error in it, for a listed word may be missing there:
 * the one in the middle of the alphabet, which is no freak of spelling as the first and the last are.
 * @param {Map<string, number>} frequencies In how many documents each word stands.
 */
function rare(frequencies) {
  const found = [...frequencies]
    .filter(([word, count]) => count === RARE && /^[a-z]{7,11}$/.test(word) && !frequencies.has(mistyped(word)))
    .map(([word]) => word)
    .sort();
  const word = found[found.length >> 1];
  if (word === undefined) return [];
  return [
    { id: "corpus-rare", kind: "words", text: word, says: `rare word, in ${RARE} documents` },
    { id: "corpus-typo", kind: "typo", text: mistyped(word), says: "typing error in that word" },
  ];
}

/** The queries with a row of their own in the table. */
export function named(frequencies) {
  const after = listed.queries.findIndex(({ id }) => id === "rare") + 1;
  return listed.queries.toSpliced(after, 0, ...rare(frequencies));
}

/** All queries, the keystrokes first: their first calls are then the page's first of their kind. */
export const queries = (named) => [...keystrokes, ...named].map(({ id, kind, text }) => ({ id, kind, text }));

/** How calls are timed; README.md says what each number means. */
export const rules = { limit: 10, sampleMs: 0.25, budgetMs: 200, samples: 30, leastSamples: 5 };
