// Shows a question only when the answers above it ask for it. Without script all are shown.
import { holds } from "../../schemas/twins/conditions.js";

function answersOf(form) {
  const answers = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string") continue;
    answers[name] = name in answers ? [].concat(answers[name], value) : value;
  }
  return answers;
}

function reveal() {
  for (const form of document.querySelectorAll("form.answers-form")) {
    const answers = answersOf(form);
    for (const field of form.querySelectorAll("[data-when]")) {
      field.hidden = !holds(JSON.parse(field.dataset.when), answers);
    }
  }
}

function startReveal() {
  reveal();
  document.addEventListener("input", reveal);
}

export { reveal, startReveal };
