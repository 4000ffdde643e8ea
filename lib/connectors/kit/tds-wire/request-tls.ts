import type { Duplex } from "node:stream";
import type { NetworkTarget } from "../network-target";
import { askPrelogin, serverFailure } from "./ask-prelogin";
import { encryption } from "./prelogin";

/** The protocol's name where TLS comes first ("strict", TDS 8.0). */
export const strictProtocol = "tds/8.0";

/**
 * Asks for TLS. A server that has none is refused here: whoever sits in between could say the same in its
 * name, and get the password in clear. With strict encryption there is nothing to ask, TLS comes first.
 */
export async function requestTls(input: {
  readonly stream: Duplex;
  readonly target: NetworkTarget;
  readonly signal: AbortSignal;
}): Promise<null> {
  if (input.target.tls?.alpn === strictProtocol) return null;
  const answer = await askPrelogin({ ...input, encryption: encryption.on });
  if (answer.encryption === encryption.on || answer.encryption === encryption.required) return null;
  throw serverFailure({ ...input, code: "tls_not_supported", says: "is a SQL Server without TLS" });
}
