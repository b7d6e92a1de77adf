// Notifications for the case page: asked for by a tap, told to the police, taken back by a tap.
// At each visit a subscription that is still on is told again, because browsers drop them silently.
const place = () => /** @type {HTMLElement | null} */ (document.querySelector("[data-push-key]"));

function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function post(url, subscription) {
  return fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(subscription),
  });
}

async function current() {
  const registration = await navigator.serviceWorker.ready;
  return { registration, before: await registration.pushManager.getSubscription() };
}

function show(on) {
  for (const part of document.querySelectorAll("[data-push-when]")) {
    part.toggleAttribute("hidden", (part.getAttribute("data-push-when") === "on") !== on);
  }
}

async function turnOn(section) {
  if ((await Notification.requestPermission()) !== "granted") return;
  const { registration, before } = await current();
  const options = { userVisibleOnly: true, applicationServerKey: bytes(section.dataset.pushKey) };
  const subscription = before ?? (await registration.pushManager.subscribe(options));
  const answer = await post(section.dataset.pushUrl, subscription);
  show(answer.ok);
}

async function turnOff(section) {
  const { before: subscription } = await current();
  if (subscription) {
    await post(section.dataset.pushOffUrl, { endpoint: subscription.endpoint });
    await subscription.unsubscribe();
  }
  show(false);
}

function onClick(event) {
  const wish = event.target.closest?.("[data-push]")?.dataset.push;
  const section = place();
  if (!wish || !section) return;
  (wish === "on" ? turnOn(section) : turnOff(section)).catch(() => show(false));
}

async function tellAgain() {
  const section = place();
  if (!section || !("PushManager" in window)) return;
  section.hidden = false;
  const { before: subscription } = await current();
  show(Boolean(subscription));
  if (subscription) await post(section.dataset.pushUrl, subscription);
}

function startPush() {
  document.addEventListener("click", onClick);
  document.addEventListener("htmx:after:swap", tellAgain);
  tellAgain();
}

export { startPush };
