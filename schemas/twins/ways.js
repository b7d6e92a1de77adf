import { itemsOf, pageOf } from "./answers.js";
import { brokenPages, numbers, outcome, route, scope } from "./rules.js";
import { get, say } from "./words.js";

/** @typedef {any} Json */

/**
 * What surrounds every page. `path` is without the language prefix.
 * @param {Json} force
 * @param {string} lang
 * @param {string} path
 * @param {string} title
 * @returns {Json}
 */
function chrome(force, lang, path, title) {
  return {
    lang,
    base: lang === "cy" ? "/cy" : "",
    path,
    title,
    other: lang === "cy" ? path : `/cy${path}`,
    staff: false,
    signed: "",
    force: {
      id: force.id,
      name: say(force.name, lang),
      reference: get(force, "reference"),
      colour: get(force, "colour"),
      phones: get(force, "phones", {}),
    },
  };
}

/** @param {Json} draft @param {string} pageId @param {number} number @param {string} base */
const address = (draft, pageId, number, base) =>
  `${base}/r/${draft.id}/${pageId}${number > 0 ? `/${number}` : ""}`;

/** @param {Json} definition @param {Json} answers @returns {Json[]} */
function stops(definition, answers) {
  return route(definition, answers).flatMap((page) =>
    numbers(pageOf(definition, page), answers).map((number) => ({ page, number })),
  );
}

/** @param {Json[]} found @param {string} pageId @param {number} number */
function placeOf(found, pageId, number) {
  let last = -1;
  found.forEach((stop, place) => {
    if (stop.page === pageId && stop.number <= number) last = place;
  });
  return last;
}

/**
 * Where Back leads from a page.
 * @param {Json} definition
 * @param {Json} draft
 * @param {string} pageId
 * @param {number} number
 * @param {string} base
 */
function before(definition, draft, pageId, number, base) {
  const found = stops(definition, draft.answers);
  const place = placeOf(found, pageId, number);
  if (place >= 0 && found[place].number < number) {
    return address(draft, pageId, found[place].number, base);
  }
  if (place <= 0) return `${base}/report`;
  return address(draft, found[place - 1].page, found[place - 1].number, base);
}

/**
 * Where to go after a page was saved. here = {page, number, go}; `draft` has the new answers.
 * An outcome stops the walk. Once every page is done, Save leads back to check.
 * @param {Json} definition
 * @param {Json} draft
 * @param {Json} here
 * @param {string} base
 * @param {string} today
 * @returns {string}
 */
function nextUrl(definition, draft, here, base, today = "") {
  const answers = draft.answers;
  const page = pageOf(definition, here.page);
  if (outcome(definition, answers).id) return `${base}/r/${draft.id}/outcome`;
  if (here.go === "another" && itemsOf(page, answers).length < page.repeat.max) {
    return address(draft, here.page, itemsOf(page, answers).length + 1, base);
  }
  if (!unfinished(definition, answers, today).length) return `${base}/r/${draft.id}/check`;
  return following(definition, draft, here, base);
}

/** @param {Json} definition @param {Json} draft @param {Json} here @param {string} base */
function following(definition, draft, here, base) {
  const found = stops(definition, draft.answers);
  const place = placeOf(found, here.page, here.number) + 1;
  if (place >= found.length) return `${base}/r/${draft.id}/check`;
  return address(draft, found[place].page, found[place].number, base);
}

/** @param {Json} definition @param {Json} draft @param {string} base @returns {string} */
function firstUrl(definition, draft, base) {
  const left = unfinished(definition, draft.answers, "");
  if (!left.length) return `${base}/r/${draft.id}/check`;
  return address(draft, left[0].page, left[0].number, base);
}

/**
 * Never saved: saving a page gives each of its questions an answer, if only an empty one.
 * @param {Json} page
 * @param {Json} scoped
 */
function isNew(page, scoped) {
  /** @type {Json[]} */
  const asked = page.questions.filter(
    (/** @type {Json} */ one) => one.type !== "note" && one.type !== "photos",
  );
  return asked.length > 0 && asked.every((one) => get(scoped, one.name, null) === null);
}

/** @param {Json} definition @param {Json} answers @param {string} today @returns {Json[]} */
function unfinished(definition, answers, today) {
  const broken = brokenPages(definition, answers, today);
  const isBroken = (/** @type {Json} */ stop) =>
    broken.some((one) => one.page === stop.page && one.number === stop.number);
  return stops(definition, answers).filter(
    (stop) => isBroken(stop) || isNewStop(stop, definition, answers),
  );
}

/** @param {Json} stop @param {Json} definition @param {Json} answers */
function isNewStop(stop, definition, answers) {
  const page = pageOf(definition, stop.page);
  return isNew(page, scope(page, answers, stop.number));
}

export {
  address,
  before,
  chrome,
  firstUrl,
  following,
  isNew,
  isNewStop,
  nextUrl,
  placeOf,
  stops,
  unfinished,
};
