import type { SrvRecord } from "node:dns";
import { lookup as systemLookup, resolveSrv as systemResolveSrv } from "node:dns/promises";
import type { Duplex } from "node:stream";
import type { GuardedTcp } from "@/lib/shared/setup-test/context";
import { connectTcp } from "./connect-tcp";
import type { EgressPolicy } from "./egress-policy";
import { handshakeSsh } from "./handshake-ssh";
import { openDoor } from "./open-door";
import { type Lookup, resolveHost } from "./resolve-host";
import { resolveService } from "./resolve-service";
import { secureStream } from "./secure-stream";
import { withEitherSignal } from "./with-either-signal";

/** Milliseconds each operation may take. */
export interface DialerTimeouts {
  /** @default 5000 */
  readonly resolve?: number;
  /** All addresses of a host together. @default 5000 */
  readonly connect?: number;
  /** @default 8000 */
  readonly secure?: number;
  /** Each of handshake, sign-in and channel. @default 8000 */
  readonly ssh?: number;
}

export interface GuardedTcpOptions {
  readonly policy: EgressPolicy;
  /** Aborts every call and destroys every socket opened through this dialer. */
  readonly signal: AbortSignal;
  readonly timeouts?: DialerTimeouts;
  /** Resolver. @default the system's, with all addresses in its order */
  readonly lookup?: Lookup;
  /** Resolver of SRV records. @default the system's */
  readonly lookupService?: (name: string) => Promise<readonly SrvRecord[]>;
}

/**
 * The only way out to a destination. Names are resolved once, every address is checked against the
 * egress policy, and connections go to a checked address.
 */
export function createGuardedTcp(options: GuardedTcpOptions): GuardedTcp {
  const { policy, lookupService = systemResolveSrv } = options;
  const { resolve: resolveMs = 5_000, connect: connectMs = 5_000 } = options.timeouts ?? {};
  const { secure: secureMs = 8_000, ssh: sshMs = 8_000 } = options.timeouts ?? {};
  const lookup = options.lookup ?? ((name) => systemLookup(name, { all: true }));
  const open = new Set<Duplex>();
  options.signal.addEventListener("abort", () => {
    for (const stream of open) stream.destroy();
  });
  const bounded = <T>(signal: AbortSignal | undefined, run: (signal: AbortSignal) => Promise<T>) =>
    signal === undefined ? run(options.signal) : withEitherSignal({ signals: [options.signal, signal], run });
  return {
    resolve: ({ host, signal }) =>
      bounded(signal, (either) => resolveHost({ host, policy, lookup, ms: resolveMs, signal: either })),
    resolveService: ({ signal, ...rest }) =>
      bounded(signal, (either) =>
        resolveService({ ...rest, lookup: lookupService, ms: resolveMs, signal: either }),
      ),
    openDoor: (input) => openDoor({ ...input, signal: options.signal }),
    connect: async ({ target, port, signal, ms = connectMs }) => {
      const socket = await bounded(signal, (either) =>
        connectTcp({ target, port, policy, ms, signal: either }),
      );
      open.add(socket);
      socket.once("close", () => open.delete(socket));
      return socket;
    },
    secure: ({ stream, tls, signal }) =>
      bounded(signal, (either) => secureStream({ stream, tls, ms: secureMs, signal: either })),
    handshakeSsh: ({ signal, ...rest }) =>
      bounded(signal, (either) =>
        handshakeSsh({ ...rest, ms: sshMs, signal: either, runSignal: options.signal }),
      ),
  };
}
