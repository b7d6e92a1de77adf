import { longest, valuesOf } from "./checks.js";
import { clean, cut, get, trim } from "./words.js";

/** @typedef {any} Json */
/** @typedef {[string, string][]} Pairs */

const DATE_PARTS = ["day", "month", "year"];
const SILENT = ["note", "photos"];
const SEVERAL_LINES = ["long"];

/** @param {Pairs} pairs @param {string} name */
const posted = (pairs, name) =>
  pairs.filter((pair) => pair[0] === name).map((pair) => clean(pair[1]));

/** @param {Json} question @param {Pairs} pairs @returns {string} */
function readOne(question, pairs) {
  const texts = posted(pairs, question.name);
  const text = texts.length ? cut(texts[texts.length - 1], 4 * longest(question)) : "";
  if (SEVERAL_LINES.includes(question.type)) return text;
  return trim(text.replace(/\n/g, " "));
}

/** @param {Json} question @param {Pairs} pairs */
function readDate(question, pairs) {
  const parts = DATE_PARTS.map((part) => posted(pairs, `${question.name}-${part}`));
  return parts.map((part) => (part.length ? trim(cut(part[part.length - 1], 16)) : ""));
}

/** @param {Json} question @param {Pairs} pairs */
function readMany(question, pairs) {
  const chosen = posted(pairs, question.name);
  return valuesOf(question).filter((value) => chosen.includes(value));
}

/** @param {Json} question @param {Pairs} pairs @returns {Json} */
function readQuestion(question, pairs) {
  if (question.type === "date") return readDate(question, pairs);
  if (question.type === "checkboxes") return readMany(question, pairs);
  return readOne(question, pairs);
}

/**
 * pairs = [[name, value], …] as posted, files left out. Unknown names are dropped.
 * @param {Json} page
 * @param {Pairs} pairs
 * @returns {Json}
 */
function read(page, pairs) {
  const asked = page.questions.filter((/** @type {Json} */ q) => !SILENT.includes(q.type));
  return Object.fromEntries(
    asked.map((/** @type {Json} */ question) => [question.name, readQuestion(question, pairs)]),
  );
}

/** @param {Json} definition @param {string} pageId @returns {Json} */
const pageOf = (definition, pageId) =>
  definition.pages.find((/** @type {Json} */ page) => page.id === pageId) || {};

/** @param {Json} one */
const isItem = (one) => one !== null && typeof one === "object" && !Array.isArray(one);

/** @param {Json} page @param {Json} answers @returns {Json[]} */
function itemsOf(page, answers) {
  const items = get(answers, page.repeat.key, []);
  return Array.isArray(items) ? items.filter(isItem) : [];
}

/**
 * New answers with this page's in them. A repeat page's number counts from 1; a number one
 * past the end adds an item; past the limit nothing changes.
 * @param {Json} definition
 * @param {Json} answers
 * @param {string} pageId
 * @param {number} number
 * @param {Json} given
 * @returns {Json}
 */
function merge(definition, answers, pageId, number, given) {
  const page = pageOf(definition, pageId);
  if (!get(page, "repeat", false)) return { ...answers, ...given };
  const items = itemsOf(page, answers);
  const place = Math.max(number, 1);
  if (place > items.length + 1 || place > page.repeat.max) return answers;
  return {
    ...answers,
    [page.repeat.key]: [...items.slice(0, place - 1), given, ...items.slice(place)],
  };
}

/**
 * New answers with the last item of a repeat page taken out. Only the last: the files of an
 * item are known by its place, so no item may move up.
 * @param {Json} definition
 * @param {Json} answers
 * @param {string} pageId
 * @param {number} number
 * @returns {Json}
 */
function without(definition, answers, pageId, number) {
  const page = pageOf(definition, pageId);
  const items = itemsOf(page, answers);
  if (number !== items.length) return answers;
  return { ...answers, [page.repeat.key]: items.slice(0, -1) };
}

export { itemsOf, merge, pageOf, posted, read, readDate, readMany, readOne, readQuestion, without };
