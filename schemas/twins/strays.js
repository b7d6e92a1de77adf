import { pageOf } from "./answers.js";
import { questions, scope } from "./rules.js";
import { stops } from "./ways.js";

/** @typedef {any} Json */

/** @param {Json} definition @param {Json} answers @returns {[string, number][]} */
function placesForFiles(definition, answers) {
  return stops(definition, answers).flatMap(({ page: id, number }) => {
    const page = pageOf(definition, id);
    const asked = questions(page, scope(page, answers, number));
    return asked.filter((one) => one.type === "photos").map((one) => [one.name, number]);
  });
}

/** @param {Json} definition @param {Json} answers @param {Json[]} files @returns {string[]} */
function strayFiles(definition, answers, files) {
  const places = placesForFiles(definition, answers);
  const belongs = (/** @type {Json} */ one) =>
    places.some(([name, number]) => name === one.question && number === one.index);
  return files.filter((one) => !belongs(one)).map((one) => one.id);
}

export { placesForFiles, strayFiles };
