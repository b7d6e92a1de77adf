// Shows a question only when an answer on the same page asks for it. Without script all are shown.
function chosen(form, name) {
  const values = new FormData(form).getAll(name);
  return values.filter((value) => typeof value === "string");
}

function reveal() {
  for (const field of document.querySelectorAll("form.answers-form [data-when]")) {
    const wanted = field.getAttribute("data-is")?.split("|") ?? [];
    const values = chosen(field.closest("form"), field.getAttribute("data-when"));
    field.toggleAttribute("hidden", !values.some((value) => wanted.includes(value)));
  }
}

function startReveal() {
  reveal();
  document.addEventListener("input", reveal);
}

export { reveal, startReveal };
