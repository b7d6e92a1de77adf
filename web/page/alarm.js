// The alarm for the gravest reports: asked of the server while the page is open, shown in the page
// and in the tab's title, and heard once someone has touched the page (browsers allow no earlier).
const EVERY = 15000;
/** @type {AudioContext | undefined} */
let sound;
let title = "";

function beep() {
  if (sound?.state !== "running") return;
  const tone = sound.createOscillator();
  const level = sound.createGain();
  tone.frequency.value = 880;
  level.gain.setValueAtTime(0.2, sound.currentTime);
  level.gain.linearRampToValueAtTime(0, sound.currentTime + 0.6);
  tone.connect(level).connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + 0.6);
}

function wake() {
  sound ??= new AudioContext();
  if (sound.state === "suspended") sound.resume();
}

const alarmPlace = () => document.getElementById("alarm");

function show(count) {
  const place = alarmPlace();
  const text = place?.querySelector("strong");
  if (!place || !text) return;
  text.textContent = (place.dataset.text ?? "").replace("{n}", String(count));
  place.hidden = count === 0;
  title = document.title.startsWith("(!) ") ? title : document.title;
  document.title = count ? `(!) ${place.dataset.title} – ${title}` : title;
}

// A list never moves under the reader's hand: what came since is offered, not put in.
function showNewer(waiting) {
  const place = document.getElementById("newer");
  const link = place?.querySelector("a");
  if (place && link) link.hidden = waiting <= Number(place.dataset.waiting);
}

async function ask() {
  const address = alarmPlace()?.dataset.pulse;
  if (!address) return;
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const { alarm, waiting } = await answer.json();
    show(alarm);
    showNewer(waiting);
    if (alarm) beep();
  } catch {
    // No signal: the next tick asks again.
  }
}

function watchAlarm() {
  document.addEventListener("pointerdown", wake, { once: true });
  document.addEventListener("keydown", wake, { once: true });
  setInterval(ask, EVERY);
  show(Number(alarmPlace()?.dataset.count ?? 0));
}

export { watchAlarm };
