// What a host knows from an answer of triage: services from words, the force from a postcode.
import { heard } from "../../schemas/twins/phrases.js";
import { placed } from "../../schemas/twins/places.js";
import { part } from "./bundle.js";

async function givenBy(at, definition, page) {
  const asked = definition.kind === "triage" ? page.questions.map((one) => one.name) : [];
  const { phrases, places, force } = at.bundle;
  const index = asked.includes("say") && phrases ? await part(phrases.digest) : null;
  const table = asked.includes("postcode") && places ? await part(places.digest) : null;
  return (answers) => {
    const known = index ? heard(index, answers) : answers;
    return table ? placed(table, force.covers ?? [], known) : known;
  };
}

export { givenBy };
