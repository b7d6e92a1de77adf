import { outcome } from "./rules.js";
import { get, paragraphs, say } from "./words.js";

/** @typedef {any} Json */

/** @param {Json} phone @param {string} lang */
const phoneView = (phone, lang) => ({
  label: say(phone.label, lang),
  number: phone.number,
  href: get(phone, "href"),
});

/** @param {Json} link @param {string} lang */
const linkView = (link, lang) => ({ label: say(link.label, lang), href: say(link.url, lang) });

/** @param {Json} signposts @param {string} signId @param {string} lang @returns {Json} */
function signView(signposts, signId, lang) {
  const sign = get(signposts, signId, null);
  if (!sign) return { id: "", name: "", why: [], phones: [], links: [], private: false };
  return {
    id: signId,
    name: say(sign.name, lang),
    why: paragraphs(sign.why, lang),
    phones: get(sign, "phones", []).map((/** @type {Json} */ phone) => phoneView(phone, lang)),
    links: get(sign, "links", []).map((/** @type {Json} */ link) => linkView(link, lang)),
    private: get(sign, "private", false),
  };
}

/** @param {Json} form @param {string} lang @returns {Json} */
function leadOf(form, lang) {
  if (!form?.slug) {
    return { sensitive: false, minutes: 0, start_first: [], start_lead: [], need: [] };
  }
  return {
    sensitive: get(form, "sensitive", false),
    minutes: get(form, "minutes", 5),
    start_first: paragraphs(get(form.start, "first", {}), lang),
    start_lead: paragraphs(form.start.lead, lang),
    need: get(form.start, "need", []).map((/** @type {Json} */ line) => say(line, lang)),
  };
}

/**
 * `form` is the definition the outcome leads to ({} if none, or not found).
 * @param {Json} definition
 * @param {Json} draft
 * @param {Json} form
 * @param {Json} signposts
 * @param {Json} chrome
 * @returns {Json}
 */
function outcomeView(definition, draft, form, signposts, chrome) {
  const { lang, base } = chrome;
  const found = outcome(definition, draft.answers);
  return {
    ...chrome,
    kind: "outcome",
    title: say(get(found, "title", {}), lang),
    outcome: get(found, "kind"),
    draft: draft.id,
    rev: draft.rev,
    back: `${base}/report`,
    action: `${base}/r/${draft.id}/begin`,
    can_pass: get(found, "passed") !== "",
    why: paragraphs(get(found, "why", {}), lang),
    form: get(found, "form"),
    form_title: form?.slug ? say(form.title, lang) : "",
    ...leadOf(form, lang),
    sign: signView(signposts, get(found, "signpost"), lang),
  };
}

/**
 * For a draft that is already of a form: the outcome its answers call for, else its lead.
 * @param {Json} definition
 * @param {Json} draft
 * @param {Json} chrome
 * @returns {Json}
 */
function leadView(definition, draft, chrome) {
  if (outcome(definition, draft.answers).id) return outcomeView(definition, draft, {}, {}, chrome);
  const { lang, base } = chrome;
  return {
    ...chrome,
    kind: "outcome",
    title: say(definition.title, lang),
    outcome: "form",
    draft: draft.id,
    rev: draft.rev,
    back: `${base}/report`,
    action: `${base}/r/${draft.id}/begin`,
    can_pass: false,
    why: [],
    form: definition.slug,
    form_title: say(definition.title, lang),
    ...leadOf(definition, lang),
    sign: signView({}, "", lang),
  };
}

export { leadOf, leadView, linkView, outcomeView, phoneView, signView };
