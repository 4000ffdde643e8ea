import type { Stage, StageOutcome } from "../types";
import { firewallRemedy } from "./firewall-remedy";
import type { NetworkDefinition, NetworkState, NetworkTarget } from "./network-target";
import { pointToField } from "./point-to-field";
import { sshStages } from "./ssh-stages";
import { tlsStage } from "./tls-stage";

/** A stage has 10 s; a connection attempt ends before, so that it can say what happened. */
const longestConnectMs = 9_500;

/**
 * The stages every networked connector starts with: resolve_host, tcp_connect, then with a tunnel
 * ssh_host_key, ssh_auth, ssh_forward, then tls. With a tunnel the first two test the SSH server.
 */
export function networkStages<State extends NetworkState>(
  definition: NetworkDefinition,
): readonly Stage<State>[] {
  return [resolveStage(definition), connectStage(definition), ...sshStages(definition), tlsStage(definition)];
}

function resolveStage(definition: NetworkDefinition): Stage<NetworkState> {
  return {
    id: "resolve_host",
    title: "Resolve host name",
    run: ({ values, context, state }) => {
      const target = definition.read(values);
      const { host } = target.ssh ?? target;
      const field = target.ssh === null ? definition.fields.host : definition.fields.sshHost;
      return pointToField({
        fields: { otherwise: field },
        egressAddresses: context.egressAddresses,
        work: async () => {
          state.resolved = await context.tcp.resolve({ host, signal: context.signal });
          return {
            status: "PASSED",
            message: `Found ${host}.`,
            details: state.resolved.addresses.map(({ address }) => ({ label: "Address", value: address })),
          };
        },
      });
    },
  };
}

function connectStage(definition: NetworkDefinition): Stage<NetworkState> {
  return {
    id: "tcp_connect",
    title: "Reach host and port",
    run: async ({ values, context, state }) => {
      const target = definition.read(values);
      const { host, port } = target.ssh ?? target;
      const { fields } = definition;
      const hostField = target.ssh === null ? fields.host : fields.sshHost;
      const portField = target.ssh === null ? fields.port : fields.sshPort;
      const outcome = await pointToField({
        fields: { otherwise: hostField, connection_refused: portField, invalid_port: portField },
        egressAddresses: context.egressAddresses,
        work: async () => {
          if (state.resolved === null) throw new Error("tcp_connect needs resolve_host before it");
          const { connectMs } = target;
          const ms = connectMs === undefined ? undefined : Math.min(connectMs, longestConnectMs);
          const { signal } = context;
          const limit =
            ms === undefined
              ? { signal }
              : { ms, signal: AbortSignal.any([signal, AbortSignal.timeout(ms)]) };
          const stream = await context.tcp.connect({ target: state.resolved, port, ...limit });
          state.resources.add(() => stream.destroy());
          state.stream = stream;
          const message = `${host} answers on port ${port}.`;
          return { status: "PASSED", message, details: placeFacts(target) };
        },
      });
      return withRemedy({ outcome, remedy: firewallRemedy({ host, port, ...context }) });
    },
  };
}

/** Where the first connection went: to the server, or to the SSH server before it. */
function placeFacts(target: NetworkTarget) {
  const place = target.ssh ?? target;
  const of = target.ssh === null ? ["Host", "Port"] : ["SSH host", "SSH port"];
  return [
    { label: of[0] ?? "", value: place.host },
    { label: of[1] ?? "", value: String(place.port) },
  ];
}

/** What a firewall swallows looks like this. */
const shutOut = ["timeout", "host_unreachable", "connection_reset"];

function withRemedy(input: { readonly outcome: StageOutcome; readonly remedy: string | null }): StageOutcome {
  const { outcome, remedy } = input;
  const isShutOut = outcome.status === "FAILED" && shutOut.includes(outcome.code);
  return isShutOut && remedy !== null ? { ...outcome, remedy } : outcome;
}
