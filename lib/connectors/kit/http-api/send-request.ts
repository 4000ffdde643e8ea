import type { CheckContext, HttpRequest, SshTunnel } from "@/lib/shared/setup-test/context";
import { type ApiAnswer, toAnswer } from "./api-answer";
import type { ApiPlace } from "./reach-stages";

/** A request as connectors describe it. */
export interface ApiRequest {
  /** @default GET */
  readonly method?: HttpRequest["method"];
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as a form. */
  readonly form?: Readonly<Record<string, string>>;
  /** Largest answer read, in bytes. @default 1 MiB */
  readonly maxBytes?: number;
}

/** Sends a request through the guarded dialer. Throws `NetworkError`; a status is no error. */
export async function sendRequest(input: {
  readonly request: ApiRequest;
  readonly context: CheckContext;
  readonly place: ApiPlace;
  /** What the API is reached through. */
  readonly tunnel?: SshTunnel | null;
}): Promise<ApiAnswer> {
  const { request, context, place, tunnel = null } = input;
  const content = contentOf(request);
  const answer = await context.http.request({
    method: request.method ?? "GET",
    url: request.url,
    headers: { accept: "application/json", "user-agent": "Latchkey", ...content.headers, ...request.headers },
    ...(content.body === undefined ? {} : { body: content.body }),
    ...(place.isUserNamed === true ? { tls: approvalsFor({ url: request.url, context }) } : {}),
    ...(place.allowPlain === true ? { allowPlain: true } : {}),
    ...(request.maxBytes === undefined ? {} : { maxBytes: request.maxBytes }),
    ...(tunnel === null ? {} : { tunnel }),
    signal: context.signal,
  });
  return toAnswer({
    status: answer.status,
    header: (name) => (Object.hasOwn(answer.headers, name) ? (answer.headers[name] ?? "") : ""),
    text: answer.text(),
  });
}

function contentOf(request: ApiRequest): {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
} {
  if (request.json !== undefined) {
    return { headers: { "content-type": "application/json" }, body: JSON.stringify(request.json) };
  }
  if (request.form === undefined) return { headers: {} };
  return {
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(request.form).toString(),
  };
}

function approvalsFor(input: { readonly url: string; readonly context: CheckContext }) {
  const url = URL.parse(input.url);
  if (url === null) return {};
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const port = Number(url.port || 443);
  return {
    approvedFingerprints: input.context.trusted.fingerprints({ kind: "tls_certificate", host, port }),
  };
}
