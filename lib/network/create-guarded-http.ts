import type { Socket } from "node:net";
import { Client } from "undici";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { GuardedHttp, GuardedTcp, HttpRequest, HttpResponse } from "@/lib/shared/setup-test/context";
import { httpFailure } from "./http-failure";
import { type HttpTarget, readHttpTarget } from "./read-http-target";
import { withDeadline } from "./with-deadline";

/** Largest answer read where the caller sets no limit. */
const defaultMaxBytes = 1_048_576;

export interface GuardedHttpOptions {
  readonly tcp: GuardedTcp;
  /** Aborts every request. */
  readonly signal: AbortSignal;
  /** Milliseconds a request may take, from the look-up to the last byte. @default 10000 */
  readonly ms?: number;
  /**
   * Stand-ins for providers, by origin: `{ "https://sheets.googleapis.com": "http://127.0.0.1:8080" }`.
   * The request goes to the stand-in with its path and its `Host` header unchanged. Set by the operator or
   * a test, never from what a user enters. @default none
   */
  readonly origins?: Readonly<Record<string, string>>;
}

/** HTTP whose every connection is made by the guarded dialer. */
export function createGuardedHttp(options: GuardedHttpOptions): GuardedHttp {
  return {
    request: async (input) => {
      const target = readHttpTarget({ ...input, origins: options.origins ?? {} });
      const ended = new AbortController();
      const signals = [options.signal, ended.signal, ...(input.signal === undefined ? [] : [input.signal])];
      const signal = AbortSignal.any(signals);
      return withDeadline({
        work: send({ tcp: options.tcp, target, input, signal }),
        deadline: {
          ms: input.timeoutMs ?? options.ms ?? 10_000,
          signal,
          expired: () => httpFailure({ target, error: { code: "ETIMEDOUT" } }),
        },
        abandon: () => ended.abort(),
      });
    },
  };
}

interface Exchange {
  readonly tcp: GuardedTcp;
  readonly target: HttpTarget;
  readonly input: HttpRequest;
  readonly signal: AbortSignal;
}

async function send(exchange: Exchange): Promise<HttpResponse> {
  const { target, input, signal } = exchange;
  const socket = await openSocket(exchange);
  const close = () => socket.destroy();
  signal.addEventListener("abort", close, { once: true });
  const client = new Client(target.origin, {
    // The checked stream is the only one this client ever gets. undici expects the answer a moment later.
    connect: (_options, done) => setImmediate(() => done(null, socket)),
    maxResponseSize: input.maxBytes ?? defaultMaxBytes,
  });
  try {
    if (signal.aborted) throw httpFailure({ target, error: { code: "ECONNRESET" } });
    const answer = await client.request({
      method: input.method,
      path: target.path,
      headers: { "accept-encoding": "identity", ...input.headers, host: target.hostHeader },
      body: input.body ?? null,
      signal,
    });
    const bytes = new Uint8Array(await answer.body.arrayBuffer());
    return response({ status: answer.statusCode, headers: answer.headers, bytes });
  } catch (error) {
    throw error instanceof NetworkError ? error : httpFailure({ target, error });
  } finally {
    signal.removeEventListener("abort", close);
    close();
    await client.destroy();
  }
}

async function openSocket({ tcp, target, input, signal }: Exchange): Promise<Socket> {
  const { host, port } = target;
  const stream =
    input.tunnel === undefined
      ? await tcp.connect({ target: await tcp.resolve({ host, signal }), port, signal })
      : await input.tunnel.forward({ host, port, signal });
  if (target.isPlain) return stream as Socket;
  const secured = await tcp.secure({
    stream,
    tls: {
      servername: host,
      port,
      mode: "verify-full",
      approvedFingerprints: input.tls?.approvedFingerprints ?? [],
      ...(input.tls?.ca === undefined ? {} : { ca: input.tls.ca }),
    },
    signal,
  });
  return secured.stream;
}

function response(input: {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Uint8Array;
}): HttpResponse {
  const text = () => new TextDecoder().decode(input.bytes);
  return {
    status: input.status,
    headers: Object.fromEntries(
      Object.entries(input.headers).map(([name, value]) => [name.toLowerCase(), [value].flat().join(", ")]),
    ),
    bytes: input.bytes,
    text,
    json: () => {
      try {
        return JSON.parse(text()) as unknown;
      } catch {
        return undefined;
      }
    },
  };
}
