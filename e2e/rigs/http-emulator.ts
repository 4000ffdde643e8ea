import type { IncomingMessage, ServerResponse } from "node:http";
import * as plain from "node:http";
import * as secure from "node:https";
import type { AddressInfo } from "node:net";
import type { KeyAndCertificate } from "./tls-material.ts";

/** A request as an emulated API sees it. */
export interface ApiCall {
  readonly method: string;
  /** The name the client asked for, from the `Host` header. */
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body as a form. */
  readonly form: URLSearchParams;
  /** The body as JSON, or undefined. */
  readonly json: unknown;
}

/** What an emulated API answers. `json` or `html` set the content type. */
export interface ApiReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly html?: string;
}

/** An endpoint: `GET https://api.example.com/me`; `*` matches a part of a path or of a host name. */
export interface ApiRoute {
  readonly on: string;
  readonly reply: (call: ApiCall) => ApiReply;
}

/** A listener that plays the documented endpoints of vendors and checks what it is sent. */
export interface HttpEmulator {
  readonly port: number;
  /** What to connect to: `http://127.0.0.1:…`, with a certificate `https://localhost:…`. */
  readonly origin: string;
  readonly calls: readonly ApiCall[];
  /** Origins of these URLs, led here or to `standIn`. */
  standIns(urls: readonly string[], standIn?: string): Readonly<Record<string, string>>;
  /** Answers every request but HEAD in this one way, until the function it returns is called. */
  script(reply: ApiReply): () => Promise<void>;
  stop(): Promise<void>;
}

/** Starts it on a free loopback port; HTTPS where it is given a certificate. */
export async function startHttpEmulator(input: {
  readonly routes: readonly ApiRoute[];
  readonly tls?: KeyAndCertificate;
}): Promise<HttpEmulator> {
  const routes = input.routes.map(({ on, reply }) => ({ matches: patternOf(on), reply }));
  const calls: ApiCall[] = [];
  let scripted: ApiReply | null = null;
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    const call = await readCall(request);
    calls.push(call);
    const asked = `${call.method} https://${call.host}${call.path}`;
    const route = routes.find(({ matches }) => matches.test(asked));
    const script = call.method === "HEAD" ? null : scripted;
    send({ response, reply: script ?? route?.reply(call) ?? { status: 404, json: { error: "no route" } } });
  };
  const start = (request: IncomingMessage, response: ServerResponse) => {
    listener(request, response).catch(() => response.destroy());
  };
  const server = input.tls === undefined ? plain.createServer(start) : secure.createServer(input.tls, start);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = input.tls === undefined ? `http://127.0.0.1:${port}` : `https://localhost:${port}`;
  return {
    port,
    origin,
    calls,
    standIns: (urls, standIn = origin) =>
      Object.fromEntries(urls.map((url) => [new URL(url).origin, standIn])),
    script: (reply) => {
      scripted = reply;
      return async () => {
        scripted = null;
      };
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function patternOf(on: string): RegExp {
  const escaped = on.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", "[^/]+");
  return new RegExp(`^${escaped}$`);
}

async function readCall(request: IncomingMessage): Promise<ApiCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString("utf8");
  const host = request.headers.host ?? "";
  const url = new URL(request.url ?? "/", "https://host.invalid");
  const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(", ")]);
  return {
    method: request.method ?? "",
    host,
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body,
    form: new URLSearchParams(body),
    json: parse(body),
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function send({ response, reply }: { readonly response: ServerResponse; readonly reply: ApiReply }): void {
  const type = reply.html === undefined ? "application/json" : "text/html; charset=utf-8";
  response.writeHead(reply.status, { "content-type": type, ...reply.headers });
  response.end(reply.html ?? (reply.json === undefined ? "" : JSON.stringify(reply.json)));
}
