import { honest, json, newForce, receiptFor } from "./world.mjs";

const PAGE = "<html><body>Sign in to Wi-Fi</body></html>";
const throws = () => {
  throw new TypeError("fetch failed");
};

async function withReceipt(force, said, change) {
  const answer = await honest(force, said);
  change(answer.results[0], said.ops[0]);
  return json(answer);
}

// what comes back instead of an honest answer
const STRANGERS = {
  "a sign-in page": () => json(PAGE),
  "a redirect, which fetch refuses": throws,
  "a cut connection": throws,
  "511 network authentication required": () => json(PAGE, 511),
  "204 and nothing": () => new Response(null, { status: 204 }),
  "JSON of another programme": () => json({ ok: true }),
  "JSON without our mark": async (force, said) => json(await honest(force, said, { peel: 2 })),
  "somebody else's nonce": async (force, said) =>
    json(await honest(force, said, { nonce: "other" })),
  "half an answer": async (force, said) =>
    json(JSON.stringify(await honest(force, said)).slice(0, -9)),
  "an answer with a page behind it": async (force, said) =>
    json(JSON.stringify(await honest(force, said)) + PAGE),
  "results that are no list": (_force, said) =>
    json({ peel: 1, nonce: said.nonce, results: {}, feeds: {} }),
  "feeds that are none": (_force, said) =>
    json({ peel: 1, nonce: said.nonce, results: [], feeds: null }),
  "an honest body with status 201": async (force, said) => json(await honest(force, said), 201),
  "done without a receipt": (force, said) =>
    withReceipt(force, said, (result) => delete result.receipt),
  "a receipt that is null": (force, said) =>
    withReceipt(force, said, (result) => (result.receipt = null)),
  "a signature of nothing": (force, said) =>
    withReceipt(force, said, (result) => (result.receipt.sig = "")),
  "a signature that is no text": (force, said) =>
    withReceipt(force, said, (result) => (result.receipt.sig = 5)),
  "a signature with one letter changed": (force, said) =>
    withReceipt(force, said, ({ receipt }) => {
      receipt.sig = (receipt.sig[0] === "A" ? "B" : "A") + receipt.sig.slice(1);
    }),
  "another reference under the signature": (force, said) =>
    withReceipt(force, said, ({ receipt }) => (receipt.ref = "CWM-XXXX-XX")),
  "another position under the signature": (force, said) =>
    withReceipt(force, said, ({ receipt }) => (receipt.pos = "9:AAAAAAAA")),
  "another hash": (force, said) =>
    withReceipt(force, said, ({ receipt }) => (receipt.hash = "0".repeat(64))),
  "a receipt for somebody else's op": async (force, said) => {
    const other = { ...said.ops[0], id: "01990000-0000-7000-8000-00000000ffff" };
    const receipt = await receiptFor(force, other);
    return withReceipt(force, said, (result) => (result.receipt = receipt));
  },
  "a receipt of another force": async (_force, said) => json(await honest(await newForce(), said)),
  "an answer about another op only": (force, said) =>
    withReceipt(force, said, (result) => (result.id = "x")),
  401: () => json("{}", 401),
  403: () => json("{}", 403),
  404: () => json(PAGE, 404),
  429: () => json("", 429, { "Retry-After": "7" }),
  500: () => json(PAGE, 500),
  503: () => json("", 503),
};

export { PAGE, STRANGERS, throws };
