// The same vectors that test_vectors.py holds Python to.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";

const SCHEMAS = new URL("../../schemas/", import.meta.url);
const json = (path) => JSON.parse(readFileSync(new URL(path, SCHEMAS), "utf8"));
const shared = { places: json("places/table.json"), phrases: json("triage/phrases.json") };
const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const real = (arg) => (arg && typeof arg === "object" && "$" in arg ? shared[arg.$] : arg);

const files = readdirSync(new URL("twins/", SCHEMAS)).filter((name) =>
  name.endsWith(".vectors.json"),
);
for (const file of files) {
  const module = file.split(".")[0];
  const twin = await import(new URL(`twins/${module}.js`, SCHEMAS));
  for (const { name, call, args, gives } of json(`twins/${file}`)) {
    test(`${module}: ${name}`, () => {
      assert.deepEqual(twin[camel(call)](...args.map(real)), gives);
    });
  }
}
