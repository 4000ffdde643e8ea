import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { BlockList } from "node:net";
import compression from "compression";
import type { HiddenText } from "@/lib/config/operator-env";
import { isActionBody, largestActionBody, readActionBody, replay } from "./action-body";
import { answerHealth } from "./answer-health";
import { answerMetrics } from "./answer-metrics";
import { setBaselineHeaders } from "./baseline-headers";
import { cleanHeaders } from "./inbound-headers";
import { refuse } from "./refuse";
import { refuseForNow } from "./refuse-for-now";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Problem = Omit<Parameters<typeof refuse>[0], "response" | "requestId">;

const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);
const longestUrl = 4_096;

/**
 * The gate in front of Next: it sets the headers of every answer and refuses, with a 4xx, what Next
 * answers with a 500 or would take at face value: foreign or broken origins, internal headers, bodies
 * that are too large or no call of ours. It authorises nothing; services do. It answers the health
 * checks itself: they ask the database, not the pages. So it does with metrics.
 */
export function createGate(input: {
  /** Origin under which browsers reach the app. */
  readonly publicUrl: string;
  readonly staticFiles: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  readonly handle: Handle;
  /** Whether requests can be served now; rejects where not. */
  readonly checkReadiness: () => Promise<void>;
  /** Whether an address cannot be served for the moment. */
  readonly isClosedFor: (path: string) => boolean;
  /** What a scraper of metrics has to show; without one there are no metrics. */
  readonly metricsToken: HiddenText | undefined;
  /** The operator's proxies, which say whose request they pass on. */
  readonly proxies: BlockList;
}): (request: IncomingMessage, response: ServerResponse) => void {
  const { host, protocol } = new URL(input.publicUrl);
  // Pages only: static files are compressed already, API answers may hold what must not be guessed by size.
  const compress = compression({
    filter: (_request, response) => String(response.getHeader("content-type") ?? "").startsWith("text/html"),
  });
  return (request, response) => {
    const requestId = randomUUID();
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    cleanHeaders({ request, host, requestId, proxies: input.proxies });
    setBaselineHeaders({ response, path, secure: protocol === "https:" });
    response.setHeader("x-request-id", requestId);
    const problem = problemOf({ request, path, publicUrl: input.publicUrl });
    if (problem !== null) return refuse({ response, requestId, ...problem });
    if (answersOperator({ ...input, request, response, requestId, path })) return;
    if (input.isClosedFor(path)) return refuseForNow({ request, response, requestId });
    if (isFrameCall({ request, path })) {
      void passAction({ request, response, requestId, handle: input.handle });
      return;
    }
    // No file and no page lies there, and what is neither found nor compressed need not be looked at.
    if (path.startsWith("/api/")) return void input.handle(request, response);
    input.staticFiles(request, response, () => {
      compress(request as never, response as never, () => void input.handle(request, response));
    });
  };
}

/** Health and metrics: for whoever runs this server. @returns whether the request was one of these */
function answersOperator(input: {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly path: string;
  readonly checkReadiness: () => Promise<void>;
  readonly metricsToken: HiddenText | undefined;
}): boolean {
  const { path, response, metricsToken } = input;
  if (path === "/readyz") void answerHealth({ response, check: input.checkReadiness });
  else if (path === "/livez") void answerHealth({ response, check: async () => undefined });
  else if (path === "/metrics" && metricsToken !== undefined)
    void answerMetrics({ ...input, token: metricsToken });
  else return false;
  return true;
}

function problemOf(input: {
  readonly request: IncomingMessage;
  readonly path: string;
  readonly publicUrl: string;
}): Problem | null {
  const { request, path } = input;
  const url = request.url ?? "";
  if (url.length > longestUrl)
    return { status: 414, code: "uri_too_long", title: "The address is too long." };
  if (!isDecodable(url)) return { status: 400, code: "bad_request", title: "The address is not valid." };
  if (!methods.has(request.method ?? "")) return notAllowed;
  if (path.startsWith("/api/") || frameRoute.test(path)) return null;
  if (request.method === "GET" || request.method === "HEAD") {
    return request.headers["next-action"] === undefined ? null : badRequest;
  }
  return actionProblem(input);
}

/** What a frame calls plainly, and proves itself to by its bearer. */
const frameRoute = /^\/(embed|link)\/[^/]+\/(exit|forgery|check-runs\/[^/]+)$/;

const notAllowed: Problem = {
  status: 405,
  code: "method_not_allowed",
  title: "This address does not take this method.",
};
const badRequest: Problem = { status: 400, code: "bad_request", title: "The request cannot be read." };

/** Anything but GET on a page must be a server action call as our frame makes it. */
function actionProblem(input: {
  readonly request: IncomingMessage;
  readonly path: string;
  readonly publicUrl: string;
}): Problem | null {
  const { headers } = input.request;
  if (!isFrameCall(input)) return notAllowed;
  if (headers.origin !== input.publicUrl) {
    return {
      status: 403,
      code: "origin_not_allowed",
      title: "This request did not come from the setup page.",
    };
  }
  if (!/^[0-9a-f]{40,64}$/.test(String(headers["next-action"]))) return badRequest;
  if (!/^text\/plain(;|$)/i.test(headers["content-type"] ?? "")) {
    return { status: 415, code: "unsupported_media_type", title: "The body has the wrong type." };
  }
  return Number(headers["content-length"] ?? 0) > largestActionBody ? tooLarge : null;
}

const tooLarge: Problem = { status: 413, code: "payload_too_large", title: "The body is too large." };

function isFrameCall(input: { readonly request: IncomingMessage; readonly path: string }): boolean {
  const { request, path } = input;
  return (
    request.method === "POST" &&
    /^(\/(embed|link)\/[^/]+|\/admin(\/[^/]+)*)$/.test(path) &&
    request.headers["next-action"] !== undefined
  );
}

async function passAction(input: {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly handle: Handle;
}): Promise<void> {
  const { request, response, requestId } = input;
  try {
    const body = await readActionBody({ request });
    if (body === null) return refuse({ response, requestId, ...tooLarge });
    if (!isActionBody({ body })) return refuse({ response, requestId, ...badRequest });
    await input.handle(replay({ request, body }), response);
  } catch {
    // The client went away in the middle of its body, or the answer was already under way.
    if (!response.headersSent) refuse({ response, requestId, ...badRequest });
    else response.destroy();
  }
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}
