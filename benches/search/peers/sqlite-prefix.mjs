// As sqlite.mjs, with an index of beginnings of one to three letters, which the typing of a word
// needs and which makes the database larger.
import { peer } from "./sqlite.mjs";

export const { index, open } = peer(", prefix = '1 2 3'");
