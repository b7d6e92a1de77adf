import { itemsOf, pageOf } from "./answers.js";
import { errorOf, fieldView, fileViews, firstId, textOf } from "./fields.js";
import { draftsView, homeView, sentView, servicesView, startView } from "./lists.js";
import { outcomeView } from "./outcomes.js";
import { checkView } from "./review.js";
import { questions, route, scope } from "./rules.js";
import { address, before, chrome, firstUrl, nextUrl } from "./ways.js";
import { get, paragraphs, say } from "./words.js";

/** @typedef {any} Json */

const ALONE = ["radios", "yesno", "checkboxes", "long", "photos"];

/** @param {Json} field @param {Json} draft @param {number} number @returns {Json} */
function withFiles(field, draft, number) {
  const isPhotos = field.type === "photos";
  const files = isPhotos ? fileViews(draft.files, field.name, number) : [];
  return { ...field, files, room: isPhotos ? Math.max(0, field.max - files.length) : 0 };
}

/**
 * Fields that apply, and those that another answer on this page can call up.
 * @param {Json} page
 * @param {Json} scoped
 * @param {Json[]} errors
 * @param {Json} draft
 * @param {Json} place
 * @returns {Json[]}
 */
function fieldsOf(page, scoped, errors, draft, place) {
  /** @type {Json[]} */
  const asked = page.questions;
  const local = asked.map((question) => question.name);
  const views = asked.map((question) =>
    fieldView(question, scoped, errorOf(errors, question.name), local, place.lang),
  );
  const shown = views.filter((view) => view.show || view.when_name !== "");
  return shown.map((view) => withFiles(view, draft, place.number));
}

/** @param {Json} page @param {Json[]} errors @param {string} lang @returns {Json[]} */
function errorViews(page, errors, lang) {
  /** @type {Map<string, Json>} */
  const asked = new Map(page.questions.map((/** @type {Json} */ one) => [one.name, one]));
  return errors.map((error) => ({
    ...error,
    href: `#${firstId(asked.get(error.name))}`,
    label: say(asked.get(error.name).label, lang),
    missing: say(get(asked.get(error.name), "missing", {}), lang),
  }));
}

/** @param {Json} page @param {Json} scoped */
function isSingle(page, scoped) {
  const asked = page.questions;
  if (asked.length !== 1 || questions(page, scoped).length !== 1) return false;
  return ALONE.includes(asked[0].type);
}

/** @param {Json} page @param {Json} answers @param {number} number @param {string} lang */
function repeatView(page, answers, number, lang) {
  const repeat = get(page, "repeat", null);
  if (!repeat) return { repeat: false, item: "", count: 0, can_add: false, can_remove: false };
  const count = itemsOf(page, answers).length;
  return {
    repeat: true,
    item: `${say(repeat.item, lang)} ${number}`,
    count,
    can_add: Math.max(count, number) < repeat.max,
    can_remove: count > 1 && number === count,
  };
}

/**
 * Everything the page template prints. `errors` is what pageErrors found, or [].
 * @param {Json} definition
 * @param {Json} draft
 * @param {string} pageId
 * @param {number} number
 * @param {Json[]} errors
 * @param {Json} around the chrome
 * @param {string} lang
 * @returns {Json}
 */
function pageView(definition, draft, pageId, number, errors, around, lang) {
  const answers = draft.answers;
  const page = pageOf(definition, pageId);
  const at = Object.hasOwn(page, "repeat") ? Math.max(number, 1) : 0;
  const asked = route(definition, answers);
  const scoped = scope(page, answers, at);
  return {
    ...around,
    kind: "page",
    title: say(page.title, lang),
    draft: draft.id,
    form: definition.slug,
    form_title: say(definition.title, lang),
    sensitive: get(definition, "sensitive", false),
    rev: draft.rev,
    page: pageId,
    number: at,
    step: asked.indexOf(pageId) + 1,
    steps: asked.length,
    lead: paragraphs(get(page, "lead", {}), lang),
    back: before(definition, draft, pageId, at, around.base),
    action: address(draft, pageId, at, around.base),
    multipart: page.questions.some((/** @type {Json} */ one) => one.type === "photos"),
    single: isSingle(page, scoped),
    ...repeatView(page, answers, at, lang),
    fields: fieldsOf(page, scoped, errors, draft, { lang, number: at }),
    errors: errorViews(page, errors, lang),
  };
}

export {
  checkView,
  chrome,
  draftsView,
  errorViews,
  fieldsOf,
  firstUrl,
  homeView,
  isSingle,
  nextUrl,
  outcomeView,
  pageView,
  repeatView,
  sentView,
  servicesView,
  startView,
  textOf,
  withFiles,
};
