import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import { type BrowseInput, type BrowseLimits, defaultBrowseLimits } from "../browsing";
import type { Approval } from "./run-check";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });

/** What a look at a server of this machine needs. */
export function browseInput(input: {
  readonly values: PropertyValues;
  readonly limits?: Partial<BrowseLimits>;
  readonly approved?: readonly Approval[];
  readonly signal?: AbortSignal;
  /** Stand-ins for providers, by origin. */
  readonly origins?: Readonly<Record<string, string>>;
}): BrowseInput {
  const { approved = [], origins = {} } = input;
  const signal = input.signal ?? new AbortController().signal;
  const tcp = createGuardedTcp({ policy, signal });
  const context: CheckContext = {
    tcp,
    http: createGuardedHttp({ tcp, signal, origins }),
    trusted: {
      fingerprints: ({ kind }) => approved.filter((one) => one.kind === kind).map((one) => one.fingerprint),
    },
    egressAddresses: ["198.51.100.7"],
    signal,
  };
  return { values: input.values, context, limits: { ...defaultBrowseLimits, ...input.limits } };
}
