// Calls the JavaScript twins as Python asks: {twins, shared, calls: [[module, name, args], …]} in,
// a list of results out. {"$": "key"} among the arguments stands for shared[key].
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { twins, shared, calls } = JSON.parse(readFileSync(0, "utf8"));
const modules = new Map();
for (const name of new Set(calls.map((call) => call[0]))) {
  modules.set(name, await import(pathToFileURL(`${twins}/${name}.js`).href));
}
const real = (arg) =>
  arg !== null && typeof arg === "object" && Object.hasOwn(arg, "$") ? shared[arg.$] : arg;

function result([module, name, args]) {
  try {
    return modules.get(module)[name](...args.map(real));
  } catch (error) {
    return { threw: String(error) };
  }
}
process.stdout.write(JSON.stringify(calls.map(result)));
