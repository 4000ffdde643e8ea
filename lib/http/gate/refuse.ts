import type { ServerResponse } from "node:http";

/** Answers a request that does not pass the gate, as a problem document. */
export function refuse(input: {
  readonly response: ServerResponse;
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 414 | 415;
  readonly code: string;
  readonly title: string;
  readonly requestId: string;
}): void {
  const { response, status, code, title, requestId } = input;
  response.writeHead(status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
  });
  // What is left of the request is read and forgotten: closing on a caller that still sends would reset the
  // connection, and the caller would never see this answer.
  response.req.resume();
  response.end(JSON.stringify({ type: "about:blank", title, status, code, requestId }));
}
