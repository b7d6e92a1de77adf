// Answers as the server gives them: a page, a way on, a file.
import { render } from "../../build/templates.js";
import { worker } from "./self.js";

const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob:; " +
  "connect-src 'self'; manifest-src 'self'; worker-src 'self'; object-src 'none'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const HEADERS = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": CSP,
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Answered-By": "phone",
};

function html(template, view, status = 200) {
  const headers = { ...HEADERS, "Content-Type": "text/html; charset=utf-8" };
  return new Response(render(template, view, view.lang), { status, headers });
}

const seeOther = (path) => Response.redirect(new URL(path, worker.location.origin).href, 303);

const saved = (rev) =>
  new Response(null, { status: 204, headers: { ...HEADERS, "X-Rev": String(rev) } });

function file(bytes, name) {
  const headers = { ...HEADERS, "Content-Type": "application/octet-stream" };
  headers["Content-Disposition"] = `attachment; filename="${name}"`;
  return new Response(bytes, { headers });
}

const sheet = (text) => new Response(text, { headers: { ...HEADERS, "Content-Type": "text/css" } });

export { file, html, saved, seeOther, sheet };
