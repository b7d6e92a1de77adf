import { asList, asText, get } from "./words.js";

/** @typedef {any} Json */

/** @param {Json} operand @param {Json} answers @returns {boolean} */
const eq = (operand, answers) => asText(get(answers, operand[0])) === operand[1];

/** @param {Json} operand @param {Json} answers @returns {boolean} */
const among = (operand, answers) => operand[1].includes(asText(get(answers, operand[0])));

/** @param {Json} operand @param {Json} answers @returns {boolean} */
const has = (operand, answers) => asList(get(answers, operand[0])).includes(operand[1]);

/** @param {Json} operand @param {Json} answers @returns {boolean} */
const answered = (operand, answers) => asList(get(answers, operand)).some((part) => part !== "");

/** @param {Json} operand @param {Json} answers @returns {boolean} */
const negated = (operand, answers) => !holds(operand, answers);

/** @param {Json} operand @param {Json} answers @returns {boolean} */
const every = (operand, answers) => operand.every((/** @type {Json} */ p) => holds(p, answers));

/** @param {Json} operand @param {Json} answers @returns {boolean} */
const some = (operand, answers) => operand.some((/** @type {Json} */ p) => holds(p, answers));

/** @type {Record<string, (operand: Json, answers: Json) => boolean>} */
const TESTS = { eq, in: among, has, answered, not: negated, all: every, any: some };

/**
 * No condition always holds; an answer that is not there reads as "".
 * @param {Json} condition
 * @param {Json} answers
 * @returns {boolean}
 */
function holds(condition, answers) {
  if (!condition) return true;
  const [key] = Object.keys(condition);
  return TESTS[key](condition[key], answers);
}

/** @param {Json} condition @returns {string[]} */
function namesIn(condition) {
  if (!condition) return [];
  const [key] = Object.keys(condition);
  const operand = condition[key];
  if (key === "all" || key === "any") return operand.flatMap(namesIn);
  if (key === "not") return namesIn(operand);
  return [key === "answered" ? operand : operand[0]];
}

export { among, answered, eq, every, has, holds, namesIn, negated, some };
