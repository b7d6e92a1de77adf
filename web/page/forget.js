// The browser may offer a name, e-mail or phone that it knows, but shall not remember one that was
// typed here: a word that names its purpose for filling is withdrawn once the field is left.
const offered = "body.citizen :is(input,textarea)[autocomplete]:not([autocomplete=off])";

function onLeave(event) {
  if (event.target.matches(offered)) event.target.autocomplete = "off";
}

function onSubmit(event) {
  for (const box of event.target.querySelectorAll(offered)) box.autocomplete = "off";
}

function startForgetting() {
  document.addEventListener("focusout", onLeave);
  addEventListener("submit", onSubmit, true);
}

export { startForgetting };
