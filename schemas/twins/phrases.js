import { get } from "./words.js";

/** @typedef {any} Json */

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
const PLAIN = "aaaaeeeeiiiioooouuuuwwwwyyyy";
/** @type {Map<string, string>} */
const FOLDED = new Map([
  ...pairs("ABCDEFGHIJKLMNOPQRSTUVWXYZ", LETTERS),
  ...pairs("âàáäêèéëîìíïôòóöûùúüŵẁẃẅŷỳýÿ", PLAIN),
  ...pairs("ÂÀÁÄÊÈÉËÎÌÍÏÔÒÓÖÛÙÚÜŴẀẂẄŶỲÝŸ", PLAIN),
  ...pairs("'’‘`", ""),
]);
const MOST = 5;
const WHOLE = 5; // words shorter than this must match as they are
const LONGEST = 500;

/** @param {string} from @param {string} to @returns {[string, string][]} */
function pairs(from, to) {
  return [...from].map((char, at) => [char, to[at] || ""]);
}

/** @param {string} char */
const folded = (char) => (LETTERS.includes(char) ? char : (FOLDED.get(char) ?? " "));

/** @param {string} phrase */
function wordsOf(phrase) {
  const text = [...phrase].map(folded).join("");
  return text
    .slice(0, LONGEST)
    .split(" ")
    .filter((word) => word !== "");
}

/** @param {string} one @param {string} other */
function inner(one, other) {
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let a = one.slice(start);
  let b = other.slice(start);
  while (a !== "" && b !== "" && a[a.length - 1] === b[b.length - 1]) {
    a = a.slice(0, -1);
    b = b.slice(0, -1);
  }
  return [a, b];
}

/** @param {string} one @param {string} other */
function isNear(one, other) {
  const [a, b] = inner(one, other);
  if (a.length <= 1 && b.length <= 1) return true;
  return a.length === 2 && a[1] + a[0] === b;
}

/** @param {string} word @param {string} entry */
const sameWord = (word, entry) =>
  entry.length >= WHOLE && (word.startsWith(entry) || isNear(word, entry));

/** @param {string[]} entries @param {string[]} words @param {string[]} odd */
function groupFound(entries, words, odd) {
  const line = ` ${words.join(" ")} `;
  if (entries.some((entry) => line.includes(` ${entry} `))) return true;
  const single = entries.filter((entry) => !entry.includes(" "));
  return odd.some((word) => single.some((entry) => sameWord(word, entry)));
}

/** @param {Json} index @param {string} phrase */
function groupsFound(index, phrase) {
  const words = wordsOf(phrase);
  const known = new Set([...index.plain, ...Object.values(index.groups).flat()]);
  const odd = words.filter((word) => !known.has(word));
  const names = Object.keys(index.groups);
  return names.filter((name) => groupFound(index.groups[name], words, odd)).sort();
}

/** @param {string[]} rule @param {string[]} found */
function ruleScore(rule, found) {
  for (const name of rule) {
    if (name.startsWith("-") ? found.includes(name.slice(1)) : !found.includes(name)) return 0;
  }
  return rule.length;
}

/** @param {string[][]} rules @param {string[]} found */
const bestScore = (rules, found) => Math.max(0, ...rules.map((rule) => ruleScore(rule, found)));

/**
 * {services: [id, …] best first, danger: bool}. Services may be forms or signposts.
 * @param {Json} index
 * @param {string} phrase
 * @returns {{services: string[], danger: boolean}}
 */
function find(index, phrase) {
  const found = groupsFound(index, phrase);
  /** @type {[string, number][]} */
  const scored = index.services.map((/** @type {Json} */ one) => [
    one[0],
    bestScore(one[1], found),
  ]);
  const hits = scored.filter((pair) => pair[1] > 0).sort((a, b) => b[1] - a[1]);
  return {
    services: hits.slice(0, MOST).map((pair) => pair[0]),
    danger: bestScore(index.danger, found) > 0,
  };
}

/** @param {Json} index @param {Json} answers @returns {Json} */
function heard(index, answers) {
  const said = find(index, get(answers, "say"));
  return { ...answers, found: said.services, danger_words: said.danger ? "yes" : "no" };
}

export {
  bestScore,
  find,
  folded,
  groupFound,
  groupsFound,
  heard,
  inner,
  isNear,
  ruleScore,
  sameWord,
  wordsOf,
};
