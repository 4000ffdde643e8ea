import "server-only";
import { getEnv } from "@/lib/config/env";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { secretTrader } from "@/lib/services/credential/trade-secret";
import { operatorIdentity } from "@/lib/services/operator/operator-identity";
import type { CheckContext, TrustedPeers } from "@/lib/shared/setup-test/context";
import { tenantStore } from "@/lib/store/tenant-store";

/** What a check or a look may use to reach a destination: the guarded dialer, and what a person has approved. */
export async function destinationContext(input: {
  readonly workspaceId: string;
  readonly connectionId: string;
  /** Whose secrets may be traded in; absent where nothing is stored. */
  readonly credentialVersion?: number;
  readonly signal: AbortSignal;
  /** Called where a secret of the version was traded for another, with its new data key. */
  readonly onReplaced?: (wrappedKey: string) => void;
}): Promise<Omit<CheckContext, "signal">> {
  const env = getEnv();
  const { credentialVersion } = input;
  const policy = parseEgressPolicy({ allowedCidrs: env.allowedNetworks });
  const tcp = createGuardedTcp({ policy, signal: input.signal });
  const http = createGuardedHttp({ tcp, signal: input.signal, origins: env.providerOrigins });
  return {
    tcp,
    http,
    trusted: await trustedPeers(input),
    egressAddresses: env.egressAddresses,
    operator: operatorIdentity({ http }),
    ...(credentialVersion === undefined
      ? {}
      : { tradeSecret: secretTrader({ ...input, place: { ...input, credentialVersion } }) }),
  };
}

async function trustedPeers(input: {
  readonly workspaceId: string;
  readonly connectionId: string;
}): Promise<TrustedPeers> {
  const rows = await tenantStore(input).trustApproval.findMany({
    where: { connectionId: input.connectionId, revokedAt: null },
  });
  return {
    fingerprints: ({ kind, host, port }) =>
      rows
        .filter((row) => row.kind === kind && row.host === host && row.port === port)
        .map((row) => row.fingerprint),
  };
}
