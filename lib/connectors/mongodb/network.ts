import type { PropertyValues } from "@/lib/shared/report-card/types";
import { endpointFields } from "../kit/endpoint/read-endpoint";
import { networkStages } from "../kit/network-stages";
import { pointToField } from "../kit/point-to-field";
import type { Stage, StageOutcome } from "../types";
import { readMongoEndpoint, usesService } from "./settings";
import type { MongoState } from "./state";

type Run = Parameters<Stage<MongoState>["run"]>[0];

/**
 * The network stages, which with `use_srv` look the servers up first and then are about one of them. Each
 * server's address is judged by the dialer as any host's.
 */
export const network: readonly Stage<MongoState>[] = networkStages<MongoState>({
  fields: endpointFields,
  read: readMongoEndpoint,
}).map((stage) => {
  const atServer = (run: Run) => stage.run({ ...run, values: valuesAt(run) });
  if (stage.id === "resolve_host") return { ...stage, run: (run) => resolve({ run, next: atServer }) };
  if (stage.id === "tcp_connect") return { ...stage, run: (run) => connect({ run, next: atServer }) };
  return { ...stage, run: atServer };
});

/** The answers, with the chosen server in place of the name it is listed under. */
function valuesAt(run: Pick<Run, "values" | "state">): PropertyValues {
  return { ...run.values, ...run.state.server };
}

interface Step {
  readonly run: Run;
  readonly next: (run: Run) => Promise<StageOutcome>;
}

async function resolve({ run, next }: Step): Promise<StageOutcome> {
  const { values, context, state } = run;
  if (!usesService(values)) return next(run);
  return pointToField({
    fields: { otherwise: "host" },
    egressAddresses: context.egressAddresses,
    work: async () => {
      const { host, ssh } = readMongoEndpoint(values);
      const { signal } = context;
      state.servers = await context.tcp.resolveService({ service: "_mongodb._tcp", host, signal });
      state.server = state.servers[0] ?? null;
      // Through a tunnel the SSH server resolves them.
      if (ssh === null)
        for (const one of state.servers) await context.tcp.resolve({ host: one.host, signal });
      const outcome = await next(run);
      return outcome.status === "PASSED"
        ? { ...outcome, message: listed(state.servers.length, host) }
        : outcome;
    },
  });
}

function listed(count: number, host: string): string {
  return count === 1 ? `Found one server of ${host}.` : `Found ${count} servers of ${host}.`;
}

/** One server of a cluster may be down: the first that answers will do. */
async function connect({ run, next }: Step): Promise<StageOutcome> {
  const { values, context, state } = run;
  let outcome = await next(run);
  const others = readMongoEndpoint(values).ssh === null ? state.servers.slice(1) : [];
  for (const server of others) {
    if (outcome.status === "PASSED" || context.signal.aborted) break;
    state.resolved = await context.tcp.resolve({ host: server.host, signal: context.signal });
    state.server = server;
    outcome = await next(run);
  }
  return outcome;
}
