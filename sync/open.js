// How a database is opened: in five seconds, once for all who ask, and again when it has died.
import { fault } from "./faults.js";

const OPEN_LIMIT = 5000;

function opening(factory, name, stores, forget) {
  return new Promise((resolve, reject) => {
    const slow = setTimeout(() => reject(fault("NoStorage", "storage did not open")), OPEN_LIMIT);
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => {
      for (const [store, keyPath] of Object.entries(stores)) {
        request.result.createObjectStore(store, { keyPath });
      }
    };
    request.onerror = () => {
      clearTimeout(slow);
      reject(fault("NoStorage", "storage cannot be opened", { cause: request.error }));
    };
    request.onsuccess = () => {
      clearTimeout(slow);
      const database = request.result;
      database.onclose = forget;
      database.onversionchange = () => {
        database.close();
        forget();
      };
      resolve(database);
    };
  });
}

// one open promise per database, dropped as soon as it fails or the connection dies
function database(place) {
  const forget = () => {
    if (place.opened === mine) place.opened = null;
  };
  if (place.opened) return place.opened;
  const mine = opening(place.factory, place.name, place.stores, () => forget());
  place.opened = mine;
  mine.catch(forget);
  return mine;
}

export { database };
