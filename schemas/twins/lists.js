import { whenText } from "./moments.js";
import { get, paragraphs, say } from "./words.js";

/** @typedef {any} Json */

const DAY = 86_400_000;
const GROUPS = {
  crime: { en: "Crime", cy: "Trosedd" },
  asb: { en: "Anti-social behaviour", cy: "Ymddygiad gwrthgymdeithasol" },
  roads: { en: "Roads", cy: "Ffyrdd" },
};

/** @param {Json} form @param {string} lang @returns {Json} */
const serviceView = (form, lang) => ({
  slug: form.slug,
  title: say(form.title, lang),
  summary: say(form.start.summary, lang),
  sensitive: get(form, "sensitive", false),
});

/** @param {Json} triage @param {Json} chrome @param {string} title @returns {Json} */
const startView = (triage, chrome, title) => ({
  ...chrome,
  kind: "start",
  title,
  action: `${chrome.base}/report`,
  first: paragraphs(get(triage.start, "first", {}), chrome.lang),
  lead: paragraphs(triage.start.lead, chrome.lang),
});

/** @param {Json[]} forms @param {Json} chrome @param {string} title @returns {Json} */
function servicesView(forms, chrome, title) {
  const { lang, base } = chrome;
  const groups = Object.entries(GROUPS).map(([group, words]) => ({
    id: group,
    title: say(words, lang),
    forms: forms.filter((form) => form.kind === group).map((form) => serviceView(form, lang)),
  }));
  const kept = groups.filter((group) => group.forms.length);
  return { ...chrome, kind: "services", title, action: `${base}/report`, groups: kept };
}

/** @param {Json} draft @param {Json} chrome @param {number} now @returns {Json} */
function draftRow(draft, chrome, now) {
  return {
    id: draft.id,
    title: say(draft.title, chrome.lang),
    saved: whenText(draft.saved_at, chrome.lang),
    href: `${chrome.base}/r/${draft.id}`,
    delete: `${chrome.base}/drafts/${draft.id}/delete`,
    days: Math.max(0, draft.days - Math.floor((now - draft.saved_at) / DAY)),
    memory: get(draft, "memory", false),
  };
}

/** @param {Json} item @param {Json} chrome @returns {Json} */
function itemRow(item, chrome) {
  const here = `${chrome.base}/drafts/${item.id}`;
  return {
    id: item.id,
    title: say(item.title, chrome.lang),
    made: whenText(item.made_at, chrome.lang),
    kb: Math.floor((item.size + 1023) / 1024),
    state: item.state,
    ref: get(item, "ref"),
    code: get(item, "code"),
    read: whenText(get(item, "read_at", 0), chrome.lang),
    files_left: get(item, "files_left", 0),
    retry: `${here}/retry`,
    delete: `${here}/delete`,
    file: `${here}/file`,
  };
}

/**
 * @param {Json[]} drafts
 * @param {Json[]} items
 * @param {Json} chrome
 * @param {string} title
 * @param {number} now
 * @returns {Json}
 */
const draftsView = (drafts, items, chrome, title, now) => ({
  ...chrome,
  kind: "drafts",
  title,
  drafts: drafts.map((draft) => draftRow(draft, chrome, now)),
  sent: items.map((item) => itemRow(item, chrome)),
});

/** @param {Json} definition @param {Json} item @param {Json} chrome @param {string} title */
function sentView(definition, item, chrome, title) {
  const row = itemRow(item, chrome);
  return {
    ...chrome,
    kind: "sent",
    title,
    draft: item.id,
    form_title: say(definition.title, chrome.lang),
    state: row.state,
    ref: row.ref,
    made: row.made,
    next: definition.next.map((/** @type {Json} */ line) => say(line, chrome.lang)),
    item: row,
  };
}

/** @param {Json[]} forms @param {Json} counts @param {Json} chrome @param {string} title */
const homeView = (forms, counts, chrome, title) => ({
  ...chrome,
  kind: "home",
  title,
  action: `${chrome.base}/report`,
  services: forms.map((form) => serviceView(form, chrome.lang)),
  drafts: counts.drafts,
  waiting: counts.waiting,
});

export { draftRow, draftsView, homeView, itemRow, sentView, servicesView, serviceView, startView };
