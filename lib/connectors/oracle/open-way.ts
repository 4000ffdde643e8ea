import type { Duplex } from "node:stream";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { CheckContext, LoopbackDoor, TlsOptions } from "@/lib/shared/setup-test/context";
import type { NetworkTarget } from "../kit/network-target";
import { type Detachable, detachableStream } from "../kit/tns-wire/detachable-stream";
import { TnsGate } from "../kit/tns-wire/tns-gate";
import type { Redirect } from "../kit/tns-wire/tns-packet";
import type { OracleState } from "./state";

/** A listener sends us on once, to a node of its cluster; a second time would be a loop. */
const maxRedirects = 2;

/** A stream to a server, and below it what TLS runs over. */
interface Way {
  readonly stream: Duplex;
  readonly bare: Duplex;
  readonly carrier: Detachable | null;
}

interface Ways {
  readonly context: CheckContext;
  readonly state: OracleState;
  /** Called with what ends a way, which the driver only sees as cut. */
  readonly onError: (error: Error) => void;
}

/** A loopback port that leads the driver to one server, and on to others where that server says so. */
export async function openOracleDoor(
  input: Ways & { readonly way: Way; readonly target: NetworkTarget; readonly redirects?: number },
): Promise<LoopbackDoor> {
  const { way, target, context, state, onError, redirects = 0 } = input;
  const gate = new TnsGate({
    stream: way.stream,
    target,
    renewTls: way.carrier === null ? null : () => renewTls({ ...input, way }),
    redirect: async (to) => {
      if (redirects >= maxRedirects) throw lost(target);
      const next = { ...target, host: to.host, port: to.port };
      const door = await openOracleDoor({
        ...input,
        way: await openNext({ ...input, target: next, to }),
        target: next,
        redirects: redirects + 1,
      });
      return door.port;
    },
  });
  gate.once("error", onError);
  state.resources.add(() => gate.destroy());
  const door = await context.tcp.openDoor({ connections: 1, dial: async () => gate });
  state.resources.add(() => door.close());
  return door;
}

/** The way to the server that a listener sends us on to: through the dialer, and with TLS if there was TLS. */
async function openNext(
  input: Ways & { readonly target: NetworkTarget; readonly to: Redirect },
): Promise<Way> {
  const { context, state, target, to } = input;
  const { tcp } = context;
  // Whoever asks for less TLS than the user did wants to listen in.
  if (target.tls !== null && !to.isTls) throw lost(target);
  const bare = await (state.tunnel === null
    ? tcp.connect({ target: await tcp.resolve({ host: to.host }), port: to.port })
    : state.tunnel.forward({ host: to.host, port: to.port }));
  state.resources.add(() => bare.destroy());
  if (target.tls === null) return { stream: bare, bare, carrier: null };
  const carrier = detachableStream(bare);
  const { stream } = await tcp.secure({ stream: carrier.stream, tls: tlsOptions(input) });
  state.resources.add(() => stream.destroy());
  return { stream, bare, carrier };
}

/** Leaves the old TLS behind and starts anew on the same connection: another process has taken it over. */
async function renewTls(
  input: Ways & { readonly way: Way; readonly target: NetworkTarget },
): Promise<Duplex> {
  const { way, context, state } = input;
  way.carrier?.detach();
  const carrier = detachableStream(way.bare);
  const { stream } = await context.tcp.secure({ stream: carrier.stream, tls: tlsOptions(input) });
  state.resources.add(() => stream.destroy());
  return stream;
}

function tlsOptions(input: { readonly target: NetworkTarget; readonly context: CheckContext }): TlsOptions {
  const { host, port, tls } = input.target;
  if (tls === null) throw new Error("there is no TLS to do");
  const approvedFingerprints = input.context.trusted.fingerprints({ kind: "tls_certificate", host, port });
  return { ...tls, servername: host, port, approvedFingerprints };
}

function lost({ host, port }: NetworkTarget): NetworkError {
  return new NetworkError({
    code: "wrong_service",
    userMessage: `The listener sends connections on to ${host} on port ${port}, where they cannot be followed.`,
  });
}
