// Saves the answers of a page 400 ms after the last key, and a chosen file at once.
// One save at a time; Send and Continue wait for the one under way, so that revisions keep step.
import { say } from "./say.js";

const WAIT = 400;
const AGAIN = 5000;
// what is said of an answer that is not a plain yes; a page that asks again says it better
const SAID = { 409: "conflict", 422: "", 507: "full" };
/** @type {number | undefined} */
let timer;
/** @type {Promise<any>} */
let under = Promise.resolve();

const pageForm = () => document.querySelector("form.answers-form");

function body(form, withFiles) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) {
    if (typeof value !== "string" && !(withFiles && value.name)) data.delete(name);
  }
  return data;
}

async function post(form, withFiles) {
  const answer = await fetch(form.action, {
    method: "POST",
    headers: { "X-Autosave": "1" },
    body: body(form, withFiles),
    redirect: "error",
  });
  const rev = answer.headers.get("X-Rev");
  if (rev && form.elements.rev) form.elements.rev.value = rev;
  return answer;
}

let asked = false;

// Asked for once there is something to keep (some browsers ask the person); never waited for.
function askToKeep() {
  if (asked) return;
  asked = true;
  navigator.storage?.persist?.().catch(() => {});
}

async function save(form, withFiles) {
  clearTimeout(timer);
  timer = undefined;
  const answer = await post(form, withFiles).catch(() => null);
  const said = answer?.ok ? "" : SAID[answer?.status];
  say(said ?? "unsaved");
  if (answer?.ok) askToKeep();
  if (said === undefined) timer = setTimeout(() => flush(form), AGAIN);
  return answer;
}

function flush(form = pageForm(), withFiles = false) {
  if (form) under = under.then(() => save(form, withFiles));
  return under;
}

function onInput(event) {
  const form = event.target.form;
  if (!form?.matches("form.answers-form") || event.target.type === "file") return;
  clearTimeout(timer);
  timer = setTimeout(() => flush(form), WAIT);
}

const settled = () => (timer ? flush() : under);

let going;

// The revision in the form must be the one the last save gave.
function onSubmit(event) {
  const form = event.target;
  if (!form.matches("form.answers-form") || going === form) return;
  clearTimeout(timer);
  timer = undefined;
  event.preventDefault();
  event.stopImmediatePropagation();
  // a form cannot be submitted again while it is being submitted: wait for the next task
  const again = () => {
    going = form;
    form.requestSubmit(event.submitter);
    going = undefined;
  };
  under.then(() => setTimeout(again));
}

function onHide() {
  if (document.visibilityState === "hidden" && timer) flush();
}

function startAutosave() {
  document.addEventListener("input", onInput);
  document.addEventListener("visibilitychange", onHide);
  addEventListener("submit", onSubmit, true);
}

export { flush, settled, startAutosave };
