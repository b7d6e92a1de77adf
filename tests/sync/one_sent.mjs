import { deviceName } from "../../sync/device.js";
import {
  engineFor,
  honest,
  json,
  newBrowser,
  newForce,
  openDevice,
  send,
  writeDraft,
} from "./world.mjs";

const feed = (more) => ({
  cursor: "0:",
  more: false,
  reset: false,
  horizon: "0",
  rows: [],
  ...more,
});

async function sentOne(answer) {
  const [force, browser] = [await newForce(), newBrowser()];
  const store = await openDevice(browser);
  const mine = `d:${(await deviceName(store)).id}`;
  const item = await send(store, force, await writeDraft(store));
  const seen = [];
  const engine = engineFor(
    store,
    force,
    async (said) => {
      seen.push(said);
      return json(
        await honest(force, said, { feeds: { [mine]: feed(answer(seen.length, item)) } }),
      );
    },
    { locks: null },
  );
  return { browser, store, engine, seen, mine, item };
}

export { feed, sentOne };
