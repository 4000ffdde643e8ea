import type { SrvRecord } from "node:dns";
import { NetworkError } from "@/lib/shared/errors/network-error";
import { canonicalHost } from "./canonical-host";
import { errorCode } from "./error-code";
import { withDeadline } from "./with-deadline";

/** More servers than this are no cluster but an attempt to keep us busy. */
const maxServers = 50;

/**
 * The servers behind `service` at `host`, by priority and weight. Only names below the host's own domain
 * count: whoever can forge one answer of the name server must not lead us, and the password, elsewhere
 * (as in MongoDB's "Initial DNS Seedlist Discovery").
 */
export async function resolveService(input: {
  /** Such as `_mongodb._tcp`. */
  readonly service: string;
  readonly host: string;
  readonly lookup: (name: string) => Promise<readonly SrvRecord[]>;
  readonly ms: number;
  readonly signal: AbortSignal;
}): Promise<readonly { readonly host: string; readonly port: number }[]> {
  const { host } = input;
  const name = canonicalHost({ host }).replace(/\.$/, "").toLowerCase();
  const found = await withDeadline({
    work: input.lookup(`${input.service}.${name}`).catch((error: unknown) => {
      throw lookupFailure({ host, error });
    }),
    deadline: {
      ms: input.ms,
      signal: input.signal,
      expired: () =>
        failure({ host, code: "dns_temporary", message: `The name server did not answer for ${host}.` }),
    },
    abandon: () => {},
  });
  const domain = parentOf(name);
  const servers = [...found]
    .sort((a, b) => a.priority - b.priority || b.weight - a.weight)
    .map((record) => ({ host: record.name.replace(/\.$/, "").toLowerCase(), port: record.port }))
    .filter((server) => server.host.endsWith(domain));
  if (servers.length === 0) throw notFound({ host });
  return servers.slice(0, maxServers);
}

/** What the servers' names have to end in: the host's, without its first label where more than two are there. */
function parentOf(name: string): string {
  const labels = name.split(".");
  return `.${(labels.length > 2 ? labels.slice(1) : labels).join(".")}`;
}

function lookupFailure(input: { readonly host: string; readonly error: unknown }): NetworkError {
  const code = errorCode(input.error);
  if (code === "ENOTFOUND" || code === "ENODATA") return notFound(input);
  return failure({
    ...input,
    code: "dns_temporary",
    message: `The name server did not answer for ${input.host}.`,
  });
}

function notFound(input: { readonly host: string; readonly error?: unknown }): NetworkError {
  return failure({
    ...input,
    code: "dns_not_found",
    message: `The name server lists no servers for ${input.host}.`,
  });
}

function failure(input: {
  readonly host: string;
  readonly code: "dns_not_found" | "dns_temporary";
  readonly message: string;
  readonly error?: unknown;
}): NetworkError {
  return new NetworkError({
    code: input.code,
    userMessage: input.message,
    facts: [{ label: "Host", value: input.host }],
    cause: input.error,
  });
}
