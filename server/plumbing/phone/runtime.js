class Safe {
  constructor(text) {
    this.text = text;
  }
}
const M = (text) => new Safe(text);
const fail = (why) => {
  throw TypeError(why);
};
const marks = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };
const plain = (value) => (value instanceof Safe ? value.text : value);
const isText = (value) => typeof plain(value) === "string";
const isDict = (value) => value !== null && typeof value === "object" && !(value instanceof Safe);
const print = (value) => {
  if (typeof value === "string") return value.replace(/[&<>"']/g, (sign) => marks[sign]);
  if (value instanceof Safe) return value.text;
  return Number.isSafeInteger(value) ? `${value}` : fail("print");
};
const get = (owner, name) => {
  const key = plain(name);
  const list = Array.isArray(owner);
  const ok = list ? Number.isSafeInteger(key) : isDict(owner) && typeof key === "string";
  return ok && Object.hasOwn(owner, key) ? owner[key] : fail(`undefined: ${key}`);
};
const truth = (value) => {
  const it = plain(value);
  if (Array.isArray(it)) return it.length > 0;
  return isDict(it) ? Object.keys(it).length > 0 : Boolean(it);
};
const and = (left, right) => (truth(left) ? right() : left);
const or = (left, right) => (truth(left) ? left : right());
const single = (value) => {
  const it = plain(value);
  if (typeof it === "boolean") return Number(it);
  return typeof it === "string" || Number.isSafeInteger(it) ? it : fail("compare");
};
const eq = (left, right) => {
  const one = single(left);
  return one === single(right);
};
const within = (wanted, where) => {
  if (Array.isArray(where)) return where.some((one) => eq(wanted, one));
  if (!isText(wanted)) fail("in");
  if (isText(where)) return plain(where).includes(plain(wanted));
  return isDict(where) ? Object.hasOwn(where, plain(wanted)) : fail("in");
};
const less = (left, right) =>
  Number.isSafeInteger(left) && Number.isSafeInteger(right) ? left < right : fail("order");
const concat = (...parts) => {
  const printed = parts.map(print);
  return parts.some((part) => part instanceof Safe) ? M(printed.join("")) : parts.join("");
};
const list = (value) => (Array.isArray(value) ? value : fail("for"));
const change = (value, how) => (value instanceof Safe ? M(how(value.text)) : how(value));
const length = (value) =>
  Array.isArray(value) || typeof value === "string" ? value.length : fail("length");
const join = (value, between) =>
  [between, ...list(value)].every((one) => typeof one === "string")
    ? value.join(between)
    : fail("join");
const strip = (text) => text.replace(/^[ \t\n\r\f\v]+|[ \t\n\r\f\v]+$/g, "");
const trim = (value) => (isText(value) ? change(value, strip) : fail("trim"));
const safe = (value) => (isText(value) ? M(plain(value)) : fail("safe"));
const fill = (text, name, value) => {
  const printed = print(value);
  if (text instanceof Safe) return M(text.text.replaceAll(`{${name}}`, () => printed));
  if (typeof text !== "string" || value instanceof Safe) fail("fill");
  return text.replaceAll(`{${name}}`, () => `${value}`);
};
// A view model holds text, whole numbers, true or false, lists and dicts: nothing else gets in.
const check = (value) => {
  if (value !== null && typeof value === "object") Object.values(value).forEach(check);
  else if (/[\ud800-\udfff]/u.test(single(value))) fail("half a character");
};
