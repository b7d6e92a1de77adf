// The shell: files under hashed names, checked before they count. A cache lives as long as a page
// that was made with it; the one before is always kept.
import { SHELL, VERSION } from "../../build/shell.js";
import { sha256 } from "../../sync/bytes.js";
import { worker } from "./self.js";

const PREFIX = "shell-";
const NAME = PREFIX + VERSION;
const PAGES = "pages";

async function fetched(url, cache) {
  const answer = await fetch(url, { cache });
  const plain = answer.ok && !answer.redirected && answer.type === "basic";
  return plain ? answer : null;
}

async function right(answer, wanted) {
  return answer && (await sha256(await answer.clone().arrayBuffer())) === wanted;
}

async function keepOne(cache, { url, sha256: wanted }) {
  for (const how of ["default", "reload"]) {
    const answer = await fetched(url, how);
    if (await right(answer, wanted)) return cache.put(url, answer);
  }
  throw new Error("a file of the shell is not what it should be");
}

async function keepShell() {
  const cache = await caches.open(NAME);
  await Promise.all(SHELL.map((file) => keepOne(cache, file)));
}

// which version a page was made with, so that its files outlive an update
async function remember(clientId) {
  if (!clientId) return;
  const pages = await caches.open(PAGES);
  await pages.put(`/${clientId}`, new Response(VERSION));
}

async function namesInUse() {
  const pages = await caches.open(PAGES);
  const alive = await worker.clients.matchAll({ includeUncontrolled: true });
  const ids = new Set(alive.map((client) => client.id));
  const used = new Set([NAME]);
  for (const request of await pages.keys()) {
    const id = new URL(request.url).pathname.slice(1);
    if (ids.has(id)) used.add(PREFIX + (await (await pages.match(request))?.text()));
    else await pages.delete(request);
  }
  return used;
}

async function dropOld() {
  const used = await namesInUse();
  const shells = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const others = shells.filter((name) => !used.has(name));
  // keys() answers in the order of making: the last of them is the version before
  for (const name of others.slice(0, -1)) await caches.delete(name);
}

async function fromShell(request) {
  return (await caches.match(request)) ?? fetch(request);
}

export { dropOld, fromShell, keepShell, remember };
