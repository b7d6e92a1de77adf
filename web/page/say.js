// One live line at the top of the page; its words come with the page, in its language.
const line = () => document.getElementById("live");
const words = (key) => line()?.dataset[key] ?? "";

function say(key, button) {
  const here = line();
  if (!here) return;
  here.textContent = key ? words(key) : "";
  if (button) here.append(" ", button);
}

function button(key, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button quiet small";
  made.textContent = words(key);
  made.addEventListener("click", act);
  return made;
}

export { button, say, words };
