import type { IncomingMessage, ServerResponse } from "node:http";

/** When it is worth asking again, in seconds. */
const retryAfter = "5";

/** Of the browser alone: no script, no style, and it asks again by itself. */
const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Back in a moment</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><h1>Back in a moment</h1>
<p>Latchkey is being started or looked after. This page tries again every ${retryAfter} seconds; nothing is lost.</p>
</body></html>
`;

/** Answers a request that cannot be served for the moment: a page to browsers, a problem document to programs. */
export function refuseForNow(input: {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
}): void {
  const { request, response, requestId } = input;
  const headers = { "cache-control": "no-store", "retry-after": retryAfter };
  request.resume();
  if (request.method === "GET" && /\btext\/html\b/.test(request.headers.accept ?? "")) {
    response.writeHead(503, { ...headers, "content-type": "text/html; charset=utf-8", refresh: retryAfter });
    return void response.end(page);
  }
  const [status, code, title] = [503, "worker_unavailable", "Latchkey is being started or looked after."];
  response.writeHead(status, { ...headers, "content-type": "application/problem+json" });
  response.end(JSON.stringify({ type: "about:blank", title, status, code, requestId }));
}
