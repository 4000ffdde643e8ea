import { NetworkError } from "@/lib/shared/errors/network-error";
import type { HostAddress, ResolvedHost } from "@/lib/shared/setup-test/context";
import { canonicalHost } from "./canonical-host";
import type { EgressPolicy } from "./egress-policy";
import { errorCode } from "./error-code";
import { judgeAddress } from "./judge-address";
import { refuseMetadataHost } from "./refuse-metadata-host";
import { withDeadline } from "./with-deadline";

/** Resolves a name to all its addresses, like `dns.promises.lookup` with `all: true`. */
export type Lookup = (
  name: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/** Resolves a host once and checks every address; one bad address refuses the whole name. */
export async function resolveHost(input: {
  readonly host: string;
  readonly policy: EgressPolicy;
  readonly lookup: Lookup;
  readonly ms: number;
  readonly signal: AbortSignal;
}): Promise<ResolvedHost> {
  const { host, policy } = input;
  const name = canonicalHost({ host });
  refuseMetadataHost({ host: name });
  const found = await withDeadline({
    work: input.lookup(name).catch((error: unknown) => {
      throw lookupFailure({ host, error });
    }),
    deadline: { ms: input.ms, signal: input.signal, expired: () => dnsTemporary({ host }) },
    abandon: () => {},
  });
  const addresses = found.map(
    ({ address, family }): HostAddress => ({ address, family: family === 6 ? 6 : 4 }),
  );
  if (addresses.length === 0) throw dnsNotFound({ host });
  for (const { address } of addresses) assertAllowed({ host, address, policy });
  return { host, addresses };
}

/**
 * Throws `address_not_allowed`. The address itself stays out of the message: for a private name it
 * would tell a stranger about the operator's network.
 */
export function assertAllowed(input: {
  readonly host: string;
  readonly address: string;
  readonly policy: EgressPolicy;
}): void {
  const verdict = judgeAddress(input);
  if (verdict.allowed) return;
  throw new NetworkError({
    code: "address_not_allowed",
    userMessage: `${input.host} leads to a private or reserved address, and this service does not connect to those.`,
    internal: `refused ${input.address} (${verdict.reason})`,
    facts: [{ label: "Host", value: input.host }],
  });
}

function lookupFailure(input: { readonly host: string; readonly error: unknown }): NetworkError {
  const code = errorCode(input.error);
  return code === "ENOTFOUND" || code === "ENODATA" ? dnsNotFound(input) : dnsTemporary(input);
}

function dnsNotFound(input: { readonly host: string; readonly error?: unknown }): NetworkError {
  return new NetworkError({
    code: "dns_not_found",
    userMessage: `There is no host named ${input.host}.`,
    facts: [{ label: "Host", value: input.host }],
    cause: input.error,
  });
}

function dnsTemporary(input: { readonly host: string; readonly error?: unknown }): NetworkError {
  return new NetworkError({
    code: "dns_temporary",
    userMessage: `The name server did not answer for ${input.host}.`,
    facts: [{ label: "Host", value: input.host }],
    cause: input.error,
  });
}
