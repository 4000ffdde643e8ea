import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { log } from "@/lib/config/logger";
import { makeGreeting } from "@/lib/services/split/make-greeting";
import { openCall } from "@/lib/services/split/open-call";
import { unpackCall } from "./carried-call";
import { CookieJar } from "./cookie-jar";
import { writePlain } from "./plain-text";
import { whileReceived } from "./received";
import { declaredVerbs } from "./verbs";
import { cookiesHeader, keyHeader, verbHeader, verbOf } from "./wire";

/** Largest sealed call, in bytes: the argument of an action, twice over as text in a text. */
const largestCall = 2 * 1024 * 1024;

/** Answers what comes in at a worker's socket: who it is, and the verbs it has been told. Nothing else. */
export async function answerCall(input: {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}): Promise<void> {
  const { request, response } = input;
  try {
    if (request.url === "/greeting") return sayJson({ response, body: await makeGreeting() });
    const answer = await answerVerb(input);
    if (answer === null) return void response.writeHead(421).end();
    response.writeHead(answer.status, [...answer.headers, [verbHeader, "answered"]].flat());
    if (answer.body === null) return void response.end();
    await pipeline(Readable.fromWeb(answer.body as never), response);
  } catch (error) {
    // A stream that broke off, or a caller that is gone: what a verb fails with, it says itself.
    log("warn", "a call of a serving process was not answered", { error });
    if (response.headersSent) response.destroy();
    else response.writeHead(400).end();
  }
}

/** @returns null where the call is of no verb, or sealed to a key of another keyring */
async function answerVerb(input: Parameters<typeof answerCall>[0]): Promise<Response | null> {
  const { request, response } = input;
  const verb = verbOf({ path: request.url ?? "" });
  const answer = verb === null ? undefined : declaredVerbs().get(verb);
  if (verb === null || answer === undefined || request.method !== "POST") return null;
  const sealed = await readCall(request);
  const bytes = await openCall({ keyId: String(request.headers[keyHeader]), verb, sealed });
  if (bytes === null) return null;
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const call = unpackCall({ bytes, signal: gone.signal });
  bytes.fill(0);
  const { headers } = call.request;
  const cookies = new CookieJar({ header: headers.get("cookie") });
  const answered = await whileReceived({ headers, cookies }, () => answer(call));
  if (cookies.noted.length > 0) {
    answered.headers.set(cookiesHeader, encodeURIComponent(writePlain({ value: cookies.noted })));
  }
  return answered;
}

async function readCall(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > largestCall) throw new Error("the call is too large");
  return buffer(request);
}

function sayJson(input: { readonly response: ServerResponse; readonly body: unknown }): void {
  input.response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(input.body));
}
