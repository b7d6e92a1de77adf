/** @typedef {any} Json */

const EDGES = /^[ \t\r\n]+|[ \t\r\n]+$/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f]/g;
const LONE = /[\ud800-\udfff]/gu;

/**
 * Own keys only: an answer called __proto__ is just an answer.
 * @param {Json} table
 * @param {string} key
 * @param {Json} otherwise
 * @returns {Json}
 */
const get = (table, key, otherwise = "") => (Object.hasOwn(table, key) ? table[key] : otherwise);

/** @param {Json} words @param {string} lang @returns {string} */
const say = (words, lang) => get(words, lang) || get(words, "en");

/** @param {Json} words @param {string} lang */
const paragraphs = (words, lang) =>
  say(words, lang)
    .split("\n")
    .filter((line) => line);

/** @param {string} text @param {string} name @param {string} value */
const fill = (text, name, value) => text.split(`{${name}}`).join(value);

/** @param {string} text */
const units = (text) => text.length;

/** @param {string} text @param {number} most */
function cut(text, most) {
  const short = text.slice(0, most);
  return text.length > most && /[\ud800-\udbff]$/.test(short) ? short.slice(0, -1) : short;
}

/** @param {string} text */
function clean(text) {
  const lines = text.replace(/\r\n/g, "\n").replace(/\r/g, "\n");
  return lines.replace(CONTROLS, "").replace(LONE, "\ufffd");
}

/** @param {string} text */
const trim = (text) => text.replace(EDGES, "");

/** @param {Json} answer @returns {string} */
const asText = (answer) => (typeof answer === "string" ? answer : "");

/** @param {Json} answer @returns {Json[]} */
function asList(answer) {
  if (Array.isArray(answer)) return answer;
  return typeof answer === "string" && answer !== "" ? [answer] : [];
}

export { asList, asText, clean, cut, fill, get, paragraphs, say, trim, units };
