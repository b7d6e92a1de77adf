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
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** @param {number} a @param {number} b */
const over = (a, b) => Math.floor(a / b);

/**
 * Counts from 1 March, so that the leap day comes last in its year.
 * @param {number} year
 * @param {number} month
 * @param {number} day
 */
function daysSince1970(year, month, day) {
  const early = month <= 2 ? 1 : 0;
  const y = year - early;
  const m = month + 12 * early - 3;
  const leaps = over(y, 4) - over(y, 100) + over(y, 400);
  return 365 * y + leaps + over(153 * m + 2, 5) + day - 1 - 719468;
}

/** @param {number} year @param {number} month */
function lastSunday(year, month) {
  const last = daysSince1970(year, month, 31);
  return last - ((last + 4) % 7);
}

/** @param {number} days @returns {number[]} */
function dateOf(days) {
  const shifted = days + 719468;
  const era = over(shifted, 146097);
  const doe = shifted - era * 146097;
  const yoe = over(doe - over(doe, 1460) + over(doe, 36524) - over(doe, 146096), 365);
  const doy = doe - (365 * yoe + over(yoe, 4) - over(yoe, 100));
  const m = over(5 * doy + 2, 153);
  const month = m < 10 ? m + 3 : m - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  return [year, month, doy - over(153 * m + 2, 5) + 1];
}

/** @param {number} at */
function summerHour(at) {
  const [year] = dateOf(over(at, DAY));
  const [starts, ends] = [3, 10].map((month) => lastSunday(year, month) * DAY + HOUR);
  return starts <= at && at < ends ? HOUR : 0;
}

/** @param {number} at */
function today(at) {
  const [year, month, day] = dateOf(over(at + summerHour(at), DAY));
  return `${year}-${two(String(month))}-${two(String(day))}`;
}

/** @param {number} at @param {string} lang */
function dayText(at, lang) {
  const [year, month, day] = dateOf(over(at + summerHour(at), DAY));
  return `${day} ${months(lang)[month - 1]} ${year}`;
}

/** @param {string} lang */
const months = (lang) => (lang === "cy" ? MONTHS.cy : MONTHS.en);

/** @param {number} at @param {string} lang */
function whenText(at, lang) {
  if (at === 0) return "";
  const minutes = over((at + summerHour(at)) % DAY, 60_000);
  const clock = `${two(String(over(minutes, 60)))}:${two(String(minutes % 60))}`;
  return dayText(at, lang) + (lang === "cy" ? " am " : " at ") + clock;
}

/** @param {Json} answer @param {string} lang */
function dateText(answer, lang) {
  const parts = three(answer);
  if (!isReal(parts)) return parts.filter((part) => part).join(" ");
  return `${Number(parts[0])} ${months(lang)[Number(parts[1]) - 1]} ${parts[2]}`;
}

export {
  dateOf,
  dateText,
  dayText,
  daysSince1970,
  isLeap,
  isReal,
  iso,
  lastSunday,
  months,
  summerHour,
  three,
  today,
  two,
  whenText,
};
