import { get } from "./words.js";

/** @typedef {any} Json */

const SHAPE = /^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$/;
const SMALL = "abcdefghijklmnopqrstuvwxyz";
const LARGE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** @param {string} postcode */
function packed(postcode) {
  const chars = [...postcode].filter((char) => char !== " ");
  return chars.map((char) => (SMALL.includes(char) ? LARGE[SMALL.indexOf(char)] : char)).join("");
}

/** @param {Json} area @param {string} district @param {string} sector @returns {number} */
function districtSet(area, district, sector) {
  const row = get(area[1], district, []);
  for (let at = 1; at < row.length; at += 2) {
    if (row[at].includes(sector)) return row[at + 1];
  }
  return row.length > 0 && row[0] >= 0 ? row[0] : area[0];
}

/**
 * {kind: "one" | "some" | "none", forces: [id, …]}; "none" for what is no known postcode.
 * @param {Json} table
 * @param {string} postcode
 * @returns {{kind: string, forces: string[]}}
 */
function forceOf(table, postcode) {
  const code = packed(postcode);
  if (!SHAPE.test(code)) return { kind: "none", forces: [] };
  const letters = /^[A-Z][A-Z]/.test(code) ? code.slice(0, 2) : code.slice(0, 1);
  const area = get(table.areas, letters, null);
  if (area === null) return { kind: "none", forces: [] };
  const shared =
    table.sets[districtSet(area, code.slice(letters.length, -3), code[code.length - 3])];
  const forces = shared.map((/** @type {number} */ place) => table.forces[place]);
  return { kind: forces.length === 1 ? "one" : "some", forces };
}

/**
 * Triage answers after the postcode: in_area "yes", "no" or "" (not sure), and whose it is.
 * `covers` lists the places in the table that the force in hand looks after.
 * @param {Json} table
 * @param {string[]} covers
 * @param {Json} answers
 * @returns {Json}
 */
function placed(table, covers, answers) {
  const found = forceOf(table, get(answers, "postcode")).forces;
  const ours = found.filter((force) => covers.includes(force));
  const sure = ours.length === found.length ? "yes" : "";
  const verdict = found.length === 0 ? "" : ours.length ? sure : "no";
  return { ...answers, in_area: verdict, area_forces: found };
}

export { districtSet, forceOf, packed, placed };
