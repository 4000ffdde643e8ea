import type { Duplex } from "node:stream";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import { readMongoEndpoint } from "./settings";
import type { MongoServer, MongoState } from "./state";

/** Another stream to a server, through the guarded dialer, or the tunnel that is up, and TLS. */
export async function openWay(input: {
  readonly server: MongoServer;
  readonly values: PropertyValues;
  /** Without a signal of its own the dialer's time limits hold. */
  readonly context: Omit<CheckContext, "signal">;
  readonly state: MongoState;
}): Promise<Duplex> {
  const { server, state } = input;
  const { tcp, trusted } = input.context;
  const stream = await (state.tunnel === null
    ? tcp.connect({ target: await tcp.resolve({ host: server.host }), port: server.port })
    : state.tunnel.forward(server));
  state.resources.add(() => stream.destroy());
  const { tls } = readMongoEndpoint(input.values);
  if (tls === null) return stream;
  const approvedFingerprints = trusted.fingerprints({ kind: "tls_certificate", ...server });
  const secured = await tcp.secure({
    stream,
    tls: { ...tls, servername: server.host, port: server.port, approvedFingerprints },
  });
  state.resources.add(() => secured.stream.destroy());
  return secured.stream;
}
