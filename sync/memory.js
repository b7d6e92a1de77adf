// The same stores held in memory: for drafts that must leave no trace, and for browsers that give
// no storage. They die with the worker, and the pages say so.
function memoryStore(keyPath, rows) {
  return {
    get: (key) => structuredClone(rows.get(key)),
    getAll: () => Array.from(rows.values(), (row) => structuredClone(row)),
    put: (row) => void rows.set(row[keyPath], structuredClone(row)),
    delete: (key) => void rows.delete(key),
    clear: () => rows.clear(),
  };
}

function memoryStores(stores) {
  const rows = Object.fromEntries(Object.keys(stores).map((name) => [name, new Map()]));
  let turn = Promise.resolve();
  const attempt = async (names, work) => {
    const before = Object.fromEntries(names.map((name) => [name, new Map(rows[name])]));
    try {
      return await work(
        Object.fromEntries(names.map((name) => [name, memoryStore(stores[name], rows[name])])),
      );
    } catch (error) {
      for (const name of names) rows[name] = before[name];
      throw error;
    }
  };
  const run = (names, work) => {
    const mine = turn.then(() => attempt(names, work));
    turn = mine.catch(() => {});
    return mine;
  };
  return { run };
}

export { memoryStores };
