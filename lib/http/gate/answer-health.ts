import type { ServerResponse } from "node:http";
import { log } from "@/lib/config/logger";

/** `{"status":"ok"}`, or 503 where the check fails; why is in the log only. */
export async function answerHealth(input: {
  readonly response: ServerResponse;
  readonly check: () => Promise<void>;
}): Promise<void> {
  const { response } = input;
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  try {
    await input.check();
    response.writeHead(200, headers).end('{"status":"ok"}');
  } catch (error) {
    log("error", "not ready", { error });
    response.writeHead(503, { ...headers, "retry-after": "5" }).end('{"status":"unavailable"}');
  }
}
