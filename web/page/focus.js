// After a part of the page was changed: to the list of mistakes if there is one, else to the page.
function move() {
  const target = document.getElementById("summary") ?? document.getElementById("main");
  target?.focus({ preventScroll: target.id === "main" });
}

// A link of the summary leads to the first control of its question.
function onClick(event) {
  const link = event.target.closest?.(".summary a");
  const field = link && document.getElementById(link.hash.slice(1));
  const control = field?.matches("input,textarea")
    ? field
    : field?.querySelector("input:not([type=hidden]),textarea");
  if (!control) return;
  event.preventDefault();
  control.focus();
  field.closest(".field")?.scrollIntoView();
}

function startFocus(afterwards) {
  document.getElementById("summary")?.focus();
  document.addEventListener("click", onClick);
  document.addEventListener("htmx:after:swap", () => {
    afterwards();
    move();
  });
}

export { startFocus };
