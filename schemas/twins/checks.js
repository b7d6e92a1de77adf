import { iso, isReal, three } from "./dates.js";
import { asList, asText, get, trim, units } from "./words.js";

/** @typedef {any} Json */

/** @type {Record<string, RegExp>} */
const PATTERNS = {
  number: /^[0-9]{1,9}$/,
  money: /^£?[0-9]{1,3}(,?[0-9]{3}){0,3}(\.[0-9]{1,2})?$/,
  time: /^([0-9]|[01][0-9]|2[0-3])[:.][0-5][0-9]$/,
  postcode: /^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}$/,
  email: /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}$/,
  phone: /^\+?[0-9][0-9 ()-]{6,23}$/,
  vrm: /^[A-Za-z0-9]{1,7}( [A-Za-z0-9]{1,4})?$/,
};
/** @type {Record<string, number>} */
const LENGTHS = {
  text: 200,
  long: 4000,
  number: 9,
  money: 16,
  time: 5,
  postcode: 8,
  email: 254,
  phone: 25,
  vrm: 12,
};
const CHOICES = ["radios", "yesno"];

/** @param {Json} question @returns {number} */
function longest(question) {
  const kind = question.type;
  const own = kind === "number" ? 0 : get(question, "max", 0);
  return own || get(LENGTHS, kind, 200);
}

/** @param {Json} question @returns {string[]} */
const valuesOf = (question) =>
  get(question, "options", []).map((/** @type {Json} */ option) => option.value);

/** @param {string} code @param {number} limit @returns {Json} */
const wrong = (code, limit = 0) => ({ code, limit });

/** @param {Json} question @param {Json} answer @param {string} today @returns {Json} */
function checkDate(question, answer, today) {
  const parts = three(answer);
  if (!parts.some((part) => part)) return get(question, "required", false) ? wrong("missing") : {};
  if (!isReal(parts)) return wrong("date");
  if (get(question, "past", false) && today !== "" && iso(parts) > today) return wrong("future");
  return {};
}

/** @param {Json} question @param {Json} answer @returns {Json} */
function checkMany(question, answer) {
  const chosen = asList(answer);
  if (!chosen.length) return get(question, "required", false) ? wrong("choose") : {};
  const known = valuesOf(question);
  return chosen.every((value) => known.includes(value)) ? {} : wrong("choose");
}

/** @param {Json} question @param {Json} answer @returns {Json} */
function checkDeclaration(question, answer) {
  const agreed = asText(answer) === "yes";
  return get(question, "required", false) && !agreed ? wrong("agree") : {};
}

/** @param {Json} question @param {string} text @returns {Json} */
function checkNumber(question, text) {
  const value = Number(text);
  const most = get(question, "max", 0);
  const least = get(question, "min", 0);
  if (most && value > most) return wrong("most", most);
  return value < least ? wrong("least", least) : {};
}

/** @param {Json} question @param {string} text @returns {Json} */
function checkFilled(question, text) {
  const kind = question.type;
  const most = longest(question);
  if (CHOICES.includes(kind)) return valuesOf(question).includes(text) ? {} : wrong("choose");
  if (units(text) > most) return wrong("long", most);
  if (Object.hasOwn(PATTERNS, kind) && !PATTERNS[kind].test(text)) return wrong(kind);
  return kind === "number" ? checkNumber(question, text) : {};
}

/** @param {Json} question @param {Json} answer @returns {Json} */
function checkText(question, answer) {
  const text = asText(answer);
  if (trim(text) === "") {
    if (!get(question, "required", false)) return {};
    return wrong(CHOICES.includes(question.type) ? "choose" : "missing");
  }
  return checkFilled(question, text);
}

/**
 * {} when right, else {code, limit}. `today` ("2026-11-21") lets dates be held to the past.
 * @param {Json} question
 * @param {Json} answer
 * @param {string} today
 * @returns {Json}
 */
function check(question, answer, today = "") {
  const kind = question.type;
  if (kind === "note" || kind === "photos") return {};
  if (kind === "date") return checkDate(question, answer, today);
  if (kind === "checkboxes") return checkMany(question, answer);
  if (kind === "declaration") return checkDeclaration(question, answer);
  return checkText(question, answer);
}

export {
  check,
  checkDate,
  checkDeclaration,
  checkFilled,
  checkMany,
  checkNumber,
  checkText,
  longest,
  valuesOf,
  wrong,
};
