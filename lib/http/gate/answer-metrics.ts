import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "@/lib/config/logger";
import type { HiddenText } from "@/lib/config/operator-env";
import { renderMetrics } from "@/lib/telemetry/render-metrics";
import { refuse } from "./refuse";

/** `GET /metrics` as Prometheus reads it, for a caller with the operator's token. */
export async function answerMetrics(input: {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly token: HiddenText;
}): Promise<void> {
  const { request, response, requestId, token } = input;
  const shown = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
  if (!timingSafeEqual(digest(shown), digest(token.reveal()))) {
    response.setHeader("www-authenticate", "Bearer");
    return refuse({
      response,
      requestId,
      status: 401,
      code: "unauthorized",
      title: "Metrics need the operator's metrics token as bearer token.",
    });
  }
  const headers = { "cache-control": "no-store" };
  try {
    const metrics = await renderMetrics();
    if (metrics === null) throw new Error("metrics are not open yet");
    response.writeHead(200, { ...headers, "content-type": metrics.type }).end(metrics.text);
  } catch (error) {
    log("error", "metrics could not be read", { requestId, error });
    response.writeHead(503, { ...headers, "retry-after": "5" }).end();
  }
}

/** Of equal length, whatever was shown. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
