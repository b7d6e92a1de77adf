// The browser may offer a name, e-mail or phone that it knows, but shall not remember one that is
// typed here, neither for filling nor for opening its windows again: the word that invites it is
// withdrawn with the first letter.
const offered = "body.citizen :is(input,textarea)[autocomplete]:not([autocomplete=off])";

function onUse(event) {
  if (event.target.matches?.(offered)) event.target.autocomplete = "off";
}

function onSubmit(event) {
  for (const box of event.target.querySelectorAll(offered)) box.autocomplete = "off";
}

function startForgetting() {
  for (const kind of ["input", "focusout"]) addEventListener(kind, onUse, true);
  addEventListener("submit", onSubmit, true);
}

export { startForgetting };
