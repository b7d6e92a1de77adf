// Many lives of three devices: what was promised is there once, whatever happened. And each
// protection is needed: without it the same lives go wrong.
import assert from "node:assert/strict";
import { test } from "node:test";
import { live } from "./simulation.mjs";

const SEEDS = Number(process.env.PEEL_SIM_SEEDS ?? 40);

test(`nothing is lost or doubled in ${SEEDS} lives`, async () => {
  let [faults, crashes] = [0, 0];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const life = await live(seed);
    assert.deepEqual(life.wrong, [], `seed ${seed}`);
    faults += life.faults;
    crashes += life.crashes;
  }
  assert.ok(faults > SEEDS * 3 && crashes > SEEDS, `${faults} faults, ${crashes} crashes`);
});

for (const without of ["dedupe", "tags", "horizon", "witness"]) {
  test(`without ${without} something goes wrong`, async () => {
    for (let seed = 1; seed <= 200; seed++) {
      if ((await live(seed, without)).wrong.length) return;
    }
    assert.fail("two hundred lives without a fault");
  });
}
