// What a page posted: answers as pairs, files, and what the person wants to do.
const KINDS = /^(image|video|audio)\/|^application\/pdf$/;
const MEGABYTE = 1048576;
const LARGEST = 25;

async function readPosted(request) {
  const form = await request.formData();
  const all = [...form];
  const pairs = all.filter(([, value]) => typeof value === "string");
  const files = all.filter(([, value]) => typeof value !== "string" && value.name !== "");
  const word = (name) => String(form.get(name) ?? "");
  const rev = /^[0-9]{1,9}$/.test(word("rev")) ? Number(word("rev")) : null;
  const auto = request.headers.has("X-Autosave");
  return { pairs, files, rev, auto, go: word("go"), remove: word("_remove"), word };
}

// why this file cannot be taken, or ""
function refusal(file, room) {
  if (room < 1) return { code: "many", limit: 0 };
  if (file.size === 0) return { code: "empty", limit: 0 };
  if (file.size > LARGEST * MEGABYTE) return { code: "large", limit: LARGEST };
  return KINDS.test(file.type) ? null : { code: "kind", limit: 0 };
}

export { readPosted, refusal };
