// One round trip (D5 to D10): say what waits, believe only the force, write down what changed.
import { base64, randomBytes } from "./bytes.js";
import { deleteAll, deviceName } from "./device.js";
import { believed, exchangeText } from "./protocol.js";
import { readOutbox } from "./queue.js";
import { applyResults, checkResults } from "./receipts.js";
import { post } from "./request.js";
import { applyFeeds, clearView, readCursors } from "./view.js";

// one round trip. -> { said, more, wait? }
async function exchange(engine) {
  const cursors = await readCursors(engine.view);
  const { ops, witness, epoch, left } = await readOutbox(engine, cursors);
  const nonce = engine.nonce?.() ?? base64(randomBytes(15));
  const own = `d:${(await deviceName(engine.store)).id}`;
  const asked = { [own]: "0:", ...cursors };
  const said = { nonce, build: engine.build, sent_at: engine.now(), cursors: asked, witness };
  let response;
  try {
    response = await post(engine, exchangeText(said, ops));
  } catch {
    return { said: "offline" };
  }
  const answer = believed(response.status, response.text, nonce);
  if (!answer) return disbelieve(engine, response, ops);
  if (answer.cmd === "wipe") return wipe(engine);
  const checked = await checkResults(engine, ops, answer);
  // D8, then D9: two databases, and a crash between them is harmless in either order
  const kept = await applyResults(engine, checked, answer, epoch);
  if (!kept) return { said: "ok", more: true };
  if (Object.values(answer.feeds).some((feed) => feed.reset)) engine.uploads.clear();
  await applyFeeds(engine.store, engine.view, answer.feeds);
  engine.changed();
  if (answer.cmd) return { said: answer.cmd };
  if (checked.forged) return { said: "strange" };
  const feeds = Object.values(answer.feeds);
  const more = left > 0 || feeds.some((feed) => feed.more || feed.reset);
  const mark = JSON.stringify([left, feeds.map((feed) => feed.cursor)]);
  return { said: "ok", more, mark };
}

const seconds = (said) => (/^\d{1,5}$/.test(said ?? "") ? Number(said) * 1000 : 0);

function disbelieve(engine, response, ops) {
  const { status } = response;
  if (status === 401) return { said: "relogin" };
  if (status === 413 && ops.length > 1) {
    engine.batch = Math.floor(ops.length / 2);
    return { said: "ok", more: true, mark: `413 ${engine.batch}` };
  }
  if (status === 429 || status >= 500) {
    return { said: "busy", wait: seconds(response.header("Retry-After")) };
  }
  // 200 that is not ours, 4xx of something in between: nothing changes
  return { said: status === 200 || status === 511 ? "portal" : "refused" };
}

// D10: keys first, then everything
async function wipe(engine) {
  await deleteAll(engine.store);
  await clearView(engine.view);
  engine.changed();
  return { said: "wipe" };
}

export { exchange };
