// One request over a network that may be slow, dead or somebody else's (D6).
import { utf8 } from "./bytes.js";
import { deviceName } from "./device.js";

const FIRST_BYTE = 15000;
const SLOWEST = 2; // bytes a millisecond: what goes up counts before a first byte can come down

async function post(engine, text) {
  const { id, secret } = await deviceName(engine.store);
  const headers = {
    "Content-Type": "application/json",
    Authorization: `Peel-Device ${id}.${secret}`,
  };
  if (engine.zip) headers["Content-Encoding"] = "gzip";
  const body = engine.zip ? await engine.zip(utf8(text)) : text;
  return request(engine, engine.url, { method: "POST", headers, body });
}

// D6: no redirects, no cache, and an end to waiting. -> { status, text, header() }
async function request(engine, url, options) {
  const stop = new AbortController();
  const limit = FIRST_BYTE + (options.body?.length ?? 0) / SLOWEST;
  let slow = setTimeout(() => stop.abort(), limit);
  const strict = { redirect: "error", cache: "no-store", credentials: "same-origin" };
  try {
    const answer = await engine.fetch(url, { ...strict, ...options, signal: stop.signal });
    clearTimeout(slow);
    slow = setTimeout(() => stop.abort(), FIRST_BYTE);
    const text = await answer.text();
    return { status: answer.status, text, header: (name) => answer.headers.get(name) };
  } finally {
    clearTimeout(slow);
  }
}

export { post, request };
