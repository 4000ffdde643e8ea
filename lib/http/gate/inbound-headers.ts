import type { IncomingMessage } from "node:http";
import type { BlockList } from "node:net";
import { callerAddress } from "./caller-address";

/**
 * Headers that steer the framework from inside or that only a trusted proxy could vouch for. From the
 * outside they are dropped (CVE-2025-29927 and its kin were such headers).
 */
const internal =
  /^(x-middleware-|x-invoke-|x-nextjs-|x-action-|x-forwarded-|x-matched-path$|x-now-|x-vercel-|x-nonce$|next-resume$|forwarded$|content-security-policy)/;

/**
 * Removes internal headers, pins the host to the configured one so that no caller chooses it, and adds the
 * caller's address for the API keys that are bound to networks.
 */
export function cleanHeaders(input: {
  readonly request: IncomingMessage;
  readonly host: string;
  readonly requestId: string;
  /** Whose `X-Forwarded-For` is believed. */
  readonly proxies: BlockList;
}): void {
  const { headers, socket } = input.request;
  const address = callerAddress({
    peer: socket.remoteAddress ?? "",
    forwardedFor: [headers["x-forwarded-for"] ?? []].flat().join(","),
    proxies: input.proxies,
  });
  for (const name of Object.keys(headers)) {
    if (internal.test(name)) delete headers[name];
  }
  headers.host = input.host;
  headers["x-request-id"] = input.requestId;
  headers["x-latchkey-peer"] = address;
}
