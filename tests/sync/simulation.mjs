// One seed is one life of three devices and a force: a bad network, crashes, two tabs, restores.
// Afterwards the faults stop, and whatever was promised must be there, once.
import { drain } from "../../sync/engine.js";
import { exchange } from "../../sync/exchange.js";
import { listItems } from "../../sync/outbox.js";
import { readRows } from "../../sync/view.js";
import { faulty } from "./storage.mjs";
import { ToyForce } from "./toy_force.mjs";
import { engineFor, json, newBrowser, newForce, openDevice, send, writeDraft } from "./world.mjs";

const [DEVICES, STEPS] = [3, 40];

// mulberry32
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

class Life {
  constructor(seed, without, keys) {
    this.draw = random(seed);
    this.keys = keys;
    this.force = new ToyForce(keys, this.draw, without);
    this.rate = this.draw() * 0.6; // how bad this network is
    Object.assign(this, { promised: [], faults: 0, crashes: 0, calm: false });
  }

  async network(said) {
    const luck = this.calm ? 1 : this.draw() / this.rate;
    if (luck < 1) this.faults++;
    if (luck < 0.25) throw new TypeError("lost on the way there");
    if (luck < 0.35) return json("<html>Sign in</html>");
    if (luck < 0.42) return json("", 503);
    if (luck < 0.48) return json("{}", 401);
    const answer = await this.force.handle(said);
    if (luck < 0.75) throw new TypeError("lost on the way back");
    if (luck < 0.85) return json(await this.force.handle(said));
    if (luck < 1) return json(JSON.stringify(answer).slice(0, -20));
    return json(answer);
  }

  // transactions until the process dies; it comes back with what its storage held
  async boot(device) {
    device.fuse = { left: Number.POSITIVE_INFINITY };
    const dying = faulty(device.browser, (database) => {
      const begin = database.transaction.bind(database);
      database.transaction = (...given) => {
        if (device.fuse.left-- <= 0) throw new Error("dead");
        return begin(...given);
      };
    });
    device.store = await openDevice(dying, { locks: null });
    const net = (said) => this.network(said);
    const make = () =>
      engineFor(device.store, this.keys, net, { locks: null, factory: dying, random: this.draw });
    [device.engine, device.tab] = [make(), make()];
    return device;
  }

  async act(device) {
    const what = this.draw();
    if (this.draw() < 0.12) device.fuse.left = Math.floor(this.draw() * 14);
    if (what < 0.35) this.promised.push(await this.write(device));
    else if (what < 0.75) await exchange(device.engine);
    else if (what < 0.88) await Promise.all([exchange(device.engine), exchange(device.tab)]);
    else if (what < 0.95) this.force.backup();
    else this.force.restore();
  }

  async write(device) {
    const draft = await writeDraft(device.store);
    return (await send(device.store, this.keys, draft)).id;
  }

  async live() {
    const devices = [];
    for (let i = 0; i < DEVICES; i++) devices.push(await this.boot({ browser: newBrowser() }));
    for (let step = 0; step < STEPS; step++) {
      const device = devices[Math.floor(this.draw() * DEVICES)];
      await this.act(device).catch((error) => {
        if (device.fuse.left > 0) throw error;
      });
      if (device.fuse.left > 0) device.fuse.left = Number.POSITIVE_INFINITY;
      else {
        this.crashes++;
        await this.boot(device);
      }
    }
    this.calm = true;
    for (const device of devices) for (let i = 0; i < 3; i++) await drain(device.engine);
    return this.verdict(devices);
  }

  async verdict(devices) {
    const wrong = [];
    const times = (id) => this.force.applied.filter((one) => one === id).length;
    for (const id of this.promised) if (times(id) !== 1) wrong.push(`${id}: ${times(id)} times`);
    for (const device of devices) {
      const items = await listItems(device.store);
      const open = items.filter((item) => !["received", "safe"].includes(item.state));
      if (open.length) wrong.push(`still waiting: ${open[0].state}`);
      const seen = (await readRows(device.store, device.engine.view)).map((row) => row.k);
      const mine = items.map((item) => item.id);
      if (seen.sort().join() !== mine.sort().join()) wrong.push("a view differs from its feed");
    }
    return wrong;
  }
}

async function live(seed, without = "") {
  const life = new Life(seed, without, await newForce());
  const wrong = await life.live();
  return { wrong, faults: life.faults, crashes: life.crashes };
}

export { live };
