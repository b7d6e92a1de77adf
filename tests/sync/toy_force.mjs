// A force small enough to simulate: ops once, feeds with tags, backups and restores. `without` takes
// one protection away, so that the simulation can prove it would notice.
import { FORCE, receiptFor } from "./world.mjs";

class ToyForce {
  constructor(keys, draw, without = "") {
    Object.assign(this, {
      keys,
      draw,
      without,
      ops: new Map(),
      applied: [],
      feeds: {},
      copy: null,
    });
  }

  tag() {
    return Math.floor(this.draw() * 1e9)
      .toString(36)
      .padStart(8, "0");
  }

  rows(feed) {
    this.feeds[feed] ??= [];
    return this.feeds[feed];
  }

  // what is kept and what is answered is settled before anything is awaited, as in one transaction
  async handle(said) {
    const device = Object.keys(said.cursors)[0];
    const places = said.ops.map((op) => this.apply(op));
    const feeds = { [device]: this.news(device, said) };
    const results = [];
    for (const [i, op] of said.ops.entries()) {
      const receipt = await receiptFor(this.keys, op, places[i]);
      results.push({ id: op.id, st: "done", hash: op.hash, receipt });
    }
    return { peel: 1, nonce: said.nonce, cmd: "", results, feeds };
  }

  apply(op) {
    const known = this.ops.get(op.id);
    if (known && this.without !== "dedupe") return known;
    const rows = this.rows(op.actor);
    rows.push({ key: op.id, tag: this.tag() });
    this.applied.push(op.id);
    const place = `${rows.length}:${rows.at(-1).tag}`;
    this.ops.set(op.id, place);
    return place;
  }

  isLost(rows, position) {
    const [seq, tag] = (position ?? "0:").split(":");
    return this.without !== "tags" && Number(seq) > 0 && rows[seq - 1]?.tag !== tag;
  }

  news(feed, { cursors, witness }) {
    const rows = this.rows(feed);
    const proof = this.without === "witness" ? "" : witness[feed];
    const reset = this.isLost(rows, cursors[feed]) || this.isLost(rows, proof);
    const from = reset ? 0 : Number(cursors[feed].split(":")[0]);
    const next = rows.slice(from, from + 3);
    const at = from + next.length;
    return {
      cursor: `${at}:${at ? (rows[at - 1]?.tag ?? "") : ""}`,
      more: at < rows.length,
      reset,
      horizon: this.without === "horizon" ? "999" : String(this.copy?.tops[feed] ?? 0),
      rows: next.map((row, i) => ({
        e: "note",
        k: row.key,
        v: from + i + 1,
        body: { op: row.key },
      })),
    };
  }

  backup() {
    const tops = Object.fromEntries(
      Object.entries(this.feeds).map(([id, rows]) => [id, rows.length]),
    );
    const { ops, applied, feeds } = this;
    this.copy = { tops, all: structuredClone({ ops, applied, feeds }) };
  }

  restore() {
    if (this.copy) Object.assign(this, structuredClone(this.copy.all));
  }
}

export { FORCE, ToyForce };
