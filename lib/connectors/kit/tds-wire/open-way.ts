import type { Duplex } from "node:stream";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import type { NetworkTarget } from "../network-target";
import { askPrelogin, serverFailure } from "./ask-prelogin";
import { carryTls } from "./carry-tls";
import { encryption } from "./prelogin";
import { requestTls, strictProtocol } from "./request-tls";
import type { TdsState } from "./state";

/**
 * Settles PRELOGIN where TLS did not already: in clear, or inside of strict TLS. In clear a server that wants
 * encryption is refused before anything secret is sent.
 */
export async function settlePrelogin(input: {
  readonly stream: Duplex;
  readonly target: NetworkTarget;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { target } = input;
  const isStrict = target.tls?.alpn === strictProtocol;
  if (target.tls !== null && !isStrict) return;
  const answer = await askPrelogin({ ...input, encryption: encryption.notSupported });
  if (!isStrict && (answer.encryption === encryption.on || answer.encryption === encryption.required)) {
    throw serverFailure({ target, code: "tls_required", says: "accepts encrypted connections only" });
  }
}

/**
 * The way to the server that the first one sends us on to, as Azure SQL does: every step again, through the
 * guarded dialer, with that server's own name in the certificate.
 */
export async function openWay(input: {
  readonly server: { readonly host: string; readonly port: number };
  readonly target: NetworkTarget;
  readonly context: CheckContext;
  readonly state: TdsState;
}): Promise<Duplex> {
  const { context, state, server } = input;
  const { signal, tcp, trusted } = context;
  const target = { ...input.target, ...server };
  const stream = await (state.tunnel === null
    ? tcp.connect({ target: await tcp.resolve({ host: server.host, signal }), port: server.port, signal })
    : state.tunnel.forward({ ...server, signal }));
  state.resources.add(() => stream.destroy());
  const { tls } = target;
  if (tls === null) {
    await settlePrelogin({ stream, target, signal });
    return stream;
  }
  await requestTls({ stream, target, signal });
  const approvedFingerprints = trusted.fingerprints({ kind: "tls_certificate", ...server });
  const secured = await tcp.secure({
    stream: tls.alpn === strictProtocol ? stream : carryTls({ stream }),
    tls: { ...tls, servername: server.host, port: server.port, approvedFingerprints },
    signal,
  });
  state.resources.add(() => secured.stream.destroy());
  await settlePrelogin({ stream: secured.stream, target, signal });
  return secured.stream;
}

/** Whether an error is the dialer's own, somewhere among its causes. */
export function networkErrorIn(error: unknown): NetworkError | undefined {
  for (let one = error; one instanceof Error; one = one.cause) if (one instanceof NetworkError) return one;
  return undefined;
}
