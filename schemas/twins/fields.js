import { longest } from "./checks.js";
import { holds } from "./conditions.js";
import { dateText, three } from "./dates.js";
import { asList, asText, get, paragraphs, say } from "./words.js";

/** @typedef {any} Json */

const WIDTHS = { number: 5, money: 10, time: 5, postcode: 10, phone: 20, vrm: 10 };
const INPUT_MODES = { number: "numeric", money: "decimal", phone: "tel", email: "email" };
const COUNTED = ["text", "long", "number", "money", "time", "postcode", "email", "phone", "vrm"];

/** @param {Json} question @param {Json} answer @param {Json} scoped @param {string} lang */
function optionViews(question, answer, scoped, lang) {
  const first = get(question, "suggest") ? asList(get(scoped, get(question, "suggest"))) : [];
  /** @type {Json[]} */
  const options = get(question, "options", []);
  const suggested = options.filter((option) => first.includes(option.value));
  const others = options.filter((option) => !first.includes(option.value));
  const chosen = asList(answer);
  return [...suggested, ...others].map((option, at) => ({
    id: at === 0 ? question.name : `${question.name}-${at + 1}`,
    value: option.value,
    label: say(option.label, lang),
    hint: say(get(option, "hint", {}), lang),
    checked: chosen.includes(option.value),
    suggested: first.includes(option.value),
  }));
}

/** @param {Json} question @param {Json} answer @returns {Json[]} */
function partViews(question, answer) {
  if (question.type !== "date") return [];
  const [day, month, year] = three(answer);
  return [
    partView(question, "day", day),
    partView(question, "month", month),
    partView(question, "year", year),
  ];
}

/** @param {Json} question @param {string} key @param {string} value @returns {Json} */
function partView(question, key, value) {
  const name = `${question.name}-${key}`;
  return { key, id: name, name, value, width: key === "year" ? 4 : 2 };
}

/** @param {Json} question @param {string[]} local */
function reveal(question, local) {
  const condition = get(question, "when", null) || {};
  for (const key of ["eq", "in", "has"]) {
    if (Object.hasOwn(condition, key) && local.includes(condition[key][0])) {
      const [name, values] = condition[key];
      return { name, values: key === "in" ? values.join("|") : values };
    }
  }
  return { name: "", values: "" };
}

/** @param {Json[]} files @param {string} name @param {number} number */
const fileViews = (files, name, number) =>
  files
    .filter((one) => one.question === name && one.index === number)
    .map((one) => ({ id: one.id, name: one.name, kb: Math.floor((one.size + 1023) / 1024) }));

/** @param {string} name @param {string} hint @param {string} error */
const describedBy = (name, hint, error) =>
  [hint && `${name}-hint`, error && `${name}-error`].filter((part) => part).join(" ");

/** @param {Json[]} errors @param {string} name @returns {Json} */
const errorOf = (errors, name) =>
  errors.find((error) => error.name === name) || { name, code: "", limit: 0 };

/** @param {Json} question @returns {string} */
const firstId = (question) => (question.type === "date" ? `${question.name}-day` : question.name);

/**
 * Files are added by the page, which knows the draft.
 * @param {Json} question
 * @param {Json} scoped
 * @param {Json} error
 * @param {string[]} local
 * @param {string} lang
 * @returns {Json}
 */
function fieldView(question, scoped, error, local, lang) {
  const { name, type } = question;
  const answer = get(scoped, name);
  const hint = say(get(question, "hint", {}), lang);
  const shownWhen = reveal(question, local);
  return {
    name,
    type,
    first: firstId(question),
    label: say(question.label, lang),
    lines: paragraphs(question.label, lang),
    hint,
    error: error.code,
    limit: error.limit,
    missing: say(get(question, "missing", {}), lang),
    desc: describedBy(name, hint, error.code),
    required: get(question, "required", false),
    value: asText(answer),
    max: COUNTED.includes(type) ? longest(question) : get(question, "max", 0),
    width: get(WIDTHS, type, 0),
    inputmode: get(INPUT_MODES, type),
    auto: get(question, "autocomplete"),
    parts: partViews(question, answer),
    options: optionViews(question, answer, scoped, lang),
    show: holds(get(question, "when", null), scoped),
    when_name: shownWhen.name,
    when_values: shownWhen.values,
  };
}

/** @param {Json} question @param {Json} answer @param {string} lang */
function chosenLabels(question, answer, lang) {
  const chosen = asList(answer);
  /** @type {Json[]} */
  const options = get(question, "options", []);
  const found = options.filter((one) => chosen.includes(one.value));
  return found.map((option) => say(option.label, lang)).join("\n");
}

/** @param {Json} question @param {Json} answer @param {string} lang @returns {string} */
function textOf(question, answer, lang) {
  const kind = question.type;
  if (kind === "radios" || kind === "yesno" || kind === "checkboxes") {
    return chosenLabels(question, answer, lang);
  }
  if (kind === "date") return dateText(answer, lang);
  if (kind === "declaration") return asText(answer) === "yes" ? say(question.label, lang) : "";
  return asText(answer);
}

export {
  chosenLabels,
  describedBy,
  errorOf,
  fieldView,
  fileViews,
  firstId,
  optionViews,
  partView,
  partViews,
  reveal,
  textOf,
};
