import { pageOf } from "./answers.js";
import { fileViews, firstId, textOf } from "./fields.js";
import { brokenPages, numbers, questions, route, scope } from "./rules.js";
import { address } from "./ways.js";
import { get, say } from "./words.js";

/** @typedef {any} Json */

/**
 * @param {Json} page
 * @param {Json} draft
 * @param {number} number
 * @param {string} href
 * @param {string} lang
 * @returns {Json[]}
 */
function rowsOf(page, draft, number, href, lang) {
  const scoped = scope(page, draft.answers, number);
  return questions(page, scoped)
    .filter((question) => question.type !== "note")
    .map((question) => ({
      label: say(question.label, lang),
      value: textOf(question, get(scoped, question.name), lang),
      href: `${href}#${firstId(question)}`,
      files: fileViews(draft.files, question.name, number),
    }));
}

/** @param {Json} page @param {number} number @param {string} lang */
function stopTitle(page, number, lang) {
  const title = say(page.title, lang);
  return number > 0 ? `${title}: ${say(page.repeat.item, lang)} ${number}` : title;
}

/**
 * @param {Json} page
 * @param {Json} draft
 * @param {number} number
 * @param {string} base
 * @param {string} lang
 * @returns {Json}
 */
function section(page, draft, number, base, lang) {
  const href = address(draft, page.id, number, base);
  return {
    title: stopTitle(page, number, lang),
    href,
    rows: rowsOf(page, draft, number, href, lang),
  };
}

/** @param {Json} definition @param {Json} draft @param {string} base @param {string} lang */
function sectionsOf(definition, draft, base, lang) {
  const pages = route(definition, draft.answers).map((id) => pageOf(definition, id));
  const found = pages.flatMap((page) =>
    numbers(page, draft.answers).map((number) => section(page, draft, number, base, lang)),
  );
  return found.filter((one) => one.rows.length);
}

/** @param {Json} definition @param {Json} draft @param {string} base @param {string} lang */
const todoOf = (definition, draft, base, lang) =>
  brokenPages(definition, draft.answers).map((one) => ({
    title: stopTitle(pageOf(definition, one.page), one.number, lang),
    href: address(draft, one.page, one.number, base),
  }));

/**
 * @param {Json} definition
 * @param {Json} draft
 * @param {Json} chrome
 * @param {string} lang
 * @returns {Json}
 */
function checkView(definition, draft, chrome, lang) {
  const base = chrome.base;
  /** @type {Json[]} */
  const files = draft.files;
  const todo = todoOf(definition, draft, base, lang);
  const sections = sectionsOf(definition, draft, base, lang);
  return {
    ...chrome,
    kind: "check",
    draft: draft.id,
    form: definition.slug,
    form_title: say(definition.title, lang),
    sensitive: get(definition, "sensitive", false),
    rev: draft.rev,
    back: sections.length ? sections[sections.length - 1].href : `${base}/report`,
    action: `${base}/r/${draft.id}/send`,
    ready: !todo.length,
    todo,
    sections,
    photos: files.length,
    kb: files.reduce((sum, one) => sum + Math.floor((one.size + 1023) / 1024), 0),
    next: definition.next.map((/** @type {Json} */ line) => say(line, lang)),
  };
}

export { checkView, rowsOf, section, sectionsOf, stopTitle, todoOf };
