import { months, two } from "./dates.js";

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
function dayNumber(year, month, day) {
  const early = month <= 2 ? 1 : 0;
  const y = year - early;
  const m = month + 12 * early - 3;
  const leaps = over(y, 4) - over(y, 100) + over(y, 400);
  return 365 * y + leaps + over(153 * m + 2, 5) + day - 1 - 719468;
}

/** @param {number} year @param {number} month */
function lastSunday(year, month) {
  const last = dayNumber(year, month, 31);
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

/** @param {number} at @param {string} lang */
function whenText(at, lang) {
  if (at === 0) return "";
  const minutes = over((at + summerHour(at)) % DAY, 60_000);
  const clock = `${two(String(over(minutes, 60)))}:${two(String(minutes % 60))}`;
  return dayText(at, lang) + (lang === "cy" ? " am " : " at ") + clock;
}

export { dateOf, dayNumber, dayText, lastSunday, summerHour, today, whenText };
