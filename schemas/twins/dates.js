/** @typedef {any} Json */

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const SHAPES = [/^[0-9]{1,2}$/, /^[0-9]{1,2}$/, /^[0-9]{4}$/];

/** @param {Json} answer @returns {string[]} */
function three(answer) {
  const parts = Array.isArray(answer) ? answer : [];
  const texts = parts.map((part) => (typeof part === "string" ? part : ""));
  return [...texts, "", "", ""].slice(0, 3);
}

/** @param {number} year */
const isLeap = (year) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** @param {string[]} parts */
function isReal(parts) {
  if (!SHAPES.every((shape, place) => shape.test(parts[place]))) return false;
  const [day, month, year] = parts.map(Number);
  if (month < 1 || month > 12 || year < 1900) return false;
  const last = MONTH_DAYS[month - 1] + (month === 2 && isLeap(year) ? 1 : 0);
  return day >= 1 && day <= last;
}

/** @param {string[]} parts */
const iso = (parts) => `${parts[2]}-${two(parts[1])}-${two(parts[0])}`;

/** @param {string} part */
const two = (part) => (part.length === 2 ? part : `0${part}`);

/** @type {Record<string, string[]>} */
const MONTHS = {
  en: "January February March April May June July August September October November December".split(
    " ",
  ),
  cy: "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr".split(
    " ",
  ),
};
/** @param {string} lang */
const months = (lang) => (lang === "cy" ? MONTHS.cy : MONTHS.en);

/** @param {Json} answer @param {string} lang */
function dateText(answer, lang) {
  const parts = three(answer);
  if (!isReal(parts)) return parts.filter((part) => part).join(" ");
  return `${Number(parts[0])} ${months(lang)[Number(parts[1]) - 1]} ${parts[2]}`;
}

export { dateText, isLeap, iso, isReal, months, three, two };
