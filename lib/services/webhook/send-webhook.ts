import "server-only";
import { getEnv } from "@/lib/config/env";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { NetworkError } from "@/lib/shared/errors/network-error";
import { measure } from "@/lib/telemetry/measure";
import { withSpan } from "@/lib/telemetry/with-span";
import { signMessage } from "./signing-secret";

/** What became of one try. */
export interface WebhookTry {
  /** Of the answer; null where there was none. */
  readonly status: number | null;
  /** Why there was no answer. */
  readonly errorCode: string | null;
  readonly durationMs: number;
}

/** Milliseconds a receiver has to answer (Standard Webhooks: 15 to 30 s). */
const patienceMs = 15_000;

/**
 * Sends one signed message through the guarded dialer: private addresses are refused, redirects are not
 * followed, the answer's body is not read further than its first bytes.
 */
export function sendWebhook(message: WebhookMessage): Promise<WebhookTry> {
  return withSpan({
    name: "webhook_delivery",
    attributes: {},
    run: async (add) => {
      const result = await post(message);
      const outcome = outcomeOf(result.status);
      add({ outcome });
      const seconds = result.durationMs / 1000;
      measure({
        metric: "latchkey_webhook_delivery_duration_seconds",
        attributes: { outcome },
        seconds,
      });
      return result;
    },
  });
}

function outcomeOf(status: number | null): string {
  if (status === null) return "unreachable";
  if (status === 410) return "gone";
  return status >= 200 && status < 300 ? "delivered" : "rejected";
}

interface WebhookMessage {
  readonly url: string;
  readonly id: string;
  readonly body: string;
  /** Secrets to sign with; the signatures stand side by side while one takes over from the other. */
  readonly secrets: readonly string[];
  readonly signal: AbortSignal;
}

async function post(input: WebhookMessage): Promise<WebhookTry> {
  const { url, id, body, signal } = input;
  const timestamp = Math.floor(Date.now() / 1000);
  const signatures = input.secrets.map((secret) => signMessage({ secret, id, timestamp, body }));
  const tcp = createGuardedTcp({
    policy: parseEgressPolicy({ allowedCidrs: getEnv().allowedNetworks }),
    signal,
  });
  const http = createGuardedHttp({ tcp, signal, ms: patienceMs });
  const started = performance.now();
  const duration = () => Math.round(performance.now() - started);
  try {
    const { status } = await http.request({
      method: "POST",
      url,
      body,
      allowPlain: url.startsWith("http:"),
      maxBytes: 65_536,
      headers: {
        "content-type": "application/json",
        "user-agent": "Latchkey-Webhooks/1",
        "webhook-id": id,
        "webhook-timestamp": String(timestamp),
        "webhook-signature": signatures.join(" "),
      },
    });
    return { status, errorCode: null, durationMs: duration() };
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return { status: null, errorCode: error.code, durationMs: duration() };
  }
}
