// A push always shows something, and never anything that someone looking over a shoulder may use.
import { worker } from "./self.js";

const NEUTRAL = { en: "There is an update for you", cy: "Mae diweddariad i chi" };
const TAG = "update";

function read(data) {
  try {
    return data.json().notification ?? {};
  } catch {
    return {};
  }
}

function onPush(event) {
  const { title, body, lang, navigate } = read(event.data);
  const said = { body: body ?? "", lang: lang ?? "en", tag: TAG, renotify: true };
  const options = { ...said, data: { to: navigate ?? "/case" } };
  const shown = title ?? NEUTRAL[lang] ?? NEUTRAL.en;
  event.waitUntil(worker.registration.showNotification(shown, options));
}

async function open(to) {
  const url = new URL(to, worker.location.origin);
  const safe = url.origin === worker.location.origin ? url.href : worker.location.origin;
  const pages = await worker.clients.matchAll({ type: "window" });
  const page = pages.find((one) => "navigate" in one);
  if (!page) return worker.clients.openWindow(safe);
  await page.focus();
  return page.navigate(safe);
}

function onClick(event) {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.to ?? "/case"));
}

export { onClick, onPush };
