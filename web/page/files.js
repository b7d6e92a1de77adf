// A chosen file is saved at once, as it is; only the preview is made smaller.
import { flush } from "./autosave.js";

const SIDE = 160;

async function preview(file) {
  const canvas = document.createElement("canvas");
  const image = await createImageBitmap(file, { resizeHeight: SIDE, resizeQuality: "medium" });
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", file.name);
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  image.close();
  return canvas;
}

async function show(input, files) {
  const place = document.querySelector(`.previews[data-for="${input.id}"]`);
  for (const file of files) {
    if (!place || !file.type.startsWith("image/")) continue;
    // a picture this browser cannot draw is still kept and sent
    await preview(file)
      .then((canvas) => place.append(canvas))
      .catch(() => {});
  }
}

// The list of kept files comes from the host, so both hosts write it in one way.
async function refresh(id) {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const there = new DOMParser().parseFromString(await answer.text(), "text/html");
  const kept = there.getElementById(id);
  if (answer.ok && kept) document.getElementById(id)?.replaceWith(kept);
}

// the page as the host answered it: what was kept, and why a file was not taken
function showWhy(text) {
  const there = new DOMParser().parseFromString(text, "text/html").getElementById("main");
  const here = document.getElementById("main");
  if (!there || !here) return;
  here.replaceWith(there);
  /** @type {any} */ (window).htmx?.process(there);
  document.getElementById("summary")?.focus();
}

async function onChange(event) {
  const input = event.target;
  if (input.type !== "file" || !input.form?.matches("form.answers-form")) return;
  const files = [...input.files];
  const answer = await flush(input.form, true);
  if (answer?.status === 422) return showWhy(await answer.text());
  if (!answer?.ok) return;
  input.value = "";
  await refresh(`${input.id}-list`);
  await show(input, files);
}

function onClick(event) {
  if (event.target.type === "file") flush(event.target.form ?? undefined);
}

function startFiles() {
  document.addEventListener("change", onChange);
  document.addEventListener("click", onClick, true);
}

export { startFiles };
