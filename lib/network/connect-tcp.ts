import { connect, type Socket } from "node:net";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { HostAddress, ResolvedHost } from "@/lib/shared/setup-test/context";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import type { EgressPolicy } from "./egress-policy";
import { errorCode } from "./error-code";
import { assertAllowed } from "./resolve-host";
import { withDeadline } from "./with-deadline";

interface Failure {
  readonly code: FailureCode;
  readonly says: string;
}

const unreachable: Failure = { code: "host_unreachable", says: "no network route leads there" };
const failures: Readonly<Record<string, Failure>> = {
  ECONNREFUSED: {
    code: "connection_refused",
    says: "the host answers, but nothing accepts connections on this port",
  },
  ECONNRESET: { code: "connection_reset", says: "the connection was cut at once" },
  ETIMEDOUT: { code: "timeout", says: "no answer came" },
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  EADDRNOTAVAIL: unreachable,
};

/**
 * Opens TCP to the addresses of a resolved host in their order, until one answers. Every address is
 * judged again, so that nothing else can be connected to whoever made the `ResolvedHost`.
 */
export async function connectTcp(input: {
  readonly target: ResolvedHost;
  readonly port: number;
  readonly policy: EgressPolicy;
  readonly ms: number;
  readonly signal: AbortSignal;
}): Promise<Socket> {
  const { target, port } = input;
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new NetworkError({
      code: "invalid_port",
      userMessage: "The port must be a number from 1 to 65535.",
    });
  }
  let failure: NetworkError | undefined;
  const share = Math.ceil(input.ms / Math.max(1, target.addresses.length));
  for (const address of target.addresses) {
    assertAllowed({ host: target.host, address: address.address, policy: input.policy });
    try {
      return await connectAddress({ ...input, address, ms: share });
    } catch (error) {
      if (!(error instanceof NetworkError) || input.signal.aborted) throw error;
      failure = error;
    }
  }
  throw failure ?? tcpFailure({ target, port, raw: "ENETUNREACH" });
}

async function connectAddress(input: {
  readonly target: ResolvedHost;
  readonly address: HostAddress;
  readonly port: number;
  readonly ms: number;
  readonly signal: AbortSignal;
}): Promise<Socket> {
  const { target, port, address } = input;
  // An address, not a name: Node.js resolves nothing here.
  const socket = connect({ host: address.address, family: address.family, port, noDelay: true });
  // Errors after the connection also end reads and writes; without a listener they would end the process.
  socket.on("error", () => {});
  const work = new Promise<Socket>((resolve, reject) => {
    socket.once("connect", () => resolve(socket));
    socket.once("error", (cause) => reject(tcpFailure({ target, port, raw: errorCode(cause), cause })));
  });
  const expired = () => tcpFailure({ target, port, raw: "ETIMEDOUT" });
  return withDeadline({
    work,
    deadline: { ms: input.ms, signal: input.signal, expired },
    abandon: () => socket.destroy(),
  });
}

function tcpFailure(input: {
  readonly target: ResolvedHost;
  readonly port: number;
  readonly raw: string;
  readonly cause?: unknown;
}): NetworkError {
  const failure = failures[input.raw] ?? unreachable;
  return new NetworkError({
    code: failure.code,
    userMessage: `Could not connect to ${input.target.host} on port ${input.port}: ${failure.says}.`,
    facts: [
      { label: "Host", value: input.target.host },
      { label: "Port", value: String(input.port) },
    ],
    cause: input.cause,
  });
}
