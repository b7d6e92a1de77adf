// After someone left in a hurry this site looks empty for half an hour, so that Back shows nothing.
import { chromeOf } from "./frame.js";
import { html, seeOther } from "./reply.js";

const NEUTRAL_SITE = "https://www.bbc.co.uk/weather";
const MARK = "/left";
const LONG = 1800000;

const marks = () => caches.open("pages");

async function leave(at) {
  await (await marks()).put(MARK, new Response(String(Date.now())));
  if (!navigator.onLine) return closed(at);
  return Response.redirect(NEUTRAL_SITE, 303);
}

async function hasLeft() {
  const mark = await (await marks()).match(MARK);
  return mark ? Date.now() - Number(await mark.text()) < LONG : false;
}

const closed = (at) => html("forces/closed.html", { ...chromeOf(at), again: true });

async function comeBack(at) {
  await (await marks()).delete(MARK);
  return seeOther(`${at.base}/`);
}

export { closed, comeBack, hasLeft, leave };
