import { itemsOf, pageOf } from "./answers.js";
import { check } from "./checks.js";
import { holds } from "./conditions.js";
import { get } from "./words.js";

/** @typedef {any} Json */

const AXES = ["threat", "harm", "risk", "vulnerability"];

/** @param {Json} definition @param {Json} answers @returns {string[]} */
const route = (definition, answers) =>
  definition.pages
    .filter((/** @type {Json} */ page) => applies(page, answers))
    .map((/** @type {Json} */ page) => page.id);

/** @param {Json} part @param {Json} answers @returns {boolean} */
const applies = (part, answers) => holds(get(part, "when", null), answers);

/** @param {Json} page @param {Json} answers @returns {number[]} */
function numbers(page, answers) {
  if (!get(page, "repeat", false)) return [0];
  return Array.from({ length: Math.max(1, itemsOf(page, answers).length) }, (_, at) => at + 1);
}

/**
 * The answers a page works on: all, and over them those of one item of its repeat.
 * @param {Json} page
 * @param {Json} answers
 * @param {number} number
 * @returns {Json}
 */
function scope(page, answers, number = 0) {
  if (!get(page, "repeat", false)) return answers;
  const items = itemsOf(page, answers);
  const place = Math.max(number, 1) - 1;
  return { ...answers, ...(place < items.length ? items[place] : {}) };
}

/** @param {Json} page @param {Json} scoped @returns {Json[]} */
const questions = (page, scoped) =>
  page.questions.filter((/** @type {Json} */ question) => applies(question, scoped));

/**
 * [{name, code, limit}] for what was asked. `scoped` is what `scope` gave.
 * @param {Json} page
 * @param {Json} scoped
 * @param {string} today
 * @returns {Json[]}
 */
function pageErrors(page, scoped, today = "") {
  const found = [];
  for (const question of questions(page, scoped)) {
    const error = check(question, get(scoped, question.name), today);
    if (error.code) found.push({ name: question.name, ...error });
  }
  return found;
}

/** @param {Json} definition @param {Json} answers @param {string} today @returns {Json[]} */
function brokenPages(definition, answers, today = "") {
  const found = [];
  for (const pageId of route(definition, answers)) {
    const page = pageOf(definition, pageId);
    for (const number of numbers(page, answers)) {
      const errors = pageErrors(page, scope(page, answers, number), today);
      if (errors.length) found.push({ page: pageId, number });
    }
  }
  return found;
}

/** @param {Json} page @param {Json} scoped @param {Json} given @returns {Json} */
function kept(page, scoped, given) {
  const names = questions(page, scoped).map((question) => question.name);
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(given, name)).map((name) => [name, given[name]]),
  );
}

/**
 * Only the answers to questions that are asked: what is sealed and sent.
 * @param {Json} definition
 * @param {Json} answers
 * @returns {Json}
 */
function relevant(definition, answers) {
  let found = {};
  for (const pageId of route(definition, answers)) {
    const page = pageOf(definition, pageId);
    if (!get(page, "repeat", false)) {
      found = { ...found, ...kept(page, answers, answers) };
      continue;
    }
    const items = itemsOf(page, answers);
    const short = items.map((item, at) => kept(page, scope(page, answers, at + 1), item));
    found = { ...found, [page.repeat.key]: short };
  }
  return found;
}

/**
 * The first outcome that holds and was not passed, as it stands in the definition; or {}.
 * @param {Json} definition
 * @param {Json} answers
 * @returns {Json}
 */
function outcome(definition, answers) {
  for (const one of get(definition, "outcomes", [])) {
    if (applies(one, answers) && !isPassed(one, answers)) return one;
  }
  return {};
}

/** @param {Json} one @param {Json} answers @returns {boolean} */
function isPassed(one, answers) {
  const name = get(one, "passed");
  return name !== "" && get(answers, name) === "yes";
}

/** @param {Json} definition @param {string} slug @returns {Json} */
function preset(definition, slug) {
  const outcomes = get(definition, "outcomes", []);
  const known = outcomes.some((/** @type {Json} */ one) => get(one, "form") === slug);
  return slug !== "" && known ? { service: slug, topic: slug } : {};
}

/** @param {Json} definition @param {Json} answers @returns {Json} */
function goOn(definition, answers) {
  const name = get(outcome(definition, answers), "passed");
  return name !== "" ? { ...answers, [name]: "yes" } : answers;
}

/** @param {Json} answers @param {Json} triage @returns {Json} */
const merged = (answers, triage) => ({ ...triage, ...answers });

/** @param {Json} risk @param {Json} answers @param {number} ageMinutes @returns {boolean} */
const riskHolds = (risk, answers, ageMinutes) =>
  ageMinutes >= get(risk, "minutes", 0) && applies(risk, answers);

/**
 * {grade, reasons: [{id, adds}], scores, flags}. `triage`: the triage answers, if any:
 * a danger gate answered yes counts only when they are given.
 * @param {Json} definition
 * @param {Json} answers
 * @param {number} ageMinutes
 * @param {Json} triage
 * @returns {Json}
 */
function grade(definition, answers, ageMinutes, triage = null) {
  const everything = merged(answers, triage || {});
  const risks = get(definition, "risks", []);
  const found = risks.filter((/** @type {Json} */ r) => riskHolds(r, everything, ageMinutes));
  const reasons = found.map((/** @type {Json} */ r) => ({ id: r.id, adds: addsOf(r) }));
  const scores = Object.fromEntries(
    AXES.map((axis) => [axis, total(reasons.map((/** @type {Json} */ r) => r.adds[axis]))]),
  );
  return {
    grade: gradeRow(definition, everything, total(Object.values(scores))),
    reasons,
    scores,
    flags: unique(found.map((/** @type {Json} */ r) => get(r, "flag"))),
  };
}

/** @param {string[]} texts */
const unique = (texts) =>
  texts.filter((text, at) => text !== "" && !texts.slice(0, at).includes(text));

/** @param {number[]} list */
const total = (list) => list.reduce((sum, one) => sum + one, 0);

/** @param {Json} risk @returns {Record<string, number>} */
const addsOf = (risk) =>
  Object.fromEntries(AXES.map((axis) => [axis, get(get(risk, "adds", {}), axis, 0)]));

/** @param {Json} definition @param {Json} answers @param {number} sum @returns {number} */
function gradeRow(definition, answers, sum) {
  for (const row of get(definition, "grades", [])) {
    if (sum >= get(row, "at_least", 0) && applies(row, answers)) return row.grade;
  }
  return 4;
}

export {
  addsOf,
  applies,
  brokenPages,
  goOn,
  grade,
  gradeRow,
  holds,
  isPassed,
  kept,
  merged,
  numbers,
  outcome,
  pageErrors,
  preset,
  questions,
  relevant,
  riskHolds,
  route,
  scope,
  unique,
};
