import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { DemoDatabase } from "./demo-database.ts";
import { createLinkToken, findConnection, LatchkeyCallError, type LinkRequest } from "./latchkey-api.ts";
import { readRequest } from "./read-request.ts";
import type { Settings } from "./settings.ts";

interface Context {
  readonly settings: Settings;
  readonly database: DemoDatabase;
}

type Answer = { readonly status: number; readonly type: string; readonly body: string | Buffer };

const files: Readonly<Record<string, { readonly name: string; readonly type: string }>> = {
  "/": { name: "index.html", type: "text/html; charset=utf-8" },
  "/style.css": { name: "style.css", type: "text/css; charset=utf-8" },
  "/demo.js": { name: "demo.js", type: "text/javascript; charset=utf-8" },
  "/page-parts.js": { name: "page-parts.js", type: "text/javascript; charset=utf-8" },
  "/icon.svg": { name: "icon.svg", type: "image/svg+xml" },
  "/components": { name: "components.html", type: "text/html; charset=utf-8" },
  "/components.js": { name: "../../../dist/demo-host/components.js", type: "text/javascript; charset=utf-8" },
};

/** Answers one request, whatever happens; an unexpected fault is logged here and named nowhere else. */
export async function answerRequest(
  input: Context & { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const { request, response, settings } = input;
  // One name only: the session allows one origin, and no other name may reach this server by DNS tricks.
  if (request.headers.host !== new URL(settings.origin).host) {
    response.writeHead(307, { location: settings.origin }).end();
    return;
  }
  const answer = await route(input).catch((error: unknown) => fault(error));
  response.writeHead(answer.status, {
    "content-type": answer.type,
    "content-security-policy": policy(settings),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin",
  });
  response.end(request.method === "HEAD" ? undefined : answer.body);
}

function route(input: Context & { readonly request: IncomingMessage }): Promise<Answer> {
  const { method, url = "/", headers } = input.request;
  const path = url.split("?")[0] ?? "/";
  if (method === "GET" || method === "HEAD") return get({ ...input, path });
  if (method === "POST" && headers.origin === input.settings.origin)
    return readRequest(input.request).then((request) => post({ ...input, path, request }));
  return Promise.resolve(json(403, { error: "Only this page may ask for that." }));
}

async function get({ path, settings, database }: Context & { readonly path: string }): Promise<Answer> {
  const id = /^\/api\/connections\/([\w-]{1,64})$/.exec(path)?.[1];
  if (id) return json(200, await findConnection(settings, id));
  if (path === "/api/demo-database") return json(200, { available: await database.available() });
  return Object.hasOwn(files, path) ? page(path, settings) : nothingHere;
}

async function post({
  path,
  settings,
  database,
  request,
}: Context & { readonly path: string; readonly request: LinkRequest }): Promise<Answer> {
  if (path === "/api/link-token") return json(200, { token: await createLinkToken(settings, request) });
  if (path === "/api/demo-database") return json(200, await database.start());
  return nothingHere;
}

async function page(path: string, settings: Settings): Promise<Answer> {
  const { name, type } = files[path] ?? { name: "index.html", type: "text/html" };
  const body = await readFile(new URL(`public/${name}`, import.meta.url), "utf8");
  return { status: 200, type, body: body.replaceAll("{{LATCHKEY_URL}}", settings.latchkeyUrl) };
}

function json(status: number, body: object): Answer {
  return { status, type: "application/json", body: JSON.stringify(body) };
}

const nothingHere = json(404, { error: "There is nothing here." });

function fault(error: unknown): Answer {
  if (error instanceof LatchkeyCallError) return json(error.status, { error: error.message });
  console.error(error);
  return json(500, { error: "That did not work. The demo host's console says why." });
}

/** All that embedding Latchkey needs of a strict policy: its origin in `script-src` and `frame-src`. */
function policy({ latchkeyUrl }: Settings): string {
  const { origin } = new URL(latchkeyUrl);
  return [
    "default-src 'none'",
    `script-src 'self' ${origin}`,
    `frame-src ${origin}`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
