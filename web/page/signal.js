// Says in words when the signal is gone and what that means on this page.
import { say } from "./say.js";

function tell() {
  if (navigator.onLine) return say("");
  say(navigator.serviceWorker?.controller ? "offline" : "server");
}

function startSignal() {
  addEventListener("online", tell);
  addEventListener("offline", tell);
  if (!navigator.onLine) tell();
}

export { startSignal };
