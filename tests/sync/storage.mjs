// Looking into a browser's storage from outside, and breaking it on purpose.

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

// everything in every database, as it lies there
async function contentsOf(browser) {
  const found = [];
  for (const { name } of await browser.databases()) {
    const database = await done(browser.open(name));
    const stores = {};
    for (const store of database.objectStoreNames) {
      stores[store] = await done(database.transaction(store).objectStore(store).getAll());
    }
    database.close();
    found.push({ name, stores });
  }
  return found;
}

// is this text anywhere: in a key, a value, or inside bytes, in UTF-8 or UTF-16?
function holds(value, text) {
  if (typeof value === "string") return value.includes(text);
  if (value instanceof Uint8Array || value instanceof ArrayBuffer) {
    const bytes = Buffer.from(value);
    return bytes.includes(text) || bytes.includes(Buffer.from(text, "utf16le"));
  }
  if (value === null || typeof value !== "object") return false;
  return Object.entries(value).some(([key, one]) => key.includes(text) || holds(one, text));
}

// a factory whose databases come through `change(database)`, as a browser's own faults would
function faulty(browser, change) {
  return {
    deleteDatabase: (name) => browser.deleteDatabase(name),
    open(name, version) {
      const request = browser.open(name, version);
      request.addEventListener("success", () => change(request.result));
      return request;
    },
  };
}

export { contentsOf, faulty, holds };
